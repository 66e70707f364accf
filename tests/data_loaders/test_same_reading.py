"""The same table says the same, however it was saved, ordered, padded or encoded."""

import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from data_loaders import read_workbook
from tracking.text import from_tcvn3

SAMPLES = sorted((Path(__file__).parents[2] / "sample_data/2022-10").glob("*.xlsx"))[::4]
TITLE = [
    "BỘ CÔNG THƯƠNG",
    "CỤC XUẤT NHẬP KHẨU",
    "TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 10 NĂM 2022",
    "Đơn vị tính: triệu đồng",
]
COLUMNS = {
    "STT": [1, 2, 3],
    "Mã dự án": ["7700001", "7700002", "7700003"],
    "Tên dự án": ["Cải tạo trụ sở làm việc", "Xây dựng trường học", "Nâng cấp cơ sở dữ liệu"],
    "Kế hoạch vốn giao": [1500, 2000.5, 320],
    "Lũy kế giải ngân": [700, 1000.25, 0],
    "Tỷ lệ giải ngân (%)": [46.7, 50, 0],
    "Khó khăn, vướng mắc": ["Giải phóng mặt bằng chậm", None, "Đấu thầu lại"],
}


def meaning(content: bytes, name: str = "bao-cao.xlsx"):
    """What a workbook says, apart from where it stands."""
    reading = read_workbook(content, name)
    assert reading.ok, reading.findings
    return [
        (
            table.view,
            table.unit_code,
            table.period_code,
            table.data_as_of,
            table.money_unit,
            [{**record, "_row": None} for record in table.records()],
        )
        for table in reading.tables
    ]


def drawn(order, *, above=0, left=0, gaps=(), below=0, text=str, font=None) -> bytes:
    """The table of COLUMNS with its columns in an order, blank rows above, between and below."""
    workbook = Workbook()
    sheet = workbook.active
    at = above

    def put(values):
        nonlocal at
        at += 1
        for column, value in enumerate(values, left + 1):
            if value is not None:
                cell = sheet.cell(at, column, text(value) if isinstance(value, str) else value)
                if font and isinstance(value, str):
                    cell.font = Font(name=font)

    for line in TITLE:
        put([line])
    put(order)
    for row in range(3):
        at += gaps[row] if gaps else 0
        put([COLUMNS[heading][row] for heading in order])
    for row in range(below):
        sheet.cell(at + 2 + row, 1).font = Font(bold=True)  # formatted, but nothing in it
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


PLAIN = drawn(list(COLUMNS))


def test_the_table_itself_is_understood():
    ((view, unit, period, _, money, records),) = meaning(PLAIN)
    assert (view, unit, period, money) == ("disbursement", "XNK", "2022-10", "triệu đồng")
    assert [record["plan_assigned_vnd"] for record in records] == [
        1_500_000_000, 2_000_500_000, 320_000_000,
    ]  # fmt: skip
    assert [record["obstacle"] for record in records] == COLUMNS["Khó khăn, vướng mắc"]


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(list(COLUMNS)))
def test_columns_in_any_order(order):
    assert meaning(drawn(order)) == meaning(PLAIN)


@settings(max_examples=40, deadline=None)
@given(
    above=st.integers(0, 6),
    left=st.integers(0, 5),
    gaps=st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
    below=st.integers(0, 200),
)
def test_padded_with_blank_rows_and_columns(above, left, gaps, below):
    padded = drawn(list(COLUMNS), above=above, left=left, gaps=gaps, below=below)
    assert meaning(padded) == meaning(PLAIN)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    "written",
    [nfd, lambda text: f"  {text} ", lambda text: text.replace(" ", "\u00a0"),
     lambda text: text.replace(" ", "  ")],
    ids=["NFD", "spaces around", "no-break spaces", "double spaces"],
)  # fmt: skip
def test_text_written_otherwise(written):
    assert meaning(drawn(list(COLUMNS), text=written)) == meaning(PLAIN)


def tcvn3(text: str) -> str:
    """TCVN3 has one case; capitals are a font of their own, so the test writes small letters."""
    codes = map(chr, range(0xA1, 0x100))
    back = {from_tcvn3(code): code for code in codes if from_tcvn3(code) != code}
    return "".join(back.get(letter, letter) for letter in text)


def test_text_in_tcvn3():
    def small(text: str) -> str:
        return tcvn3(text.lower())

    old = meaning(drawn(list(COLUMNS), text=small, font=".VnTime"))
    new = meaning(drawn(list(COLUMNS), text=str.lower))
    assert old == new
    assert old[0][1:3] == ("XNK", "2022-10")


def as_xls(content: bytes) -> bytes:
    """The values of an .xlsx in an .xls, merged areas with them."""
    book = xlwt.Workbook(encoding="utf-8")
    dates = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for sheet in load_workbook(BytesIO(content)):
        made = book.add_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    style = dates if cell.is_date else xlwt.Style.default_style
                    made.write(cell.row - 1, cell.column - 1, cell.value, style)
        for area in sheet.merged_cells.ranges:
            made.merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_saved_again_by_openpyxl(path):
    stream = BytesIO()
    load_workbook(path).save(stream)
    assert meaning(stream.getvalue(), path.name) == meaning(path.read_bytes(), path.name)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_saved_as_xls(path):
    assert meaning(as_xls(path.read_bytes()), path.name) == meaning(path.read_bytes(), path.name)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_saved_again_by_libreoffice(kind, tmp_path, soffice):
    sources = [path for path in SAMPLES if path.suffix == ".xlsx"]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=180)
    for path in sources:
        saved = (tmp_path / path.with_suffix(f".{kind}").name).read_bytes()
        assert meaning(saved, path.name) == meaning(path.read_bytes(), path.name), path.name
