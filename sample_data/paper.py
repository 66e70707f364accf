"""What a sheet of paper looks like before it is a file: cells with a look, whatever the format."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter

SAMPLE = "(Số liệu mẫu, không phải số liệu thật)"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MINISTRY = "BỘ CÔNG THƯƠNG"

USUAL_WIDTH = 12
LINE_HEIGHT = 16
"""In points, of a line of text of 12 points."""

Value = str | int | float | date | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is drawn; `shown_as` is a number format."""

    bold: bool = False
    italic: bool = False
    boxed: bool = False
    centred: bool = False
    shown_as: str = "General"


PLAIN = Look()
TITLE = Look(bold=True, centred=True)
SMALL = Look(italic=True, centred=True)
HEAD = Look(bold=True, boxed=True, centred=True)
NUMBERING = Look(italic=True, boxed=True, centred=True)
BODY = Look(boxed=True)
STRONG = Look(bold=True, boxed=True)


@dataclass(slots=True)
class Page:
    """A sheet: cells by (row, column) from 1, merged ranges, widths by column, its font."""

    name: str
    font: str = "Times New Roman"
    cells: dict[tuple[int, int], tuple[Value, Look]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value, look: Look = PLAIN) -> None:
        """Write a cell."""
        self.cells[row, column] = (value, look)

    def put_over(
        self, top: int, left: int, bottom: int, right: int, value: Value, look: Look = TITLE
    ) -> None:
        """Write a cell that reaches over others."""
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.cells[row, column] = (None, look)
        self.cells[top, left] = (value, look)
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def line(self, row: int, left: int, values: Iterable[Value], look: Look = BODY) -> None:
        """Write a row from a column on."""
        for column, value in enumerate(values, left):
            shown_as = look.shown_as if look.shown_as != "General" else usual_format(value)
            self.cells[row, column] = (value, replace(look, shown_as=shown_as))

    def last_row(self) -> int:
        """The lowest row with a cell."""
        return max(row for row, _ in self.cells)

    def heights(self) -> dict[int, int]:
        """Lines of text each row needs for its wrapped cells, merged ones in their part."""
        spans = {(top, left): (bottom, right) for top, left, bottom, right in self.merges}
        lines: dict[int, int] = {}
        for (top, left), (value, look) in self.cells.items():
            if not isinstance(value, str):
                continue
            bottom, right = spans.get((top, left), (top, left))
            width = sum(self.widths.get(one, USUAL_WIDTH) for one in range(left, right + 1))
            needed = math.ceil(len(value) * 1.12 / width / (bottom - top + 1)) if look.boxed else 1
            for row in range(top, bottom + 1):
                lines[row] = max(lines.get(row, 1), needed)
        return lines


class Percent(float):
    """A share that a spreadsheet shows in percent."""


def usual_format(value: Value) -> str:
    """The number format an office would choose."""
    if isinstance(value, Percent):
        return "0.0%"
    if isinstance(value, date):
        return "dd/mm/yyyy"
    return "#,##0" if isinstance(value, int) else "General"


def letter(column: int) -> str:
    """The letter of a column."""
    return str(get_column_letter(column))


def rounded(number: float, places: int) -> float:
    """Rounded half up, as a spreadsheet does."""
    return float(Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def comma(number: float, places: int) -> str:
    """A number typed as text the Vietnamese way: 1.234,5."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))
