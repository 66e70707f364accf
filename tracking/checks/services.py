"""Do the numbers of cases of a row add up as the form says?"""

from collections.abc import Iterator

from tracking.checks.evidence import Evidence
from tracking.specs import field_label
from tracking.vocabulary import Finding

IDENTITIES = (
    ("cases_received", ("cases_online", "cases_in_person", "cases_carried_over")),
    ("_resolved_total", ("cases_resolved_early", "cases_resolved_on_time", "cases_resolved_late")),
    ("_pending_total", ("cases_pending_in_term", "cases_pending_overdue")),
    ("cases_received", ("_resolved_total", "_pending_total")),
)
NAMES = {"_resolved_total": "Tổng số đã giải quyết", "_pending_total": "Tổng số đang giải quyết"}


def services_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each identity of Biểu 06 whose columns a table has, on every row that states them."""
    for whole, parts in IDENTITIES:
        present = [part for part in parts if part in evidence.letters]
        if whole not in evidence.letters or len(present) < 2:
            continue
        if whole == "cases_received" and parts[0] == "cases_online" and len(present) < len(parts):
            continue
        columns = [evidence.column(part) for part in present]
        words = [NAMES.get(part) or field_label(part) for part in present]
        for row, stated in evidence.column(whole).items():
            found = [column[row] for column in columns if row in column]
            if found and sum(found) != stated:
                yield evidence.finding(
                    "cases_mismatch",
                    [row],
                    whole,
                    stated,
                    whole=NAMES.get(whole) or field_label(whole),
                    parts=" + ".join(words),
                    total=sum(found),
                )
