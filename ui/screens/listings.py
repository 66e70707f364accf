"""Figures as a table: what several screens show of them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tracking.figures.coverage_words import coverage_text
from tracking.figures.figure import Figure
from tracking.figures.overview import standing_of
from tracking.figures.words import (
    NO_TARGET,
    change_text,
    gap_text,
    parts_text,
    target_text,
    value_text,
)
from tracking.specs.units import unit_name
from ui.columns import Column, Listing
from ui.formats import Kind, Typed
from ui.standing import standing_text

NO_PLANS: Mapping[str, float] = MappingProxyType({})
COLUMNS = (
    Column(name="label", heading="Chỉ số", is_long=True),
    Column(name="unit", heading="Đơn vị"),
    Column(name="value", heading="Giá trị"),
    Column(name="parts", heading="Tử số / mẫu số"),
    Column(name="standing", heading="So với lộ trình"),
    Column(name="expected", heading="Cần có đến nay"),
    Column(name="target", heading="Chỉ tiêu và xuất xứ", is_long=True),
    Column(name="change", heading="So với kỳ trước"),
    Column(name="coverage", heading="Đơn vị có số liệu"),
)


def figures_listing(
    title: str, figures: Sequence[Figure], plans: Mapping[str, float] = NO_PLANS
) -> Listing:
    """Figures with value, parts, standing, target and its origin, change and coverage; `plans` are
    what a unit's own report says was planned, by indicator: no target, but not nothing."""
    records = [_record(one) | _planned(one, plans) for one in figures]
    return Listing(title=title, columns=COLUMNS, records=records)


def _planned(figure: Figure, plans: Mapping[str, float]) -> dict[str, object]:
    plan = plans.get(figure.indicator.code)
    if figure.target or plan is None:
        return {}
    return {"target": f"{NO_TARGET}; kế hoạch đơn vị nêu {value_text(figure.indicator, plan)}"}


def value_of(figure: Figure) -> Typed:
    """The value of a figure, a number in a workbook."""
    return _of(figure, figure.value)


def change_of(figure: Figure) -> Typed:
    """The change of a figure since the period before."""
    return Typed(change_text(figure), figure.change, _difference(figure))


def gap_of(figure: Figure) -> Typed:
    """How far a figure is beyond its trajectory; behind it is negative."""
    return Typed(gap_text(figure), figure.gap, _difference(figure))


def _of(figure: Figure, value: float | None) -> Typed:
    kind = Kind.RATE if figure.indicator.is_rate else Kind.NUMBER
    return Typed(value_text(figure.indicator, value), value, kind)


def _difference(figure: Figure) -> Kind:
    return Kind.POINTS if figure.indicator.is_rate else Kind.NUMBER


def _record(figure: Figure) -> dict[str, object]:
    return {
        "label": figure.indicator.label,
        "unit": unit_name(figure.unit_code) if figure.unit_code else "Toàn Bộ",
        "value": value_of(figure),
        "parts": parts_text(figure),
        "standing": standing_text(standing_of(figure)) if figure.target else "",
        "expected": _of(figure, figure.expected) if figure.target else "",
        "target": target_text(figure),
        "change": change_of(figure),
        "coverage": coverage_text(figure),
        "code": figure.indicator.code,
        "unit_code": figure.unit_code,
    }
