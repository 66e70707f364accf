"""Vụ Pháp chế: the programme of legal documents of the whole ministry, and the indicators that
follow from it, on a second sheet."""

from datetime import date

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
    numbering,
    percent,
)

ON_TIME, LATE = "Hoàn thành đúng hạn", "Hoàn thành quá hạn"
IN_TERM, OVERDUE = "Chưa hoàn thành, trong hạn", "Chưa hoàn thành, quá hạn"

Document = tuple[str, str, str | None, str, date | None, str, str | None]
"""Name, lead unit, supporting units, deadline, day submitted, standing, reason."""

DECREES: tuple[Document, ...] = (
    (
        "Nghị định sửa đổi quy định về kinh doanh xăng dầu",
        "Vụ Thị trường trong nước",
        "Vụ Pháp chế; Vụ Dầu khí và Than",
        "Tháng 9/2022",
        date(2022, 9, 22),
        ON_TIME,
        None,
    ),
    (
        "Nghị định về quản lý hoạt động hóa chất (sửa đổi)",
        "Cục Hóa chất",
        "Vụ Pháp chế",
        "Quý III/2022",
        None,
        OVERDUE,
        "Phải lấy ý kiến lại các bộ về danh mục hóa chất",
    ),
    (
        "Nghị định về phát triển và quản lý cụm công nghiệp (sửa đổi)",
        "Cục Công Thương địa phương",
        None,
        "Tháng 12/2022",
        None,
        IN_TERM,
        None,
    ),
)
CIRCULARS: tuple[Document, ...] = (
    (
        "Thông tư quy định quy tắc xuất xứ hàng hóa trong hiệp định thương mại tự do",
        "Cục Xuất nhập khẩu",
        "Vụ Chính sách thương mại đa biên; Vụ Pháp chế",
        "Tháng 8/2022",
        date(2022, 8, 26),
        ON_TIME,
        None,
    ),
    (
        "Thông tư sửa đổi quy định về cấp giấy chứng nhận xuất xứ hàng hóa",
        "Cục Xuất nhập khẩu",
        "Vụ Pháp chế",
        "Tháng 9/2022",
        date(2022, 10, 12),
        LATE,
        "Chờ thống nhất mẫu C/O với nước đối tác",
    ),
    (
        "Thông tư về hạn ngạch thuế quan nhập khẩu năm 2023",
        "Cục Xuất nhập khẩu",
        None,
        "Quý IV/2022",
        None,
        IN_TERM,
        None,
    ),
    (
        "Thông tư sửa đổi quy định về hoạt động thương mại điện tử",
        "Cục Thương mại điện tử và Kinh tế số",
        "Vụ Pháp chế",
        "Tháng 10/2022",
        date(2022, 10, 27),
        ON_TIME,
        None,
    ),
    (
        "Thông tư ban hành quy chuẩn kỹ thuật về an toàn trong sản xuất hóa chất",
        "Cục Hóa chất",
        "Vụ Khoa học và Công nghệ",
        "Tháng 11/2022",
        None,
        IN_TERM,
        None,
    ),
)


def legal_department() -> list[Page]:
    """Vụ Pháp chế, to 31 October 2022."""
    return [_programme(), _indicators()]


def _top(page: Page, title: str, last: str) -> None:
    page.put("A1:B1", "BỘ CÔNG THƯƠNG\nVỤ PHÁP CHẾ", Look(bold=True, centred=True, boxed=False))
    page.put(f"A3:{last}3", title, TITLE)
    page.put(f"A4:{last}4", "Tháng 10 năm 2022 (số liệu đến ngày 31/10/2022)", SMALL)
    page.put(f"A5:{last}5", SAMPLE, SMALL)


def _programme() -> Page:
    page = Page("VBQPPL")
    _top(page, "TIẾN ĐỘ THỰC HIỆN CHƯƠNG TRÌNH XÂY DỰNG VĂN BẢN QUY PHẠM PHÁP LUẬT NĂM 2022", "I")
    upright = {
        "A": "TT",
        "B": "Tên văn bản",
        "C": "Hình thức văn bản",
        "D": "Đơn vị chủ trì soạn thảo",
        "E": "Đơn vị phối hợp",
        "H": "Trạng thái",
        "I": "Nguyên nhân chậm",
    }
    page.put_all({f"{letter}7:{letter}8": text for letter, text in upright.items()})
    page.put_all({"F7:G7": "Tiến độ", "F8": "Thời hạn trình", "G8": "Ngày trình thực tế"})
    row = page.line(9, numbering(9), NUMBERING)
    for letter, name, kind, part in (
        ("A", "NGHỊ ĐỊNH CỦA CHÍNH PHỦ", "Nghị định", DECREES),
        ("B", "THÔNG TƯ CỦA BỘ TRƯỞNG", "Thông tư", CIRCULARS),
    ):
        row = page.line(row, [letter, name, *[None] * 7], STRONG)
        first = row
        row = page.lines(row, [_document(n, kind, one) for n, one in enumerate(part, 1)])
        _merge_leads(page, first, part)
    page.put(f"H{row + 1}", "VỤ TRƯỞNG VỤ PHÁP CHẾ", TITLE)
    page.put(f"A{row + 1}", "Nơi nhận:", Look(bold=True, italic=True))
    page.put(f"A{row + 2}", "- Như trên;")
    page.put(f"A{row + 3}", "- Lưu: VT, PC.")
    page.wide(A=6, B=52, C=12, D=26, E=30, F=15, G=15, H=20, I=32)
    return page


def _document(number: int, kind: str, one: Document) -> list[Value]:
    name, lead, support, *rest = one
    return [number, name, kind, lead, support, *rest]


def _merge_leads(page: Page, first: int, part: tuple[Document, ...]) -> None:
    """One cell for the documents that follow one another under the same lead unit."""
    start = 0
    for at in range(1, len(part) + 1):
        if at == len(part) or part[at][1] != part[start][1]:
            if at - start > 1:
                page.put(f"D{first + start}:D{first + at - 1}", part[start][1], BODY)
            start = at


def _count(*standings: str) -> int:
    return sum(one[5] in standings for one in (*DECREES, *CIRCULARS))


def _indicators() -> Page:
    page = Page("Chi so")
    _top(page, "KẾT QUẢ THỰC HIỆN MỘT SỐ CHỈ SỐ THEO CHỈ THỊ 07/CT-BCT", "F")
    page.line(7, ["TT", "Tên chỉ số", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Ghi chú"], HEAD)
    due = _count(ON_TIME, LATE, OVERDUE)
    rows: list[list[Value]] = [
        [
            "Tỷ lệ văn bản quy phạm pháp luật ban hành hoặc trình đúng hạn",
            "%",
            100,
            percent(_count(ON_TIME), due),
            f"{_count(ON_TIME)}/{due} văn bản đến hạn",
        ],
        [
            "Tỷ lệ văn bản quy phạm pháp luật đến hạn đã ban hành hoặc trình",
            "%",
            100,
            percent(_count(ON_TIME, LATE), due),
            f"{_count(ON_TIME, LATE)}/{due} văn bản đến hạn",
        ],
        ["Số văn bản quy phạm pháp luật nợ đọng", "văn bản", 0, _count(OVERDUE), None],
        ["Số văn bản ban hành có nội dung trái pháp luật", "văn bản", 0, 0, None],
        [
            "Tỷ lệ phương án cắt giảm quy định kinh doanh trình đúng thời gian",
            "%",
            100,
            75.0,
            "3/4 phương án",
        ],
        ["Số văn bản thực thi phương án cắt giảm đã ban hành", "văn bản", 9, 6, None],
    ]
    row = page.lines(8, [[n, *one] for n, one in enumerate(rows, 1)], BODY, D="0.0", E="0.0")
    page.put(f"E{row + 1}", "VỤ TRƯỞNG VỤ PHÁP CHẾ", TITLE)
    page.wide(A=6, B=60, C=12, D=12, E=12, F=28)
    return page
