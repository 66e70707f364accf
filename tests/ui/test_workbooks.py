"""The workbook a reader takes away: typed, Vietnamese, and never obeyed by Excel."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from ui.columns import Column, Listing
from ui.formats import HANOI, Kind, Typed, moment
from ui.workbooks import workbook_bytes

COLUMNS = (
    Column(name="name", heading="Dự án", is_long=True),
    Column(name="plan", heading="Kế hoạch", kind=Kind.VND),
    Column(name="rate", heading="Giải ngân", kind=Kind.RATE),
    Column(name="due_on", heading="Hạn", kind=Kind.DATE),
)


def opened(*records: dict[str, object]) -> openpyxl.Workbook:
    listing = Listing(title="Dự án của Bộ", columns=COLUMNS, records=records)
    content = workbook_bytes(listing, ["Nguồn: 4/4 đơn vị"], datetime(2022, 12, 1, 8, 30))
    return openpyxl.load_workbook(io.BytesIO(content))


def test_values_keep_their_kind():
    row = {"name": "Trụ sở", "plan": 1_234_567_000_000, "rate": 0.475, "due_on": date(2022, 12, 31)}
    sheet = opened(row).worksheets[0]
    name, plan, rate, due = sheet[2]
    assert (name.value, plan.value, rate.value) == ("Trụ sở", 1234.567, 0.475)
    assert due.value == datetime(2022, 12, 31)
    assert [plan.number_format, rate.number_format] == ["#,##0.0##", "0.0%"]
    assert due.number_format == "dd/mm/yyyy"


def test_a_column_of_several_kinds_holds_numbers_each_in_its_format():
    column = Column(name="value", heading="Giá trị")
    values = [
        Typed("47,5%", 0.475, Kind.RATE),
        Typed("−2,5 điểm %", -0.025, Kind.POINTS),
        Typed("31/12/2022", date(2022, 12, 31), Kind.DATE),
        Typed("chưa có số", None, Kind.RATE),
    ]
    listing = Listing(title="Số", columns=[column], records=[{"value": one} for one in values])
    content = workbook_bytes(listing, [], datetime(2022, 12, 1))
    cells = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A"])[1:]
    assert [cell.value for cell in cells] == [0.475, -2.5, datetime(2022, 12, 31), "chưa có số"]
    assert [cell.number_format for cell in cells[:3]] == [
        "0.0%", '+0.0" điểm %";-0.0" điểm %";0.0" điểm %"', "dd/mm/yyyy",
    ]  # fmt: skip


def test_a_plain_number_has_its_thousands_apart_and_decimals_only_where_it_needs_them():
    column = Column(name="x", heading="Tử số", kind=Kind.NUMBER)
    typed = Column(name="y", heading="Giá trị")
    records = [
        {"x": 30485.0, "y": Typed("7.314 lượt", 7314.0, Kind.NUMBER)},
        {"x": 1234.5, "y": Typed("47,5%", 0.475, Kind.RATE)},
    ]
    listing = Listing(title="Số", columns=[column, typed], records=records)
    content = workbook_bytes(listing, [], datetime(2022, 12, 1))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    formats = [[cell.number_format for cell in row] for row in sheet["A2:B3"]]
    assert formats == [["#,##0", "#,##0"], ["#,##0.0##", "0.0%"]]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (Column(name="x", heading="Thay đổi", kind=Kind.POINTS), [0.116, None]),
        (
            Column(name="x", heading="Thay đổi"),
            [Typed("+11,6 điểm %", 0.116, Kind.POINTS), Typed("", None, Kind.NUMBER)],
        ),
    ],
    ids=["a column of points", "a column whose values are all points"],
)
def test_percentage_points_are_points_and_the_heading_says_so(column, values):
    """A change of 11,6 points is no rate of 11,6 %."""
    listing = Listing(title="Số", columns=[column], records=[{"x": one} for one in values])
    content = workbook_bytes(listing, [], datetime(2022, 12, 1))
    head, points, _ = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A"]
    assert head.value == "Thay đổi (điểm %)"
    assert (points.value, points.number_format) == (11.6, "+0.0;-0.0;0.0")


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/C'!A0"])
def test_text_is_no_formula(text):
    cell = opened({"name": text}).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip() == text.strip()


def test_what_excel_cannot_hold_is_left_out():
    assert opened({"name": "a\x00b" + "c" * 40_000}).worksheets[0]["A2"].value.startswith("abc")


def test_what_is_missing_is_empty_and_not_zero():
    assert opened({"name": "Trụ sở", "rate": None}).worksheets[0]["C2"].value is None


def test_the_second_sheet_says_what_it_is():
    lines = [row[0] for row in opened().worksheets[1].values]
    assert lines == ["Dự án của Bộ", "Nguồn: 4/4 đơn vị", "Tải về lúc 08:30 ngày 01/12/2022"]


def test_a_moment_is_a_moment_by_the_clock_of_the_reader():
    at = datetime(2022, 12, 14, 16, 5, tzinfo=HANOI)
    column = Column(name="came", heading="Nhận lúc")
    listing = Listing(title="Đã gửi", columns=[column], records=[{"came": moment(at)}])
    content = workbook_bytes(listing, [], datetime(2022, 12, 15))
    cell = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A2"]
    assert (cell.value, cell.number_format) == (datetime(2022, 12, 14, 16, 5), "hh:mm dd/mm/yyyy")
    assert str(moment(at)) == "16:05 14/12/2022"
