"""Tasks as the tables charts are drawn from."""

import pandas as pd

from tracking.figures.tasks import DECLARED, PROVED, Declared, TasksPage
from tracking.figures.words import STATES, day
from tracking.specs.units import short_name


def states_table(page: TasksPage) -> pd.DataFrame:
    """Tasks of each unit by state."""
    rows = [
        {
            "key": unit,
            "label": short_name(unit),
            "state": str(state),
            "state_label": STATES[state],
            "count": count,
            "order": order,
        }
        for unit, counts in page.states.items()
        for order, (state, count) in enumerate(counts.items())
    ]
    return pd.DataFrame(rows, columns=["key", "label", "state", "state_label", "count", "order"])


def ageing_table(page: TasksPage) -> pd.DataFrame:
    """Overdue tasks by age."""
    rows = [{"bucket": label, "label": label, "count": count} for label, count in page.ages.items()]
    return pd.DataFrame(rows, columns=["bucket", "label", "count"])


def deadlines_table(page: TasksPage) -> pd.DataFrame:
    """Open tasks by the day they are due."""
    rows = [{"day": on, "count": count, "label": day(on)} for on, count in page.ahead.items()]
    return pd.DataFrame(rows, columns=["day", "count", "label"])


_PROVED = {True: str(Declared.DONE), False: str(Declared.NOT_DONE)}


def evidence_key(declared: Declared, is_proved: bool) -> str:
    """The cell of the table a task belongs to, as a click in its chart names it."""
    return f"{declared}|{_PROVED[is_proved]}"


def evidence_table(page: TasksPage) -> pd.DataFrame:
    """What is declared against what dates prove; who declares nothing contradicts nothing."""
    rows = [
        {
            "declared": str(declared),
            "evidence": _PROVED[is_proved],
            "declared_label": DECLARED[declared],
            "evidence_label": PROVED[is_proved],
            "count": page.evidence.get((declared, is_proved), 0),
            "disagrees": declared is not Declared.NOT_STATED
            and (declared is Declared.DONE) is not is_proved,
        }
        for declared in Declared
        for is_proved in (True, False)
    ]
    return pd.DataFrame(rows)
