"""What each column of a heading block was taken for, and how certainly."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from data_loaders.columns_found import Certainty, FoundColumn, FoundTable
from data_loaders.grid import Sheet, Value, column_letter
from data_loaders.headings.levels import Heading
from data_loaders.headings.matching import match_fields
from data_loaders.headings.row_looks import is_numbering_row, rows_of_figures
from data_loaders.headings.spans import ACTUAL, Span
from data_loaders.headings.wording import mend_word
from data_loaders.tables.closest import Closest, closest
from data_loaders.tables.sheet import ReadTable, SheetReader
from tracking.quantities import shown_vi
from tracking.specs.catalogue import FOREIGN, UNUSED
from tracking.specs.forms import heading_fields, wordings
from tracking.text import fold, tidy
from tracking.vocabulary import View

EXAMPLES, LONGEST_EXAMPLE = 2, 40
_LOOKED_AT = 200
"""Rows under a heading that examples are looked for in."""
_LEAST = 2
"""Columns recognised before a sheet is offered as a report where others of its book are read."""


def columns_of(sheet: Sheet, read: ReadTable) -> FoundTable:
    """The columns of a table that was read."""
    header, table = read.header, read.table
    fields = {at: name for name, at in {**header.matching.columns, **read.columns}.items()}
    fields |= {at: mark[0] for at, mark in header.matching.marks.items()}
    is_timed = table.period_code is not None
    found = _columns(sheet, header.headings, table.view, fields, read.rows, is_timed)
    doubted = header.matching.doubtful.items()
    return FoundTable(
        sheet=sheet.name,
        view=table.view,
        form=header.form.label,
        row=header.bottom + 1,
        columns=tuple(found),
        doubtful={
            name: tuple(map(column_letter, columns))
            for name, columns in doubted
            if not name.startswith("_")
        },
    )


def nearest_of(readers: Sequence[SheetReader]) -> Iterator[FoundTable]:
    """The heading rows that come nearest to a form on sheets without a table: the likeliest one of
    a book in which nothing is read, else those of each sheet with figures."""
    visible = [one for one in readers if one.sheet.visible]
    others = [one for one in visible if not one.read]
    is_any_read = len(others) < len(visible)
    asked = [[one] for one in others if rows_of_figures(one.sheet)] if is_any_read else [others]
    for group in asked:
        found = closest((one.sheet, one.headings) for one in group)
        if found and (not is_any_read or len(found.columns) >= _LEAST):
            reader = next(one for one in group if one.sheet.name == found.sheet)
            yield _nearest(reader, found)


def _nearest(reader: SheetReader, found: Closest) -> FoundTable:
    """The block that begins at the likeliest row, as far down as it is understood best."""
    view, sheet = found.form.view, reader.sheet
    blocks = [
        (bottom, reader.headings.headings(found.row, bottom, None))
        for bottom in (reader.finder.ends_of(found.row) or [found.row])
    ]
    matched = [(match_fields(headings, view), bottom, headings) for bottom, headings in blocks]
    matching, bottom, headings = max(matched, key=lambda one: one[0].rank)
    fields = {at: name for name, at in matching.columns.items()}
    rows = range(bottom + 1, len(sheet.rows))
    return FoundTable(
        sheet=sheet.name,
        view=view,
        form=found.form.label,
        row=bottom + 1,
        columns=tuple(_columns(sheet, headings, view, fields, rows, is_timed=False)),
        missing=tuple(tuple(group) for group in found.missing),
        is_read=False,
    )


def _columns(
    sheet: Sheet,
    headings: Sequence[Heading],
    view: View,
    fields: Mapping[int, str],
    rows: Sequence[int],
    is_timed: bool,
) -> Iterator[FoundColumn]:
    """`is_timed`: the headings are read relative to the period, so that one that names its month
    is known again in the next; two that so are alike are told apart as they are written."""
    alike = Counter(one.words for one in headings)
    looked_at = [row for row in islice(rows, _LOOKED_AT) if not is_numbering_row(sheet.rows[row])]
    for one in headings:
        is_told = is_timed and alike[one.words] == 1
        name = fields.get(one.column)
        if one.assigned_to(view) == UNUSED:
            name = UNUSED
        yield FoundColumn(
            letter=column_letter(one.column),
            heading=one.text,
            words=one.words if is_told else fold(one.text),
            field=name.removeprefix(FOREIGN) if name else None,
            certainty=certainty_of(one, name, view) if name else None,
            examples=_examples(sheet.value(row, one.column) for row in looked_at),
        )


def certainty_of(heading: Heading, name: str, view: View) -> Certainty:
    """How certainly a heading names the field it was taken for."""
    if heading.assigned_to(view):
        return Certainty.ASSIGNED
    names = {*Span} if name == ACTUAL else {name}
    said = [one for one in wordings(view) if one.field in names and one.exact and not one.weak]
    words = fold(heading.text).split()
    if any(one.exact in (heading.path, heading.leaf) for one in said):
        is_mended = any(mend_word(word) != word for word in words)
        return Certainty.SIMILAR if is_mended else Certainty.EXACT
    is_named = names & dict(heading_fields(view, heading.path, heading.leaf)).keys()
    return Certainty.SIMILAR if is_named else Certainty.INFERRED


def _examples(values: Iterable[Value]) -> tuple[str, ...]:
    told = (_told(value) for value in values if value is not None)
    return tuple(islice(dict.fromkeys(filter(None, told)), EXAMPLES))


def _told(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return shown_vi(value)
    text = tidy(str(value))
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[:LONGEST_EXAMPLE]}…"
