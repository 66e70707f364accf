"""A cover sheet that gives unit and period for tasks and measures."""

from __future__ import annotations

from datetime import date

from odd_paper import (
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
    share,
    texts,
    widths,
    write_row,
)
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

COVER_TASKS = {
    "title": "B", "supporting_units": "C", "due_on": "D", "declared_status": "E",
    "completed_on": "F", "progress_rate": "G", "obstacle": "H", "proposal": "I",
}  # fmt: skip
COVER_TASK_ROWS: dict[int, list[Value]] = {
    4: ["I. Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao"],
    5: [1, "Xây dựng Luật Phát triển công nghiệp trọng điểm", "Vụ Pháp chế, Vụ Kế hoạch",
        date(2022, 12, 31), "Chưa hoàn thành (trung hạn)", None, 45, "Phạm vi điều chỉnh rộng",
        "Cho phép lùi thời hạn trình"],
    6: [2, "Báo cáo tình hình phát triển công nghiệp hỗ trợ", "Cục Công Thương địa phương",
        "Quý II/2022", "Hoàn thành", date(2022, 6, 24), 100, None, None],
    7: ["II. Nhiệm vụ theo Kế hoạch cải cách hành chính của Bộ"],
    8: [3, "Rà soát, cắt giảm quy định kinh doanh ngành ô tô", "Vụ Pháp chế", "Năm 2022",
        "Hoàn thành", date(2022, 11, 30), 100, None, None],
    9: [4, "Công khai thủ tục hành chính tại nơi tiếp nhận hồ sơ", "Văn phòng Bộ", "Thường xuyên",
        "Đang thực hiện", None, None, None, None],
}  # fmt: skip
COVER_TASK_SURE: dict[int, Record] = {
    5: {"due_on": "2022-12-31", "due_kind": "date", "completed_on": None},
    6: {"due_on": "2022-06-30", "due_kind": "quarter", "completed_on": "2022-06-24"},
    8: {"due_on": "2022-12-31", "due_kind": "year", "completed_on": "2022-11-30"},
    9: {"due_on": None, "due_kind": "recurring"},
}  # fmt: skip
MEASURES = {"planned_value": "D", "actual_value": "E", "unit_of_measure": "C", "note": "F"}
MEASURE_ROWS: dict[int, list[Value]] = {
    5: [1, "Số cơ sở dữ liệu của đơn vị đã kết nối, chia sẻ", "Cơ sở dữ liệu", 6, 4,
        "02 cơ sở dữ liệu chờ nâng cấp"],
    6: [2, "Số quy định liên quan đến hoạt động kinh doanh được cắt giảm, đơn giản hóa",
        "Quy định", 25, 27, None],
    7: [3, "Số văn bản về quản lý, sử dụng tài sản công đã ban hành", "Văn bản", 3, None,
        "Chưa có số liệu"],
    8: [4, "Số tin, bài tuyên truyền cải cách hành chính", "Tin, bài", 120, 0, None],
}  # fmt: skip


def cover() -> Book:
    """Unit and period only on the cover; tasks, measures; a hidden sheet and an empty one."""
    book = Workbook()
    _cover_sheet(book.active)
    _cover_tasks(book.create_sheet("1. Nhiệm vụ"))
    _cover_measures(book.create_sheet("2. Chỉ tiêu"))
    _cover_lists(book.create_sheet("DM"))
    book.create_sheet("Sheet3")
    save(book, "cover_sheet_tasks_and_measures.xlsx")
    common = ("2022", "2022-12-14", None)
    tasks = [_cover_record(row) for row in COVER_TASK_SURE]
    measures = [_measure_record(row) for row in MEASURE_ROWS]
    hidden = must_find("Sheet DM is hidden (a list for drop-downs) and was not read.", [],
                       ["note", "warning"])  # fmt: skip
    return Book("cover_sheet_tasks_and_measures.xlsx", [
        Table("1. Nhiệm vụ", "tasks", *common, COVER_TASKS, tasks, "Cục Công nghiệp"),
        Table("2. Chỉ tiêu", "measures", *common, MEASURES, measures, "Cục Công nghiệp"),
    ], [hidden])  # fmt: skip


def _cover_sheet(ws: Worksheet) -> None:
    ws.title = "Bìa"
    letterhead(ws, "CỤC CÔNG NGHIỆP", "A1:C1", "E1:I1")
    put(ws, "A6:I6", "BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH", bold=True)
    lines = {"Đơn vị báo cáo:": "Cục Công nghiệp", "Kỳ báo cáo:": "Năm 2022",
             "Số liệu đến ngày:": "14/12/2022", "Nơi nhận báo cáo:": "Văn phòng Bộ"}  # fmt: skip
    for row, (label, value) in enumerate(lines.items(), 9):
        put(ws, f"C{row}", label)
        put(ws, f"E{row}", value, bold=True)


def _cover_tasks(ws: Worksheet) -> None:
    put(ws, "A1:I1", "BIỂU 1. TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", bold=True)
    names = ["STT", "Nhiệm vụ", "Đơn vị phối hợp", "Thời hạn", "Trạng thái", "Ngày hoàn thành",
             "Tiến độ (%)", "Khó khăn, vướng mắc", "Kiến nghị, đề xuất"]  # fmt: skip
    heading(ws, {f"{letter}3": name for letter, name in zip(letters("A", "I"), names, strict=True)})
    for row, values in COVER_TASK_ROWS.items():
        write_row(ws, row, lettered(values), letters("A", "I"), bold=len(values) == 1)
        if len(values) == 1:
            ws.merge_cells(f"A{row}:I{row}")
    widths(ws, A=6, B=44, C=26, D=14, E=26, F=14, G=12, H=26, I=26)


def _cover_measures(ws: Worksheet) -> None:
    put(ws, "A1:F1", "BIỂU 2. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", bold=True)
    names = ["TT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2022", "Thực hiện", "Ghi chú"]
    heading(ws, {f"{letter}3": name for letter, name in zip("ABCDEF", names, strict=True)})
    heading(ws, dict(zip((f"{x}4" for x in "ABCDEF"), ("A", "B", "C", "1", "2", "3"), strict=True)))
    for row, values in MEASURE_ROWS.items():
        write_row(ws, row, lettered(values), letters("A", "F"))
    widths(ws, A=6, B=60, C=16, D=14, E=14, F=30)


def _cover_lists(ws: Worksheet) -> None:
    for row, text in enumerate(["Danh mục trạng thái", "Hoàn thành", "Đang thực hiện"], 1):
        ws[f"A{row}"] = text
    ws.sheet_state = "hidden"


def _cover_record(row: int) -> Record:
    cells = lettered(COVER_TASK_ROWS[row])
    fields = "title supporting_units declared_status obstacle proposal"
    rate = {} if cells["G"] is None else {"progress_rate": share(cells["G"])}  # type: ignore[arg-type]
    return {"_row": row, **texts(cells, COVER_TASKS, fields), **rate, **COVER_TASK_SURE[row]}


def _measure_record(row: int) -> Record:
    cells = lettered(MEASURE_ROWS[row])
    return {"_row": row, **texts(cells, MEASURES, "unit_of_measure note"),
            "planned_value": cells["D"], "actual_value": cells["E"]}  # fmt: skip
