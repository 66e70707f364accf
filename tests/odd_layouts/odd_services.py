"""Odd workbooks with services: form 06, and a procedure list with x marks."""

from __future__ import annotations

from collections.abc import Mapping

from odd_paper import (
    FAULT,
    Book,
    Record,
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

FORM_06 = {
    "cases_online": "D", "cases_in_person": "E", "cases_carried_over": "F",
    "cases_resolved_early": "H", "cases_resolved_on_time": "I", "cases_resolved_late": "J",
    "cases_pending_in_term": "L", "cases_pending_overdue": "M",
}  # fmt: skip
FORM_06_HEADING = {
    "A3:A5": "STT", "B3:B5": "Lĩnh vực, công việc giải quyết theo cấp",
    "C3:F3": "Số hồ sơ nhận giải quyết", "C4:C5": "Tổng số", "D4:E4": "Trong đó",
    "D5": "Trực tuyến", "E5": "Trực tiếp, dịch vụ bưu chính", "F4:F5": "Từ kỳ trước",
    "G3:J3": "Số hồ sơ đã giải quyết", "G4:G5": "Tổng số", "H4:H5": "Trước hạn",
    "I4:I5": "Đúng hạn", "J4:J5": "Quá hạn", "K3:M3": "Số lượng hồ sơ đang giải quyết",
    "K4:K5": "Tổng số", "L4:L5": "Trong hạn", "M4:M5": "Quá hạn",
    "A6": "(1)", "B6": "(2)", "C6": "(3)=(4)+(5)+(6)", "D6": "(4)", "E6": "(5)", "F6": "(6)",
    "G6": "(7)=(8)+(9)+(10)", "H6": "(8)", "I6": "(9)", "J6": "(10)", "K6": "(11)=(12)+(13)",
    "L6": "(12)", "M6": "(13)", "A7:M7": "Cấp Bộ",
}  # fmt: skip
FORM_06_ROWS: dict[int, list[Value]] = {
    8: [1, "Hóa chất", 157, 120, 15, 22, 127, 30, 95, 2, 30, 28, 2],
    9: [2, "Tiền chất công nghiệp", 381, 340, 0, 41, 350, 120, 230, 0, 31, 31, 0],
    10: [3, "Vật liệu nổ công nghiệp, tiền chất thuốc nổ", 49, 18, 25, 6, 41, 4, 36, 1, 8, 8, 0],
    11: [4, "Công ước cấm vũ khí hóa học", 3, 0, 3, 0, 3, 0, 3, 0, 0, 0, 0],
    12: [None, "Tổng số", 590, 478, 43, 69, 521, 154, 364, 3, 69, 67, 2],
}  # fmt: skip


def form_06() -> Book:
    """Official form 06 with three header rows and a letterhead inside one tall row."""
    book = Workbook()
    ws = book.active
    ws.title = "06-VPCP"
    put(ws, "A1:B1", "Biểu số 06/VPCP/KSTT\nBan hành theo Thông tư số 01/2020/TT-VPCP\n"
        "ngày 21/10/2020")  # fmt: skip
    put(ws, "C1:H1", "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT "
        "TTHC\nKỳ báo cáo: Tháng 10/2022\n(Từ ngày 15/9/2022 đến ngày 14/10/2022)")  # fmt: skip
    put(ws, "I1:M1", "Đơn vị báo cáo: Cục Hóa chất\nĐơn vị nhận báo cáo: Văn phòng Bộ")
    put(ws, "K2:M2", "Đơn vị tính: Số hồ sơ TTHC")
    ws.row_dimensions[1].height = 80
    heading(ws, FORM_06_HEADING)
    for row, values in FORM_06_ROWS.items():
        write_row(ws, row, lettered(values), letters("A", "M"), bold=row == 12)
    put(ws, "B14", "Người lập biểu", bold=True)
    put(ws, "J14", "KT. CỤC TRƯỞNG", bold=True)
    put(ws, "J15", "PHÓ CỤC TRƯỞNG", bold=True)
    widths(ws, A=6, B=44, C=14, E=14, G=16, K=16)
    save(book, "services_bieu_06_vpcp.xlsx")
    records = [_cases(row, FORM_06_ROWS[row], FORM_06) for row in range(8, 12)]
    table = Table(ws.title, "services", "2022-10", "2022-10-14", None, FORM_06, records,
                  "Cục Hóa chất")  # fmt: skip
    return Book("services_bieu_06_vpcp.xlsx", [table])


def _cases(row: int, values: list[Value], columns: Mapping[str, str]) -> Record:
    cells = lettered(values)
    counts = {name: cells[x] for name, x in columns.items() if name.startswith("cases_")}
    return {"_row": row, **counts}


MARKS = {
    "procedure_code": "B", "procedure_name": "C", "field": "D", "on_national_portal": "H",
    "in_decision_422": "I", "cases_received": "L", "cases_online": "M", "cases_in_person": "N",
    "cases_resolved_early": "O", "cases_resolved_on_time": "P", "cases_resolved_late": "Q",
    "note": "R",
}  # fmt: skip
MARKS_HEADING = {
    "A7:A8": "STT", "B7:B8": "Mã\nTTHC", "C7:C8": "Tên thủ tục hành chính", "D7:D8": "Lĩnh vực",
    "E7:G7": "Mức độ dịch vụ công trực tuyến", "E8": "Mức độ 2", "F8": "Mức độ 3",
    "G8": "Mức độ 4", "H7:H8": "Đã tích hợp Cổng DVCQG", "I7:I8": "Thuộc QĐ 422/QĐ-TTg",
    "J7:K7": "Cơ chế một cửa", "J8": "Quốc gia (NSW)", "K8": "ASEAN (ASW)",
    "L7:N7": "Số hồ sơ tiếp nhận trong kỳ", "L8": "Tổng số", "M8": "Trực tuyến",
    "N8": "Trực tiêp, BCCI", "O7:Q7": "Số hồ sơ đã giải quyết", "O8": "Trước hạn",
    "P8": "Đúng hạn", "Q8": "Quá hạn", "R7:R8": "Ghi chú",
}  # fmt: skip
TRADE, TRANSIT = "Xuất nhập khẩu", "Thương mại quốc tế"
MARKS_ROWS: dict[int, list[Value]] = {
    11: [1, "1.000461", "Cấp Giấy chứng nhận xuất xứ hàng hóa (C/O) ưu đãi mẫu D", TRADE, None,
         None, "x", "x", "x", None, "x", 12500, 12500, 0, 9000, 3500, 0, None],
    12: [2, "1.000462", "Cấp Giấy chứng nhận xuất xứ hàng hóa (C/O) mẫu A", None, None, None, "X",
         "x", None, None, None, 860, 850, 10, 500, 357, 3, None],
    13: [3, "2.000331", "Cấp mã số kinh doanh tạm nhập, tái xuất hàng thực phẩm đông lạnh", None,
         None, "x", None, "x", "x", "x", None, 14, 12, 2, 3, 11, 0, None],
    14: [4, "2.000332", "Cấp Giấy phép kinh doanh tạm nhập, tái xuất", None, None, "x", "x", "x",
         None, "x", None, 45, 40, 5, 10, 34, 1, None],
    15: [5, "1.001062", "Cấp Giấy phép quá cảnh hàng hóa", TRANSIT, "x", None, None, None, None,
         None, None, 6, 0, 6, 0, 6, 0, None],
    16: [6, "1.001063", "Gia hạn Giấy phép quá cảnh hàng hóa", None, None, " x ", None, "X", None,
         None, None, 0, 0, 0, 0, 0, 0, "Chưa phát sinh hồ sơ"],
    18: [7, "1.003477", "Cấp lại Giấy chứng nhận xuất xứ hàng hóa (C/O)", TRADE, None, "x", None,
         "x", None, None, None, 72, 60, 12, 20, 50, 2, None],
    19: [8, "1.003478", "Đăng ký hồ sơ thương nhân đề nghị cấp C/O lần đầu", TRADE, None, None,
         "x", "x", "x", None, None, 310, 310, 0, 200, 108, 2, None],
    20: [None, None, "Tổng cộng", None, None, None, None, None, None, None, None, 13807, 13772, 35,
         9733, 4066, 8, None],
}  # fmt: skip
MARKS_SURE: dict[int, Record] = {
    11: {"service_level": "level_4", "on_national_portal": True, "in_decision_422": True,
         "single_window": "asw"},
    12: {"service_level": "level_4", "on_national_portal": True, "field": TRADE},
    13: {"service_level": "level_3", "on_national_portal": True, "in_decision_422": True,
         "single_window": "nsw", "field": TRADE},
    14: {"on_national_portal": True, "single_window": "nsw", "field": TRADE},
    15: {"service_level": "level_2"},
    16: {"service_level": "level_3", "on_national_portal": True, "field": TRANSIT},
    18: {"service_level": "level_3", "on_national_portal": True},
    19: {"service_level": "level_4", "on_national_portal": True, "in_decision_422": True},
}  # fmt: skip


def x_marks() -> Book:
    """Levels, national portal and single windows as x marks; one procedure has two levels."""
    book = Workbook()
    ws = book.active
    ws.title = "DM TTHC"
    _marks_top(ws)
    for row, values in MARKS_ROWS.items():
        write_row(ws, row, lettered(values), letters("A", "R"), bold=row == 20)
    for merged in ("D11:D14", "D15:D16"):
        ws.merge_cells(merged)
    put(ws, "B22", "Ghi chú: đánh dấu (x) vào ô tương ứng.")
    signature(ws, 24, "B", "O", ["CỤC TRƯỞNG"])
    save(book, "services_procedure_list_x_marks.xlsx")
    table = Table(ws.title, "services", "2022-9M", "2022-09-14", None, MARKS,
                  [_mark_record(row) for row in MARKS_SURE], "Cục Xuất nhập khẩu")  # fmt: skip
    twice = must_find(
        "Row 14 is marked with two levels at once (Mức độ 3 and Mức độ 4).", ["F14", "G14"], FAULT
    )
    return Book("services_procedure_list_x_marks.xlsx", [table], [twice])


def _marks_top(ws: Worksheet) -> None:
    letterhead(ws, "CỤC XUẤT NHẬP KHẨU", "A1:C1", "J1:R1")
    put(ws, "A4:R4", "DANH MỤC THỦ TỤC HÀNH CHÍNH VÀ KẾT QUẢ CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN "
        "9 THÁNG NĂM 2022", bold=True)  # fmt: skip
    put(ws, "A5:R5", "(Từ ngày 15/12/2021 đến ngày 14/9/2022)")
    heading(ws, MARKS_HEADING)
    heading(ws, {f"{letter}9": f"({n})" for n, letter in enumerate(letters("A", "R"), 1)})
    heading(ws, {"A10:R10": "I. Thủ tục hành chính do Bộ giải quyết"})
    heading(ws, {"A17:R17": "II. Thủ tục hành chính do tổ chức được ủy quyền giải quyết"})
    widths(ws, A=5, B=11, C=48, D=18, R=22)


def _mark_record(row: int) -> Record:
    named = texts(lettered(MARKS_ROWS[row]), MARKS, "procedure_code procedure_name field note")
    return {**_cases(row, MARKS_ROWS[row], MARKS), **named, **MARKS_SURE[row]}
