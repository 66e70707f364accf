"""The parts of what a finding says: where, what is wrong, what to do, an example."""

from dataclasses import dataclass

from tracking.specs.catalogue import EXAMPLE, finding_kinds, where_of
from tracking.vocabulary import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldParts:
    """A message taken apart; `action` and `example` may be blank."""

    where: str
    what: str
    action: str
    example: str


def parts_of(finding: Finding) -> ToldParts:
    """The parts of a finding's message, nothing of it left out: what is not told apart stays with
    what is wrong."""
    where = where_of(finding.sheet, finding.cells)
    said = finding.message.removeprefix(where)
    before, is_given, example = said.rpartition(EXAMPLE)
    said = before if is_given else said
    kind = finding_kinds().get(finding.code)
    begins = kind.action.partition("{")[0] if kind else ""
    at = said.rfind(f" {begins}") if begins else -1
    what, action = (said[:at], said[at + 1 :]) if at > 0 else (said, "")
    return ToldParts(
        where=where.removesuffix(": "),
        what=what.strip(),
        action=action.strip(),
        example=example.strip() if is_given else "",
    )
