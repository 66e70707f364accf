"""Has every record a name, and is none written twice in one table?"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tracking.checks.evidence import Evidence
from tracking.vocabulary import Finding, Severity, View

NAMES = {
    View.TASKS: ("title",),
    View.DISBURSEMENT: ("project_name", "investor"),
    View.SERVICES: ("procedure_name", "field"),
}
"""What names a record; the first of them that a table has."""
APART = {
    View.TASKS: ("task_code", "lead_unit", "assigned_by", "due_on", "due_kind", "product"),
    View.DISBURSEMENT: ("project_code", "funding_source", "investor"),
    View.SERVICES: ("procedure_code", "field"),
}
"""What tells two records of one name apart: a project has a row for each of its funding sources,
a monthly report is a task every month."""
SECTIONS = frozenset({"group", "total"})


def duplicates_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each name that stands twice in a section of a table with nothing to tell the rows apart.

    Sections count as different: the same project stands under domestic and under foreign capital.
    """
    view = evidence.table.view
    name = next((one for one in NAMES[view] if one in evidence.letters), None)
    if name is None:
        return
    names = evidence.column(name)
    apart = [evidence.column(other) for other in APART[view] if other != name]
    sections = _sections(evidence)
    keys = {row: _same(text) for row, text in names.items()}
    often = Counter(keys.values())
    rows_of: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row, key in keys.items():
        if often[key] > 1:
            others = (_same(column.get(row)) for column in apart)
            rows_of[sections[row], key, *others].append(row)
    for rows in rows_of.values():
        if len(rows) > 1:
            yield evidence.finding("duplicate_row", rows, name, names[rows[0]])


def names_checks(evidence: Evidence) -> Iterator[Finding]:
    """Records without a name: nobody can tell what their figures are of."""
    keys = [name for name in NAMES[evidence.table.view] if name in evidence.table.fields]
    if not keys:
        return
    named = {row for name in keys for row in evidence.column(name)}
    missing = [row for row in evidence.table.row_numbers if row not in named]
    if missing:
        yield evidence.finding("row_without_name", missing, keys[0])


def code_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each code that stands at different names: reports are held against one another by it. Asked
    of projects, whose amounts would be compared with those of another; of tasks only told."""
    view = evidence.table.view
    severity = None if view is View.DISBURSEMENT else Severity.NOTE
    code = next((one for one in APART.get(view, ())[:1] if one in evidence.letters), None)
    name = next((one for one in NAMES.get(view, ()) if one in evidence.letters), None)
    if code is None or name is None:
        return
    names = evidence.column(name)
    keys = {row: _same(value) for row, value in evidence.column(code).items()}
    often = Counter(keys.values())
    rows_of: dict[object, list[int]] = defaultdict(list)
    for row, key in keys.items():
        if often[key] > 1:
            rows_of[key].append(row)
    for rows in rows_of.values():
        if len({_same(names[row]) for row in rows if row in names}) > 1:
            value = evidence.column(code)[rows[0]]
            yield evidence.finding("code_of_several", rows, code, value, severity=severity)


def _same(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def _sections(evidence: Evidence) -> dict[int, int]:
    """Row -> the group or total row above it, 0 for none."""
    breaks = {one.row for one in evidence.table.skipped if one.why in SECTIONS}
    section, found = 0, {}
    for row in sorted({*breaks, *evidence.table.row_numbers}):
        section = row if row in breaks else section
        found[row] = section
    return found
