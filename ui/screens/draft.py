"""What a draft shows: the verdict, what was understood of it, what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data_loaders.columns_found import ColumnsFound, FoundTable
from data_loaders.told import (
    columns_by_certainty,
    day_told,
    form_told,
    money_told,
    period_told,
    totals_told,
    unit_told,
)
from tracking.mending import mended
from tracking.quantities import format_vi
from tracking.roles import Act, Actor
from tracking.specs.told_parts import parts_of
from tracking.specs.units import unit_name
from tracking.store.drafts import Draft
from tracking.vocabulary import SEVERITY_MARKS, Finding, Reading, Severity, Table
from ui.columns import Column, Listing

FINDINGS = (
    Column(name="severity", heading="Mức"),
    Column(name="message", heading="Sai gì, sửa thế nào", is_long=True),
    Column(name="sheet", heading="Trang"),
    Column(name="cells", heading="Ô", width=110),
)
_SEVERITIES = {
    Severity.ERROR: "lỗi phải sửa",
    Severity.WARNING: "cảnh báo",
    Severity.NOTE: "lưu ý",
}
_MOST_CELLS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A table of a file in words."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCard:
    """A finding to be read whole: its severity by code and in words, where, what, what to do."""

    kind: str
    title: str
    what: str
    action: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftScreen:
    """The words and tables of a draft; `choices` are the severities there are, counted."""

    verdict: str
    progress: str
    understood: tuple[Understood, ...]
    choices: dict[str, str]


def screen(
    held: Draft, found: ColumnsFound, leave_to: date | None = None, others: Sequence[str] = ()
) -> DraftScreen:
    """What a draft shows but for its findings; `found` tells how certain its columns are,
    `leave_to` is the last day its errors may go, `others` whose tables can never go."""
    reading = held.reading
    is_same = len(found.tables) == len(reading.tables)
    columns = found.tables if is_same else [None] * len(reading.tables)
    return DraftScreen(
        verdict=not_theirs(reading, others) or _verdict(reading, leave_to),
        progress=mended(held.before, reading).sentence if held.before else "",
        understood=tuple(map(_understood, reading.tables, columns)),
        choices=_choices(reading.findings),
    )


def findings_of(reading: Reading, severity: str) -> Listing:
    """The findings of a severity, of all where it is none, the gravest first."""
    return Listing(
        title="Phát hiện",
        columns=FINDINGS,
        records=[_finding(one) for one in _gravest_first(reading, severity)],
    )


def cards_of(reading: Reading, severity: str) -> list[FoundCard]:
    """The findings of a severity as they are read whole, the gravest first."""
    return [_card(one) for one in _gravest_first(reading, severity)]


def _gravest_first(reading: Reading, severity: str) -> list[Finding]:
    """The findings of a severity, of all where it is none."""
    order = list(Severity)
    found = [one for one in reading.findings if severity in ("", one.severity)]
    return sorted(found, key=lambda one: order.index(one.severity))


def counted(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings are of a severity."""
    return sum(one.severity is severity for one in findings)


def other_units(actor: Actor, reading: Reading) -> tuple[str, ...]:
    """The codes of the units that somebody cannot send for and a file has tables of."""
    codes = {table.unit_code for table in reading.tables if table.unit_code}
    return tuple(sorted(code for code in codes if not actor.may(Act.SEND, code)))


def not_theirs(reading: Reading, others: Sequence[str]) -> str:
    """That a file cannot be sent because of whose it is; "" where that is no hindrance."""
    if not others:
        return ""
    is_whole = all(table.unit_code in others for table in reading.tables)
    what = "tệp này là" if is_whole else "trong tệp có biểu"
    return f"Không gửi được: {what} của {', '.join(map(unit_name, others))}"


def _verdict(reading: Reading, leave_to: date | None) -> str:
    errors, warnings = (
        counted(reading.findings, one) for one in (Severity.ERROR, Severity.WARNING)
    )
    if not reading.ok:
        return "Chưa đọc được tệp này"
    if errors and leave_to:
        asks = f"; có {format_vi(warnings)} cảnh báo cần giải thích" if warnings else ""
        return f"Được gửi kèm {format_vi(errors)} lỗi đến hết ngày {leave_to:%d/%m/%Y}{asks}"
    if errors:
        return f"Còn {format_vi(errors)} lỗi phải sửa trước khi gửi"
    if not reading.tables:
        return "Không thấy biểu báo cáo nào trong tệp"
    if warnings:
        return f"Gửi được; có {format_vi(warnings)} cảnh báo cần giải thích"
    return "Không có lỗi, gửi được"


def _choices(findings: Sequence[Finding]) -> dict[str, str]:
    found = {one: counted(findings, one) for one in Severity}
    every = {"": f"Tất cả ({format_vi(len(findings))})"}
    words = {
        severity.value: f"{_SEVERITIES[severity].capitalize()} ({format_vi(count)})"
        for severity, count in found.items()
        if count
    }
    return {**every, **words} if len(words) > 1 else words


def _understood(table: Table, found: FoundTable | None) -> Understood:
    """A table as it was understood: its name, then what was read of it and what was not."""
    span = f"từ dòng {table.first_row} đến dòng {table.last_row}"
    rest = (period_told(table), day_told(table), money_told(table))
    lines = [
        f"{unit_told(table)}; {', '.join(filter(None, rest))}",
        f"{format_vi(len(table.rows))} dòng số liệu, {span}",
    ]
    if totals := totals_told(table):
        lines.append(f"Tổng: {'; '.join(totals)}")
    lines += columns_by_certainty(table, found)
    if table.skipped:
        count = format_vi(len(table.skipped))
        lines.append(f"Bỏ qua {count} dòng không phải số liệu: nhóm, tổng, ghi chú, chữ ký")
    return Understood(title=f"Trang “{table.sheet}”: {form_told(table)}", lines=tuple(lines))


def _finding(one: Finding) -> dict[str, object]:
    more = f" và {len(one.cells) - _MOST_CELLS} ô khác" if len(one.cells) > _MOST_CELLS else ""
    return {
        "severity": SEVERITY_MARKS[one.severity],
        "sheet": one.sheet or "",
        "cells": ", ".join(one.cells[:_MOST_CELLS]) + more,
        "message": one.message,
    }


def _card(one: Finding) -> FoundCard:
    parts = parts_of(one)
    return FoundCard(
        kind=one.severity.value,
        title=". ".join(filter(None, (SEVERITY_MARKS[one.severity], parts.where))),
        what=parts.what,
        action=parts.action,
        example=parts.example,
    )
