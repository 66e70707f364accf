"""A briefing as a workbook: every view row by row, its totals and rates as formulas that live.

What a formula gives is written beside it, so that programs that do not calculate show it too.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tracking.briefings.book.looks import Looks, PlainSheet, is_obeyed
from tracking.briefings.cells import is_stated
from tracking.briefings.content import Briefing, Column, Fact, Measure, Sheet, Value
from tracking.briefings.parity.data import LONGEST, control_total, quotient
from tracking.charts.theme import STANDINGS
from tracking.dates import HANOI
from tracking.text import for_xml

SUMMARY = "Tổng hợp"
HEADING, FIRST = 4, 5
"""The rows of a sheet's heading and of its first record, counted from 0; the total stands above."""
TOTAL = 3
_UNIT_WIDTH = 14
_LINE, _HIGHEST = 13.5, 400
"""Points of a line, and of the highest row."""
FACTS = (
    ("Điểm", 8),
    ("Chỉ số", 44),
    ("Tử số", 20),
    ("Mẫu số", 20),
    ("Thực hiện", 12),
    ("Cần đạt đến kỳ này", 14),
    ("Chỉ tiêu", 12),
    ("Hạn", 12),
    ("Đánh giá", 18),
    ("Độ phủ", 34),
    ("Đơn vị của tử số, mẫu số", 14),
)


def book(briefing: Briefing) -> bytes:
    """The bytes of the file; of the same briefing always the same."""
    saved = BytesIO()
    # Text is text, whatever it begins with.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    made = Workbook(saved, {"in_memory": True, "default_date_format": "dd/mm/yyyy", **plain})
    made.set_properties(
        {
            "title": for_xml(f"{briefing.name} - {briefing.period_label}"),
            "author": for_xml(briefing.made_by),
            "created": briefing.made_at.astimezone(HANOI).replace(tzinfo=None),
        }
    )
    looks = Looks(made)
    _summary(made.add_worksheet(SUMMARY), looks, briefing)
    for sheet in briefing.sheets:
        _view(made.add_worksheet(sheet.title[:31], PlainSheet), looks, sheet, briefing)
    made.close()
    return saved.getvalue()


def _summary(sheet: Worksheet, looks: Looks, briefing: Briefing) -> None:
    """What the workbook is, and every figure against a target."""
    lines = (
        f"{briefing.name}: tình hình thực hiện Chỉ thị 07/CT-BCT, {briefing.period_label}",
        f"Bộ số liệu {briefing.snapshot_name}, lập lúc "
        f"{briefing.made_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}",
        briefing.coverage,
        briefing.as_of,
    )
    for row, line in enumerate(lines):
        bold = {"bold": True, "font_size": 14} if row == 0 else {}
        sheet.write_string(row, 0, for_xml(line), looks.get(**bold))
    row = len(lines) + 1
    for card in (card for slide in briefing.slides for card in slide.cards):
        sheet.write_string(row, 0, "", looks.get())
        sheet.write_string(row, 1, for_xml(card.label), looks.get(bold=True))
        sheet.write_string(row, 2, for_xml(card.value), looks.get(bold=True))
        row += 1
    row += 1
    for at, (heading, width) in enumerate(FACTS):
        sheet.write_string(row, at, heading, looks.head)
        sheet.set_column(at, at, width)
    first = row
    for fact in briefing.shown:
        row += 1
        _fact(sheet, looks, row, fact)
    sheet.autofilter(first, 0, max(row, first), len(FACTS) - 1)
    sheet.freeze_panes(first + 1, 2)
    _for_paper(sheet, briefing, first)


def _fact(sheet: Worksheet, looks: Looks, row: int, fact: Fact) -> None:
    number = looks.of(Measure.RATE if fact.is_rate else Measure.COUNT)
    count = looks.of(Measure.COUNT)
    mark = STANDINGS[fact.standing]
    sheet.write_string(row, 0, fact.clause, looks.of(Measure.TEXT))
    sheet.write_string(row, 1, for_xml(fact.label), looks.of(Measure.TEXT))
    if is_stated(fact):
        sheet.write_string(row, 2, "đơn vị khai", looks.of(Measure.TEXT))
        _put(sheet, row, 3, None, count)
    else:
        for at, value in ((2, fact.numerator), (3, fact.denominator)):
            _put(sheet, row, at, value, count)
    if not is_stated(fact) and fact.is_rate and fact.numerator is not None and fact.denominator:
        cells = (xl_rowcol_to_cell(row, at) for at in (2, 3))
        sheet.write_formula(row, 4, "={}/{}".format(*cells), number, fact.value)
    else:
        _put(sheet, row, 4, fact.value, number)
    _put(sheet, row, 5, fact.expected, number)
    _put(sheet, row, 6, fact.target, number)
    sheet.write_string(row, 7, fact.due_on, looks.of(Measure.TEXT))
    sheet.write_string(row, 8, f"{mark.glyph} {mark.word}", looks.of(Measure.TEXT))
    sheet.write_string(row, 9, for_xml(fact.coverage_text), looks.of(Measure.TEXT))
    sheet.write_string(row, 10, "đồng" if "đồng" in fact.parts_text else "", looks.get())


def _put(sheet: Worksheet, row: int, at: int, value: float | None, look: Any) -> None:
    """A number; nothing where there is none, for nothing is no zero."""
    if value is None:
        sheet.write_blank(row, at, None, look)
    else:
        sheet.write_number(row, at, value, look)


def _view(sheet: Worksheet, looks: Looks, view: Sheet, briefing: Briefing) -> None:
    columns = view.table.columns
    count = len(view.table.rows)
    last = max(FIRST + count - 1, FIRST)
    title = f"{view.title}, {briefing.period_label}"
    sheet.write_string(0, 0, for_xml(title), looks.get(bold=True, font_size=14))
    sheet.write_string(1, 0, for_xml(briefing.stamp), looks.get())
    if any(column.measure is Measure.VND for column in columns):
        sheet.write_string(2, 0, "Đơn vị tính: đồng", looks.get(italic=True))
    wide = [*columns, *(Column(heading=name, measure=Measure.RATE) for name, _, _ in view.rates)]
    for at, column in enumerate(wide):
        sheet.write_string(HEADING, at, column.heading, looks.head)
        sheet.set_column(at, at, _UNIT_WIDTH * min(column.share, 4))
    widths = [_UNIT_WIDTH * min(column.share, 4) for column in columns]
    row_rates = view.rates if view.has_row_rates else ()
    kinds = [(at, one.measure, looks.of(one.measure)) for at, one in enumerate(columns)]
    for number, row in enumerate(view.table.rows, FIRST):
        for (at, measure, look), value in zip(kinds, row, strict=True):
            if value is not None:
                _cell(sheet, looks, (number, at), value, measure, look)
        for at, (_, over, under) in enumerate(row_rates, len(columns)):
            _rate(sheet, looks, number, at, (over, under), row[over], row[under])
        if lines := _lines(widths, row):
            sheet.set_row(number, min(_LINE * lines + 2, _HIGHEST))
    _totals(sheet, looks, view, last)
    sheet.autofilter(HEADING, 0, last, len(wide) - 1)
    sheet.freeze_panes(FIRST, 2)
    _for_paper(sheet, briefing, HEADING)


def _lines(widths: Sequence[int], row: Sequence[Value]) -> int:
    """How many lines the longest text of a row takes, which not every program measures itself; 0
    where no text is longer than its column."""
    long = (
        -(-len(value) // width)
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str) and len(value) > width
    )
    return max(long, default=0)


def _cell(
    sheet: Worksheet,
    looks: Looks,
    place: tuple[int, int],
    value: str | float,
    measure: Measure,
    look: Any,
) -> None:
    if not isinstance(value, str):
        sheet.write_number(*place, value, look)
    elif measure is Measure.DAY:
        sheet.write_datetime(*place, date.fromisoformat(value), look)
    else:
        told = for_xml(value)[:LONGEST]
        sheet.write_string(*place, told, looks.text if is_obeyed(told) else look)


def _totals(sheet: Worksheet, looks: Looks, view: Sheet, last: int) -> None:
    """Above the heading, where a filter leaves them: totals of the rows that are shown."""
    if not view.totals:
        return
    sheet.write_string(TOTAL, 0, "Tổng số (các dòng đang hiện)", looks.get(bold=True))
    told: dict[int, float] = {}
    for at in view.totals:
        told[at] = control_total(view, at)
        name = xl_col_to_name(at)
        formula = f"=SUBTOTAL(109,{name}{FIRST + 1}:{name}{last + 1})"
        look = looks.of(view.table.columns[at].measure, bold=True)
        sheet.write_formula(TOTAL, at, formula, look, told[at])
    for at, (_, over, under) in enumerate(view.rates, len(view.table.columns)):
        _rate(sheet, looks, TOTAL, at, (over, under), told[over], told[under])


def _rate(
    sheet: Worksheet,
    looks: Looks,
    row: int,
    at: int,
    of: tuple[int, int],
    over: Value,
    under: Value,
) -> None:
    """One column over another; nothing where either is not stated, or there is nothing to divide
    by."""
    above, below = (xl_rowcol_to_cell(row, place) for place in of)
    value = quotient(over, under)
    look = looks.of(Measure.RATE, bold=row == TOTAL)
    formula = f'=IF(OR({above}="",N({below})=0),"",{above}/{below})'
    sheet.write_formula(row, at, formula, look, "" if value is None else value)


def _for_paper(sheet: Worksheet, briefing: Briefing, heading: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading)
    stamp = for_xml(briefing.stamp).replace("&", "&&")[:200]
    sheet.set_footer(f"&L&8{stamp}&R&8&P/&N")
