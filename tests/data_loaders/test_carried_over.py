"""Capital carried over, told by a title, a group of rows or a source rather than by a column."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, projects, table
from tracking.vocabulary import Reading, Severity

MILLION = 10**6
FIELDS = (
    "plan_assigned_vnd", "plan_carried_over_vnd",
    "disbursed_to_date_vnd", "disbursed_carried_over_vnd",
)  # fmt: skip
OF_YEAR, KEPT = (1000, None, 800, None), (None, 200, None, 150)
KEPT_TITLES = [
    "Vốn năm 2021 kéo dài sang 2022",
    "Kế hoạch vốn kéo dài",
    "Vốn năm trước chuyển sang",
]


def read(**sheets: list[list[object]]) -> Reading:
    return read_workbook(book(sheets), "bao-cao.xlsx")


def amounts(reading: Reading) -> list[tuple[int | None, ...]]:
    """The four amounts of each record, in triệu đồng."""
    rows = [row for one in reading.tables for row in one.records()]
    return [
        tuple(None if row.get(name) is None else row[name] // MILLION for name in FIELDS)
        for row in rows
    ]


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


@pytest.mark.parametrize("title", KEPT_TITLES)
@pytest.mark.parametrize("figures", [(), (200, 150)])
def test_a_group_tells_it_of_the_rows_below(title, figures):
    reading = read(
        Biểu=projects(
            ["[I]", "Vốn kế hoạch năm 2022", *(figures and (1000, 800))],
            ["[1]", "Dự án A", 1000, 800],
            ["[II]", title, *figures],
            ["[1]", "Dự án A", 200, 150],
            ["[]", "Tổng cộng", 1200, 950],
        )
    )
    assert amounts(reading) == [OF_YEAR, KEPT]
    assert codes(reading) == {"rows_carried_over"}


def test_totals_over_both_are_still_checked():
    rows = (["[I]", "Vốn năm 2022"], ["[1]", "Dự án A", 1000, 800], ["[II]", KEPT_TITLES[0]])
    reading = read(
        Biểu=projects(*rows, ["[1]", "Dự án A", 200, 150], ["[]", "Tổng cộng", 1300, 950]),
    )
    (told,) = (one for one in reading.findings if one.code == "total_mismatch")
    assert told.cells == ("C9",)


def test_the_source_of_a_row_tells_it():
    reading = read(
        Biểu=projects(
            ["Dự án A", 1000, 800, "Vốn năm 2022"],
            ["Dự án A", 200, 150, "Vốn năm 2021 kéo dài"],
            more=["Nguồn vốn"],
        )
    )
    assert amounts(reading) == [OF_YEAR, KEPT]


@pytest.mark.parametrize(
    "group",
    ["Dự án chuyển tiếp", "Vốn năm 2022 kéo dài sang năm 2023", "Các dự án kéo dài thời gian"],
)
def test_other_groups_leave_the_figures_as_they_are(group):
    reading = read(Biểu=projects(["[I]", f"{group}"], ["[1]", "Dự án A", 1000, 800]))
    assert amounts(reading) == [OF_YEAR]


PARTS = [
    ("Kế hoạch năm 2022", "Kế hoạch năm 2021 kéo dài"),
    ("Vốn năm 2022", "Vốn kéo dài"),
    ("Vốn giao trong năm", "Vốn năm trước chuyển sang"),
    ("KH giao 2022", "KH 2021 kéo dài sang 2022"),
    ("Trong đó: vốn năm 2022", "Vốn kéo dài 2021"),
]
MARKS = [("[a]", "[b]"), ("[-]", "[-]"), ("[+]", "[+]"), ("[]", "[]"), ("[1.1]", "[1.2]")]


@pytest.mark.parametrize("words", PARTS)
@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("total", [[], [["[]", "Tổng số", 1700, 1250]]])
def test_the_capital_of_two_years_under_a_project_is_told_apart(words, marks, total):
    reading = read(
        Biểu=projects(
            ["[1]", "Dự án A", 1200, 950],
            [marks[0], words[0], 1000, 800],
            [marks[1], words[1], 200, 150],
            ["[2]", "Dự án B", 500, 300],
            *total,
        )
    )
    assert amounts(reading) == [OF_YEAR, KEPT, (500, None, 300, None)]
    names = [row["project_name"] for row in reading.tables[0].records()]
    assert names == ["Dự án A", "Dự án A", "Dự án B"]
    assert codes(reading) == {"named_by_row_above", "rows_carried_over"}


@pytest.mark.parametrize("words", PARTS)
@pytest.mark.parametrize("marks", MARKS)
def test_the_project_over_the_capital_of_two_years_may_state_nothing(words, marks):
    rows = [[marks[0], words[0], 1000, 800], [marks[1], words[1], 200, 150]]
    head = ["[1]", "Dự án A", None, None]
    reading = read(Biểu=projects(head, *rows, ["[2]", "Dự án B", 500, 300]))
    assert amounts(reading) == [OF_YEAR, KEPT, (500, None, 300, None)]
    names = [row["project_name"] for row in reading.tables[0].records()]
    assert names == ["Dự án A", "Dự án A", "Dự án B"]


@pytest.mark.parametrize("is_first", [True, False])
def test_groups_of_capital_under_a_unit_head_their_projects(is_first):
    kept = [["[I]", KEPT_TITLES[0], 200, 150], ["[1]", "Dự án A", 200, 150]]
    own = [["[II]", "Kế hoạch năm 2022", 1000, 800], ["[1]", "Dự án A", 1000, 800]]
    below = [*kept, *own] if is_first else [*own, *kept]
    reading = read(Biểu=projects(["[A]", "Cục Hóa chất", 1200, 950], *below))
    assert amounts(reading) == ([KEPT, OF_YEAR] if is_first else [OF_YEAR, KEPT])


@pytest.mark.parametrize("mark", ["[a]", "[-]", "[]", "[1.1]"])
@pytest.mark.parametrize(
    "part", [["Trong đó: vốn năm 2021 kéo dài"], ["Trong đó", "Vốn năm 2021 kéo dài"]]
)
@pytest.mark.parametrize("total", [[], [["[]", "Tổng số", 1700, 1250]]])
def test_the_part_of_a_project_that_is_carried_over_is_taken_off(mark, part, total):
    rows = [["[]", part[0], None, None]] if part[1:] else []
    reading = read(
        Biểu=projects(
            ["[1]", "Dự án A", 1200, 950],
            *rows,
            [mark, part[-1], 200, 150],
            ["[2]", "Dự án B", 500, 300],
            *total,
        )
    )
    assert amounts(reading) == [(1000, 200, 800, 150), (500, None, 300, None)]
    assert codes(reading) == {"rows_carried_over"}


@pytest.mark.parametrize(
    ("total", "expected", "told"),
    [
        (None, None, {"parts_unclear", "rows_carried_over"}),
        (1700, [(1000, 200, 800, 150), (500, None, 300, None)], {"rows_carried_over"}),
        (
            1900,
            [(1200, None, 950, None), KEPT, (500, None, 300, None)],
            {"named_by_row_above", "rows_carried_over"},
        ),
    ],
)
def test_carried_over_capital_beside_or_within_a_project_is_told_by_the_total(
    total, expected, told
):
    rows = [["[1]", "Dự án A", 1200, 950], ["[-]", "Vốn năm 2021 kéo dài", 200, 150]]
    sums = [["[]", "Tổng số", total, total - 450 if total == 1700 else 1400]] if total else []
    reading = read(Biểu=projects(*rows, ["[2]", "Dự án B", 500, 300], *sums))
    assert codes(reading) == told
    if expected:
        assert amounts(reading) == expected
    else:
        assert Severity.ERROR in {one.severity for one in reading.findings}


@pytest.mark.parametrize(
    ("group", "severity"),
    [
        ("Kế hoạch năm 2021", Severity.ERROR),
        ("Vốn năm trước", Severity.ERROR),
        ("Nguồn 2021", Severity.ERROR),
        ("Nguồn năm 2021 sang", Severity.ERROR),
        ("Dự án năm 2021", Severity.WARNING),
    ],
)
def test_a_group_of_the_capital_of_another_year_is_an_error(group, severity):
    reading = read(Biểu=projects(["[I]", group], ["[1]", "Dự án A", 700, 650]))
    (told,) = reading.findings
    assert (told.code, told.severity) == ("group_of_other_year", severity)


@pytest.mark.parametrize(
    ("sheet", "title", "expected"),
    [
        ("Kéo dài", "GIẢI NGÂN THÁNG 10 NĂM 2022", KEPT),
        ("Biểu 2", "GIẢI NGÂN VỐN NĂM 2021 KÉO DÀI SANG NĂM 2022 - THÁNG 10/2022", KEPT),
        ("Biểu 2", "GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2022 VÀ VỐN KÉO DÀI THÁNG 10/2022", None),
        ("Biểu 2", "GIẢI NGÂN KẾ HOẠCH NĂM 2022 (chưa gồm vốn kéo dài) THÁNG 10/2022", None),
        ("Kéo dài", "GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2022 ĐẾN 31/10/2022", None),
    ],
)
def test_a_title_or_sheet_tells_it_of_a_table(sheet, title, expected):
    rows = table(
        ("Dự án", "Kế hoạch vốn", "Lũy kế giải ngân"), [["Dự án A", 200, 150]],
        period=title, money="ĐVT: triệu đồng",
    )  # fmt: skip
    assert amounts(read(**{sheet: rows})) == [expected or (200, None, 150, None)]


def test_columns_that_tell_it_apart_are_believed():
    rows = table(
        ("Dự án", "KH vốn năm 2022", "KH vốn kéo dài", "Lũy kế giải ngân", "Giải ngân vốn kéo dài"),
        [["Dự án A", 1000, 200, 800, 150]],
        money="ĐVT: triệu đồng",
    )
    assert amounts(read(**{"Kéo dài": rows})) == [(1000, 200, 800, 150)]
