"""Administrative procedures: Biểu 06/VPCP/KSTT of Cục Xuất nhập khẩu, two windows running, and the
list of procedures of Cục Hóa chất."""

from dataclasses import dataclass

from paper import (
    BODY,
    HEAD,
    NUMBERING,
    SAMPLE,
    SMALL,
    STRONG,
    TITLE,
    Look,
    Page,
    Value,
    add,
    signature,
)


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases of a window; what is pending in term follows from the rest."""

    online: int
    in_person: int
    carried: int
    early: int
    on_time: int
    late: int
    overdue: int

    @property
    def received(self) -> int:
        """All there was to resolve."""
        return self.online + self.in_person + self.carried

    @property
    def in_term(self) -> int:
        """Still pending, not yet late."""
        return self.received - self.early - self.on_time - self.late - self.overdue


Numbers = tuple[int, int, int, int, int, int]
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
    """Cục Xuất nhập khẩu, Biểu 06; in October the list of its procedures follows on a second sheet."""
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
    numbers = [
        "(1)",
        "(2)",
        "(3)=(4)+(5)+(6)",
        "(4)",
        "(5)",
        "(6)",
        "(7)=(8)+(9)+(10)",
        "(8)",
        "(9)",
        "(10)",
        "(11)=(12)+(13)",
        "(12)",
        "(13)",
    ]
    page.line(9, numbers, NUMBERING)
    rows = [_counts(cases) for cases in _by_field(month).values()]
    named = [[n, name, *row] for n, (name, row) in enumerate(zip(FIELDS, rows, strict=True), 1)]
    row = page.lines(10, named)
    row = page.line(row, [None, "Tổng cộng", *(int(total) for total in add(rows))], STRONG)
    page.put(f"B{row + 1}", "Người lập biểu", TITLE)
    page.put(f"K{row + 1}", "CỤC TRƯỞNG", TITLE)
    page.wide(A=6, B=48, C=16, D=11, E=16, F=11, G=17, K=16)
    return page


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
        cases = _cases(september, carried)
        found[name] = cases if month == 9 else _cases(october, cases.in_term + cases.overdue)
    return found


def _cases(numbers: Numbers, carried: int) -> Cases:
    online, in_person, *rest = numbers
    return Cases(online, in_person, carried, *rest)


def _counts(one: Cases) -> list[int]:
    resolved = one.early + one.on_time + one.late
    return [
        one.received,
        one.online,
        one.in_person,
        one.carried,
        resolved,
        one.early,
        one.on_time,
        one.late,
        one.received - resolved,
        one.in_term,
        one.overdue,
    ]


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


CHEMICALS: tuple[tuple[str, str, str, str, str, str, Numbers, int], ...] = (
    # code, name, level, portal, decision 422, single window, numbers, carried
    (
        "2.001547",
        "Cấp giấy chứng nhận đủ điều kiện sản xuất hóa chất có điều kiện",
        "Mức độ 3",
        "Có",
        "Có",
        "Không",
        (21, 6, 4, 22, 1, 0),
        5,
    ),
    (
        "2.001172",
        "Cấp giấy chứng nhận đủ điều kiện kinh doanh hóa chất có điều kiện",
        "Mức độ 3",
        "Có",
        "Có",
        "Không",
        (34, 9, 8, 31, 2, 1),
        7,
    ),
    (
        "1.003820",
        "Cấp giấy phép xuất khẩu, nhập khẩu tiền chất công nghiệp",
        "Mức độ 4",
        "Có",
        "Có",
        "NSW",
        (268, 0, 96, 161, 0, 0),
        19,
    ),
    (
        "2.000257",
        "Khai báo hóa chất nhập khẩu",
        "Mức độ 4",
        "Có",
        "Không",
        "NSW",
        (6_418, 0, 6_418, 0, 0, 0),
        0,
    ),
    (
        "1.002758",
        "Phê duyệt biện pháp phòng ngừa, ứng phó sự cố hóa chất",
        "Mức độ 2",
        "Không",
        "Không",
        "Không",
        (0, 17, 1, 11, 3, 2),
        8,
    ),
    (
        "2.000652",
        "Cấp lại giấy chứng nhận đủ điều kiện sản xuất hóa chất",
        "Mức độ 4",
        "Chưa",
        "Có",
        "Không",
        (0, 0, 0, 0, 0, 0),
        0,
    ),
    (
        "1.011506",
        "Cấp giấy chứng nhận lưu hành tự do đối với hóa chất",
        "Mức độ 4",
        "Có",
        "Không",
        "Không",
        (0, 0, 0, 0, 0, 0),
        0,
    ),
)


def chemicals_agency() -> list[Page]:
    """Cục Hóa chất: a line a procedure, total on top, a footnote on procedures without cases."""
    page = Page("Danh muc TTHC T10")
    page.put("A1:C1", "BỘ CÔNG THƯƠNG", TITLE)
    page.put("A2:C2", "CỤC HÓA CHẤT", TITLE)
    page.put("A3:Q3", "DANH MỤC VÀ KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THÁNG 10 NĂM 2022", TITLE)
    page.put("A4:Q4", SAMPLE, SMALL)
    page.put("A5:Q5", "Số liệu đến ngày 31 tháng 10 năm 2022", SMALL)
    page.put_all(
        {
            **{f"{letter}7:{letter}8": text for letter, text in zip("ABCDEFG", LEFT, strict=True)},
            "H7:K7": "Số hồ sơ tiếp nhận",
            "H8": "Tổng số",
            "I8": "Trực tuyến",
            "J8": "Trực tiếp, bưu chính",
            "K8": "Kỳ trước chuyển sang",
            "L7:N7": "Đã giải quyết",
            "L8": "Trước hạn",
            "M8": "Đúng hạn",
            "N8": "Quá hạn",
            "O7:P7": "Đang giải quyết",
            "O8": "Trong hạn",
            "P8": "Quá hạn",
            "Q7:Q8": "Ghi chú",
        },
        HEAD,
    )
    rows = [_counts(_cases(one[6], one[7])) for one in CHEMICALS]
    rows = [[*row[:4], *row[5:8], *row[9:]] for row in rows]
    row = page.line(
        9, [None, None, "Tổng số", *[None] * 4, *(int(n) for n in add(rows)), None], STRONG
    )
    for number, (one, counts) in enumerate(zip(CHEMICALS, rows, strict=True), 1):
        note = None if counts[0] else "Không phát sinh hồ sơ"
        row = page.line(row, [number, *one[:6], *counts, note], BODY)
    page.put(
        f"A{row}",
        "(*) Hồ sơ khai báo hóa chất được phản hồi tự động nên tính là trước hạn.",
        Look(italic=True),
    )
    signature(page, row + 2, "B", "N", ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"], "HC")
    page.wide(A=6, B=12, C=50, G=14, K=13, Q=24)
    return [page]


LEFT = (
    "STT",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Mức độ DVC trực tuyến",
    "Tích hợp Cổng DVCQG",
    "Thuộc Quyết định 422/QĐ-TTg",
    "Cơ chế một cửa",
)
