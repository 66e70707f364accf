"""Short disbursement tables: two money units in one sheet; .ods in tỷ đồng."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from odd_paper import (
    ANY,
    HERE,
    TRIEU,
    TY,
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
    steady_zip,
    texts,
    vnd,
    widths,
    write_row,
)
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, TableCell, TableRow
from odf.table import Table as OdfTable
from odf.text import P
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

DOMESTIC = {
    "project_name": "B", "investor": "C", "plan_assigned_vnd": "D", "plan_adjusted_vnd": "E",
    "disbursed_to_date_vnd": "F", "disbursed_rate": "G", "note": "H",
}  # fmt: skip
FOREIGN = {
    "investor": "B", "project_name": "C", "plan_assigned_vnd": "D", "plan_adjusted_vnd": "E",
    "forecast_year_vnd": "F", "disbursed_to_date_vnd": "G", "note": "H",
}  # fmt: skip
DOMESTIC_ROWS: dict[int, list[Value]] = {
    11: [1, "Xây dựng cơ sở thực hành, thí nghiệm", "Trường Cao đẳng Công Thương miền Trung",
         52000, 31000, 24800, 80, None],
    12: [2, "Đầu tư phòng thí nghiệm an toàn công nghiệp",
         "Cục Kỹ thuật an toàn và Môi trường công nghiệp", 18500, 18500, 9250, 50, None],
    13: [3, "Nâng cao năng lực đào tạo ngành điện", "Trường Đại học Điện lực", 64000, 40000,
         34000, 85, None],
    14: [4, "Nhà lớp học đa năng", "Trường Đại học Công nghiệp Hà Nội", 27000.5, 20000, None, None,
         "Chưa đủ điều kiện khởi công"],
    15: [None, "Cộng", None, 161500.5, 109500, 68050, 62.15, None],
}  # fmt: skip
FOREIGN_ROWS: dict[int, list[Value]] = {
    20: [1, "Cục Điện lực và Năng lượng tái tạo", "Phát triển năng lượng tái tạo nông thôn",
         42.5, 30.25, 28, 21.4, "Điều chỉnh giảm do chậm ký hiệp định"],
    21: [2, "Vụ Tiết kiệm năng lượng và Phát triển bền vững",
         "Thúc đẩy tiết kiệm năng lượng trong các ngành công nghiệp", 15.678, 15.678, 15, 9.1,
         None],
    22: [3, "Cục Xúc tiến thương mại", "Hỗ trợ doanh nghiệp tham gia chuỗi cung ứng", 8, 6.5, 6.5,
         6.5, None],
    23: [None, "Cộng", None, 66.178, 52.428, 49.5, 37, None],
}  # fmt: skip


def two_units() -> Book:
    """Two tables one above the other: triệu đồng, then tỷ đồng with other columns."""
    book = Workbook()
    ws = book.active
    ws.title = "Bieu tong hop"
    _two_units_top(ws)
    for row, values in {**DOMESTIC_ROWS, **FOREIGN_ROWS}.items():
        write_row(ws, row, lettered(values), letters("A", "H"), bold=row in (15, 23))
    signature(ws, 25, "A", "F", ["KT. VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG"])
    save(book, "disb_two_tables_two_money_units.xlsx")
    rows = {row: lettered(values) for row, values in {**DOMESTIC_ROWS, **FOREIGN_ROWS}.items()}
    domestic = [_domestic_record(row, rows[row]) for row in range(11, 15)]
    foreign = [_foreign_record(row, rows[row]) for row in range(20, 23)]
    common = (ws.title, "disbursement", "2022-11", "2022-11-30")
    return Book("disb_two_tables_two_money_units.xlsx", [
        Table(*common, "triệu đồng", DOMESTIC, domestic, "Vụ Kế hoạch - Tài chính"),
        Table(*common, "tỷ đồng", FOREIGN, foreign, "Vụ Kế hoạch - Tài chính"),
    ])  # fmt: skip


def _two_units_top(ws: Worksheet) -> None:
    letterhead(ws, "VỤ KẾ HOẠCH", "A1:C1", "D1:H1")
    put(ws, "A4:H4", "TỔNG HỢP GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 11 NĂM 2022", bold=True)
    put(ws, "A5:H5", "(Số liệu đến hết ngày 30/11/2022)")
    put(ws, "A7", "I. Dự án sử dụng vốn trong nước", bold=True)
    put(ws, "G8", "Đơn vị tính: triệu đồng")
    heading(ws, {
        "A9:A10": "TT", "B9:B10": "Tên dự án", "C9:C10": "Chủ đầu tư",
        "D9:E9": "Kế hoạch vốn năm 2022", "D10": "Giao đầu năm", "E10": "Sau điều chỉnh",
        "F9:G9": "Lũy kế giải ngân từ đầu năm", "F10": "Số tiền",
        "G10": "Tỷ lệ so với KH sau điều chỉnh (%)", "H9:H10": "Ghi chú",
    })  # fmt: skip
    put(ws, "A17", "II. Dự án sử dụng vốn nước ngoài (ODA)", bold=True)
    put(ws, "G18", "ĐVT: tỷ đồng")
    names = ["TT", "Chủ đầu tư", "Tên dự án", "KH vốn giao đầu năm", "KH vốn sau điều chỉnh",
             "Ước giải ngân cả năm", "Lũy kế giải ngân từ đầu năm", "Ghi chú"]  # fmt: skip
    heading(ws, {f"{letter}19": name for letter, name in lettered(names).items()})  # type: ignore[misc]
    widths(ws, A=5, B=40, C=40, D=14, E=14, F=14, G=16, H=30)


def _domestic_record(row: int, cells: Mapping[str, Value]) -> Record:
    money = "plan_assigned_vnd plan_adjusted_vnd disbursed_to_date_vnd"
    rate = cells["G"]
    return {"_row": row, **texts(cells, DOMESTIC, "project_name investor note"),
            **amounts(cells, DOMESTIC, money, TRIEU),
            "disbursed_rate": None if rate is None else share(rate)}  # fmt: skip


def _foreign_record(row: int, cells: Mapping[str, Value]) -> Record:
    money = "plan_assigned_vnd plan_adjusted_vnd forecast_year_vnd disbursed_to_date_vnd"
    return {"_row": row, **texts(cells, FOREIGN, "project_name investor note"),
            **amounts(cells, FOREIGN, money, TY)}  # fmt: skip


SHORT = {
    "project_name": "B", "total_investment_vnd": "C", "plan_assigned_vnd": "D",
    "disbursed_to_date_vnd": "E", "disbursed_rate": "F",
}  # fmt: skip
SHORT_ROWS = [
    ["TT", "Tên dự án", "Tổng mức đầu tư (tỷ đồng)", "Vốn giao đầu năm 2022 (tỷ đồng)",
     "Lũy kế giải ngân (tỷ đồng)", "Tỷ lệ (%)"],
    ["1", "Cấp điện nông thôn, miền núi và hải đảo", "1.234,5", "185,25", "111,15", "60"],
    ["2", "Trung tâm dữ liệu ngành Công Thương", "185,0", "40,5", "8,1", "20,0"],
    ["3", "Phòng thí nghiệm kiểm định kỹ thuật an toàn", "96,75", "22,4", "5,6", "25,0"],
    ["4", "Nâng cấp nhà xưởng thực hành nghề", "60,3", "10,2", "0", "0"],
    ["", "Cộng", "1.576,55", "258,35", "124,85", "48,3"],
]  # fmt: skip
SHORT_KEY = {
    4: (1234.5, 185.25, 111.15, 0.6), 5: (185, 40.5, 8.1, 0.2), 6: (96.75, 22.4, 5.6, 0.25),
    7: (60.3, 10.2, 0, 0.0),
}  # fmt: skip


def short_billion() -> Book:
    """Six columns, .ods, every number is Vietnamese text; neither unit nor period in the file."""
    document = OpenDocumentSpreadsheet()
    sheet = OdfTable(name="Sheet1")
    document.spreadsheet.addElement(sheet)
    _ods_row(sheet, ["TÌNH HÌNH GIẢI NGÂN MỘT SỐ DỰ ÁN ĐẦU TƯ CÔNG"], merged=6)
    _ods_row(sheet, [])
    for values in SHORT_ROWS:
        _ods_row(sheet, values)
    phantom = TableRow(numberrowsrepeated=1048576 - 8)
    phantom.addElement(TableCell(numbercolumnsrepeated=1024))
    sheet.addElement(phantom)
    buffer = io.BytesIO()
    document.write(buffer)
    (HERE / "disb_short_billion_text_decimals.ods").write_bytes(steady_zip(buffer.getvalue()))
    table = Table("Sheet1", "disbursement", "2022-10", None, "tỷ đồng", SHORT,
                  [_short_record(row) for row in SHORT_KEY])  # fmt: skip
    unknown = must_find("The file does not say which unit sent it.", [], ANY)
    return Book("disb_short_billion_text_decimals.ods", [table], [unknown],
                ["--period", "2022-10"])  # fmt: skip


def _ods_row(sheet: OdfTable, values: Sequence[str], merged: int = 1) -> None:
    row = TableRow()
    for value in values or [""]:
        span = {"numbercolumnsspanned": merged, "numberrowsspanned": 1} if merged > 1 else {}
        cell = TableCell(valuetype="string", **span) if value else TableCell()
        if value:
            cell.addElement(P(text=value))
        row.addElement(cell)
    if merged > 1:
        row.addElement(CoveredTableCell(numbercolumnsrepeated=merged - 1))
    sheet.addElement(row)


def _short_record(row: int) -> Record:
    total, plan, paid, rate = SHORT_KEY[row]
    return {"_row": row, "project_name": SHORT_ROWS[row - 3][1],
            "total_investment_vnd": vnd(total, TY), "plan_assigned_vnd": vnd(plan, TY),
            "disbursed_to_date_vnd": vnd(paid, TY), "disbursed_rate": rate}  # fmt: skip
