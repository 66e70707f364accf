"""Which figure of the ministry does a line of a slide, or a figure in large type, tell?

Numbers alone do not say: until a plan is cut both rates of it are the same. The words of a line
must belong to the figure too, and to no other of its clause more; where that leaves two figures,
or none, the line speaks for itself.
"""

import re
from collections.abc import Iterable, Sequence

from tracking.briefings.content import Card, Fact, Line
from tracking.specs.indicators import indicators

_WORD = re.compile(r"\w+")


def of_distance(line: Line, facts: Iterable[Fact]) -> Fact | None:
    """The figure of the clause a line is about whose distance from its trajectory it tells."""
    alike = [
        one
        for one in facts
        if one.clause == line.head
        and one.gap_text
        and one.expected is not None
        and line.text.endswith(f": {one.gap_text}")
        and line.standing in (None, one.standing)
    ]
    return alike[0] if len(alike) == 1 and not line.mark.units else None


def of_numbers(line: Line, facts: Iterable[Fact]) -> tuple[Fact, str] | None:
    """The figure whose value and parts a line tells, and what else the line tells of it."""
    own = [one for one in facts if line.mark.clauses == (one.clause,)]
    beyond = {one.code: rest for one in own if (rest := _beyond(line.text, one)) is not None}
    found = _called(line.head, own, [one for one in own if one.code in beyond])
    return None if found is None or line.mark.units else (found, beyond[found.code])


def of_card(card: Card, facts: Iterable[Fact]) -> Fact | None:
    """The figure in large type."""
    own = [one for one in facts if one.clause in card.mark.clauses]
    alike = [one for one in own if one.value_text == card.value]
    return None if card.mark.units else _called(card.label, own, alike)


def _beyond(text: str, fact: Fact) -> str | None:
    """What a text tells beside value, parts and distance of a figure; None where it does not begin
    with them."""
    if fact.value is None:
        return None
    for told in (f"{fact.value_text}; {fact.parts_text}", f"{fact.value_text} ({fact.parts_text})"):
        rest = text.removeprefix(told)
        if text.startswith(told) and rest[:1] in ("", ",", ";"):
            far = f"; {fact.gap_text}" if fact.gap_text and fact.expected is not None else ""
            return rest.removesuffix(far).strip(",; ")
    return None


def _called(head: str, own: Sequence[Fact], alike: Iterable[Fact]) -> Fact | None:
    """The one of the alike figures that no other of the clause is called by a head more than."""
    said = _words(head)
    shared = {one.code: len(said & _names(one)) for one in own}
    most = max(shared.values(), default=0)
    found = [one for one in alike if shared[one.code] == most]
    return found[0] if most and len(found) == 1 else None


def _names(fact: Fact) -> frozenset[str]:
    known = indicators().get(fact.code)
    return _words(f"{fact.label} {known.label if known else ''}")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
