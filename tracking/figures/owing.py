"""Who owes which report and has not sent it: at the end of a period, and for months within it."""

from collections.abc import Iterable, Mapping, Sequence

from tracking.figures.board import Board
from tracking.figures.ledger import seen_as
from tracking.period_codes import code_parts, months_of, periods_around
from tracking.vocabulary import VIEW_NAMES, View

Absent = Mapping[str, Mapping[View, tuple[str, ...]]]
"""Unit -> view -> months."""


def missing_reports(board: Board) -> dict[str, tuple[View, ...]]:
    """Units that owe a report of the end of the period and have sent none, with those views."""
    found: dict[str, list[View]] = {}
    for view in View:
        reported = board.reported(view)
        for unit in board.owed(view, board.period_code):
            if unit not in reported:
                found.setdefault(unit, []).append(view)
    return {unit: tuple(views) for unit, views in found.items()}


def absent_months(board: Board) -> Absent:
    """The months of a longer period for which units owe a report that has not come; a report of a
    longer period stands for its months. None of a period of one month."""
    months = months_of(board.period_code)
    found: dict[str, dict[View, tuple[str, ...]]] = {}
    for view in View if len(months) > 1 else ():
        for month in months:
            for unit in sorted(board.silent(view, month) - _told_longer(board, view, month)):
                of_unit = found.setdefault(unit, {})
                of_unit[view] = (*of_unit.get(view, ()), month)
    return found


def _told_longer(board: Board, view: View, month: str) -> set[str]:
    """The units whose report of a quarter or more holds a month."""
    return {
        seen_as(unit, board.period_code)
        for code in periods_around(month)
        for unit in board.ledger.reports(view, code)
    }


def lacking_text(missing: Iterable[View], absent: Mapping[View, Sequence[str]]) -> str:
    """The views that are missing, with the months where they are told: "giải ngân (tháng 10)"."""
    views = [view for view in View if view in missing or view in absent]
    return ", ".join(VIEW_NAMES[view] + _months(absent.get(view, ())) for view in views)


def _months(codes: Sequence[str]) -> str:
    return f" (tháng {', '.join(str(code_parts(code)[1]) for code in codes)})" if codes else ""
