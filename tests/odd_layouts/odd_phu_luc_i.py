"""Phụ lục I: 44 columns by unit and content, old .xls."""

from __future__ import annotations

from collections.abc import Mapping

import xlwt
from odd_paper import (
    CUMULATIVE,
    HERE,
    TRIEU,
    Book,
    Numbers,
    Record,
    Table,
    Value,
    add,
    amounts,
    percent,
    share,
)

COLUMNS_I = {
    "project_name": "B", "plan_carried_over_vnd": "I", "disbursed_in_period_vnd": "U",
    "disbursed_to_date_vnd": "AG", "disbursed_rate": "AH",
}  # fmt: skip
SOURCES_I = [
    "Dự toán NSNN", "Nguồn khác (nguồn thu SN, lệ phí hải quan...)", "Nguồn quỹ", "Vốn NSTT",
    "Vốn CK",
]  # fmt: skip
# name -> per source: (source index, carried over, assigned, paid in the month, paid to date)
CONTENTS: dict[int, tuple[str, str, int, float | None, float, float, float]] = {
    11: ("1", "Sửa chữa, cải tạo hội trường trụ sở Bộ", 0, None, 3500, 450, 2100),
    12: ("2", "Nâng cấp hệ thống quản lý văn bản và điều hành", 0, 500, 2000, 300, 1250),
    14: ("1", "Duy trì, nâng cấp Cổng dịch vụ công trực tuyến", 0, None, 4200.5, 350, 2100.25),
    15: ("2", "Đào tạo kỹ năng thương mại điện tử cho doanh nghiệp", 1, None, 800, 0, 200),
    17: ("1", "Điều tra, thống kê cơ sở hoạt động hóa chất", 0, None, 1600, 160, 640),
}
UNITS_I = {9: ("", "TỔNG CỘNG", (11, 12, 14, 15, 17)), 10: ("I", "Văn phòng Bộ", (11, 12)),
           13: ("II", "Cục Thương mại điện tử và Kinh tế số", (14, 15)),
           16: ("III", "Cục Hóa chất", (17,))}  # fmt: skip


def appendix_one() -> Book:
    """44 columns by unit and content, four header rows, old .xls."""
    book = xlwt.Workbook(encoding="utf-8")
    ws = book.add_sheet("Phu_Luc_I")
    _top_one(ws)
    leaves = {row: _numbers_one(*content[2:]) for row, content in CONTENTS.items()}
    for row, content in CONTENTS.items():
        _line_one(ws, row, content[0], content[1], leaves[row])
    for row, (number, name, children) in UNITS_I.items():
        total = {n: add([leaves[child].get(n) for child in children]) for n in range(2, 44)}
        _line_one(ws, row, number, name, total)
    ws.write(19, 1, "Nơi nhận:")
    ws.write(20, 1, "- Như trên;")
    ws.write(19, 34, "VỤ TRƯỞNG")
    book.save(str(HERE / "disb_phu_luc_i_44_columns.xls"))
    table = Table("Phu_Luc_I", "disbursement", "2022-10", "2022-10-31", "triệu đồng", COLUMNS_I,
                  [_record_one(row) for row in CONTENTS],
                  "Vụ Tài chính và Đổi mới doanh nghiệp")  # fmt: skip
    return Book("disb_phu_luc_i_44_columns.xls", [table])


def _style(bold: bool) -> xlwt.XFStyle:
    weight = "on" if bold else "off"
    return xlwt.easyxf(f"font: bold {weight}; align: wrap on; borders: left thin, right thin, "
                       "top thin, bottom thin")  # fmt: skip


def _top_one(ws: xlwt.Worksheet) -> None:
    plain = xlwt.easyxf("align: horiz center")
    ws.write_merge(0, 0, 0, 43, "Phụ lục I", plain)
    ws.write_merge(1, 1, 0, 43, "TÌNH HÌNH GIẢI NGÂN KINH PHÍ THÁNG 10 NĂM 2022 "
                   "(SỐ LIỆU ĐẾN NGÀY 31/10/2022)", plain)  # fmt: skip
    ws.write_merge(2, 2, 0, 43, "(Kèm theo công văn số       /TCDN-TC ngày 04/11/2022 của Vụ Tài "
                   "chính và Đổi mới doanh nghiệp)", plain)  # fmt: skip
    ws.write(3, 41, "ĐVT: Triệu đồng")
    bold = _style(True)
    ws.write_merge(4, 7, 0, 0, "STT", bold)
    ws.write_merge(4, 7, 1, 1, "Đơn vị - nội dung", bold)
    ws.col(1).width = 256 * 44
    blocks = {2: "Kinh phí được sử dụng năm 2022",
              8: "Nguồn kinh phí năm trước được chuyển sang năm 2022 sử dụng:",
              14: "Dự toán giao, phê duyệt sử dụng nguồn kinh phí năm 2022"}  # fmt: skip
    for start, title in blocks.items():
        _block_one(ws, start, title, bold)
    _paid_one(ws, 20, "Giải ngân tháng báo cáo", bold)
    _paid_one(ws, 32, CUMULATIVE + ": Tổng của 12 tháng", bold)


def _block_one(ws: xlwt.Worksheet, start: int, title: str, style: xlwt.XFStyle) -> None:
    ws.write_merge(4, 4, start, start + 5, title, style)
    ws.write_merge(5, 7, start, start, "Tổng cộng", style)
    ws.write_merge(5, 5, start + 1, start + 5, "Trong đó", style)
    for n, source in enumerate(SOURCES_I):
        ws.write_merge(6, 7, start + 1 + n, start + 1 + n, source, style)


def _paid_one(ws: xlwt.Worksheet, start: int, title: str, style: xlwt.XFStyle) -> None:
    ws.write_merge(4, 4, start, start + 11, title, style)
    ws.write_merge(5, 6, start, start + 1, "Tổng cộng", style)
    ws.write_merge(5, 5, start + 2, start + 11, "Trong đó", style)
    for n, source in enumerate(["", *SOURCES_I]):
        if source:
            ws.write_merge(6, 6, start + 2 * n, start + 2 * n + 1, source, style)
        ws.write(7, start + 2 * n, "Số tiền" if source else "Cộng", style)
        ws.write(7, start + 2 * n + 1, "Tỷ lệ (%)", style)


def _numbers_one(
    source: int, carried: float | None, assigned: float, month: float, to_date: float
) -> Numbers:
    available = assigned + (carried or 0)
    values = {2: available, 8: carried, 14: assigned}
    spread = {start + 1 + source: value for start, value in values.items()}
    paid = {20: month, 22 + 2 * source: month, 32: to_date, 34 + 2 * source: to_date}
    return {**values, **spread, **paid}


def _line_one(ws: xlwt.Worksheet, row: int, number: str, name: str, numbers: Numbers) -> None:
    style = _style(row in UNITS_I)
    ws.write(row - 1, 0, number, style)
    ws.write(row - 1, 1, name, style)
    for column in range(2, 44):
        value = _cell_one(numbers, column)
        ws.write(row - 1, column, "" if value is None else value, style)


def _cell_one(numbers: Numbers, column: int) -> float | None:
    """Rates (odd columns from 21) are paid over what may be used from the same source."""
    if column < 20 or column % 2 == 0:
        return numbers.get(column)
    start = 20 if column < 32 else 32
    return percent(numbers.get(column - 1), numbers.get(2 + (column - 1 - start) // 2))


def _record_one(row: int) -> Record:
    _, name, source, carried, assigned, month, to_date = CONTENTS[row]
    numbers = _numbers_one(source, carried, assigned, month, to_date)
    money: Mapping[str, Value] = {"I": carried, "U": month, "AG": to_date}
    fields = "plan_carried_over_vnd disbursed_in_period_vnd disbursed_to_date_vnd"
    return {"_row": row, "project_name": name, **amounts(money, COLUMNS_I, fields, TRIEU),
            "disbursed_rate": share(_cell_one(numbers, 33) or 0)}  # fmt: skip
