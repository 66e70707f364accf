"""Which indicators measure the directive, and what is counted in each (indicators.csv)?"""

from functools import cache

from tracking.specs.catalogue import read_rows
from tracking.vocabulary import Accumulation, Direction, Indicator, View


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its code, in the order of the clauses."""
    return {row["indicator_code"]: _indicator(row) for row in read_rows("indicators.csv")}


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        code=row["indicator_code"],
        clause=row["clause"],
        label=row["label"],
        short_label=row["short_label"],
        unit_of_measure=row["unit_of_measure"],
        direction=Direction(row["direction"]),
        accumulation=Accumulation(row["accumulation"]),
        numerator=row["numerator"],
        denominator=row["denominator"],
        view=View(row["view"]),
        source=row["source"],
    )


def indicators_of(clause: str) -> tuple[Indicator, ...]:
    """The indicators of a point of the directive, its main measure first."""
    return tuple(one for one in indicators().values() if one.clause == clause)
