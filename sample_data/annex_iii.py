"""Phụ lục III as Vụ Kế hoạch gathers it from all investors: 48 columns, four heading rows, the
form's twin headings, one group an investor."""

from collections.abc import Mapping, Sequence
from typing import Any

from sample_data import model_disbursement as investment
from sample_data.calendar_of_reports import name_of
from sample_data.letterhead import BOLD
from sample_data.paper import BODY, HEAD, SAMPLE, SMALL, STRONG, TITLE, Page, Value, rounded
from sample_data.table import Record

TOP = 8
"""The first of the four heading rows."""
WIDTH = 48
MILLION = 10**6
ASSIGNED_BEFORE = "Lũy kế vốn đã bố trí đến hết năm trước năm kế hoạch"
CARRIED = "Kế hoạch vốn năm trước được cấp có thẩm quyền cho phép kéo dài sang năm KH (nếu có)"
TO_DATE = (
    "Lũy kế giải ngân từ đầu năm đến tháng báo cáo đối với báo cáo tháng (đến hết thời gian "
    "chỉnh lý quyết toán ngân sách - ngày 31/1 năm sau đối với báo cáo năm)"
)
SOURCES = ("Vốn NSNN", "Vốn ngành DT", "Vốn ngành thuế", "Vốn SCL")
# first column from 0, last, first tier from 1, last tier, text
FIXED: tuple[tuple[int, int, int, int, str], ...] = (
    (0, 0, 1, 4, "STT"),
    (1, 1, 1, 4, "Danh mục dự án"),
    (2, 2, 1, 4, "Địa điểm XD"),
    (3, 5, 1, 1, "Quyết định đầu tư"),
    (3, 3, 2, 4, "Số quyết định ngày, tháng, năm ban hành"),
    (4, 5, 2, 2, "TMDT"),
    (4, 4, 3, 4, "Tổng số (tất cả các nguồn vốn)"),
    (5, 5, 3, 4, "Trong đó: vốn NSNN"),
    (6, 10, 1, 1, ASSIGNED_BEFORE),
    (6, 6, 2, 4, "Tổng số (tất cả các nguồn vốn)"),
    (7, 10, 2, 2, "Trong đó"),
    (11, 13, 1, 1, ASSIGNED_BEFORE),
    (11, 11, 2, 4, "Tổng số"),
    (12, 13, 2, 2, "Trong đó: NSNN"),
    (12, 12, 3, 4, "Tổng số"),
    (13, 13, 3, 4, "Trong đó: riêng năm trước năm kế hoạch"),
    (14, 16, 1, 1, CARRIED),
    (14, 14, 2, 4, "Tổng số"),
    (15, 16, 2, 2, "Trong đó"),
    (15, 15, 3, 4, "Vốn ĐTPT"),
    (16, 16, 3, 4, "Vốn khác"),
    (17, 21, 1, 1, "Kế hoạch năm kế hoạch"),
    (17, 17, 2, 4, "Tổng số"),
    (18, 21, 2, 2, "Trong đó"),
    (22, 23, 1, 3, "Khối lượng thực hiện từ đầu năm đến ngày 15 của tháng báo cáo"),
    (22, 22, 4, 4, "Tổng số"),
    (23, 23, 4, 4, "Riêng tháng báo cáo"),
    (44, 46, 1, 2, "Tình hình thực hiện dự án"),
    (44, 44, 3, 4, "Nội dung các công việc chủ yếu đã hoàn thành đến cuối tháng báo cáo"),
    (45, 45, 3, 4, "Nội dung các công việc chủ yếu đang thực hiện dở dang"),
    (46, 46, 3, 4, "Kế hoạch thực hiện các tháng còn lại của năm"),
    (47, 47, 1, 4, "Ghi chú"),
)
COLUMNS = {
    "total_investment_vnd": (4, 5), "plan_carried_over_vnd": (14, 15),
    "plan_assigned_vnd": (17, 18), "disbursed_in_period_vnd": (24, 26),
    "disbursed_to_date_vnd": (34, 36),
}  # fmt: skip
"""Where each amount stands: the total, and of it the state budget."""
WORK = ("Thi công theo kế hoạch", "Nghiệm thu, thanh toán khối lượng", "Hoàn thành khối lượng năm")
DISPUTED, DIFFERENCE = "7831508", 420
"""The one project of which Vụ Kế hoạch has another figure than its investor, by triệu đồng."""


def draw(code: str, words: Mapping[str, str]) -> tuple[Page, list[Record]]:
    """The page, and the records as a reader should find them."""
    page = Page("Phu luc III")
    lines = (
        "Phụ lục III",
        "BÁO CÁO TÌNH HÌNH THỰC HIỆN, GIẢI NGÂN KẾ HOẠCH VỐN ĐẦU TƯ CÔNG",
        "Tháng {m} năm {y} (số liệu đến ngày {cuoi})",
        SAMPLE,
    )
    for row, line in enumerate(lines, 1):
        page.put_over(row, 1, row, WIDTH, line.format_map(words), TITLE)
    page.put(5, 1, f"Đơn vị báo cáo: {words['don_vi']}", BOLD)
    page.put(6, WIDTH - 2, "Đơn vị tính: Triệu đồng", SMALL)
    for (first, last, top, bottom), text in _headings():
        page.put_over(TOP + top - 1, first + 1, TOP + bottom - 1, last + 1, text, HEAD)
    return page, _body(page, code)


def _body(page: Page, code: str) -> list[Record]:
    groups = [
        (unit, [_record(one, code) for one in investment.of_investor(unit, code)])
        for unit in investment.investors(code)
    ]
    everything = [one for _, found in groups for one in found]
    page.line(TOP + 4, 1, _line(None, "Tổng số", _sum(everything)), STRONG)
    row = TOP + 5
    for number, (unit, found) in enumerate(groups, 1):
        page.line(row, 1, _line(str(number), name_of(unit), _sum(found)), STRONG)
        for below, one in enumerate(found, 1):
            page.line(row + below, 1, _line(f"   {number}.{below}", one["project_name"], one), BODY)
        row += 1 + len(found)
    page.put(row + 1, WIDTH - 2, "VỤ TRƯỞNG VỤ KẾ HOẠCH", TITLE)
    for column, width in {1: 7, 2: 46, 4: 24, 45: 26, 46: 26, 47: 26, 48: 20}.items():
        page.widths[column] = width
    return everything


def _headings() -> list[tuple[tuple[int, int, int, int], str]]:
    whole = [*FIXED]
    whole += [(7 + n, 7 + n, 3, 4, text) for n, text in enumerate(("Nguồn NSNN", *SOURCES[1:]))]
    whole += [
        (18 + n, 18 + n, 3, 4, text) for n, text in enumerate(("Vốn ĐTPT nguồn NSNN", *SOURCES[1:]))
    ]
    for start, title in ((24, "Giải ngân tháng báo cáo"), (34, TO_DATE)):
        whole += _paid(start, title)
    return [((first, last, top, bottom), text) for first, last, top, bottom, text in whole]


def _paid(start: int, title: str) -> list[tuple[int, int, int, int, str]]:
    """A block of ten columns: the total, four sources, four rates."""
    block = [
        (start, start + 9, 1, 1, title),
        (start, start + 1, 2, 3, "Tổng số"),
        (start, start, 4, 4, "Số tiền"),
        (start + 1, start + 1, 4, 4, "Tỷ lệ (%)"),
        (start + 2, start + 5, 2, 2, "Trong đó"),
        (start + 6, start + 9, 2, 2, "Tỷ lệ giải ngân"),
    ]
    for n, source in enumerate(SOURCES):
        for at, leaf in ((start + 2 + n, "Số tiền"), (start + 6 + n, "Tỷ lệ (%)")):
            block += [(at, at, 3, 3, source), (at, at, 4, 4, leaf)]
    return block


def _record(one: investment.Project, code: str) -> Record:
    found = investment.record(one, code)
    less = DIFFERENCE * MILLION if one.code == DISPUTED else 0
    paid = found["disbursed_to_date_vnd"] - less
    kept: Record = {name: found[name] for name in ("project_name", "investor", *COLUMNS)}
    rate = round(paid / found["plan_assigned_vnd"] + 1e-9, 4)
    return kept | {"disbursed_to_date_vnd": paid, "disbursed_rate": rate}


def _sum(rows: Sequence[Record]) -> Record:
    return {name: sum(row[name] or 0 for row in rows) or None for name in COLUMNS}


def _line(order: str | None, name: str, row: Mapping[str, Any]) -> list[Value]:
    cells: list[Value] = [None] * WIDTH
    cells[0], cells[1] = order, name
    for field, places in COLUMNS.items():
        for at in places:
            cells[at] = None if row[field] is None else row[field] // MILLION
    for at, paid in ((25, "disbursed_in_period_vnd"), (35, "disbursed_to_date_vnd")):
        share = (row[paid] or 0) / row["plan_assigned_vnd"] * 100
        cells[at] = cells[at + 5] = rounded(share, 2)
    if "investor" in row:
        cells[44:47] = WORK
    return cells
