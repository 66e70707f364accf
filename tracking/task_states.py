"""Where does a task stand at the end of a day, by its dates?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracking.specs.withdrawal import Withdrawal, withdrawal
from tracking.vocabulary import DueKind, TaskState

Row = Mapping[str, Any]


def is_withdrawn(row: Row) -> bool:
    """Whether a task was allowed to leave its programme."""
    return withdrawal(row.get("declared_status")) is Withdrawal.ALLOWED


def task_state(row: Row, as_of: date) -> TaskState:
    """Where a task stands at the end of a day, by its dates alone.

    A task is overdue from the day after its deadline; without a deadline it is in term.
    """
    if is_withdrawn(row):
        return TaskState.WITHDRAWN
    due, completed = row.get("due_on"), row.get("completed_on")
    if completed and completed <= as_of:
        late = due is not None and completed > due
        return TaskState.COMPLETED_LATE if late else TaskState.COMPLETED_ON_TIME
    if row.get("due_kind") == DueKind.RECURRING:
        return TaskState.RECURRING
    return TaskState.OVERDUE if due and due < as_of else TaskState.IN_TERM


def days_late(row: Row, as_of: date) -> int:
    """How many days a task is or was late: to its completion, or to the day of the figures."""
    state, due = task_state(row, as_of), row.get("due_on")
    if due is None or state not in (TaskState.COMPLETED_LATE, TaskState.OVERDUE):
        return 0
    end: date = row["completed_on"] if state is TaskState.COMPLETED_LATE else as_of
    late: int = (end - due).days
    return late
