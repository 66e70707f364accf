"""Which rows of a table are records, and which stand for something else."""

from collections.abc import Sequence
from typing import Any

import pytest

from data_loaders import read_workbook
from data_loaders.headings.row_looks import is_numbering_row
from tests.workbooks import MONEY, PERIOD, UNIT, Rows, book, procedures, projects, table, tasks
from tracking.vocabulary import Reading, Severity

A, B = ["Dự án A", 10_000, 5000], ["Dự án B", 4000, 1000]
C, D, E = ["Dự án C", 5000, 2000], ["Dự án D", 2000, 500], ["Dự án E", 700, 30]
TOTAL = ["[]", "Tổng cộng", 14_000, 6000]


def read(*sheets: Rows, merges: Sequence[str] = ()) -> Reading:
    """Sheets "Biểu 1", "Biểu 2", ...; the merges are of the first."""
    drawn = {f"Biểu {number}": rows for number, rows in enumerate(sheets, 1)}
    return read_workbook(book(drawn, merges={"Biểu 1": merges}), "bao-cao.xlsx")


def named(reading: Reading, field: str = "project_name") -> list[Any]:
    """What names the records of the first table."""
    return [record.get(field) for record in reading.tables[0].records()]


def left_out(reading: Reading) -> dict[int, str]:
    """The rows of the first table that are no records, and why."""
    return {one.row: one.why for one in reading.tables[0].skipped}


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "words",
    [
        "Cùng kỳ năm trước",
        "Kỳ trước",
        "Tăng/giảm",
        "So sánh (%)",
        "So với cùng kỳ 2021 (%)",
        "Tổng số cùng kỳ năm trước",
        "Tỷ lệ giải ngân",
    ],
)
@pytest.mark.parametrize("place", [2, 3])
def test_a_row_that_compares_is_no_project(words: str, place: int):
    rows: list[Sequence[Any]] = [A, B, TOTAL]
    rows.insert(place, ["[]", words, 12_000, 7000])
    reading = read(projects(*rows))
    assert named(reading) == ["Dự án A", "Dự án B"]
    assert left_out(reading)[5 + place] == "comparison"
    assert not codes(reading)


def test_a_row_that_compares_is_no_procedure():
    given = [["Cấp phép", "Mức độ 4", 10], ["Gia hạn", "Mức độ 3", 5]]
    reading = read(procedures(*given, ["[]", "Cùng kỳ năm trước", None, 20]))
    assert named(reading, "procedure_name") == ["Cấp phép", "Gia hạn"]


@pytest.mark.parametrize("words", ["Lũy kế từ đầu năm", "Lũy kế giải ngân đến hết tháng 10"])
def test_a_row_of_what_was_spent_to_date_is_no_project(words: str):
    assert named(read(projects(A, B, ["[]", words, 20_000, 9000]))) == ["Dự án A", "Dự án B"]


LAST_A, LAST_B = ["Dự án A", 9000, 4500], ["Dự án B", 3000, 700]
NOW = [["[1]", *A], ["[2]", *B]]
BEFORE = [["[1]", *LAST_A], ["[2]", *LAST_B]]
SUMS = [12_000, 5200]


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        (["[I]", "Kỳ này"], ["[II]", "Cùng kỳ năm trước"]),
        (["[I]", "Năm 2022", 14_000, 6000], ["[II]", "Cùng kỳ năm trước", *SUMS]),
        (["[A]", "Năm nay"], ["[B]", "Năm trước chuyển sang (cùng kỳ 2021)", *SUMS]),
        (["[]", "Kỳ này"], ["[]", "Số liệu cùng kỳ năm 2021"]),
        (["[]", "Kỳ này", 14_000, 6000], ["[]", "Cùng kỳ năm trước", *SUMS]),
        (["[I. Kỳ này]"], ["[II. Thực hiện cùng kỳ năm trước]"]),
        (["[I]", "Tháng này"], ["[II]", "Tháng trước"]),
    ],
)
@pytest.mark.parametrize("comes_first", [False, True])
def test_what_stands_under_a_heading_of_comparison_is_no_record(above, heading, comes_first):
    sections = [[above, *NOW], [heading, *BEFORE]]
    first, second = reversed(sections) if comes_first else sections
    reading = read(projects(*first, *second))
    kept = [record["plan_assigned_vnd"] // 10**6 for record in reading.tables[0].records()]
    assert kept == [10_000, 4000]
    compared = [row for row, why in left_out(reading).items() if why == "comparison"]
    assert compared == ([5, 6, 7] if comes_first else [8, 9, 10])
    assert codes(reading) == ["rows_compared"]


@pytest.mark.parametrize("total", [[12_000, 5200], [14_000, 6000]])
def test_a_total_below_a_comparison_belongs_to_what_it_sums_up(total):
    rows = [["[I]", "Kỳ này"], *NOW, ["[II]", "Cùng kỳ"], *BEFORE, ["[]", "Cộng", *total]]
    reading = read(projects(*rows))
    assert left_out(reading)[11] == ("comparison" if total == SUMS else "total")
    assert codes(reading) == ["rows_compared"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (["[B]", "Vốn năm trước chuyển sang", *SUMS], ["rows_carried_over"]),
        (["[B]", "Kế hoạch vốn năm 2021 kéo dài sang năm 2022"], ["rows_carried_over"]),
        (["[B]", "Dự án giải ngân chậm so với cùng kỳ"], []),
        (["[B]", "Kế hoạch vốn đầu tư công năm 2022"], []),
    ],
)
def test_carried_over_capital_is_no_comparison(heading: Sequence[Any], told: Sequence[str]):
    reading = read(projects(["[A]", "Vốn năm 2022"], *NOW, heading, *BEFORE))
    assert len(reading.tables[0].rows) == 4
    assert codes(reading) == told


def test_a_comparison_at_each_row_or_under_the_total_heads_nothing():
    last = ["[]", "Cùng kỳ năm trước", *SUMS]
    for rows in ([NOW[0], last, NOW[1], last], [["[]", "Tổng số", 14_000, 6000], last, *NOW]):
        reading = read(projects(*rows))
        assert named(reading) == ["Dự án A", "Dự án B"]
        assert codes(reading) == []


@pytest.mark.parametrize(
    ("heading", "count"),
    [("Nhiệm vụ cùng kỳ năm trước", 1), ("Nhiệm vụ tháng trước chuyển sang", 2), ("Kỳ trước", 2)],
)
def test_tasks_left_over_are_this_month_s_work(heading: str, count: int):
    given = ["Văn phòng Bộ", None, "30/10/2022", None]
    rows = [["[I]", "Tháng này"], ["Việc A", *given], ["[II]", heading], ["Việc B", *given]]
    assert len(read(tasks(*rows)).tables[0].rows) == count


@pytest.mark.parametrize(
    "name",
    ["So sánh phương án cấp điện", "Dự án cùng kỳ quy hoạch", "Tăng cường năng lực thử nghiệm"],
)
def test_a_project_may_be_named_after_a_comparison(name: str):
    assert named(read(projects(A, B, [name, 50, 20]))) == ["Dự án A", "Dự án B", name]


@pytest.mark.parametrize(("total", "code"), [([], "row_apart"), ([TOTAL], "row_remark")])
def test_a_row_below_the_numbered_ones_is_told(total: Rows, code: str):
    reading = read(projects(A, B, *total, [], ["[]", "Kế hoạch chưa phân bổ:", 500, None]))
    assert codes(reading) == [code]


def test_a_row_below_the_total_of_records_without_numbers_is_told():
    heading = ["Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân"]
    lines = [[UNIT], [PERIOD], ["Đơn vị tính: triệu đồng"], heading]
    total, more = ["Tổng cộng", 14_000, 6000], ["Kế hoạch chưa phân bổ", 500, None]
    assert codes(read([*lines, A, B, total, more])) == ["row_remark"]
    assert codes(read([*lines, A, B, total, ["Mua xe", 500, None]])) == ["row_apart"]
    assert codes(read([*lines, A, B, more, ["Tổng cộng", 14_500, 6000]])) == []


PACKAGES = [
    ["[1]", "Dự án A", 10_000, 5000],
    ["[1.1]", "Gói 1", None, 3000],
    ["[1.2]", "Gói 2", None, 2000],
    ["[2]", "Dự án B", 4000, 1000],
]


@pytest.mark.parametrize("total", [[], [TOTAL]])
def test_a_row_that_alone_has_the_plan_is_the_record(total: Rows):
    reading = read(projects(*PACKAGES, *total))
    found = {
        record["project_name"]: record["plan_assigned_vnd"]
        for record in reading.tables[0].records()
    }
    assert found == {"Dự án A": 10_000_000_000, "Dự án B": 4_000_000_000}
    assert {row: left_out(reading)[row] for row in (6, 7)} == {6: "detail", 7: "detail"}
    assert not codes(reading)


def test_no_plan_is_lost_where_only_the_rows_below_have_the_rest():
    first = ["[1]", "Dự án A", 10_000, None]
    assert codes(read(projects(first, *PACKAGES[1:]))) == ["total_without_details"]


def test_a_row_over_others_that_state_all_is_a_group():
    rows = [PACKAGES[0], ["[1.1]", "Gói 1", 6000, 3000], ["[1.2]", "Gói 2", 4000, 2000]]
    assert named(read(projects(*rows))) == ["Gói 1", "Gói 2"]


CODED = {
    "project_name": (["Mã dự án", "Tên dự án", "Kế hoạch vốn", "Giải ngân"], [10_000, 5000]),
    "title": (
        ["Mã nhiệm vụ", "Tên nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["Văn phòng Bộ", "30/10/2022"],
    ),
    "procedure_name": (["Mã TTHC", "Tên TTHC", "Mức độ", "Số hồ sơ tiếp nhận"], ["Mức độ 4", 10]),
}


@pytest.mark.parametrize("merges", [[], ["B5:E5"]])
@pytest.mark.parametrize("field", CODED)
def test_a_label_in_the_column_of_codes_is_a_group(field: str, merges: Sequence[str]):
    headings, values = CODED[field]
    rows = [["[I]", "Nhóm thứ nhất"], ["[1]", "7001", "Tên A", *values]]
    reading = read(table(headings, rows, money="Đơn vị tính: triệu đồng"), merges=merges)
    assert named(reading, field) == ["Tên A"]
    assert left_out(reading) == {5: "group"}
    assert not codes(reading)


def test_text_merged_across_is_of_its_first_column_alone():
    rows = tasks(["Sửa nghị định", "Văn phòng Bộ", None, "Thường xuyên", None])
    (record,) = read(rows, merges=["E5:F5"]).tables[0].records()
    assert (record["due_kind"], record.get("completed_on")) == ("recurring", None)


def test_a_task_that_only_heads_numbered_tasks_is_a_group():
    given = ["Văn phòng Bộ", None, "30/10/2022", None]
    reading = read(
        tasks(
            ["[1]", "Nhiệm vụ Chính phủ giao"],
            ["[1.1]", "Việc A", *given],
            ["[2]", "Nhiệm vụ Bộ giao"],
            ["[2.1]", "Việc B", *given],
            ["[3]", "Việc C"],
        )
    )
    assert named(reading, "title") == ["Việc A", "Việc B", "Việc C"]
    assert left_out(reading) == {5: "group", 7: "group"}


HALVED = ["STT", "Văn bản giao", None, "Nhiệm vụ", "Chủ trì", "Hạn", "Văn bản thực hiện", None]
HALVES = [None, "Số", "Ngày", None, None, None, "Số", "Ngày"]
GIVEN = ["12/VPCP", "25/01/2022", "Việc A", "Vụ Pháp chế", "30/10/2022", "55/BC", "28/10/2022"]


@pytest.mark.parametrize("merges", [[], ["B4:C4", "G4:H4"], ["A4:A5", "B4:C4", "D4:D5", "G4:H4"]])
@pytest.mark.parametrize("numbers", [[], [[f"({at})" for at in range(1, 9)]]])
def test_a_second_row_of_headings_is_no_task(merges: Sequence[str], numbers: Rows):
    lines = [[UNIT], ["TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"], [PERIOD]]
    rows = [*lines, HALVED, HALVES, *numbers, [1, *GIVEN], [2, *GIVEN[:2], "Việc B", *GIVEN[3:5]]]
    reading = read(rows, merges=merges)
    assert named(reading, "title") == ["Việc A", "Việc B"]
    columns = reading.tables[0].columns
    assert (columns["assigned_by"], columns["assigned_on"]) == ("B", "C")
    assert (columns["result_document"], columns["completed_on"]) == ("G", "H")


def test_a_table_that_stands_in_another_is_told_whichever_comes_first():
    whole, part = projects(A, B), projects(B)
    found = [read(*sheets).findings for sheets in ([whole, part], [part, whole])]
    assert [[(one.code, one.sheet) for one in findings] for findings in found] == [
        [("table_repeated", "Biểu 2")],
        [("table_repeated", "Biểu 1")],
    ]


@pytest.mark.parametrize(
    "other",
    [
        projects(A, C, D),
        projects(A, B, period="Tháng 9 năm 2022"),
        table(("Tên dự án", "Vốn kéo dài"), [["Dự án A", 700], ["Dự án B", 20]], money=MONEY),
        projects([*A, "ODA"], [*B, "ODA"], more=["Nguồn vốn"]),
    ],
)
def test_tables_that_differ_are_both_read(other: Rows):
    assert not set(codes(read(projects(A, B), other))) & {"table_named_again", "table_repeated"}


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        (projects(A, ["Dự án B", 4000, 900]), Severity.ERROR),
        (projects(["Dự án B", 4000, 900], ["Dự án A", 9000, 5000]), Severity.ERROR),
        (projects(["Dự án A", 300, 200], ["Dự án B", 40, 10]), Severity.WARNING),
        (projects(A, ["Dự án B", 3000, 900], C), Severity.ERROR),
    ],
)
def test_a_table_kept_from_last_month_is_not_added(other: Rows, severity: Severity):
    """With figures of its own in every row it may be of another source of capital."""
    (found,) = read(projects(A, B), other).findings
    assert (found.code, found.sheet) == ("table_named_again", "Biểu 2")
    assert found.severity is severity


E, F = ["Dự án E", 1250, 310], ["Dự án F", 3100, 90]


@pytest.mark.parametrize(
    "others",
    [
        [projects(["Cục Hóa chất", 4350, 400])],
        [projects(E, ["[2]", *F], ["[2.1]", "Gói 1", 3000, 80], ["[2.2]", "Gói 2", 100, 10])],
        [projects(["Cục Hóa chất", 4.351, 0.4], money="Đơn vị tính: tỷ đồng")],
        [projects(["Nhà xưởng", 5000, 2000]), projects(["Cả năm", 9350, 2400])],
    ],
)
def test_a_summary_beside_its_details_is_not_added(others: Sequence[Rows]):
    assert "table_of_same_money" in codes(read(projects(E, F), *others))


@pytest.mark.parametrize("row", [["Cục Hóa chất", 4350, 410], ["Cục Hóa chất", 4350, None]])
def test_tables_with_one_total_alone_in_common_are_both_read(row: Sequence[Any]):
    assert codes(read(projects(E, F), projects(row))) == []


def test_tasks_listed_once_more_are_not_added():
    given = ["Văn phòng Bộ", None, "30/10/2022", None]
    again = [["Việc A", *given[:-1], "20/10/2022"], ["Việc B", *given]]
    assert codes(read(tasks(["Việc A", *given], ["Việc B", *given]), tasks(*again))) == [
        "table_named_again"
    ]


@pytest.mark.parametrize("mark", ["[]", "[-]", "[a]"])
def test_sources_under_a_project_without_figures_are_its_own(mark: str):
    reading = read(
        projects(
            ["[1]", "Kho", 3000, 1000],
            ["[2]", "Dự án A", None, None],
            [mark, "NSTW", 2000, 500],
            [mark, "NSĐP", 2000, 500],
            ["[3]", "Dự án B", None, None],
            [mark, "NSTW", 4000, 1000],
            ["[]", "Tổng cộng", 11_000, 3000],
        )
    )
    found = [
        (row["project_name"], row.get("funding_source"), row["plan_assigned_vnd"] // 10**6)
        for row in reading.tables[0].records()
    ]
    assert found == [
        ("Kho", None, 3000),
        ("Dự án A", "NSTW", 2000),
        ("Dự án A", "NSĐP", 2000),
        ("Dự án B", "NSTW", 4000),
    ]
    assert left_out(reading) == {6: "group", 9: "group", 11: "total"}
    assert codes(reading) == ["named_by_row_above"]


def test_a_plan_that_last_years_capital_cancels_has_no_rate():
    heading = ["Tên dự án", "Kế hoạch vốn", "Kế hoạch vốn năm trước kéo dài", "Lũy kế giải ngân"]
    lines = [[UNIT], [PERIOD], ["Đơn vị tính: triệu đồng"], [*heading, "Tỷ lệ giải ngân (%)"]]
    reading = read([*lines, ["Dự án A", 100, -100, 50, 50], ["Dự án B", 200, 0, 50, 25]])
    assert named(reading, "disbursed_rate") == [0.5, 0.25]


def test_a_table_with_halves_of_capital_and_rates_alone_is_told():
    heading = ["STT", "Tên dự án", "Kế hoạch vốn trong nước", "Kế hoạch vốn nước ngoài"]
    paid = ["Giải ngân vốn trong nước", "Giải ngân vốn nước ngoài", "Tỷ lệ giải ngân (%)"]
    lines = [[UNIT], [PERIOD], ["Đơn vị tính: triệu đồng"], [*heading, *paid]]
    reading = read([*lines, [1, "Dự án A", 9, 9, 5, 5, 50], [2, "Dự án B", 8, 0, 4, 0, 50]])
    assert named(reading) == ["Dự án A", "Dự án B"]
    assert "amount_in_halves" in codes(reading)


OLD, NEW = ["Dự án chuyển tiếp", 14_000, 6000], ["Dự án khởi công mới", 7000, 2500]


@pytest.mark.parametrize(
    "marks",
    [
        ["1", "1.1", "1.2", "2", "2.1", "2.2"],
        ["1", "", "", "2", "", ""],
        ["1", "1", "2", "2", "1", "2"],
        ["1", "2", "3", "4", "5", "6"],
        ["", "1", "2", "", "1", "2"],
        ["", "", "", "", "", ""],
    ],
)
@pytest.mark.parametrize("figures", [True, False])
@pytest.mark.parametrize("in_codes", [True, False])
def test_a_class_of_projects_is_a_group_however_it_is_numbered(marks, figures, in_codes):
    """Its name in its own column, or in that of the codes as when no merged area carries it on."""
    rows = []
    for mark, (name, *values) in zip(marks, [OLD, A, B, NEW, C, D], strict=True):
        is_head = name in (OLD[0], NEW[0])
        code, title = (name, None) if is_head and in_codes else (None, name)
        rows.append([f"[{mark}]", code, title, *(values if figures or not is_head else [])])
    headings = ["Mã dự án", "Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân"]
    reading = read(table(headings, rows, money=MONEY))
    assert named(reading) == ["Dự án A", "Dự án B", "Dự án C", "Dự án D"]
    assert left_out(reading) == {5: "group", 8: "group"}
    assert codes(reading) == []


@pytest.mark.parametrize("marks", [["1", "1.1", "1.2"], ["I", 1, 2], ["A", "I", "II"]])
@pytest.mark.parametrize("figures", [[14_000, 6000], [14_500, 6000], []])
def test_a_column_of_codes_may_number_the_rows(marks: Sequence[Any], figures: Sequence[int]):
    headings = ["Mã số", "Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân"]
    first, *others = marks
    head = [first, "Lưới điện", *figures]
    rows = [head, *([mark, *row] for mark, row in zip(others, (A, B), strict=True))]
    reading = read([[UNIT], [PERIOD], [MONEY], headings, *rows, [], ["Người lập biểu"]])
    assert named(reading) == ["Dự án A", "Dự án B"]
    assert codes(reading) == (["total_mismatch"] if 14_500 in figures else [])


def test_codes_that_are_no_numbers_of_rows_number_nothing():
    headings = ["Mã số", "Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân"]
    rows = [["7.004.686", *A], ["7.004.687", *B], ["HC.01", *C], ["7004688", *D], ["I", *E]]
    reading = read([[UNIT], [PERIOD], [MONEY], headings, *rows])
    assert len(named(reading)) == 5
    assert codes(reading) == []


def test_the_projects_of_a_class_must_add_up_to_it():
    rows = [["[1]", *OLD], A, B, ["[2]", "Dự án khởi công mới", 7100, 2500], C, D]
    for mark in ("[]", "[1]"):
        marked = [row if row[0].startswith("[") else [mark, *row] for row in rows]
        reading = read(projects(*marked))
        assert named(reading) == ["Dự án A", "Dự án B", "Dự án C", "Dự án D"]
        assert codes(reading) == ["total_mismatch"]


def test_rows_under_a_number_are_its_own_where_others_of_its_kind_have_theirs():
    north = ["[1]", "Lưới điện miền Bắc", 14_500, 6000]
    south = ["[2]", "Lưới điện miền Nam", 7000, 2500]
    under = [[["[]", *row] for row in rows] for rows in ([A, B], [C, D])]
    reading = read(projects(north, *under[0], south, *under[1]))
    assert named(reading) == ["Dự án A", "Dự án B", "Dự án C", "Dự án D"]
    assert codes(reading) == ["total_mismatch"]


def test_a_row_without_a_number_among_numbered_ones_is_told():
    assert codes(read(projects(A, ["[]", "Mua xe", 300, 20], B, C))) == ["row_apart"]
    total = ["[]", "Tổng cộng", 19_300, 8020]
    assert codes(read(projects(A, ["[]", "Mua xe", 300, 20], B, C, total))) == []


def test_classes_alone_are_records():
    reading = read(projects(OLD, NEW, ["Chuẩn bị đầu tư", 500, 20]))
    assert len(reading.tables[0].rows) == 3
    assert codes(reading) == []


OFFICE, CENTRE = ["Cục Hóa chất", 14_000, 6000], ["Trung tâm Ứng phó sự cố", 5000, 2000]
SINGLE = ["Dự án E", 700, 100]


@pytest.mark.parametrize("total", [[], [["[]", "Tổng cộng", 19_700, 8100]]])
def test_rows_numbered_anew_stand_under_the_row_above_them(total: Rows):
    groups = [["[1]", *OFFICE], ["[1]", *A], ["[2]", *B], ["[2]", *CENTRE], ["[1]", *C]]
    reading = read(projects(*groups, ["[3]", *SINGLE], *total))
    assert named(reading) == ["Dự án A", "Dự án B", "Dự án C", "Dự án E"]
    assert left_out(reading) == {5: "group", 8: "group"} | ({11: "total"} if total else {})
    assert codes(reading) == ["filled_from_group"]


def test_numbers_may_begin_anew_twice():
    whole = ["[1]", "Toàn Bộ", 19_000, 8000]
    groups = [["[1]", *OFFICE], ["[1]", *A], ["[2]", *B], ["[2]", *CENTRE], ["[1]", *C]]
    reading = read(projects(whole, *groups))
    assert named(reading) == ["Dự án A", "Dự án B", "Dự án C"]
    assert codes(reading) == ["filled_from_group"]


def test_rows_under_a_unit_numbered_as_they_are_must_add_up_to_it():
    rows = [["[1]", "Cục Hóa chất", 14_500, 6000], ["[1]", *A], ["[2]", *B]]
    assert "total_mismatch" in codes(read(projects(*rows)))


def test_a_number_written_twice_makes_no_group():
    rows = [["[1]", *A], ["[1]", *B], ["[2]", *C]]
    assert len(read(projects(*rows)).tables[0].rows) == 3
    twins = [["[1]", "Xe A", 500, 0], ["[1]", "Xe B", 500, 0], ["[2]", *C]]
    reading = read(projects(*twins))
    assert len(reading.tables[0].rows) == 3
    assert codes(reading) == ["row_may_be_total"]
    pairs = [*twins[:2], ["[2]", "Xe C", 300, 0], ["[1]", "Xe D", 300, 0]]
    reading = read(projects(*pairs))
    assert codes(reading) == ["row_may_be_total"] * 2
    assert reading.has_errors
    ones = [["[1]", *OFFICE], ["[1]", *A], ["[1]", *B]]
    assert len(read(projects(*ones)).tables[0].rows) == 3


INDUSTRY, TRADE = ["Ngành công nghiệp", *A[1:]], ["Ngành thương mại", *C[1:]]


def test_groups_of_one_are_told_by_the_total_else_asked_about():
    rows = [["[]", *row] for row in (INDUSTRY, A, TRADE, C)]
    reading = read(projects(*rows))
    assert codes(reading) == ["row_may_be_total"] * 2
    assert reading.has_errors
    reading = read(projects(*rows, ["[]", "Tổng", 15_000, 7000]))
    assert named(reading) == ["Dự án A", "Dự án C"]
    assert codes(reading) == []


@pytest.mark.parametrize("mark", ["[]", "[-]"])
def test_the_one_source_of_a_project_is_its_part(mark: str):
    rows = [[mark, *row] for row in (A, ["NSTW", *A[1:]], B, ["NSTW", *B[1:]])]
    reading = read(projects(*rows))
    assert named(reading) == ["Dự án A", "Dự án B"]
    assert codes(reading) == []


def test_tables_of_two_units_in_a_sheet_are_told_apart():
    first, heading = projects(A, unit=None)[:4], projects()[3]
    rows = [*first[1:3], ["1. Cục Hóa chất"], heading, [1, *A], ["2. Văn phòng Bộ"], heading]
    reading = read([*rows, [1, *B]])
    units = [(one.unit_code, one.row_numbers) for one in reading.tables]
    assert units == [("HC", (5,)), ("VP", (8,))]


def test_tables_of_two_months_in_a_sheet_are_told_apart():
    rows = projects(A, B)
    reading = read([*rows, ["THÁNG 9 NĂM 2022"], rows[3], [1, *LAST_A], [2, *LAST_B]])
    assert [one.period_code for one in reading.tables] == ["2022-10", "2022-09"]


def test_a_heading_repeated_on_the_next_page_begins_no_table():
    rows = projects(A)
    (found,) = read([*rows, rows[3], [2, *B]]).tables
    assert found.row_numbers == (5, 7)


def test_a_heading_repeated_under_a_group_begins_no_table():
    rows = projects(["[I]", "Cục Hóa chất"], A, ["[II]", "Cục Xuất nhập khẩu"])
    (found,) = read([*rows, rows[3], [1, *B]]).tables
    assert found.unit_code == "VP"
    assert [one.get("investor") for one in found.records()] == [
        "Cục Hóa chất", "Cục Xuất nhập khẩu",
    ]  # fmt: skip


def test_the_plan_of_the_next_year_is_left_out_of_the_report():
    needed = table(
        ("Tên dự án", "Tổng mức đầu tư", "Kế hoạch vốn năm 2023"), [["Dự án A", 9000, 3000]],
        period="NHU CẦU VỐN NĂM 2023", money=MONEY,
    )  # fmt: skip
    for name in ("bao-cao.xlsx", "Giải ngân T10-2022.xlsx"):
        reading = read_workbook(book({"GN": projects(A, B), "Nhu cầu": needed}), name)
        assert [one.sheet for one in reading.tables] == ["GN"]
        assert codes(reading) == ["table_of_other_year"]
    assert "period_only_year" in codes(read(needed))


def test_a_unit_in_a_row_of_its_own_is_the_investor_of_the_projects_below():
    rows = [["Văn phòng Bộ", None, 14_000, 6000], ["[]", None, *A], ["[]", None, *B]]
    more = [["Cục Hóa chất", None, 5000, 2000], ["[]", "Vụ Pháp chế", *C]]
    headings = ["Đơn vị", "Dự án", "Kế hoạch vốn", "Lũy kế giải ngân"]
    reading = read(table(headings, [*rows, *more], money=MONEY))
    assert named(reading, "investor") == ["Văn phòng Bộ", "Văn phòng Bộ", "Vụ Pháp chế"]
    assert codes(reading) == ["filled_from_group"]


@pytest.mark.parametrize(("total", "says"), [(7000, True), (7100, False), (0, False)])
def test_a_sum_of_twice_the_total_says_that_groups_may_be_counted(total: int, says: bool):
    (found,) = read(projects(A, B, ["[]", "Tổng số", total, 6000])).findings
    assert found.code == "total_mismatch"
    assert ("gấp đúng 2 lần: có lẽ các dòng nhóm" in found.message) is says


class TestGroupsNumberedInOneSequence:
    """A row that the rows right below it add up to is asked about, however round it is."""

    CODE = "row_may_be_total"

    def codes(self, *records: list[object]) -> list[str]:
        content = book({"Biểu 1": projects(*records)})
        return [one.code for one in read_workbook(content, "bao-cao.xlsx").findings]

    @pytest.mark.parametrize(
        "amounts",
        [
            [(100, 50), (60, 30), (40, 20)],
            [(100, 0), (60, 0), (40, 0)],
            [(200, 100), (100, 50), (100, 50)],
            [(1000, 400), (700, 250), (200, 100), (100, 50)],
        ],
    )
    def test_round_amounts_are_asked_about(self, amounts):
        names = ["Hạ tầng cụm B", "Xây kho", "Làm đường", "Đào giếng"]
        rows = [[name, *pair] for name, pair in zip(names, amounts, strict=False)]
        assert self.codes(*rows) == [self.CODE]
        assert self.codes(*rows, ["Mua sắm", 70, 30]) == [self.CODE]

    def test_a_total_answers_the_question(self):
        rows = [["Hạ tầng cụm B", 100, 50], ["Xây kho", 60, 30], ["Làm đường", 40, 20]]
        assert self.codes(*rows, ["[]", "Tổng số", 200, 100]) == []
        assert self.codes(*rows, ["Mua sắm", 70, 30], ["[]", "Tổng số", 170, 80]) == []

    def test_amounts_that_differ_in_one_column_are_no_sum(self):
        rows = [["Hạ tầng cụm B", 100, 50], ["Xây kho", 60, 30], ["Làm đường", 40, 10]]
        assert self.codes(*rows) == []

    def test_small_counts_are_not_asked_about(self):
        rows = [
            ["Cấp phép", "Mức độ 4", 3],
            ["Đổi giấy", "Mức độ 4", 2],
            ["Thu hồi", "Mức độ 4", 1],
        ]
        content = book({"Biểu 1": procedures(*rows)})
        assert not read_workbook(content, "bao-cao.xlsx").findings


@pytest.mark.parametrize(
    ("cells", "is_numbering"),
    [
        ([1, 2, 3], True),
        (["(1)", "(2)", "(3)=(1)+(2)"], True),
        (["A", "B", 1, 2], True),
        (["a", "b", "c", "d", "đ", "e"], True),
        (["a", "b", 1, 2, "3=1-2"], True),
        (["I", "II", "III", "IV"], True),
        (["1.", "2.", "3."], True),
        (["[1]", "[2]", "[3]"], True),
        (["x", "x", 1, 2], False),
        (["a", "c", 1, 2], False),
        (["I", "III", "II"], False),
        ([4, 5, 6], False),
        ([1, 2, 2], False),
        (["Lưới điện", 1, 2], False),
        ([1, 2], False),
    ],
    ids=str,
)
def test_a_row_of_column_numbers_is_known_by_its_sequence(cells, is_numbering):
    assert is_numbering_row(cells) is is_numbering


@pytest.mark.parametrize(
    "numbers", [["a", "b", "c", "d"], ["a", "b", 1, 2], ["I", "II", "III", "IV"]]
)
def test_column_numbers_in_letters_are_no_record(numbers):
    lines = [[UNIT], ["TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"], [PERIOD]]
    headings = ["STT", "Nhiệm vụ", "Chủ trì", "Hạn"]
    reading = read([*lines, headings, numbers, [1, "Việc A", "Vụ Pháp chế", "30/10/2022"]])
    assert named(reading, "title") == ["Việc A"]


WORK = ["Đề án A", "Cục Hóa chất", "01/02/2022", "30/10/2022", "15/10/2022"]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (tasks(WORK, [None, "Cục Hóa chất", "01/03/2022", "30/11/2022", None]), "title"),
        (procedures(["Cấp phép A", "Mức độ 4", 17], [None, "Mức độ 4", 90]), "procedure_name"),
        (projects(A, [None, 4000, 1000]), "project_name"),
    ],
)
def test_a_numbered_row_of_which_only_the_name_is_missing_is_told_and_counts(rows: Rows, name: str):
    reading = read(rows)
    assert len(reading.tables[0].rows) == 2
    assert [(one.code, one.cells) for one in reading.findings if one.field == name] == [
        ("row_without_name", ("B6",))
    ]


@pytest.mark.parametrize("row", [["[2]", None], ["[2]", None, "Cục Hóa chất"]])
def test_a_numbered_row_that_waits_to_be_filled_in_is_no_record(row: Sequence[Any]):
    reading = read(tasks(WORK, row))
    assert len(reading.tables[0].rows) == 1
    assert "row_without_name" not in codes(reading)
