"""Every unit in a line: how it stands, what it owes, its leading figures; the slowest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.overview import LEADING, Overview, UnitStanding, overview
from tracking.figures.words import TINY_LAST, gap_text
from tracking.period_codes import period_title
from tracking.specs.units import unit_name
from tracking.vocabulary import Standing, View
from ui import reads
from ui.columns import Column, Listing
from ui.formats import Kind

OVERDUE = "tasks_overdue"
HEADINGS = {
    View.TASKS: "Đúng hạn",
    View.DISBURSEMENT: "Giải ngân / KH giao",
    View.SERVICES: "TTHC có hồ sơ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsScreen:
    """Everything the page draws where no unit is chosen."""

    headline: str
    beneath: str
    units: Listing


@reads.shared(max_entries=32)
def screen(key: reads.Key, period: str) -> UnitsScreen:
    """Every unit that owes a report of a period, or has a figure in it."""
    board = reads.board(key, period)
    content = overview(board)
    late = sum(bool(one.counts.get(Standing.BEHIND)) for one in content.units)
    silent = len(content.lacking)
    return UnitsScreen(
        headline=f"{late} đơn vị có chỉ tiêu chậm, {silent} đơn vị chưa gửi đủ báo cáo",
        beneath=f"{period_title(period)}: {content.owing} đơn vị phải báo cáo; "
        f"xa lộ trình nhất đứng trước, {TINY_LAST}; bấm một dòng để mở trang của đơn vị.",
        units=_listing(board, content),
    )


def _listing(board: Board, content: Overview) -> Listing:
    leading = {view: codes[0] for view, codes in LEADING.items()}
    columns = [
        Column(name="unit", heading="Đơn vị"),
        Column(name="behind", heading="Chậm", kind=Kind.COUNT),
        Column(name="at_risk", heading="Có nguy cơ", kind=Kind.COUNT),
        Column(name="on_track", heading="Đúng lộ trình", kind=Kind.COUNT),
        *(
            Column(name=code, heading=HEADINGS[view], kind=Kind.RATE)
            for view, code in leading.items()
        ),
        Column(name=OVERDUE, heading="Nhiệm vụ quá hạn", kind=Kind.COUNT),
        Column(name="missing", heading="Báo cáo còn thiếu"),
        Column(name="worst", heading="Xa lộ trình nhất"),
    ]
    values = {
        code: {one.unit_code: one.value for one in board.by_unit(code)}
        for code in (*leading.values(), OVERDUE)
    }
    lacking = content.lacking
    standings = {one.unit_code: one for one in content.units}
    owing = dict.fromkeys(unit for view in View for unit in board.owed(view, board.period_code))
    records = [
        {
            "unit": unit_name(unit),
            "unit_code": unit,
            **{code: found.get(unit) for code, found in values.items()},
            **_standing(standings.get(unit)),
            "missing": lacking.get(unit, ""),
        }
        for unit in dict.fromkeys((*standings, *owing))
    ]
    return Listing(title="Các đơn vị", columns=columns, records=records)


def _standing(one: UnitStanding | None) -> Mapping[str, object]:
    """How many targets of a unit stand how, and the one furthest behind."""
    counts = one.counts if one else {}
    worst = one.worst if one else None
    return {
        "behind": counts.get(Standing.BEHIND, 0) if one else None,
        "at_risk": counts.get(Standing.AT_RISK, 0) if one else None,
        "on_track": counts.get(Standing.ON_TRACK, 0) if one else None,
        "worst": f"{worst.indicator.short_label}: {gap_text(worst)}" if worst else "",
    }
