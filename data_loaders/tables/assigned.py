"""Tells which columns were read, or left aside, because the unit said so."""

from collections.abc import Iterator

from data_loaders.grid import Sheet, column_letter
from data_loaders.headings.levels import Heading
from data_loaders.headings.matching import Header
from tracking.specs import make_finding
from tracking.specs.catalogue import UNUSED
from tracking.vocabulary import Finding

SHOWN = 90


def tell_assigned(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """A note for each column that a unit assigned to a field, and one for all it leaves aside."""
    view, columns = header.form.view, header.matching.columns
    aside: dict[str, str] = {}
    for heading in header.headings:
        name, letter = heading.assigned_to(view), column_letter(heading.column)
        cell, told = f"{letter}{header.bottom + 1}", shown(heading)
        if name == UNUSED:
            aside[cell] = told
        elif name and columns.get(name) == heading.column:
            yield make_finding(
                "heading_assigned", sheet=sheet.name, cells=(cell,), field=name, heading=told
            )
    if aside:
        told = "; ".join(aside.values())
        yield make_finding("heading_set_aside", sheet=sheet.name, cells=tuple(aside), headings=told)


def shown(heading: Heading) -> str:
    """A column by its letter and heading, which is cut where it is long."""
    text = heading.text if len(heading.text) <= SHOWN else f"{heading.text[:SHOWN]}…"
    return f"{column_letter(heading.column)} “{text}”"
