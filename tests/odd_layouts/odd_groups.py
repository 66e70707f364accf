"""Disbursement that starts at D12 with groups; an old unit name and #REF! cells."""

from __future__ import annotations

from collections.abc import Sequence

from odd_paper import (
    ANY,
    FAULT,
    NATION,
    NBSP,
    TRIEU,
    Book,
    Record,
    Table,
    Value,
    amounts,
    heading,
    lettered,
    letterhead,
    letters,
    must_find,
    put,
    save,
    share,
    signature,
    texts,
    vnd,
    widths,
    write_row,
)
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

GROUPED = {
    "project_name": "E", "investor": "G", "plan_assigned_vnd": "H", "plan_adjusted_vnd": "I",
    "disbursed_to_date_vnd": "K", "disbursed_rate": "L", "obstacle": "N", "proposal": "O",
}  # fmt: skip
MARKET_HN, MARKET_HCM = "Cục QLTT thành phố Hà Nội", "Cục QLTT Thành phố Hồ Chí Minh"
GROUPED_ROWS: dict[int, list[Value]] = {
    12: ["A", "VỐN NGÂN SÁCH TRUNG ƯƠNG", None, 57500, 49500, 17759.5, 35.88],
    13: ["I", "Dự án chuyển tiếp", None, 33000, 28000, 8884.5, 31.73],
    14: ["1", "Trụ sở làm việc", None, 28000, 23000, 7634.5, 33.19],
    15: ["1.1", "Xây dựng trụ sở Đội Quản lý thị trường số 14", MARKET_HN, 20000, 15000,
         f"1{NBSP}234,5", 8.23, "Chậm bàn giao mặt bằng", "Gia hạn thời gian thực hiện"],
    16: ["1.2", "Cải tạo kho lưu giữ tang vật", MARKET_HN, 8000, 8000, 6400, 80],
    17: ["2", "Công nghệ thông tin", None, 5000, 5000, 1250, 25],
    18: ["2.1", "Hệ thống xử lý vi phạm hành chính", "Tổng cục Quản lý thị trường", 5000, 5000,
         1250, 25],
    19: ["II", "Dự án khởi công mới", None, 24500, 21500, 8875, 41.28],
    20: ["1", "Trụ sở làm việc", None, 24500, 21500, 8875, 41.28],
    21: ["1.1", "Xây dựng trụ sở Cục Quản lý thị trường tỉnh Lạng Sơn",
         "Cục QLTT tỉnh Lạng Sơn", 12000, 9000, 4500, 50],
    22: ["1.2", "Xây dựng trụ sở Cục Quản lý thị trường tỉnh Tây Ninh",
         "Cục QLTT tỉnh Tây Ninh", 12500, 12500, 4375000000, 35],
    23: ["B", "VỐN TỪ NGUỒN THU HỢP PHÁP KHÁC", None, 10000, 8000, 2000, 25],
    24: ["I", "Dự án chuyển tiếp", None, 10000, 8000, 2000, 25],
    25: ["1", "Trang thiết bị", None, 10000, 8000, 2000, 25],
    26: ["1.1", "Mua sắm thiết bị kiểm nghiệm nhanh", MARKET_HCM, 10000, 8000, 2000, 52,
         "Giá thiết bị biến động", "Điều chỉnh dự toán"],
    27: [None, "TỔNG CỘNG (A+B)", None, 67500, 57500, 19759.5, 34.36],
}  # fmt: skip
GROUPED_LEAVES = (15, 16, 18, 21, 22, 26)


def grouped() -> Book:
    """Starts at D12; groups A, I, 1; empty spacer columns; three wrong cells to find."""
    book = Workbook()
    ws = book.active
    ws.title = "Biểu 02"
    _grouped_top(ws)
    used = [x for x in letters("D", "O") if x not in "FJM"]
    for row, values in GROUPED_ROWS.items():
        write_row(ws, row, _grouped_cells(values), used, bold=row not in GROUPED_LEAVES)
    ws.row_dimensions[18].hidden = True
    put(ws, "D29", "Ghi chú: Vốn giao theo Quyết định giao kế hoạch đầu năm của Bộ.")
    signature(ws, 31, "E", "N", ["KT. TỔNG CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG"])
    save(book, "disb_groups_start_d12.xlsx")
    table = Table(ws.title, "disbursement", "2022-H1", "2022-06-30", "triệu đồng", GROUPED,
                  [_grouped_record(row) for row in GROUPED_LEAVES],
                  "Tổng cục Quản lý thị trường")  # fmt: skip
    return Book("disb_groups_start_d12.xlsx", [table], _grouped_faults())


def _grouped_top(ws: Worksheet) -> None:
    letterhead(ws, "TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG", "D2:E2", "K2:O2")
    put(ws, "O4", "Biểu số 02")
    put(ws, "D5:O5", "TÌNH HÌNH THANH TOÁN VỐN ĐẦU TƯ CÔNG 6 THÁNG ĐẦU NĂM 2022", bold=True)
    put(ws, "D6:O6", "(Số liệu đến hết ngày 30/6/2022)")
    put(ws, "O8", f"Đơn vị tính:{NBSP}Triệu đồng")
    heading(ws, {
        "D9:D10": "TT", "E9:E10": "Danh mục\ndự án", "G9:G10": f"Chủ{NBSP}đầu tư",
        "H9:I9": "Kế hoạch vốn năm 2022", "H10": "Vốn giao\nđầu năm",
        "I10": "Vốn sau\nđiều chỉnh", "K9:K10": "Luỹ kế\nthanh toán",
        "L9:L10": "Tỷ lệ giải ngấn\n(%)", "N9:N10": "Vướng mắc", "O9:O10": "Đề xuât",
        "D11": "A", "E11": "B", "G11": "C", "H11": "1", "I11": "2", "K11": "3", "L11": "4=3/2",
        "N11": "5", "O11": "6",
    })  # fmt: skip
    widths(ws, A=2, B=2, C=2, D=6, E=46, F=2, G=30, H=12, I=12, J=2, K=14, L=12, M=2, N=26, O=26)


def _grouped_cells(values: Sequence[Value]) -> dict[str, Value]:
    return dict(zip("DEGHIKLNO", values, strict=False))


def _grouped_record(row: int) -> Record:
    """K15 is text with a non-breaking space; K22 is in đồng, so its amount is not in the key."""
    cells = _grouped_cells(GROUPED_ROWS[row])
    plans = amounts(cells, GROUPED, "plan_assigned_vnd plan_adjusted_vnd", TRIEU)
    paid = {15: 1_234_500_000, 22: None}.get(row, vnd(cells["K"], TRIEU) if row != 15 else None)
    record = {"_row": row, **texts(cells, GROUPED, "project_name investor obstacle proposal"),
              **plans, "disbursed_rate": share(cells["L"])}  # fmt: skip
    return record if row == 22 else {**record, "disbursed_to_date_vnd": paid}


def _grouped_faults() -> list[dict[str, object]]:
    return [
        must_find("Disbursed 4375000000 stands in a triệu đồng table with a plan of 12500: it was "
                  "entered in đồng.", ["K22"], FAULT),
        must_find("The stated rate 52 % is not 2000/8000 = 25 %.", ["L26"], FAULT),
    ]  # fmt: skip


OLD = {
    "obstacle": "B", "investor": "D", "project_name": "E", "disbursed_in_period_vnd": "F",
    "disbursed_to_date_vnd": "G", "plan_assigned_vnd": "I", "forecast_year_vnd": "J",
    "proposal": "K",
}  # fmt: skip
CENTRE_1, CENTRE_2 = (f"Trung tâm Khuyến công và Tư vấn phát triển công nghiệp {n}" for n in (1, 2))
OLD_ROWS: dict[int, list[Value]] = {
    9: [1, "Giải phóng mặt bằng chậm", None, CENTRE_1,
        "Nhà trưng bày sản phẩm công nghiệp nông thôn tiêu biểu", 1200, 3000, None, 10000, 9500,
        "Cho phép kéo dài thời gian bố trí vốn"],
    10: [2, None, None, CENTRE_1, "Xây dựng cơ sở dữ liệu cụm công nghiệp", 650.5, "#REF!", None,
         4000, 4000, None],
    11: [3, "Chưa phê duyệt thiết kế", None, CENTRE_2, "Cải tạo xưởng thực nghiệm", 0, 0, None,
         2500, 1000, "Giảm kế hoạch 1.500 triệu đồng"],
    12: [4, None, None, CENTRE_2, "Mua sắm thiết bị trình diễn kỹ thuật", 900, 1800, None, 3600,
         3600, None],
    13: [None, None, None, None, "Cộng", 2750.5, "#REF!", None, 20100, 18100, None],
}  # fmt: skip


def old_unit() -> Book:
    """A unit name no longer in force, #REF! error cells, columns in another order."""
    book = Workbook()
    ws = book.active
    ws.title = "Q2"
    _old_top(ws)
    used = [x for x in letters("A", "K") if x not in "CH"]
    for row, values in OLD_ROWS.items():
        write_row(ws, row, lettered(values), used, bold=row == 13)
    signature(ws, 15, "A", "J", ["TL. CỤC TRƯỞNG", "CHÁNH VĂN PHÒNG"])
    save(book, "disb_old_unit_ref_error.xlsx")
    table = Table(ws.title, "disbursement", "2025-Q2", "2025-06-30", "triệu đồng", OLD,
                  [_old_record(row) for row in OLD_ROWS if row < 13],
                  unit_in_doubt=True)  # fmt: skip
    return Book("disb_old_unit_ref_error.xlsx", [table], [
        must_find("G10 is a #REF! error cell: the cumulative payment cannot be read.", ["G10"],
                  FAULT),
        must_find("The unit name (Cục Công Thương địa phương) was no longer in force in 2025.", [],
                  ANY),
    ])  # fmt: skip


def _old_top(ws: Worksheet) -> None:
    put(ws, "A1:D1", "BỘ CÔNG THƯƠNG")
    put(ws, "A2:D2", "CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", bold=True)
    put(ws, "F1:K1", NATION, bold=True)
    put(ws, "A3:K3", "Kính gửi: Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp")
    put(ws, "A4:K4", "TÌNH HÌNH THANH TOÁN VỐN ĐẦU TƯ CÔNG QUÝ II NĂM 2025", bold=True)
    put(ws, "A5:K5", "Số liệu tính đến 30.6.2025")
    heading(ws, {
        "A7": "STT", "B7": "Vướng mắc", "D7": "Chủ đầu tư", "E7": "Tên công trình, dự án",
        "F7": "Đã thanh toán trong Quý II (triệu đồng)",
        "G7": "Lũy kế thanh toán từ đầu năm (triệu đồng)",
        "I7": "KH vốn giao đầu năm 2025 (triệu đồng)",
        "J7": "Ước thanh toán cả năm (triệu đồng)", "K7": "Đề xuất",
        "A8": "A", "B8": "B", "D8": "C", "E8": "D", "F8": "1", "G8": "2", "I8": "3", "J8": "4",
        "K8": "E",
    })  # fmt: skip
    widths(ws, A=5, B=28, C=2, D=34, E=44, F=16, G=16, H=2, I=16, J=16, K=30)


def _old_record(row: int) -> Record:
    cells = lettered(OLD_ROWS[row])
    if row == 10:
        cells["G"] = None
    money = "disbursed_in_period_vnd disbursed_to_date_vnd plan_assigned_vnd forecast_year_vnd"
    return {"_row": row, **texts(cells, OLD, "project_name investor obstacle proposal"),
            **amounts(cells, OLD, money, TRIEU)}  # fmt: skip
