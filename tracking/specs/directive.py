"""What does the directive ask, of whom, as far as our source tells (directive.csv, clauses.csv)?

The only public source is a newspaper's account of it: three of the twelve general tasks and the
tasks of some units are not told, and none carries a number.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from tracking.specs.catalogue import read_rows
from tracking.specs.reports import in_order, reports_due
from tracking.specs.units import successor, valid_units
from tracking.vocabulary import View

EVERY_UNIT = "all"
_VIEW = "view:"


class ClauseKind(StrEnum):
    """What a point is: a shortcoming to mend, a task of all units, a task of some."""

    SHORTCOMING = "shortcoming"
    GENERAL = "general"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """The document itself; its number alone is not unique, number and day are.

    `office_unit` is the unit that gathers the reports and reminds the others.
    """

    number: str
    issued_on: date
    title: str
    title_note: str
    source_title: str
    source_url: str
    office_unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A point of the directive; one that is not `told` keeps its place and says so.

    `units` holds codes as of the directive's day, "all", or view:<view> for the units that owe
    that view's report; `clause_units` resolves them on a day.
    """

    code: str
    kind: ClauseKind
    order: int
    title: str
    obligation: str
    units: tuple[str, ...]
    told: bool
    source_quote: str


@cache
def directive() -> Directive:
    """The directive this house follows."""
    row = read_rows("directive.csv")[0]
    return Directive(
        number=row["number"],
        issued_on=date.fromisoformat(row["issued_on"]),
        title=row["title"],
        title_note=row["title_note"],
        source_title=row["source_title"],
        source_url=row["source_url"],
        office_unit=row["office_unit"],
    )


@cache
def clauses() -> dict[str, Clause]:
    """Every point by its code: shortcomings, general tasks, tasks of units."""
    return {
        row["clause"]: Clause(
            code=row["clause"],
            kind=ClauseKind(row["kind"]),
            order=int(row["order"]),
            title=row["title"],
            obligation=row["obligation"],
            units=tuple(token for token in row["units"].split("|") if token),
            told=row["told"] == "yes",
            source_quote=row["source_quote"],
        )
        for row in read_rows("clauses.csv")
    }


def clause_units(
    clause: Clause, on: date, owed: Callable[[View], Iterable[str]] | None = None
) -> tuple[str, ...]:
    """The units a point is for on a day, mergers followed, ordered as units.csv; `owed` tells who
    owes a view's report then, where that is known otherwise than by reports_due.csv."""
    owers = owed or (lambda view: _owers(view, on))
    return in_order({code for token in clause.units for code in _codes(token, on, owers)})


def _owers(view: View, on: date) -> Iterator[str]:
    return (code for due in reports_due() if due.view is view for code in due.owers(on))


def _codes(token: str, on: date, owed: Callable[[View], Iterable[str]]) -> Iterator[str]:
    if token == EVERY_UNIT:
        yield from (unit.code for unit in valid_units(on) if unit.kind == "ministry")
    elif token.startswith(_VIEW):
        yield from owed(View(token.removeprefix(_VIEW)))
    elif code := successor(token, on):
        yield code
