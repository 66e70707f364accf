"""One unit made ready: its figures against their targets, its places, what it owes and sent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracking.charts.bullet import bullet_chart
from tracking.charts.tables.figures import bullet_table, trend_table
from tracking.charts.theme import spec
from tracking.charts.trend import trend_chart
from tracking.figures.changes import is_tiny
from tracking.figures.figure import Figure
from tracking.figures.overview import LEADING, but_for_tiny, standing_of, standings_sentence
from tracking.figures.unit import Place, UnitPage, unit_page
from tracking.figures.words import BY_WEIGHT, formerly, gap_text, listed, parts_text, value_text
from tracking.indicators.measures import scale
from tracking.period_codes import period_kind, period_label
from tracking.periods import period as period_of
from tracking.specs.deadlines import deadline
from tracking.specs.directive import ClauseKind, clause_units, clauses
from tracking.specs.units import head_of, short_name, unit_by_code, unit_name
from tracking.vocabulary import VIEW_NAMES, View
from ui import reads
from ui.bullet import notation_html
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.listings import figures_listing, gap_of, value_of
from ui.screens.services import ServicesScreen
from ui.screens.unit_history import of_its_time
from ui.screens.unit_sent import sent_listing
from ui.sources import source_line


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScreen:
    """Everything the page draws."""

    content: UnitPage
    headline: str
    beneath: str
    head: str
    no_tasks: str
    targets: ChartView
    trends: tuple[ChartView, ...]
    places: Listing
    others: Listing
    sent: Listing
    clauses: tuple[str, ...]


@reads.shared(max_entries=128)
def screen(key: reads.Key, period: str, unit: str) -> UnitScreen:
    """The page of a unit in a period."""
    board = reads.board(key, period)
    content = unit_page(board, unit)
    codes = [codes[0] for view, codes in LEADING.items() if view in content.owed]
    return UnitScreen(
        content=content,
        headline=_headline(content),
        beneath=of_its_time(content, period, unit) + _beneath(content, period),
        head=_head(content.unit_code, period),
        no_tasks=_no_tasks(content),
        targets=_targets(content, period),
        trends=tuple(_trend(board.series(code, unit)) for code in codes),
        places=_places(content.places),
        others=figures_listing("Các con số khác", content.others, _plans(key, period, content)),
        sent=sent_listing(reads.reports(key), content.unit_code, period),
        clauses=_clauses(board.figure(next(iter(LEADING.values()))[0]), unit),
    )


def _headline(content: UnitPage) -> str:
    name = unit_name(content.unit_code)
    total = len(content.targeted)
    if not total:
        return f"{name}: chưa có số liệu so với chỉ tiêu"
    return f"{name}: {standings_sentence(Counter(map(standing_of, content.targeted)), total)}"


def _beneath(content: UnitPage, period: str) -> str:
    if content.owed_once and not content.owed:
        once = ", ".join(VIEW_NAMES[view] for view in content.owed_once)
        state = f"còn thiếu: {content.lacking}" if content.lacking else "đã gửi đủ"
        return f"Trong kỳ phải gửi: {once}; {state}."
    if not content.owed:
        return "Không có báo cáo phải nộp trong kỳ."
    owed = ", ".join(VIEW_NAMES[view] for view in content.owed)
    if not content.lacking:
        return f"Đã gửi đủ báo cáo {period_label(period)}: {owed}."
    due = f" (hạn {deadline(period):%d/%m/%Y})" if content.missing else ""
    return f"Phải gửi: {owed}. Còn thiếu: {content.lacking}{due}."


def _head(unit: str, period: str) -> str:
    """Who answers for a unit; nobody does for one that is not there at the end of the period."""
    end = period_of(period).end
    own = unit_by_code(unit, end)
    if own is None or not own.is_valid(end):
        return ""
    return f"Chịu trách nhiệm về tiến độ, chất lượng (điểm C3): {head_of(unit)}."


def _no_tasks(content: UnitPage) -> str:
    """Why a unit has no tasks to list: none, or no report, which is not the same."""
    if View.TASKS in content.missing:
        return "Chưa gửi báo cáo nhiệm vụ của kỳ."
    if View.TASKS in content.owed_once:
        return "Cuối kỳ đơn vị không còn phải báo cáo nhiệm vụ; xem từng tháng."
    return "Không có nhiệm vụ nào trong kỳ."


def _targets(content: UnitPage, period: str) -> ChartView:
    return ChartView(
        spec=spec(bullet_chart(bullet_table(content.targeted), with_key=False)),
        keyed=spec(bullet_chart(bullet_table(content.targeted))),
        key=notation_html({standing_of(one) for one in content.targeted}, scale=""),
        title=_furthest(content.targeted),
        subtitle=f"{BY_WEIGHT}; bấm một dòng để xem số từ đâu",
        source=f"Nguồn: báo cáo của đơn vị, {period_label(period)}.",
        listing=figures_listing("Chỉ tiêu của đơn vị", content.targeted),
    )


def _furthest(targeted: Sequence[Figure]) -> str:
    if not targeted:
        return "Chưa có số liệu so với chỉ tiêu"
    worst = next((one for one in targeted if (one.gap or 0.0) < 0), None)
    if worst is None:
        return "Mọi chỉ tiêu có số liệu đều đạt lộ trình"
    of = f" ({parts_text(worst)})" if is_tiny(worst) else ""
    label, aside = worst.indicator.short_label, but_for_tiny(worst, targeted)
    return f"Xa lộ trình nhất{aside}: {label}, {gap_text(worst)}{of}"


def _last_text(last: Figure) -> str:
    if last.value is None and last.coverage.unstated:
        return "đơn vị không nêu số này"
    return value_text(last.indicator, last.value)


def _recent(period: str) -> str:
    kind = period_kind(period)
    return f"Các {kind} đến {period_label(period)}; {kind} không có báo cáo để trống"


def _plans(key: reads.Key, period: str, content: UnitPage) -> dict[str, float]:
    """What the unit's own report of measures says was planned, by indicator, in its scale."""
    told = (row for current, _ in reads.records(key, View.MEASURES, period) for row in current)
    own = (one.row for one in told if one.report.unit_code == content.unit_code)
    return {
        code: scale(code, plan)
        for row in own
        if (code := row.get("indicator_code")) and (plan := row.get("planned_value")) is not None
    }


def _trend(series: Sequence[Figure]) -> ChartView:
    last = series[-1]
    target = last.target.level if last.target else None
    columns = (
        Column(name="period", heading="Kỳ"),
        Column(name="value", heading="Giá trị", kind=Kind.RATE),
        Column(name="unit", heading="Số của"),
    )
    records = [
        {
            "period": period_label(one.period_code),
            "value": one.value,
            "unit": listed(map(short_name, one.told_of)),
        }
        for one in series
    ]
    return ChartView(
        spec=spec(trend_chart(trend_table(series), target)),
        title=f"{last.indicator.short_label}: {_last_text(last)}",
        subtitle="; ".join(filter(None, (_recent(last.period_code), formerly(series)))),
        source=source_line(last),
        listing=Listing(title=last.indicator.label, columns=columns, records=records),
    )


def _places(places: Sequence[Place]) -> Listing:
    columns = (
        Column(name="label", heading="Chỉ số", is_long=True),
        Column(name="value", heading="Giá trị"),
        Column(name="place", heading="Thứ hạng trong đơn vị cùng loại"),
        Column(name="gap", heading="So với lộ trình"),
    )
    records = [
        {
            "label": one.figure.indicator.label,
            "value": value_of(one.figure),
            "place": f"{one.place}/{one.of}",
            "gap": gap_of(one.figure),
            "code": one.figure.indicator.code,
        }
        for one in places
    ]
    return Listing(title="Thứ hạng của đơn vị", columns=columns, records=records)


def _clauses(figure: Figure, unit: str) -> tuple[str, ...]:
    """What the directive asks of the unit by name."""
    return tuple(
        f"{clause.code}: {clause.obligation}"
        for clause in clauses().values()
        if clause.kind is ClauseKind.UNIT and unit in clause_units(clause, figure.as_of)
    )


def procedures_summary(shown: ServicesScreen) -> str:
    """What a unit's procedures come to, and by name those that nobody has used online."""
    names = "; ".join(str(record["name"]) for record in shown.unused.records)
    none = f"Chưa có hồ sơ trực tuyến trong năm: {names}." if names else ""
    return " ".join(filter(None, (shown.beneath, shown.levels, none)))
