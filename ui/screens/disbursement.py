"""The screen of disbursement made ready: both rates over the year, pace, units, projects."""

from dataclasses import dataclass

from tracking.charts.progress import cumulative_chart, is_line
from tracking.charts.ranking import ranking_chart
from tracking.charts.tables.disbursement import (
    actual_table,
    bands_table,
    cut_mark,
    forecast_table,
    trajectory_table,
)
from tracking.charts.tables.figures import ranking_table
from tracking.charts.theme import spec
from tracking.figures.disbursement import RATES, DisbursementPage, disbursement_page
from tracking.figures.figure import Figure
from tracking.figures.sentences import (
    cut_sentence,
    disbursement_sentence,
    ranking_sentence,
    sentence,
)
from tracking.figures.words import (
    counted_text,
    day,
    formerly,
    gap_text,
    percent,
)
from tracking.specs.units import unit_name
from tracking.vocabulary import View
from ui import reads
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.disagreements import PROJECTS, disagreements_listing
from ui.screens.disbursement_pace import pace_view
from ui.screens.listings import change_of, gap_of
from ui.screens.projects import obstacles_listing, projects_listing
from ui.sources import source_line
from ui.standing import standing_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbursementScreen:
    """Everything the page draws."""

    content: DisbursementPage
    headline: str
    rates: str
    cut: str
    curve: ChartView
    pace: ChartView
    units: ChartView
    projects: Listing
    obstacles: Listing
    disagreements: Listing


@reads.shared(max_entries=64)
def screen(key: reads.Key, period: str, unit: str | None) -> DisbursementScreen:
    """The disbursement of a period, of the ministry or of a unit."""
    board = reads.board(key, period)
    content = disbursement_page(board, reads.merged(key, View.DISBURSEMENT, period), unit)
    before = formerly(board.series(RATES[0], unit))
    return DisbursementScreen(
        content=content,
        headline=disbursement_sentence(content),
        rates=_rates(content),
        cut=cut_sentence(content),
        curve=_curve(content, source_line(content.assigned, before)),
        pace=pace_view(content, source_line(content.adjusted)),
        units=_units(content),
        projects=projects_listing("Dự án", content.projects),
        obstacles=obstacles_listing(content.projects),
        disagreements=disagreements_listing(
            PROJECTS, (*content.disputed, *content.omitted), content.uncounted
        ),
    )


def _rates(content: DisbursementPage) -> str:
    carried = content.with_carried_over
    with_it = f"gồm vốn kéo dài: {percent(carried.value)} ({counted_text(carried)})"
    return sentence(
        [
            _rate(content.assigned, f"{counted_text(content.assigned)} giao đầu năm"),
            _rate(content.adjusted, f"{counted_text(content.adjusted)} sau điều chỉnh"),
            _rate(carried, with_it),
        ]
    )


def _rate(figure: Figure, words: str) -> str:
    """What is said of a rate, and how far this one is from its trajectory."""
    return ", ".join(filter(None, (words, gap_text(figure)))) if figure.value is not None else ""


def _curve(content: DisbursementPage, source: str) -> ChartView:
    chart = cumulative_chart(
        actual_table(content),
        trajectory_table(content),
        forecast_table(content),
        cut_mark(content),
        bands=bands_table(content),
    )
    columns = (
        Column(name="month", heading="Tháng"),
        Column(name="disbursed", heading="Lũy kế", kind=Kind.VND),
        Column(name="assigned", heading="KH giao", kind=Kind.VND),
        Column(name="assigned_rate", heading="% KH giao", kind=Kind.RATE),
        Column(name="adjusted", heading="KH sau điều chỉnh", kind=Kind.VND),
        Column(name="adjusted_rate", heading="% KH sau điều chỉnh", kind=Kind.RATE),
        Column(name="expected", heading="Lộ trình", kind=Kind.RATE),
        Column(name="covered", heading="Đơn vị có số liệu"),
    )
    records = [
        {"month": point.label, "covered": "{}/{}".format(*point.covered)}
        | {column.name: getattr(point, column.name) for column in columns[1:-1]}
        for point in content.points
    ]
    return ChartView(
        spec=spec(chart),
        title=_curve_title(content),
        subtitle=f"Lũy kế từ đầu năm trên hai mẫu số{_cone(content)}",
        source=source,
        listing=Listing(title="Lũy kế giải ngân", columns=columns, records=records),
    )


def _cone(content: DisbursementPage) -> str:
    """On how many months the forecast rests, how it is drawn, and whether the plan stops it."""
    ahead = (one for one in content.closings if one.on > content.assigned.stands_on)
    made = [closing.forecast for closing in ahead if closing.forecast]
    drawn = forecast_table(content)
    if not made or drawn.empty:
        return ""
    look = "nét đứt mảnh" if is_line(drawn) else "vùng gạch"
    months = made[0].months
    paces = f"chậm nhất và nhanh nhất trong {months} tháng" if months > 1 else "của một tháng"
    cap = ", chặn ở kế hoạch sau điều chỉnh" if any(one.is_capped for one in made) else ""
    return f"; {look}: dự báo theo nhịp {paces} có số{cap}"


def _curve_title(content: DisbursementPage) -> str:
    made = content.closings[0].forecast if content.closings else None
    plan = content.assigned.denominator
    if made is None or not plan:
        return "Lũy kế giải ngân từ đầu năm"
    low, high = percent(made.low / plan, 0), percent(made.high / plan, 0)
    on = day(content.closings[0].on)
    if content.assigned.stands_on >= content.closings[0].on:
        on = _told_to(content.assigned)
        return f"Đến {on} giải ngân {percent(content.assigned.value)} kế hoạch giao"
    span = low if low == high else f"{low}–{high}"
    return f"Theo nhịp hiện nay, đến {on} giải ngân được {span} kế hoạch giao"


def _told_to(figure: Figure) -> str:
    """The day a figure stands for, or the last its reports tell of where that is before, and how
    far beyond it some of them go."""
    last = figure.told_on[1]
    if last < figure.stands_on:
        return day(last)
    first = figure.told_on[0]
    others = [f"đến {day(last)}"] if last > figure.stands_on else []
    others += [f"mới đến {day(first)}"] if first < figure.stands_on else []
    beside = f" (có đơn vị {', '.join(others)})" if others else ""
    return f"{day(figure.stands_on)}{beside}"


def _units(content: DisbursementPage) -> ChartView:
    known = [figure for figure in content.units if figure.value is not None]
    weights = {figure.unit_code or "": figure.denominator or 0.0 for figure in known}
    columns = (
        Column(name="unit", heading="Đơn vị"),
        Column(name="value", heading="Tỷ lệ", kind=Kind.RATE),
        Column(name="disbursed", heading="Giải ngân", kind=Kind.VND),
        Column(name="plan", heading="Kế hoạch", kind=Kind.VND),
        Column(name="standing", heading="So với lộ trình"),
        Column(name="gap", heading="Khoảng cách"),
        Column(name="change", heading="So với kỳ trước"),
    )
    return ChartView(
        spec=spec(ranking_chart(ranking_table(known, weights))),
        title=ranking_sentence(known),
        subtitle=f"{content.of_all.indicator.short_label}; dấu to là kế hoạch lớn; "
        "vạch là mức cần có đến nay",
        source=source_line(content.of_all),
        listing=Listing(
            title="Giải ngân theo đơn vị",
            columns=columns,
            records=[_unit(figure) for figure in content.units],
            is_of_all=True,
        ),
    )


def _unit(figure: Figure) -> dict[str, object]:
    return {
        "unit": unit_name(figure.unit_code or ""),
        "value": figure.value,
        "disbursed": figure.numerator,
        "plan": figure.denominator,
        "standing": standing_text(figure.standing),
        "gap": gap_of(figure),
        "change": change_of(figure),
    }
