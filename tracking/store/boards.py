"""From what is held to the board of a period: one snapshot, read once, every figure after it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Engine

from tracking.figures.board import Board, series_length
from tracking.figures.ledger import Ledger
from tracking.indicators import counted_indicators
from tracking.period_codes import recent_periods, year_of
from tracking.periods import period
from tracking.specs.reports import owed
from tracking.store.held import Submission
from tracking.store.parts import Sums, kept_sums, parts_of
from tracking.store.targets import targets_of
from tracking.vocabulary import Target, TrackingError


def board(engine: Engine, held: Sequence[Submission], period_code: str) -> Board:
    """The figures of the reports in force, as seen in a period; `held` begin with `first_year`.

    Raises TrackingError while reports wait to be counted anew, as after an edit of the units: a
    figure without them would be wrong, and would be remembered.
    """
    codes = told_in(held, period_code)
    with engine.connect() as connection:
        counted, targets = kept_sums(connection, codes), targets_of(connection)
    told = {one.id for one in held if one.period_code in codes and counted_indicators(one.view)}
    if told - {one.submission_id for one in counted}:
        raise TrackingError(
            "Số liệu đang được tính lại theo danh mục vừa sửa; tải lại trang sau ít giây."
        )
    return board_of(held, counted, targets, period_code)


def board_of(
    held: Sequence[Submission],
    counted: Iterable[Sums],
    targets: Sequence[Target],
    period_code: str,
) -> Board:
    """The same of what was counted, by the targets that hold."""
    found = parts_of(held, told_in(held, period_code), counted)
    return Board(Ledger(found), targets, owed, period_code)


def told_in(held: Iterable[Submission], period_code: str) -> set[str]:
    """The periods of the reports that the board of a period rests on."""
    start, end = period(_first(period_code)).start, period(period_code).end
    return {one.period_code for one in held if start <= period(one.period_code).end <= end}


def first_year(period_code: str) -> int:
    """The year of the oldest reports that the board of a period rests on."""
    return year_of(_first(period_code))


def _first(period_code: str) -> str:
    """The period before the first one of a series: what that one is compared with."""
    return recent_periods(period_code, series_length(period_code) + 1)[0]
