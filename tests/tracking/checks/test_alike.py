"""Many findings that differ only in cell and value are told once; what a cell that cannot be read
leaves open is not told as wrong."""

from collections.abc import Sequence
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import Rows, book, procedures, projects
from tracking.checks import against_previous
from tracking.vocabulary import Finding, Severity

NAMES = [f"Dự án {letter}" for letter in "ABCDEFGH"]
PLANS = [1000 + 137 * at for at in range(8)]
PAID = [400 + 61 * at for at in range(8)]


def records(plans: Sequence[Any], paid: Sequence[Any]) -> list[list[Any]]:
    """The eight projects with these amounts."""
    return [list(row) for row in zip(NAMES, plans, paid, strict=True)]


def found(rows: Rows) -> list[Finding]:
    return list(read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx").findings)


def told(rows: Rows) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.code, one.severity.value, one.cells) for one in found(rows)]


def test_a_column_in_another_money_unit_is_one_finding_with_all_its_cells():
    rows = records(PLANS, [one * 1000 for one in PAID])
    (one,) = found(projects(*rows))
    assert one.cells == tuple(f"D{row}" for row in range(5, 13))
    assert (one.code, one.value) == ("amount_magnitude", "400.000 triệu đồng")
    assert one.message.startswith("Trang “Biểu 1”, ô D5, D6, D7, D8, D9, D10, D11, D12: Có 8 ô ")
    assert "ví dụ ô D5: “Lũy kế giải ngân” là 400.000 triệu đồng, gấp khoảng 1.000" in one.message
    assert "có lẽ ô này ghi theo nghìn đồng" in one.message


def test_the_total_that_proves_it_is_named_last():
    rows = records(PLANS, [one * 1000 for one in PAID])
    (one,) = found(projects(*rows, ["[]", "Tổng số", sum(PLANS), sum(PAID)]))
    assert one.cells == tuple(f"D{row}" for row in range(5, 14))


@pytest.mark.parametrize("count", [3, 4])
def test_a_few_are_told_each_with_its_own_value(count: int):
    paid: list[Any] = [*PAID]
    paid[:count] = [f"xem mục {letter}" for letter in "abcd"[:count]]
    findings = found(projects(*records(PLANS, paid)))
    assert len(findings) == (1 if count > 3 else count)
    assert [cell for one in findings for cell in one.cells] == [f"D{5 + at}" for at in range(count)]


def test_findings_of_two_columns_stay_two():
    rows = [[name, "chưa rõ số", "chưa rõ số"] for name in NAMES]
    assert [code for code, *_ in told(projects(*rows))] == ["amount_not_a_number"] * 2


def test_a_slip_since_the_last_period_is_told_once_a_column():
    tables = [
        read_workbook(book({"Biểu 1": projects(*rows)}), "bao-cao.xlsx").tables[0]
        for rows in (
            records(PLANS, PAID),
            records([one * 1000 for one in PLANS], [one * 1000 for one in PAID]),
        )
    ]
    findings = list(against_previous(tables[1], list(tables[0].records())))
    assert [one.field for one in findings] == ["plan_assigned_vnd", "disbursed_to_date_vnd"]
    assert {(one.code, len(one.cells)) for one in findings} == {("amount_against_last", 8)}


def grouped(paid: list[Any]) -> Rows:
    """Two groups with their totals as they should be, and these amounts in their rows."""
    rows = records(PLANS, paid)
    first, second = ([sum(part[:4]), sum(part[4:])] for part in (PLANS, PAID))
    return projects(
        ["[I]", "Nhóm B", first[0], second[0]],
        *rows[:4],
        ["[II]", "Nhóm C", first[1], second[1]],
        *rows[4:],
        ["[]", "Tổng số", sum(PLANS), sum(PAID)],
    )


def test_totals_over_cells_that_cannot_be_read_are_no_errors_of_their_own():
    findings = told(grouped([PAID[0], "tám trăm", *PAID[2:5], "chín trăm", *PAID[6:]]))
    assert findings == [
        ("amount_not_a_number", "error", ("D7",)),
        ("amount_not_a_number", "error", ("D12",)),
        ("total_unchecked", "note", ("D5", "D10", "D15")),
    ]


def test_a_total_over_cells_that_are_read_is_still_wrong():
    findings = told(grouped([PAID[0], "tám trăm", *PAID[2:5], PAID[5] + 7, *PAID[6:]]))
    assert [finding[0] for finding in findings] == [
        "amount_not_a_number",
        "total_mismatch",
        "total_unchecked",
    ]
    assert findings[1][2] == ("D10",)


@pytest.mark.parametrize("cell", ["#REF!", "=C7*2"])
def test_a_formula_in_error_leaves_its_totals_open(cell: str):
    codes = [code for code, *_ in told(grouped([PAID[0], cell, *PAID[2:]]))]
    assert codes[1:] == ["total_unchecked"]


def test_a_blank_under_a_total_that_differs_is_still_an_error():
    assert "total_mismatch" in [code for code, *_ in told(grouped([PAID[0], None, *PAID[2:]]))]


def test_cases_whose_part_cannot_be_read_are_not_said_to_differ():
    more = ["Hồ sơ trực tuyến", "Hồ sơ trực tiếp", "Kỳ trước chuyển sang"]
    rows = [["Cấp giấy phép", "Mức độ 4", 10, 5, 3, "?"], ["Cấp lại", "Mức độ 4", 9, 4, 3, 2]]
    findings = found(procedures(*rows, more=more))
    assert [one.code for one in findings] == ["count_not_a_number"]
    assert {one.severity for one in findings} == {Severity.ERROR}
