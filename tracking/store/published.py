"""The published tables held, for our ministry beside its peers."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine

from tracking.store.held import Submission, view_rows
from tracking.vocabulary import View


def published_rows(engine: Engine, held: Iterable[Submission]) -> list[tuple[str, dict[str, Any]]]:
    """Every row of the published tables in force, each with its period."""
    periods = {one.id: one.period_code for one in held if one.view is View.PUBLISHED_INVESTMENT}
    rows = view_rows(engine, View.PUBLISHED_INVESTMENT, list(periods))
    return [(periods[row["submission_id"]], row) for row in rows]
