"""The overview made ready: cards, bullet bars, who is behind, who is silent, clause by unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracking.charts.bullet import bullet_chart
from tracking.charts.heat import heat_chart
from tracking.charts.ranking import ranking_chart
from tracking.charts.tables.figures import bullet_table, heat_table, ranking_table
from tracking.charts.theme import spec
from tracking.figures.figure import Figure
from tracking.figures.overview import (
    HeatCell,
    Overview,
    behind_sentence,
    but_for_tiny,
    moved,
    overview,
    standing_of,
    told,
)
from tracking.figures.services import is_small
from tracking.figures.words import (
    BY_WEIGHT,
    ORIGINS,
    TINY_LAST,
    as_of_by_view,
    gap_text,
    listed,
    parts_text,
)
from tracking.periods import period_label
from tracking.specs.directive import clauses
from tracking.specs.units import short_name, unit_name
from tracking.vocabulary import Standing, View
from ui import reads
from ui.bullet import notation_html
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.listings import figures_listing, value_of
from ui.screens.overview_cards import ShownCard, shown_card
from ui.standing import standing_text

MOST_BEHIND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewScreen:
    """Everything the page draws."""

    content: Overview
    coverage: str
    moves: str
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
        coverage=_coverage(content),
        moves=_moves(content),
        cards=tuple(map(shown_card, content.cards)),
        targets=_targets(content),
        behind=_behind(content),
        heat=_heat(content),
        codes=_codes(content),
        missing=_missing(content),
        changes=tuple((told(figure), figure) for figure in content.changes),
        cells={
            f"{cell.clause}|{cell.unit_code}": cell.figure for cell in content.heat if cell.figure
        },
        worst=worst,
    )


def _coverage(content: Overview) -> str:
    lacking = content.lacking
    sent = content.owing - len(lacking)
    if not lacking:
        return f"Đủ {content.owing}/{content.owing} đơn vị đã gửi mọi báo cáo phải nộp."
    names = listed(short_name(unit) for unit in lacking)
    return f"{sent}/{content.owing} đơn vị đã gửi đủ báo cáo; còn thiếu: {names}."


def _moves(content: Overview) -> str:
    """What moved most since the period before, each way, in a line."""
    said = [
        f"{words}: {next(moved(one) for one in content.changes if one.improved is better)}"
        for better, words in ((True, "Tốt lên nhiều nhất"), (False, "Xấu đi nhiều nhất"))
        if any(one.improved is better for one in content.changes)
    ]
    return ". ".join(said)


def _targets(content: Overview) -> ChartView:
    rates = [figure for figure in content.targeted if figure.indicator.is_rate]
    source = f"Nguồn: báo cáo của đơn vị, {period_label(content.period_code)}."
    late = [one for one in rates if standing_of(one) is Standing.BEHIND]
    furthest = late[0] if late else None
    title = (
        f"{len(late)} chỉ tiêu chậm, xa nhất{but_for_tiny(furthest, late)}: "
        f"{furthest.indicator.short_label}"
        if furthest
        else "Không chỉ tiêu nào chậm so với lộ trình"
    )
    return ChartView(
        spec=spec(bullet_chart(bullet_table(rates), with_key=False)),
        key=notation_html({standing_of(one) for one in rates}),
        title=title,
        subtitle=f"{BY_WEIGHT}; {_origins(rates)}; bấm một dòng để xem",
        source=source,
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
        subtitle=f"Chỉ tiêu xa lộ trình nhất của từng đơn vị; {TINY_LAST}",
        source=f"Nguồn: báo cáo của đơn vị, {period_label(content.period_code)}.",
        listing=listing,
    )


def _whose(figure: Figure) -> str:
    """Whose figure it is; of how many, where they are few: 0 of 2 is no 0 of 200."""
    counted = figure.denominator is not None and figure.indicator.view is not View.MEASURES
    of = f" ({parts_text(figure)})" if counted and is_small(figure) else ""
    return f"{short_name(figure.unit_code or '')}: {figure.indicator.short_label}{of}"


def _codes(content: Overview) -> dict[str, str]:
    """The names of the clauses of the heat map, in its order."""
    shown = [one.clause for one in content.heat if one.standing is not Standing.NOT_APPLICABLE]
    return {code: clauses()[code].title for code in dict.fromkeys(shown) if code in clauses()}


def _heat(content: Overview) -> ChartView:
    titles = {code: clause.title for code, clause in clauses().items()}
    cells = [cell for cell in content.heat if cell.standing is not Standing.NOT_APPLICABLE]
    listing = Listing(
        title="Điểm của Chỉ thị theo đơn vị",
        columns=(
            Column(name="clause", heading="Điểm", is_long=True),
            Column(name="unit", heading="Đơn vị"),
            Column(name="standing", heading="So với lộ trình"),
            Column(name="figure", heading="Chỉ số", is_long=True),
            Column(name="value", heading="Giá trị"),
        ),
        records=[
            {
                "clause": f"{cell.clause} · {titles.get(cell.clause, '')}",
                "unit": unit_name(cell.unit_code),
                "standing": standing_text(cell.standing),
                "figure": cell.figure.indicator.label if cell.figure else "",
                "value": value_of(cell.figure) if cell.figure else "",
            }
            for cell in cells
        ],
    )
    return ChartView(
        spec=spec(heat_chart(heat_table(cells, titles))),
        title="Mỗi điểm của Chỉ thị tại từng đơn vị",
        subtitle="Chỉ số kém nhất của điểm tại đơn vị, so với lộ trình; điểm chưa có chỉ tiêu được "
        "giao không có trong bảng; bấm một ô để xem từng số",
        source=_heat_source(content, cells),
        listing=listing,
    )


def _heat_source(content: Overview, cells: Sequence[HeatCell]) -> str:
    """Of the whole map: its period, its units, and up to which day each of its views tells."""
    units = {cell.unit_code for cell in cells}
    lacking = len(units & content.lacking.keys())
    said = [
        f"Nguồn: báo cáo của đơn vị, {period_label(content.period_code)}",
        f"{len(units)} đơn vị" + (f", {lacking} còn thiếu báo cáo" if lacking else ""),
        as_of_by_view(cell.figure for cell in cells if cell.figure),
    ]
    return "; ".join(filter(None, said)) + "."


def _missing(content: Overview) -> Listing:
    return Listing(
        title="Đơn vị chưa gửi đủ báo cáo",
        columns=(
            Column(name="unit", heading="Đơn vị"),
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
