"""Figures against their targets: rows of bullet bars, rankings, heat maps, trends."""

from collections.abc import Iterable, Mapping

import pandas as pd

from tracking.figures.coverage_words import covered_aside, silence_text
from tracking.figures.figure import Figure
from tracking.figures.overview import HeatCell, standing_of
from tracking.figures.words import (
    ORIGINS,
    STANDINGS,
    gap_text,
    value_text,
)
from tracking.period_codes import period_label, period_mark
from tracking.periods import period
from tracking.specs.units import short_name

BULLET = (
    "key", "label", "value", "expected", "target", "standing", "value_text", "expected_text",
    "target_text", "origin_label",
)  # fmt: skip
RANKING = (
    "key", "label", "value", "expected", "standing", "weight", "value_text", "expected_text",
)  # fmt: skip
HEAT = ("clause", "clause_label", "unit", "unit_label", "standing", "text")
TREND = ("period", "label", "mark", "value", "text")


def bullet_table(figures: Iterable[Figure]) -> pd.DataFrame:
    """Rates against their targets, a row each."""
    rows = [
        {
            "key": figure.indicator.code,
            "label": f"{figure.indicator.short_label}{covered_aside(figure)}",
            "value": figure.value,
            "expected": figure.expected,
            "target": figure.target.level if figure.target else None,
            "standing": standing_of(figure),
            "value_text": value_text(figure.indicator, figure.value),
            "expected_text": value_text(figure.indicator, figure.expected),
            "target_text": value_text(figure.indicator, figure.target.level)
            if figure.target
            else None,
            "origin_label": ORIGINS[figure.target.origin] if figure.target else "",
        }
        for figure in figures
        if figure.indicator.is_rate
    ]
    return pd.DataFrame(rows, columns=list(BULLET))


def ranking_table(
    figures: Iterable[Figure], weights: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """One figure of several units; `weights` (by unit code) tell how much each matters."""
    rows = [
        {
            "key": figure.unit_code,
            "label": short_name(figure.unit_code or ""),
            "value": figure.value,
            "expected": figure.expected,
            "standing": figure.standing,
            "weight": (weights or {}).get(figure.unit_code or "", 1.0),
            "value_text": value_text(figure.indicator, figure.value),
            "expected_text": value_text(figure.indicator, figure.expected)
            if figure.expected is not None
            else "",
        }
        for figure in figures
    ]
    return pd.DataFrame(rows, columns=list(RANKING))


def heat_table(cells: Iterable[HeatCell], titles: Mapping[str, str]) -> pd.DataFrame:
    """Clause by unit: `titles` name the clauses."""
    rows = [
        {
            "clause": cell.clause,
            "clause_label": titles.get(cell.clause, ""),
            "unit": cell.unit_code,
            "unit_label": short_name(cell.unit_code),
            "standing": cell.standing,
            "text": _told(cell),
        }
        for cell in cells
    ]
    return pd.DataFrame(rows, columns=list(HEAT))


def _told(cell: HeatCell) -> str:
    if cell.figure is None or cell.figure.value is None:
        return (cell.figure and silence_text(cell.figure)) or STANDINGS[cell.standing]
    figure = cell.figure
    value = value_text(figure.indicator, figure.value)
    return f"{figure.indicator.short_label}: {value}, {gap_text(figure)}"


def trend_table(figures: Iterable[Figure]) -> pd.DataFrame:
    """A figure over periods, oldest first."""
    rows = [
        {
            "period": period(figure.period_code).end,
            "label": period_label(figure.period_code),
            "mark": period_mark(figure.period_code),
            "value": figure.value,
            "text": value_text(figure.indicator, figure.value),
        }
        for figure in figures
    ]
    return pd.DataFrame(rows, columns=list(TREND))
