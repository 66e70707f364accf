"""Workbook bytes in, a Reading out; knows no database and no screen."""

import hashlib

import tracking  # noqa: F401, I001 - first of all: it settles how XML is read
from data_loaders.files.container import Refused
from data_loaders.files.sandbox import run
from data_loaders.marking.marked import mark_workbook
from tracking import exchange
from tracking.specs import make_finding
from tracking.vocabulary import Reading

__all__ = ["mark_workbook", "read_workbook"]


def read_workbook(
    content: bytes, name: str, *, unit: str | None = None, period: str | None = None
) -> Reading:
    """What a workbook says; `unit` and `period` state them from outside.

    The bytes are parsed in a process of their own. Whatever the file is, the answer is a Reading:
    one that could not be read at all has `ok` False and a finding that says why.
    """
    try:
        return exchange.unpack(run(content, {"name": name, "unit": unit, "period": period}))
    except Refused as refused:
        finding = make_finding(refused.code, **refused.details)
        digest = hashlib.sha256(content).hexdigest()
        return Reading(file=name, sha256=digest, ok=False, findings=(finding,))
