"""A figure leads to every cell it was made up from, not to the first of them alone."""

import json
from collections.abc import Iterator

import pytest
from faults import FAULTS

from data_loaders import read_workbook
from data_loaders.__main__ import main
from tests.workbooks import MONEY, book, projects, table, tasks
from tracking import exchange
from tracking.specs.catalogue import field_type
from tracking.vocabulary import Reading, Table

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
CARRIED_IN_ROWS = projects(
    ["[I]", "Vốn năm 2021 kéo dài", None, None],
    ["Cải tạo trụ sở", 100, 50, None],
    ["[II]", "Kế hoạch vốn năm 2022", None, None],
    ["Xây kho", 200, 60, 70],
    more=["Vốn kéo dài"],
)
MARKED = table(
    ["Tên thủ tục hành chính", "Tổng số hồ sơ tiếp nhận", "Mức độ 3", "Mức độ 4"],
    [["Cấp phép", 12, None, "x"]],
)
CONTRACT = {
    "sheet", "view", "template", "unit_code", "unit_name", "period_code", "data_as_of",
    "money_unit", "first_row", "last_row", "columns", "records", "skipped",
}  # fmt: skip
"""What a table has in the JSON of the checker."""
FIGURES = {"amount", "count", "number", "rate", "date"}
"""The types of what is not read from the words of a heading, as marks are."""


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
    found = read(MARKED)
    assert next(found.records())["service_level"] == "level_4"
    assert found.letters("service_level", 5) == ("D", "E")


def test_a_day_out_of_a_document_leads_to_the_document():
    record = ["Sửa nghị định", "Cục Hóa chất", "05/01/2022", "30/06/2022", None]
    drawn = tasks([*record, "Công văn số 12/BCT ngày 20/06/2022"], more=["Văn bản kết quả"])
    drawn[3][5], drawn[4][5] = None, None
    found = read(drawn)
    assert found.letters("completed_on", 5) == ("G",)


def test_an_amount_of_a_row_carried_over_leads_to_the_column_it_stands_in():
    found = read(CARRIED_IN_ROWS)
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
        assert told.keys() == CONTRACT
        (added,) = json.loads(shown)[0]["findings"]
        assert (added["code"], added["field"]) == ("amount_of_halves", PLAN)
        assert added["cells"] == ["C5", "D5"]
    else:
        assert "C, D Kế hoạch vốn giao" in shown


@pytest.mark.parametrize("drawn", [HALVES, CARRIED_IN_ROWS, MARKED])
def test_no_table_has_more_than_the_contract(drawn):
    reading = read_workbook(book({"Biểu 1": drawn}), "a.xlsx")
    (told,) = exchange.contract(reading)["tables"]
    assert told.keys() == CONTRACT


@pytest.mark.parametrize("code", FAULTS)
def test_findings_name_every_further_column_of_a_figure_or_a_date(code):
    given = FAULTS[code].faulty
    reading = read_workbook(given.content, given.name, **given.stated)
    for one in reading.tables:
        untold = set(further_cells(one)) - set(told_cells(reading, one))
        assert not {(name, at) for name, at in untold if field_type(one.view, name) in FIGURES}


def further_cells(found: Table) -> Iterator[tuple[str, str]]:
    """(field, column) of the further columns of a table, (field, cell) where it is of a row."""
    for name, letters in found.other_columns.items():
        yield from ((name, letter) for letter in letters)
    for name, by_letter in found.row_columns.items():
        yield from ((name, f"{at}{row}") for at, rows in by_letter.items() for row in rows)


def told_cells(reading: Reading, found: Table) -> Iterator[tuple[str | None, str]]:
    """(field, cell) and (field, column) of what the findings on the sheet of a table name."""
    for one in (told for told in reading.findings if told.sheet == found.sheet):
        for cell in one.cells:
            yield from ((one.field, cell), (one.field, cell.rstrip("0123456789")))


def test_columns_of_marks_need_no_note():
    reading = read_workbook(book({"Biểu 1": MARKED}), "a.xlsx")
    assert reading.tables[0].letters("service_level", 5) == ("D", "E")
    assert reading.findings == ()


def test_halves_counted_as_carried_over_are_told_with_both_cells():
    rows = [
        *HALVES[:5],
        ["I", "Vốn năm 2021 kéo dài"],
        [1, "Cải tạo trụ sở", 700, 300, 400],
    ]
    reading = read_workbook(book({"Biểu 1": rows}), "a.xlsx")
    told = {one.field: one.cells for one in reading.findings if one.code == "carried_over_in_rows"}
    assert told == {CARRIED: ("C7", "D7")}
