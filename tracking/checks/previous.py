"""Does a table agree with what the same unit last reported?"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from tracking.checks.magnitude import SLIPS
from tracking.specs import make_finding, view_fields
from tracking.text import fold
from tracking.vocabulary import Finding, Table

RANGE = (0.3, 3.0)
"""How far from an exact thousandfold a ratio to the last value may lie."""


def against_previous(table: Table, previous: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Amounts a thousandfold of their last value, and cumulative amounts that went down.

    `previous` are the records of the nearest earlier period of the same unit and view.
    """
    before = {_key(table, record): record for record in previous}
    for record in table.records():
        last = before.get(_key(table, record))
        if last:
            yield from _compare(table, record, last)


def _key(table: Table, record: Mapping[str, Any]) -> str:
    codes = ("project_code", "task_code", "procedure_code")
    keys = [name for name, spec in view_fields(table.view).items() if spec.is_key]
    return " ".join(fold(str(record[name])) for name in (*codes, *keys) if record.get(name))


def _compare(table: Table, record: Mapping[str, Any], last: Mapping[str, Any]) -> Iterator[Finding]:
    for name in table.fields:
        now, then = record.get(name), last.get(name)
        if not name.endswith("_vnd") or not now or not then:
            continue
        cells = (f"{table.columns[name]}{record['_row']}",)
        tell = partial(make_finding, sheet=table.sheet, cells=cells, field=name)
        ratio = max(now / then, then / now)
        slip = next((one for one in SLIPS if one * RANGE[0] <= ratio <= one * RANGE[1]), None)
        if slip:
            yield tell("amount_against_last", value=now, last=then, times=slip)
        elif name == "disbursed_to_date_vnd" and now < then and _same_year(table, last):
            yield tell("to_date_went_down", value=now, last=then)


def _same_year(table: Table, last: Mapping[str, Any]) -> bool:
    period = str(last.get("_period_code") or table.period_code or "")
    return period[:4] == (table.period_code or "")[:4]
