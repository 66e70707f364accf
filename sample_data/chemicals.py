"""Cục Hóa chất: a line a procedure, with its level, portals, cases by channel and by result."""

from cases import Cases, Numbers, cases_of
from paper import (
    BODY,
    HEAD,
    SAMPLE,
    SMALL,
    STRONG,
    TITLE,
    Look,
    Page,
    add,
    signature,
)

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
    rows = [_figures(cases_of(*one[6:])) for one in CHEMICALS]
    row = page.line(
        9, [None, None, "Tổng số", *[None] * 4, *(int(n) for n in add(rows)), None], STRONG
    )
    for number, (one, figures) in enumerate(zip(CHEMICALS, rows, strict=True), 1):
        note = None if figures[0] else "Không phát sinh hồ sơ"
        row = page.line(row, [number, *one[:6], *figures, note], BODY)
    page.put(
        f"A{row}",
        "Ghi chú: hồ sơ khai báo hóa chất được phản hồi tự động nên tính là trước hạn.",
        Look(italic=True),
    )
    signature(page, row + 2, "B", "N", ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"], "HC")
    page.wide(A=6, B=12, C=50, G=14, K=13, Q=24)
    return [page]


def _figures(one: Cases) -> list[int]:
    """Columns H to P."""
    return [*one.incoming, one.early, one.on_time, one.late, one.in_term, one.overdue]


LEFT = (
    "STT",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Mức độ DVC trực tuyến",
    "Tích hợp Cổng DVCQG",
    "Thuộc Quyết định 422/QĐ-TTg",
    "Cơ chế một cửa",
)
