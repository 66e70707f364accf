"""When did each file come? The register of receipt of a folder, `so-nhan.csv`."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from tracking.vocabulary import TrackingError

REGISTER = "so-nhan.csv"


def read_register(folder: Path) -> dict[Path, datetime]:
    """File -> when it came; nothing where the folder has no register.

    Columns: file (a path below the folder), received_at (ISO 8601 with its time zone). Raises
    TrackingError for a line that cannot be read.
    """
    place = folder / REGISTER
    if not place.is_file():
        return {}
    return {
        folder / _text(row, "file", line): _moment(row, line)
        for line, row in enumerate(read_table(place), 2)
    }


def read_table(place: Path) -> list[dict[str, str]]:
    """The rows of a CSV a person keeps; raises TrackingError when it is none.

    Excel set to Vietnamese writes semicolons between the values, for the comma is in its numbers.
    """
    try:
        text = place.read_text(encoding="utf-8-sig")
        heading = text.partition("\n")[0]
        delimiter = ";" if heading.count(";") > heading.count(",") else ","
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except OSError as trouble:
        raise TrackingError(
            f"Không mở được tệp “{place.name}”; kiểm tra đường dẫn và quyền đọc."
        ) from trouble
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise TrackingError(
            f"Tệp “{place.name}” không phải bảng CSV mã UTF-8; trong Excel chọn Lưu thành "
            "(Save As), kiểu CSV UTF-8."
        ) from trouble


def _text(row: Mapping[str, str | None], name: str, line: int) -> str:
    value = row.get(name)
    if not value:
        raise TrackingError(f"{REGISTER}, dòng {line}: thiếu cột “{name}”.")
    return value


def _moment(row: Mapping[str, str | None], line: int) -> datetime:
    written = _text(row, "received_at", line)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        moment = datetime.min
    if moment.tzinfo is None:
        raise TrackingError(
            f"{REGISTER}, dòng {line}: “{written}” không phải thời điểm có múi giờ. "
            "Ví dụ: 2022-11-16T08:30:00+07:00."
        )
    return moment


def in_order_of_receipt(files: Sequence[Path], received: Mapping[Path, datetime]) -> list[Path]:
    """Files as they came; those the register does not know last, in the order given."""
    registered = sorted((path for path in files if path in received), key=received.__getitem__)
    return [*registered, *(path for path in files if path not in received)]
