"""A workbook without a table is told which row came nearest to a heading, and what it lacks."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, procedures, table


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
