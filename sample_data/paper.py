"""Paper the sample workbooks are written on: cells with a look, whatever format they end in."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

SAMPLE = "(Số liệu mẫu, không phải số liệu thật)"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

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


TITLE = Look(bold=True, centred=True)
SMALL = Look(italic=True, centred=True)
HEAD = Look(bold=True, boxed=True, centred=True)
NUMBERING = Look(italic=True, boxed=True, centred=True)
BODY = Look(boxed=True)
STRONG = Look(bold=True, boxed=True)


@dataclass(slots=True)
class Page:
    """A sheet: cells by (row, column) from 1, merged ranges, widths by letter."""

    name: str
    cells: dict[tuple[int, int], tuple[Value, Look]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)

    def put(self, ref: str, value: Value, look: Look = Look()) -> None:  # noqa: B008
        """Write a cell, or the first of a range and merge the rest into it."""
        left, top, right, bottom = range_boundaries(ref)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.cells[row, column] = (None, look)
        self.cells[top, left] = (value, look)
        if ":" in ref:
            self.merges.append((top, left, bottom, right))

    def put_all(self, texts: Mapping[str, str], look: Look = HEAD) -> None:
        """Write several cells of one look: headings, titles."""
        for ref, text in texts.items():
            self.put(ref, text, look)

    def line(self, row: int, values: Row, look: Look = BODY, **formats: str) -> int:
        """Write a row from column A, number formats by letter; answers the next row."""
        for column, value in enumerate(values, 1):
            shown_as = formats.get(get_column_letter(column), _usual_format(value))
            self.cells[row, column] = (value, replace(look, shown_as=shown_as))
        return row + 1

    def lines(self, row: int, rows: Iterable[Row], look: Look = BODY, **formats: str) -> int:
        """Write rows one under the other; answers the next row."""
        for values in rows:
            row = self.line(row, values, look, **formats)
        return row

    def wide(self, **widths: int) -> None:
        """Set column widths, in characters."""
        self.widths |= widths

    def height(self, row: int) -> int:
        """How many lines of text a row needs for its wrapped cells, merged ones in their part."""
        spans = {(top, left): (bottom, right) for top, left, bottom, right in self.merges}
        lines = 1
        for (at, column), (value, look) in self.cells.items():
            bottom, right = spans.get((at, column), (at, column))
            if not isinstance(value, str) or not at <= row <= bottom:
                continue
            lines = max(lines, value.count("\n") + 1 if at == bottom else 1)
            if look.boxed:
                letters = map(get_column_letter, range(column, right + 1))
                width = sum(self.widths.get(letter, USUAL_WIDTH) for letter in letters)
                lines = max(lines, math.ceil(len(value) * 1.12 / width / (bottom - at + 1)))
        return lines


def _usual_format(value: Value) -> str:
    if isinstance(value, date):
        return "dd/mm/yyyy"
    return "#,##0" if isinstance(value, int) else "General"


def letterhead(
    page: Page, unit: str, left: str, right: str, ministry: str = "BỘ CÔNG THƯƠNG"
) -> None:
    """Ministry and unit on the left, nation and motto on the right, from row 1."""
    page.put_all({f"{_over(left, 1)}": ministry, f"{_over(right, 2)}": MOTTO}, TITLE)
    page.put_all({f"{_over(left, 2)}": unit, f"{_over(right, 1)}": NATION}, TITLE)


def _over(letters: str, row: int) -> str:
    """ "A:C" over a row: "A1:C1"."""
    return re.sub(r"[A-Z]+", lambda found: f"{found[0]}{row}", letters)


def signature(
    page: Page, row: int, left: str, right: str, titles: Sequence[str], keeper: str
) -> None:
    """Recipients on the left, titles without a name on the right."""
    page.put(f"{left}{row}", "Nơi nhận:", Look(bold=True, italic=True))
    page.put(f"{left}{row + 1}", "- Văn phòng Bộ (để tổng hợp);")
    page.put(f"{left}{row + 2}", f"- Lưu: VT, {keeper}.")
    for below, title in enumerate(titles):
        page.put(f"{right}{row + below}", title, TITLE)


def numbering(width: int, pattern: str = "({})") -> list[str]:
    """The row that numbers the columns: (1), (2) ..."""
    return [pattern.format(number) for number in range(1, width + 1)]


def percent(part: float, whole: float, places: int = 1) -> float:
    """Part of a whole in per cent, rounded half up as a spreadsheet does."""
    exact = Decimal(str(part)) * 100 / Decimal(str(whole))
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def comma(number: float, places: int) -> str:
    """A number typed as text the Vietnamese way: 1.234,5."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


def add(rows: Iterable[Sequence[float | None]]) -> list[float]:
    """Sums by column; what is not stated adds nothing."""
    exact = [[Decimal(str(value or 0)) for value in row] for row in rows]
    sums = [sum(column) for column in zip(*exact, strict=True)]
    return [int(total) if total == int(total) else float(total) for total in sums]
