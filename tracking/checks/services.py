"""Do the numbers of cases of a row add up as the form says?"""

from collections.abc import Iterator, Mapping, Sequence, Set
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
RESOLVED = ("cases_resolved_early", "cases_resolved_on_time", "cases_resolved_late")
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
        RESOLVED,
    ),
    Identity(("_pending_total",), ("cases_pending_in_term", "cases_pending_overdue")),
)


def services_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each identity whose columns a table has, on every row that states them."""
    told: set[int] = set()
    for identity in (*_received(evidence), *OTHERS):
        for row, stated, total in _rows(evidence, identity):
            if stated != total:
                told.add(row)
                yield evidence.finding(
                    "cases_mismatch",
                    [row],
                    identity.wholes[0],
                    stated,
                    whole=_words(identity.wholes),
                    parts=_words(_present(evidence, identity.parts)),
                    total=total,
                )
    yield from _above_received(evidence, told)


def _above_received(evidence: Evidence, told: Set[int]) -> Iterator[Finding]:
    """No channel brings more cases than were received, nor are more resolved than there were; where
    a table does not say how many came over from the period before, that is only asked."""
    received, before = evidence.column("cases_received"), evidence.column(BEFORE)
    parts = [(name, evidence.column(name), received) for name in CHANNELS]
    if not evidence.column("_resolved_total") and before:
        limits = {row: count + before.get(row, 0) for row, count in received.items()}
        parts.append((RESOLVED[1], _sums(evidence, RESOLVED), limits))
    for name, column, limits in parts:
        label = field_label("_resolved_total" if name in RESOLVED else name)
        for row in _above(column, limits) if name in evidence.letters else ():
            if row not in told:
                yield evidence.finding(
                    "cases_above_received", [row], name, column[row],
                    part=label, limit=limits[row],
                )  # fmt: skip
    if not before:
        yield from _more_resolved(evidence, received)


def _more_resolved(evidence: Evidence, received: Mapping[int, int]) -> Iterator[Finding]:
    name = next((one for one in ("_resolved_total", *RESOLVED) if one in evidence.letters), None)
    resolved = evidence.column("_resolved_total") or _sums(evidence, RESOLVED)
    rows = _above(resolved, received)
    if name and rows and "_pending_total" not in evidence.letters:
        first = rows[0]
        yield evidence.finding(
            "resolved_above_received", rows, name, resolved[first], limit=received[first]
        )


def _above(column: Mapping[int, int], limits: Mapping[int, int]) -> list[int]:
    return [row for row, value in column.items() if value > limits.get(row, value)]


def _sums(evidence: Evidence, names: Sequence[str]) -> dict[int, int]:
    """Row -> the sum of some columns, of those that state anything."""
    sums: dict[int, int] = {}
    for name in names:
        for row, value in evidence.column(name).items():
            sums[row] = sums.get(row, 0) + value
    return sums


def _received(evidence: Evidence) -> tuple[Identity, ...]:
    """What holds of cases received: Biểu 06, unless the other way of counting fits more rows."""
    if BEFORE not in evidence.letters:
        return _without_before(evidence)
    return max(WITH_BEFORE, WITHOUT_BEFORE, key=lambda way: _fitting(evidence, way))


def _without_before(evidence: Evidence) -> tuple[Identity, ...]:
    """Where nothing is said of cases from the period before, they may be among those received: the
    channels need not add up, unless they do so in most rows."""
    rows = [stated == total for _, stated, total in _rows(evidence, WITHOUT_BEFORE[0])]
    adds_up = sum(rows) * 2 > len(rows)
    return (*WITHOUT_BEFORE[:1], WITH_BEFORE[1]) if adds_up else WITH_BEFORE[1:]


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
    named = (*parts, *_present(evidence, identity.wholes))
    unreadable = frozenset().union(*map(evidence.unreadable_in, named))
    for row in wholes[0].keys() - unreadable if unreadable else wholes[0]:
        found = [column[row] for column in columns if row in column]
        if found:
            yield row, sum(whole.get(row, 0) for whole in wholes), sum(found)


def _words(names: Sequence[str]) -> str:
    return " + ".join(map(field_label, names))
