"""Which field each heading names, and which form a table is of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data_loaders.grid import column_letter
from data_loaders.headings.case_times import CHANNELS, RECEIVED, is_count
from data_loaders.headings.cases import Cases, cases_named
from data_loaders.headings.channels import as_rest, of_channels
from data_loaders.headings.halves import halves_named, pair_of
from data_loaders.headings.levels import Heading
from data_loaders.headings.precedence import (
    budgets_beside,
    fields_named,
    is_inclusive,
    opened_beside,
    preference,
)
from data_loaders.headings.rounds import as_round
from data_loaders.headings.spans import by_span
from tracking.dates import closing_dates_in
from tracking.specs.catalogue import FOREIGN, UNUSED
from tracking.specs.forms import Form
from tracking.vocabulary import View

CARRIED = {
    "plan_assigned_vnd": "plan_carried_over_vnd",
    "plan_adjusted_vnd": "plan_carried_over_vnd",
    "disbursed_to_date_vnd": "disbursed_carried_over_vnd",
}
"""Amounts of the year itself, and the amount of last year's capital that a total adds to each."""
WITH_CARRIED = {
    "plan_assigned_vnd": "_plan_with_carried_vnd",
    "disbursed_to_date_vnd": "_disbursed_with_carried_vnd",
}
"""What such a total is read as, only to be checked, beside a column of the year itself."""
_PLANS = ("plan_assigned_vnd", "plan_adjusted_vnd")
ASSIGNED = 100
"""How strongly a heading names the field that the unit assigned it to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Columns given to fields: `doubtful` names fields that several columns claim equally,
    `inclusive` those whose column counts capital carried over from last year too, `partial` those
    that only columns of home or of foreign capital are found for, which are not taken unless they
    are the two halves of one heading (`FOREIGN` before the name of the second), or only columns of
    cases of one channel; `apart` those that columns of another time than the period are of."""

    columns: dict[str, int]
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    doubtful: dict[str, tuple[int, ...]] = field(default_factory=dict)
    inclusive: tuple[str, ...] = ()
    partial: dict[str, tuple[int, ...]] = field(default_factory=dict)
    apart: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    score: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """How good a matching is: more columns understood, then named more specifically."""
        understood = len(self.columns) + len(self.marks) + sum(map(len, self.partial.values()))
        return understood, self.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A heading block of a sheet: rows `top` to `bottom`, its headings, and the form it is of."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    form: Form
    matching: Matching


class _Claim(NamedTuple):
    """A heading that may name a field; the least claim wins, claims are told apart by all but
    their last two. One that the unit itself assigned to the field is not free."""

    is_free: bool
    inclusive: bool
    weakness: int
    preference: tuple[int, ...]
    column: int
    name: str


def match_fields(
    headings: Sequence[Heading],
    view: View,
    *,
    shared: bool = False,
    as_of: date | None = None,
    period_code: str | None = None,
) -> Matching:
    """Give each field of a view the column whose heading names it most specifically; `as_of` is
    the day up to which the table is said to count, `period_code` the period it is of. What the unit
    assigned by hand goes before all else."""
    headings = [one for one in headings if one.assigned_to(view) != UNUSED]
    columns: dict[str, int] = {}
    marks: dict[int, tuple[str, str]] = {}
    given: dict[str, _Claim] = {}
    doubtful: dict[str, list[int]] = {}
    partial: dict[str, list[_Claim]] = {}
    taken: set[int] = set()
    score = 0
    cases = cases_named(headings, period_code) if view is View.SERVICES else Cases()
    halves = halves_named(headings) if view is View.DISBURSEMENT else cases.channels
    for claim in sorted(_claims(headings, view, as_of, cases)):
        column, name = claim.column, claim.name
        if claim.is_free:
            name = as_rest(as_round(name, columns), column, columns, headings)
        if claim.is_free and column in halves and (name.endswith("_vnd") or is_count(name)):
            partial.setdefault(name, []).append(claim)
            continue
        if name in columns and given[name][:-2] == claim[:-2] and column not in taken:
            doubtful.setdefault(name, [columns[name]]).append(column)
        if name in columns and claim.inclusive and name in WITH_CARRIED:
            name = WITH_CARRIED[name]
        is_given = name.split(":=")[0] in columns
        if is_given or (column in taken and not shared) or _has_better(claim, columns):
            continue
        taken.add(column)
        score -= claim.weakness
        if ":=" in name:
            marks[column] = (name.split(":=")[0], name.split(":=")[1])
            continue
        columns[name] = column
        given[name] = claim
    for name, claims in partial.items():
        pair = _making_up([claim.column for claim in claims], halves, headings, columns)
        is_free = name not in columns and taken.isdisjoint(pair)
        if pair and is_free and not _has_better(claims[0], columns):
            columns |= dict(zip((name, f"{FOREIGN}{name}"), pair, strict=False))
            given[name] = claims[0]
            taken.update(pair)
    kept_marks = {column: mark for column, mark in marks.items() if mark[0] not in columns}
    return Matching(
        columns=columns,
        marks=kept_marks,
        doubtful={name: tuple(found) for name, found in doubtful.items()},
        inclusive=tuple(name for name in (*CARRIED, RECEIVED) if _is_inclusive(given.get(name))),
        partial={
            name: tuple(claim.column for claim in claims)
            for name, claims in partial.items()
            if name not in columns
        },
        apart=cases.apart,
        score=score,
    )


def _making_up(
    found: Sequence[int],
    halves: Mapping[int, str],
    headings: Sequence[Heading],
    columns: Mapping[str, int],
) -> Sequence[int]:
    """The columns, each of a half or a channel alone, that make up a figure, if they do."""
    if {*CHANNELS} & {*halves.values()}:
        return of_channels(found, halves, alone=RECEIVED not in columns)
    return pair_of(found, halves, headings)


def _is_inclusive(claim: _Claim | None) -> bool:
    return claim is not None and claim.inclusive


def _claims(
    headings: Sequence[Heading], view: View, as_of: date | None, cases: Cases
) -> Iterator[_Claim]:
    named = cases.named or [(one, fields_named(one, headings, view)) for one in headings]
    named = [item for item in named if item[0].assigned_to(view) is None]
    named = [*by_span(named)] if view is View.MEASURES else named
    settled = [(one, name) for one in headings if (name := one.assigned_to(view))]
    named = [*named, *((one, ((name, ASSIGNED),)) for one, name in settled)]
    carried: dict[str, list[Heading]] = {}
    budgets: Sequence[Heading] = ()
    if view is View.DISBURSEMENT:
        budgets = budgets_beside(named)
        for heading, fields in named:
            for name, _ in fields:
                if name.endswith("_carried_over_vnd"):
                    carried.setdefault(name, []).append(heading)
    for heading, fields in named:
        is_free = heading.assigned_to(view) is None
        for name, strength in fields:
            if is_free and name in _PLANS and heading in budgets:
                continue
            inclusive = name in CARRIED and is_inclusive(
                heading, carried.get(CARRIED[name], ()), headings
            )
            inclusive |= name == RECEIVED and any(heading.with_carried)
            day = as_of if name.endswith("_to_date_vnd") else None
            liked = preference(heading, name, day) if is_free else ()
            yield _Claim(is_free, inclusive, -strength, liked, heading.column, name)


def _has_better(claim: _Claim, columns: Mapping[str, int]) -> bool:
    """A plan that includes carried-over capital is taken only where there is no other plan."""
    is_doubted = claim.is_free and claim.inclusive and claim.name == "plan_assigned_vnd"
    return is_doubted and "plan_adjusted_vnd" in columns


def closing_day(header: Header) -> date | None:
    """The day up to which a heading of cumulative figures counts: "Lũy kế đến 31/10/2022"."""
    matched = header.matching.columns.items()
    columns = {column for name, column in matched if name.endswith("_to_date_vnd")}
    texts = [heading.text for heading in header.headings if heading.column in columns]
    days = {day for text in texts for day in closing_dates_in(text)}
    return days.pop() if len(days) == 1 else None


def without_carried(header: Header) -> Iterator[tuple[str, str]]:
    """Each amount that says it counts in capital carried over, and the field to take off it: where
    it is told both what was carried over and what of that was disbursed."""
    columns, by_column = header.matching.columns, {one.column: one for one in header.headings}
    if not set(CARRIED.values()) <= columns.keys():
        return
    for name in header.matching.inclusive:
        whole, part = (by_column[columns[one]] for one in (name, CARRIED[name]))
        if any(whole.with_carried) or part in opened_beside(whole, header.headings):
            yield name, CARRIED[name]


def letters(columns: Iterable[int]) -> str:
    """Column letters for a sentence."""
    return ", ".join(column_letter(column) for column in sorted(columns))
