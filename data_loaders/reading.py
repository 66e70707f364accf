"""From the bytes of a workbook to a Reading: every table understood, everything else said."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from data_loaders.columns_found import ColumnsFound, pack_found
from data_loaders.context.habits import habits_in
from data_loaders.context.money import largest_amount
from data_loaders.context.period import COVER_LINES, TITLE_ROWS, Context, title_lines
from data_loaders.context.secrecy import secret_mark
from data_loaders.context.shared import sibling_of
from data_loaders.context.sibling import Sibling
from data_loaders.files.workbook import open_workbook
from data_loaders.grid import Sheet
from data_loaders.headings.assigned import assigned_in
from data_loaders.headings.levels import Assigned
from data_loaders.headings.part_words import counts_tasks
from data_loaders.headings.row_looks import rows_of_figures
from data_loaders.marking.names import is_list
from data_loaders.official.names import is_guidance
from data_loaders.official.numbered import number_rows
from data_loaders.official.unfilled import tell_unfilled, without_blank
from data_loaders.tables.blank_columns import of_whole_reports
from data_loaders.tables.closest import closest
from data_loaders.tables.columns import columns_of, nearest_of
from data_loaders.tables.left_out import left_out_for
from data_loaders.tables.other_years import years_reported
from data_loaders.tables.repeated import tell_repeated
from data_loaders.tables.sheet import SheetReader
from data_loaders.tables.side_by_side import beside
from data_loaders.tables.summaries import without_summaries
from tracking import exchange
from tracking.checks import together
from tracking.periods import period
from tracking.specs import make_finding
from tracking.specs.units import unit_by_code
from tracking.text import tidy
from tracking.vocabulary import Finding, Reading, Table, View


def read_in_process(content: bytes, request: Mapping[str, Any]) -> bytes:
    """The job of the parsing process: a packed Reading of a workbook's bytes."""
    return exchange.pack(read_sheets([*open_workbook(content)], content, request))


def read_sheets(sheets: list[Sheet], content: bytes, request: Mapping[str, Any]) -> Reading:
    """A Reading of opened sheets; `request` holds `name` and may state `unit`, `period`, what the
    unit assigned its headings to and how it writes."""
    reader = reader_of(sheets, request)
    tables, told = without_summaries([*reader.tables()])
    reader.findings += (*told, *tell_repeated(tables))
    if any(map(is_guidance, sheets)):
        reader.findings = without_blank([*reader.findings, *tell_unfilled(tables)])
    return Reading(
        file=request["name"],
        sha256=hashlib.sha256(content).hexdigest(),
        ok=True,
        tables=tuple(tables),
        findings=tuple(together(of_whole_reports(dict.fromkeys(reader.findings), tables))),
    )


def reader_of(sheets: Sequence[Sheet], request: Mapping[str, Any]) -> "WorkbookReader":
    """The reader of a workbook: what we wrote into it ourselves, guidance and lists of findings, is
    no part of it."""
    reports = [one for one in sheets if not is_list(one) and not is_guidance(one)]
    is_official = any(map(is_guidance, sheets))
    return WorkbookReader([*map(number_rows, reports)] if is_official else reports, request)


def find_columns_in_process(content: bytes, request: Mapping[str, Any]) -> bytes:
    """The job of the parsing process: what the columns of a workbook's tables were taken for;
    nothing of a document marked secret."""
    reader = reader_of([*open_workbook(content)], request)
    tables, _ = without_summaries([*reader.tables()])
    if any(one.code == "secret_marked" for one in reader.findings):
        return pack_found(ColumnsFound())
    found = {id(read.table): (one.sheet, read) for one in reader.readers for read in one.read}
    kept = [one for one in reader.readers if not left_out_for(one, reader.readers)]
    return pack_found(
        ColumnsFound(
            tables=tuple(columns_of(*found[id(table)]) for table in tables),
            nearest=tuple(nearest_of(kept)),
        )
    )


def _readers(sheet: Sheet, assigned: Assigned) -> list[SheetReader]:
    """The reader of a sheet, one for each of the tables that stand beside one another."""
    reader = SheetReader(sheet, assigned=assigned)
    parts = beside(sheet, reader.first) if reader.first else []
    return [SheetReader(*part, assigned) for part in parts] or [reader]


def _told_sources(readers: Sequence[SheetReader]) -> Iterator[Finding]:
    """The sources of capital that tables beside one another are taken to be of, by sheet."""
    sources: dict[str, list[str]] = {}
    for reader in readers:
        if reader.source and reader.sheet.visible:
            sources.setdefault(reader.sheet.name, []).append(reader.source)
    for name, found in sources.items():
        yield make_finding("source_of_table", sheet=name, sources="”, “".join(found))


class WorkbookReader:
    """Reads the tables of a workbook, sheet by sheet."""

    def __init__(self, sheets: list[Sheet], request: Mapping[str, Any]) -> None:
        self.sheets = sheets
        self.findings: list[Finding] = []
        assigned = assigned_in(request)
        self.readers = [reader for sheet in sheets for reader in _readers(sheet, assigned)]
        self.findings.extend(_told_sources(self.readers))
        stated = {
            "unit": self._stated_unit(request.get("unit")),
            "period": self._stated_period(request.get("period")),
        }
        self.context = Context(
            file=request["name"],
            **stated,
            cover_lines=tuple(self._cover_lines()),
            misstated=frozenset(
                name for name, value in stated.items() if request.get(name) and value is None
            ),
            years=years_reported(reader.title() for reader in self.readers if reader.sheet.visible),
            siblings=cache(lambda: tuple(self._siblings())),
            habits=habits_in(request),
        )

    def _stated_unit(self, unit: str | None) -> str | None:
        if unit and unit_by_code(unit) is None:
            self.findings.append(make_finding("unit_stated_unknown", value=unit))
            return None
        return unit

    def _stated_period(self, code: str | None) -> str | None:
        if not code:
            return None
        try:
            return period(code).code
        except ValueError:
            self.findings.append(make_finding("period_stated_unknown", value=code))
            return None

    def _siblings(self) -> Iterator[Sibling]:
        """What the sheets with a report say of themselves, where there are several."""
        visible = [one for one in self.readers if one.sheet.visible]
        kept = [one for one in visible if not left_out_for(one, self.readers)]
        reports = [(one, one.first) for one in kept if one.first and one.first.form.needs_unit]
        for reader, header in reports if len(reports) > 1 else ():
            largest = largest_amount(reader.sheet, header)
            yield sibling_of(reader.sheet.name, reader.title(), reader.stated_money(), largest)

    def _cover_lines(self) -> Iterator[str]:
        """The text of visible sheets without a table: covers, guidance."""
        for reader in self.readers:
            if reader.sheet.visible and reader.first is None:
                yield from title_lines(reader.sheet, 0, TITLE_ROWS)[:COVER_LINES]

    def tables(self) -> Iterator[Table]:
        """Every table of every visible sheet; what is not read is told."""
        if self._is_secret():
            return
        found: set[View] = set()
        read: list[Table] = []
        unread: list[SheetReader] = []
        for reader in self.readers:
            if other := left_out_for(reader, self.readers):
                name = reader.sheet.name
                self.findings.append(make_finding("sheet_left_out", sheet=name, other=other))
                continue
            tables = list(reader.tables(self.context, read)) if reader.sheet.visible else []
            self.findings.extend(reader.findings)
            if not tables and not reader.findings:
                unread.append(reader)
            read.extend(tables)
            found.update(table.view for table in tables)
            yield from tables
        for reader in unread:
            self._tell_not_read(reader, found)
        if not found:
            self.findings.insert(0, self._nothing_found())

    def _nothing_found(self) -> Finding:
        """What is said where no table is found; who counts tasks is told to list them."""
        visible = [one for one in self.readers if one.sheet.visible]
        for reader in visible:
            cells = (value for row in reader.sheet.rows[:TITLE_ROWS] for value in row)
            for value in cells:
                if isinstance(value, str) and counts_tasks(value):
                    name, heading = reader.sheet.name, tidy(value)
                    return make_finding("task_list_needed", sheet=name, heading=heading)
        found = closest((one.sheet, one.headings) for one in visible)
        return make_finding(
            "no_table_found", view=found.form.view if found else None, closest=found or ""
        )

    def _is_secret(self) -> bool:
        """Documents marked secret are not ours to read: told, and nothing of them is kept."""
        for reader in self.readers:
            if mark := secret_mark(reader.sheet):
                name = reader.sheet.name
                self.findings = [make_finding("secret_marked", sheet=name, value=mark)]
                return True
        return False

    def _tell_not_read(self, reader: SheetReader, found: set[View]) -> None:
        """A sheet without a table that was read; one with figures counts for more where the other
        sheets report what a unit did than in a published book, most of which is not ours."""
        sheet = reader.sheet
        if not sheet.visible and reader.first:
            self.findings.append(make_finding("hidden_sheet_with_table", sheet=sheet.name))
            return
        figures = rows_of_figures(sheet) if found - {View.PUBLISHED_INVESTMENT} else []
        if figures and sheet.visible:
            rows, first = len(figures), figures[0] + 1
            view = _nearest(reader, found)
            self.findings.append(
                make_finding(
                    "figures_not_read", sheet=sheet.name, view=view, count=rows, first=first
                )
            )
            return
        is_empty = not any(value is not None for row in sheet.rows for value in row)
        reason = "không có bảng nào theo các biểu mẫu đã khai báo"
        if is_empty or not sheet.visible:
            reason = "trang trống" if is_empty else "trang đang ẩn"
        view = None if is_empty else _nearest(reader, found)
        self.findings.append(
            make_finding("sheet_not_read", sheet=sheet.name, view=view, reason=reason)
        )


def _nearest(reader: SheetReader, found: Set[View]) -> View | None:
    """The view that a sheet without a table comes nearest to: by its headings, else the one that
    the other sheets are all of; in a published book, most of whose sheets are of none, that one."""
    if found != {View.PUBLISHED_INVESTMENT} and (
        near := closest([(reader.sheet, reader.headings)])
    ):
        return near.form.view
    return next(iter(found)) if len(found) == 1 else None
