"""The tasks of a period: by state and unit, how old the overdue ones are, what is due next, and
where what units declare and what they prove differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracking.checks.tasks import is_done
from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.ledger import seen_as
from tracking.indicators.tasks import COMPLETED
from tracking.merging import Link, Merged
from tracking.task_states import days_late, task_state
from tracking.views import Record
from tracking.vocabulary import TaskState

AGES = ((15, "0–15 ngày"), (30, "16–30 ngày"), (60, "31–60 ngày"), (None, "trên 60 ngày"))
AHEAD = 60
"""Days in which deadlines ahead are shown."""
COUNTED = {
    TaskState.COMPLETED_ON_TIME: "tasks_completed_on_time",
    TaskState.COMPLETED_LATE: "tasks_completed_late",
    TaskState.IN_TERM: "tasks_in_term",
    TaskState.OVERDUE: "tasks_overdue",
    TaskState.RECURRING: "tasks_recurring",
    TaskState.WITHDRAWN: "tasks_withdrawn",
}


class Declared(StrEnum):
    """What a unit says of a task."""

    DONE = "done"
    NOT_DONE = "not_done"
    NOT_STATED = "not_stated"


DECLARED = {
    Declared.DONE: "Khai hoàn thành",
    Declared.NOT_DONE: "Khai chưa hoàn thành",
    Declared.NOT_STATED: "Không khai",
}
PROVED = {True: "Có ngày hoàn thành", False: "Chưa có ngày hoàn thành"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task as it counts, `days_late` to its completion or to the day of the figures."""

    record: Record
    unit_code: str
    state: TaskState
    days_late: int
    declared: Declared

    @property
    def is_proved(self) -> bool:
        """Whether its dates say that it is completed."""
        return self.state in COMPLETED


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksPage:
    """Everything the screen of tasks tells; `omitted` are tasks that another unit reports and
    their lead unit does not, `disputed` those on which two units, or two tables of one report,
    disagree, `uncounted` those of lead units that have sent no report."""

    on_time: Figure
    completion: Figure
    states: Mapping[str, Mapping[TaskState, int]]
    lines: tuple[TaskLine, ...]
    ages: Mapping[str, int]
    ahead: Mapping[date, int]
    evidence: Mapping[tuple[Declared, bool], int]
    omitted: tuple[Link, ...]
    disputed: tuple[Link, ...]
    uncounted: tuple[Record, ...]


def tasks_page(board: Board, merged: Merged, unit_code: str | None = None) -> TasksPage:
    """The tasks of the board's period, of all units or of one."""
    unit = board.seen(unit_code)
    lines = [
        line
        for record in filter(board.counts, merged.records)
        if (line := task_line(record, board.period_code)).unit_code == (unit or line.unit_code)
    ]
    links = [link for link in merged.links if unit in (None, board.seen(link.other.owner))]
    return TasksPage(
        on_time=board.figure("tasks_on_time_rate", unit_code),
        completion=board.figure("tasks_completion_rate", unit_code),
        states=states_by_unit(board, unit_code),
        lines=tuple(lines),
        ages=ages(lines),
        ahead=deadlines(lines),
        evidence=Counter((line.declared, line.is_proved) for line in lines),
        omitted=tuple(link for link in links if link.counted is None),
        disputed=tuple(link for link in links if link.is_disputed),
        uncounted=board.uncounted(merged.records, unit),
    )


def task_line(record: Record, period_code: str) -> TaskLine:
    """A record with what its dates and its words say."""
    as_of = record.report.as_of
    return TaskLine(
        record=record,
        unit_code=seen_as(record.owner, period_code),
        state=task_state(record.row, as_of),
        days_late=days_late(record.row, as_of),
        declared=declared(record.row.get("declared_status"), record.row.get("progress_rate")),
    )


def declared(status: str | None, progress: float | None) -> Declared:
    """What a unit says, by its words, else by its progress."""
    if status:
        return Declared.DONE if is_done(status) else Declared.NOT_DONE
    if progress is None:
        return Declared.NOT_STATED
    return Declared.DONE if progress >= 1 else Declared.NOT_DONE


def states_by_unit(board: Board, unit_code: str | None) -> dict[str, dict[TaskState, int]]:
    """How many tasks of each unit are in each state; most overdue first."""
    found: dict[str, dict[TaskState, int]] = {}
    for state, code in COUNTED.items():
        for share in board.figure(code, unit_code).shares:
            found.setdefault(share.unit_code, dict.fromkeys(COUNTED, 0))[state] = int(
                share.numerator
            )
    order = sorted(found, key=lambda unit: (-found[unit][TaskState.OVERDUE], unit))
    return {unit: found[unit] for unit in order}


def ages(lines: Iterable[TaskLine]) -> dict[str, int]:
    """Overdue tasks by how many days they are overdue."""
    found = dict.fromkeys((label for _, label in AGES), 0)
    for line in lines:
        if line.state is TaskState.OVERDUE:
            found[age(line.days_late)] += 1
    return found


def age(days: int) -> str:
    """The label of an age in days."""
    return next(label for most, label in AGES if most is None or days <= most)


def deadlines(lines: Sequence[TaskLine]) -> dict[date, int]:
    """Open tasks by deadline in the next 60 days, each counted from its own report's day."""
    found = Counter(line.record.row["due_on"] for line in lines if is_ahead(line))
    return dict(sorted(found.items()))


def is_ahead(line: TaskLine) -> bool:
    """Whether a task is open and due in the next 60 days."""
    due, as_of = line.record.row.get("due_on"), line.record.report.as_of
    return (
        line.state is TaskState.IN_TERM and due is not None and due <= as_of + timedelta(days=AHEAD)
    )
