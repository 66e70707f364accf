"""Workbook bytes in, a Reading out; knows no database and no screen."""

import hashlib

from tracking import exchange
from tracking.specs import make_finding
from tracking.vocabulary import Reading

__all__ = ["read_workbook"]


def read_workbook(
    content: bytes, name: str, *, unit: str | None = None, period: str | None = None
) -> Reading:
    """What a workbook says; `unit` and `period` state them from outside."""
    from data_loaders.container import Refused
    from data_loaders.reading import read_in_process

    try:
        return exchange.unpack(read_in_process(content, {"name": name, "unit": unit, "period": period}))
    except Refused as refused:
        finding = make_finding(refused.code, **refused.details)
        digest = hashlib.sha256(content).hexdigest()
        return Reading(file=name, sha256=digest, ok=False, findings=(finding,))
