"""Where a record stands: for the reader, and for the address that opens its cells."""

from collections.abc import Mapping
from typing import Any

from tracking.views import Record


def place(row: Mapping[str, Any]) -> str:
    """The workbook, the sheet and the row."""
    return f"{row['_file']}, {within(row)}"


def place_code(record: Record) -> str:
    """The same by the number of the submission, short enough for an address."""
    return f"{record.report.submission_id}:{record.row['_row']}:{record.row['_sheet']}"


def within(row: Mapping[str, Any]) -> str:
    """The sheet and the row, where the workbook is known."""
    return f"trang {row['_sheet']}, dòng {row['_row']}"


def placed(record: Record) -> dict[str, object]:
    """What a line of a list needs to show its places and to open its cells."""
    places = "; ".join((place(record.row), *(f"và {within(row)}" for row in record.again)))
    return {"place": places, "at": place_code(record)}
