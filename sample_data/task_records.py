"""Tasks as they stand when a period closes: whose list they are on, their state, their words."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sample_data.calendar_of_reports import CLOSED, FROM, closing, month, name_of, now_called
from sample_data.model_tasks import NEVER, Task, tasks

GROUPS = {
    "G": "Nhiệm vụ Chính phủ giao",
    "T": "Nhiệm vụ Thủ tướng Chính phủ giao",
    "L": "Văn bản quy phạm pháp luật",
    "B": "Chương trình công tác của Bộ",
}
ORDER = "GTLBV"
LEADERS = {"G": "Bộ trưởng", "T": "Thứ trưởng phụ trách", "L": "Thứ trưởng phụ trách", "B": None}


def of_unit(unit: str, code: str) -> Iterator[Task]:
    """The tasks a unit leads in a period, those of the units merged into it among them."""
    on = closing(code)
    for kind in ORDER:
        for task in tasks():
            is_its = now_called(task.unit, code) == unit
            if is_its and task.kind == kind != "V" and task.assigned_on <= on:
                yield task


def supported_by(unit: str, code: str) -> list[Task]:
    """A few tasks another unit leads, which this unit reports as well."""
    on = closing(code)
    found = [
        task
        for task in tasks()
        if unit in {now_called(one, code) for one in task.support}
        and now_called(task.unit, code) != unit
        and not (task.unit == CLOSED and code >= FROM)
        and task.kind in "GT"
        and task.assigned_on <= on
    ]
    return found[:2]


def record(task: Task, code: str, *, second_hand: bool = False) -> dict[str, Any]:
    """A task as it stands when a period closes; told by another unit it may lag behind."""
    on, at = closing(code), month(code)
    done_on = told_on(task) if second_hand else task.completed_on
    done = done_on <= on
    state = _state(task, done_on, at, on)
    behind = state in ("completed_late", "overdue")
    return {
        "task_code": f"{task.unit}-{task.number:04}",
        "title": task.title,
        "assigned_by": task.assigned_by,
        "assigned_on": task.assigned_on,
        "lead_unit": name_of(now_called(task.unit, code)),
        "supporting_units": "; ".join(_names(task.support, code)) or None,
        "leader_in_charge": LEADERS.get(task.kind),
        "due_on": task.due_on,
        "due_kind": task.due_kind,
        "completed_on": done_on if done else None,
        "progress_rate": _progress(task, state, at),
        "product": task.product,
        "result_document": task.result if done else None,
        "obstacle": task.reason if behind else None,
        "proposal": task.proposal if state == "overdue" else None,
        "_state": state,
        "_groups": (GROUPS.get(task.kind, GROUPS["B"]),),
        "_undated": at >= task.undated_from,
    }


def _state(task: Task, done_on: date, at: int, on: date) -> str:
    if at >= task.withdrawn_from:
        return "withdrawn"
    if task.due_on is None:
        return "recurring"
    if done_on <= on:
        return "completed_on_time" if done_on <= task.due_on else "completed_late"
    return "in_term" if task.due_on >= on else "overdue"


def told_on(task: Task) -> date:
    """The day another unit has in its books: sometimes a week later, sometimes none yet."""
    if not task.disputed:
        return task.completed_on
    return task.completed_on + timedelta(days=7) if task.number % 2 else NEVER


def _progress(task: Task, state: str, at: int) -> float | None:
    if state in ("recurring", "withdrawn"):
        return None
    if state.startswith("completed") or at >= task.undated_from:
        return 1.0
    return min(0.9, round(0.2 + 0.1 * (at - 7) + task.number % 4 / 10, 2))


def _names(units: tuple[str, ...], code: str) -> list[str]:
    names = (
        name_of(now_called(unit, code)) for unit in units if not (unit == CLOSED and code >= FROM)
    )
    return list(dict.fromkeys(names))
