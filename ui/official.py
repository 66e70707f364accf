"""The official form of a unit for a period, with what it reported last written into it."""

from data_loaders.official.form import LastReport, official_form
from tracking.specs.reports import owed
from tracking.store.held import previous_rows
from tracking.vocabulary import View
from ui import reads

VIEWS = (View.TASKS, View.DISBURSEMENT, View.SERVICES, View.MEASURES)


def form_of(unit_code: str, period_code: str) -> tuple[str, bytes]:
    """The name and the bytes of the form: the reports the unit owes, and those it sent before."""
    store, previous = reads.store(), {}
    for view in VIEWS:
        if rows := previous_rows(store, (unit_code, view, period_code)):
            previous[view] = LastReport(str(rows[0]["_period_code"]), rows)
    views = [view for view in VIEWS if view in previous or unit_code in owed(view, period_code)]
    return official_form(unit_code, period_code, views, previous)


def views_of(unit_code: str, period_code: str) -> list[View]:
    """The reports a unit owes for a period."""
    return [view for view in VIEWS if unit_code in owed(view, period_code)]
