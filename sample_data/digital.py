"""Cục Thương mại điện tử và Kinh tế số: its online services in the words of the new decree, and
the ministry's portal in figures, on two sheets."""

from paper import (
    BODY,
    HEAD,
    SAMPLE,
    SMALL,
    STRONG,
    TITLE,
    Look,
    Page,
    Value,
    add,
    percent,
    signature,
)

SERVICES: tuple[tuple[str, str, str, str, int, int], ...] = (
    # name, level, portal, decision 422, cases received, of them online
    (
        "Thông báo website thương mại điện tử bán hàng",
        "Toàn trình",
        "Đã tích hợp",
        "Thuộc",
        1_864,
        1_864,
    ),
    (
        "Đăng ký website cung cấp dịch vụ thương mại điện tử",
        "Toàn trình",
        "Đã tích hợp",
        "Thuộc",
        147,
        147,
    ),
    (
        "Thông báo ứng dụng thương mại điện tử bán hàng",
        "Toàn trình",
        "Đã tích hợp",
        "Không thuộc",
        96,
        96,
    ),
    (
        "Đăng ký ứng dụng cung cấp dịch vụ thương mại điện tử",
        "Toàn trình",
        "Đã tích hợp",
        "Không thuộc",
        38,
        38,
    ),
    (
        "Đăng ký hoạt động đánh giá tín nhiệm website thương mại điện tử",
        "Một phần",
        "Chưa tích hợp",
        "Thuộc",
        0,
        0,
    ),
    (
        "Cấp giấy phép hoạt động chứng thực hợp đồng điện tử",
        "Một phần",
        "Chưa tích hợp",
        "Không thuộc",
        4,
        1,
    ),
)
PORTAL: tuple[tuple[str, str, float, float, str | None], ...] = (
    (
        "Tỷ lệ thời gian Cổng Dịch vụ công trực tuyến của Bộ hoạt động",
        "%",
        99.5,
        99.7,
        "Bảo trì 2 giờ ngày 08/10",
    ),
    (
        "Số lượt hỗ trợ người dân, doanh nghiệp thực hiện dịch vụ công trực tuyến",
        "lượt",
        600,
        742,
        None,
    ),
    ("Số thủ tục hành chính cung cấp trực tuyến mức độ 3, 4", "thủ tục", 226, 214, None),
    (
        "Số thủ tục hành chính đã tích hợp trên Cổng Dịch vụ công quốc gia",
        "thủ tục",
        210,
        193,
        None,
    ),
    ("Tỷ lệ hồ sơ nộp trực tuyến", "%", 90, 98.4, "Toàn bộ hồ sơ của Bộ"),
)


def digital_agency() -> list[Page]:
    """October 2022, both sheets."""
    return [_services(), _portal()]


def _top(page: Page, title: str, last: str) -> None:
    page.put("A1", "BỘ CÔNG THƯƠNG", Look())
    page.put("A2", "CỤC THƯƠNG MẠI ĐIỆN TỬ VÀ KINH TẾ SỐ", Look(bold=True))
    page.put(f"A4:{last}4", title, TITLE)
    page.put(f"A5:{last}5", "Kỳ báo cáo: tháng 10/2022", SMALL)
    page.put(f"A6:{last}6", SAMPLE, SMALL)


def _services() -> Page:
    page = Page("DVCTT")
    _top(page, "TÌNH HÌNH CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN", "H")
    heads = [
        "TT",
        "Tên dịch vụ công",
        "Mức độ cung cấp",
        "Tích hợp Cổng DVC quốc gia",
        "Theo QĐ 422",
        "Số hồ sơ tiếp nhận",
        "Hồ sơ nộp trực tuyến",
        "Tỷ lệ hồ sơ trực tuyến",
    ]
    row = page.line(8, heads, HEAD)
    rows: list[list[Value]] = [
        [n, *one, _share(one[5], one[4])] for n, one in enumerate(SERVICES, 1)
    ]
    row = page.lines(row, rows, BODY, H="0.0%")
    received, online = (int(total) for total in add([one[4:] for one in SERVICES]))
    total: list[Value] = [
        None,
        "Cộng",
        None,
        None,
        None,
        received,
        online,
        _share(online, received),
    ]
    row = page.line(row, total, STRONG, H="0.0%")
    signature(page, row + 1, "B", "G", ["TUQ. CỤC TRƯỞNG", "CHÁNH VĂN PHÒNG CỤC"], "TMĐT")
    page.wide(A=6, B=56, C=14, D=18, E=14, F=13, G=13, H=13)
    return page


def _share(online: int, received: int) -> float | None:
    return percent(online, received) / 100 if received else None


def _portal() -> Page:
    page = Page("Chỉ tiêu khác")
    _top(page, "MỘT SỐ CHỈ TIÊU VỀ CỔNG DỊCH VỤ CÔNG TRỰC TUYẾN CỦA BỘ", "F")
    page.line(8, ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2022", "Thực hiện", "Ghi chú"], HEAD)
    page.lines(9, [[n, *one] for n, one in enumerate(PORTAL, 1)])
    page.wide(A=6, B=64, C=10, D=14, E=12, F=28)
    return page
