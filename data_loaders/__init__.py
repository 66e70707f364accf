"""Workbook bytes in, a Reading out; knows no database and no screen."""

import hashlib
from typing import Any

import tracking  # noqa: F401, I001 - first of all: it settles how XML is read
from data_loaders.columns_found import ColumnsFound, unpack_found
from data_loaders.context.habits import habits_out
from data_loaders.files.container import Refused
from data_loaders.files.sandbox import run
from data_loaders.headings.assigned import assigned_out
from data_loaders.headings.levels import NONE_ASSIGNED, Assigned
from data_loaders.marking.marked import mark_workbook
from tracking import exchange
from tracking.habits import NONE_TOLD, Habits
from tracking.specs import make_finding
from tracking.vocabulary import Reading

__all__ = ["find_columns", "mark_workbook", "read_workbook"]
_FIND_COLUMNS = "data_loaders.reading:find_columns_in_process"


def read_workbook(
    content: bytes,
    name: str,
    *,
    unit: str | None = None,
    period: str | None = None,
    assigned: Assigned = NONE_ASSIGNED,
    habits: Habits = NONE_TOLD,
) -> Reading:
    """What a workbook says; `unit` and `period` state them from outside, `assigned` the fields that
    the unit assigned headings to by hand, `habits` how it told that it writes.

    The bytes are parsed in a process of their own. Whatever the file is, the answer is a Reading:
    one that could not be read at all has `ok` False and a finding that says why.
    """
    try:
        request = _request(name, unit, period, assigned, habits)
        return exchange.unpack(run(content, request))
    except Refused as refused:
        finding = make_finding(refused.code, **refused.details)
        digest = hashlib.sha256(content).hexdigest()
        return Reading(file=name, sha256=digest, ok=False, findings=(finding,))


def find_columns(
    content: bytes,
    name: str,
    *,
    unit: str | None = None,
    period: str | None = None,
    assigned: Assigned = NONE_ASSIGNED,
    habits: Habits = NONE_TOLD,
) -> ColumnsFound:
    """What each column of a workbook was taken for, read as `read_workbook` does; nothing where it
    cannot be read."""
    request = _request(name, unit, period, assigned, habits)
    try:
        return unpack_found(run(content, request, job=_FIND_COLUMNS))
    except Refused:
        return ColumnsFound()


def _request(
    name: str, unit: str | None, period: str | None, assigned: Assigned, habits: Habits
) -> dict[str, Any]:
    stated = {"name": name, "unit": unit, "period": period}
    return {**stated, **assigned_out(assigned), **habits_out(habits)}
