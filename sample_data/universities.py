"""Disbursement of two universities: a list in an old .xls with totals at the bottom and a mistyped
rate, and a short table in tỷ đồng typed as text."""

from paper import BODY, HEAD, SAMPLE, SMALL, STRONG, TITLE, Look, Page, Value, add, comma, percent

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
