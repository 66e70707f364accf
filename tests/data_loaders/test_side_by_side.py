"""Tables beside one another in a sheet are read each by itself."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book

HEADINGS = ["STT", "Tên dự án", "Kế hoạch vốn", "Giải ngân"]
DRAWN = [
    ["VĂN PHÒNG BỘ"],
    ["GIẢI NGÂN THÁNG 10 NĂM 2022"],
    ["Đơn vị tính: triệu đồng"],
    [*HEADINGS, None, *HEADINGS],
    [1, "Cải tạo trụ sở", 100, 50, None, 1, "Xây kho", 300, 20],
    [2, "Mua sắm", 200, 60, None, 2, "Làm đường", 400, 30],
    [None, "Cộng", 300, 110, None, 3, "Đào giếng", 500, 40],
]


def test_each_table_has_its_own_rows_and_its_own_columns():
    reading = read_workbook(book({"Biểu 1": DRAWN}), "bao-cao.xlsx")
    left, right = reading.tables
    assert not reading.findings
    assert [row["project_name"] for row in left.records()] == ["Cải tạo trụ sở", "Mua sắm"]
    assert [row["project_name"] for row in right.records()] == ["Xây kho", "Làm đường", "Đào giếng"]
    assert (left.columns["plan_assigned_vnd"], right.columns["plan_assigned_vnd"]) == ("C", "H")
    assert [row["_row"] for row in right.records()] == [5, 6, 7]
    assert left.unit_code == right.unit_code == "VP"
    assert left.money_unit == right.money_unit == "triệu đồng"


@pytest.mark.parametrize("gap", [[], [None]])
def test_tables_of_two_kinds_are_both_read(gap: list[None]):
    drawn = [
        *DRAWN[:3],
        [*HEADINGS, *gap, "STT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
        [1, "Cải tạo trụ sở", 100, 50, *gap, 1, "Sửa nghị định", "Văn phòng Bộ", "30/10/2022"],
        [2, "Mua sắm", 200, 60, *gap, 2, "Rà soát thủ tục", "Văn phòng Bộ", "30/11/2022"],
    ]
    reading = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")
    left, right = reading.tables
    assert not reading.findings
    assert [row["plan_assigned_vnd"] for row in left.records()] == [100_000_000, 200_000_000]
    assert [row["title"] for row in right.records()] == ["Sửa nghị định", "Rà soát thủ tục"]


def test_each_table_has_the_unit_stated_above_it():
    above = ["CỤC HÓA CHẤT", *[None] * 4, "VĂN PHÒNG BỘ"]
    money = ["ĐVT: triệu đồng", *[None] * 4, "ĐVT: tỷ đồng"]
    drawn = [above, DRAWN[1], money, *DRAWN[3:]]
    left, right = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").tables
    assert (left.unit_code, right.unit_code) == ("HC", "VP")
    assert (left.money_unit, right.money_unit) == ("triệu đồng", "tỷ đồng")


def test_a_letterhead_beside_the_unit_is_of_no_table():
    letterhead = ["CỤC HÓA CHẤT", *[None] * 4, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    reading = read_workbook(book({"Biểu 1": [letterhead, *DRAWN[1:]]}), "bao-cao.xlsx")
    assert [table.unit_code for table in reading.tables] == ["HC", "HC"]
