"""The columns of a table that decide what each of its rows is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_loaders.grid import Sheet
from data_loaders.headings.matching import Header
from data_loaders.rows.kinds import order_kind, row_text
from tracking.specs import field_type, view_fields
from tracking.vocabulary import View

QUANTITIES = frozenset({"amount", "count", "rate", "number"})
CODES = ("project_code", "procedure_code", "task_code")
LOOKED_AT = 60
"""How many rows are looked at for what a column of codes holds."""
_LEVEL = re.compile(r"[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})+")
_SHORT = re.compile(r"[A-ZĐa-zđ]{1,5}|[-+*•–]|\d{1,3}|\d{1,2}(?:\.\d{1,2})+")
ARRANGED = frozenset({View.DISBURSEMENT, View.SERVICES})
"""Views whose rows stand over one another, and are set against last year's below the table."""


@dataclass(slots=True, kw_only=True)
class Layout:
    """The columns of a table that decide what a row is."""

    view: View
    order: int | None
    key: int
    source: int | None = None
    names: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    mapped: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()


def layout_of(header: Header, key: int, sheet: Sheet) -> Layout:
    """The deciding columns of a matched header."""
    columns = header.matching.columns
    view = header.form.view
    order = columns["_order"] if "_order" in columns else _numbering_codes(header, key, sheet)
    types = {name: field_type(view, name) for name in columns if name != "_order"}
    others = {
        column: types[name]
        for name, column in columns.items()
        if name in types and column not in (key, order)
    }
    marks = header.matching.marks
    return Layout(
        view=view,
        order=order,
        key=key,
        source=columns.get("funding_source"),
        names=tuple(_names(view, columns, key)),
        left=tuple(range(key)),
        mapped=(*others, *marks),
        quantities=tuple(column for column, kind in others.items() if kind in QUANTITIES),
        texts=tuple(column for column, kind in others.items() if kind in ("text", "enum", "date")),
    )


def _numbering_codes(header: Header, key: int, sheet: Sheet) -> int | None:
    """The column of codes, where it numbers rows that stand over one another: I, 1, 1.1."""
    matched = header.matching.columns
    column = next((matched[name] for name in CODES if name in matched), key)
    if column >= key:
        return None
    rows = range(header.bottom + 1, header.bottom + 1 + LOOKED_AT)
    found = (row_text(sheet.value(row, column)).strip() for row in rows)
    texts = {text for text in found if text and " " not in text}
    kinds = {order_kind(text) for text in texts}
    are_numbers = "" not in kinds and all(map(_SHORT.fullmatch, texts))
    is_ordered = are_numbers and len(kinds) > 1 and any(map(_LEVEL.fullmatch, texts))
    return column if is_ordered else None


def _names(view: View, columns: Mapping[str, int], key: int) -> Iterator[int]:
    """The columns that name a row whose key is blank: an indicator without a code has a name."""
    for name, spec in (*view_fields(view).items(), ("_indicator_name", None)):
        column = columns.get(name)
        if column not in (None, key) and (spec is None or spec.is_key):
            yield column
