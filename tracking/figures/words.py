"""Figures in words, the Vietnamese way: 47,5%, +1,2 điểm %, 392,0 tỷ đồng."""

from collections.abc import Iterable
from datetime import date

from tracking.figures.figure import Figure
from tracking.figures.sums import is_stated_rate
from tracking.period_codes import period_label
from tracking.quantities import format_vi, percent_vi
from tracking.specs.units import former_units, short_name, unit_by_code
from tracking.trajectory import is_rounding
from tracking.vocabulary import VIEW_NAMES, Indicator, Origin, Standing, TaskState, View

STANDINGS = {
    Standing.ON_TRACK: "đúng lộ trình",
    Standing.AT_RISK: "có nguy cơ",
    Standing.BEHIND: "chậm",
    Standing.NOT_REPORTED: "chưa có số liệu",
    Standing.NOT_APPLICABLE: "không áp dụng",
}
STATES = {
    TaskState.COMPLETED_ON_TIME: "Hoàn thành đúng hạn",
    TaskState.COMPLETED_LATE: "Hoàn thành muộn",
    TaskState.IN_TERM: "Trong hạn",
    TaskState.OVERDUE: "Quá hạn",
    TaskState.RECURRING: "Thường xuyên",
    TaskState.WITHDRAWN: "Đã rút",
}
ORIGINS = {
    Origin.DIRECTIVE: "Chỉ thị 07",
    Origin.UPSTREAM: "văn bản cấp trên",
    Origin.MINISTRY: "Bộ nhập",
}
TINY_LAST = "tỷ lệ của chưa đến 5 việc xét sau"
BY_WEIGHT = f"Xếp theo khoảng cách với lộ trình, {TINY_LAST}"
NO_HANDFUL = "không kể tỷ lệ của chưa đến 5 việc ở một trong hai kỳ"
UNKNOWN = "chưa có số"
NO_TARGET = "chưa có chỉ tiêu được giao"
BILLION = 10**9


def percent(rate: float | None, decimals: int = 1) -> str:
    """A fraction in percent: 0.475 is "47,5%"."""
    return UNKNOWN if rate is None else percent_vi(rate, decimals)


def points(change: float | None) -> str:
    """A difference of fractions in percentage points, signed: 0.012 is "+1,2 điểm %"."""
    if change is None:
        return ""
    return f"{signed(change * 100, 1)} điểm %"


def signed(value: float, decimals: int = 0) -> str:
    """A number with its sign; what rounds to nothing has none."""
    shown = format_vi(abs(value), decimals)
    if not shown.strip("0,."):
        return shown
    return f"{'+' if value > 0 else '−'}{shown}"


def billions(amount: float | None, decimals: int = 1) -> str:
    """An amount of đồng in billions: "392,0 tỷ đồng"."""
    return UNKNOWN if amount is None else f"{format_vi(amount / BILLION, decimals)} tỷ đồng"


def day(on: date | None) -> str:
    """A day as it is written: 31/12/2022."""
    return on.strftime("%d/%m/%Y") if on else ""


def value_text(indicator: Indicator, value: float | None) -> str:
    """A value of an indicator with its unit of measure."""
    if value is None:
        return UNKNOWN
    if indicator.is_rate:
        return percent(value)
    decimals = 0 if float(value).is_integer() else 1
    return f"{format_vi(value, decimals)} {indicator.unit_of_measure}"


def change_text(figure: Figure) -> str:
    """The change since the period before, "" where there is none to tell."""
    if figure.change is None:
        return ""
    if figure.indicator.is_rate:
        return points(figure.change)
    return f"{signed(figure.change)} {figure.indicator.unit_of_measure}"


def gap_text(figure: Figure) -> str:
    """How far a figure is from what is expected: "thấp hơn lộ trình 12,3 điểm %"."""
    if figure.gap is None or figure.value is None or figure.expected is None:
        return ""
    size = abs(figure.value - figure.expected)
    shown = (
        f"{format_vi(size * 100, 1)} điểm %"
        if figure.indicator.is_rate
        else f"{format_vi(size, 0 if size >= 10 else 1)} {figure.indicator.unit_of_measure}"
    )
    if not shown.partition(" ")[0].strip("0,"):
        return "đúng bằng lộ trình"
    if is_rounding(figure.value, figure.expected, is_rate=figure.indicator.is_rate):
        return f"ngang lộ trình (lệch {shown}, trong mức làm tròn)"
    side = "cao" if figure.value >= figure.expected else "thấp"
    return f"{side} hơn lộ trình {shown}"


def parts_text(figure: Figure) -> str:
    """The numerator over the denominator, in words: amounts in billions of đồng."""
    if figure.numerator is None:
        return ""
    if figure.denominator is None:
        return value_text(figure.indicator, figure.numerator)
    if is_stated_rate(figure.indicator):
        months = max((len(share.periods) for share in figure.shares), default=1)
        mean = f"trung bình {months} tháng " if months > 1 else ""
        return f"{mean}đơn vị khai {percent(figure.value)}"
    if _is_money(figure.indicator):
        return f"{billions(figure.numerator)} / {billions(figure.denominator)}"
    return f"{_plain(figure.numerator)} / {_plain(figure.denominator)}"


def counted_text(figure: Figure) -> str:
    """The parts, and of how many units where some that reported do not state the figure: beside
    figures of all of them it would pass for one of all."""
    covered = figure.coverage
    if not covered.unstated:
        return parts_text(figure)
    of = f"mới {len(covered.present)}/{covered.asked} đơn vị nêu số này"
    return f"{parts_text(figure)}, {of}"


def as_of_text(figure: Figure) -> str:
    """Up to which day its reports tell: they close on different days, some do not say on which;
    "" where there are none."""
    if not figure.shares:
        return ""
    first, last = figure.told_on
    various = "" if first == last else " tùy đơn vị"
    return f"số liệu đến {_span(first, last)}{various}{_days_taken(figure)}"


def as_of_by_view(figures: Iterable[Figure]) -> str:
    """The same for figures of several views: "số liệu đến: nhiệm vụ 14/12/2022, giải ngân …"."""
    told: dict[View, list[date]] = {view: [] for view in View}
    for figure in figures:
        told[figure.indicator.view] += figure.told_on if figure.shares else ()
    said = [f"{VIEW_NAMES[view]} {_span(min(on), max(on))}" for view, on in told.items() if on]
    return f"số liệu đến: {', '.join(said)}" if said else ""


def _span(first: date, last: date) -> str:
    return day(last) if first == last else f"{day(first)}–{day(last)}"


def _days_taken(figure: Figure) -> str:
    undated = [share.as_of for share in figure.shares if not share.day_stated]
    if not undated:
        return ""
    first, last = min(on for on, _ in undated), max(on for _, on in undated)
    which = f"ngày {day(last)}" if first == last else "ngày chốt theo quy định hoặc ngày nhận"
    return f" ({len(undated)} đơn vị không ghi ngày chốt, lấy {which})"


def formerly(series: Iterable[Figure]) -> str:
    """Up to which of a unit's periods, oldest first, its figures are those of the units it was made
    of: "đến tháng 10/2022 là số của Vụ KH, trước khi sáp nhập"; "" where all are its own."""
    names: dict[str, None] = {}
    unit, last = "", ""
    for figure in series:
        others = [code for code in figure.told_of if code != figure.unit_code]
        if figure.unit_code and others:
            names |= dict.fromkeys(others)
            unit, last = figure.unit_code, period_label(figure.period_code)
    if not names:
        return ""
    whose = listed(map(short_name, names))
    change = "sáp nhập" if len(former_units(unit)) > 1 else f"thành {short_name(unit)}"
    return f"đến {last} là số của {whose}, trước khi {change}"


def ended_text(unit_code: str, on: date) -> str:
    """That a unit was no more on a day, and no other took its place; "" of any other."""
    own = unit_by_code(unit_code, on)
    if own is None or own.valid_to is None or own.valid_to >= on or own.merged_into:
        return ""
    return f"Đơn vị hoạt động đến hết ngày {day(own.valid_to)}."


def target_text(figure: Figure) -> str:
    """The target, by when, and where it comes from."""
    target = figure.target
    if target is None:
        return NO_TARGET
    level = value_text(figure.indicator, target.level)
    return f"{level} đến {day(target.due_on)} ({ORIGINS[target.origin]}: {target.document})"


def listed(names: Iterable[str], most: int = 3, other: str = "đơn vị") -> str:
    """Names in a sentence, the rest counted: "A, B, C và 4 đơn vị khác"."""
    found = list(names)
    if len(found) <= most + 1:
        return ", ".join(found[:-1]) + (" và " if found[1:] else "") + "".join(found[-1:])
    return f"{', '.join(found[:most])} và {len(found) - most} {other} khác"


def _is_money(indicator: Indicator) -> bool:
    return indicator.code.startswith(("disbursed_", "forecast_"))


def _plain(number: float) -> str:
    return format_vi(number, 0 if float(number).is_integer() else 1)
