"""What of a table was not read, or read with doubt: columns, hidden parts, missing money units."""

from collections.abc import Iterator, Sequence

from data_loaders.grid import Sheet, column_letter, spans
from data_loaders.headings.levels import Heading
from data_loaders.headings.matching import Header, letters, without_carried
from data_loaders.tables.assigned import shown
from data_loaders.tables.blank_columns import DISBURSED, PLANS, tell_blank
from data_loaders.tables.case_columns import tell_cases
from data_loaders.tables.encodings import tell_encodings
from data_loaders.tables.extract import Extract
from data_loaders.tables.outcomes import tell_outcome
from tracking.specs import field_type, make_finding
from tracking.specs.catalogue import FOREIGN, UNUSED
from tracking.specs.row_words import phrases
from tracking.vocabulary import Finding, View

NAMED, NAMED_OF_MANY = 8, 3
"""How many unread columns are told by their headings, and how many of a longer list."""
_WANTED = (
    (View.TASKS, "due_on", "due_not_found"),
    (View.MEASURES, "actual_value", "actual_not_found"),
)
"""Fields without which a table says little, and what is told where they are not found."""
OF_PERIOD = {"disbursed_to_date_vnd", "disbursed_in_period_vnd", "actual_value"}
OTHER_TIMES = ("<thangtruoc>", "<thangkhac>", "<luykekhac>", "<quykhac>", "<ngaykhac>")


def tell_unread(
    sheet: Sheet, header: Header, extract: Extract, money_told: Finding | None
) -> Iterator[Finding]:
    """Everything about a table that a person should know was left out or assumed; `money_told` is
    the finding about a money unit that is not stated."""
    unread = _unread(header, extract)
    yield from _columns(sheet, header, unread)
    yield from _doubtful(sheet, header)
    if header.form.view is View.SERVICES:
        yield from tell_cases(sheet, header, unread)
    else:
        yield from _inclusive(sheet, header)
        yield from _partial(sheet, header)
    yield from _added(sheet, header)
    yield from _other_periods(sheet, header)
    yield from tell_outcome(sheet, header)
    named = {*extract.columns, *header.matching.partial}
    for code, names in (("plan_not_found", PLANS), ("disbursed_not_found", DISBURSED)):
        if header.form.view is View.DISBURSEMENT and not names & named:
            yield make_finding(code, sheet=sheet.name)
    for view, name, code in _WANTED:
        if header.form.view is view and name not in extract.columns:
            yield make_finding(code, sheet=sheet.name)
    yield from tell_blank(sheet, header, extract)
    yield from _hidden(sheet, header, extract)
    yield from tell_encodings(
        sheet, header.top, extract.rows[-1] if extract.rows else header.bottom
    )
    yield from _money(sheet, header, extract, money_told)
    if not extract.rows:
        yield make_finding("table_without_rows", sheet=sheet.name)


def _unread(header: Header, extract: Extract) -> Sequence[Heading]:
    matching, view = header.matching, header.form.view
    read = {matching.columns.get("_order"), *extract.columns.values(), *matching.marks}
    unread = (heading for heading in header.headings if heading.column not in read)
    return [heading for heading in unread if heading.assigned_to(view) != UNUSED]


def _columns(sheet: Sheet, header: Header, unread: Sequence[Heading]) -> Iterator[Finding]:
    if unread:
        yield make_finding(
            "column_not_read",
            sheet=sheet.name,
            cells=tuple(f"{column_letter(one.column)}{header.bottom + 1}" for one in unread),
            view=header.form.view,
            headings=_named(unread),
        )


def _named(unread: Sequence[Heading]) -> str:
    if len(unread) <= NAMED:
        return "; ".join(map(shown, unread))
    columns = spans((heading.column for heading in unread), column_letter)
    first = "; ".join(map(shown, unread[:NAMED_OF_MANY]))
    return f"{columns} ({len(unread)} cột), như {first}"


def _doubtful(sheet: Sheet, header: Header) -> Iterator[Finding]:
    by_column = {heading.column: heading for heading in header.headings}
    for name, columns in header.matching.doubtful.items():
        if name.startswith("_"):
            continue
        chosen = header.matching.columns[name]
        yield make_finding(
            "heading_doubtful",
            sheet=sheet.name,
            cells=tuple(f"{column_letter(column)}{header.bottom + 1}" for column in columns),
            field=name,
            view=header.form.view,
            columns=letters(columns),
            chosen=column_letter(chosen),
            heading=by_column[chosen].text,
        )


def _inclusive(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Amounts of the year that could only be taken with last year's capital in them, or from which
    that was taken off."""
    by_column = {heading.column: heading for heading in header.headings}
    parts = dict(without_carried(header))
    for name in header.matching.inclusive:
        told = [name, parts[name]] if name in parts else [name]
        columns = [header.matching.columns[one] for one in told]
        yield make_finding(
            "carried_over_taken_off" if name in parts else "carried_over_included",
            sheet=sheet.name,
            cells=tuple(f"{column_letter(column)}{header.bottom + 1}" for column in columns),
            field=name,
            heading=by_column[columns[0]].text,
            part=by_column[columns[-1]].text,
        )


def _partial(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Amounts given in halves only, for home and for foreign capital."""
    for name, columns in header.matching.partial.items():
        yield make_finding(
            "amount_in_halves",
            sheet=sheet.name,
            cells=tuple(f"{column_letter(column)}{header.bottom + 1}" for column in columns),
            field=name,
            columns=letters(columns),
        )


def _added(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Figures put together from their two parts."""
    code = "cases_added" if header.form.view is View.SERVICES else "amount_of_halves"
    by_column = {heading.column: heading for heading in header.headings}
    matched = header.matching.columns
    for name in (one.removeprefix(FOREIGN) for one in matched if one.startswith(FOREIGN)):
        columns = (matched[name], matched[f"{FOREIGN}{name}"])
        yield make_finding(
            code,
            sheet=sheet.name,
            cells=tuple(f"{column_letter(column)}{header.bottom + 1}" for column in columns),
            field=name,
            headings=" và ".join(shown(by_column[column]) for column in columns),
        )


def _other_periods(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Figures of the period that could only be taken from a column of another one."""
    by_column = {heading.column: heading for heading in header.headings}
    for name in sorted(OF_PERIOD & header.matching.columns.keys()):
        heading = by_column[header.matching.columns[name]]
        if any(mark in heading.path for mark in OTHER_TIMES) and not _is_of_report(heading):
            yield make_finding(
                "column_of_other_period",
                sheet=sheet.name,
                cells=(f"{column_letter(heading.column)}{header.bottom + 1}",),
                field=name,
                heading=heading.text,
            )


def _is_of_report(heading: Heading) -> bool:
    """Whether a heading says that it is of the period of the report, whatever else it names."""
    return any(f" {phrase} " in heading.path for phrase in phrases("reported"))


def _hidden(sheet: Sheet, header: Header, extract: Extract) -> Iterator[Finding]:
    rows = [row for row in extract.rows if row in sheet.hidden_rows]
    if rows:
        names = ", ".join(str(row + 1) for row in rows[:20]) + (" …" if len(rows) > 20 else "")
        yield make_finding("hidden_rows_read", sheet=sheet.name, rows=names)
    columns = sorted(set(header.matching.columns.values()) & sheet.hidden_columns)
    if columns:
        yield make_finding("hidden_columns_read", sheet=sheet.name, columns=letters(columns))


def _money(
    sheet: Sheet, header: Header, extract: Extract, told: Finding | None
) -> Iterator[Finding]:
    view = header.form.view
    amounts = [name for name in extract.columns if _is_amount(view, name)]
    if not amounts:
        return
    if extract.money and told:
        yield told
    without = [name for name in amounts if name in extract.without_unit]
    if without:
        cells = tuple(
            f"{column_letter(extract.columns[name])}{header.bottom + 1}" for name in without
        )
        likely = _likely(extract)
        yield make_finding("money_unit_missing", sheet=sheet.name, cells=cells, likely=likely)


def _is_amount(view: View, name: str) -> bool:
    return not name.startswith("_") and field_type(view, name) == "amount"


def _likely(extract: Extract) -> str:
    """A hint from the size of the numbers; a hint only, it converts nothing."""
    if not extract.largest:
        return ""
    if extract.largest >= 10**8:
        return "; số liệu có vẻ ghi theo đồng"
    return "; số liệu có vẻ ghi theo triệu đồng" if extract.largest >= 500 else ""
