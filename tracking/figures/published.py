"""Our ministry among the others in the published statistics, over the years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracking.text import fold

OURS = frozenset({"bo cong thuong", "bo cong nghiep", "bo thuong mai"})
"""Our ministry, and the two it was made of in 2007."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """A ministry in a month as published: from the beginning of the year, in đồng and of plan."""

    body: str
    period_code: str
    year_to_date: int | None
    plan_rate: float | None
    same_period_rate: float | None
    is_ours: bool


def published_lines(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> list[PublishedLine]:
    """The lines of published tables, given as (period, row); oldest first, names as one wrote
    them last."""
    lines = [_line(code, row) for code, row in rows if row.get("body_name")]
    lines.sort(key=lambda line: line.period_code)
    names = {_key(line.body): line.body for line in lines}
    return [
        PublishedLine(
            body=names[_key(line.body)],
            period_code=line.period_code,
            year_to_date=line.year_to_date,
            plan_rate=line.plan_rate,
            same_period_rate=line.same_period_rate,
            is_ours=line.is_ours,
        )
        for line in lines
    ]


def _line(code: str, row: Mapping[str, Any]) -> PublishedLine:
    return PublishedLine(
        body=str(row["body_name"]),
        period_code=code,
        year_to_date=row.get("year_to_date_vnd"),
        plan_rate=row.get("year_plan_rate"),
        same_period_rate=row.get("same_period_rate"),
        is_ours=fold(str(row["body_name"])) in OURS,
    )


def _key(body: str) -> str:
    return fold(body)


def newest(lines: Sequence[PublishedLine]) -> list[PublishedLine]:
    """The ministries of the newest month that states a rate of plan, the fastest first."""
    months = [line.period_code for line in lines if line.plan_rate is not None]
    if not months:
        return []
    found = [one for one in lines if one.period_code == max(months) and one.plan_rate is not None]
    return sorted(found, key=lambda line: -(line.plan_rate or 0.0))


def our_place(lines: Sequence[PublishedLine]) -> tuple[int, int] | None:
    """Our place among the ministries of a month, and of how many; None where we are not in it."""
    for place, line in enumerate(lines, 1):
        if line.is_ours:
            return place, len(lines)
    return None
