"""What is in force, read once, as everything it tells of a period."""

from collections.abc import Sequence

from sqlalchemy import Engine

from tracking.figures.board import Board
from tracking.figures.target_moves import last_moves
from tracking.figures.whole import Whole, whole
from tracking.specs.indicators import indicators
from tracking.store.boards import board
from tracking.store.held import Submission
from tracking.store.records import bases, bases_of_period, merged_of_period
from tracking.store.targets import target_moves
from tracking.vocabulary import View


def whole_of(engine: Engine, held: Sequence[Submission], period_code: str) -> Whole:
    """The pages of a period from the reports in force; raises TrackingError while some of them are
    being counted anew."""
    found = board(engine, held, period_code)
    return whole(
        found,
        {
            view: merged_of_period(engine, held, view, period_code)
            for view in (View.TASKS, View.DISBURSEMENT)
        },
        bases_of_period(engine, held, View.SERVICES, period_code),
        {
            **{
                view: bases(engine, held, _counted(found, view))
                for view in (View.TASKS, View.SERVICES)
            },
            View.MEASURES: bases_of_period(engine, held, View.MEASURES, period_code),
        },
        last_moves(target_moves(engine)),
    )


def _counted(board: Board, view: View) -> set[int]:
    """The reports that the ministry's figures of a view are counted from."""
    figures = (board.figure(one.code) for one in indicators().values() if one.view is view)
    return {number for one in figures for share in one.shares for number in share.submission_ids}
