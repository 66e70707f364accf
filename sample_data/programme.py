"""The work programme of Văn phòng Bộ, behind a cover sheet that alone names unit and period."""

from datetime import date

from paper import (
    HEAD,
    SAMPLE,
    SMALL,
    TITLE,
    Page,
    Value,
)

PROGRAMME = (
    (
        "Tổng hợp, trình Chương trình công tác năm 2023 của Bộ",
        "Các đơn vị thuộc Bộ",
        date(2022, 12, 20),
        40,
        None,
        "Đang thực hiện",
        None,
    ),
    (
        "Báo cáo kiểm điểm chỉ đạo, điều hành 9 tháng năm 2022",
        "Vụ Kế hoạch",
        date(2022, 9, 30),
        100,
        date(2022, 9, 28),
        "Hoàn thành",
        None,
    ),
    (
        "Xây dựng Quy chế làm việc sửa đổi của Bộ",
        "Vụ Pháp chế, Vụ Tổ chức cán bộ",
        date(2022, 10, 15),
        100,
        date(2022, 10, 21),
        "Hoàn thành",
        "Chờ ý kiến của các đơn vị",
    ),
    (
        "Kiểm tra công tác kiểm soát thủ tục hành chính tại ba đơn vị",
        "Vụ Pháp chế",
        date(2022, 10, 31),
        100,
        None,
        "Hoàn thành",
        None,
    ),
    (
        "Rà soát, số hóa hồ sơ lưu trữ giai đoạn 2016-2020",
        None,
        date(2022, 10, 20),
        65,
        None,
        "Quá hạn, đang thực hiện",
        "Thiếu kinh phí thuê đơn vị số hóa",
    ),
    (
        "Cập nhật Hệ thống thông tin báo cáo Chính phủ",
        "Cục Thương mại điện tử và Kinh tế số",
        "Hằng tháng",
        None,
        None,
        "Thực hiện thường xuyên",
        None,
    ),
)
"""The fourth is declared complete without a day: the honest warning of this workbook."""
PROGRAMME_HEADINGS = (
    "TT",
    "Mã nhiệm vụ",
    "Nội dung công việc",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn",
    "% hoàn thành",
    "Ngày hoàn thành",
    "Tình trạng",
    "Khó khăn, vướng mắc",
)


def work_programme() -> list[Page]:
    """Văn phòng Bộ: unit and period on the cover alone, the unit's cell merged down the table."""
    cover = Page("Bìa")
    cover.put("B2:H2", "BỘ CÔNG THƯƠNG", TITLE)
    cover.put("B3:H3", "VĂN PHÒNG BỘ", TITLE)
    cover.put("B8:H8", "BÁO CÁO TIẾN ĐỘ THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC", TITLE)
    cover.put("B9:H9", "THÁNG 10 NĂM 2022", TITLE)
    cover.put("B11:H11", SAMPLE, SMALL)
    page = Page("CTCT")
    page.put("A1:J1", "Biểu tiến độ thực hiện Chương trình công tác (số liệu mẫu)", TITLE)
    page.line(3, PROGRAMME_HEADINGS, HEAD)
    last = page.lines(4, [_work(n, *one) for n, one in enumerate(PROGRAMME, 1)], G="0") - 1
    page.put(f"D4:D{last}", "Văn phòng Bộ", page.cells[4, 4][1])
    page.put(f"I{last + 2}", "CHÁNH VĂN PHÒNG", TITLE)
    page.wide(A=5, B=13, C=44, D=16, E=26, F=13, G=12, H=13, I=18, J=28)
    return [cover, page]


def _work(number: int, title: str, support: str | None, *rest: Value) -> list[Value]:
    return [number, f"VP-{number:02}/2022", title, None, support, *rest]
