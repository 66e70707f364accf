"""Slips of the money unit, drawn: plan and disbursed of each project, in triệu đồng."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, projects


def told(*figures: tuple[float, float]) -> dict[str, tuple[str, str]]:
    rows = [[f"Dự án số {number}", *pair] for number, pair in enumerate(figures, 1)]
    reading = read_workbook(book({"Biểu 1": projects(*rows)}), "bao-cao.xlsx")
    return {
        finding.cells[0]: (finding.code, finding.severity.value)
        for finding in reading.findings
        if finding.code in ("amount_magnitude", "amount_too_small")
    }


@pytest.mark.parametrize(
    ("unit", "figures", "cells", "likely"),
    [
        ("triệu đồng", [(3e9, 1e9), (4e9, 3e9)], ["C5", "C6", "D5", "D6"], "đồng"),
        ("tỷ đồng", [(300_000, 5), (400_000, 5)], ["C5", "C6"], "triệu đồng"),
        ("đồng", [(3_000, 1_000), (4_000, 0)], ["C5", "C6"], "triệu đồng"),
        ("triệu đồng", [(3_000, 1_000), (90_000_000, 5)], [], ""),
        ("đồng", [(3_000, 1_000), (4_000_000_000, 0)], [], ""),
    ],
)
def test_a_table_wholly_in_another_unit(unit, figures, cells, likely):
    rows = [[f"Dự án số {number}", *pair] for number, pair in enumerate(figures, 1)]
    drawn = projects(*rows, money=f"Đơn vị tính: {unit}")
    reading = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")
    found = [one for one in reading.findings if one.code == "amount_implausible"]
    assert sorted(cell for one in found for cell in one.cells) == cells
    assert all(f"(có lẽ các ô này ghi theo {likely})" in one.message for one in found)


CARRIED = "Kế hoạch vốn năm trước kéo dài"
LITTLE, NONE_SO_SMALL = ("amount_unusual", "warning"), ("amount_implausible", "error")


@pytest.mark.parametrize(
    ("unit", "rows", "expected", "likely"),
    [
        ("nghìn đồng", [(23_264, 12_650, 761), (54_717, 18_664, 0)], LITTLE, "triệu đồng"),
        ("triệu đồng", [(23_264, 12_650, 0.761), (54_717, 18_664, 0)], LITTLE, "tỷ đồng"),
        ("triệu đồng", [(63.809, 35.735, 0.608), (44.061, 14.841, 0)], NONE_SO_SMALL, "tỷ đồng"),
        ("đồng", [(3_000, 1_000, 500), (4_000, 0, 0)], NONE_SO_SMALL, "triệu đồng"),
        ("triệu đồng", [(23_264, 12_650, 761), (54_717, 18_664, 0)], None, ""),
    ],
)
def test_next_to_nothing_may_be_left_of_the_last_year(unit, rows, expected, likely):
    records = [[f"Dự án số {number}", *row] for number, row in enumerate(rows, 1)]
    drawn = projects(*records, more=[CARRIED], money=f"Đơn vị tính: {unit}")
    found = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").findings
    told = [one for one in found if one.field == "plan_carried_over_vnd"]
    assert [(one.code, one.severity.value) for one in told] == [expected] * bool(expected)
    assert all(f"(có lẽ các ô này ghi theo {likely})" in one.message for one in told)


def test_a_small_remainder_does_not_keep_its_total_from_being_checked():
    rows = [["Nhà máy", 23_264, 12_650, 761], ["Nhà kho", 54_717, 18_664, 0]]
    total = ["[]", "Tổng số", 77_981, 31_314, 900]
    drawn = projects(*rows, total, more=[CARRIED], money="Đơn vị tính: nghìn đồng")
    found = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").findings
    assert {one.code for one in found} == {"amount_unusual", "total_mismatch"}


SURE, ASKED = ("amount_magnitude", "error"), ("amount_magnitude", "warning")
SMALL = ("amount_too_small", "warning")
OTHERS = [(1_500, 700), (2_400, 1_000), (3_100, 900)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([*OTHERS, (5_000, 2_000)], {}),
        ([*OTHERS, (2_000, 900_000)], {"D8": SURE}),  # spent 450 times its plan
        ([*OTHERS, (2_000, 900_000_000)], {"D8": SURE}),
        ([*OTHERS, (2_000_000, 900)], {"C8": SURE}),  # the plan alone slipped
        ([*OTHERS, (2_000_000_000, 900_000_000)], {"C8": ASKED, "D8": ASKED}),  # the whole row
        ([*OTHERS, (2.1, 0.9)], {"C8": SMALL, "D8": SMALL}),  # written in tỷ
        ([*OTHERS, (2.1, 900)], {"C8": SMALL}),  # the plan alone: its spending is not accused
        ([*OTHERS, (2_000, 0.9)], {"D8": SMALL}),  # the spending alone
        ([*OTHERS, (2_000, 5)], {}),  # little spent, but near enough
        ([(3_000, 1_000), (4_000_000, 3_000_000)], {"C6": ASKED, "D6": ASKED}),  # one of two
        ([(3_000, 1_000), (4_000_000, 0)], {"C6": ASKED}),
        ([(3_000, 1_000), (4_000_000, 20_000)], {}),
        ([(900_000, 450_000), (450, 200), (12_000, 9_000), (800, 0)], {}),
        ([(900, 1), (20_000, 9_000), (300_000, 90_000), (2_500_000, 1)], {}),  # sizes differ
        ([(2_000, 900_000)], {"D5": SURE}),  # one row is enough against its own plan
        ([(1_000, 0), (0, 0), (2_000, 500)], {}),
    ],
)
def test_slips_of_the_money_unit(figures, expected):
    assert told(*figures) == expected


@pytest.mark.parametrize(
    ("unit", "figures", "code", "says"),
    [
        ("tỷ đồng", [(10_000, 1_500), (1_000, 400)], "amount_unusual", "ghi theo triệu đồng"),
        ("triệu đồng", [(10_000, 5), (4_000, 1)], "columns_apart", "triệu đồng và tỷ đồng"),
        ("triệu đồng", [(10_000, 5), (4_000, 900)], None, ""),
        ("triệu đồng", [(10_000, 5)], None, ""),
        ("tỷ đồng", [(1_000, 500), (400, 100)], None, ""),
        ("triệu đồng", [(15.5, 8.2), (5.5, 0.3)], "amount_unusual", "ghi theo tỷ đồng"),
        ("triệu đồng", [(15, 8.2), (5, 0.3)], None, ""),
        ("triệu đồng", [(155.5, 8.2), (5.5, 0.3)], None, ""),
    ],
)
def test_a_size_that_may_be_right_is_asked(unit, figures, code, says):
    rows = [[f"Dự án số {number}", *pair] for number, pair in enumerate(figures, 1)]
    drawn = projects(*rows, money=f"Đơn vị tính: {unit}")
    found = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").findings
    assert [(one.code, one.severity.value) for one in found] == [(code, "warning")] * bool(code)
    assert all(says in one.message for one in found)


def test_a_large_amount_does_not_keep_its_total_from_being_checked():
    total = [None, "Tổng số", 20_000, 500]
    rows = [*projects(["Nhà máy", 10_000, 500], money="ĐVT: tỷ đồng"), total]
    found = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx").findings
    assert {one.code for one in found} == {"amount_unusual", "total_mismatch"}


BIG, LARGE = (2_000_000, 900_000), (2_000_000_000, 900_000_000)
PROVED, PROVED_SMALL = ("amount_magnitude", "error"), ("amount_too_small", "error")
WRONG = ("total_mismatch", "error")


@pytest.mark.parametrize(
    ("figures", "total", "expected"),
    [
        ([*OTHERS, BIG], (9_000, 3_500), {"C8 C9": PROVED, "D8 D9": PROVED}),
        ([*OTHERS, LARGE], (9_000, 3_500), {"C8 C9": PROVED, "D8 D9": PROVED}),
        ([*OTHERS, BIG], (2_007_000, 902_600), {"C8": ASKED, "D8": ASKED}),  # a large project
        (
            [*OTHERS, BIG],
            (9_500, 902_600),
            {"C8": ASKED, "D8": ASKED, "C9": WRONG},  # nobody can tell what is wrong
        ),
        ([*OTHERS, (2.1, 0.9)], (9_100, 3_500), {"C8 C9": PROVED_SMALL, "D8 D9": PROVED_SMALL}),
        ([*OTHERS, (2.1, 0.9)], (9_134, 2_600.9), {"C8 C9": PROVED_SMALL, "D8": SMALL}),  # rounded
        ([*OTHERS, (2_000, 0.9)], (9_000, 3_500), {"D8 D9": PROVED_SMALL}),
        (
            [*OTHERS, (1_000, 500), BIG, (3_000_000, 900_000)],
            (13_000, 4_900),
            dict.fromkeys(("C9 C11", "C10 C11", "D9 D11", "D10 D11"), PROVED),
        ),
    ],
)
def test_a_total_tells_a_slip_from_a_large_project(figures, total, expected):
    rows = [[f"Dự án số {number}", *pair] for number, pair in enumerate(figures, 1)]
    drawn = projects(*rows, ["[]", "Tổng cộng", *total])
    reading = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")
    told = {" ".join(one.cells): (one.code, one.severity.value) for one in reading.findings}
    assert told == expected


def test_a_slip_that_a_total_proves_names_the_unit_and_the_total():
    rows = [[f"Dự án số {number}", *pair] for number, pair in enumerate([*OTHERS, BIG], 1)]
    drawn = projects(*rows, ["[]", "Tổng cộng", 9_000, 3_500])
    (found, _) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").findings
    says = "tính ô này theo nghìn đồng thì dòng “Tổng cộng”, ghi 9.000 triệu đồng, mới khớp"
    assert says in found.message


@pytest.mark.parametrize(
    ("figures", "total", "unit"),
    [
        ([1_000, 12], 13_000, "tỷ đồng"),
        ([1_000, 12_000], 1_012, "nghìn đồng"),
        ([1_000, 12_000], 1_500, None),
        ([1_000, 12_000], 1_000, None),  # left out, for all one knows
        ([1_000, 1_000, 500], 1_501, None),  # which of the two?
    ],
)
def test_a_wrong_total_names_the_one_amount_that_another_unit_puts_right(figures, total, unit):
    rows = [[f"Dự án số {number}", plan, 0] for number, plan in enumerate(figures, 1)]
    drawn = projects(*rows, ["[]", "Tổng cộng", total, 0])
    (found,) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").findings
    assert found.code == "total_mismatch"
    assert ("khớp nếu tính ô C6 theo" in found.message) is bool(unit)
    assert f"C6 theo {unit}" in found.message or not unit


@pytest.mark.parametrize(("whole", "contradicts"), [(2_200, True), (102.1, False)])
def test_an_amount_that_is_only_asked_about_does_not_hide_the_total_of_its_row(whole, contradicts):
    more = ["Vốn năm trước kéo dài", "Tổng kế hoạch vốn"]
    rows = [[f"Dự án số {one}", *pair, 100, pair[0] + 100] for one, pair in enumerate(OTHERS, 1)]
    drawn = projects(*rows, ["Nhà máy", 2.1, 0.9, 100, whole], more=more)
    found = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").findings
    assert ("C8",) in {one.cells for one in found if one.code == "amount_too_small"}
    assert ("amounts_mismatch" in {one.code for one in found}) is contradicts
