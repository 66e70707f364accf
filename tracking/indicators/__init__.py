"""What does a report add to each indicator: numerator and denominator of every unit it tells of?

An indicator of a view is a function from an item (a record and what the reports say around it) to
what it adds, (numerator, denominator), or None where it adds nothing. A figure is the sum of such
contributions; the trail from a figure to its rows is the same functions asked again.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracking.indicators import disbursement, measures, service_fields, services, tasks
from tracking.indicators.contribution import Contribution
from tracking.indicators.disbursement import DISBURSEMENT, project_items
from tracking.indicators.measures import MEASURES, measure_items
from tracking.indicators.services import SERVICES, service_items
from tracking.indicators.tasks import TASKS, task_items
from tracking.merging import merge
from tracking.views import Record, Report, Row
from tracking.vocabulary import Part, View

__all__ = [
    "COUNTS_UNITS",
    "Contribution",
    "contributions",
    "counted_indicators",
    "fields_of",
    "fields_used",
    "parts",
    "parts_of_others",
]


def _nothing_of_year(_code: str, _item: object) -> tuple[None, tuple[Record, ...]]:
    return None, ()


@dataclass(frozen=True, slots=True)
class _Counting:
    """How a view is counted: its items, what an item adds to each indicator, of which indicators
    the items of a report tell that there is nothing, on which fields each rests and on which of
    them for a row, and what other reports of the year say of an item where it is asked for."""

    items: Callable[[Sequence[Record], Sequence[Record]], Iterator[Any]]
    measures: dict[str, Callable[[Any], tuple[float, float] | None]]
    nothing: Callable[[Sequence[Any]], Collection[str]]
    fields: Callable[[str], tuple[str, ...]]
    used: Callable[[str, Row], tuple[str, ...]]
    of_year: Callable[[str, Any], tuple[int | None, tuple[Record, ...]]] = _nothing_of_year


def _all(fields: Callable[[str], tuple[str, ...]]) -> Callable[[str, Row], tuple[str, ...]]:
    return lambda code, _row: fields(code)


_COUNTING = {
    View.TASKS: _Counting(task_items, TASKS, tasks.nothing, tasks.fields_of, _all(tasks.fields_of)),
    View.DISBURSEMENT: _Counting(
        project_items,
        DISBURSEMENT,
        disbursement.nothing,
        disbursement.fields_of,
        disbursement.fields_used,
    ),
    View.SERVICES: _Counting(
        service_items,
        SERVICES,
        services.nothing,
        service_fields.fields_of,
        service_fields.fields_used,
        services.of_year,
    ),
    View.MEASURES: _Counting(
        measure_items, MEASURES, measures.nothing, measures.fields_of, _all(measures.fields_of)
    ),
}

COUNTS_UNITS = {"units_with_overdue_tasks": "tasks_overdue"}
"""Indicators that count the units of which another indicator is not 0."""


def fields_of(view: View, code: str) -> tuple[str, ...]:
    """The fields of a record that an indicator rests on."""
    return _COUNTING[view].fields(code)


def fields_used(view: View, code: str, row: Row) -> tuple[str, ...]:
    """Those of them that one record was counted from."""
    return _COUNTING[view].used(code, row)


def counted_indicators(view: View) -> tuple[str, ...]:
    """The codes of the indicators counted from the records of a view."""
    return tuple(_COUNTING[view].measures) if view in _COUNTING else ()


def contributions(
    view: View, code: str, current: Sequence[Record], earlier: Sequence[Record] = ()
) -> Iterator[Contribution]:
    """What each record of a report adds to an indicator; `earlier` are the records of the same
    unit's reports of the year before this one, for what is told of the year."""
    counting = _COUNTING[view]
    adds = counting.measures[code]
    for item in counting.items(current, earlier):
        added = adds(item)
        if added is not None:
            yield Contribution(item.record, *added, *counting.of_year(code, item))


def parts(report: Report, current: Sequence[Record], earlier: Sequence[Record]) -> list[Part]:
    """What a report adds about its own unit; of a report that states nothing a part without sums,
    which tells that its unit has reported."""
    if report.view not in _COUNTING:
        return []
    counting = _COUNTING[report.view]
    items = list(counting.items(current, earlier))
    sums: _Sums = {report.unit_code: {code: [0, 0] for code in counting.nothing(items)}}
    return _parts(report, _add(sums, counting, items))


def parts_of_others(reports: Sequence[Report], found: Sequence[Record]) -> list[Part]:
    """What the reports of a view in a period say of other units than their own, each record once;
    `found` are all their records."""
    merged = merge(found, reports)
    others = [record for record in merged.records if not record.is_own]
    return [part for report in reports for part in _parts(report, _of_others(report, others))]


_Sums = dict[str, dict[str, list[float]]]
"""Unit -> indicator -> numerator and denominator."""


def _of_others(report: Report, others: Sequence[Record]) -> _Sums:
    counting = _COUNTING[report.view]
    told = [one for one in others if one.report.submission_id == report.submission_id]
    return _add({}, counting, counting.items(told, ()))


def _add(sums: _Sums, counting: _Counting, items: Iterable[Any]) -> _Sums:
    for item in items:
        of_owner = sums.setdefault(item.record.owner, {})
        for code, adds in counting.measures.items():
            added = adds(item)
            if added is not None:
                total = of_owner.setdefault(code, [0, 0])
                total[0] += added[0]
                total[1] += added[1]
    return sums


def _parts(report: Report, sums: _Sums) -> list[Part]:
    return [
        Part(
            view=report.view,
            unit_code=owner,
            period_code=report.period_code,
            submission_id=report.submission_id,
            reported_by=report.unit_code,
            sums=of_owner,
            as_of=report.as_of,
        )
        for owner, of_owner in sums.items()
    ]
