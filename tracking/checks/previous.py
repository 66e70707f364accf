"""Does a table agree with what the same unit last reported?"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from tracking.checks.alike import together
from tracking.checks.magnitude import PLANS
from tracking.checks.slips import SLIPS, UNITS
from tracking.quantities import MONEY_UNITS
from tracking.specs import make_finding, view_fields
from tracking.text import fold
from tracking.vocabulary import Finding, Severity, Table, View

CLEAN = 0.02
"""How far from an exact thousandfold a ratio lies that only a change of unit explains."""
TO_DATE = "disbursed_to_date_vnd"
_NUMBERS = ("planned_value", "actual_value")
_DIGITS, _NEARLY, _FEWEST = (10, 100, 1000), 0.15, 3
"""By how much digits too many or too few change a number, how near to it a ratio lies that says so,
and below which number a tenfold is nothing."""
RANGE = (0.3, 3.0)
"""How far from an exact thousandfold a ratio to the last value may lie."""


def against_previous(table: Table, previous: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Amounts a thousandfold of their last value, cumulative amounts that went down, measures that
    moved by whole digits.

    `previous` are the records of the nearest earlier period of the same unit and view.
    """
    before = {_key(table, record): record for record in previous}
    pairs = ((record, before.get(_key(table, record))) for record in table.records())
    compare = _numbers if table.view is View.MEASURES else _compare
    found = (compare(table, record, last) for record, last in pairs if last)
    yield from together(chain.from_iterable(found))


def _key(table: Table, record: Mapping[str, Any]) -> str:
    codes = ("project_code", "task_code", "procedure_code")
    keys = [name for name, spec in view_fields(table.view).items() if spec.is_key]
    return " ".join(fold(str(record[name])) for name in (*codes, *keys) if record.get(name))


def _compare(table: Table, record: Mapping[str, Any], last: Mapping[str, Any]) -> Iterator[Finding]:
    slips = {
        name: slip
        for name in table.fields
        if name.endswith("_vnd") and (slip := _slip(record.get(name), last.get(name)))
    }
    plan_slipped = any(name in PLANS for name in slips)
    for name in table.fields:
        now, then = record.get(name), last.get(name)
        if not name.endswith("_vnd") or not now or not then:
            continue
        cells = tuple(f"{at}{record['_row']}" for at in table.letters(name, record["_row"]))
        tell = partial(make_finding, sheet=table.sheet, cells=cells, field=name, value=now)
        has_fallen = name == TO_DATE and now < then and _same_year(table, last)
        if name in slips:
            is_sure = plan_slipped or has_fallen or _is_clean(now / then, slips[name])
            yield tell(
                "amount_against_last",
                last=then,
                times=round(max(slips[name], 1 / slips[name])),
                likely=_likely(table, slips[name]),
                severity=Severity.ERROR if is_sure else None,
            )
        elif has_fallen:
            yield tell("to_date_went_down", last=then)


def _numbers(table: Table, record: Mapping[str, Any], last: Mapping[str, Any]) -> Iterator[Finding]:
    """Of a measure what is nearly a tenfold, hundredfold of what it was in the same year."""
    for name in _NUMBERS:
        now, then = record.get(name), last.get(name)
        if not now or not then or not _same_year(table, last) or min(now, then) < _FEWEST:
            continue
        ratio = max(now, then) / min(now, then)
        times = next((one for one in _DIGITS if abs(ratio / one - 1) <= _NEARLY), None)
        if times:
            cells = tuple(f"{at}{record['_row']}" for at in table.letters(name, record["_row"]))
            yield make_finding(
                "number_against_last",
                sheet=table.sheet,
                cells=cells,
                field=name,
                value=now,
                last=then,
                times=times,
            )


def _slip(now: float | None, then: float | None) -> float | None:
    """The thousandfold, or thousandth, that an amount is of its last value, if it is one."""
    if not now or not then:
        return None
    ratio = now / then
    slips = (factor for one in SLIPS for factor in (one, 1 / one))
    return next((one for one in slips if one * RANGE[0] <= ratio <= one * RANGE[1]), None)


def _is_clean(ratio: float, slip: float) -> bool:
    """Whether nothing but the money unit changed: a plan stays, spending may grow a thousandfold
    from a small beginning, but to date it does not fall so within a year."""
    return abs(ratio / slip - 1) <= CLEAN


def _likely(table: Table, slip: float) -> str:
    """The unit that this amount, or else the last one, seems to be stated in."""
    stated = MONEY_UNITS.get(table.money_unit or "")
    unit = UNITS.get(round(stated.factor / slip)) if stated else None
    return f" (có lẽ ô này ghi theo {unit}, hoặc kỳ trước ghi sai đơn vị)" if unit else ""


def _same_year(table: Table, last: Mapping[str, Any]) -> bool:
    period = str(last.get("_period_code") or table.period_code or "")
    return period[:4] == (table.period_code or "")[:4]
