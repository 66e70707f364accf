"""A figure leads to every cell it was made up from, not to the first of them alone."""

import json

import pytest

from data_loaders import read_workbook
from data_loaders.__main__ import main
from tests.workbooks import MONEY, PROJECTS, book, projects, table, tasks
from tracking import exchange
from tracking.vocabulary import Table

PLAN, PAID = "plan_assigned_vnd", "disbursed_to_date_vnd"
CARRIED, PAID_CARRIED = "plan_carried_over_vnd", "disbursed_carried_over_vnd"
HALVES = [
    ["VĂN PHÒNG BỘ"],
    ["Tháng 10 năm 2022"],
    [MONEY],
    ["STT", "Tên dự án", "Kế hoạch vốn năm 2022", None, "Lũy kế giải ngân"],
    [None, None, "Trong nước", "Nước ngoài", None],
    [1, "Cải tạo trụ sở", 700, 300, 400],
]


def read(drawn: list[list[object]]) -> Table:
    (found,) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").tables
    return found


def test_a_sum_of_two_columns_leads_to_both():
    found = read(HALVES)
    assert next(found.records())[PLAN] == 1_000_000_000
    assert found.letters(PLAN, 6) == ("C", "D")
    assert found.letters(PAID, 6) == ("E",)


def test_cases_of_two_ways_lead_to_both():
    headings = ["Số hồ sơ tiếp nhận", "Hồ sơ trực tiếp", "Nộp qua bưu chính"]
    found = read(table(["Tên thủ tục hành chính", *headings], [["Cấp phép", 20, 15, 5]]))
    assert found.letters("cases_in_person", 5) == ("D", "E")


def test_an_amount_without_its_part_leads_to_the_part_too():
    headings = [
        "Tên dự án", "Kế hoạch vốn (gồm cả vốn kéo dài)", "Trong đó: vốn kéo dài",
        "Lũy kế giải ngân", "Giải ngân vốn kéo dài",
    ]  # fmt: skip
    found = read(table(headings, [["Cải tạo trụ sở", 1130, 130, 400, 30]], money=MONEY))
    assert next(found.records())[PLAN] == 1_000_000_000
    assert found.letters(PLAN, 5) == ("C", "D")


def test_a_mark_leads_to_the_columns_of_marks():
    headings = ["Tên thủ tục hành chính", "Tổng số hồ sơ tiếp nhận", "Mức độ 3", "Mức độ 4"]
    found = read(table(headings, [["Cấp phép", 12, None, "x"]]))
    assert next(found.records())["service_level"] == "level_4"
    assert found.letters("service_level", 5) == ("D", "E")


def test_a_day_out_of_a_document_leads_to_the_document():
    record = ["Sửa nghị định", "Cục Hóa chất", "05/01/2022", "30/06/2022", None]
    drawn = tasks([*record, "Công văn số 12/BCT ngày 20/06/2022"], more=["Văn bản kết quả"])
    drawn[3][5], drawn[4][5] = None, None
    found = read(drawn)
    assert found.letters("completed_on", 5) == ("G",)


def test_an_amount_of_a_row_carried_over_leads_to_the_column_it_stands_in():
    rows = [
        ["[I]", "Vốn năm 2021 kéo dài", None, None],
        ["Cải tạo trụ sở", 100, 50, None],
        ["[II]", "Kế hoạch vốn năm 2022", None, None],
        ["Xây kho", 200, 60, 70],
    ]
    more = ["Vốn kéo dài"]
    found = read(table([*PROJECTS, *more], rows, money=MONEY))
    by_row = {row["_row"]: row for row in found.records()}
    assert (by_row[6][CARRIED], by_row[8][CARRIED]) == (100_000_000, 70_000_000)
    assert found.letters(CARRIED, 6) == ("C",)
    assert found.letters(CARRIED, 8) == ("E",)


def test_a_kept_reading_says_as_much():
    reading = read_workbook(book({"Biểu 1": HALVES}), "bao-cao.xlsx")
    assert exchange.unpack(exchange.pack(reading)) == reading
    packed = json.loads(exchange.pack(reading))
    for one in packed["tables"]:
        del one["other_columns"], one["row_columns"]
    (earlier,) = exchange.unpack(json.dumps(packed).encode()).tables
    assert earlier.letters(PLAN, 6) == ("C",)


@pytest.mark.parametrize("option", ["--json", None])
def test_the_checker_names_every_column(option, tmp_path, capsys):
    path = tmp_path / "bao-cao.xlsx"
    path.write_bytes(book({"Biểu 1": HALVES}))
    main([option, str(path)] if option else [str(path)])
    shown = capsys.readouterr().out
    if option:
        (told,) = json.loads(shown)[0]["tables"]
        assert told["columns"][PLAN] == "C"
        assert told["other_columns"] == {PLAN: ["D"]}
        assert "row_columns" not in told
    else:
        assert "C, D Kế hoạch vốn giao" in shown


def test_a_table_of_plain_columns_has_no_more_than_the_contract():
    reading = read_workbook(book({"Biểu 1": projects(["Cải tạo trụ sở", 100, 50])}), "a.xlsx")
    (told,) = exchange.contract(reading)["tables"]
    assert not {"other_columns", "row_columns"} & told.keys()
