"""Do the dates, the status and the progress of a task agree?"""

import re
from collections.abc import Iterator

from tracking.checks.evidence import Evidence
from tracking.checks.totals import show_rate
from tracking.text import fold
from tracking.vocabulary import Finding

_DONE = re.compile(r"^(?:da )?(?:hoan thanh|xong|ban hanh|da trinh|da ban hanh|ket thuc)\b")
_NOT_DONE = re.compile(r"\b(?:chua|dang|khong)\b")


def is_done(status: str) -> bool:
    """Whether a declared status says that the task is completed."""
    folded = fold(status)
    return bool(_DONE.match(folded)) and not _NOT_DONE.search(folded)


def tasks_checks(evidence: Evidence) -> Iterator[Finding]:
    """Completed without a date, dates before the assignment, no lead unit, progress over 100 %."""
    completed = evidence.column("completed_on")
    assigned = evidence.column("assigned_on")
    undated = [
        row
        for row, status in evidence.column("declared_status").items()
        if is_done(status) and row not in completed
    ]
    if undated:
        yield evidence.finding("completed_without_date", undated, "declared_status")
    for name in ("completed_on", "due_on"):
        for row, day in evidence.column(name).items():
            if row in assigned and day < assigned[row]:
                yield evidence.finding(
                    "date_before_assignment",
                    [row],
                    name,
                    day.strftime("%d/%m/%Y"),
                    assigned=assigned[row].strftime("%d/%m/%Y"),
                )
    for row, rate in evidence.column("progress_rate").items():
        if not 0 <= rate <= 1:
            yield evidence.finding("progress_out_of_range", [row], "progress_rate", show_rate(rate))
    if "lead_unit" in evidence.letters:
        led = evidence.column("lead_unit")
        missing = [row for row in evidence.table.row_numbers if row not in led]
        if missing:
            yield evidence.finding("task_without_lead", missing, "lead_unit")
