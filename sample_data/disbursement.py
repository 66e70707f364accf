"""Disbursement of Văn phòng Bộ on the ministry's own form, two months running: the plan is cut
between them."""

from dataclasses import dataclass

from paper import (
    NUMBERING,
    SMALL,
    STRONG,
    TITLE,
    Look,
    Page,
    Value,
    add,
    letterhead,
    numbering,
    percent,
    signature,
)


@dataclass(frozen=True, slots=True)
class Project:
    """A project of Văn phòng Bộ, in triệu đồng; pairs and triples end with October."""

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
    signature(page, row + 3, "A", "L", ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], "VP")
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
