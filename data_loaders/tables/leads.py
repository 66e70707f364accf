"""Who leads a task and who supports it, where one column names both: "Đơn vị chủ trì/phối hợp"."""

import re
from collections.abc import Iterator
from functools import cache

from data_loaders.rows.block import Block, Values
from data_loaders.rows.roles import names_both, role_alone
from tracking.specs.row_words import written
from tracking.specs.units import is_unit_name, units_named
from tracking.text import tidy
from tracking.vocabulary import Finding

LEAD, SUPPORT = "lead_unit", "supporting_units"
_CUT = re.compile(r"\s*(?:[\n;,/+&(]|\s[-\u2013]\s|\bvà\b)\s*", re.IGNORECASE)
_SURE_CUT = re.compile(r"[\n;,+]")
_AROUND = " \n,;:/+&-\u2013"


def split_leads(block: Block, values: Values) -> Iterator[Finding]:
    """Part the units of such a column in place: by what a cell says of each, else the first leads,
    which is told, for the cell does not say so."""
    column, roles = block.columns.get(LEAD), block.columns.get(SUPPORT)
    if column is not None and names_both(block.headings[column].leaf):
        yield from _parted_leads(block, values, column)
    elif column is not None and roles is not None and names_both(block.headings[roles].leaf):
        _by_role(block, values, column)


def _by_role(block: Block, values: Values, column: int) -> None:
    """Units of a column of their own by the role that the column beside it states."""
    for row, text in [*values[SUPPORT].items()]:
        role = role_alone(text)
        if role:
            del values[SUPPORT][row]
        if role == "support_role" and row in values[LEAD]:
            values[SUPPORT][row] = values[LEAD].pop(row)
            block.trace.put(SUPPORT, row, [column])


def _parted_leads(block: Block, values: Values, column: int) -> Iterator[Finding]:
    taken: dict[int, str] = {}
    led, supporting = values[LEAD], values.setdefault(SUPPORT, {})
    for row, text in [*led.items()]:
        lead, others, is_said = parted(text)
        led[row] = lead
        if not lead:
            del led[row]
        if others:
            supporting[row] = "; ".join(one for one in (others, supporting.get(row)) if one)
            block.trace.put(SUPPORT, row, [column])
        if not is_said:
            taken[row] = text
    if taken:
        row, text = next(iter(taken.items()))
        first, given = led[row], tidy(text)
        yield block.finding("lead_first_named", [*taken], column, LEAD, given, first=first)


def parted(text: str) -> tuple[str, str, bool]:
    """Who leads by a text, who supports ("" for nobody), and whether the text says which is which
    or names one unit alone."""
    said = _said(text)
    lead, others = _joined(said["lead"]), [*said["support"], *said[""]]
    if lead:
        return lead, _joined(others), True
    first, rest = _first(_joined(said[""]))
    return first, _joined([rest, *said["support"]]), not rest


def _said(text: str) -> dict[str, list[str]]:
    """The pieces of a text by the role it gives them: before it ("Chủ trì: Vụ Pháp chế") or behind
    it ("Vụ Pháp chế (chủ trì)"); "" for those it gives none."""
    said: dict[str, list[str]] = {"lead": [], "support": [], "": []}
    role, start = "", 0
    for mark in _roles().finditer(text):
        piece, named = text[start : mark.start()], mark.lastgroup or ""
        if mark["behind"] is None:
            said[role].append(piece)
            role = named
        else:
            before, own = _last(piece)
            said[role].append(before)
            said["lead" if mark["lead"] else "support"].append(own)
            role = ""
        start = mark.end()
    said[role].append(text[start:])
    return said


@cache
def _roles() -> re.Pattern[str]:
    """A word for a role; it stands behind the unit where a bracket, a comma or the end follows."""
    lead, support, label = (
        "|".join(sorted(map(re.escape, written(kind)), key=len, reverse=True))
        for kind in ("lead_role", "support_role", "unit_label")
    )
    return re.compile(
        rf"\(?\s*\b(?:(?:{label})\s+)?(?:(?P<lead>{lead})|(?P<support>{support}))(?!\w)"
        r"(?P<behind>\s*\)|\s*(?=[,;\n/+]|$))?\s*:?",
        re.IGNORECASE,
    )


def _first(text: str) -> tuple[str, str]:
    """The first unit of a text and what follows it: the longest name of one in the catalogue, else
    up to the first comma; what stands in brackets behind it follows only where it names a unit."""
    if is_unit_name(text):
        return text, ""
    cuts = [(one.start(), one.end() - one[0].endswith("(")) for one in _CUT.finditer(text)]
    known = [cut for cut in cuts if is_unit_name(text[: cut[0]])]
    sure = [one.span() for one in _SURE_CUT.finditer(text)][:1]
    for end, after in [*known[-1:], *sure]:
        rest = text[after:].strip()
        if not rest.startswith("(") or any(units_named(rest, short=True)):
            return text[:end].strip(_AROUND), rest
    return text, ""


def _last(text: str) -> tuple[str, str]:
    """What stands before the last unit of a text, and that unit."""
    ends = [0, *(one.end() for one in _SURE_CUT.finditer(text))]
    start = next((at for at in ends if is_unit_name(text[at:])), ends[-1])
    return text[:start], text[start:]


def _joined(pieces: list[str]) -> str:
    bare = (piece.strip(_AROUND) for piece in pieces)
    return "; ".join(
        one.strip("() ") if one.startswith("(") else one for one in bare if one.strip("()")
    )
