"""Does the day up to which the figures of a table count suit its period?"""

from collections.abc import Iterator
from datetime import date, timedelta

from data_loaders.context.period import Context, Identity
from tracking.periods import period, period_label
from tracking.specs import make_finding
from tracking.vocabulary import Finding

_SOON = timedelta(days=20)
"""How long after a period its figures are usually closed; later ones may be of the next one."""


def tell_late_closing(
    sheet: str, day: date | None, identity: Identity, context: Context
) -> Iterator[Finding]:
    """A day in the heading of a column so long after the period that this may be that of the last
    report: a title, or a choice, left as it was."""
    code = identity.period_code
    if code is None or day is None or not _is_late(day, period(code).end):
        return
    other = f"{day:%Y-%m}"
    if context.period:
        yield make_finding("period_differs", sheet=sheet, stated=code, found=other)
        return
    wording, until = period_label(code), f"đến {day:%d/%m/%Y}"
    yield make_finding(
        "period_doubtful",
        sheet=sheet, chosen=code, wording=wording, other=other, other_wording=until,
    )  # fmt: skip


def _is_late(day: date, end: date) -> bool:
    """Figures of December and of the year are closed on 31 January."""
    last = date(end.year + 1, 1, 31) if end.month == 12 else end + _SOON
    return day > last
