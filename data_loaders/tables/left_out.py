"""Which sheets are no part of the report by their names: guidance, drafts, old copies?"""

import re
from collections.abc import Iterable

from data_loaders.tables.sheet import SheetReader
from tracking.specs.row_words import written
from tracking.text import tidy

_WORD = re.compile(r"\w+")


def left_out_for(reader: SheetReader, readers: Iterable[SheetReader]) -> str | None:
    """The sheet that a sheet of guidance, or a draft, is left out for: one of another kind of name
    with a table of the same view. None where it is read; hidden sheets are told elsewhere."""
    first = reader.first
    if first is None or not reader.sheet.visible or not is_aside(reader.sheet.name):
        return None
    for other in readers:
        found = other.first
        is_report = other.sheet.visible and not is_aside(other.sheet.name)
        if is_report and found is not None and found.form.view is first.form.view:
            return other.sheet.name
    return None


def is_aside(name: str) -> bool:
    """Whether the name of a sheet is that of guidance, a form to fill in, a draft or an old copy:
    "Hướng dẫn điền", "Mẫu", "Biểu 1 (cũ)"; "Mẫu 01" may be a report."""
    text = " ".join(_WORD.findall(tidy(name).casefold()))
    begins = any(f"{text} ".startswith(f"{one} ") for one in written("aside_start"))
    ends = any(f" {text}".endswith(f" {one}") for one in written("aside_end"))
    return text in written("aside") or begins or ends
