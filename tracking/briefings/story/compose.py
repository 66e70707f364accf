"""The story of a briefing, composed by rules from one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracking.briefings.content import Briefing, Slide
from tracking.briefings.story import of_tasks, of_views, standing, units
from tracking.briefings.story.change import CHANGE_COUNTS, Change
from tracking.briefings.story.facts import fact
from tracking.briefings.story.kept import Followed, kept_slide
from tracking.briefings.story.sheets import sheets
from tracking.briefings.story.since import SHOWN, changes_since
from tracking.figures.board import Board
from tracking.figures.sentences import coverage_sentence
from tracking.figures.whole import Whole
from tracking.figures.words import as_of_by_view
from tracking.period_codes import period_label
from tracking.specs.directive import clauses
from tracking.specs.indicators import indicators
from tracking.specs.units import short_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The briefing that figures are compared with, and the board of its period as reports tell it
    today."""

    briefing: Briefing
    again: Board


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """What became of what the last meeting concluded, and of what is left of earlier ones; `number`
    is that of the last one's briefing."""

    number: int
    followed: tuple[Followed, ...]


def compose(
    whole: Whole,
    *,
    number: int,
    snapshot_id: str,
    made_at: datetime,
    made_by: str,
    last: Last | None = None,
    concluded: Concluded | None = None,
) -> Briefing:
    """A briefing of a period."""
    content = whole.overview
    facts = tuple(fact(whole.board.figure(code)) for code in indicators())
    return Briefing(
        number=number,
        period_code=content.period_code,
        period_label=period_label(content.period_code),
        snapshot_id=snapshot_id,
        made_at=made_at,
        made_by=made_by,
        since_number=last.briefing.number if last else None,
        coverage=coverage_sentence(content),
        as_of=as_of_by_view(content.targeted),
        facts=facts,
        slides=tuple(slide for slide in _story(whole, last, concluded) if slide is not None),
        sheets=sheets(whole),
        units=_units(whole),
        clauses={code: one.title for code, one in clauses().items() if one.told},
    )


def _story(
    whole: Whole, last: Last | None, concluded: Concluded | None
) -> tuple[Slide | None, ...]:
    return (
        kept_slide(concluded.number, concluded.followed) if concluded else None,
        standing.where_we_stand(whole),
        _since(whole, last.briefing, last.again) if last else standing.since_last_period(whole),
        standing.clauses_behind(whole),
        standing.units_behind(whole),
        of_views.disbursement(whole),
        of_views.services(whole),
        of_views.unused_services(whole),
        of_tasks.overdue(whole),
        of_tasks.evidence(whole),
        units.not_reported(whole),
        units.asks(whole),
    )


def _since(whole: Whole, last: Briefing, again: Board) -> Slide:
    found = changes_since(last, again, whole.board)
    return Slide(
        code="since",
        title=_since_title(last, found),
        subtitle=_since_subtitle(last, found),
        lines=tuple(change.line for change in found[:SHOWN]),
        source=standing.source_of(whole, whole.overview.targeted),
    )


def _since_title(last: Briefing, found: tuple[Change, ...]) -> str:
    if not found:
        return f"Không có gì thay đổi từ {last.name} ({last.period_label})"
    counts = [
        f"{sum(change.kind is kind for change in found)} {words}"
        for kind, words in CHANGE_COUNTS.items()
        if any(change.kind is kind for change in found)
    ]
    return f"Thay đổi từ {last.name} ({last.period_label}): {', '.join(counts)}"


def _since_subtitle(last: Briefing, found: tuple[Change, ...]) -> str:
    more = f" {SHOWN} thay đổi lớn nhất trong {len(found)}." if len(found) > SHOWN else ""
    return f"Chỉ dòng “Tiến độ” là việc làm được thêm.{more}" if found else ""


def _units(whole: Whole) -> Mapping[str, str]:
    """The units that can be looked for, with their short names."""
    owing = {unit for figure in whole.overview.targeted for unit in figure.coverage.owed}
    counted = {share.unit_code for figure in whole.overview.targeted for share in figure.shares}
    return {
        unit: short_name(unit) for unit in sorted(owing | counted | whole.overview.lacking.keys())
    }
