"""The columns of a table that decide what each of its rows is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_loaders.matching import Header
from tracking.specs import field_type, view_fields
from tracking.vocabulary import View

QUANTITIES = frozenset({"amount", "count", "rate", "number"})
ARRANGED = frozenset({View.DISBURSEMENT, View.SERVICES})
"""Views whose rows stand over one another, and are set against last year's below the table."""


@dataclass(slots=True, kw_only=True)
class Layout:
    """The columns of a table that decide what a row is."""

    view: View
    order: int | None
    key: int
    names: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    mapped: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()


def layout_of(header: Header, key: int) -> Layout:
    """The deciding columns of a matched header."""
    columns = header.matching.columns
    view = header.form.view
    types = {name: field_type(view, name) for name in columns if name != "_order"}
    others = {
        column: types[name] for name, column in columns.items() if name in types and column != key
    }
    marks = header.matching.marks
    return Layout(
        view=view,
        order=columns.get("_order"),
        key=key,
        names=tuple(_names(view, columns, key)),
        left=tuple(range(key)),
        mapped=(*others, *marks),
        quantities=tuple(column for column, kind in others.items() if kind in QUANTITIES),
        texts=tuple(column for column, kind in others.items() if kind in ("text", "enum", "date")),
    )


def _names(view: View, columns: Mapping[str, int], key: int) -> Iterator[int]:
    """The columns that name a row whose key is blank: an indicator without a code has a name."""
    for name, spec in (*view_fields(view).items(), ("_indicator_name", None)):
        column = columns.get(name)
        if column not in (None, key) and (spec is None or spec.is_key):
            yield column
