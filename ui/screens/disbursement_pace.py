"""The pace and the forecast of disbursement, and how they come about: every amount with its sum."""

from collections.abc import Iterator

from tracking.charts.pace import pace_chart
from tracking.charts.tables.disbursement import BEST, pace_table, recent_label, required_label
from tracking.charts.theme import spec
from tracking.figures.disbursement import Closing, DisbursementPage
from tracking.figures.sentences import pace_sentence
from tracking.figures.words import billions, day
from tracking.period_codes import period_label
from tracking.quantities import format_vi
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind

_COLUMNS = (
    Column(name="label", heading="Nhịp giải ngân, dự báo"),
    Column(name="value", heading="Số tiền", kind=Kind.VND),
    Column(name="how", heading="Cách tính", is_long=True),
)
Line = dict[str, object]


def pace_listing(page: DisbursementPage) -> Listing:
    """What is needed, what was reached month by month, where it leads; each with its sum."""
    needed = [line for closing in page.closings for line in _required(page, closing)]
    forecasts = [line for closing in page.closings for line in _forecast(page, closing)]
    records = [*needed, *_reached(page), *_months(page), *forecasts]
    return Listing(title="Nhịp giải ngân", columns=_COLUMNS, records=records)


def _line(label: str, value: float, how: str) -> Line:
    return {"label": label, "value": value, "how": how}


def _required(page: DisbursementPage, closing: Closing) -> Iterator[Line]:
    need, done = closing.pace.required, page.adjusted.numerator
    if need is None or done is None:
        return
    goal = page.adjusted.denominator if page.goal is None else page.goal
    yield _line(
        required_label(closing),
        need,
        f"({billions(goal)} cần đạt − {billions(done)} đã giải ngân) ÷ "
        f"{format_vi(closing.pace.months_left, 1)} tháng còn lại",
    )


def _reached(page: DisbursementPage) -> Iterator[Line]:
    last = page.closings[0].pace if page.closings else None
    if last is None or last.best is None or last.recent is None:
        return
    best = max(page.months, key=lambda month: month.amount)
    recent = [period_label(month.period_code) for month in page.months[-3:]]
    yield _line(BEST, last.best, period_label(best.period_code))
    yield _line(recent_label(page), last.recent, ", ".join(recent))


def _months(page: DisbursementPage) -> Iterator[Line]:
    for month in page.months:
        how = "lũy kế cuối tháng − cuối tháng trước, của các đơn vị có số liệu kỳ này"
        if month.is_spread:
            how += "; có phần chia đều của đơn vị thiếu báo cáo"
        if month.begun:
            how += f"; chưa gồm {month.begun} đơn vị báo cáo lần đầu trong năm"
        yield _line(f"Giải ngân trong {period_label(month.period_code)}", month.amount, how)


def _forecast(page: DisbursementPage, closing: Closing) -> Iterator[Line]:
    made, done = closing.forecast, page.adjusted.numerator
    if made is None or done is None or not closing.pace.months_left:
        return
    amounts = [month.amount for month in page.months[-made.months :]]
    for words, value, amount in (
        ("chậm nhất", made.low, min(amounts)),
        ("nhanh nhất", made.high, max(amounts)),
    ):
        left = format_vi(closing.pace.months_left, 1)
        how = f"{billions(done)} đã giải ngân + {left} tháng × {billions(amount)}"
        is_capped = value < done + closing.pace.months_left * amount
        cap = ", không quá kế hoạch sau điều chỉnh" if is_capped else ""
        yield _line(f"Dự báo đến {day(closing.on)}, nhịp {words}", value, how + cap)


def pace_view(content: DisbursementPage, source: str) -> ChartView:
    """The pace that is needed beside what was reached."""
    spread = any(month.is_spread for month in content.months)
    evenly = "; số của tháng đơn vị không báo cáo được chia đều" if spread else ""
    is_closed = all(closing.pace.required is None for closing in content.closings)
    what = (
        "Mức đã đạt mỗi tháng" if is_closed else "Cần mỗi tháng (khung) bên cạnh mức đã đạt (đặc)"
    )
    return ChartView(
        spec=spec(pace_chart(pace_table(content))),
        title=pace_sentence(content),
        subtitle=f"{what}{_left(content)}{evenly}",
        source=source,
        listing=pace_listing(content),
    )


def _left(content: DisbursementPage) -> str:
    """What the plan in force still allows, where the target asks for more than that."""
    adjusted = content.adjusted
    if adjusted.numerator is None or adjusted.denominator is None or content.goal is None:
        return ""
    left = adjusted.denominator - adjusted.numerator
    if content.goal <= adjusted.denominator:
        return ""
    return f"; kế hoạch sau điều chỉnh chỉ còn {billions(left)} chưa giải ngân"
