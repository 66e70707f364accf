"""Which unit a table is from and which period it tells of: every place that says so, weighed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from data_loaders.columns.words import shown
from data_loaders.grid import Sheet
from tracking.periods import FoundPeriod, find_period, period
from tracking.specs import make_finding
from tracking.specs.units import Unit, settle, unit_by_code, units_named
from tracking.text import fold, tidy
from tracking.vocabulary import Finding

TITLE_ROWS = 30
COVER_LINES = 60
_DOCUMENT = re.compile(
    r"(?:số\s*)?\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐƯƠ][\w\-–&ĐƯƠ]*(?:\s*,?\s*ngày\s*(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}"
    r"|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}))?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r",\s*ngày\s*[\d.…_ ]*tháng\s*[\d.…_ ]*năm", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\b(nhan bao cao|kinh gui|noi nhan|gui ve|noi gui)\b")
_PERIOD_LABEL = re.compile(r"^\W*ky(?: bao cao)?\b")
LABELLED = 5
_LABEL = re.compile(
    r"^\W*(?:ten )?(?:don vi|co quan)"
    r"(?: (?:bao cao|gui bao cao|gui|lap bao cao|thuc hien bao cao))?\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known about a workbook beside a table: stated from outside, covers, file name."""

    file: str
    unit: str | None = None
    period: str | None = None
    cover_lines: tuple[str, ...] = ()


@dataclass(slots=True)
class Identity:
    """The unit and period of a table, and the doubts about them."""

    unit: Unit | None = None
    period_code: str | None = None
    data_as_of: date | None = None
    findings: list[Finding] = field(default_factory=list)


def title_lines(sheet: Sheet, start: int, top: int) -> list[str]:
    """The lines of text between two rows: letterhead, title, stated span; each line by itself, a
    label ("Kỳ báo cáo:") with the cell to its right."""
    lines: list[str] = []
    for row in sheet.rows[max(start, top - TITLE_ROWS) : top]:
        label = ""
        for value in row:
            if label and value is not None:
                lines[-1] = f"{label} {tidy(shown(value))}"
                label = ""
            elif isinstance(value, str):
                lines.extend(line for line in map(tidy, value.splitlines()) if line)
                label = lines[-1] if lines and lines[-1].endswith(":") else ""
    return lines


def _period_text(line: str) -> str:
    """A line without the numbers and dates of documents; nothing of one that dates a signing."""
    return "" if _SIGNED.search(line) else _DOCUMENT.sub(" ", line).replace(":", " ")


def find_in_lines(lines: Iterable[str], year: int | None) -> list[FoundPeriod]:
    """Every period the lines tell of, strongest first."""
    found = (_find_in_line(text, year) for line in lines if (text := _period_text(line)))
    return sorted((one for one in found if one), key=lambda one: -one.strength)


def _find_in_line(text: str, year: int | None) -> FoundPeriod | None:
    """A period of a line; one that is labelled as such ("Kỳ báo cáo: năm 2022") is beyond doubt."""
    found = find_period(text, year)
    if found and _PERIOD_LABEL.match(fold(text)):
        return replace(found, strength=max(found.strength, LABELLED))
    return found


def identify_period(
    lines: Sequence[str], sheet_name: str, context: Context, identity: Identity
) -> None:
    """Set the period from the title, the cover, the sheet's name and the file's, in this order."""
    if context.period:
        identity.period_code = context.period
    stem = PurePath(context.file).stem
    year = next(
        (int(one.code[:4]) for one in find_in_lines([*lines, *context.cover_lines, stem], None)),
        None,
    )
    places = [
        find_in_lines(place, year) for place in (lines, context.cover_lines, [sheet_name], [stem])
    ]
    strong = [found for place in places for found in place if found.strength >= 2]
    weak = [found for place in places for found in place]
    best = next(iter(strong or weak), None)
    if best is None:
        return
    identity.data_as_of = next(
        (one.data_as_of for one in (*places[0], *places[1]) if one.data_as_of), None
    )
    if context.period:
        _compare_periods(context.period, best, sheet_name, identity)
        return
    identity.period_code = best.code
    others = [found for found in strong if found.strength >= 3 and not _agrees(best, found)]
    if others and best.strength >= 2:
        _tell_other_period(best, others[0], sheet_name, identity)


def _agrees(best: FoundPeriod, other: FoundPeriod) -> bool:
    """Whether another statement is of the same period; a closing day within it is."""
    if best.code == other.code:
        return True
    span = period(best.code)
    closing = other.data_as_of
    return other.strength == 3 and closing is not None and span.start <= closing <= span.end


def _compare_periods(stated: str, found: FoundPeriod, sheet: str, identity: Identity) -> None:
    if found.strength >= 4 and found.code != stated:
        identity.findings.append(
            make_finding("period_differs", sheet=sheet, stated=stated, found=found.code)
        )


def _tell_other_period(
    best: FoundPeriod, other: FoundPeriod, sheet: str, identity: Identity
) -> None:
    identity.findings.append(
        make_finding(
            "period_doubtful",
            sheet=sheet,
            chosen=best.code,
            wording=best.wording,
            other=other.code,
            other_wording=other.wording,
        )
    )


def identify_unit(
    lines: Sequence[str], sheet_name: str, context: Context, identity: Identity
) -> None:
    """Set the unit: stated from outside, a label, the letterhead or title, cover, sheet, file."""
    span = period(identity.period_code) if identity.period_code else None
    if context.unit:
        identity.unit = unit_by_code(context.unit, span.end if span else None)
    stem = re.sub(r"[_\-.]+", " ", PurePath(context.file).stem)
    places: list[list[tuple[Unit, ...]]] = [
        _labelled(lines),
        _named(lines),
        _labelled(context.cover_lines),
        _named(context.cover_lines),
        list(units_named(sheet_name, short=True)),
        list(units_named(stem, short=True)),
    ]
    found = [
        (settle(owners, span), place) for place, units in enumerate(places) for owners in units[:1]
    ]
    if not found:
        return
    (unit, former), _ = found[0]
    if identity.unit is None:
        identity.unit = unit
        if former:
            identity.findings.append(
                make_finding(
                    "unit_renamed", sheet=sheet_name, former=former.name, current=unit.name
                )
            )
    others = [other for (other, _), place in found if other.code != identity.unit.code]
    if others:
        identity.findings.append(
            make_finding(
                "unit_doubtful", sheet=sheet_name, chosen=identity.unit.name, other=others[0].name
            )
        )


def _labelled(lines: Iterable[str]) -> list[tuple[Unit, ...]]:
    found: list[tuple[Unit, ...]] = []
    for line in lines:
        folded = fold(line)
        if _LABEL.match(folded) and not _ADDRESSEE.search(folded):
            found.extend(units_named(line.split(":", 1)[-1], short=":" in line))
    return found


def _named(lines: Iterable[str]) -> list[tuple[Unit, ...]]:
    return [
        owners
        for line in lines
        if not _ADDRESSEE.search(fold(line))
        for owners in units_named(line)
    ]
