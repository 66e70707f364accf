"""Our ministry among the others in the published statistics, made ready."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from tracking.charts.published import ministries_bars, ministries_chart
from tracking.charts.theme import spec
from tracking.figures.published import PublishedLine, month_shown, our_place, published_lines, until
from tracking.period_codes import period_label
from tracking.periods import period as period_of
from ui import reads
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.places import placed

SOURCE = "Nguồn: Tổng cục Thống kê, sổ số liệu hằng tháng (số ước tính khi công bố)."


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedScreen:
    """The ministries in a month, and over the years."""

    bars: ChartView
    years: ChartView


@reads.shared(max_entries=64)
def screen(key: reads.Key, period: str) -> PublishedScreen | None:
    """The published statistics as they are to be read in a period; None where none are held."""
    lines = published_lines(reads.published(key))
    month = month_shown(lines, period)
    if not month:
        return None
    return PublishedScreen(bars=_bars(month, period), years=_years(until(lines, period), month))


def _table(lines: Sequence[PublishedLine]) -> pd.DataFrame:
    rows = [
        {
            "body": line.body,
            "period": period_of(line.period_code).end,
            "value": line.year_to_date,
            "rate": line.plan_rate,
            "is_ours": line.is_ours,
        }
        for line in lines
    ]
    return pd.DataFrame(rows, columns=["body", "period", "value", "rate", "is_ours"])


def _listing(lines: Sequence[PublishedLine], over: str = "") -> Listing:
    columns = (
        Column(name="body", heading="Bộ, cơ quan", is_long=True),
        Column(name="month", heading="Tháng"),
        Column(name="value", heading="Từ đầu năm", kind=Kind.VND),
        Column(name="rate", heading="So với kế hoạch năm", kind=Kind.RATE),
        Column(name="pace", heading="So với nhịp chia đều", kind=Kind.RATE),
        Column(name="same", heading="So với cùng kỳ", kind=Kind.RATE),
        Column(name="place", heading="Tệp, trang, dòng"),
    )
    records = [
        {
            "body": line.body,
            "month": period_label(line.period_code),
            "value": line.year_to_date,
            "rate": line.plan_rate,
            "pace": line.pace,
            "same": line.same_period_rate,
            **placed(line.record),
        }
        for line in lines
    ]
    about = (f"Số liệu công bố: {_books(lines)}",)
    return Listing(title=f"Vốn đầu tư công bố{over}", columns=columns, records=records, about=about)


def _bars(month: Sequence[PublishedLine], period: str) -> ChartView:
    place = our_place(month)
    when = period_label(month[0].period_code)
    title = (
        f"Bộ Công Thương đứng thứ {place[0]}/{place[1]} bộ, cơ quan, {when}"
        if place
        else f"Các bộ, cơ quan, {when}"
    )
    other = period_of(month[0].period_code).end != period_of(period).end
    apart = f"; kho chưa có sổ của {period_label(period)}, đây là {when}" if other else ""
    return ChartView(
        spec=spec(ministries_bars(_table(month))),
        title=title,
        subtitle=f"Vốn đầu tư thực hiện từ ngân sách so với kế hoạch năm{apart}",
        source=SOURCE,
        listing=_listing(month),
    )


def _books(lines: Sequence[PublishedLine]) -> str:
    months = sorted({line.period_code for line in lines}, key=lambda code: period_of(code).end)
    return ", ".join(map(period_label, months))


def _years(lines: Sequence[PublishedLine], month: Sequence[PublishedLine]) -> ChartView:
    """The ministries of a month over the years in which ours is among them under its name."""
    ours = [line.body for line in month if line.is_ours]
    since = min((line.period_code for line in lines if line.body in ours), default="")
    bodies = [*ours, *(line.body for line in month if not line.is_ours)]
    recent = [line for line in lines if line.period_code >= since]
    shown = [line for body in bodies for line in recent if line.body == body]
    paces = _table(shown).assign(rate=[line.pace for line in shown])
    of_us = [line.pace for line in shown if line.is_ours and line.pace is not None]
    slow = sum(pace < 1 for pace in of_us)
    return ChartView(
        spec=spec(ministries_chart(paces)),
        title=f"Bộ Công Thương chậm hơn nhịp chia đều ở {slow}/{len(of_us)} sổ đã có"
        if of_us
        else "Các bộ so với nhịp chia đều",
        subtitle="Tỷ lệ so với kế hoạch năm chia cho phần năm đã qua (hết tháng 6 là 50%); "
        f"mỗi ô một bộ, cùng thang đo; mỗi chấm một sổ: {_books(shown)}",
        source=SOURCE,
        listing=_listing(shown, " qua các năm"),
    )
