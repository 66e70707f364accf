"""Biểu C: the local project grid, its total row on top."""

from __future__ import annotations

from odd_paper import (
    FAULT,
    TRIEU,
    Book,
    Record,
    Table,
    Value,
    amounts,
    heading,
    letterhead,
    letters,
    must_find,
    put,
    save,
    texts,
    widths,
    write_row,
)
from openpyxl import Workbook

COLUMNS_C = {
    "project_name": "B", "project_code": "C", "plan_carried_over_vnd": "H",
    "plan_assigned_vnd": "I", "disbursed_to_date_vnd": "K", "disbursed_carried_over_vnd": "L",
    "note": "M",
}  # fmt: skip
MONEY_FIELDS_C = (
    "plan_carried_over_vnd plan_assigned_vnd disbursed_to_date_vnd disbursed_carried_over_vnd"
)
HEADING_C = {
    "A8:A9": "#", "B8:B9": "Danh mục dự án", "C8:C9": "Mã số dự án", "D8:E8": "Quyết định đầu tư",
    "D9": "Số QĐ, Ngày tháng năm", "E9": "NSTW",
    "F8:F9": "Lũy kế bố trí vốn đến hết kế hoạch năm 2021",
    "G8:G9": "Lũy kế vốn giải ngân từ khởi công đến hết ngày 31/12/2021",
    "H8:H9": "Kế hoạch vốn NSTW năm 2021 cho phép kéo dài (nếu có)",
    "I8:I9": "Kế hoạch năm 2022",
    "J8:J9": "Khối lượng thực hiện từ khởi công đến hết tháng 9 năm 2022",
    "K8:L8": "Giải ngân KH năm 2022 (tính từ 01/01 năm 2022) và kế hoạch năm 2021 kéo dài (nếu "
    "có) đến hết tháng 9 năm 2022",
    "K9": "KH năm 2022", "L9": "Kế hoạch năm 2021 kéo dài", "M8:M9": "Ghi chú",
}  # fmt: skip
ROWS_C: dict[int, list[Value]] = {
    11: [None, "Tổng số :", None, None, 512300, 208600, 191800, 5500, 152500, 255900, 61000, 4900,
         None],
    12: [1, "Cấp điện nông thôn từ lưới điện quốc gia tỉnh Điện Biên", "7512301",
         "1104/QĐ-BCT, 28/10/2019", 165000, 82000, 78800, 3200, 45000, 102000, 20250, 3200, None],
    13: [2, "Cấp điện nông thôn từ lưới điện quốc gia tỉnh Sơn La", "7512302",
         "1105/QĐ-BCT, 28/10/2019", 120000, 61000, 61000, None, 38000, 80000, 19000, None, None],
    14: [3, "Cấp điện nông thôn từ lưới điện quốc gia tỉnh Cao Bằng", "7512303",
         "1310/QĐ-BCT, 06/7/2020", 98500, 40600, 29100, 1500, 26000, 38000, 6500, 900,
         "Vướng giải phóng mặt bằng"],
    15: [4, "Cấp điện các thôn, bản chưa có điện tỉnh Hà Giang", "7512304",
         "1311/QĐ-BCT, 06/7/2020", 86800, 15000, 15000, None, 30500, 27900, 15250, None, None],
    16: [5, "Cấp điện từ nguồn năng lượng tái tạo cho các xã đảo", "7512305",
         "1420/QĐ-BCT, 21/7/2020", 42000, 10000, 7900, 800, 12000, 8000, 0, 800,
         "Chưa lựa chọn được nhà thầu"],
}  # fmt: skip


def form_c() -> Book:
    """Project grid with 'Tổng số :' on top; its plan total is 1.000 triệu too high."""
    book = Workbook()
    ws = book.active
    ws.title = "NSTW"
    letterhead(ws, "CỤC ĐIỆN LỰC VÀ NĂNG LƯỢNG TÁI TẠO", "A1:C1", "G1:M1")
    put(ws, "A4:M4", "Biểu C. TÌNH HÌNH THỰC HIỆN KẾ HOẠCH ĐẦU TƯ CÔNG NGUỒN NSTW 9 THÁNG NĂM 2022",
        bold=True)  # fmt: skip
    put(ws, "A5:M5", "(Số liệu đến ngày 30/9/2022)")
    put(ws, "L6:M6", "ĐVT: Triệu đồng")
    heading(ws, HEADING_C)
    numbering = ["A", "B", "C", "D", 1, 2, 3, 4, 5, 6, 7, 8, 9]
    write_row(ws, 10, dict(zip(letters("A", "M"), numbering, strict=True)), letters("A", "M"))
    for row, values in ROWS_C.items():
        cells = dict(zip(letters("A", "M"), values, strict=True))
        write_row(ws, row, cells, letters("A", "M"), bold=row == 11)
    put(ws, "B19", "NGƯỜI LẬP BIỂU", bold=True)
    put(ws, "J19", "THỦ TRƯỞNG ĐƠN VỊ", bold=True)
    widths(ws, A=5, B=46, C=12, D=24, F=14, G=16, H=16, I=12, J=18, K=14, L=14, M=24)
    save(book, "disb_bieu_c_totals_on_top.xlsx")
    table = Table(ws.title, "disbursement", "2022-9M", "2022-09-30", "triệu đồng", COLUMNS_C,
                  [_record_c(row) for row in ROWS_C if row > 11],
                  "Cục Điện lực và Năng lượng tái tạo")  # fmt: skip
    wrong = must_find(
        "The total on top (I11 = 152500) is not the sum of its five projects (151500).",
        ["I11"], FAULT,
    )  # fmt: skip
    return Book("disb_bieu_c_totals_on_top.xlsx", [table], [wrong])


def _record_c(row: int) -> Record:
    cells = dict(zip(letters("A", "M"), ROWS_C[row], strict=True))
    return {"_row": row, **texts(cells, COLUMNS_C, "project_name project_code note"),
            **amounts(cells, COLUMNS_C, MONEY_FIELDS_C, TRIEU)}  # fmt: skip
