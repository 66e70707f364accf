"""From what is held to the board of a period: one snapshot, read once, every figure after it."""

from collections.abc import Sequence

from sqlalchemy import Engine

from tracking.figures.board import Board, series_length
from tracking.figures.ledger import Ledger
from tracking.period_codes import recent_periods
from tracking.periods import period
from tracking.specs.reports import owed
from tracking.store.held import Submission
from tracking.store.parts import parts_in_force
from tracking.store.targets import targets_in_force


def board(engine: Engine, held: Sequence[Submission], period_code: str) -> Board:
    """The figures of the reports in force, as seen in a period."""
    first = recent_periods(period_code, series_length(period_code) + 1)[0]
    start, end = period(first).start, period(period_code).end
    codes = {one.period_code for one in held if start <= period(one.period_code).end <= end}
    found = parts_in_force(engine, held, codes)
    return Board(Ledger(found), targets_in_force(engine), owed, period_code)
