"""Disbursement as three offices report it: the ministry's form, a university's list in an old .xls
with totals at the bottom, and a short table in tỷ đồng typed as text."""

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
    comma,
    letterhead,
    numbering,
    percent,
    signature,
)


@dataclass(frozen=True, slots=True)
class Project:
    """A project of Văn phòng Bộ, in triệu đồng; pairs and triples run over August, September, October."""

    code: str
    name: str
    total: int
    assigned: int
    adjusted: int
    carried: int | None
    to_date: tuple[int, int, int]
    carried_paid: tuple[int | None, int | None]
    forecast: tuple[int, int]
    obstacle: tuple[str | None, str | None] = (None, None)


CONTINUED = [
    Project(
        "7865120",
        "Xây dựng Trung tâm dữ liệu và nền tảng số dùng chung ngành Công Thương",
        186_500,
        62_000,
        45_000,
        4_200,
        (21_340, 24_850, 29_310),
        (3_150, 4_200),
        (60_000, 44_500),
        (
            "Chờ thẩm định lại cấu hình thiết bị",
            "Đã đề nghị giảm 17.000 triệu đồng do đấu thầu thiết bị chậm",
        ),
    ),
    Project(
        "7798431",
        "Cải tạo, nâng cấp khu nhà B trụ sở cơ quan Bộ",
        94_200,
        38_000,
        38_000,
        None,
        (19_760, 23_480, 28_930),
        (None, None),
        (38_000, 38_000),
    ),
    Project(
        "7902216",
        "Nâng cấp Hệ thống thông tin báo cáo của Bộ Công Thương",
        41_800,
        15_500,
        15_500,
        680,
        (7_905, 9_640, 12_015),
        (680, 680),
        (15_500, 15_500),
    ),
]
NEW = [
    Project(
        "7954307",
        "Xây dựng kho lưu trữ chuyên dụng của Bộ",
        78_000,
        20_000,
        2_500,
        None,
        (0, 0, 310),
        (None, None),
        (12_000, 2_500),
        ("Chưa được giao đất", "Chưa đủ điều kiện khởi công, đề nghị điều chỉnh giảm kế hoạch"),
    ),
    Project(
        "7954311",
        "Trang bị hệ thống phòng họp trực tuyến của Bộ",
        24_600,
        9_000,
        9_000,
        None,
        (1_120, 2_870, 5_460),
        (None, None),
        (9_000, 9_000),
    ),
]
UPRIGHT = {
    "A": "STT",
    "B": "Mã dự án",
    "C": "Tên dự án",
    "D": "Nguồn vốn",
    "E": "Tổng mức đầu tư",
    "L": "Tỷ lệ giải ngân so với kế hoạch sau điều chỉnh (%)",
    "M": "Ước giải ngân cả năm 2022",
    "N": "Khó khăn, vướng mắc",
}


def ministry_office(month: int) -> list[Page]:
    """Văn phòng Bộ, two heading rows, the total on top; month 9 or 10."""
    page = Page(f"GN T{month}")
    letterhead(page, "VĂN PHÒNG BỘ", "A:C", "J:N")
    last = {9: "30/9/2022", 10: "31/10/2022"}[month]
    page.put("A4:N4", f"BÁO CÁO TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG {month} NĂM 2022", TITLE)
    page.put("A5:N5", f"(Số liệu đến ngày {last}) - Số liệu mẫu", SMALL)
    page.put("M6:N6", "Đơn vị tính: triệu đồng", SMALL)
    page.put_all({f"{letter}7:{letter}8": text for letter, text in UPRIGHT.items()})
    page.put_all(
        {
            "F7:H7": "Kế hoạch vốn năm 2022",
            "F8": "Giao đầu năm",
            "G8": "Sau điều chỉnh",
            "H8": "Năm 2021 kéo dài",
            "I7:K7": "Giải ngân",
            "I8": f"Trong tháng {month}",
            "J8": f"Lũy kế từ đầu năm đến {last}",
            "K8": "Vốn năm 2021 kéo dài",
        }
    )
    page.line(9, numbering(14, "{}"), NUMBERING)
    continued, new = ([_figures(one, month) for one in part] for part in (CONTINUED, NEW))
    row = page.line(10, _summed(None, "Tổng số", [*continued, *new]), STRONG, L="0.0")
    for order, name, part, figures in (
        ("I", "Dự án chuyển tiếp", CONTINUED, continued),
        ("II", "Dự án khởi công mới", NEW, new),
    ):
        row = page.line(row, _summed(order, name, figures), STRONG, L="0.0")
        rows = [
            _project(n, one, cells, month)
            for n, (one, cells) in enumerate(zip(part, figures, strict=True), 1)
        ]
        row = page.lines(row, rows, L="0.0")
    note = "Ghi chú: lũy kế giải ngân không gồm vốn năm 2021 kéo dài."
    page.put(f"A{row + 1}", note, Look(italic=True))
    signature(page, row + 3, "A", "L", ["TL. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], "VP")
    page.wide(A=6, B=11, C=44, D=14, E=12, F=12, G=12, H=12, I=12, J=14, K=12, L=14, M=13, N=34)
    return [page]


def _figures(one: Project, month: int) -> list[int | None]:
    """Columns E to K and M of a project."""
    now = month - 8
    adjusted = one.adjusted if month == 10 else one.assigned
    in_month = one.to_date[now] - one.to_date[now - 1]
    paid = one.carried_paid[now - 1]
    return [
        one.total,
        one.assigned,
        adjusted,
        one.carried,
        in_month,
        one.to_date[now],
        paid,
        one.forecast[now - 1],
    ]


def _with_rate(cells: list[int | None]) -> list[Value]:
    rate = percent(cells[5] or 0, cells[2] or 1)
    return [*cells[:7], rate, cells[7]]


def _project(number: int, one: Project, cells: list[int | None], month: int) -> list[Value]:
    lead: list[Value] = [number, one.code, one.name, "Vốn trong nước"]
    return [*lead, *_with_rate(cells), one.obstacle[month - 9]]


def _summed(order: str | None, name: str, rows: list[list[int | None]]) -> list[Value]:
    sums: list[int | None] = [int(total) for total in add(rows)]
    return [order, None, name, None, *_with_rate(sums), None]


BUILDINGS = [
    (
        "Đầu tư xây dựng khu giảng đường A10 tại cơ sở 3 (Hà Nam)",
        "7812055",
        "2019-2022",
        (268_000, 72_000, 65_000, 5_870, 51_940),
    ),
    (
        "Xây dựng nhà thư viện và trung tâm học liệu cơ sở 2",
        "7812056",
        "2020-2023",
        (142_500, 48_500, 48_500, 3_415, 31_282),
    ),
]
EQUIPMENT = [
    (
        "Tăng cường thiết bị phòng thí nghiệm cơ điện tử và tự động hóa",
        "7889410",
        "2021-2023",
        (86_300, 27_000, 27_000, 1_960, 16_605),
    ),
    (
        "Trang thiết bị đào tạo công nghệ ô tô điện",
        "7931127",
        "2022-2024",
        (59_400, 14_000, 8_400, 0, 1_092),
    ),
]
MISTYPED = ("7889410", 65.1)
"""A rate typed from last month's draft, 65,1 for 61,5: the honest warning of this workbook."""


def hanoi_university() -> list[Page]:
    """Trường Đại học Công nghiệp Hà Nội, one heading row, totals of groups and of all below."""
    page = Page("Bieu GN")
    page.put("A1:E1", "BỘ CÔNG THƯƠNG", TITLE)
    page.put("A2:E2", "TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP HÀ NỘI", TITLE)
    page.put("A4:K4", "TÌNH HÌNH THANH TOÁN VỐN ĐẦU TƯ CÔNG", TITLE)
    page.put("A5:K5", "Tháng 10 năm 2022", TITLE)
    page.put("A6:K6", SAMPLE, SMALL)
    page.put("J7:K7", "ĐVT: Triệu đồng", SMALL)
    heads = [
        "TT",
        "Danh mục công trình, dự án",
        "Mã số dự án",
        "Thời gian KC-HT",
        "Tổng mức đầu tư được duyệt",
        "KH vốn giao năm 2022",
        "KH điều chỉnh",
        "Thanh toán trong tháng 10",
        "Lũy kế thanh toán đến 31/10/2022",
        "Tỷ lệ thanh toán so với KH điều chỉnh (%)",
        "Nguyên nhân chậm",
    ]
    row = page.line(8, heads, HEAD)
    for letter, name, part in (("A", "XÂY LẮP", BUILDINGS), ("B", "THIẾT BỊ", EQUIPMENT)):
        row = page.line(row, [letter, name, *[None] * 9], STRONG)
        row = page.lines(row, [_work(n, *one) for n, one in enumerate(part, 1)], J="0.0")
        row = page.line(row, _work(None, f"Cộng {letter}", None, None, _all(part)), STRONG, J="0.0")
    page.line(
        row, _work(None, "TỔNG CỘNG", None, None, _all([*BUILDINGS, *EQUIPMENT])), STRONG, J="0.0"
    )
    page.put(f"I{row + 2}", "KT. HIỆU TRƯỞNG", TITLE)
    page.put(f"I{row + 3}", "PHÓ HIỆU TRƯỞNG", TITLE)
    page.put(f"B{row + 2}", "Người lập biểu", TITLE)
    page.wide(A=5, B=48, C=11, D=13, E=14, F=13, G=13, H=13, I=16, J=16, K=34)
    return [page]


def _all(part: list[tuple[str, str, str, tuple[int, ...]]]) -> tuple[int, ...]:
    return tuple(int(total) for total in add([one[3] for one in part]))


def _work(
    order: int | None, name: str, code: str | None, span: str | None, money: tuple[int, ...]
) -> list[Value]:
    rate = MISTYPED[1] if code == MISTYPED[0] else percent(money[4], money[2])
    delay = (
        "Điều chỉnh cấu hình, thông số thiết bị nên phải đấu thầu lại"
        if code == "7931127"
        else None
    )
    return [order, name, code, span, *money, rate, delay]


TRAINING = [
    ("Nhà thí nghiệm điện - điện tử cơ sở Tân Minh", 315.4, 42.5, 28.65, None),
    ("Ký túc xá sinh viên nhà K3", 128.75, 30.0, 21.4, None),
    ("Tăng cường năng lực đào tạo năng lượng tái tạo", 64.2, 12.5, 3.05, "Đang lựa chọn nhà thầu"),
]


def power_university() -> list[Page]:
    """Trường Đại học Điện lực: seven columns, numbers typed as text, no letterhead."""
    page = Page("Sheet1")
    page.put("A1", "Đơn vị báo cáo: Trường Đại học Điện lực", Look(bold=True))
    page.put("A2:G2", "Kết quả giải ngân vốn đầu tư công 10 tháng năm 2022", TITLE)
    page.put("A3:G3", SAMPLE, SMALL)
    page.put("G4", "ĐVT: tỷ đồng", SMALL)
    heads = [
        "TT",
        "Tên dự án",
        "Tổng mức đầu tư",
        "Kế hoạch vốn 2022",
        "Giải ngân đến 31/10/2022",
        "Tỷ lệ",
        "Ghi chú",
    ]
    row = page.line(5, heads, HEAD)
    row = page.lines(row, [_short(n, *one) for n, one in enumerate(TRAINING, 1)], BODY)
    total, plan, paid = add([one[1:4] for one in TRAINING])
    page.line(row, _short(None, "Tổng cộng", total, plan, paid, None), STRONG)
    page.put(
        f"A{row + 2}",
        "* Kế hoạch vốn theo Quyết định giao của Bộ, chưa điều chỉnh.",
        Look(italic=True),
    )
    page.put(f"F{row + 3}", "HIỆU TRƯỞNG", TITLE)
    page.wide(A=5, B=46, C=14, D=14, E=16, F=9, G=24)
    return [page]


def _short(
    order: int | None, name: str, total: float, plan: float, paid: float, note: str | None
) -> list[Value]:
    money = [comma(total, 2), comma(plan, 1), comma(paid, 2)]
    return [order, name, *money, f"{comma(percent(paid, plan), 1)}%", note]
