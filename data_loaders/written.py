"""Values into cells of a workbook that is written: a text stays that text, whatever it holds."""

import re
from typing import Any

from openpyxl.cell import Cell

from tracking.text import for_xml

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767
"""How many UTF-16 units Excel keeps in a cell."""
_OBEYED = ("=", "+", "-", "@")


def put(cell: Cell, value: Any) -> None:
    """Write a value; None leaves the cell empty."""
    if isinstance(value, str):
        _put_text(cell, value)
    else:
        cell.value = value


def _put_text(cell: Cell, text: str) -> None:
    """Write a text: never a formula, an error code or an escaped letter; what no workbook can hold
    is left out, what is too long for a cell is cut."""
    held = for_xml(text)
    cell.value = _ESCAPE.sub("_x005F_", _cut(held))
    cell.data_type = "s"
    # Else the text becomes a formula when somebody presses F2 and Enter in the cell.
    cell.quotePrefix = held.lstrip().startswith(_OBEYED)


def _cut(text: str) -> str:
    if len(text) * 2 <= _LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")
