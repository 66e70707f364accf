"""Odd workbooks with tasks: a legal-document programme; a list in NFD, dates as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from odd_paper import (
    FAULT,
    Book,
    Record,
    Row,
    Table,
    Value,
    heading,
    lettered,
    letterhead,
    letters,
    must_find,
    put,
    save,
    signature,
    texts,
    widths,
    write_row,
)
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

PROGRAMME_COLUMNS = {
    "title": "B", "lead_unit": "D", "supporting_units": "E", "due_on": "F", "declared_status": "G",
    "completed_on": "H", "result_document": "I", "obstacle": "J", "note": "K",
}  # fmt: skip
PROGRAMME_HEADING = {
    "A8:A9": "STT",
    "B8:B9": "Tên văn bản",
    "C8:C9": "Hình thức\nvăn bản",
    "D8:D9": "Đơn vị\nchủ trì",
    "E8:E9": "Đơn vị\nphối hợp",
    "F8:F9": "Thời hạn\nhoàn thành",
    "G8:I8": "Kết quả thực hiện",
    "G9": "Trạng thái",
    "H9": "Ngày\nhoàn thành",
    "I9": "Số, ký hiệu\nvăn bản kết quả",
    "J8:J9": "Khó khăn, vuớng mắc",
    "K8:K9": "Ghi chú",
}
PROGRAMME: dict[int, list[Value]] = {
    12: [1, "Nghị định sửa đổi, bổ sung một số điều của Nghị định về kinh doanh xăng dầu",
         "Nghị định", "Vụ Thị trường trong nước", "Vụ Pháp chế", "Quý III/2022",
         "Chưa hoàn thành, quá hạn", None, None, "Còn ý kiến khác nhau về chi phí định mức", None],
    13: [2, "Nghị định về phát triển và quản lý chợ", "Nghị định", None, "Vụ Pháp chế", "Tháng 10",
         "Chưa hoàn thành, trong hạn", None, None, None, "Đang lấy ý kiến địa phương"],
    14: [3, "Nghị định về quản lý, phát triển cụm công nghiệp", "Nghị định",
         "Cục Công Thương địa phương", "Vụ Pháp chế", date(2022, 12, 15),
         "Chưa hoàn thành, trong hạn", None, None, "Chưa thống nhất thẩm quyền thành lập", None],
    15: [None, None, None, None, "Cục Công nghiệp", None, None, None, None,
         "Chờ ý kiến của 02 bộ về đất đai, môi trường", None],
    16: [None, None, None, None, "Vụ Kế hoạch", None, None, None, None,
         "Cần bổ sung đánh giá tác động", None],
    18: [4, "Thông tư quy định phương pháp xác định giá phát điện", "Thông tư",
         "Cục Điều tiết điện lực", "Vụ Pháp chế", date(2022, 10, 15), "Hoàn thành đúng hạn",
         date(2022, 10, 3), "18/2022/TT-BCT", None, None],
    19: [5, "Thông tư sửa đổi quy định về an toàn trong sản xuất, kinh doanh hóa chất", "Thông tư",
         "Cục Hóa chất; Cục Kỹ thuật an toàn và Môi trường công nghiệp",
         "Vụ Pháp chế, Vụ Khoa học và Công nghệ", date(2022, 11, 30),
         "Chưa hoàn thành, trong hạn", None, None, None, None],
    20: [6, "Thông tư quy định về xuất xứ hàng hóa trong Hiệp định RCEP", "Thông tư",
         "Cục Xuất nhập khẩu", "Vụ Chính sách thương mại đa biên", "Quý IV/2022",
         "Chưa hoàn thành, trong hạn", None, None, None, None],
    21: [7, "Rà soát, hệ thống hóa văn bản quy phạm pháp luật về quản lý ngoại thương", None, None,
         "Vụ Pháp chế", "Thường xuyên", "Đang thực hiện", None, None, None, None],
    22: [8, "Thông tư sửa đổi quy định về cấp chứng thư xuất khẩu hàng dệt may", "Thông tư", None,
         "Vụ Pháp chế", date(2022, 8, 31), "Hoàn thành quá hạn", date(2022, 9, 12),
         "16/2022/TT-BCT", None, None],
}  # fmt: skip
PROGRAMME_DATES: dict[int, Record] = {
    12: {"lead_unit": "Vụ Thị trường trong nước", "due_on": "2022-09-30", "due_kind": "quarter"},
    13: {"lead_unit": "Vụ Thị trường trong nước", "due_kind": "month"},
    14: {"due_on": "2022-12-15", "due_kind": "date", "completed_on": None},
    18: {"due_on": "2022-10-15", "due_kind": "date", "completed_on": "2022-10-03"},
    19: {"due_on": "2022-11-30", "due_kind": "date", "completed_on": None},
    20: {"lead_unit": "Cục Xuất nhập khẩu", "due_on": "2022-12-31", "due_kind": "quarter"},
    21: {"lead_unit": "Cục Xuất nhập khẩu", "due_on": None, "due_kind": "recurring"},
    22: {"lead_unit": "Cục Xuất nhập khẩu", "due_on": "2022-08-31", "due_kind": "date",
         "completed_on": "2022-09-12"},
}  # fmt: skip


def programme() -> Book:
    """VBQPPL programme: merged lead units, a task over three rows, deadlines in words."""
    book = Workbook()
    ws = book.active
    ws.title = "CT VBQPPL 2022"
    _programme_top(ws)
    for row, values in PROGRAMME.items():
        write_row(ws, row, lettered(values), letters("A", "K"))
    for merged in ("D12:D13", "D20:D22", *(f"{x}14:{x}16" for x in "ABCDFGHIK")):
        ws.merge_cells(merged)
    put(ws, "A24", "Ghi chú: thời hạn theo Quyết định phê duyệt Chương trình của Bộ trưởng.")
    signature(ws, 26, "A", "I", ["VỤ TRƯỞNG", "(Ký, ghi rõ họ tên)"])
    save(book, "tasks_vbqppl_merged_lead.xlsx")
    records = [_programme_record(row, more) for row, more in PROGRAMME_DATES.items()]
    table = Table(
        ws.title, "tasks", "2022-10", "2022-10-14", None, PROGRAMME_COLUMNS, records,
        "Vụ Pháp chế",
    )  # fmt: skip
    return Book("tasks_vbqppl_merged_lead.xlsx", [table])


def _programme_top(ws: Worksheet) -> None:
    letterhead(ws, "VỤ PHÁP CHẾ", "A1:C1", "F1:K1")
    put(ws, "F3:K3", "Hà Nội, ngày 17 tháng 10 năm 2022")
    put(ws, "A5:K5", "TÌNH HÌNH THỰC HIỆN CHƯƠNG TRÌNH XÂY DỰNG VĂN BẢN QUY PHẠM PHÁP LUẬT "
        "NĂM 2022", bold=True)  # fmt: skip
    put(ws, "A6:K6", "Báo cáo tháng 10 năm 2022 (số liệu tính đến ngày 14/10/2022)")
    heading(ws, PROGRAMME_HEADING)
    heading(ws, {f"{letter}10": f"({n})" for n, letter in enumerate(letters("A", "K"), 1)})
    heading(ws, {"A11:K11": "I. Văn bản trình Chính phủ, Thủ tướng Chính phủ"})
    heading(ws, {"A17:K17": "II. Văn bản thuộc thẩm quyền của Bộ trưởng"})
    widths(ws, A=6, B=46, C=12, D=24, E=24, F=16, G=22, H=14, I=18, J=30, K=22)


def _programme_record(row: int, more: Record) -> Record:
    """The task over rows 14-16 has lists in E and J: how to join them is nobody's certainty."""
    fields = "title lead_unit declared_status result_document note"
    fields += "" if row == 14 else " supporting_units obstacle"
    cells = lettered(PROGRAMME[row])
    return {"_row": row, **texts(cells, PROGRAMME_COLUMNS, fields), **more}


LIST_COLUMNS = {
    "due_on": "B", "completed_on": "C", "declared_status": "D", "progress_rate": "E", "title": "F",
    "assigned_on": "H", "lead_unit": "I", "supporting_units": "J", "product": "K",
    "obstacle": "L", "proposal": "M",
}  # fmt: skip
LIST_HEADING = [
    "TT", "Hạn hoàn thành", "Ngày hoàn thành", "Trạng thái", "Tỷ lệ hoàn thành",
    "Nội dung nhiệm vụ", "Văn bản giao", "Ngày giao", "Đơn vị chủ trì", "Đơn vị phối hợp",
    "Sản phẩm", "Vướng mắc", "Đề xuất",
]  # fmt: skip
LEAD = "Cục Thương mại điện tử và Kinh tế số"
LIST: dict[int, list[Value]] = {
    8: [1, "30.06.2022", "28.06.2022", "Hoàn thành", "100%",
        "Nâng cấp Cổng dịch vụ công trực tuyến của Bộ Công Thương", "Thông báo kết luận",
        "ngày 15 tháng 3 năm 2022", LEAD, "Văn phòng Bộ", "Báo cáo", None, None],
    9: [2, "ngày 15 tháng 8 năm 2022", "ngày 5 tháng 9 năm 2022", "Hoàn thành quá hạn", "100%",
        "Rà soát thủ tục hành chính đủ điều kiện cung cấp trực tuyến mức độ 3, 4", "Công văn",
        "20.05.2022", LEAD, "Văn phòng Bộ, Vụ Pháp chế", "Danh mục", None, None],
    10: [3, "31.12.2022", None, "Đang thực hiện", "85%",
         "Tái cấu trúc quy trình các thủ tục hành chính tích hợp trên Cổng Dịch vụ công quốc gia",
         "Quyết định", "18.04.2022", LEAD, "Các đơn vị có thủ tục hành chính", "Quy trình",
         "Một số hệ thống chưa có API", "Bố trí kinh phí nâng cấp"],
    11: [4, "ngày 30 tháng 11 năm 2022", None, "Đang thực hiện", "60%",
         "Xây dựng kho dữ liệu dùng chung ngành Công Thương", "Chỉ thị", "26.01.2022", LEAD, None,
         "Hệ thống", None, None],
    12: [5, "31.08.2022", None, "Hoàn thành", "100%",
         "Kết nối dữ liệu thương mại điện tử với Tổng cục Thuế", "Công văn", "14.02.2022", LEAD,
         "Vụ Thị trường trong nước", "Văn bản thỏa thuận", None, None],
    13: [6, "15.10.2022", None, "Đang thực hiện", "40%",
         "Báo cáo tình hình thực hiện Kế hoạch tổng thể phát triển thương mại điện tử",
         "Quyết định", "ngày 1 tháng 6 năm 2022", LEAD, None, "Báo cáo", None, None],
    15: [7, "Thường xuyên", None, "Đang thực hiện", None,
         "Hỗ trợ người dân, doanh nghiệp sử dụng dịch vụ công trực tuyến", "Kế hoạch", "17.01.2022",
         LEAD, "Văn phòng Bộ", None, "Chưa có biên chế trực", "Cho phép thuê dịch vụ"],
}  # fmt: skip
LIST_DATES: dict[int, Record] = {
    8: {"due_on": "2022-06-30", "due_kind": "date", "completed_on": "2022-06-28",
        "assigned_on": "2022-03-15", "progress_rate": 1.0},
    9: {"due_on": "2022-08-15", "due_kind": "date", "completed_on": "2022-09-05",
        "assigned_on": "2022-05-20", "progress_rate": 1.0},
    10: {"due_on": "2022-12-31", "due_kind": "date", "completed_on": None,
         "assigned_on": "2022-04-18", "progress_rate": 0.85},
    11: {"due_on": "2022-11-30", "due_kind": "date", "assigned_on": "2022-01-26",
         "progress_rate": 0.6},
    12: {"due_on": "2022-08-31", "due_kind": "date", "completed_on": None,
         "assigned_on": "2022-02-14", "progress_rate": 1.0},
    13: {"due_on": "2022-10-15", "due_kind": "date", "assigned_on": "2022-06-01",
         "progress_rate": 0.4},
    15: {"due_on": None, "due_kind": "recurring", "assigned_on": "2022-01-17",
         "progress_rate": None},
}  # fmt: skip


def nfd_list() -> Book:
    """Decomposed text, dates as text, a hidden task, a hidden empty row, one row of headings."""
    book = Workbook()
    ws = book.active
    ws.title = "NV Quy 3"
    _list_top(ws)
    for row, values in LIST.items():
        write_row(ws, row, lettered([_nfd(v) for v in values]), letters("A", "M"))
    for hidden in (11, 14):
        ws.row_dimensions[hidden].hidden = True
    put(ws, "B18", _nfd("Nơi nhận:"))
    put(ws, "B19", _nfd("- Vụ Kế hoạch;"))
    put(ws, "K18", _nfd("CỤC TRƯỞNG"), bold=True)
    save(book, "tasks_nfd_text_dates.xlsx")
    table = Table(
        ws.title, "tasks", "2022-Q3", "2022-09-14", None, LIST_COLUMNS,
        [_list_record(row, more) for row, more in LIST_DATES.items()], LEAD,
    )  # fmt: skip
    missing = must_find(
        "Row 12 is declared complete (Hoàn thành) but has no completion date.",
        ["C12", "D12"],
        FAULT,
    )
    return Book("tasks_nfd_text_dates.xlsx", [table], [missing])


def _list_top(ws: Worksheet) -> None:
    put(ws, "A1", _nfd("BỘ CÔNG THƯƠNG"))
    put(ws, "A2", _nfd("CỤC TMĐT VÀ KTS"), bold=True)
    put(ws, "A4", _nfd("THEO DÕI NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO"), bold=True)
    put(ws, "A5", _nfd("Kỳ báo cáo: Quý III/2022 - Số liệu đến ngày 14 tháng 9 năm 2022"))
    heading(ws, {f"{x}7": str(_nfd(h)) for x, h in lettered(LIST_HEADING).items()})
    widths(ws, A=5, B=24, C=24, D=18, E=12, F=46, G=16, H=24, I=22, J=22, K=16, L=24, M=24)


def _nfd(value: Value) -> Value:
    return unicodedata.normalize("NFD", value) if isinstance(value, str) else value


def _list_record(row: int, more: Mapping[str, object]) -> Record:
    fields = "declared_status title lead_unit supporting_units product obstacle proposal"
    cells: Row = lettered(LIST[row])
    return {"_row": row, **texts(cells, LIST_COLUMNS, fields), **more}
