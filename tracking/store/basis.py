"""From which submissions is a report counted?

What it says of its own unit: from itself and, for services, from the earlier reports of the year of
the same unit and of those that have since merged into it, as whether a procedure had an online case
is told of the year. What reports say of other units: from all reports of the view and the period,
for each record counts once.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from tracking.figures.ledger import seen_as
from tracking.period_codes import year_of
from tracking.periods import period
from tracking.settings import ROOT
from tracking.specs import entered
from tracking.specs.entered import remembered
from tracking.specs.units import successor, units
from tracking.store.held import Submission
from tracking.views import OWNER_FIELDS
from tracking.vocabulary import View

_RULES = (
    "closing.py", "indicators", "repeats.py", "specs", "task_states.py", "text.py", "views.py",
)  # fmt: skip
_LONGEST = 200
"""Characters of a key that names its members; a longer one is a digest of them."""
Family = tuple[str, View, int]
"""The last code of units that merged, a view, a year."""
Round = tuple[View, str]
"""A view and a period: the reports that may speak of one another's units."""


@remembered()
def rules_version() -> str:
    """Differs whenever the same rows may be counted differently: a digest of what counts them."""
    digest = hashlib.sha256(entered.digest("units.csv").encode())
    for name in _RULES:
        place = ROOT / "tracking" / name
        files = [place] if place.is_file() else sorted(place.rglob("*.*"))
        for path in files:
            if path.suffix in (".py", ".csv"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


def rules_prefix() -> str:
    """How the keys of this version of the rules begin."""
    return f"{rules_version()}:"


@remembered(5_000)
def final_code(unit_code: str) -> str:
    """The code a unit goes by at the end of its history, so that merged units are one family."""
    return successor(unit_code, date.max) or unit_code


def former_codes(unit_code: str) -> set[str]:
    """The codes of all units of a unit's family, its own included."""
    final = final_code(unit_code)
    return {unit_code, *(unit.code for unit in units() if final_code(unit.code) == final)}


def family_of(report: Submission) -> Family:
    """With which other reports a report may be counted."""
    return final_code(report.unit_code), report.view, year_of(report.period_code)


def by_family(held: Iterable[Submission]) -> dict[Family, list[Submission]]:
    """Reports in force by family."""
    found: dict[Family, list[Submission]] = {}
    for one in held:
        found.setdefault(family_of(one), []).append(one)
    return found


def basis(report: Submission, family: Iterable[Submission]) -> tuple[Submission, ...]:
    """The submissions a report is counted from, itself last; `family` are those in force."""
    if report.view is not View.SERVICES:
        return (report,)
    wanted = family_of(report)
    earlier = (
        one
        for one in family
        if family_of(one) == wanted
        and _is_before(one.period_code, report.period_code)
        and seen_as(one.unit_code, report.period_code) == report.unit_code
    )
    return (*sorted(earlier, key=lambda one: (period(one.period_code).end, one.id)), report)


def _is_before(code: str, other: str) -> bool:
    """Whether a period ends before another, or with it and is a part of it."""
    one, whole = period(code), period(other)
    return one.end < whole.end or (one.end == whole.end and one.start > whole.start)


def basis_key(members: Sequence[Submission]) -> str:
    """The key of a basis."""
    numbers = ".".join(str(one.id) for one in members)
    if len(numbers) > _LONGEST:
        numbers = hashlib.sha256(numbers.encode()).hexdigest()
    return rules_prefix() + numbers


def by_round(held: Iterable[Submission]) -> dict[Round, list[Submission]]:
    """Reports in force of the views whose records may be another unit's, by round."""
    found: dict[Round, list[Submission]] = {}
    for one in sorted(held, key=lambda one: one.id):
        if one.view in OWNER_FIELDS:
            found.setdefault((one.view, one.period_code), []).append(one)
    return found


def round_key(members: Sequence[Submission]) -> str:
    """The key of what the reports of a round say of other units than their own."""
    numbers = ".".join(str(one.id) for one in members)
    return f"{rules_prefix()}others:{hashlib.sha256(numbers.encode()).hexdigest()}"
