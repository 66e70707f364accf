"""From what is held to the board of a period: one snapshot, read once, every figure after it."""

from collections.abc import Sequence

from sqlalchemy import Engine

from tracking.figures.board import Board, series_length
from tracking.figures.ledger import Ledger
from tracking.period_codes import recent_periods, year_of
from tracking.periods import period
from tracking.specs.reports import owed
from tracking.store.held import Submission
from tracking.store.parts import parts_in_force
from tracking.store.targets import targets_in_force


def board(engine: Engine, held: Sequence[Submission], period_code: str) -> Board:
    """The figures of the reports in force, as seen in a period; `held` begin with `first_year`."""
    start, end = period(_first(period_code)).start, period(period_code).end
    codes = {one.period_code for one in held if start <= period(one.period_code).end <= end}
    found = parts_in_force(engine, held, codes)
    return Board(Ledger(found), targets_in_force(engine), owed, period_code)


def first_year(period_code: str) -> int:
    """The year of the oldest reports that the board of a period rests on."""
    return year_of(_first(period_code))


def _first(period_code: str) -> str:
    """The period before the first one of a series: what that one is compared with."""
    return recent_periods(period_code, series_length(period_code) + 1)[0]
