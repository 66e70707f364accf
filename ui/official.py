"""The official form of a unit for a period, with what it reported last written into it."""

from collections.abc import Collection, Iterable

from data_loaders.official.form import LastReport, official_form
from tracking.specs.reports import owed
from tracking.store.held import previous_rows
from tracking.vocabulary import View
from ui import reads

VIEWS = (View.TASKS, View.DISBURSEMENT, View.SERVICES, View.MEASURES)


def form_of(unit_code: str, period_code: str) -> tuple[str, bytes]:
    """The name and the bytes of the form: the reports the unit owes, and those it sent before."""
    previous = _previous(unit_code, period_code, VIEWS)
    views = [view for view in VIEWS if view in previous or unit_code in owed(view, period_code)]
    return official_form(unit_code, period_code, views, previous)


def form_of_views(unit_code: str, period_code: str, views: Collection[View]) -> tuple[str, bytes]:
    """The same with some reports alone, such as those that are missing."""
    chosen = [view for view in VIEWS if view in views]
    previous = _previous(unit_code, period_code, chosen)
    return official_form(unit_code, period_code, chosen, previous)


def _previous(unit_code: str, period_code: str, views: Iterable[View]) -> dict[View, LastReport]:
    store, found = reads.store(), {}
    for view in views:
        if rows := previous_rows(store, (unit_code, view, period_code)):
            found[view] = LastReport(str(rows[0]["_period_code"]), rows)
    return found
