"""Whose reports do figures rest on: who owes them, who has sent them, of whom are they asked?"""

from collections.abc import Callable, Sequence

from tracking.figures.figure import Coverage
from tracking.figures.ledger import Ledger, Shares, seen_as
from tracking.indicators import COUNTS_UNITS
from tracking.indicators.services import OF_YEAR
from tracking.period_codes import months_of, recent_periods
from tracking.periods import period
from tracking.specs.directive import Clause, ClauseKind, clause_units, clauses
from tracking.specs.indicators import indicators
from tracking.vocabulary import Accumulation, Indicator, View

LOOKED_BACK = 12
"""Months in which the last known figures of a missing unit are looked for."""
Owed = Callable[[View, str], tuple[str, ...]]


class Covering:
    """The reports of one snapshot as they are seen in one period.

    `owed` tells which units owe a report of a view in a period.
    """

    def __init__(self, ledger: Ledger, owed: Owed, period_code: str) -> None:
        self.ledger = ledger
        self.owed = owed
        self.period_code = period_code
        self._reported: dict[tuple[View, str], frozenset[str]] = {}
        self._silent: dict[tuple[View, str], frozenset[str]] = {}
        self._coverages: dict[tuple[str, str], Coverage] = {}
        self._givens: dict[tuple[str, str], frozenset[str]] = {}

    def seen(self, unit_code: str | None) -> str | None:
        """The unit a former one has become by the board's period; None is the ministry."""
        return None if unit_code is None else seen_as(unit_code, self.period_code)

    def reported(self, view: View, period_code: str | None = None) -> frozenset[str]:
        """The units of which a report tells of the end of a period."""
        key = view, period_code or self.period_code
        if key not in self._reported:
            told = self.ledger.telling(*key)
            self._reported[key] = frozenset(seen_as(unit, self.period_code) for unit in told)
        return self._reported[key]

    def silent(self, view: View, period_code: str | None = None) -> frozenset[str]:
        """The units that owe a report of a period and have sent none."""
        key = view, period_code or self.period_code
        if key not in self._silent:
            owing = frozenset(seen_as(unit, self.period_code) for unit in self.owed(*key))
            self._silent[key] = owing - self.reported(*key)
        return self._silent[key]

    def is_given(self, clause: Clause, unit: str) -> bool:
        """Whether a clause is a unit's at the end of the board's period."""
        return unit in self._given(clause, self.period_code)

    def is_asked(self, indicator: Indicator, at: str, unit: str) -> bool:
        """Whether an indicator is asked of a unit: its clause is given to it, and it owes the
        figure; or the unit has one, and the clause is not one of others by name."""
        clause = clauses()[indicator.clause]
        is_given = unit in self._given(clause, at)
        if clause.kind is ClauseKind.UNIT:
            return is_given
        has_one = unit in self._shares(indicator, at)
        return has_one or (is_given and unit in self._coverage(indicator, at, None).owed)

    def _given(self, clause: Clause, at: str) -> frozenset[str]:
        key = clause.code, at
        if key not in self._givens:
            units = clause_units(clause, period(at).end, lambda view: self.owed(view, at))
            self._givens[key] = frozenset(seen_as(unit, self.period_code) for unit in units)
        return self._givens[key]

    def _states(self, indicator: Indicator, at: str, unit: str) -> bool:
        """Whether a unit of which no measure is told may still be asked for it: it is silent, and
        stated it the last time, or never reported."""
        if unit not in self.silent(indicator.view, at):
            return False
        months = reversed(recent_periods(months_of(at)[-1], LOOKED_BACK)[:-1])
        last = next((code for code in months if unit in self.reported(indicator.view, code)), None)
        return last is None or unit in self._shares(indicator, last)

    def _shares(self, indicator: Indicator, at: str) -> Shares:
        counted = COUNTS_UNITS.get(indicator.code)
        if counted is None:
            return self._told(indicator, at)
        return {
            unit: share._replace(numerator=int(share.numerator > 0), denominator=0)
            for unit, share in self._told(indicators()[counted], at).items()
        }

    def _told(self, indicator: Indicator, at: str) -> Shares:
        """What is told of each unit: of one that owes a report and has sent none nothing, whatever
        others say of a task or a project of it."""
        silent = self.silent(indicator.view, at)
        found = self.ledger.shares(indicator, at, self.period_code)
        if not silent & found.keys():
            return found
        return {
            unit: share
            for unit, share in found.items()
            if unit not in silent or unit in map(self.seen, share.reported_by)
        }

    def _coverage(self, indicator: Indicator, at: str, unit: str | None) -> Coverage:
        key = indicator.code, at
        if key not in self._coverages:
            self._coverages[key] = self._whole_coverage(indicator, at)
        whole = self._coverages[key]
        if unit is None:
            return whole
        return Coverage(
            owed=_only(unit, whole.owed),
            present=_only(unit, whole.present),
            partial=_only(unit, whole.partial),
            unstated=_only(unit, whole.unstated),
            months=whole.months,
            gaps=tuple(gap for gap in whole.gaps if gap[0] == unit),
        )

    def _whole_coverage(self, indicator: Indicator, at: str) -> Coverage:
        """Whose figures are owed and in. Without the columns of a figure it is still owed, but for
        measures: no unit has to state all of them, none one that is asked of others."""
        shares = self._shares(indicator, at)
        told = self.ledger.telling(indicator.view, at)
        owing: dict[str, list[str]] = {}
        for former in self.owed(indicator.view, at):
            owing.setdefault(seen_as(former, self.period_code), []).append(former)
        reported = self.reported(indicator.view, at)
        unstated = tuple(unit for unit in owing if unit in reported and unit not in shares)
        if indicator.view is View.MEASURES:
            given = self._given(clauses()[indicator.clause], at)
            owing = {
                unit: formers
                for unit, formers in owing.items()
                if unit in shares or (unit in given and self._states(indicator, at, unit))
            }
            unstated = tuple(unit for unit in unstated if unit in given)
        wanted = len(months_of(at)) if indicator.accumulation is Accumulation.IN_PERIOD else 1
        partial = tuple(
            unit
            for unit, share in shares.items()
            if (share.periods != (at,) and len(share.periods) < wanted)
            or (len(owing.get(unit, ())) > 1 and not told.keys() >= set(owing[unit]))
        )
        # A unit that told of some months of a period is in, if only in part.
        is_in = shares if indicator.accumulation is Accumulation.IN_PERIOD else reported
        present = tuple(unit for unit in owing if unit in shares and unit in is_in)
        months, gaps = self._of_year(indicator, at, shares)
        return Coverage(
            owed=tuple(owing),
            present=present,
            partial=partial,
            unstated=unstated,
            months=months,
            gaps=gaps,
        )

    def _of_year(
        self, indicator: Indicator, at: str, shares: Shares
    ) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
        """Of what is told of the year: of which months there are reports, and which of them units
        lack that have the figure."""
        if indicator.code not in OF_YEAR:
            return (), ()
        told: dict[str, set[str]] = {}
        for month in _months_to(at):
            for unit in self.ledger.reports_telling(indicator.view, month):
                told.setdefault(seen_as(unit, self.period_code), set()).add(month)
        months = [month for month in _months_to(at) if any(month in one for one in told.values())]
        gaps = (
            (unit, tuple(month for month in months if month not in told.get(unit, ())))
            for unit in shares
        )
        return tuple(months), tuple(gap for gap in gaps if gap[1])


def _months_to(at: str) -> tuple[str, ...]:
    """The months of a period's year up to its end."""
    last = months_of(at)[-1]
    return tuple(month for month in months_of(last[:4]) if month <= last)


def shares_of(shares: Shares, unit: str | None) -> Shares:
    """The shares of one unit, or of all."""
    if unit is None:
        return shares
    return {unit: shares[unit]} if unit in shares else {}


def _only(unit: str, codes: Sequence[str]) -> tuple[str, ...]:
    return (unit,) if unit in codes else ()
