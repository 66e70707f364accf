"""One sheet of an official form: letterhead, title, headings that are locked, rows to fill in."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from itertools import groupby
from typing import Any, NamedTuple

from openpyxl.comments import Comment
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.official.look import (
    ASKED,
    FRACTIONAL,
    STATED,
    entry,
    fit,
    frame,
    head,
    paper,
    say,
)
from data_loaders.official.names import ORDER
from data_loaders.official.rules import AUTHOR, rule_for, show_fractions
from data_loaders.official.values import ACCUMULATIONS, Row, sentence, typed
from data_loaders.written import put
from tracking.specs.indicators import indicators
from tracking.specs.official import Carried, Catalogue, Entry, OfficialColumn, OfficialSheet

MINISTRY = "BỘ CÔNG THƯƠNG"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_TITLE, _PERIOD, _MONEY, _TOP = 4, 5, 6, 7
"""Rows of the sheet."""
_ORDER_WIDTH = 6
_LEFT_WIDTH, _RIGHT_WIDTH = 46, 50
"""How many letters the two sides of the letterhead take at least."""
_CAPITALS = 0.7
"""How many bold capitals stand where one letter of the usual ones would."""
_CHECKED_ROWS = 2_000
"""For how many rows the rules hold; Excel checks nothing below them."""
_LAST_COLUMN = 16_384


class Area(NamedTuple):
    """Cells that are one heading, by Excel's numbers, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class ReportSheet:
    """Draws a sheet for a unit and a period, as they are named in the letterhead, with the rows
    that stand in it already."""

    def __init__(
        self, sheet: Worksheet, form: OfficialSheet, unit: str, period: str, rows: Sequence[Row]
    ) -> None:
        self.sheet, self.form, self.unit, self.period, self.rows = sheet, form, unit, period, rows
        self.typed = [[typed(one, row, form.money_unit) for one in form.columns] for row in rows]
        self.columns = [*enumerate(form.columns, 2)]
        self.last = len(form.columns) + 1
        self.widths = [_ORDER_WIDTH, *(self._needed(at, one) for at, one in self.columns)]
        self.kinds = [None, *(one.entry for one in form.columns)]
        self.bottom = _TOP + form.has_groups
        self.first_row = self.bottom + 1

    def draw(self, lists: Mapping[Catalogue, str]) -> None:
        """All of it; `lists` is where the names of each catalogue stand."""
        self._letterhead()
        self._headings()
        self._rows()
        self._rules(lists)
        self._advice()
        self._columns()
        self._guard()
        paper(self.sheet, f"{_TOP}:{self.bottom}")

    def _needed(self, at: int, column: OfficialColumn) -> float:
        """The width declared, or more where a figure would not be seen in it."""
        numbers = [row[at - 2] for row in self.typed] if column.entry in FRACTIONAL else []
        return max(column.width, *(len(f"{one:,}") + 3 for one in numbers if one is not None), 0)

    def _letterhead(self) -> None:
        left = _reach(self.widths, _LEFT_WIDTH)
        right = self.last + 1 - _reach(self.widths[::-1], _RIGHT_WIDTH)
        self._line(Area(1, 1, 1, left), MINISTRY)
        own = Area(2, 1, 2, left)
        self._line(own, self.unit.upper(), bold=True)
        self._line(Area(1, right, 1, self.last), NATION, bold=True)
        self._line(Area(2, right, 2, self.last), MOTTO, bold=True)
        fit(self.sheet, 2, [(self.unit, self._width(own) * _CAPITALS)])
        across = Area(_TITLE, 1, _TITLE, self.last)
        self._line(across, self.form.title, bold=True, size=14)
        across = Area(_PERIOD, 1, _PERIOD, self.last)
        self._line(across, f"Kỳ báo cáo: {self.period}", italic=True)
        if self.form.money_unit:
            text = f"Đơn vị tính: {self.form.money_unit.label}"
            money = Area(_MONEY, 1, _MONEY, self.last)
            self._line(money, text, across="right", italic=True)

    def _line(self, area: Area, text: str, **style: Any) -> None:
        say(self.sheet.cell(area.top, area.left), text, **{"across": "center", **style})
        self._merge(area)
        self.sheet.row_dimensions[area.top].height = 20

    def _merge(self, area: Area) -> None:
        if area[:2] != area[2:]:
            self.sheet.merge_cells(None, *area)

    def _headings(self) -> None:
        """One row of headings, or two where some stand under a common one."""
        heads = [*self._heads()]
        for area, text, colour in heads:
            for row in range(area.top, area.bottom + 1):
                for at in range(area.left, area.right + 1):
                    head(self.sheet.cell(row, at), "", colour)
            head(self.sheet.cell(area.top, area.left), text, colour)
            self._merge(area)
        for row in {_TOP, self.bottom}:
            ending = [(text, self._width(area) - 2) for area, text, _ in heads if area[2] == row]
            fit(self.sheet, row, ending)

    def _width(self, area: Area) -> float:
        return sum(self.widths[area.left - 1 : area.right])

    def _heads(self) -> Iterator[tuple[Area, str, str]]:
        yield Area(_TOP, 1, self.bottom, 1), ORDER, STATED
        for group, members in groupby(self.columns, lambda one: one[1].group):
            places = [*members]
            if group:
                yield Area(_TOP, places[0][0], _TOP, places[-1][0]), group, ASKED
            for at, column in places:
                is_new = column.carried in (Carried.NEVER, Carried.SETTLED)
                area = Area(self.bottom if group else _TOP, at, self.bottom, at)
                yield area, column.heading, ASKED if is_new else STATED

    def _rows(self) -> None:
        """The rows that are carried, and empty ones below; all are numbered, for a row without a
        number among numbered ones is taken for a stray one."""
        styles = [*map(self._style, self.kinds)]
        empty = [[None] * len(self.columns)] * self.form.empty_rows
        for number, values in enumerate([*self.typed, *empty], 1):
            row = self.bottom + number
            for at, (value, style) in enumerate(zip([number, *values], styles, strict=True), 1):
                cell = self.sheet.cell(row, at)
                cell._style = copy(style)
                put(cell, value)
            fit(self.sheet, row, zip([None, *values], self.widths, strict=True))

    def _style(self, kind: Entry | None) -> StyleArray:
        """How cells of a kind look, made once: a form may have thousands of them."""
        model = self.sheet.cell(self.first_row, 1)
        entry(model, kind)
        frame(model)
        return copy(model._style)

    def _below(self, at: int) -> str:
        """The cells of a column that are to be filled in."""
        letter = get_column_letter(at)
        return f"{letter}{self.first_row}:{letter}{self.first_row + _CHECKED_ROWS - 1}"

    def _rules(self, lists: Mapping[Catalogue, str]) -> None:
        money = self.form.money_unit.label if self.form.money_unit else ""
        for at, column in self.columns:
            place = lists[column.catalogue] if column.catalogue else None
            if rule := rule_for(column, money, place):
                rule.add(self._below(at))
                self.sheet.add_data_validation(rule)
        fractions = (self._below(at) for at, one in self.columns if one.entry in FRACTIONAL)
        show_fractions(self.sheet, fractions)

    def _advice(self) -> None:
        """At each figure of an indicator what it covers."""
        place = next((at for at, one in self.columns if one.field == "actual_value"), None)
        for number, row in enumerate(self.rows, self.first_row):
            found = indicators().get(row.get("indicator_code", ""))
            if place and found:
                text = sentence(f"{ACCUMULATIONS[found.accumulation]}.")
                self.sheet.cell(number, place).comment = Comment(text, AUTHOR, height=50, width=260)

    def _columns(self) -> None:
        """Every column may be written in, to the last one: from a guarded sheet Excel deletes no
        row with a locked cell in it."""
        for at, (width, kind) in enumerate(zip(self.widths, self.kinds, strict=True), 1):
            dimension = self.sheet.column_dimensions[get_column_letter(at)]
            dimension.width = width
            entry(dimension, kind)
        rest = self.sheet.column_dimensions[get_column_letter(self.last + 1)]
        rest.min, rest.max = self.last + 1, _LAST_COLUMN
        entry(rest, Entry.TEXT)

    def _guard(self) -> None:
        """Lock what may not change, without a password; rows, sorting and widths are free."""
        guard = self.sheet.protection
        guard.sheet = True
        guard.insertRows = guard.deleteRows = guard.sort = guard.autoFilter = False
        guard.formatColumns = guard.formatRows = False
        name = 2 + self.form.columns.index(self.form.name_column)
        self.sheet.freeze_panes = self.sheet.cell(self.first_row, name + 1)
        end = f"{get_column_letter(self.last)}{self.sheet.max_row}"
        self.sheet.auto_filter.ref = f"A{self.bottom}:{end}"


def _reach(widths: Sequence[float], needed: float) -> int:
    """How many columns, one after another, are as wide as needed."""
    total = 0.0
    for count, width in enumerate(widths, 1):
        total += width
        if total >= needed:
            return count
    return len(widths)
