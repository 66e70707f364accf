"""What is in force, read once, as everything it tells of a period."""

from collections.abc import Sequence

from sqlalchemy import Engine

from tracking.figures.target_moves import last_moves
from tracking.figures.whole import Whole, whole
from tracking.store.boards import board
from tracking.store.held import Submission
from tracking.store.records import bases_of_period, merged_of_period
from tracking.store.targets import target_moves
from tracking.vocabulary import View


def whole_of(engine: Engine, held: Sequence[Submission], period_code: str) -> Whole:
    """The pages of a period from the reports in force; raises TrackingError while some of them are
    being counted anew."""
    return whole(
        board(engine, held, period_code),
        {
            view: merged_of_period(engine, held, view, period_code)
            for view in (View.TASKS, View.DISBURSEMENT)
        },
        {
            view: bases_of_period(engine, held, view, period_code)
            for view in (View.SERVICES, View.MEASURES)
        },
        last_moves(target_moves(engine)),
    )
