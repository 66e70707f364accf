"""How a unit told that it writes, on its way to the process that reads its files."""

from collections.abc import Mapping
from typing import Any

from tracking.dates import DateOrder
from tracking.habits import Habits
from tracking.quantities import Notation


def habits_out(habits: Habits) -> Mapping[str, Mapping[str, str]]:
    """The part of a request that states it, nothing where nothing is told."""
    told = {"dates": habits.dates, "numbers": habits.numbers}
    stated = {kind: manner.value for kind, manner in told.items() if manner}
    return {"habits": stated} if stated else {}


def habits_in(request: Mapping[str, Any]) -> Habits:
    """What a request states."""
    stated = request.get("habits", {})
    return Habits(
        dates=DateOrder(stated["dates"]) if "dates" in stated else None,
        numbers=Notation(stated["numbers"]) if "numbers" in stated else None,
    )
