"""Where a record stands: for the reader, and for the address that opens its cells."""

from collections.abc import Mapping
from typing import Any

from tracking.views import Record


def place(row: Mapping[str, Any]) -> str:
    """The workbook, the sheet and the row."""
    return f"{row['_file']}, trang {row['_sheet']}, dòng {row['_row']}"


def place_code(record: Record) -> str:
    """The same by the number of the submission, short enough for an address."""
    return f"{record.report.submission_id}:{record.row['_row']}:{record.row['_sheet']}"


def placed(record: Record) -> dict[str, object]:
    """What a line of a list needs to show its place and to open its cells."""
    return {"place": place(record.row), "at": place_code(record)}
