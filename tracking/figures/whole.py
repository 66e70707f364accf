"""Everything a snapshot tells of a period, at once: what a briefing is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.directive import ClauseLine, directive_page
from tracking.figures.disbursement import DisbursementPage, disbursement_page
from tracking.figures.overview import Overview, overview
from tracking.figures.services import Basis, ServicesPage, services_page
from tracking.figures.target_moves import Key, TargetMove
from tracking.figures.tasks import TasksPage, tasks_page
from tracking.merging import Merged
from tracking.vocabulary import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The pages of a period, of the whole ministry; `bases` are the records of the reports of
    tasks and of services that its figures are counted from, of a longer period those of its months
    too, and of the reports of measures that tell of it; `moves` the last changes of targets."""

    board: Board
    overview: Overview
    clauses: tuple[ClauseLine, ...]
    tasks: TasksPage
    disbursement: DisbursementPage
    services: ServicesPage
    bases: Mapping[View, Sequence[Basis]]
    moves: Mapping[Key, TargetMove]


def whole(
    board: Board,
    merged: Mapping[View, Merged],
    services: Sequence[Basis],
    bases: Mapping[View, Sequence[Basis]],
    moves: Mapping[Key, TargetMove],
) -> Whole:
    """Every page of the board's period; `merged` has tasks and disbursement, `services` are the
    records that tell of it, `bases` those that `Whole` keeps."""
    return Whole(
        board=board,
        overview=overview(board),
        clauses=directive_page(board),
        tasks=tasks_page(board, merged[View.TASKS]),
        disbursement=disbursement_page(board, merged[View.DISBURSEMENT]),
        services=services_page(board, services),
        bases=bases,
        moves=moves,
    )
