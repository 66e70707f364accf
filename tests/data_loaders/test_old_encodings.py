"""A cell no font and no word of its own decides goes with the cells around it, or is told of; text
in a font of capitals is read as it is shown."""

from io import BytesIO

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from data_loaders import read_workbook
from data_loaders.files.workbook import open_workbook
from sample_data.legacy import in_tcvn3
from tests.workbooks import book, projects
from tracking.vocabulary import Severity

OLD = ["C¶i t¹o trô së", "Mua s¾m thiÕt bÞ", "NhiÖm vô n¨m 2022"]
NEW = ["Cải tạo trụ sở", "Mua sắm thiết bị", "Nhiệm vụ năm 2022"]
UNSURE = [
    "Ghi chó",
    "Cã",
    "Phô lôc III",
    "Vèn CK",
    "ViÖc HÖ qu¶ cho app",
    "§TNN",
    "Vèn nghµnh thuÕ",
]
MEANT = ["Ghi chú", "Có", "Phụ lục III", "Vốn CK", "Việc Hệ quả cho app", "ĐTNN", "Vốn nghành thuế"]


def sheet_of(*columns):
    """A sheet of columns of text."""
    height = max(map(len, columns))
    rows = [[one[row] if row < len(one) else None for one in columns] for row in range(height)]
    (sheet,) = open_workbook(book({"Biểu 1": rows}))
    return sheet


def column(sheet, number):
    return [sheet.value(row, number) for row in range(len(sheet.rows))]


@pytest.mark.parametrize(("unsure", "meant"), list(zip(UNSURE, MEANT, strict=True)))
class TestUnsureTexts:
    def test_go_with_their_column(self, unsure, meant):
        sheet = sheet_of([OLD[0], unsure], NEW[:2])
        assert column(sheet, 0) == [NEW[0], meant]
        assert (sheet.recoded, sheet.doubtful) == ([(0, 0), (1, 0)], [])

    def test_go_with_their_sheet_where_the_column_tells_nothing(self, unsure, meant):
        sheet = sheet_of(OLD, [None, unsure])
        assert (sheet.value(1, 1), sheet.doubtful) == (meant, [])

    def test_stay_and_are_told_of_in_a_column_that_has_both(self, unsure, meant):
        sheet = sheet_of([*OLD, *NEW, unsure])
        assert (sheet.value(6, 0), sheet.doubtful) == (unsure, [(6, 0)])

    def test_stay_in_a_column_of_unicode(self, unsure, meant):
        sheet = sheet_of(OLD, [*NEW, unsure])
        assert (sheet.value(3, 1), sheet.doubtful) == (unsure, [])

    def test_stay_where_no_cell_shows_an_old_encoding(self, unsure, meant):
        sheet = sheet_of([unsure, "Khac"])
        assert (sheet.value(0, 0), sheet.recoded, sheet.doubtful) == (unsure, [], [])


def test_unicode_stays_among_old_cells_without_a_word():
    sheet = sheet_of([*OLD, "Thanh toán", "Bê tông", "Hòa Bình", "Cà Mau", "10 µm", "Nhà số 5"])
    assert column(sheet, 0)[3:] == [
        "Thanh toán", "Bê tông", "Hòa Bình", "Cà Mau", "10 µm", "Nhà số 5"
    ]  # fmt: skip
    assert sheet.doubtful == []


def test_cells_of_an_old_font_say_nothing_of_those_of_a_new_one():
    cells = [[text] for text in (*OLD, "Lê Lai")]
    fonts = {"Biểu 1": {f"A{row}": ".VnTime" for row in (1, 2, 3)}}
    (sheet,) = open_workbook(book({"Biểu 1": cells}, fonts=fonts))
    assert column(sheet, 0) == [*NEW, "Lê Lai"]


@pytest.mark.parametrize("foreign", ["Müller", "Nhµ m¸y Citroën"])
def test_foreign_names_stay_among_old_cells_and_are_told_of(foreign):
    sheet = sheet_of([*OLD, foreign])
    assert column(sheet, 0) == [*NEW, foreign]
    assert sheet.doubtful == [(3, 0)]


def test_two_old_encodings_leave_the_unsure_in_doubt():
    sheet = sheet_of([OLD[0], "Boä Coâng Thöông", "Ghi chó"])
    assert column(sheet, 0) == [NEW[0], "Bộ Công Thương", "Ghi chó"]
    assert sheet.doubtful == [(2, 0)]


GROUPED = projects(
    ["[i]", "Dự án chuyển tiếp", 3000, 1300],
    ["Cải tạo trụ sở", 1000, 400],
    ["Mua sắm thiết bị", 2000, 900],
    ["[ii]", "Dự án mới", 500, 200],
    ["Xây nhà kho", 500, 200],
    ["[]", "Tổng cộng", 3500, 1500],
)


def test_group_numerals_in_a_font_of_capitals_are_groups():
    rows = [[in_tcvn3(one) if isinstance(one, str) else one for one in row] for row in GROUPED]
    fonts = {
        f"{letter}{row}": ".VnTime" for letter in "ABCD" for row in range(1, len(rows) + 1)
    } | {"A5": ".VnTimeH", "A8": ".VnTimeH"}
    reading = read_workbook(book({"Biểu 1": rows}, fonts={"Biểu 1": fonts}), "a.xlsx")
    (table,) = reading.tables
    assert not [one for one in reading.findings if one.severity is Severity.ERROR]
    assert [record["project_name"] for record in table.records()] == [
        "Cải tạo trụ sở", "Mua sắm thiết bị", "Xây nhà kho"
    ]  # fmt: skip


def as_xlsx(cells):
    fonts = {f"{'ABCD'[at]}1": font for at, (_, font) in enumerate(cells)}
    return book({"Biểu 1": [[text for text, _ in cells]]}, fonts={"Biểu 1": fonts})


def as_xls(cells):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Biểu 1")
    for at, (text, font) in enumerate(cells):
        sheet.write(0, at, text, xlwt.easyxf(f"font: name {font}"))
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def as_ods(cells):
    document = OpenDocumentSpreadsheet()
    table, row = Table(name="Biểu 1"), TableRow()
    for text, font in cells:
        style = Style(name=f"s{len(row.childNodes)}", family="table-cell")
        style.addElement(TextProperties(fontfamily=font))
        document.automaticstyles.addElement(style)
        cell = TableCell(valuetype="string", stylename=style)
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("drawn", [as_xlsx, as_xls, as_ods])
def test_a_font_of_capitals_is_read_as_it_shows(drawn):
    cells = [("ii", ".VnTimeH"), ("tæng sè", ".VnArialH"), ("ii", ".VnTime"), ("12a", ".VnAvantH")]
    (sheet,) = open_workbook(drawn(cells))
    assert sheet.rows == [["II", "TỔNG SỐ", "ii", "12A"]]
    assert sheet.recoded == [(0, 0), (0, 1), (0, 3)]
