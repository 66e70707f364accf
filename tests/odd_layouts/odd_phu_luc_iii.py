"""Phụ lục III: 48 columns, four header rows, twin headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from odd_paper import (
    CUMULATIVE,
    TRIEU,
    Book,
    Numbers,
    Record,
    Table,
    Value,
    add,
    amounts,
    heading,
    letters,
    percent,
    put,
    save,
    share,
    texts,
    widths,
    write_row,
)
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MONEY_III = [4, 5, *range(6, 25), *range(26, 30), 34, *range(36, 40)]
SOURCES_III = ["Vốn NSNN", "Vốn ngành DT", "Vốn nghành thuế", "Vốn SCL"]
ASSIGNED_BEFORE = "Lũy kế vốn đã bố trí đến hết năm trước năm kế hoạch"
COLUMNS_III = {
    "project_name": "B", "total_investment_vnd": "E", "plan_carried_over_vnd": "O",
    "plan_assigned_vnd": "R", "disbursed_in_period_vnd": "Y", "disbursed_to_date_vnd": "AI",
    "disbursed_rate": "AJ", "note": "AV",
}  # fmt: skip
MONEY_FIELDS_III = (
    "total_investment_vnd plan_carried_over_vnd plan_assigned_vnd disbursed_in_period_vnd "
    "disbursed_to_date_vnd"
)


@dataclass
class Project:
    """A project of Phụ lục III: money by source, in triệu đồng."""

    name: str
    decision: str
    total: float
    before: tuple[float, float, float]
    carried: float | None
    plan: tuple[float | None, float | None]
    volume: tuple[float, float]
    month: tuple[float | None, float | None]
    to_date: tuple[float | None, float | None]
    work: tuple[str, str, str]
    note: str | None = None


PROJECTS = {
    13: Project("Cải tạo, nâng cấp trụ sở cơ quan Bộ Công Thương", "1235/QĐ-BCT ngày 12/5/2020",
                98500, (40000, 38500, 21000), 1500, (30000, None), (18200, 2100), (2400, None),
                (15000, None), ("Phần thô khối nhà B", "Hoàn thiện mặt ngoài", "Lắp đặt thiết bị"),
                "Dự án nhóm B"),
    14: Project("Xây dựng Hệ thống thông tin báo cáo của Bộ Công Thương",
                "2406/QĐ-BCT ngày 20/10/2020", 45250.5, (12000, 11000, 8000), None, (16000, None),
                (8100, 650), (800, None), (7600, None),
                ("Phân hệ nhập liệu", "Phân hệ tổng hợp", "Kiểm thử, đào tạo")),
    16: Project("Trung tâm dữ liệu ngành Công Thương", "2790/QĐ-BCT ngày 15/12/2021", 185000,
                (0, 0, 0), None, (40000, None), (6000, 1500), (1250, None), (5000, None),
                ("Khảo sát, thiết kế", "Lựa chọn nhà thầu", "Thi công phần móng")),
    17: Project("Sửa chữa lớn nhà khách Bộ Công Thương", "2811/QĐ-BCT ngày 17/12/2021", 6200,
                (0, 0, 0), None, (None, 4000), (0, 0), (None, 0), (None, 0),
                ("Lập hồ sơ", "Thẩm định dự toán", "Khởi công trong tháng 11"),
                "Chưa khởi công"),
}  # fmt: skip


def appendix_three() -> Book:
    """48 columns, four header rows, twin headings, the form's own typing mistakes."""
    book = Workbook()
    ws = book.active
    ws.title = "Phu_Luc_III"
    _top_three(ws)
    leaves = {row: _numbers_three(project) for row, project in PROJECTS.items()}
    for row, project in PROJECTS.items():
        lead: list[Value] = ["   1" if row in (13, 16) else "   2", project.name, "Hà Nội"]
        _line_three(ws, row, [*lead, project.decision], leaves[row], project)
    groups = {11: (None, "Tổng số", (13, 14, 16, 17)), 12: ("1", "Dự án chuyển tiếp", (13, 14)),
              15: ("2", "Dự án khởi công mới", (16, 17))}  # fmt: skip
    for row, (number, name, children) in groups.items():
        _line_three(ws, row, [number, name], _sum_three([leaves[child] for child in children]))
    put(ws, "B19", "Ghi chú: kế hoạch năm kế hoạch là kế hoạch vốn Bộ giao đầu năm 2022.")
    save(book, "disb_phu_luc_iii_48_columns.xlsx")
    table = Table(ws.title, "disbursement", "2022-10", "2022-10-31", "triệu đồng", COLUMNS_III,
                  [_record_three(ws, row) for row in PROJECTS], "Văn phòng Bộ")  # fmt: skip
    return Book("disb_phu_luc_iii_48_columns.xlsx", [table])


def _top_three(ws: Worksheet) -> None:
    put(ws, "A1:AV1", "Phụ lục III", bold=True)
    put(ws, "A2:AV2", "TÌNH HÌNH THỰC HIỆN, GIẢI NGÂN KẾ HOẠCH VỐN ĐẦU TƯ", bold=True)
    put(ws, "A3:AV3", "Đơn vị báo cáo: Văn phòng Bộ")
    put(ws, "A4:AV4", "Tháng 10 năm 2022 (số liệu đến ngày 31/10/2022)")
    put(ws, "AT5:AV5", "Đơn vị: triệu đồng")
    heading(ws, {**_head_left(), **_head_middle(), **_head_paid(24, "Giải ngân tháng báo cáo"),
                 **_head_paid(34, CUMULATIVE), **_head_right()})  # fmt: skip
    widths(ws, A=6, B=40, C=12, D=24, AI=14, AS=24, AT=24, AU=24, AV=18)


def _span(first: int, last: int, top: int, bottom: int) -> str:
    """Range of 0-based columns over header tiers 1-4, which are rows 7-10."""
    return f"{get_column_letter(first + 1)}{top + 6}:{get_column_letter(last + 1)}{bottom + 6}"


def _head_left() -> dict[str, str]:
    return {
        _span(0, 0, 1, 4): "STT",
        _span(1, 1, 1, 4): "Danh mục dự án",
        _span(2, 2, 1, 4): "Địa điểm XD",
        _span(3, 5, 1, 1): "Quyết định đầu tư",
        _span(3, 3, 2, 4): "Số quyết định ngày, tháng, năm ban hành",
        _span(4, 5, 2, 2): "TMDT",
        _span(4, 4, 3, 4): "Tổng số (tất cả các nguồn vốn)",
        _span(5, 5, 3, 4): "Trong đó: vốn NSNN",
    }


def _head_middle() -> dict[str, str]:
    head = {
        _span(6, 10, 1, 1): ASSIGNED_BEFORE,
        _span(6, 6, 2, 4): "Tổng số (tất cả các nguồn vốn)",
        _span(7, 10, 2, 2): "Trong đó",
        _span(11, 13, 1, 1): ASSIGNED_BEFORE,
        _span(11, 11, 2, 4): "Tổng số",
        _span(12, 13, 2, 2): "Trong đó: NSNN",
        _span(12, 12, 3, 4): "Tổng số",
        _span(13, 13, 3, 4): "Trong đó: riêng năm trước năm kế hoạch",
        _span(14, 16, 1, 1): "Kế hoạch vốn năm trước được cấp có thẩm quyền cho phép kéo dài "
        "sang năm KH (nếu có)",
        _span(14, 14, 2, 4): "Tổng số",
        _span(15, 16, 2, 2): "Trong đó",
        _span(15, 15, 3, 4): "Vốn ĐTPT",
        _span(16, 16, 3, 4): "Vốn khác",
        _span(17, 21, 1, 1): "Kế hoạch năm kế hoạch",
        _span(17, 17, 2, 4): "Tổng số",
        _span(18, 21, 2, 2): "Trong đó",
        _span(22, 23, 1, 3): "Khối lượng thực hiện từ đầu năm đến ngày 15 của tháng báo cáo",
        _span(22, 22, 4, 4): "Tổng số",
        _span(23, 23, 4, 4): "Riêng tháng báo cáo",
    }
    plan = ["Vốn ĐTPT nguồn NSNN", "Vốn ngành DT", "Vốn ngành thuế", "Vốn SCL"]
    head |= {_span(7 + n, 7 + n, 3, 4): text for n, text in enumerate(["Nguồn NSNN",
             *SOURCES_III[1:]])}  # fmt: skip
    return head | {_span(18 + n, 18 + n, 3, 4): text for n, text in enumerate(plan)}


def _head_paid(start: int, title: str) -> dict[str, str]:
    """A block of ten columns: total, four sources, four rates."""
    head = {
        _span(start, start + 9, 1, 1): title,
        _span(start, start + 1, 2, 3): "Tổng số",
        _span(start, start, 4, 4): "Số tiền",
        _span(start + 1, start + 1, 4, 4): "Tỷ lệ (%)",
        _span(start + 2, start + 5, 2, 2): "Trong đó",
        _span(start + 6, start + 9, 2, 2): "Tỷ lệ giải ngân",
    }
    names = ["Vốn NSNN", "Vốn ngành DT", "Vốn ngành thuế", "Vốn SCL"]
    for n, name in enumerate(names):
        for column, leaf in ((start + 2 + n, "Số tiền"), (start + 6 + n, "Tỷ lệ (%)")):
            head |= {_span(column, column, 3, 3): name, _span(column, column, 4, 4): leaf}
    return head


def _head_right() -> dict[str, str]:
    return {
        _span(44, 46, 1, 2): "Tình hình thực hiện dự án",
        _span(44, 44, 3, 4): "Nội dung các công việc chủ yéu đã hoàn thành đến cuối tháng báo cáo",
        _span(45, 45, 3, 4): "Nội dung các công việc chủ yéu đang thực hiện dở dang",
        _span(46, 46, 3, 4): "Kế hoạch thực hiện các tháng còn lại của năm",
        _span(47, 47, 1, 4): "Ghi chú",
    }


def _numbers_three(project: Project) -> Numbers:
    before, paid_before, last_year = project.before
    return {
        4: project.total, 5: project.total, 6: before, 7: before, 11: paid_before, 12: paid_before,
        13: last_year, 14: project.carried, 15: project.carried, 17: add(project.plan),
        18: project.plan[0], 21: project.plan[1], 22: project.volume[0], 23: project.volume[1],
        24: add(project.month), 26: project.month[0], 29: project.month[1],
        34: add(project.to_date), 36: project.to_date[0], 39: project.to_date[1],
    }  # fmt: skip


def _sum_three(children: Sequence[Numbers]) -> Numbers:
    return {index: add([child.get(index) for child in children]) for index in MONEY_III}


def _rates_three(numbers: Numbers) -> Numbers:
    """Rate columns: paid over the plan of the same source, in per cent."""
    pairs = {25: (24, 17), 30: (26, 18), 33: (29, 21), 35: (34, 17), 40: (36, 18), 43: (39, 21)}
    return {rate: percent(numbers.get(paid), numbers.get(plan))
            for rate, (paid, plan) in pairs.items()}  # fmt: skip


def _line_three(
    ws: Worksheet, row: int, lead: Sequence[Value], numbers: Numbers, project: Project | None = None
) -> None:
    cells: dict[str, Value] = dict(zip(letters("A", "D"), lead, strict=False))
    for index, value in {**numbers, **_rates_three(numbers)}.items():
        cells[get_column_letter(index + 1)] = value
    if project:
        cells |= dict(zip(("AS", "AT", "AU", "AV"), (*project.work, project.note), strict=True))
    write_row(ws, row, cells, letters("A", "AV"), bold=project is None)


def _record_three(ws: Worksheet, row: int) -> Record:
    cells = {letter: ws[f"{letter}{row}"].value for letter in letters("A", "AV")}
    return {
        "_row": row,
        **texts(cells, COLUMNS_III, "project_name note"),
        **amounts(cells, COLUMNS_III, MONEY_FIELDS_III, TRIEU),
        "disbursed_rate": share(cells["AJ"]),
    }
