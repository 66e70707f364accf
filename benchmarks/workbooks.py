"""Workbooks for the measurements, made as real units lay theirs out."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

UNITS = ("Cục Xuất nhập khẩu", "Cục Công nghiệp", "Vụ Pháp chế", "Văn phòng Bộ", "Cục Hóa chất")
START = date(2022, 1, 1)


def _top(sheet: Worksheet, unit: str, title: str, span: str, note: str, width: int) -> None:
    sheet.append(["BỘ CÔNG THƯƠNG", *[None] * (width - 3), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.append([unit.upper(), *[None] * (width - 3), "Độc lập - Tự do - Hạnh phúc"])
    sheet.append([])
    sheet.append([title])
    sheet.append([span])
    sheet.append([*[None] * (width - 1), note])


def disbursement(sheet: Worksheet, rows: int, unit: str, start: int) -> None:
    """A disbursement form of 12 columns, two heading rows, groups and a total."""
    _top(
        sheet, unit, "TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 10 NĂM 2022",
        "(Số liệu đến ngày 31/10/2022)", "Đơn vị tính: triệu đồng", 12,
    )  # fmt: skip
    sheet.append(
        ["STT", "Mã dự án", "Tên dự án", "Chủ đầu tư", "Tổng mức đầu tư", "Kế hoạch vốn năm 2022",
         None, None, "Giải ngân", None, "Tỷ lệ (%)", "Khó khăn, vướng mắc"]
    )  # fmt: skip
    sheet.append(
        [
            *[None] * 5,
            "Giao đầu năm",
            "Sau điều chỉnh",
            "Năm 2021 kéo dài",
            "Trong tháng 10",
            "Lũy kế",
        ]
    )
    top = sheet.max_row - 1
    for letter in "ABCDEKL":
        sheet.merge_cells(f"{letter}{top}:{letter}{top + 1}")
    sheet.merge_cells(f"F{top}:H{top}")
    sheet.merge_cells(f"I{top}:J{top}")
    plans = [20_000 + 137 * (start + number) for number in range(rows)]
    spent = [plan // 2 for plan in plans]
    totals: list[Any] = [
        None,
        None,
        "Tổng số",
        None,
        None,
        sum(plans),
        sum(plans),
        None,
        None,
        sum(spent),
    ]
    sheet.append(totals)
    for number, (plan, paid) in enumerate(zip(plans, spent, strict=True), 1):
        sheet.append(
            [number, f"77{start + number:05}", f"Dự án đầu tư xây dựng số {start + number}", unit,
             plan * 3, plan, plan, None, paid // 10, paid, round(paid / plan * 100, 1),
             "Giải phóng mặt bằng chậm" if number % 7 == 0 else None]
        )  # fmt: skip


def tasks(sheet: Worksheet, rows: int, unit: str, start: int) -> None:
    """A list of tasks of 11 columns."""
    _top(
        sheet, unit, "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO",
        "Tháng 10 năm 2022", "", 11,
    )  # fmt: skip
    sheet.append(
        ["STT", "Nội dung nhiệm vụ", "Văn bản giao", "Ngày giao", "Đơn vị chủ trì",
         "Đơn vị phối hợp", "Thời hạn", "Ngày hoàn thành", "Trạng thái",
         "Khó khăn, vướng mắc", "Ghi chú"]
    )  # fmt: skip
    sheet.append(["I", "Nhiệm vụ Thủ tướng Chính phủ giao"])
    for number in range(1, rows + 1):
        given = START + timedelta(days=(start + number) % 200)
        done = given + timedelta(days=40) if number % 3 else None
        sheet.append(
            [number, f"Xây dựng đề án số {start + number} về phát triển ngành Công Thương",
             f"Công văn số {number}/VPCP-KTTH", given, unit, "Vụ Pháp chế; Văn phòng Bộ",
             (given + timedelta(days=90)).strftime("%d/%m/%Y"), done,
             "Hoàn thành đúng hạn" if done else "Đang thực hiện", None, None]
        )  # fmt: skip


def services(sheet: Worksheet, rows: int, unit: str, start: int) -> None:
    """Biểu 06/VPCP/KSTT: 13 columns, three heading rows, a numbering row."""
    _top(
        sheet, unit, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ",
        "(Từ ngày 15/9/2022 đến ngày 14/10/2022)", "Đơn vị tính: Số hồ sơ TTHC", 13,
    )  # fmt: skip
    sheet.append(
        ["STT", "Lĩnh vực, công việc giải quyết theo cấp", "Số hồ sơ nhận giải quyết", None, None,
         None, "Số hồ sơ đã giải quyết", None, None, None, "Số lượng hồ sơ đang giải quyết"]
    )  # fmt: skip
    sheet.append(
        [None, None, "Tổng số", "Trong đó", None, "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn",
         "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"]
    )  # fmt: skip
    sheet.append([None, None, None, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"])
    sheet.append([f"({number})" for number in range(1, 14)])
    for number in range(1, rows + 1):
        online, paper, before = 10 + (start + number) % 90, number % 5, number % 4
        total = online + paper + before
        sheet.append(
            [number, f"Lĩnh vực quản lý số {start + number}", total, online, paper, before,
             total - 3, 2, total - 6, 1, 3, 2, 1]
        )  # fmt: skip


FORMS = (disbursement, tasks, services)


def workbook(rows: int, seed: int = 0, forms: tuple[Any, ...] = FORMS) -> bytes:
    """A workbook with a sheet a form."""
    book = Workbook()
    book.remove(book.active)
    unit = UNITS[seed % len(UNITS)]
    for form in forms:
        form(book.create_sheet(form.__name__), rows, unit, seed * rows)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
