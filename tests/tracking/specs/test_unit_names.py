"""Units over time: who carries on whose work, and what they are called."""

from collections import Counter
from datetime import date

import pytest

from tracking.periods import period
from tracking.specs.units import (
    settle,
    short_name,
    successor,
    unit_name,
    units,
    units_named,
    valid_units,
)

BEFORE, AFTER, LATER = date(2022, 11, 28), date(2022, 11, 29), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("code", "on", "heir"),
    [
        ("KH", BEFORE, "KH"),
        ("KH", AFTER, "KHTC"),
        ("TCDMDN", AFTER, "KHTC"),
        ("KH", LATER, "KHTCQLDN"),
        ("QLTT", LATER, "QLPTTTTN"),
        ("PC", LATER, "PC"),
        ("CTPN", BEFORE, "CTPN"),
        ("CTPN", AFTER, None),
        ("KHTC", BEFORE, None),
        ("khong_co", AFTER, None),
    ],
)
def test_work_passes_to_the_unit_that_exists(code: str, on: date, heir: str | None):
    assert successor(code, on) == heir


def test_an_heir_exists_on_the_day():
    for day in (BEFORE, AFTER, LATER):
        heirs = {successor(unit.code, day) for unit in units()} - {None}
        assert heirs <= {unit.code for unit in valid_units(day)}


@pytest.mark.parametrize(
    ("name", "code", "unit", "is_former"),
    [
        ("Vụ Kế hoạch", "2022-10", "KH", False),
        ("Vụ Kế hoạch", "2022-11", "KHTC", True),
        ("Vụ Kế hoạch", "2022", "KHTC", True),
        ("Vụ Kế hoạch - Tài chính", "2022-11", "KHTC", False),
        ("Vụ Kế hoạch - Tài chính", "2022-10", "KHTC", False),
        ("Vụ Kế hoạch - Tài chính", "2025", "KHTCQLDN", True),
        ("Cục Điều tiết điện lực", "2025-9M", "CDL", True),
        ("Cục Điện lực và Năng lượng tái tạo", "2025-Q1", "CDL", True),
        ("Cục Điện lực", "2025-Q1", "CDL", False),
        ("Cục Điện lực", "2024-Q4", "DLNLTT", False),
        ("Cục Công tác phía Nam", "2022", "CTPN", False),
    ],
)
def test_a_name_is_the_unit_at_the_end_of_the_period(name, code, unit, is_former):
    (owners,) = units_named(name)
    found, former = settle(owners, period(code))
    assert (found.code, former is not None) == (unit, is_former)


def test_names():
    assert unit_name("XNK") == "Cục Xuất nhập khẩu"
    assert unit_name("KHTC", AFTER) == "Vụ Kế hoạch - Tài chính"
    assert [short_name(code) for code in ("XNK", "KHTC", "VP")] == ["Cục XNK", "Vụ KHTC", "VP Bộ"]


def test_an_unknown_code_is_shown_as_it_is():
    assert (unit_name("khong_co"), short_name("khong_co")) == ("khong_co", "khong_co")


def test_short_names_fit_an_axis_and_tell_units_apart():
    assert [unit.short_name for unit in units() if not 0 < len(unit.short_name) <= 18] == []
    for day in (BEFORE, AFTER, LATER):
        counts = Counter(unit.short_name for unit in valid_units(day))
        assert [name for name, count in counts.items() if count > 1] == []
