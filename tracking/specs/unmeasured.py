"""Which targets of the documents above the directive cannot be measured here, and why
(unmeasured_targets.csv)?

They are shown with their origin, so that nobody takes the measured ones for all there are; they
count in no standing (docs/decisions/0030).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from tracking.specs.catalogue import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmeasuredTarget:
    """A target in the words of its document: of what, how much, by when; `reason` is why no
    report of a unit gives its figure, `source` an address, "" where only the title is known."""

    subject: str
    level: str
    due: str
    document: str
    document_on: date
    reason: str
    source: str


@cache
def unmeasured_targets() -> tuple[UnmeasuredTarget, ...]:
    """All of them, in the order of their documents."""
    return tuple(
        UnmeasuredTarget(**row | {"document_on": date.fromisoformat(row["document_on"])})  # type: ignore[arg-type]
        for row in read_rows("unmeasured_targets.csv")
    )
