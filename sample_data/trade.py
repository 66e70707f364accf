"""Cục Xuất nhập khẩu: Biểu 06/VPCP/KSTT, two windows running, and the list of its procedures."""

from cases import Cases, Numbers, cases_of
from paper import (
    NUMBERING,
    SMALL,
    STRONG,
    TITLE,
    Look,
    Page,
    Value,
    add,
)

FIELDS: dict[str, tuple[int, Numbers, Numbers]] = {
    # carried into September; then online, in person, early, on time, late, overdue at the end
    "Xuất xứ hàng hóa": (412, (18_642, 37, 15_120, 3_566, 0, 0), (19_205, 29, 15_388, 3_790, 0, 0)),
    "Xuất khẩu, nhập khẩu hàng hóa": (58, (326, 14, 121, 207, 3, 2), (341, 11, 136, 214, 2, 0)),
    "Tạm nhập, tái xuất; chuyển khẩu": (9, (47, 0, 12, 36, 0, 0), (52, 0, 15, 37, 1, 0)),
    "Kinh doanh xuất khẩu gạo": (3, (6, 2, 1, 7, 0, 0), (8, 1, 2, 6, 0, 0)),
    "Xuất khẩu hàng dệt may vào thị trường có hạn ngạch": (
        0,
        (0, 0, 0, 0, 0, 0),
        (0, 0, 0, 0, 0, 0),
    ),
}
WINDOWS = {9: ("15/8/2022", "14/9/2022"), 10: ("15/9/2022", "14/10/2022")}


def trade_agency(month: int) -> list[Page]:
    """Cục Xuất nhập khẩu, Biểu 06; in October with the list of its procedures behind it."""
    return [_form_06(month)] if month == 9 else [_form_06(month), _procedures_of_trade()]


def _form_06(month: int) -> Page:
    page = Page("Bieu 06")
    start, end = WINDOWS[month]
    page.put("A1:B4", "Biểu số 06/VPCP/KSTT\n(Ban hành theo Thông tư số 01/2020/TT-VPCP)", SMALL)
    page.put(
        "C1:I2",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
        TITLE,
    )
    page.put("C3:I3", f"(Từ ngày {start} đến ngày {end})", SMALL)
    page.put("C4:I4", "Số liệu mẫu", SMALL)
    page.put("J1:M2", "Đơn vị báo cáo: Cục Xuất nhập khẩu", Look(bold=True))
    page.put("J3:M4", "Đơn vị nhận báo cáo: Văn phòng Bộ", Look())
    page.put("K5:M5", "Đơn vị tính: Số hồ sơ TTHC", SMALL)
    page.put_all(HEADINGS_06)
    page.line(9, NUMBERS_06.split(), NUMBERING)
    rows = [_figures(cases) for cases in _by_field(month).values()]
    named = [[n, name, *row] for n, (name, row) in enumerate(zip(FIELDS, rows, strict=True), 1)]
    row = page.lines(10, named)
    row = page.line(row, [None, "Tổng cộng", *(int(total) for total in add(rows))], STRONG)
    page.put(f"B{row + 1}", "Người lập biểu", TITLE)
    page.put(f"K{row + 1}", "CỤC TRƯỞNG", TITLE)
    page.wide(A=6, B=48, C=16, D=11, E=16, F=11, G=17, K=16)
    return page


NUMBERS_06 = (
    "(1) (2) (3)=(4)+(5)+(6) (4) (5) (6) (7)=(8)+(9)+(10) (8) (9) (10) (11)=(12)+(13) (12) (13)"
)
HEADINGS_06 = {
    "A6:A8": "STT",
    "B6:B8": "Lĩnh vực, công việc giải quyết theo cấp",
    "C6:F6": "Số hồ sơ nhận giải quyết",
    "C7:C8": "Tổng số",
    "D7:E7": "Trong đó",
    "D8": "Trực tuyến",
    "E8": "Trực tiếp, dịch vụ bưu chính",
    "F7:F8": "Từ kỳ trước",
    "G6:J6": "Số hồ sơ đã giải quyết",
    "G7:G8": "Tổng số",
    "H7:H8": "Trước hạn",
    "I7:I8": "Đúng hạn",
    "J7:J8": "Quá hạn",
    "K6:M6": "Số lượng hồ sơ đang giải quyết",
    "K7:K8": "Tổng số",
    "L7:L8": "Trong hạn",
    "M7:M8": "Quá hạn",
}


def _by_field(month: int) -> dict[str, Cases]:
    """The window of a month; October starts with what September left pending."""
    found = {}
    for name, (carried, september, october) in FIELDS.items():
        cases = cases_of(september, carried)
        found[name] = cases if month == 9 else cases_of(october, cases.pending)
    return found


def _figures(one: Cases) -> list[int]:
    """Columns (3) to (13) of Biểu 06."""
    resolved = [one.resolved, one.early, one.on_time, one.late]
    return [*one.incoming, *resolved, one.pending, one.in_term, one.overdue]


TRADE = (
    (
        "Cấp giấy chứng nhận xuất xứ hàng hóa ưu đãi mẫu D",
        "Xuất xứ hàng hóa",
        4,
        "x",
        "x",
        "x",
        "x",
    ),
    ("Cấp giấy chứng nhận xuất xứ hàng hóa mẫu E", "Xuất xứ hàng hóa", 4, "x", "x", "x", None),
    ("Cấp lại giấy chứng nhận xuất xứ hàng hóa", "Xuất xứ hàng hóa", 3, "x", None, None, None),
    ("Cấp giấy phép nhập khẩu tự động", "Xuất khẩu, nhập khẩu hàng hóa", 4, "x", "x", "x", None),
    ("Cấp giấy phép tạm nhập, tái xuất", "Tạm nhập, tái xuất", 3, None, "x", "x", None),
    (
        "Cấp giấy chứng nhận đủ điều kiện kinh doanh xuất khẩu gạo",
        "Kinh doanh xuất khẩu gạo",
        3,
        "x",
        None,
        None,
        None,
    ),
    (
        "Chấp thuận hạn ngạch xuất khẩu hàng dệt may",
        "Xuất khẩu hàng dệt may",
        2,
        None,
        None,
        None,
        None,
    ),
)


def _procedures_of_trade() -> Page:
    """Levels and single windows ticked in columns of their own."""
    page = Page("DM TTHC")
    page.put("A1:C1", "CỤC XUẤT NHẬP KHẨU", TITLE)
    page.put("A2:J2", "DANH MỤC THỦ TỤC HÀNH CHÍNH CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN", TITLE)
    page.put("A3:J3", "(Từ ngày 15/9/2022 đến ngày 14/10/2022) - Số liệu mẫu", SMALL)
    page.put_all(
        {
            "A5:A6": "STT",
            "B5:B6": "Tên thủ tục hành chính",
            "C5:C6": "Lĩnh vực",
            "D5:F5": "Mức độ cung cấp DVC trực tuyến",
            "D6": "Mức độ 2",
            "E6": "Mức độ 3",
            "F6": "Mức độ 4",
            "G5:G6": "Đã tích hợp Cổng DVCQG",
            "H5:H6": "Thuộc QĐ 422/QĐ-TTg",
            "I5:J5": "Cơ chế một cửa",
            "I6": "Quốc gia (NSW)",
            "J6": "ASEAN (ASW)",
        }
    )
    row = 7
    for number, (name, area, level, portal, decision, nsw, asw) in enumerate(TRADE, 1):
        levels: list[Value] = ["x" if level == one else None for one in (2, 3, 4)]
        one_window = None if asw else nsw
        row = page.line(row, [number, name, area, *levels, portal, decision, one_window, asw])
    page.wide(A=6, B=52, C=30, G=14, H=14, I=14, J=14)
    return page
