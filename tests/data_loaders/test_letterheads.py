"""Which unit a letterhead names, on however many lines, and whether a part of it reports."""

from collections.abc import Sequence

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, projects

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def sent_by(*lines: str, period: str = "Tháng 10 năm 2022") -> tuple[str | None, list[str]]:
    """The unit of a table under a letterhead, and what is told."""
    rows = [[line] for line in lines]
    drawn = [*rows, *projects(["Dự án A", 1000, 400], unit=None, period=period)]
    reading = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")
    (found,) = reading.tables
    return found.unit_code, [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP", "HÀ NỘI"], "DHCNHN"),
        (["TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP", "QUẢNG NINH"], "QUI"),
        (["TRƯỜNG ĐẠI HỌC", "CÔNG NGHIỆP THỰC PHẨM TP.HCM"], "HUFI"),
        (["TRƯỜNG ĐẠI HỌC", "KINH TẾ - KỸ THUẬT", "CÔNG NGHIỆP"], "UNETI"),
        (["TRƯỜNG CAO ĐẲNG THƯƠNG MẠI", "VÀ DU LỊCH"], "CDTMDL"),
        (["CỤC ĐIỆN LỰC VÀ", "NĂNG LƯỢNG TÁI TẠO"], "DLNLTT"),
    ],
)
@pytest.mark.parametrize("above", [[], ["BỘ CÔNG THƯƠNG"]])
def test_a_name_may_take_several_lines(lines: Sequence[str], code: str, above: Sequence[str]):
    assert sent_by(*above, *lines) == (code, [])
    assert sent_by("\n".join([*above, *lines])) == (code, [])


def test_the_motto_beside_a_name_does_not_part_it():
    rows = [
        ["TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP", None, MOTTO[0]],
        ["HÀ NỘI", None, MOTTO[1]],
        *projects(["Dự án A", 1000, 400], unit=None),
    ]
    reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
    assert [table.unit_code for table in reading.tables] == ["DHCNHN"]


def test_the_longest_name_counts():
    named = sent_by("VỤ KẾ HOẠCH", "- TÀI CHÍNH", period="Tháng 5 năm 2024")
    assert named == ("KHTC", [])


@pytest.mark.parametrize(
    ("unit", "part"),
    [
        ("CỤC HÓA CHẤT", "TRUNG TÂM ỨNG PHÓ SỰ CỐ VÀ AN TOÀN HÓA CHẤT"),
        ("CỤC HÓA CHẤT", "BAN QUẢN LÝ DỰ ÁN"),
        ("CỤC XÚC TIẾN THƯƠNG MẠI", "VĂN PHÒNG TP. HỒ CHÍ MINH"),
        ("CỤC XÚC TIẾN THƯƠNG MẠI", "VĂN PHÒNG ĐẠI DIỆN TẠI ĐÀ NẴNG"),
        ("TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", "KHOA CÔNG NGHỆ NĂNG LƯỢNG"),
        ("TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", "VIỆN CÔNG NGHỆ THÔNG TIN"),
        ("TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG", "CỤC QLTT TỈNH NGHỆ AN"),
        ("TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG", "CỤC NGHIỆP VỤ"),
    ],
)
def test_the_report_of_a_part_is_not_that_of_the_unit(unit: str, part: str):
    refused = (None, ["unit_is_part"])
    assert sent_by("BỘ CÔNG THƯƠNG", unit, part) == refused
    assert sent_by(f"BỘ CÔNG THƯƠNG\n{unit}\n{part}") == refused
    assert sent_by(f"Đơn vị báo cáo: {part}, {unit}") == refused
    assert sent_by(f"{part} - {unit}") == refused


@pytest.mark.parametrize("desk", ["PHÒNG KẾ HOẠCH", "PHÒNG TÀI CHÍNH - KẾ TOÁN", "TỔ TỔNG HỢP"])
@pytest.mark.parametrize(
    ("unit", "code"), [("CỤC HÓA CHẤT", "HC"), ("TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", "EPU")]
)
def test_a_desk_may_report_on_the_whole_unit_and_is_asked_about(unit: str, code: str, desk: str):
    assert sent_by(unit, desk) == (code, ["unit_by_desk"])
    label = f"Đơn vị báo cáo: {unit}"
    assert sent_by(unit, desk, label) == (code, [])


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["CỤC HÓA CHẤT", "VĂN PHÒNG CỤC"], "HC"),
        (["CỤC HÓA CHẤT", "VĂN PHÒNG"], "HC"),
        (["VĂN PHÒNG CỤC HÓA CHẤT"], "HC"),
        (["BỘ CÔNG THƯƠNG", "VĂN PHÒNG BỘ"], "VP"),
        (["CỤC HÓA CHẤT", "PHÒNG CHỐNG THAM NHŨNG"], "HC"),
        (["CỤC HÓA CHẤT", "TỔ CHỨC THỰC HIỆN NHIỆM VỤ"], "HC"),
        (["CỤC HÓA CHẤT", "Ban hành kèm theo Công văn số 12/BCT-KH"], "HC"),
        (["CỤC PHÒNG VỆ THƯƠNG MẠI"], "PVTM"),
        (["TRUNG TÂM THÔNG TIN CÔNG NGHIỆP VÀ THƯƠNG MẠI"], "VITIC"),
    ],
)
def test_the_own_office_of_a_unit_and_other_words_are_no_part(lines: Sequence[str], code: str):
    assert sent_by(*lines) == (code, [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Văn phòng Bộ - Vụ Pháp chế", "VP"),
        ("CỤC HÓA CHẤT, VỤ PHÁP CHẾ", "HC"),
        ("Đơn vị báo cáo: Vụ Pháp chế và Cục Hóa chất", "PC"),
    ],
)
def test_two_units_in_one_line_are_told(line: str, code: str):
    assert sent_by("BỘ CÔNG THƯƠNG", line) == (code, ["unit_two_named"])


def test_a_label_says_that_the_unit_itself_reports():
    lines = ["CỤC HÓA CHẤT", "BAN QUẢN LÝ DỰ ÁN", "Đơn vị báo cáo: Cục Hóa chất"]
    assert sent_by(*lines) == ("HC", [])
