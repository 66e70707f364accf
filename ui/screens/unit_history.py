"""What a reader has to know of a unit that was not always what it is."""

from tracking.figures.unit import UnitPage
from tracking.figures.words import ended_text, listed
from tracking.periods import period as period_of
from tracking.specs.units import former_units, short_name, unit_by_code, unit_name


def of_its_time(content: UnitPage, period: str, unit: str) -> str:
    """That a unit is no more, what became of it, or what it was before the period."""
    end = period_of(period).end
    said = ended_text(content.unit_code, end) or _merged(content, period, unit)
    return f"{said} " if said else ""


def _merged(content: UnitPage, period: str, unit: str) -> str:
    if unit != content.unit_code:
        return f"{unit_name(unit)} nay là {unit_name(content.unit_code)}."
    own = unit_by_code(unit)
    before = [short_name(code) for code in former_units(unit)]
    if own is None or own.valid_from <= period_of(period).end or not before:
        return ""
    return f"Đơn vị lập từ {own.valid_from:%d/%m/%Y}; kỳ này báo cáo theo tên cũ: {listed(before)}."
