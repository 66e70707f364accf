"""From what is held to the board of a period: one snapshot, read once, every figure after it."""

from collections.abc import Sequence

from sqlalchemy import Engine, func, select

from tracking.figures.board import Board, series_length
from tracking.figures.ledger import Ledger
from tracking.period_codes import recent_periods
from tracking.periods import period
from tracking.specs.reports import owed
from tracking.store.held import Submission
from tracking.store.parts import parts_in_force
from tracking.store.schema import submissions
from tracking.store.targets import targets_in_force, targets_version


def snapshot_key(engine: Engine) -> tuple[int, int]:
    """What all figures depend on: the newest submission and the version of the targets.

    Nothing held is ever changed, so that the same key is always the same figures.
    """
    with engine.connect() as connection:
        newest = connection.execute(select(func.max(submissions.c.id))).scalar() or 0
    return int(newest), targets_version(engine)


def board(engine: Engine, held: Sequence[Submission], period_code: str) -> Board:
    """The figures of the reports in force, as seen in a period."""
    first = recent_periods(period_code, series_length(period_code) + 1)[0]
    start, end = period(first).start, period(period_code).end
    codes = {one.period_code for one in held if start <= period(one.period_code).end <= end}
    found = parts_in_force(engine, held, codes)
    return Board(Ledger(found), targets_in_force(engine), owed, period_code)


def periods_held(held: Sequence[Submission]) -> list[str]:
    """The periods that anything is held of, the newest first; of one day the shortest first."""
    codes = {one.period_code for one in held if one.unit_code != "TCTK"}
    ends = {code: period(code) for code in codes}
    return sorted(codes, key=lambda code: (ends[code].end, ends[code].start), reverse=True)
