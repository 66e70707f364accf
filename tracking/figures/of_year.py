"""Of what months is a figure of the year told, in words?"""

from tracking.figures.figure import Figure
from tracking.figures.words import listed
from tracking.period_codes import months_of, period_label
from tracking.specs.units import short_name
from tracking.vocabulary import Accumulation

_MOST_GAPS = 3


def of_year_text(figure: Figure) -> str:
    """Of a figure told of the year the months it rests on, where they are not all of them, and who
    lacks some: "trong năm theo báo cáo tháng 8–12/2022; Cục XNK thiếu tháng 10/2022"."""
    covered = figure.coverage
    if not covered.months:
        return ""
    first, last = covered.months[0], covered.months[-1]
    is_whole = first.endswith("-01") and last == months_of(figure.period_code)[-1]
    said = [] if is_whole else [f"trong năm theo báo cáo {_span(first, last)}"]
    said += [
        f"{short_name(unit)} thiếu {listed(map(period_label, months))}"
        for unit, months in covered.gaps[:_MOST_GAPS]
    ]
    if covered.gaps[_MOST_GAPS:]:
        said.append(f"{len(covered.gaps) - _MOST_GAPS} đơn vị khác cũng thiếu tháng")
    return "; ".join(said)


def told_aside(figure: Figure) -> str:
    """Of a figure that adds the months of a longer period those that some report tells of, where
    they are not all: " (theo báo cáo tháng 8–12/2022)"; "" where they are."""
    whole = set(months_of(figure.period_code))
    told = {month for share in figure.shares for code in share.periods for month in months_of(code)}
    if not told or told >= whole or figure.indicator.accumulation is not Accumulation.IN_PERIOD:
        return ""
    return f" (theo báo cáo {_span(min(told), max(told))})"


def _span(first: str, last: str) -> str:
    span = f"tháng {int(first[5:])}–{int(last[5:])}/{last[:4]}"
    return period_label(last) if first == last else span


def year_aside(figure: Figure) -> str:
    """The same beside words that say "trong năm" already: " (theo báo cáo tháng 8–12/2022)"."""
    said = of_year_text(figure).removeprefix("trong năm ")
    return f" ({said})" if said else ""
