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


TOP = DRAWN[:3]
BAND = ["Vốn trong nước", *[None] * 4, "Vốn nước ngoài"]
RECORDS = [
    [1, "Cải tạo trụ sở", 100, 50, None, 1, "Cải tạo trụ sở", 300, 20],
    [2, "Mua sắm", 200, 60, None, 2, "Làm đường", 400, 30],
]
BOTH = [*HEADINGS, None, *HEADINGS]


def named(half: str) -> list[str]:
    return ["STT", "Tên dự án", f"Kế hoạch vốn {half}", f"Giải ngân vốn {half}"]


class TestBySourceOfCapital:
    @pytest.mark.parametrize(
        "above",
        [
            [*TOP, BAND, BOTH],
            [*TOP[:2], BAND, TOP[2], BOTH],
            [*TOP, ["Nguồn NSNN", *BAND[1:5], "Vốn ODA"], BOTH],
            [*TOP, [*named("trong nước"), None, *named("nước ngoài")]],
        ],
        ids=["over the headings", "in the title", "other sources", "in each heading"],
    )
    def test_each_table_is_of_its_source(self, above):
        reading = read_workbook(book({"Biểu 1": [*above, *RECORDS]}), "bao-cao.xlsx")
        assert {one.code for one in reading.findings} == {"source_of_table"}
        left, right = ([*table.records()] for table in reading.tables)
        assert [row["plan_assigned_vnd"] for row in left] == [100_000_000, 200_000_000]
        assert [row["disbursed_to_date_vnd"] for row in right] == [20_000_000, 30_000_000]
        sources = [{row["funding_source"] for row in rows} for rows in (left, right)]
        assert sources in (
            [{"Vốn trong nước"}, {"Vốn nước ngoài"}],
            [{"Nguồn NSNN"}, {"Vốn ODA"}],
        )

    @pytest.mark.parametrize("gap", [0, 1])
    def test_a_merged_band_is_over_its_own_table(self, gap):
        drawn = [*TOP, [*BAND[: 4 + gap], BAND[5]], [*HEADINGS, *[None] * gap, *HEADINGS]]
        drawn += [[*row[:4], *[None] * gap, *row[5:]] for row in RECORDS]
        merged = ["A4:D4", "F4:I4" if gap else "E4:H4"]
        reading = read_workbook(book({"Biểu 1": drawn}, merges={"Biểu 1": merged}), "a.xlsx")
        left, right = reading.tables
        assert {row["funding_source"] for row in left.records()} == {"Vốn trong nước"}
        assert {row["funding_source"] for row in right.records()} == {"Vốn nước ngoài"}

    def test_a_table_of_all_sources_beside_them_is_not_added_to_them(self):
        band = ["Tổng số", *[None] * 4, "Vốn trong nước", *[None] * 4, "Vốn nước ngoài"]
        rows = [[*row, None, *row[5:]] for row in RECORDS]
        drawn = [*TOP, band, [*BOTH, None, *HEADINGS], *rows]
        reading = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")
        assert reading.has_errors

    def test_capital_carried_over_is_no_source(self):
        band = ["Kế hoạch vốn năm 2022", *[None] * 4, "Vốn năm 2021 kéo dài"]
        reading = read_workbook(book({"Biểu 1": [*TOP, band, BOTH, *RECORDS]}), "bao-cao.xlsx")
        assert "source_of_table" not in {one.code for one in reading.findings}
