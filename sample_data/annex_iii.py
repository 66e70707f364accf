"""Phụ lục III as Vụ Kế hoạch fills it: 48 columns, four heading rows, the form's twin headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from paper import SAMPLE, SMALL, STRONG, TITLE, Look, Page, Value, add, percent, signature

TOP = 8
"""The first of the four heading rows."""
WIDTH = 48
ASSIGNED_BEFORE = "Lũy kế vốn đã bố trí đến hết năm trước năm kế hoạch"
TO_DATE = (
    "Lũy kế giải ngân từ đầu năm đến tháng báo cáo đối với báo cáo tháng (đến hết thời gian "
    "chỉnh lý quyết toán ngân sách - ngày 31/1 năm sau đối với báo cáo năm)"
)
SOURCES = ("Vốn NSNN", "Vốn ngành DT", "Vốn ngành thuế", "Vốn SCL")

# (first column from 0, last, first tier from 1, last tier, text)
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
    (
        14,
        16,
        1,
        1,
        "Kế hoạch vốn năm trước được cấp có thẩm quyền cho phép kéo dài sang năm KH (nếu có)",
    ),
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


@dataclass(frozen=True, slots=True)
class Study:
    """A planning assignment or project in preparation, in triệu đồng."""

    name: str
    place: str
    decision: str
    total: int
    before: tuple[int, int, int]
    carried: int | None
    plan: int
    volume: tuple[int, int]
    month: int
    to_date: int
    work: tuple[str, str, str]
    note: str | None = None


PLANNING = (
    Study(
        "Lập Quy hoạch tổng thể về năng lượng quốc gia thời kỳ 2021-2030",
        "Cả nước",
        "1743/QĐ-BCT ngày 03/6/2020",
        61_200,
        (38_500, 36_900, 12_400),
        1_600,
        14_500,
        (9_850, 1_120),
        1_230,
        10_150,
        ("Hoàn thiện báo cáo sau thẩm định", "Xây dựng cơ sở dữ liệu, bản đồ", "Trình phê duyệt"),
    ),
    Study(
        "Lập Quy hoạch hạ tầng dự trữ, cung ứng xăng dầu, khí đốt quốc gia",
        "Cả nước",
        "1744/QĐ-BCT ngày 03/6/2020",
        18_700,
        (9_600, 9_100, 5_300),
        None,
        6_200,
        (4_180, 430),
        515,
        4_464,
        ("Báo cáo đánh giá môi trường chiến lược", "Tiếp thu ý kiến thẩm định", "Trình phê duyệt"),
    ),
    Study(
        "Lập Quy hoạch thăm dò, khai thác, chế biến và sử dụng các loại khoáng sản",
        "Cả nước",
        "1746/QĐ-BCT ngày 03/6/2020",
        32_400,
        (17_250, 16_430, 7_900),
        820,
        9_800,
        (6_900, 700),
        880,
        7_252,
        ("Báo cáo tổng hợp", "Lấy ý kiến bộ, ngành, địa phương", "Thẩm định, trình phê duyệt"),
    ),
)
PREPARATION = (
    Study(
        "Chuẩn bị đầu tư hệ thống cơ sở dữ liệu kế hoạch, thống kê ngành Công Thương",
        "Hà Nội",
        "2905/QĐ-BCT ngày 28/12/2021",
        3_600,
        (0, 0, 0),
        None,
        1_800,
        (640, 150),
        0,
        540,
        ("Khảo sát hiện trạng", "Lập báo cáo nghiên cứu tiền khả thi", "Thẩm định nguồn vốn"),
        "Giao kế hoạch tháng 3/2022",
    ),
)


def planning_department() -> list[Page]:
    """Vụ Kế hoạch, October 2022."""
    page = Page("Phu luc III")
    page.put("A1:AV1", "Phụ lục III", TITLE)
    page.put("A2:AV2", "BÁO CÁO TÌNH HÌNH THỰC HIỆN, GIẢI NGÂN KẾ HOẠCH VỐN ĐẦU TƯ CÔNG", TITLE)
    page.put("A3:AV3", "Tháng 10 năm 2022 (số liệu đến ngày 31/10/2022)", TITLE)
    page.put("A4:AV4", SAMPLE, SMALL)
    page.put("A5", "Đơn vị báo cáo: Vụ Kế hoạch", Look(bold=True))
    page.put("AT6:AV6", "Đơn vị tính: Triệu đồng", SMALL)
    page.put_all(_headings())
    row = page.line(TOP + 4, _line(None, "Tổng số", _sum([*PLANNING, *PREPARATION])), STRONG)
    for order, name, part in (
        (1, "Nhiệm vụ quy hoạch", PLANNING),
        (2, "Chuẩn bị đầu tư", PREPARATION),
    ):
        row = page.line(row, _line(str(order), name, _sum(part)), STRONG)
        for number, one in enumerate(part, 1):
            row = page.line(row, _line(f"   {order}.{number}", one.name, _numbers(one), one))
    signature(page, row + 1, "B", "AT", ["TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ KẾ HOẠCH"], "KH")
    page.wide(A=7, B=46, C=10, D=24, AS=26, AT=26, AU=26, AV=20)
    return [page]


def _headings() -> dict[str, str]:
    whole = [*FIXED]
    whole += [(7 + n, 7 + n, 3, 4, text) for n, text in enumerate(("Nguồn NSNN", *SOURCES[1:]))]
    whole += [
        (18 + n, 18 + n, 3, 4, text) for n, text in enumerate(("Vốn ĐTPT nguồn NSNN", *SOURCES[1:]))
    ]
    for start, title in ((24, "Giải ngân tháng báo cáo"), (34, TO_DATE)):
        whole += _paid(start, title)
    return {_range(*place): text for *place, text in whole}


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


def _range(first: int, last: int, top: int, bottom: int) -> str:
    start = f"{get_column_letter(first + 1)}{TOP + top - 1}"
    end = f"{get_column_letter(last + 1)}{TOP + bottom - 1}"
    return start if start == end else f"{start}:{end}"


def _numbers(one: Study) -> dict[int, int | None]:
    assigned, paid, last_year = one.before
    return {
        4: one.total,
        5: one.total,
        6: assigned,
        7: assigned,
        11: paid,
        12: paid,
        13: last_year,
        14: one.carried,
        15: one.carried,
        17: one.plan,
        18: one.plan,
        22: one.volume[0],
        23: one.volume[1],
        24: one.month,
        26: one.month,
        34: one.to_date,
        36: one.to_date,
    }


def _sum(part: Sequence[Study]) -> dict[int, int | None]:
    rows = [_numbers(one) for one in part]
    totals = add([[row[column] for column in rows[0]] for row in rows])
    return {column: int(total) or None for column, total in zip(rows[0], totals, strict=True)}


def _line(
    order: str | None, name: str, numbers: dict[int, int | None], one: Study | None = None
) -> list[Value]:
    cells: list[Value] = [None] * WIDTH
    cells[0], cells[1] = order, name
    for column, value in numbers.items():
        cells[column] = value
    for rate, paid, plan in ((25, 24, 17), (30, 26, 18), (35, 34, 17), (40, 36, 18)):
        cells[rate] = percent(numbers[paid] or 0, numbers[plan] or 1, 2)
    if one:
        cells[2:4] = [one.place, one.decision]
        cells[44:] = [*one.work, one.note]
    return cells
