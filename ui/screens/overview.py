"""The overview made ready: cards, bullet bars, who is behind, who is silent, clause by unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracking.charts.bullet import bullet_chart
from tracking.charts.ranking import ranking_chart
from tracking.charts.tables.figures import bullet_table, ranking_table
from tracking.charts.theme import spec
from tracking.figures.changes import largest, moved, told
from tracking.figures.figure import Figure
from tracking.figures.overview import (
    Overview,
    behind_sentence,
    overview,
    standing_of,
)
from tracking.figures.sentences import coverage_sentence, late_sentence
from tracking.figures.services import is_small
from tracking.figures.words import (
    ORIGINS,
    TINY_LAST,
    gap_text,
    parts_text,
)
from tracking.specs.units import short_name, unit_name
from tracking.vocabulary import Standing, View
from ui import reads
from ui.bullet import notation_html
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.listings import figures_listing
from ui.screens.overview_cards import ShownCard, shown_card
from ui.screens.overview_heat import clause_codes, heat_view
from ui.screens.standards import moved_in
from ui.sources import figures_source

MOST_BEHIND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewScreen:
    """Everything the page draws."""

    content: Overview
    coverage: str
    moves: str
    standards: str
    cards: tuple[ShownCard, ...]
    targets: ChartView
    behind: ChartView
    heat: ChartView
    codes: Mapping[str, str]
    missing: Listing
    changes: tuple[tuple[str, Figure], ...]
    cells: Mapping[str, Figure]
    worst: Mapping[str, Figure]


@reads.shared(max_entries=32)
def screen(key: reads.Key, period: str) -> OverviewScreen:
    """The overview of a period."""
    content = overview(reads.board(key, period))
    worst = {one.unit_code: one.worst for one in content.units if one.worst}
    return OverviewScreen(
        content=content,
        coverage=coverage_sentence(content),
        moves=_moves(content),
        standards=moved_in(key, content.targeted, period),
        cards=tuple(map(shown_card, content.cards)),
        targets=_targets(content),
        behind=_behind(content),
        heat=heat_view(content),
        codes=clause_codes(content),
        missing=_missing(content),
        changes=tuple((told(figure), figure) for figure in content.changes),
        cells={
            f"{cell.clause}|{cell.unit_code}": cell.figure for cell in content.heat if cell.figure
        },
        worst=worst,
    )


def _moves(content: Overview) -> str:
    """What moved most since the period before, each way, in a line."""
    said = [
        f"{words}: {moved(one)}"
        for improved, words in ((True, "Tốt lên nhiều nhất"), (False, "Xấu đi nhiều nhất"))
        if (one := largest(content.changes, improved=improved))
    ]
    return f"{'. '.join(said)}." if said else ""


def _targets(content: Overview) -> ChartView:
    rates = [figure for figure in content.targeted if figure.indicator.is_rate]
    return ChartView(
        spec=spec(bullet_chart(bullet_table(rates), with_key=False)),
        keyed=spec(bullet_chart(bullet_table(rates))),
        key=notation_html({standing_of(one) for one in rates}, scale=""),
        title=late_sentence([one for one in rates if standing_of(one) is Standing.BEHIND]),
        subtitle=f"Xa lộ trình nhất đứng trước; {_origins(rates)}",
        source=_source(content, content.targeted),
        listing=figures_listing("Các chỉ tiêu so với lộ trình", content.targeted),
    )


def _origins(figures: Sequence[Figure]) -> str:
    """Where the targets come from: "chỉ tiêu: 14 Bộ nhập, 5 văn bản cấp trên"."""
    counts = Counter(ORIGINS[one.target.origin] for one in figures if one.target)
    return "chỉ tiêu: " + ", ".join(f"{count} {origin}" for origin, count in counts.most_common())


def _behind(content: Overview) -> ChartView:
    worst = [one.worst for one in content.units[:MOST_BEHIND] if one.worst]
    listing = Listing(
        title="Đơn vị so với lộ trình",
        columns=(
            Column(name="unit", heading="Đơn vị"),
            Column(name="behind", heading="Chậm", kind=Kind.COUNT),
            Column(name="at_risk", heading="Có nguy cơ", kind=Kind.COUNT),
            Column(name="on_track", heading="Đúng lộ trình", kind=Kind.COUNT),
            Column(name="worst", heading="Xa lộ trình nhất", is_long=True),
        ),
        records=[
            {
                "unit": unit_name(one.unit_code),
                "behind": one.counts.get(Standing.BEHIND, 0),
                "at_risk": one.counts.get(Standing.AT_RISK, 0),
                "on_track": one.counts.get(Standing.ON_TRACK, 0),
                "worst": f"{one.worst.indicator.short_label}: {gap_text(one.worst)}"
                if one.worst
                else "",
            }
            for one in content.units
        ],
    )
    return ChartView(
        spec=spec(ranking_chart(ranking_table(worst).assign(label=[*map(_whose, worst)]))),
        title=behind_sentence(content.units),
        subtitle=f"{_which(content)}; {TINY_LAST}",
        source=_source(content, worst),
        listing=listing,
    )


def _which(content: Overview) -> str:
    """Which units are drawn: only the first, where there are more."""
    more = len(content.units) > MOST_BEHIND
    return f"{MOST_BEHIND} đơn vị xa lộ trình nhất" if more else "Chỉ tiêu xa lộ trình nhất"


def _source(content: Overview, figures: Sequence[Figure]) -> str:
    """Of a chart of figures of all units that owe a report."""
    return figures_source(content.period_code, content.owing, len(content.lacking), figures)


def _whose(figure: Figure) -> str:
    """Whose figure it is; of how many, where they are few: 0 of 2 is no 0 of 200."""
    counted = figure.denominator is not None and figure.indicator.view is not View.MEASURES
    of = f" ({parts_text(figure)})" if counted and is_small(figure) else ""
    return f"{short_name(figure.unit_code or '')}: {figure.indicator.short_label}{of}"


def _missing(content: Overview) -> Listing:
    return Listing(
        title="Đơn vị chưa gửi đủ báo cáo",
        columns=(
            Column(name="unit", heading="Đơn vị", width=190),
            Column(name="views", heading="Báo cáo còn thiếu", is_long=True),
        ),
        records=[
            {
                "unit": unit_name(unit),
                "views": views,
                "unit_code": unit,
            }
            for unit, views in content.lacking.items()
        ],
    )
