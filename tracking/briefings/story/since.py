"""What has changed since the last briefing, and of which kind is it?

Progress, a late report, a correction of the past, a target that moved and other units that owe
reports all move figures; said as one they would mislead.
"""

from collections.abc import Iterator, Sequence

from tracking.briefings.content import Briefing, Fact, Mark
from tracking.briefings.story.bridge import FELT, Amounts, Bridge, bridge
from tracking.briefings.story.change import Change, ChangeKind, once
from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.overview import standing_of
from tracking.figures.sums import is_stated_rate
from tracking.figures.words import STANDINGS, listed, percent, points, value_text
from tracking.period_codes import period_label, year_of
from tracking.specs.indicators import indicators
from tracking.specs.units import short_name
from tracking.vocabulary import Accumulation, Direction, Standing, View

SHOWN = 7
"""Changes told on one screen."""


def changes_since(last: Briefing, again: Board, now: Board) -> tuple[Change, ...]:
    """What changed since a briefing, the weightiest first; `again` is the board of the period it
    was about, as it is told today."""
    found = [
        *_scope(last, now),
        *(change for one in last.facts for change in _of_figure(one, again, now)),
    ]
    return tuple(sorted(once(found), key=lambda change: -change.weight))


def _of_figure(shown: Fact, again: Board, now: Board) -> Iterator[Change]:
    if shown.code not in indicators():
        return
    figure = now.figure(shown.code)
    if shown.target is None and figure.target is None:
        return
    if (moved := _target(shown, figure)) is not None:
        yield moved
    elif (turned := _standing(shown, figure)) is not None:
        yield turned
    steps = bridge_of(shown, again.figure(shown.code), figure)
    if steps is not None:
        yield from _told(figure, steps, period_label(again.period_code))


def bridge_of(shown: Fact, again: Figure, now: Figure) -> Bridge | None:
    """Why a rate is not what it was; None of a plain number, of what units state as a rate alone,
    and of amounts of a year that has begun anew."""
    indicator = now.indicator
    if not indicator.is_rate or is_stated_rate(indicator):
        return None
    begun_anew = year_of(again.period_code) != year_of(now.period_code)
    if begun_anew and indicator.accumulation is Accumulation.TO_DATE:
        return None
    return bridge(
        {part.unit_code: (part.numerator, part.denominator) for part in shown.parts},
        _amounts(again),
        _amounts(now),
    )


def _amounts(figure: Figure) -> Amounts:
    return {share.unit_code: (share.numerator, share.denominator) for share in figure.shares}


def _target(shown: Fact, figure: Figure) -> Change | None:
    target = figure.target
    level, due = (target.level, f"{target.due_on:%d/%m/%Y}") if target else (None, "")
    if (shown.target, shown.due_on) == (level, due):
        return None
    was = _level(figure, shown.target, shown.due_on)
    said = f"{was}, nay là {_level(figure, level, due)}"
    size = abs((level or 0.0) - (shown.target or 0.0)) if figure.indicator.is_rate else 0.0
    # A level for another day is no smaller a change than one of a point.
    return Change(
        kind=ChangeKind.TARGET,
        of=(shown.label,),
        said=said,
        weight=max(size, 0.01),
        mark=_mark(shown.clause),
    )


def _standing(shown: Fact, figure: Figure) -> Change | None:
    """That a figure is judged otherwise than in the last briefing, by the same target."""
    now = standing_of(figure) if figure.target else Standing.NOT_APPLICABLE
    if shown.standing is now or Standing.NOT_APPLICABLE in (shown.standing, now):
        return None
    value = value_text(figure.indicator, figure.value)
    said = f"từ {STANDINGS[shown.standing]} ({shown.value_text}) thành {STANDINGS[now]} ({value})"
    moved = abs((figure.value or 0.0) - (shown.value or 0.0)) if figure.indicator.is_rate else 0.0
    return Change(
        kind=ChangeKind.STANDING,
        of=(shown.label,),
        said=said,
        weight=max(moved, 0.01),
        mark=_mark(shown.clause),
    )


def _level(figure: Figure, level: float | None, due: str) -> str:
    if level is None:
        return "chưa có chỉ tiêu"
    return f"{value_text(figure.indicator, level)} đến {due}"


def _told(figure: Figure, steps: Bridge, of: str) -> Iterator[Change]:
    for kind, size, units, said in _steps(figure, steps, of):
        if abs(size) >= FELT:
            yield Change(
                kind=kind,
                of=(figure.indicator.short_label,),
                said=f"{points(size)} {said}",
                weight=abs(size),
                mark=_mark(figure.indicator.clause, units),
            )


def _steps(
    figure: Figure, steps: Bridge, of: str
) -> Iterator[tuple[ChangeKind, float, tuple[str, ...], str]]:
    """What a change may come from: how far that moves the rate, the units, and what is said."""
    for kind, size, units, said in (
        (ChangeKind.REVISED, steps.revised, steps.revised_by, f"của {of}, do"),
        (ChangeKind.LATE, steps.late, steps.late_by, f"của {of}, do"),
        (
            ChangeKind.SCOPE,
            steps.covered,
            steps.covered_by,
            "vì không phải kỳ nào cũng có số của",
        ),
    ):
        if units:
            yield kind, size, units, f"{said} {listed(map(short_name, units))}"
    better = (steps.progress > 0) is (figure.indicator.direction is Direction.HIGHER_IS_BETTER)
    said = f"({'tốt lên' if better else 'xấu đi'}){_ends(steps)}"
    yield ChangeKind.PROGRESS, steps.progress, (), said


def _ends(steps: Bridge) -> str:
    """Where the ministry's number went, which other reasons move as well."""
    moved = f"số của Bộ từ {percent(steps.shown)} thành {percent(steps.now)}"
    others = abs(steps.now - steps.shown - steps.progress) >= FELT
    return (
        f" ở các đơn vị có cả hai lần; {moved}, gồm cả các lý do khác" if others else f"; {moved}"
    )


def _scope(last: Briefing, now: Board) -> Iterator[Change]:
    """Units that owe reports they did not owe then, and those that owe them no more."""
    told: set[tuple[View, frozenset[str]]] = set()
    for shown in last.facts:
        indicator = indicators().get(shown.code)
        if indicator is None or indicator.view is View.MEASURES or not shown.owed:
            continue
        owed = now.figure(shown.code).coverage.owed
        came, went = _beside(owed, shown.owed), _beside(shown.owed, owed)
        key = indicator.view, frozenset((*came, *went))
        if not key[1] or key in told:
            continue
        told.add(key)
        said = [
            f"{words} {listed(map(short_name, units))}"
            for words, units in (("thêm", came), ("bớt", went))
            if units
        ]
        counts = f"từ {len(shown.owed)} thành {len(owed)} đơn vị phải báo cáo"
        yield Change(
            kind=ChangeKind.SCOPE,
            of=(_REPORTS[indicator.view],),
            said=f"{counts} ({'; '.join(said)})",
            weight=0.01 * len(key[1]),
            mark=Mark(units=(*came, *went)),
        )


_REPORTS = {
    View.TASKS: "Báo cáo nhiệm vụ",
    View.DISBURSEMENT: "Báo cáo giải ngân",
    View.SERVICES: "Báo cáo dịch vụ công",
}


def _beside(units: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(unit for unit in units if unit not in others)


def _mark(clause: str, units: tuple[str, ...] = ()) -> Mark:
    return Mark(units=units, clauses=(clause,))
