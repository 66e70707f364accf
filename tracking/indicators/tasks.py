"""Tasks counted: by state at the day of the figures, and the two rates over those that are due."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from tracking.task_states import days_late, task_state
from tracking.text import fold
from tracking.views import Record, Row
from tracking.vocabulary import TaskState

COMPLETED = frozenset({TaskState.COMPLETED_ON_TIME, TaskState.COMPLETED_LATE})
DUE = COMPLETED | {TaskState.OVERDUE}
"""What the rates are of: completed, or overdue and not completed."""
_LEGAL_FORM = re.compile(
    r"(?:(?:xay dung|du thao|ban hanh|trinh|soan thao|hoan thien|sua doi|bo sung|tham muu|du an"
    r"|de an|de nghi|va|chinh phu|quoc hoi|bo truong|lanh dao bo|ky) )*"
    r"(?:luat|phap lenh|nghi dinh|thong tu|quyet dinh cua thu tuong)\b(?! phap)"
)
"""How the title of a legal document begins: "Dự thảo Nghị định ...", "Trình ban hành Thông tư"."""
_PUBLIC_ASSETS = re.compile(r"\btai san cong\b(?! (?:nghe|nghiep|ty)\b)")


@dataclass(frozen=True, slots=True)
class TaskItem:
    """A task and its state."""

    record: Record
    state: TaskState

    @property
    def is_legal(self) -> bool:
        """Whether it is a legal document: by a programme it stands in, its form or its title."""
        return any(map(_is_legal, (self.record.row, *self.record.again)))

    @property
    def is_on_public_assets(self) -> bool:
        """Whether it is a document on managing public assets."""
        return bool(_PUBLIC_ASSETS.search(fold(self.record.row.get("title") or "")))


def _is_legal(row: Row) -> bool:
    if row.get("task_type") == "legal_document":
        return True
    return any(_LEGAL_FORM.match(fold(row.get(name) or "")) for name in ("title", "product"))


Adds = Callable[[TaskItem], tuple[float, float] | None]


def task_items(current: Sequence[Record], _earlier: Sequence[Record]) -> Iterator[TaskItem]:
    """Every task of a report; a list of tasks tells of the whole year by itself."""
    for record in current:
        yield TaskItem(record, task_state(record.row, record.report.as_of))


def _count(state: TaskState) -> Adds:
    return lambda task: (int(task.state is state), 0)


def _rate(of: frozenset[TaskState], only: Callable[[TaskItem], bool] = lambda _: True) -> Adds:
    def adds(task: TaskItem) -> tuple[float, float] | None:
        if task.state not in DUE or not only(task):
            return None
        return int(task.state in of), 1

    return adds


def _legal(task: TaskItem, number: float) -> tuple[float, float] | None:
    return (number, 0) if task.is_legal else None


ON_TIME = frozenset({TaskState.COMPLETED_ON_TIME})
TASKS: dict[str, Adds] = {
    "tasks_on_time_rate": _rate(ON_TIME),
    "tasks_completion_rate": _rate(COMPLETED),
    "tasks_completed_on_time": _count(TaskState.COMPLETED_ON_TIME),
    "tasks_completed_late": _count(TaskState.COMPLETED_LATE),
    "tasks_in_term": _count(TaskState.IN_TERM),
    "tasks_overdue": _count(TaskState.OVERDUE),
    "tasks_recurring": _count(TaskState.RECURRING),
    "tasks_withdrawn": _count(TaskState.WITHDRAWN),
    "legal_documents_on_time_rate": _rate(ON_TIME, lambda task: task.is_legal),
    "legal_documents_completion_rate": _rate(COMPLETED, lambda task: task.is_legal),
    "legal_documents_outstanding": lambda task: _legal(task, task.state is TaskState.OVERDUE),
    "legal_documents_days_late": lambda task: _legal(
        task, days_late(task.record.row, task.record.report.as_of)
    ),
    "public_asset_documents_issued_rate": _rate(COMPLETED, lambda task: task.is_on_public_assets),
}
FIELDS = ("due_on", "completed_on")
"""The fields a task's figures rest on."""
_OTHER_FIELDS = {"tasks_withdrawn": ("declared_status",)}


def nothing(_items: Sequence[TaskItem]) -> Collection[str]:
    """Tasks that are not in a unit's list are not there, whatever is asked."""
    return TASKS.keys()


def fields_of(code: str) -> tuple[str, ...]:
    """The fields an indicator rests on."""
    return _OTHER_FIELDS.get(code, FIELDS)
