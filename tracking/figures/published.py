"""Our ministry among the others in the published statistics, over the years."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracking.periods import period
from tracking.text import fold
from tracking.views import Record

OURS = frozenset({"bo cong thuong", "bo cong nghiep", "bo thuong mai"})
"""Our ministry, and the two it was made of in 2007."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """A ministry in a month as published: from the beginning of the year, in đồng and of plan."""

    body: str
    period_code: str
    year_to_date: int | None
    plan_rate: float | None
    same_period_rate: float | None
    is_ours: bool
    record: Record

    @property
    def pace(self) -> float | None:
        """The rate of plan over the part of the year that has passed: 1 is an even pace. Books of
        different months can be set beside one another by it, by the rate alone they cannot."""
        return (
            None if self.plan_rate is None else self.plan_rate * 12 / _end(self.period_code).month
        )


def published_lines(records: Iterable[Record]) -> list[PublishedLine]:
    """The lines of published tables; oldest first, names as one wrote them last."""
    lines = [_line(record) for record in records if record.row.get("body_name")]
    lines.sort(key=lambda line: line.period_code)
    names = {_key(line.body): line.body for line in lines}
    return [replace(line, body=names[_key(line.body)]) for line in lines]


def _line(record: Record) -> PublishedLine:
    row = record.row
    return PublishedLine(
        body=str(row["body_name"]),
        period_code=record.report.period_code,
        year_to_date=row.get("year_to_date_vnd"),
        plan_rate=row.get("year_plan_rate"),
        same_period_rate=row.get("same_period_rate"),
        is_ours=fold(str(row["body_name"])) in OURS,
        record=record,
    )


def _key(body: str) -> str:
    """The name without what books write one time and another not: "và", a dash, "&"."""
    return " ".join(word for word in _WORDS.findall(fold(body)) if word != "va")


def until(lines: Sequence[PublishedLine], period_code: str) -> list[PublishedLine]:
    """The lines of months up to the end of a period; all of them where there are none."""
    return [line for line in lines if _end(line.period_code) <= _end(period_code)] or list(lines)


def month_shown(lines: Sequence[PublishedLine], period_code: str) -> list[PublishedLine]:
    """The ministries of the newest month up to the end of a period that states rates of plan, of
    the first one after it where there is none; the fastest first."""
    rated = [line for line in lines if line.plan_rate is not None]
    months = sorted({line.period_code for line in rated}, key=_end)
    if not months:
        return []
    until = [month for month in months if _end(month) <= _end(period_code)]
    shown = until[-1] if until else months[0]
    found = [line for line in rated if line.period_code == shown]
    return sorted(found, key=lambda line: -(line.plan_rate or 0.0))


def _end(period_code: str) -> date:
    return period(period_code).end


def our_place(lines: Sequence[PublishedLine]) -> tuple[int, int] | None:
    """Our place among the ministries of a month, and of how many; None where we are not in it."""
    for place, line in enumerate(lines, 1):
        if line.is_ours:
            return place, len(lines)
    return None
