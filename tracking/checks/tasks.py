"""Do the dates, the status and the progress of a task agree?"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from tracking.checks.evidence import Evidence
from tracking.checks.totals import show_rate
from tracking.periods import Period, period
from tracking.specs.entered import remembered
from tracking.specs.row_words import begins_with, holds, phrases
from tracking.specs.units import settle, units_named
from tracking.specs.withdrawal import Withdrawal, withdrawal
from tracking.text import fold
from tracking.vocabulary import Finding

LATE_REPORT = timedelta(days=31)
"""How long after its period a report may still tell of what was completed in it."""
SHORT = 80
"""A longer text tells of the work; it is no status."""
_DONE = re.compile(
    r"^(?:da |duoc )*"
    r"(?:(?:thuc hien |lam |xu ly |giai quyet )?xong|hoan thanh|ht|ban hanh|ket thuc)"
    r"(?: xong| toan bo| nhiem vu)*\b"
)
_STEP = re.compile(r"\bbuoc \d\b")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")


@lru_cache(maxsize=5_000)
def is_done(status: str) -> bool:
    """Whether a declared status says that the whole task is completed.

    A draft, a part or half of it is not; nor is what was only submitted.
    """
    folded = fold(status)
    if not _DONE.match(folded) or _STEP.search(folded) or holds(folded, "status_part"):
        return False
    return all(float(one.replace(",", ".")) >= 100 for one in _PERCENT.findall(status))


def tasks_checks(evidence: Evidence) -> Iterator[Finding]:
    """Completed without a date, only asked to be withdrawn, dates before the assignment or after
    the report, a status against the dates, no lead unit, progress over 100 %."""
    completed = evidence.column("completed_on")
    undated = [
        row
        for row, status in evidence.column("declared_status").items()
        if is_done(status) and row not in completed
    ]
    if undated:
        yield evidence.finding("completed_without_date", undated, "declared_status")
    yield from _withdrawals(evidence)
    yield from _before_assignment(evidence)
    yield from _after_report(evidence)
    yield from _against_status(evidence)
    for row, rate in evidence.column("progress_rate").items():
        if not 0 <= rate <= 1:
            yield evidence.finding("progress_out_of_range", [row], "progress_rate", show_rate(rate))
    if "lead_unit" in evidence.letters:
        led = evidence.column("lead_unit")
        missing = [row for row in evidence.table.row_numbers if row not in led]
        if missing:
            yield evidence.finding("task_without_lead", missing, "lead_unit")
        yield from _leads(evidence, led)


def _withdrawals(evidence: Evidence) -> Iterator[Finding]:
    """Tasks that a unit asks to be rid of, which still have to be done."""
    completed = evidence.column("completed_on")
    asked: dict[str, list[int]] = {}
    for row, status in evidence.column("declared_status").items():
        if row not in completed and withdrawal(status) is Withdrawal.ASKED:
            asked.setdefault(status, []).append(row)
    for status, rows in asked.items():
        yield evidence.finding("withdrawal_asked", rows, "declared_status", status)


def _leads(evidence: Evidence, led: Mapping[int, str]) -> Iterator[Finding]:
    """Lead units that are none of the ministry's, and cells that name several: whom a task then
    counts for is told."""
    code = evidence.table.period_code
    span = period(code) if code else None
    unknown: list[int] = []
    several: dict[tuple[str, str], list[int]] = {}
    for row, text in led.items():
        names = _units_in(text, span)
        if not names and not begins_with(fold(text), "own_part"):
            unknown.append(row)
        elif len(names) > 1:
            several.setdefault((names[0], text), []).append(row)
    if unknown:
        yield evidence.finding("lead_unknown", unknown, "lead_unit", led[unknown[0]])
    for (first, text), rows in several.items():
        yield evidence.finding("lead_several", rows, "lead_unit", text, first=first)


@remembered(5_000)
def _units_in(text: str, span: Period | None) -> tuple[str, ...]:
    """The units of the ministry that a text names, each once."""
    found = (settle(owners, span)[0].name for owners in units_named(text, short=True))
    return tuple(dict.fromkeys(found))


def _before_assignment(evidence: Evidence) -> Iterator[Finding]:
    assigned = evidence.column("assigned_on")
    for name in ("completed_on", "due_on"):
        for row, day in evidence.column(name).items():
            if row in assigned and day < assigned[row]:
                yield evidence.finding(
                    "date_before_assignment",
                    [row],
                    name,
                    _shown(day),
                    assigned=_shown(assigned[row]),
                )


def _after_report(evidence: Evidence) -> Iterator[Finding]:
    """Work cannot have been completed long after the period that the report is of."""
    if not evidence.table.period_code:
        return
    end = period(evidence.table.period_code).end
    name = "completed_on" if "completed_on" in evidence.letters else "result_document"
    for row, day in evidence.column("completed_on").items():
        if day > end + LATE_REPORT:
            yield evidence.finding(
                "completed_after_report", [row], name, _shown(day), end=_shown(end)
            )


def _against_status(evidence: Evidence) -> Iterator[Finding]:
    """What is declared against what the dates say."""
    completed, due = evidence.column("completed_on"), evidence.column("due_on")
    of_document = "completed_on" not in evidence.letters
    for row, status in evidence.column("declared_status").items():
        if row in completed and len(status) <= SHORT:
            why = _contradiction(status, completed[row], due.get(row), of_document)
            if why:
                yield evidence.finding(
                    "status_disagrees", [row], "declared_status", status, why=why
                )


def _contradiction(status: str, completed: date, due: date | None, of_document: bool) -> str | None:
    """Why a status and the days of a task do not agree; `of_document` where the day of completion
    is only that of the result document."""
    folded = fold(status)
    if begins_with(folded, "status_open"):
        return f"có ngày hoàn thành {_shown(completed)}"
    if of_document and folded in phrases("status_in_term"):
        return f"có văn bản kết quả ngày {_shown(completed)}, đang tính là ngày hoàn thành"
    if not due or not (is_done(status) or folded in phrases("status_bare")):
        return None
    on_time, late = holds(folded, "status_on_time"), holds(folded, "status_late")
    if completed > due and on_time and not late:
        return f"ngày hoàn thành {_shown(completed)} sau thời hạn {_shown(due)}"
    if completed <= due and late and not on_time:
        return f"ngày hoàn thành {_shown(completed)} không sau thời hạn {_shown(due)}"
    return None


def _shown(day: date) -> str:
    return day.strftime("%d/%m/%Y")
