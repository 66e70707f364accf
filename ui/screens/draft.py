"""What a draft shows: the verdict, what was understood of it, what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data_loaders.told import (
    columns_told,
    day_told,
    form_told,
    money_told,
    period_told,
    totals_told,
    unit_told,
)
from tracking.mending import mended
from tracking.quantities import format_vi
from tracking.store.drafts import Draft
from tracking.vocabulary import SEVERITY_MARKS, Finding, Reading, Severity, Table
from ui.columns import Column, Listing
from ui.formats import Kind

UNDERSTOOD = (
    Column(name="sheet", heading="Trang"),
    Column(name="form", heading="Biểu mẫu", is_long=True),
    Column(name="unit", heading="Đơn vị"),
    Column(name="period", heading="Kỳ"),
    Column(name="rows", heading="Dòng số liệu", kind=Kind.COUNT),
    Column(name="totals", heading="Tổng", is_long=True),
    Column(name="columns", heading="Cột đọc", is_long=True),
    Column(name="skipped", heading="Dòng không phải số liệu", kind=Kind.COUNT),
)
FINDINGS = (
    Column(name="severity", heading="Mức"),
    Column(name="sheet", heading="Trang"),
    Column(name="cells", heading="Ô", width=110),
    Column(name="message", heading="Sai gì, sửa thế nào", is_long=True),
)
_SEVERITIES = {
    Severity.ERROR: "lỗi phải sửa",
    Severity.WARNING: "cảnh báo",
    Severity.NOTE: "lưu ý",
}
_MOST_CELLS = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftScreen:
    """The words and tables of a draft; `choices` are the severities there are, with their counts."""

    verdict: str
    progress: str
    understood: Listing
    choices: dict[str, str]


def screen(held: Draft) -> DraftScreen:
    """What a draft shows but for its findings."""
    reading = held.reading
    return DraftScreen(
        verdict=_verdict(reading),
        progress=mended(held.before, reading).sentence if held.before else "",
        understood=Listing(
            title="Đã hiểu gì",
            columns=UNDERSTOOD,
            records=[_understood(table) for table in reading.tables],
        ),
        choices=_choices(reading.findings),
    )


def findings_of(reading: Reading, severity: str) -> Listing:
    """The findings of a severity, of all where it is none, the gravest first."""
    order = list(Severity)
    found = [one for one in reading.findings if severity in ("", one.severity)]
    return Listing(
        title="Phát hiện",
        columns=FINDINGS,
        records=[_finding(one) for one in sorted(found, key=lambda one: order.index(one.severity))],
    )


def counted(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings are of a severity."""
    return sum(one.severity is severity for one in findings)


def _verdict(reading: Reading) -> str:
    errors, warnings = (
        counted(reading.findings, one) for one in (Severity.ERROR, Severity.WARNING)
    )
    if not reading.ok:
        return "Chưa đọc được tệp này"
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


def _understood(table: Table) -> dict[str, object]:
    return {
        "sheet": table.sheet,
        "form": form_told(table),
        "unit": unit_told(table),
        "period": "; ".join(filter(None, (period_told(table), day_told(table)))),
        "rows": len(table.rows),
        "totals": "; ".join((*totals_told(table), *filter(None, [money_told(table)]))),
        "columns": " · ".join(columns_told(table)),
        "skipped": len(table.skipped),
    }


def _finding(one: Finding) -> dict[str, object]:
    more = f" và {len(one.cells) - _MOST_CELLS} ô khác" if len(one.cells) > _MOST_CELLS else ""
    return {
        "severity": SEVERITY_MARKS[one.severity],
        "sheet": one.sheet or "",
        "cells": ", ".join(one.cells[:_MOST_CELLS]) + more,
        "message": one.message,
    }
