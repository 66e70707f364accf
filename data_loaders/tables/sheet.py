"""The tables of one sheet: each heading block walked, its columns read, its figures checked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from data_loaders.context.closing import tell_late_closing
from data_loaders.context.money import largest_amount, noted_money, stated_money, tell_contradiction
from data_loaders.context.months import closing_month, month_of_file, period_of_headings
from data_loaders.context.period import (
    Context,
    Identity,
    find_in_lines,
    identify_period,
    title_lines,
)
from data_loaders.context.shared import shared_money, take_period, take_unit, tell_shared
from data_loaders.context.unit import identify_unit
from data_loaders.grid import Place, Sheet
from data_loaders.headings.levels import NONE_ASSIGNED, Assigned, HeadingReader, merged_origins
from data_loaders.headings.matching import Header, closing_day
from data_loaders.headings.row_looks import units_below
from data_loaders.rows.aside import tell_aside
from data_loaders.rows.block import Block
from data_loaders.rows.carried import carried_title
from data_loaders.rows.compared import tell_compared
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import layout_of
from data_loaders.rows.relisted import tell_relisted
from data_loaders.rows.sections import keep_section
from data_loaders.tables.assigned import tell_assigned
from data_loaders.tables.built import build_table, evidence_of
from data_loaders.tables.estimates import tell_estimates
from data_loaders.tables.extract import Extract, Extractor
from data_loaders.tables.finder import TableFinder, rematch
from data_loaders.tables.key_column import key_column
from data_loaders.tables.other_years import tell_other_year
from data_loaders.tables.unread import tell_unread
from data_loaders.tables.walk import Walker
from tracking.checks import check
from tracking.money_phrases import find_money_unit
from tracking.periods import period
from tracking.quantities import MoneyUnit
from tracking.specs import make_finding
from tracking.vocabulary import Finding, Table


class ReadTable(NamedTuple):
    """A table that was read: its heading, the columns read into fields, the rows of its records
    (counted from 0)."""

    table: Table
    header: Header
    columns: Mapping[str, int]
    rows: Sequence[int]


class SheetReader:
    """Reads the tables of one sheet from top to bottom."""

    def __init__(
        self, sheet: Sheet, source: str | None = None, assigned: Assigned = NONE_ASSIGNED
    ) -> None:
        """`source` is the source of capital that all figures of the sheet are of, `assigned` what
        the unit assigned its headings to by hand."""
        self.sheet = sheet
        self.source = source
        self.origins: dict[Place, Place] = merged_origins(sheet)
        self.headings = HeadingReader(
            sheet, self.origins, of_one_source=source is not None, assigned=assigned
        )
        self.findings: list[Finding] = []
        self.money: MoneyUnit | None = None
        self.before: Sequence[Table] = ()
        self.read: list[ReadTable] = []
        self.finder = TableFinder(sheet, self.headings)
        self.first = self.finder.next_header(0)

    def title(self) -> list[str]:
        """The lines above the first table, none where there is no table."""
        return title_lines(self.sheet, 0, self.first.top) if self.first else []

    def stated_money(self) -> MoneyUnit | None:
        """The unit of money stated above the first table."""
        return stated_money(self.sheet, 0, self.first.top) if self.first else None

    def tables(self, context: Context, before: Sequence[Table] = ()) -> Iterator[Table]:
        """Each table, with the findings about it gathered in `findings`; `before` are those of the
        sheets before."""
        start, header = 0, self.first
        self.before = before
        while header is not None:
            table, end, above = self._table(header, start, context)
            if table:
                yield table
            start = above
            header = self.finder.next_header(end)

    def _table(self, header: Header, start: int, context: Context) -> tuple[Table | None, int, int]:
        """The table under a heading, the first row after it, and the first that may be a title of
        the next one; `start` is the first row that may be a title of this one."""
        lines = self._lines(header, start)
        identity = self._identify(header, lines, context)
        code, day = identity.period_code, identity.data_as_of
        header = rematch(header, self.headings, code, day)
        under = carried_title(header, self._titles(header, start))
        header = rematch(header, self.headings, code, day, under) if under else header
        closing = closing_day(header)
        identity.findings += tell_late_closing(self.sheet.name, closing, identity, context)
        identity.data_as_of = identity.data_as_of or closing
        key = key_column(header, self.sheet)
        if key is None:
            return None, header.bottom + 1, header.bottom + 1
        layout = layout_of(header, key, self.sheet)
        walk = Walker(self.sheet, self.origins, header, layout).walk(
            lambda row: self.finder.header_at(row) is not None
        )
        keep_section(header.form, walk.shapes, self.sheet, key)
        if header.form.needs_rows and not any(one.kind is RowKind.DATA for one in walk.shapes):
            return None, walk.end, walk.end
        if header.form.needs_unit:
            identify_unit(lines, self.sheet.name, context, identity)
            take_unit(lines, self.sheet.name, context, identity)
            identity.findings += tell_shared(self.sheet.name, identity)
        last = walk.shapes[-1].row if walk.shapes else header.bottom
        own = title_lines(self.sheet, start, header.top)
        if other := [*tell_other_year(self.sheet.name, header, own, identity, context)]:
            self.findings.extend(other)
            return None, walk.end, last + 1
        money, told = self._money(header, start, walk.shapes, context)
        self.findings.extend(tell_contradiction(self.sheet, start, header.top))
        code = identity.period_code
        year = int(code[:4]) if code else identity.year
        self.findings.extend(tell_relisted(self.sheet, header, layout, walk.shapes))
        block = Block(
            sheet=self.sheet, origins=self.origins, header=header, layout=layout,
            shapes=walk.shapes, money=money, year=year,
            first=period(code).start if code else None,
            last=period(code).end if code else None, source=self.source, habits=context.habits,
        )  # fmt: skip
        self.findings.extend(tell_estimates(self.sheet, header, lines))
        extract = Extractor(block).extract()
        self.findings.extend(tell_compared(self.sheet, layout, walk.shapes, year))
        self.findings.extend(tell_aside(self.sheet, layout, walk.shapes))
        return self._finish(header, identity, extract, told), walk.end, last + 1

    def _identify(self, header: Header, lines: list[str], context: Context) -> Identity:
        """The period of a table, by its headings where its form says so, else by its title."""
        by_headings = header.form.period_from == "headings"
        found = period_of_headings(header.headings) if by_headings else None
        if by_headings and found is None and not find_in_lines(lines, None):
            found = month_of_file(context.file, header.headings)
        identity = Identity(period_code=found)
        if by_headings and context.period:
            identity.period_code = context.period
        elif found is None:
            identify_period(
                lines, self.sheet.name, context, identity,
                headings=[heading.text for heading in header.headings], takes_year=by_headings,
            )  # fmt: skip
            if by_headings and identity.period_code:
                identity.period_code = closing_month(identity.period_code, header.headings)
        if header.form.needs_unit:
            take_period(lines, self.sheet.name, context, identity)
        return identity

    def _lines(self, header: Header, start: int) -> list[str]:
        """The lines above a table; a table without any shares those of the first one."""
        lines = title_lines(self.sheet, start, header.top)
        if start and self.first:
            lines = [*lines, *self.title()]
        return lines

    def _titles(self, header: Header, start: int) -> list[str]:
        """The lines of a table's own title, from the nearest up, and the name of the sheet."""
        return [*reversed(title_lines(self.sheet, start, header.top)), self.sheet.name]

    def _money(
        self, header: Header, start: int, shapes: Sequence[RowShape], context: Context
    ) -> tuple[MoneyUnit | None, Finding | None]:
        """The money unit stated nearest above the table or noted below it, else that of the table
        above it, else that of its form or of the other sheets; where it is not stated, the finding
        that says so."""
        stated = stated_money(self.sheet, start, header.top) or noted_money(self.sheet, shapes)
        self.money = stated or self.money
        if stated or self.money:
            return self.money, None if stated else self._assumed("money_unit_inherited", self.money)
        levels = (level for heading in header.headings for level in heading.levels)
        is_below = units_below(self.sheet, self.origins, header.bottom)
        if is_below or any(map(find_money_unit, levels)):
            return None, None
        if header.form.money_unit is None:
            return shared_money(self.sheet.name, context, largest_amount(self.sheet, header))
        of_form = find_money_unit(header.form.money_unit)
        return of_form, self._assumed("money_unit_of_form", of_form)

    def _assumed(self, code: str, money: MoneyUnit | None) -> Finding | None:
        return make_finding(code, sheet=self.sheet.name, unit=money.label) if money else None

    def _finish(
        self,
        header: Header,
        identity: Identity,
        extract: Extract,
        told: Finding | None,
    ) -> Table:
        table = build_table(self.sheet.name, header, identity, extract)
        self.read.append(ReadTable(table, header, extract.columns, extract.rows))
        extract.values = {}  # a hundred thousand rows need not be held twice
        self.findings.extend(identity.findings)
        if header.form.needs_unit and identity.unit is None and "unit" not in identity.told:
            self.findings.append(make_finding("unit_unknown", sheet=self.sheet.name))
        if identity.period_code is None and "period" not in identity.told:
            named = f"; biểu ghi “{identity.month}” nhưng không ghi năm" if identity.month else ""
            finding = make_finding("period_unknown", sheet=self.sheet.name, named=named)
            self.findings.append(finding)
        self.findings.extend(extract.findings)
        self.findings.extend(tell_assigned(self.sheet, header))
        self.findings.extend(tell_unread(self.sheet, header, extract, told))
        self.findings.extend(check(evidence_of(table, extract, self.before)))
        return table
