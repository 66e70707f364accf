"""What a cell of an .ods holds, by what its attributes declare."""

import re
from datetime import datetime, time
from typing import Any

from data_loaders.files.cells import is_blank
from data_loaders.files.ods_styles import Attributes

_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|N/A|NULL!)|Err:\d{3}|#ERR\d{3}!")
_DURATION = re.compile(r"(-?)PT?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def is_error(cell: Attributes, text: str) -> bool:
    """Whether a cell shows an error in place of a value."""
    if cell.get("calcext:value-type") == "error":
        return True
    return "table:formula" in cell and _ERROR.fullmatch(text) is not None


def cell_value(cell: Attributes, text: str) -> Any:
    """The value of a cell by its declared type; None where it is but blanks."""
    value = _declared(cell, text)
    return None if is_blank(value) else value


def _declared(cell: Attributes, text: str) -> Any:
    match cell.get("office:value-type"):
        case "float" | "percentage" | "currency":
            return float(cell["office:value"]) if "office:value" in cell else text or None
        case "date":
            return _date(cell.get("office:date-value", "")) or text or None
        case "time":
            return _time(cell.get("office:time-value", ""))
        case "boolean":
            return cell.get("office:boolean-value") == "true"
        case _:
            return cell.get("office:string-value") or text or None


def _date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _time(text: str) -> time | float | None:
    """A time of day, or days as a number when it is longer than one."""
    found = _DURATION.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    if found[1] or hours > 23 or minutes > 59 or seconds > 59:
        days = (hours * 3600 + minutes * 60 + seconds) / 86400
        return -days if found[1] else days
    return time(hours, minutes, seconds)
