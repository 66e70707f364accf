"""Which outcome a column of overdue cases is of: resolved late, or still pending?"""

from collections.abc import Iterator

from data_loaders.grid import Sheet, column_letter
from data_loaders.headings.matching import Header
from tracking.specs import make_finding
from tracking.specs.row_words import phrases
from tracking.vocabulary import Finding

LATE = "cases_resolved_late"
IN_TIME = ("cases_resolved_on_time", "cases_resolved_early")
PENDING = ("_pending_total", "cases_pending_in_term")


def tell_outcome(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """A column headed "Số hồ sơ quá hạn" that neither its heading nor those before it place: not
    behind what was resolved in time, or with what is pending between."""
    columns = header.matching.columns
    late = columns.get(LATE)
    heading = next((one for one in header.headings if one.column == late), None)
    if late is None or heading is None:
        return
    before = [columns[name] for name in IN_TIME if columns.get(name, late) < late]
    before += [late - 1] if columns.get("_resolved_total") == late - 1 else []
    pending = [columns[name] for name in PENDING if columns.get(name, late) < late]
    says = any(f" {word} " in heading.path for word in phrases("outcome"))
    told = "cases_pending_overdue" in columns or (before and max(before) >= max(pending, default=0))
    if not (says or told):
        yield make_finding(
            "late_cases_undecided",
            sheet=sheet.name,
            cells=(f"{column_letter(late)}{header.bottom + 1}",),
            field=LATE,
            heading=heading.text,
        )
