"""Tasks set by the Government and the Prime Minister: Cục Công nghiệp, two months running."""

from dataclasses import dataclass

from paper import (
    HEAD,
    NUMBERING,
    SAMPLE,
    SMALL,
    STRONG,
    TITLE,
    Look,
    Page,
    Value,
    letterhead,
    numbering,
    signature,
)

ON_TIME, LATE = "Hoàn thành đúng hạn", "Hoàn thành quá hạn"
IN_TERM, OVERDUE = "Chưa hoàn thành, trong hạn", "Chưa hoàn thành, quá hạn"


@dataclass(frozen=True, slots=True)
class State:
    """Where a task stands at the end of a month."""

    status: str
    progress: str
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task assigned to Cục Công nghiệp, its dates typed as text."""

    title: str
    assigned_by: str
    assigned_on: str
    support: str | None
    due: str
    september: State
    october: State


GOVERNMENT = (
    Task(
        "Xây dựng cơ chế, chính sách phát triển công nghiệp hỗ trợ giai đoạn 2023-2030",
        "Nghị quyết phiên họp Chính phủ thường kỳ tháng 4/2022",
        "06/05/2022",
        "Vụ Pháp chế; Vụ Kế hoạch",
        "30/11/2022",
        State(IN_TERM, "Đã lấy ý kiến các bộ, ngành"),
        State(IN_TERM, "Đã tiếp thu ý kiến, đang hoàn thiện Tờ trình"),
    ),
    Task(
        "Báo cáo tình hình thực hiện chính sách phát triển cụm liên kết ngành cơ khí",
        "Công văn số 4187/VPCP-CN",
        "29/06/2022",
        "Cục Công Thương địa phương",
        "20/09/2022",
        State(ON_TIME, "Đã báo cáo Thủ tướng Chính phủ", "5436/BC-BCT ngày 16/09/2022"),
        State(ON_TIME, "Đã báo cáo Thủ tướng Chính phủ", "5436/BC-BCT ngày 16/09/2022"),
    ),
    Task(
        "Rà soát quy hoạch các khu, cụm công nghiệp vùng Đông Nam Bộ",
        "Thông báo số 214/TB-VPCP",
        "15/07/2022",
        "Vụ Kế hoạch",
        "15/09/2022",
        State(OVERDUE, "Đang tổng hợp báo cáo của các tỉnh", None, "Hai tỉnh gửi báo cáo chậm"),
        State(LATE, "Đã trình báo cáo", "6052/BC-BCT ngày 11/10/2022", "Hai tỉnh gửi báo cáo chậm"),
    ),
)
PRIME_MINISTER = (
    Task(
        "Đề xuất giải pháp tháo gỡ khó khăn cho doanh nghiệp dệt may, da giày",
        "Công điện số 781/CĐ-TTg",
        "22/08/2022",
        "Cục Xuất nhập khẩu; Vụ Pháp chế",
        "25/10/2022",
        State(IN_TERM, "Đã làm việc với hai hiệp hội"),
        State(ON_TIME, "Đã trình Thủ tướng Chính phủ", "6391/BCT-CN ngày 24/10/2022"),
    ),
    Task(
        "Theo dõi, báo cáo tình hình sản xuất, lắp ráp ô tô trong nước",
        "Công văn số 3312/VPCP-CN",
        "24/05/2022",
        None,
        "Thường xuyên",
        State("Thường xuyên", "Đã báo cáo tháng 8"),
        State("Thường xuyên", "Đã báo cáo tháng 9"),
    ),
    Task(
        "Xây dựng Đề án phát triển công nghiệp vật liệu",
        "Công văn số 5120/VPCP-CN",
        "17/08/2022",
        "Cục Hóa chất",
        "Quý IV/2022",
        State(IN_TERM, "Đã thành lập Tổ biên tập"),
        State(IN_TERM, "Đang xây dựng dự thảo lần 1"),
    ),
    Task(
        "Tổng kết thực hiện Chiến lược phát triển ngành giấy",
        "Công văn số 4866/VPCP-CN",
        "28/07/2022",
        None,
        "14/10/2022",
        State(IN_TERM, "Đang khảo sát tại địa phương"),
        State(OVERDUE, "Đang tổng hợp số liệu", None, "Phải khảo sát bổ sung tại ba địa phương"),
    ),
)
HEADINGS = (
    "STT",
    "Nội dung nhiệm vụ",
    "Số, ký hiệu văn bản giao",
    "Ngày giao",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Lãnh đạo Bộ phụ trách",
    "Thời hạn hoàn thành",
    "Kết quả thực hiện",
    "Số, ngày văn bản kết quả",
    "Trạng thái",
    "Lý do chậm",
)


def industry_agency(month: int) -> list[Page]:
    """Cục Công nghiệp: groups, a numbering row, footnotes; month 9 or 10."""
    page = Page("Nhiem vu CP, TTg giao")
    letterhead(page, "CỤC CÔNG NGHIỆP", "A:C", "H:L")
    title = "BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO"
    page.put("A4:L4", title, TITLE)
    page.put("A5:L5", f"Tháng {month} năm 2022", TITLE)
    page.put("A6:L6", SAMPLE, SMALL)
    page.line(8, HEADINGS, HEAD)
    row = page.line(9, numbering(12), NUMBERING)
    for order, name, part in (
        ("I", "NHIỆM VỤ CHÍNH PHỦ GIAO", GOVERNMENT),
        ("II", "NHIỆM VỤ THỦ TƯỚNG CHÍNH PHỦ GIAO", PRIME_MINISTER),
    ):
        page.put(f"A{row}", order, STRONG)
        page.put(f"B{row}:L{row}", name, STRONG)
        row = page.lines(row + 1, [_task(n, one, month) for n, one in enumerate(part, 1)])
    note = "Ghi chú: nhiệm vụ thường xuyên không tính vào tỷ lệ hoàn thành."
    page.put(f"A{row + 1}", note, Look(italic=True))
    signature(page, row + 3, "B", "K", ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"], "CN")
    page.wide(A=5, B=44, C=24, D=12, E=18, F=22, G=20, H=14, I=28, J=22, K=16, L=26)
    return [page]


def _task(number: int, one: Task, month: int) -> list[Value]:
    state = one.september if month == 9 else one.october
    return [
        number,
        one.title,
        one.assigned_by,
        one.assigned_on,
        "Cục Công nghiệp",
        one.support,
        "Thứ trưởng phụ trách",
        one.due,
        state.progress,
        state.document,
        state.status,
        state.reason,
    ]
