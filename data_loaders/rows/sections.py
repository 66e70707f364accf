"""Which rows of a published table are records: those of the section its form names."""

import re
from collections.abc import Sequence

from data_loaders.grid import Sheet
from data_loaders.rows.kinds import RowKind, RowShape
from tracking.specs.forms import Form
from tracking.text import fold, tidy

_LEAD = re.compile(
    r"^[\s\u00a0]*(?:[-+*•–]|\d{1,3}[.)]|(?:trong đó|tđ) *:)[\s\u00a0]*", re.IGNORECASE
)
_NUMBERED_TITLE = re.compile(r"^\s*\d{1,3}\s*[.)]")
_GOES_ON = re.compile(r"(?:\bvà|,|-|–)$", re.IGNORECASE)


def keep_section(form: Form, shapes: Sequence[RowShape], sheet: Sheet, key: int) -> None:
    """Of a published table only the rows of the section its form names are records: ministries,
    not the totals over them nor the provinces below, nor anything under the title of another
    table."""
    inside = ended = False
    above: RowShape | None = None
    for shape in shapes if form.bodies else ():
        if "\n" in shape.name:
            _rename(shape, tidy(shape.name), sheet, key)
        name = _LEAD.sub("", shape.name)
        if above and shape.name and _goes_on(form, above, shape):
            joined = f"{above.name} {shape.name.strip()}"
            if not shape.amounts:
                _rename(above, joined, sheet, key)
                _rename(shape, None, sheet, key)
                shape.kind = RowKind.CONTINUATION
                continue
            _rename(shape, joined, sheet, key)
        elif name != shape.name and names_body(form, name):
            _rename(shape, name, sheet, key)
        above = shape
        words = f"{fold(shape.name)} "
        ended = ended or _is_other_title(form, shape)
        if ended or _holds(words, form.rows_until):
            inside = False
        elif _holds(words, form.rows_after):
            inside = True
        if shape.kind is RowKind.DATA and not (inside and words.startswith(form.bodies)):
            shape.kind = RowKind.OUTSIDE if words.strip() and not inside else RowKind.GROUP


def _is_other_title(form: Form, shape: RowShape) -> bool:
    """Whether a row is the title of another table, and not of this one going on over a page."""
    words = f"{fold(shape.name)} "
    if shape.amounts or " tiep theo " in f" {words}":
        return False
    subject = tuple(f"{fold(phrase)} " for phrase in form.signature[0].split("|"))
    return _holds(words, form.signature_without) or (
        bool(_NUMBERED_TITLE.match(shape.name)) and _holds(words, subject)
    )


def _goes_on(form: Form, above: RowShape, shape: RowShape) -> bool:
    """Whether a row goes on with the name above it, a long name being broken over rows of which
    one has the figures: "Bộ Văn hoá, Thể thao" / "và Du lịch"."""
    if not names_body(form, above.name) or (above.amounts and shape.amounts):
        return False
    words = f"{fold(shape.name)} "
    if words.startswith(("trong do ", *form.bodies)):
        return False
    if _holds(words, (*form.rows_until, *form.rows_after)):
        return False
    return shape.name.lstrip()[:1].islower() or bool(_GOES_ON.search(above.name))


def _rename(shape: RowShape, name: str | None, sheet: Sheet, key: int) -> None:
    shape.name = name or ""
    values = sheet.rows[shape.row]
    values[key : key + 1] = [name]


def names_body(form: Form, name: str) -> bool:
    """Whether a name is of a body whose rows the form wants."""
    return f"{fold(name)} ".startswith(form.bodies)


def _holds(name: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase}" in f" {name}" for phrase in phrases)
