"""A unit gets its own workbook back: findings at their cells, a list in front, the rest kept."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from made_files import SAMPLES, needs_samples
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from data_loaders import mark_workbook, read_workbook
from data_loaders.marking.lost import lost_in
from tests.workbooks import book, projects

ROOT = Path(__file__).parents[2]
NAME = "VP_T10_2022.xlsx"
WRONG = ["Mua sắm thiết bị", "không rõ", 100]
GOOD = ["Cải tạo trụ sở", 1000, 400]
OVER = ["Xây nhà học", 500, 900]
LIST = "Cần sửa"


def marked(content, name=NAME):
    """The marked workbook opened, and the reading it was marked by."""
    reading = read_workbook(content, name)
    _, made = mark_workbook(content, reading)
    return openpyxl.load_workbook(BytesIO(made), rich_text=True), reading


def saved(opened):
    """The bytes of an opened workbook."""
    content = BytesIO()
    opened.save(content)
    return content.getvalue()


def coloured(sheet):
    """The cells under a colour that always holds, each with the colour."""
    return {
        cell.coord: rule.dxf.fill.start_color.rgb[-6:]
        for group in sheet.conditional_formatting
        for rule in group.rules
        if rule.type == "expression"
        for cell in group.cells
    }


def listed(opened):
    """The rows of the list: mark, sheet, cells."""
    rows = list(opened[LIST].values)
    first = next(number for number, row in enumerate(rows) if row[0] == "STT") + 1
    return [row[1:4] for row in rows[first:]]


def test_every_finding_stands_at_its_cell_and_in_the_list():
    opened, reading = marked(book({"Biểu 1": projects(GOOD, WRONG, OVER)}))
    sheet = opened["Biểu 1"]
    told = [(cell, one) for one in reading.findings for cell in one.cells]
    assert len(told) == 2
    assert set(coloured(sheet)) == {cell for cell, _ in told}
    for cell, one in told:
        assert one.message in sheet[cell].comment.text
    assert opened.sheetnames == [LIST, "Biểu 1"]
    assert listed(opened) == [("■ LỖI", "Biểu 1", "C6"), ("▲ CẢNH BÁO", "Biểu 1", "D7")]


def test_the_list_leads_to_each_cell():
    opened, _ = marked(book({"Biểu 'A' 1": projects(GOOD, WRONG)}))
    (link,) = [cell.hyperlink for row in opened[LIST].iter_rows() for cell in row if cell.hyperlink]
    assert link.location == "'Biểu ''A'' 1'!C6"


def test_errors_and_warnings_differ_in_colour_and_in_words():
    opened, _ = marked(book({"Biểu 1": projects(GOOD, WRONG, OVER)}))
    colours = coloured(opened["Biểu 1"])
    assert colours["C6"] != colours["D7"]
    assert opened["Biểu 1"]["C6"].comment.text.startswith("■ LỖI")
    assert opened["Biểu 1"]["D7"].comment.text.startswith("▲ CẢNH BÁO")


def test_formats_formulas_and_other_sheets_stay():
    source = openpyxl.load_workbook(BytesIO(book({"Biểu 1": projects(GOOD, WRONG)})))
    sheet = source["Biểu 1"]
    sheet["C6"].fill = PatternFill("solid", start_color="00FF00")
    sheet["C6"].font = Font(name="Arial", bold=True, size=15)
    sheet["C5"].number_format = "#,##0.0"
    sheet.column_dimensions["B"].width = 55
    sheet.merge_cells("A1:C1")
    other = source.create_sheet("Tính")
    other["A1"] = "=SUM('Biểu 1'!C5:C6)"
    other.sheet_state = "hidden"
    opened, _ = marked(saved(source))
    kept = opened["Biểu 1"]
    assert kept["C6"].fill.start_color.rgb == "0000FF00"
    assert (kept["C6"].font.name, kept["C6"].font.bold, kept["C6"].font.size) == ("Arial", True, 15)
    assert kept["C5"].number_format == "#,##0.0"
    assert kept.column_dimensions["B"].width == 55
    assert [str(one) for one in kept.merged_cells.ranges] == ["A1:C1"]
    assert opened["Tính"]["A1"].value == "=SUM('Biểu 1'!C5:C6)"
    assert opened["Tính"].sheet_state == "hidden"


def test_a_marked_workbook_is_read_as_the_one_without_marks():
    content = book({"Biểu 1": projects(GOOD, WRONG, OVER), "Ghi chú": [["Trang khác"]]})
    before = read_workbook(content, NAME)
    after = read_workbook(mark_workbook(content, before)[1], NAME)
    assert after.tables == before.tables
    assert after.findings == before.findings


def test_what_was_mended_is_no_longer_marked_and_what_the_unit_wrote_stays():
    source = openpyxl.load_workbook(BytesIO(book({"Biểu 1": projects(GOOD, WRONG, OVER)})))
    sheet = source["Biểu 1"]
    sheet["C6"].comment = Comment("Chờ Vụ KHTC duyệt", "Chuyên viên")
    rule = CellIsRule(operator="lessThan", formula=["0"], font=Font(color="FF0000"))
    sheet.conditional_formatting.add("C5:D7", rule)
    first, _ = marked(saved(source))
    assert "Chờ Vụ KHTC duyệt" in first["Biểu 1"]["C6"].comment.text
    first["Biểu 1"]["C6"] = 150
    again, _ = marked(saved(first))
    mended = again["Biểu 1"]
    assert set(coloured(mended)) == {"D7"}
    assert mended["C6"].comment.text == "Chờ Vụ KHTC duyệt"
    assert [rule.type for group in mended.conditional_formatting for rule in group.rules] == [
        "expression", "cellIs",
    ]  # fmt: skip
    assert again.sheetnames == [LIST, "Biểu 1"]
    assert listed(again) == [("▲ CẢNH BÁO", "Biểu 1", "D7")]


def test_a_workbook_without_findings_says_that_nothing_is_to_be_mended():
    opened, reading = marked(book({"Biểu 1": projects(GOOD)}))
    assert reading.findings == ()
    assert [row[0] for row in opened[LIST].values if row[0]][1] == "Không có gì phải sửa."


def test_the_unit_may_have_a_sheet_of_that_name():
    opened, _ = marked(book({"Cần sửa": projects(GOOD, WRONG)}))
    assert opened.sheetnames == ["Cần sửa 2", "Cần sửa"]
    assert read_workbook(saved(opened), NAME).tables[0].sheet == "Cần sửa"


def test_the_mark_of_a_merged_cell_is_at_its_first_cell():
    rows = projects(GOOD, WRONG)
    content = book({"Biểu 1": rows}, merges={"Biểu 1": ["C6:C7"]})
    opened, _ = marked(content)
    assert opened["Biểu 1"]["C6"].comment is not None


def test_a_cell_far_away_does_not_keep_the_workbook_from_being_kept():
    source = openpyxl.load_workbook(BytesIO(book({"Biểu 1": projects(GOOD, WRONG)})))
    source["Biểu 1"]["XFC1048570"].font = Font(bold=True)
    opened, _ = marked(saved(source))
    assert opened["Biểu 1"]["C6"].comment is not None
    assert opened["Biểu 1"]["XFC1048570"].font.bold


def test_no_text_of_the_unit_becomes_a_formula():
    opened, _ = marked(book({"=1+1": projects(GOOD, WRONG)}))
    cells = [cell for row in opened[LIST].iter_rows() for cell in row]
    assert any(cell.value == "=1+1" and cell.data_type == "s" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


@needs_samples
@pytest.mark.parametrize("suffix", [".xls", ".ods", ".xlsb"])
def test_what_only_can_be_read_comes_back_as_its_values_and_that_is_said(suffix):
    found = 0
    for path in sorted((SAMPLES / "hard").glob(f"*{suffix}")):
        reading = read_workbook(path.read_bytes(), path.name)
        if not reading.ok or found > 3:
            continue
        name, made = mark_workbook(path.read_bytes(), reading)
        opened = openpyxl.load_workbook(BytesIO(made))
        words = " ".join(str(row[0]) for row in opened.worksheets[0].values if row[0])
        if "chỉ chép lại giá trị" in words:
            found += 1
        assert name.endswith(" - cần sửa.xlsx")
    assert found


@pytest.mark.parametrize("content", [b"PK\x03\x04 hong", b"khong phai bang tinh"])
def test_what_cannot_be_opened_comes_back_as_the_list_alone(content):
    opened, reading = marked(content)
    words = " ".join(str(value) for row in opened[LIST].values for value in row if value)
    assert not reading.ok
    assert reading.findings[0].message in words
    assert "đây chỉ là danh sách" in words


@needs_samples
def test_macros_stay():
    for path in sorted((SAMPLES / "hard").glob("*.xlsm")):
        content = path.read_bytes()
        with zipfile.ZipFile(BytesIO(content)) as package:
            if "xl/vbaProject.bin" not in package.namelist():
                continue
            before = package.read("xl/vbaProject.bin")
        name, made = mark_workbook(content, read_workbook(content, path.name))
        if name.endswith(".xlsm"):
            with zipfile.ZipFile(BytesIO(made)) as package:
                assert package.read("xl/vbaProject.bin") == before
            return
    pytest.fail("Không mẫu nào có macro ghi lại được")


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("xl/drawings/drawing1.xml", "<xdr:sp macro=''/>", "hình vẽ, hộp chữ"),
        ("xl/slicers/slicer1.xml", "", "bộ lọc slicer"),
        ("xl/threadedComments/t1.xml", "", "chuỗi bình luận (còn là ghi chú thường)"),
        ("_xmlsignatures/sig1.xml", "", "chữ ký số"),
        ("xl/ctrlProps/ctrlProp1.xml", "", "nút bấm, hộp chọn trên trang"),
        ("xl/embeddings/oleObject1.bin", "", "đối tượng nhúng từ chương trình khác"),
        ("xl/worksheets/sheet1.xml", "<x14:sparklineGroups/>", "biểu đồ nhỏ trong ô"),
        (
            "xl/worksheets/sheet1.xml",
            "<x14:dataValidation type='list'/>",
            "danh sách chọn kiểu mới",
        ),
    ],
)
def test_what_the_library_cannot_keep_is_said(part, text, words):
    content = BytesIO(book({"Biểu 1": projects(GOOD, WRONG)}))
    with zipfile.ZipFile(content) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        assert lost_in(package) == []
    parts[part] = parts.get(part, b"") + text.encode()
    changed = BytesIO()
    with zipfile.ZipFile(changed, "w") as package:
        for name, value in parts.items():
            package.writestr(name, value)
        assert lost_in(package) == [words]


def test_from_a_terminal(tmp_path):
    file = tmp_path / NAME
    file.write_bytes(book({"Biểu 1": projects(GOOD, WRONG)}))
    command = [sys.executable, "-m", "data_loaders", str(file), "--marked", str(tmp_path / "ra")]
    first = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    made = tmp_path / "ra" / "VP_T10_2022 - cần sửa.xlsx"
    assert first.returncode == 1, first.stderr
    assert openpyxl.load_workbook(made).sheetnames == [LIST, "Biểu 1"]
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert again.returncode == 2
    assert again.stdout == first.stdout, "kết quả đọc vẫn được in"
    assert "hãy chọn thư mục khác" in again.stderr
