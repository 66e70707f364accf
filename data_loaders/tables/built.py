"""What was read of a table, as the table that is kept and as the evidence that is checked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_loaders.context.period import Identity
from data_loaders.grid import column_letter
from data_loaders.headings.matching import Header
from data_loaders.tables.extract import COUNTS_UP, Extract
from tracking.checks import Evidence, Subtotal
from tracking.specs import field_type, view_fields
from tracking.vocabulary import Table


def build_table(sheet: str, header: Header, identity: Identity, extract: Extract) -> Table:
    """The table of a sheet under a heading, from the values read."""
    view = header.form.view
    fields = tuple(name for name in view_fields(view) if name in extract.values)
    columns = [map(extract.values[name].get, extract.rows) for name in fields]
    numbers = tuple(row + 1 for row in extract.rows)
    letters = {name: column_letter(at) for name, at in extract.columns.items()}
    return Table(
        sheet=sheet,
        view=view,
        template=header.form.code,
        unit_code=identity.unit.code if identity.unit else None,
        unit_name=identity.unit.name if identity.unit else None,
        period_code=identity.period_code,
        data_as_of=identity.data_as_of,
        money_unit=extract.money.label if extract.money else None,
        first_row=numbers[0] if numbers else header.bottom + 2,
        last_row=numbers[-1] if numbers else header.bottom + 1,
        columns={name: letter for name, letter in letters.items() if not name.startswith("_")},
        fields=fields,
        rows=tuple(zip(*columns, strict=True)),
        row_numbers=numbers,
        skipped=tuple(extract.skipped),
        other_columns=extract.trace.other_columns(),
        row_columns=extract.trace.row_columns(),
    )


def evidence_of(table: Table, extract: Extract, before: Sequence[Table]) -> Evidence:
    """What the checks look at; `before` are the tables of the sheets before."""
    records = set(extract.rows)
    factor = extract.money.factor if extract.money else 1
    return Evidence(
        table=table,
        letters={name: column_letter(at) for name, at in extract.columns.items()},
        subtotals=tuple(_by_number(one) for one in extract.subtotals),
        stated={
            name: {row + 1: value for row, value in found.items() if row in records}
            for name, found in extract.stated.items()
        },
        unreadable={name: {row + 1 for row in rows} for name, rows in extract.unreadable.items()},
        step=factor,
        money_factor=factor,
        before=_figures_of([one for one in before if _is_same_report(one, table)]),
    )


def _is_same_report(one: Table, other: Table) -> bool:
    keys = [(table.view, table.unit_code, table.period_code) for table in (one, other)]
    return keys[0] == keys[1] and one.unit_code is not None


def _figures_of(tables: Sequence[Table]) -> Mapping[str, Sequence[int]]:
    """The amounts and counts of tables by field."""
    found: dict[str, list[int]] = {}
    for table in tables:
        for at, name in enumerate(table.fields):
            if field_type(table.view, name) in COUNTS_UP:
                found.setdefault(name, []).extend(row[at] for row in table.rows if row[at])
    return found


def _by_number(subtotal: Subtotal) -> Subtotal:
    """A subtotal with Excel's row numbers instead of places."""
    return replace(
        subtotal,
        row=subtotal.row + 1,
        alternatives=tuple(tuple(row + 1 for row in rows) for rows in subtotal.alternatives),
    )
