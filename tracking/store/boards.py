"""From what is held to the board of a period: one snapshot, read once, every figure after it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine

from tracking.figures.board import Board, series_length
from tracking.figures.ledger import Ledger
from tracking.period_codes import recent_periods, year_of
from tracking.periods import period
from tracking.specs.reports import owed
from tracking.store.held import Submission
from tracking.store.parts import NOTHING_ANEW, CountedAnew, parts_of
from tracking.store.targets import targets_of


def board(engine: Engine, held: Sequence[Submission], period_code: str) -> Board:
    """The figures of the reports in force, as seen in a period; `held` begin with `first_year`."""
    with engine.connect() as connection:
        return boards_of(connection, held, [period_code])[period_code]


def boards_of(
    connection: Connection,
    held: Sequence[Submission],
    period_codes: Iterable[str],
    anew: CountedAnew = NOTHING_ANEW,
) -> dict[str, Board]:
    """The boards of several periods over an open connection; `anew` are parts not kept so far."""
    told = {code: _told_in(held, code) for code in period_codes}
    found = parts_of(connection, held, set().union(*told.values()), anew)
    targets = targets_of(connection)
    return {
        code: Board(
            Ledger(part for part in found if part.period_code in codes), targets, owed, code
        )
        for code, codes in told.items()
    }


def _told_in(held: Iterable[Submission], period_code: str) -> set[str]:
    """The periods of the reports that the board of a period rests on."""
    start, end = period(_first(period_code)).start, period(period_code).end
    return {one.period_code for one in held if start <= period(one.period_code).end <= end}


def first_year(period_code: str) -> int:
    """The year of the oldest reports that the board of a period rests on."""
    return year_of(_first(period_code))


def _first(period_code: str) -> str:
    """The period before the first one of a series: what that one is compared with."""
    return recent_periods(period_code, series_length(period_code) + 1)[0]
