"""A workbook without a table is told which row came nearest to a heading, and what it lacks."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, measures, procedures, table, tasks
from tracking.vocabulary import View


def told(headings: list[str], record: list[object]) -> str:
    content = book({"Biểu 1": table(headings, [record])})
    (found,) = [
        one for one in read_workbook(content, "a.xlsx").findings if one.code == "no_table_found"
    ]
    return found.message


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ["Việc", "Đơn vị chủ trì", "Thời hạn"],
            "dòng 4 trang “Biểu 1” (biểu “Theo dõi nhiệm vụ Chính phủ, Thủ tướng Chính phủ, Bộ"
            " giao”): nhận ra C “Đơn vị chủ trì”, D “Thời hạn”; còn thiếu “Tên nhiệm vụ”.",
        ),
        (["Tên đầu mục", "Mức độ DVC", "Số hồ sơ tiếp nhận"], "“Tên thủ tục hành chính”"),
        (["Hạng mục nào đó", "Kế hoạch vốn", "Giải ngân"], "còn thiếu “Tên dự án” hoặc"),
    ],
)
def test_the_likeliest_heading_is_named(headings, expected):
    assert expected in told(headings, ["A", "B", 1])


def test_a_text_is_like_no_heading():
    content = book({"Biểu 1": [["Báo cáo nhanh"], ["Các đơn vị cơ bản hoàn thành."]]})
    message = read_workbook(content, "a.xlsx").findings[0].message
    assert "Giống dòng tiêu đề" not in message


def test_the_example_is_of_the_view():
    content = book({"Biểu 1": procedures(["Cấp phép", "Mức độ 4", 12, 1], more=["Lượng vào"])})
    (found,) = read_workbook(content, "a.xlsx").findings
    assert "“Lượng vào” đổi thành “Tổng số hồ sơ tiếp nhận”" in found.message


UNREAD = {
    View.TASKS: (tasks(["Sửa nghị định", "Cục Hóa chất"]), ["Việc", "Đơn vị chủ trì", "Thời hạn"]),
    View.SERVICES: (
        procedures(["Cấp phép", "Mức độ 4", 12]),
        ["Tên đầu mục", "Mức độ DVC", "Số hồ sơ tiếp nhận"],
    ),
    View.MEASURES: (
        measures(["Tỷ lệ hồ sơ nộp trực tuyến", 80, 85]),
        ["Gọi là", "Thực hiện", "Đơn vị đo"],
    ),
}
EXAMPLES = {
    View.TASKS: "“Tên nhiệm vụ”, “Đơn vị chủ trì”",
    View.SERVICES: "“Tên thủ tục hành chính”, “Mức độ”",
    View.MEASURES: "“Tên chỉ số”, “Kế hoạch”",
}


@pytest.mark.parametrize("view", UNREAD)
@pytest.mark.parametrize(
    ("record", "code"), [(["A", "B", "C"], "sheet_not_read"), (["A", 5, 7], "figures_not_read")]
)
def test_a_sheet_not_read_has_the_example_of_its_nearest_form(view, record, code):
    good, headings = UNREAD[view]
    other = UNREAD[View.TASKS if view is View.SERVICES else View.SERVICES][0]
    content = book({"Biểu 1": other, "Biểu 2": table(headings, [record]), "Biểu 3": good})
    (told,) = [one for one in read_workbook(content, "a.xlsx").findings if one.code == code]
    assert EXAMPLES[view] in told.message


def test_a_sheet_like_no_form_has_the_example_of_the_others():
    content = book({"Biểu 1": UNREAD[View.TASKS][0], "Trang 2": [["Phụ trách: Văn phòng"]]})
    (told,) = [one for one in read_workbook(content, "a.xlsx").findings if one.sheet == "Trang 2"]
    assert EXAMPLES[View.TASKS] in told.message
