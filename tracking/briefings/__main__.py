"""Briefings from a terminal: `python -m tracking.briefings --period 2022-11 --out DIR`."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from tracking.briefings.files import FORMATS, file_name, written
from tracking.briefings.making import make, opened
from tracking.period_codes import period
from tracking.roles import Actor, Role
from tracking.settings import settings
from tracking.store.declared import install_entered
from tracking.store.engine import keepable, open_engine, plain_errors
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts
from tracking.terminal import new_parser, run, why
from tracking.vocabulary import TrackingError

_OFFICE = Actor(account="dòng lệnh", label="Văn phòng Bộ", role=Role.COORDINATOR, address="máy chủ")
"""Whoever may run commands where the store is."""
_UNFINISHED = ".dang-ghi-"
"""How the names of files begin that are not written to their end."""


def main(arguments: list[str] | None = None) -> int:
    """Make a briefing of a period, or open one, and write its files.

    0 only when every file is written and says what the briefing says; 1 when one is not, whatever
    became of the others; 2 when nothing can be made of it, or nothing can be written there.
    """
    options = _parser().parse_args(arguments)
    try:
        with plain_errors():
            return _write(options)
    except BrokenPipeError:  # nobody reads what is said: no trouble of the briefing
        raise
    except TrackingError as trouble:
        _complain(str(trouble))
    except OSError as trouble:
        _complain(f"Máy không đọc, ghi được{_named(trouble)}: {why(trouble)}.")
    return 2


def _complain(sentence: str) -> None:
    print(f"LỖI: {sentence}", file=sys.stderr)


def _named(trouble: OSError) -> str:
    return f" “{trouble.filename}”" if trouble.filename else ""


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("python -m tracking.briefings", "Lập tài liệu họp và ghi ra tệp.")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--period", metavar="KỲ", help="lập tài liệu của một kỳ, ví dụ 2022-11")
    which.add_argument("--number", type=int, metavar="SỐ", help="ghi lại một tài liệu đã lập")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="THƯ_MỤC", help="ghi tệp vào thư mục này"
    )
    parser.add_argument(
        "--format",
        type=_formats,
        default=tuple(FORMATS),
        metavar="ĐUÔI",
        help=f"các đuôi tệp cách nhau bằng dấu phẩy: {', '.join(FORMATS)} (mặc định: tất cả)",
    )
    parser.add_argument("--database", help="địa chỉ cơ sở dữ liệu, thay cho cấu hình")
    return parser


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    if not asked or any(one not in FORMATS for one in asked):
        raise argparse.ArgumentTypeError(f"chọn trong: {', '.join(FORMATS)}")
    return asked


def _write(options: argparse.Namespace) -> int:
    if options.period is not None:
        _check(options.period)
    _prepare(options.out)  # a briefing that is made is kept, even if it cannot be written
    engine = open_engine(options.database or settings().database_url)
    migrate(engine)
    install_entered(engine)
    ensure_parts(engine)  # a new version of the program may count otherwise
    number = options.number
    if number is None:
        number = make(engine, _OFFICE, options.period, datetime.now(UTC)).number
    with keepable(
        TrackingError(f"Không có Tài liệu họp số {number}; chọn một số trong danh sách.")
    ):
        briefing = opened(engine, number)
    print(f"{briefing.name}, {briefing.period_label}. {briefing.coverage}")
    failed, unwritable = 0, 0
    for ending in options.format:
        target = options.out / file_name(briefing, ending)
        try:
            _put(target, written(briefing, ending))
        except TrackingError as trouble:
            failed += 1
            _complain(str(trouble))
        except OSError as trouble:
            unwritable += 1
            _complain(f"Không ghi được “{target}”: {why(trouble)}.")
        else:
            print(f"{FORMATS[ending].label}: {target}")
    if unwritable == len(options.format):
        return 2
    return int(failed + unwritable > 0)


def _check(period_code: str) -> None:
    try:
        period(period_code)
    except ValueError:
        raise TrackingError(f"Không có kỳ “{period_code}”; ví dụ 2022-11, 2022-Q4.") from None


def _prepare(folder: Path) -> None:
    """See to it that files can be written into a folder. Raises TrackingError where not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=_UNFINISHED) as trial:
            trial.write(b"-")
    except (FileExistsError, NotADirectoryError):
        raise TrackingError(f"“{folder}” không phải là thư mục; chọn thư mục khác.") from None
    except OSError as trouble:
        raise TrackingError(
            f"Không ghi được vào thư mục “{folder}”: {why(trouble)}; chọn thư mục khác."
        ) from trouble


def _put(target: Path, content: bytes) -> None:
    """Write a file whole, or leave what was there: its name is given once all of it is kept."""
    unfinished = target.with_name(f"{_UNFINISHED}{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


if __name__ == "__main__":
    run(main)
