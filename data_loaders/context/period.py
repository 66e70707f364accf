"""Which period does a table tell of? Every place that says so, weighed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from data_loaders.columns.words import shown
from data_loaders.context.claims import (
    compare_periods,
    doubts,
    is_hint,
    month_alone,
    named_beside,
    names_other,
    of_budget_year,
)
from data_loaders.context.lines import whole_lines
from data_loaders.context.sibling import Sibling
from data_loaders.grid import Sheet, Value
from tracking.habits import NONE_TOLD, Habits
from tracking.period_phrases import annual_title, cites_document, planned_after
from tracking.periods import FoundPeriod, find_periods, period_label
from tracking.specs import make_finding
from tracking.specs.row_words import holds
from tracking.specs.unit_table import Unit
from tracking.text import fold, plain, tidy
from tracking.vocabulary import Finding

TITLE_ROWS = 30
COVER_LINES = 60
_DOCUMENT = re.compile(
    r"(?:số\s*)?\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐƯƠ][\w\-–&ĐƯƠ]*(?:\s*,?\s*ngày\s*(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}"
    r"|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}))?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r",\s*ngày\s*[\d.…_ ]*tháng\s*[\d.…_ ]*năm", re.IGNORECASE)
_PERIOD_LABEL = re.compile(r"^\W*ky(?: bao cao)?\b")
_MONTH_LABEL = re.compile(r"^\W*(?:thang|ky)\b")
LABELLED = 5
WORDED = (2, 4)
"""How sure a period named in words is, with a year from elsewhere or its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known about a workbook beside a table: stated from outside, covers, file name.

    `misstated` names what was stated ("unit", "period") but is not known: told elsewhere; `years`
    are those of the periods its titles state, `siblings` tells of its sheets, `habits` of its unit.
    """

    file: str
    unit: str | None = None
    period: str | None = None
    cover_lines: tuple[str, ...] = ()
    misstated: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    siblings: Callable[[], Sequence[Sibling]] = tuple
    habits: Habits = NONE_TOLD


@dataclass(slots=True)
class Identity:
    """The unit and period of a table, and the doubts about them; `told` names those whose absence
    a finding explains already, `year` or `month` is all that may be known of the period, `shared`
    what was taken from other sheets, with the sheet."""

    unit: Unit | None = None
    period_code: str | None = None
    year: int | None = None
    month: str = ""
    data_as_of: date | None = None
    findings: list[Finding] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    shared: dict[str, str] = field(default_factory=dict)


def title_lines(sheet: Sheet, start: int, top: int) -> list[str]:
    """The lines of text between two rows: letterhead, title, stated span; each line by itself, a
    label ("Kỳ báo cáo:") with the cell to its right."""
    lines: list[str] = []
    for row in sheet.rows[max(start, top - TITLE_ROWS) : top]:
        label = ""
        for value in row:
            if label and value is not None:
                lines[-1] = f"{label} {_labelled(label, value)}"
                label = ""
            elif isinstance(value, str):
                lines.extend(whole_lines(value))
                label = lines[-1] if lines and lines[-1].endswith(":") else ""
    return lines


def _labelled(label: str, value: Value) -> str:
    """A cell behind a label; Excel keeps "10/2022" as the first day of the month."""
    if isinstance(value, date) and value.day == 1 and _MONTH_LABEL.match(fold(label)):
        return f"{value:%m/%Y}"
    return tidy(shown(value))


def _period_text(line: str) -> str:
    """A line without the numbers and dates of documents; nothing of one that dates a signing."""
    return "" if _SIGNED.search(line) else _DOCUMENT.sub(" ", line).replace(":", " ")


def find_in_lines(lines: Iterable[str], year: int | None) -> list[FoundPeriod]:
    """Every period the lines tell of, strongest first."""
    found = (one for line in lines if (text := _period_text(line)) for one in _in_line(text, year))
    return sorted(found, key=lambda one: -one.strength)


def _in_line(text: str, year: int | None) -> Iterator[FoundPeriod]:
    """The period of a line; one that is labelled as such ("Kỳ báo cáo: năm 2022") is beyond doubt.
    Of "quý IV và năm 2022" the year, too."""
    found = find_periods(text, year)
    is_labelled = bool(_PERIOD_LABEL.match(fold(text)))
    for one in found[:1]:
        sure = is_labelled and one.strength > 1
        yield replace(one, strength=max(one.strength, LABELLED)) if sure else one
    yield from (one for one in found[1:] if one.is_year and one.strength == 3)


def changes_period(above: Sequence[str], between: Sequence[str]) -> bool:
    """Whether the lines before a heading repeated in a table name another period than those above
    the table."""
    first = next(iter(find_in_lines(above, None)), None)
    other = next(iter(find_in_lines(between, int(first.code[:4]))), None) if first else None
    return bool(
        first and other and first.code != other.code and min(first.strength, other.strength) > 1
    )


def identify_period(
    lines: Sequence[str],
    sheet_name: str,
    context: Context,
    identity: Identity,
    *,
    headings: Sequence[str] = (),
    takes_year: bool = False,
) -> None:
    """Set the period from the title, the cover, the sheet's name and the file's, in this order,
    then from a letter that is answered; where none says it, from the last day that headings of
    columns count up to.

    A bare year may be that of a plan: it is the period only with `takes_year`.
    """
    if context.period:
        identity.period_code = context.period
    stem = PurePath(context.file).stem
    everything = find_in_lines([*lines, *context.cover_lines, sheet_name, stem], None)
    year = next((int(one.code[:4]) for one in everything), None)
    cited = [line for line in lines if cites_document(plain(line))]
    own = [line for line in lines if line not in cited]
    places = [
        find_in_lines(place, year) for place in (own, context.cover_lines, [sheet_name], [stem])
    ]
    places[3] = [one for one in places[3] if not is_hint(one)]
    if not any(found.strength >= 2 for place in places for found in place):
        places.append(find_in_lines(cited, year))
    strong = [found for place in places for found in place if found.strength >= 2]
    weak = [found for place in places for found in place]
    best = next(iter(strong or (weak if takes_year else ())), None)
    if best is None:
        above = [plain(_period_text(line)) for line in (*lines, *context.cover_lines)]
        _identify_by_headings(headings, weak, annual_title(above), sheet_name, context, identity)
        identity.month = month_alone(map(_period_text, (*lines, *context.cover_lines)))
        return
    best = of_budget_year(named_beside(best, places), [*lines, *context.cover_lines])
    identity.data_as_of = best.data_as_of or next(
        (one.data_as_of for one in (*places[0], *places[1]) if one.data_as_of), None
    )
    if context.period:
        identity.findings += compare_periods(context.period, best, sheet_name)
        return
    identity.period_code = best.code
    second = _named_second(best, (*lines, *context.cover_lines), year)
    if second:
        _tell_other_period("period_two_named", best, second, sheet_name, identity)
    others = [found for found in strong if doubts(best, found)]
    others += [one for place in places[2:4] for one in place if names_other(best, one)]
    if others and best.strength >= 2:
        _tell_other_period("period_doubtful", best, others[0], sheet_name, identity)


def _identify_by_headings(
    headings: Sequence[str],
    weak: Sequence[FoundPeriod],
    annual: int | None,
    sheet: str,
    context: Context,
    identity: Identity,
) -> None:
    """The period by the columns of a table whose title says no more than its year; where they do
    not count up to a day, the year itself, if the title is that of an `annual` report."""
    years = {int(one.code[:4]) for one in weak}
    ends = [
        one
        for text in headings
        for one in find_periods(text)[:1]
        if one.data_as_of and not one.is_year and not holds(fold(text), "forecast_day")
    ]
    ends = [of_budget_year(one, [f"nam ke hoach {year}" for year in years]) for one in ends]
    ends = [one for one in ends if not years or int(one.code[:4]) in years]
    last = max(ends, key=lambda one: one.data_as_of or date.min, default=None)
    if context.period:
        return
    if last:
        identity.period_code, identity.data_as_of = last.code, last.data_as_of
        chosen, wording = period_label(last.code), last.wording
        identity.findings.append(
            make_finding("period_from_heading", sheet=sheet, chosen=chosen, wording=wording)
        )
    elif annual:
        identity.period_code = str(annual)
    elif weak:
        wording, year = weak[0].wording, weak[0].code[:4]
        finding = make_finding("period_only_year", sheet=sheet, wording=wording, year=year)
        identity.findings.append(finding)
        identity.told.add("period")
        identity.year = int(year)
    else:
        identity.told |= {"period"} & context.misstated


def _named_second(best: FoundPeriod, lines: Iterable[str], year: int | None) -> FoundPeriod | None:
    """Another month, quarter ... that the title names beside the period, as of its figures too:
    "Quý III và 9 tháng", "tháng 9, ước tháng 10"."""
    for text in map(_period_text, lines):
        found = find_periods(text, year) if text else ()
        if not found or found[0].code != best.code:
            continue
        line = plain(text)
        for one in found[1:]:
            differs = one.strength in WORDED and not one.is_year and one.code != best.code
            if differs and not planned_after(line[: line.find(plain(one.wording))]):
                return one
    return None


def _tell_other_period(
    code: str, best: FoundPeriod, other: FoundPeriod, sheet: str, identity: Identity
) -> None:
    finding = make_finding(
        code, sheet=sheet, chosen=best.code, wording=best.wording,
        other=other.code, other_wording=other.wording,
    )  # fmt: skip
    identity.findings.append(finding)
