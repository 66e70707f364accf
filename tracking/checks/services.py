"""Do the numbers of cases of a row add up as the form says?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracking.checks.evidence import Evidence
from tracking.specs import field_label
from tracking.vocabulary import Finding


@dataclass(frozen=True, slots=True)
class Identity:
    """Columns whose sum equals the sum of other columns."""

    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    needs_all: bool = False


CHANNELS = ("cases_online", "cases_in_person")
BEFORE = "cases_carried_over"
OUTCOMES = ("_resolved_total", "_pending_total")
WITH_BEFORE = (
    Identity(("cases_received",), (*CHANNELS, BEFORE), needs_all=True),
    Identity(("cases_received",), OUTCOMES),
)
"""Cases received as Biểu 06 counts them: those carried over from the period before among them."""
WITHOUT_BEFORE = (
    Identity(("cases_received",), CHANNELS, needs_all=True),
    Identity(("cases_received", BEFORE), OUTCOMES),
)
"""As other tables count them: those of the period alone."""
OTHERS = (
    Identity(
        ("_resolved_total",),
        ("cases_resolved_early", "cases_resolved_on_time", "cases_resolved_late"),
    ),
    Identity(("_pending_total",), ("cases_pending_in_term", "cases_pending_overdue")),
)


def services_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each identity whose columns a table has, on every row that states them."""
    for identity in (*_received(evidence), *OTHERS):
        for row, stated, total in _rows(evidence, identity):
            if stated != total:
                yield evidence.finding(
                    "cases_mismatch",
                    [row],
                    identity.wholes[0],
                    stated,
                    whole=_words(identity.wholes),
                    parts=_words(_present(evidence, identity.parts)),
                    total=total,
                )


def _received(evidence: Evidence) -> tuple[Identity, ...]:
    """What holds of cases received: Biểu 06, unless the other way of counting fits more rows."""
    if BEFORE not in evidence.letters:
        return WITH_BEFORE
    return max(WITH_BEFORE, WITHOUT_BEFORE, key=lambda way: _fitting(evidence, way))


def _fitting(evidence: Evidence, identities: Sequence[Identity]) -> int:
    return sum(stated == total for one in identities for _, stated, total in _rows(evidence, one))


def _present(evidence: Evidence, names: Sequence[str]) -> list[str]:
    return [name for name in names if name in evidence.letters]


def _rows(evidence: Evidence, identity: Identity) -> Iterator[tuple[int, int, int]]:
    """(row, stated, sum of the parts) of each row that states both."""
    parts = _present(evidence, identity.parts)
    if len(parts) < 2 or (identity.needs_all and len(parts) < len(identity.parts)):
        return
    columns = [evidence.column(part) for part in parts]
    wholes = [evidence.column(whole) for whole in identity.wholes]
    for row in wholes[0]:
        found = [column[row] for column in columns if row in column]
        if found:
            yield row, sum(whole.get(row, 0) for whole in wholes), sum(found)


def _words(names: Sequence[str]) -> str:
    return " + ".join(map(field_label, names))
