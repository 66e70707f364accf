"""Disbursement as the tables charts are drawn from."""

from datetime import date

import pandas as pd

from tracking.charts.progress import PlanCut as CutMark
from tracking.figures.disbursement import Closing, DisbursementPage, Point
from tracking.figures.words import billions, day, percent
from tracking.period_codes import year_of
from tracking.trajectory import expected

ACTUAL = ("series", "day", "label", "value", "text")


def actual_table(page: DisbursementPage) -> pd.DataFrame:
    """Both rates at the end of each month."""
    rows = [
        row
        for point in page.points
        for row in (
            _actual("assigned", point, point.assigned_rate, point.assigned),
            _actual("adjusted", point, point.adjusted_rate, point.adjusted),
        )
    ]
    return pd.DataFrame(rows, columns=list(ACTUAL))


def _actual(series: str, point: Point, rate: float | None, plan: float | None) -> dict[str, object]:
    return {
        "series": series,
        "day": point.on,
        "label": point.label,
        "value": rate,
        "text": percent(rate),
    }


def bands_table(page: DisbursementPage) -> pd.DataFrame:
    """Between which rates of the plan assigned months lie in which reports are missing."""
    rows = [
        {"day": point.on, "low": point.band[0], "high": point.band[1]}
        for point in page.points
        if point.band and point.assigned_rate is not None
    ]
    return pd.DataFrame(rows, columns=["day", "low", "high"])


def trajectory_table(page: DisbursementPage) -> pd.DataFrame:
    """What the target asks for at the end of each month of the year."""
    target = page.assigned.target or page.adjusted.target
    year = year_of(page.assigned.period_code)
    days = [date(year, 1, 1)]
    days += [date(year, month, 28) for month in range(2, 13)] + [date(year, 12, 31)]
    rows = [{"day": on, "value": expected(target, on)} for on in days] if target else []
    return pd.DataFrame(rows, columns=["day", "value"])


def forecast_table(page: DisbursementPage) -> pd.DataFrame:
    """The cone from the last month to both closing days, as rates of the plan assigned."""
    plan = page.assigned.denominator
    known = [closing for closing in page.closings if closing.forecast]
    columns = ["day", "low", "high", "text"]
    if not plan or not known or page.assigned.value is None:
        return pd.DataFrame([], columns=columns)
    now = page.assigned.value
    today = page.assigned.stands_on
    rows = [{"day": today, "low": now, "high": now, "text": ""}]
    for closing in known:
        made = closing.forecast
        if made is None or closing.on <= today:
            continue
        low, high = made.low / plan, made.high / plan
        ends = dict.fromkeys((percent(low, 0), percent(high, 0)))
        text = f"{day(closing.on)}: {'–'.join(ends)}"
        rows.append({"day": closing.on, "low": low, "high": high, "text": text})
    return pd.DataFrame(rows if len(rows) > 1 else [], columns=columns)


def cut_mark(page: DisbursementPage) -> CutMark | None:
    """The day the plan was cut, in words."""
    if page.cut is None:
        return None
    text = f"Kế hoạch giảm {billions(page.cut.before)} → {billions(page.cut.after)}"
    return CutMark(day=page.cut.on, text=text)


BEST = "Tháng cao nhất đã đạt"
_RECENT = {1: "Tháng duy nhất có số", 2: "Trung bình hai tháng có số"}


def recent_label(page: DisbursementPage) -> str:
    """What the recent pace is called, by how many months it is the mean of."""
    return _RECENT.get(len(page.months), "Trung bình ba tháng gần nhất")


def required_label(closing: Closing) -> str:
    """What the pace that is needed until a closing day is called."""
    return f"Cần mỗi tháng để đạt chỉ tiêu đến {day(closing.on)}"


def pace_table(page: DisbursementPage) -> pd.DataFrame:
    """What is needed a month until each closing day, beside what was achieved."""
    rows: list[dict[str, object]] = [
        {
            "key": "required",
            "label": required_label(closing),
            "value": closing.pace.required,
            "text": f"{billions(closing.pace.required)}/tháng",
        }
        for closing in page.closings
        if closing.pace.required is not None
    ]
    last = page.closings[0].pace if page.closings else None
    if last is not None:
        for key, label, value in (
            ("best", BEST, last.best),
            ("recent", recent_label(page), last.recent),
        ):
            if value is not None:
                text = f"{billions(value)}/tháng"
                rows.append({"key": key, "label": label, "value": value, "text": text})
    return pd.DataFrame(rows, columns=["key", "label", "value", "text"])
