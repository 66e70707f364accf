import re
import sys
import unicodedata
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
import xlwt
from made_files import MAIN, SAMPLES, needs_samples, sheet_xml, text_cell, xlsx, xlsx_parts, zipped
from odf import opendocument
from odf.number import Number, PercentageStyle
from odf.style import Style
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

from data_loaders.files.container import Refused
from data_loaders.files.workbook import open_workbook

TCVN3 = "B¸o c¸o gi¶i ng©n"
UNICODE = "Báo cáo giải ngân"


def only(content):
    (sheet,) = open_workbook(content)
    return sheet


def saved(book):
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows_of(cells):
    return f'<row r="1">{cells}</row>'


class TestXlsxPlaces:
    def test_used_range_from_d12_keeps_excels_own_numbers(self):
        book = openpyxl.Workbook()
        book.active["D12"] = "x"
        book.active["F14"] = 7
        sheet = only(saved(book))
        assert (len(sheet.rows), sheet.value(11, 3), sheet.value(13, 5)) == (14, "x", 7)
        assert sheet.rows[:11] == [[]] * 11
        assert sheet.rows[11] == [None, None, None, "x"]

    def test_cells_without_places_are_counted(self):
        sheet = only(
            xlsx(
                '<row r="3"><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
                "<row><c><f>A3</f></c></row>"
            )
        )
        assert sheet.rows == [[], [], [1]]
        assert sheet.errors == {(2, 1): "#N/A"}
        assert sheet.uncached == {(3, 0)}

    def test_phantom_rows_and_styled_cells_leave_nothing(self):
        far = '<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row>'
        sheet = only(xlsx(rows_of('<c r="A1"><v>1</v></c><c r="B1" s="2"/>') + far))
        assert sheet.rows == [[1]]

    def test_a_filled_cell_far_off_is_refused_with_its_place(self):
        far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        with pytest.raises(Refused) as caught:
            open_workbook(xlsx(rows_of('<c r="A1"><v>1</v></c>') + far))
        assert caught.value.code == "file_too_many_cells"
        assert caught.value.details == {"sheet": "S", "cell": "XFD1048576"}

    def test_the_refusal_names_a_cell_that_holds_something(self):
        far = '<row r="1048576"><c r="B1048576"><v>1</v></c></row>'
        with pytest.raises(Refused) as caught:
            open_workbook(xlsx(rows_of('<c r="AV1"><v>1</v></c>') + far))
        assert caught.value.details["cell"] == "B1048576"

    @pytest.mark.parametrize("place", ["A1048576", "GR1000000", "XFD20", "XFD1048576"])
    @pytest.mark.parametrize("blank", [" ", "\u00a0 ", "   "])
    @pytest.mark.parametrize("width", ["B", "AV"])
    def test_a_cell_of_blanks_alone_is_empty_however_far_off(self, width, blank, place):
        book = openpyxl.Workbook()
        book.active["A1"], book.active[f"{width}3"] = "x", 7
        book.active[place] = blank
        sheet = only(saved(book))
        assert (len(sheet.rows), sheet.rows[0], sheet.rows[2][-1]) == (3, ["x"], 7)

    def test_blanks_written_into_the_cell_itself_are_none_too(self):
        blank = '<c r="GR1000000" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>'
        far = f'<row r="1000000">{blank}</row>'
        assert only(xlsx(rows_of('<c r="A1"><v>1</v></c>') + far)).rows == [[1]]

    def test_a_text_far_off_is_refused_whatever_its_letters_look_like(self):
        text = "<is><r><t> </t></r><r><t>x</t></r></is>"
        far = f'<row r="1000000"><c r="GR1000000" t="inlineStr">{text}</c></row>'
        with pytest.raises(Refused) as caught:
            open_workbook(xlsx(rows_of('<c r="A1"><v>1</v></c>') + far))
        assert caught.value.details["cell"] == "GR1000000"

    def test_a_filled_cell_in_the_last_row_of_a_narrow_sheet_is_read(self):
        far = '<row r="1048576"><c r="B1048576"><v>1</v></c></row>'
        sheet = only(xlsx(rows_of('<c r="A1"><v>1</v></c>') + far))
        assert sheet.value(1_048_575, 1) == 1


class TestXlsxValues:
    def test_plain_types(self):
        cells = (
            '<c r="A1"><v>5</v></c><c r="B1"><v>0.85</v></c><c r="C1" t="b"><v>1</v></c>'
            '<c r="D1" s="3"><v>44561</v></c><c r="E1" s="3"><v>44561.5</v></c>'
            '<c r="F1" t="str"><f>"a"</f><v>a</v></c><c r="G1" t="inlineStr"><is><t></t></is></c>'
            '<c r="H1"><v>1e300</v></c>'
        )
        row = only(xlsx(rows_of(cells))).rows[0]
        noon = datetime(2021, 12, 31, 12)
        assert row == [5, 0.85, True, date(2021, 12, 31), noon, "a", None, 1e300]
        assert [type(value) for value in row[:4]] == [int, float, bool, date]

    def test_dates_from_1904(self):
        sheet = only(
            xlsx(
                rows_of('<c r="A1" s="3"><v>43099</v></c>'), properties='<workbookPr date1904="1"/>'
            )
        )
        assert sheet.rows == [[date(2021, 12, 31)]]

    def test_text_is_composed_and_line_breaks_are_plain(self):
        apart = unicodedata.normalize("NFD", "Lũy kế giải ngân")
        rich = (
            '<c r="B1" t="inlineStr"><is><r><t>a_x000D_</t></r><r><t xml:space="preserve">'
            "\nb </t></r></is></c>"
        )
        assert only(xlsx(rows_of(text_cell("A1", apart) + rich))).rows == [
            ["Lũy kế giải ngân", "a\nb "]
        ]

    def test_errors_are_none_and_said(self):
        cells = (
            '<c t="e" r="A1"><v>#REF!</v></c><c r="B1" t=\'e\'><f>1/0</f><v>#DIV/0!</v></c>'
            '<c r="C1" t="str"><v>"e"</v></c>'
        )
        sheet = only(xlsx(rows_of(cells)))
        assert sheet.errors == {(0, 0): "#REF!", (0, 1): "#DIV/0!"}
        assert sheet.rows == [[None, None, '"e"']]

    def test_an_error_calamine_does_not_know(self):
        sheet = only(xlsx(rows_of('<c r="A1"><v>1</v></c><c r="B1" t="e"><v>#SPILL!</v></c>')))
        assert (sheet.rows, sheet.errors) == ([[1]], {(0, 1): "#SPILL!"})

    def test_formulas_without_results(self):
        cells = (
            '<c r="A1"><f>B1</f></c><c r="B1"><f>C1</f><v/></c><c r="C1"><f>D1</f><v></v></c>'
            '<c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f>""</f><v></v></c>'
            '<c r="F1"><f t="shared" si="0"/></c>'
        )
        sheet = only(xlsx(rows_of(cells)))
        assert sheet.uncached == {(0, 0), (0, 1), (0, 2), (0, 5)}
        assert sheet.rows == [[None, None, None, 2]]


class TestXlsxLooks:
    def test_merges_hidden_rows_and_columns(self):
        sheet = only(
            xlsx(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"/>'
                '<row ht="9" hidden="true" r="4"><c r="A4"><v>1</v></c></row>',
                before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
                after='<mergeCells count="1"><mergeCell ref="B2:D5"/></mergeCells>',
            )
        )
        assert sheet.merges == [(1, 1, 4, 3)]
        assert sheet.hidden_rows == {1, 3}
        assert sheet.hidden_columns == {1, 2}

    def test_number_formats(self):
        cells = (
            '<c r="A1" s="1"><v>0.85</v></c><c s="2" r="B1"><v>85</v></c><c r="C1"><v>85</v></c>'
            '<c r="D1" s="99"><v>1</v></c>'
        )
        sheet = only(xlsx(rows_of(cells)))
        assert [sheet.number_format(0, column) for column in range(5)] == [
            "0%",
            "#,##0,,",
            "",
            "",
            "",
        ]

    def test_number_formats_change_down_a_column(self):
        rows = "".join(
            f'<row r="{n}"><c r="A{n}" s="{1 if 3 <= n <= 5 else 0}"><v>1</v></c></row>'
            for n in range(1, 8)
        )
        sheet = only(xlsx(rows))
        assert [bool(sheet.number_format(row, 0)) for row in range(7)] == [
            False,
            False,
            True,
            True,
            True,
            False,
            False,
        ]

    @pytest.mark.parametrize("state", ["hidden", "veryHidden"])
    def test_hidden_sheets(self, state):
        assert not only(xlsx(rows_of(text_cell("A1", "x")), state=state)).visible
        assert only(xlsx(rows_of(text_cell("A1", "x")))).visible

    def test_text_in_an_old_font_is_converted_and_said(self):
        cells = text_cell("B1", TCVN3, 4) + text_cell("C1", UNICODE, 4) + text_cell("D1", "x", 4)
        sheet = only(xlsx(rows_of(cells + text_cell("E1", "b¸o c¸o", 5))))
        assert sheet.rows == [[None, UNICODE, UNICODE, "x", "BÁO CÁO"]]
        assert sheet.recoded == [(0, 1), (0, 4)]

    def test_old_encoding_without_its_font(self):
        sheet = only(xlsx(rows_of(text_cell("A1", TCVN3))))
        assert (sheet.rows, sheet.recoded) == ([[UNICODE]], [(0, 0)])


class TestXlsxForms:
    ROWS = (
        '<row r="2" hidden="1"><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>1</f></c>'
        '<c r="D2" s="1"><v>2</v></c></row>'
    )

    def check(self, xml):
        sheet = only(zipped(xlsx_parts(xml)))
        assert sheet.rows == [[], [None, None, None, 2]]
        assert sheet.errors == {(1, 1): "#N/A"}
        assert sheet.uncached == {(1, 2)}
        assert sheet.hidden_rows == {1}
        assert sheet.number_format(1, 3) == "0%"

    def test_namespace_prefix(self):
        xml = re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet_xml(self.ROWS)).replace("xmlns=", "xmlns:x=")
        self.check(xml)

    def test_single_quotes(self):
        self.check(sheet_xml(self.ROWS).replace('"', "'"))

    def test_utf_16(self):
        self.check(sheet_xml(self.ROWS).replace("UTF-8", "UTF-16").encode("utf-16"))

    def test_strict(self):
        strict = sheet_xml(self.ROWS).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        self.check(strict)

    def test_a_document_type_is_refused(self):
        xml = sheet_xml(rows_of(text_cell("A1", "&x;")))
        evil = xml.replace("?>", '?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1)
        with pytest.raises(Refused) as caught:
            open_workbook(zipped(xlsx_parts(evil)))
        assert caught.value.code == "file_damaged"

    def test_chart_sheets_are_passed_over(self):
        book = openpyxl.Workbook()
        book.active["A1"] = 1
        book.create_chartsheet("Biểu đồ", 0)
        assert [sheet.name for sheet in open_workbook(saved(book))] == ["Sheet"]

    def test_macro_workbook_and_template(self):
        for kind in ("ms-excel.sheet.macroEnabled.main", "ms-excel.template.macroEnabled.main"):
            parts = xlsx_parts(sheet_xml(rows_of(text_cell("A1", "x"))))
            types = parts["[Content_Types].xml"]
            office = "openxmlformats-officedocument.spreadsheetml.sheet.main"
            parts["[Content_Types].xml"] = types.replace(office, kind)
            assert only(zipped(parts)).rows == [["x"]]


class TestXls:
    def book(self):
        book = xlwt.Workbook()
        sheet = book.add_sheet("Biểu 1")
        sheet.write_merge(0, 0, 0, 2, "Tiêu đề")
        sheet.write(4, 2, TCVN3, xlwt.easyxf("font: name .VnTime"))
        sheet.write(4, 3, 0.5, xlwt.easyxf(num_format_str="0%"))
        sheet.write(5, 0, date(2022, 10, 31), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
        sheet.write(5, 1, datetime(2022, 10, 31, 8, 30), xlwt.easyxf(num_format_str="d/m/yy h:mm"))
        sheet.write(5, 2, time(8, 30), xlwt.easyxf(num_format_str="h:mm"))
        sheet.write(5, 3, True)
        sheet.write(5, 4, 12345678.0)
        sheet.row(5).hidden = True
        sheet.col(6).hidden = True
        book.add_sheet("Ẩn").visibility = 2
        return saved(book)

    def test_values_and_looks(self):
        sheet, hidden = open_workbook(self.book())
        assert sheet.rows[4] == [None, None, UNICODE, 0.5]
        moment = datetime(2022, 10, 31, 8, 30)
        assert sheet.rows[5] == [date(2022, 10, 31), moment, time(8, 30), True, 12345678]
        assert isinstance(sheet.rows[5][4], int)
        assert (sheet.merges, sheet.recoded) == ([(0, 0, 0, 2)], [(4, 2)])
        assert (sheet.hidden_rows, sheet.hidden_columns) == ({5}, {6})
        assert (sheet.number_format(4, 3), sheet.number_format(0, 0)) == ("0%", "")
        assert (sheet.visible, hidden.visible, hidden.name) == (True, False, "Ẩn")

    def test_old_encrypted_workbook(self):
        if not SAMPLES.is_dir():
            pytest.skip("Thư mục tệp mẫu shared/samples không có trên máy này.")
        with pytest.raises(Refused) as caught:
            open_workbook((SAMPLES / "hard/sheetjs__password_2002_40_xor.xls").read_bytes())
        assert caught.value.code == "file_encrypted"

    def test_cut_short(self):
        with pytest.raises(Refused) as caught:
            open_workbook(self.book()[:2048])
        assert caught.value.code == "file_damaged"

    @needs_samples
    def test_errors_hidden_parts_of_a_sample(self):
        first, _, third, *_ = open_workbook(
            (SAMPLES / "hard/sheetjs__comments_stress_test.xls").read_bytes()
        )
        assert (len(first.hidden_rows), len(first.hidden_columns)) == (1, 1)
        assert set(third.errors.values()) <= {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!"}
        assert all(third.value(*place) is None for place in third.errors)


def ods_with(*rows, columns=()):
    document = opendocument.OpenDocumentSpreadsheet()
    table = Table(name="Biểu 1")
    for column in columns:
        table.addElement(column)
    for row in rows:
        table.addElement(row)
    document.spreadsheet.addElement(table)
    return document


def ods_row(*cells, **attributes):
    row = TableRow(**attributes)
    for cell in cells:
        row.addElement(cell)
    return row


def ods_text(text, **attributes):
    cell = TableCell(valuetype="string", **attributes)
    for line in text.split("\n"):
        cell.addElement(P(text=line))
    return cell


class TestOds:
    def test_blanks_alone_are_no_value_however_often_repeated(self):
        blanks = ods_row(ods_text(" ", numbercolumnsrepeated=16_384), numberrowsrepeated=1_000_000)
        assert only(saved(ods_with(ods_row(ods_text("x")), blanks))).rows == [["x"]]

    @pytest.mark.parametrize(
        ("row", "cell", "said"),
        [(999_999_999, 999_999_999, "XFD1"), (1_048_576, 20, "T1048576"), (1, 20_000_000, "XFD1")],
    )
    def test_a_value_repeated_without_end_is_refused_where_it_ends(self, row, cell, said):
        value = ods_text("X", numbercolumnsrepeated=cell)
        with pytest.raises(Refused) as refused:
            only(saved(ods_with(ods_row(value, numberrowsrepeated=row))))
        assert (refused.value.code, refused.value.details["cell"]) == ("file_too_many_cells", said)

    def test_values_places_and_looks(self):
        error = ods_text("#REF!", formula="of:=[.#REF!]")
        rows = (
            ods_row(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=3),
            ods_row(
                TableCell(numbercolumnsrepeated=2),
                ods_text("a\nb", numbercolumnsspanned=2, numberrowsspanned=1),
                CoveredTableCell(),
                TableCell(valuetype="float", value=5, numbercolumnsrepeated=2),
                visibility="filter",
            ),
            ods_row(
                error,
                TableCell(formula="of:=[.A1]"),
                TableCell(valuetype="date", datevalue="2022-10-31"),
                TableCell(valuetype="date", datevalue="2022-10-31T08:30:00"),
                TableCell(valuetype="time", timevalue="PT08H30M00S"),
                TableCell(valuetype="boolean", booleanvalue="true"),
                TableCell(valuetype="percentage", value=0.85),
            ),
            ods_row(TableCell(), numberrowsrepeated=1_048_570),
        )
        columns = (TableColumn(), TableColumn(visibility="collapse", numbercolumnsrepeated=2))
        sheet = only(saved(ods_with(*rows, columns=columns)))
        assert sheet.rows[:4] == [[], [], [], [None, None, "a\nb", None, 5, 5]]
        moment = datetime(2022, 10, 31, 8, 30)
        assert sheet.rows[4][2:] == [date(2022, 10, 31), moment, time(8, 30), True, 0.85]
        assert len(sheet.rows) == 5
        assert (sheet.errors, sheet.uncached) == ({(4, 0): "#REF!"}, {(4, 1)})
        assert (sheet.merges, sheet.hidden_rows) == ([(3, 2, 3, 3)], {3})
        assert sheet.hidden_columns == {1, 2}
        assert (sheet.number_format(4, 6), sheet.number_format(3, 4)) == ("0%", "")

    @pytest.mark.parametrize("shown", ["%", " %", "% KH"])
    def test_a_percent_sign_that_is_but_text_stands_by_the_number(self, shown: str):
        from odf.number import NumberStyle, Text

        literal = NumberStyle(name="N1")
        literal.addElement(Number(decimalplaces=1))
        literal.addElement(Text(text=shown))
        document = ods_with(ods_row(TableCell(valuetype="float", value=0.8, stylename="rate")))
        document.automaticstyles.addElement(literal)
        document.automaticstyles.addElement(
            Style(name="rate", family="table-cell", datastylename="N1")
        )
        assert only(saved(document)).number_format(0, 0) == '0.0"%"'

    def test_number_styles(self):
        document = ods_with(
            ods_row(TableCell(valuetype="float", value=5_000_000, stylename="millions")),
            ods_row(TableCell(valuetype="percentage", value=0.5, stylename="rate")),
        )
        from odf.number import NumberStyle

        millions = NumberStyle(name="N1")
        millions.addElement(Number(grouping="true", displayfactor=1_000_000, decimalplaces=1))
        rate = PercentageStyle(name="N2")
        rate.addElement(Number(decimalplaces=2))
        for style, data in (("millions", millions), ("rate", rate)):
            document.automaticstyles.addElement(data)
            document.automaticstyles.addElement(
                Style(name=style, family="table-cell", datastylename=data)
            )
        sheet = only(saved(document))
        assert [sheet.number_format(row, 0) for row in (0, 1)] == ["#,##0.0,,", "0.00%"]

    @pytest.mark.parametrize("what", ["row", "cell"])
    def test_a_value_repeated_without_end_is_refused(self, what):
        cell = {"numbercolumnsrepeated": 1_000_000_000} if what == "cell" else {}
        row = {"numberrowsrepeated": 1_000_000_000} if what == "row" else {}
        with pytest.raises(Refused) as caught:
            open_workbook(saved(ods_with(ods_row(ods_text("x", **cell), **row))))
        assert caught.value.code == "file_too_many_cells"

    @needs_samples
    def test_comments_are_not_values(self):
        sheet = only((SAMPLES / "hard/calamine__with-annotation.ods").read_bytes())
        assert sheet.rows == [["cell a.1"]]


@needs_samples
class TestXlsb:
    def read(self, name):
        return open_workbook((SAMPLES / "hard" / name).read_bytes())

    def test_books_calamine_cannot_open(self):
        sheets = self.read("calamine__any_sheets.xlsb")
        assert [(sheet.name, sheet.visible) for sheet in sheets] == [
            ("Visible", True),
            ("Hidden", False),
            ("VeryHidden", False),
        ]
        assert [sheet.name for sheet in self.read("sheetjs__BlankSheetTypes.xlsb")] == ["Sheet1"]

    def test_same_values_as_calamine(self):
        from python_calamine import CalamineWorkbook

        content = (SAMPLES / "hard/poi__testVarious.xlsb").read_bytes()
        (sheet,) = open_workbook(content)
        raw = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        for row, values in enumerate(raw.to_python(skip_empty_area=False)):
            for column, value in enumerate(values):
                assert sheet.value(row, column) == (None if value == "" else value)
        assert sheet.errors == {(13, 1): "#NAME?"}

    def test_errors_stand_where_nothing_is_read(self):
        sheets = self.read("sheetjs__apachepoi_LookupFunctionsTestCaseData.xls.xlsb")
        assert sum(len(sheet.errors) for sheet in sheets) > 100
        for sheet in sheets:
            assert all(sheet.value(*place) is None for place in sheet.errors)
            assert all(re.fullmatch(r"#[A-Z/0]+[!?]?", error) for error in sheet.errors.values())


@needs_samples
class TestOfficialStatistics:
    @pytest.mark.parametrize(
        "name", ["2000-03-29-Bieu-Thang-3.2000.xls", "2004-01-29-Bieu0104-2.xls"]
    )
    def test_old_books_come_out_in_unicode(self, name):
        sheets = open_workbook((SAMPLES / "gso" / name).read_bytes())
        recoded = [sheet.value(*place) for sheet in sheets for place in sheet.recoded]
        assert len(recoded) > 50
        letters = set("".join(recoded))
        assert letters & set("ăâđêôơưạảấầẩậắặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửữựỳỷỹ")
        assert not letters & set("¸¶®©ªµ¬")

    def test_new_books_lose_nothing_openpyxl_sees(self):
        path = SAMPLES / "gso/2019-01-29-02-Bieu-01-2019-1.xlsx"
        book = openpyxl.load_workbook(path, data_only=True)
        for sheet, other in zip(open_workbook(path.read_bytes()), book.worksheets, strict=True):
            merges = {
                (m.min_row - 1, m.min_col - 1, m.max_row - 1, m.max_col - 1)
                for m in other.merged_cells.ranges
            }
            assert set(sheet.merges) == merges
            for row in other.iter_rows():
                for cell in row:
                    mine = sheet.value(cell.row - 1, cell.column - 1)
                    if isinstance(cell.value, int | float):
                        assert mine == pytest.approx(cell.value)
                        code = sheet.number_format(cell.row - 1, cell.column - 1) or "General"
                        assert ("%" in code) == ("%" in cell.number_format)


def test_a_panic_of_the_reader_is_a_refusal():
    if not SAMPLES.is_dir():
        pytest.skip("Thư mục tệp mẫu shared/samples không có trên máy này.")
    name = "poi__clusterfuzz-testcase-minimized-POIHSSFFuzzer-5816431116615680.xls"
    with pytest.raises(Refused) as caught:
        open_workbook((SAMPLES / "hard" / name).read_bytes())
    assert caught.value.code == "file_damaged"
    assert sys.exc_info() == (None, None, None)
