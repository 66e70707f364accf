"""A unit's own workbook back, with every finding at its cell and a list of them in front.

The library that writes cannot keep everything a workbook may hold: what is lost is said on the
list. A workbook it cannot write at all comes back as its values, one that cannot be opened as the
list alone.
"""

from pathlib import PurePath

from data_loaders.files.container import Refused
from data_loaders.files.sandbox import run
from tracking.vocabulary import Reading, TrackingError

_JOB = "data_loaders.marking.job:mark_in_process"
_LEVELS = ("kept", "values", "list")
_KEPT_SUFFIXES = (".xlsx", ".xlsm")


def mark_workbook(content: bytes, reading: Reading) -> tuple[str, bytes]:
    """The name and the bytes of the workbook with the findings of its reading marked in it.

    Raises TrackingError for a workbook too large to be written in time.
    """
    findings = [
        {
            "severity": one.severity.value,
            "message": one.message,
            "sheet": one.sheet,
            "cells": list(one.cells),
        }
        for one in reading.findings
    ]
    for level in _LEVELS:
        request = {"level": level, "findings": findings, "name": reading.file}
        try:
            marked = run(content, request, job=_JOB)
        except Refused:
            continue
        return _name(reading.file, is_kept=level == "kept"), marked
    raise TrackingError(f"Không ghi được bản đánh dấu của tệp “{reading.file}”: tệp quá lớn.")


def _name(file: str, *, is_kept: bool) -> str:
    path = PurePath(file)
    suffix = path.suffix.lower() if is_kept else ""
    return f"{path.stem} - cần sửa{suffix if suffix in _KEPT_SUFFIXES else '.xlsx'}"
