"""Tables drawn as text, for tests that read as a specification."""

import re
from datetime import date, datetime
from typing import Any

_NUMBER = re.compile(r"-?\d+(?:\.\d{3})*(?:,\d+)?")


def drawn(text: str) -> list[dict[str, Any]]:
    """The rows of a table: heading line, then a line a row, cells between "|".

    30/09/2022 is a date, 1.234 and 0,5 are numbers, 95% a fraction, x is True, - is None.
    """
    lines = [line for line in text.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in lines[0].split("|")]
    cells = ([cell.strip() for cell in line.split("|")] for line in lines[1:])
    return [dict(zip(names, map(_value, row), strict=True)) for row in cells]


def _value(cell: str) -> Any:
    if cell in ("", "-"):
        return None
    if cell == "x":
        return True
    if re.fullmatch(r"\d\d/\d\d/\d{4}", cell):
        return datetime.strptime(cell, "%d/%m/%Y").date()
    if cell.endswith("%") and _NUMBER.fullmatch(cell[:-1]):
        return _number(cell[:-1]) / 100
    return _number(cell) if _NUMBER.fullmatch(cell) else cell


def _number(cell: str) -> float:
    plain = cell.replace(".", "").replace(",", ".")
    return float(plain) if "." in plain else int(plain)


def day(text: str) -> date:
    """A day as it is written: 30/09/2022."""
    return datetime.strptime(text, "%d/%m/%Y").date()
