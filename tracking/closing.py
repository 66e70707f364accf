"""On which day do the figures of a report close that states no day?

By Nghị định 09/2019/NĐ-CP figures close on the 14th; what is disbursed is told to the end of the
month, and indicators go by the calendar. No figure stands for a day after its report came.
"""

from datetime import date, datetime

from tracking.dates import HANOI
from tracking.period_codes import period, reporting_window
from tracking.vocabulary import View

_BY_DECREE = frozenset({View.TASKS, View.SERVICES})


def closing_day(view: View, period_code: str, came_at: datetime) -> date:
    """The last day of the window of its period, but never after the day it came, in Hanoi."""
    by_decree = view in _BY_DECREE
    closes = reporting_window(period_code)[1] if by_decree else period(period_code).end
    return min(closes, came_at.astimezone(HANOI).date())
