"""Published figures carried over as facts: capital of the state budget by ministry and month."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sample_data.layouts_tasks import column
from sample_data.letterhead import BOLD
from sample_data.model_tasks import CONTENT
from sample_data.paper import BODY, HEAD, SMALL, STRONG, TITLE, Page
from sample_data.post import HANOI

FOLDER = "von-dau-tu-cong-bo"
PUBLISHED = {
    "2000-03": (3, 29), "2004-01": (1, 29), "2006-12": (12, 29), "2012-09": (9, 29),
    "2016-06": (6, 29), "2019-01": (1, 29), "2022-06": (6, 29), "2024-03": (3, 29),
}  # fmt: skip
"""Month and day the Statistics Office published the book of a period."""
AMOUNTS = ("actual_previous_month_vnd", "estimate_month_vnd", "year_to_date_vnd")
RATES = ("year_plan_rate", "same_period_rate")


def rows() -> dict[str, list[list[str]]]:
    """Period -> its lines: body, three amounts in tỷ đồng, two rates in percent, "" unknown."""
    found: dict[str, list[list[str]]] = {}
    for line in (CONTENT / "published.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, *cells = line.split("|")
            found.setdefault(code, []).append(cells)
    return found


def published_books() -> Iterator[tuple[str, Sequence[Page], datetime]]:
    """A workbook for each period: where, its page, when it was published."""
    for code, lines in rows().items():
        year, at = int(code[:4]), PUBLISHED[code]
        received = datetime(year, *at, 9, 0, tzinfo=HANOI)
        yield f"{FOLDER}/Von dau tu NSNN {code}.xlsx", [_page(code, lines)], received


def _heads(code: str) -> Mapping[str, str]:
    year, month = int(code[:4]), int(code[-2:])
    so_far = f"{month} tháng năm {year}" if month > 1 else f"tháng 1 năm {year}"
    return {
        "actual_previous_month_vnd": f"Thực hiện tháng {month - 1 or 12} năm {year - (month == 1)}",
        "estimate_month_vnd": f"Ước tính tháng {month} năm {year}",
        "year_to_date_vnd": f"Cộng dồn {so_far}",
        "year_plan_rate": f"Cộng dồn {so_far} so với kế hoạch năm {year} (%)",
        "same_period_rate": f"Cộng dồn {so_far} so với cùng kỳ năm trước (%)",
    }


def _page(code: str, lines: Sequence[Sequence[str]]) -> Page:
    year, month = code.split("-")
    page = Page("Von NSNN")
    columns = [column("body_name", "Bộ, cơ quan", width=36)]
    shown = [at for at in range(5) if any(line[1 + at] for line in lines)]
    fields = [*AMOUNTS, *RATES]
    columns += [column(fields[at], _heads(code)[fields[at]], width=18) for at in shown]
    title = f"Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước tháng {int(month)} năm {year}"
    page.put_over(1, 1, 1, len(columns), title, TITLE)
    page.put(2, len(columns), "Đơn vị tính: tỷ đồng", SMALL)
    page.line(4, 1, (one.heading[0] for one in columns), HEAD)
    page.line(5, 1, ["Trung ương"], STRONG)
    for row, line in enumerate(lines, 6):
        values = [_number(line[1 + at]) for at in shown]
        page.line(row, 1, [line[0], *values], BODY)
    source = f"Nguồn: Tổng cục Thống kê, sổ số liệu tháng {int(month)}/{year}"
    page.put(7 + len(lines), 1, source, BOLD)
    for number, one in enumerate(columns, 1):
        page.widths[number] = one.width
    return page


def _number(text: str) -> float | None:
    return float(text) if text else None


def as_read(code: str) -> list[dict[str, str | float | None]]:
    """The records a reader should find."""
    found: list[dict[str, str | float | None]] = []
    for body, *cells in rows()[code]:
        amounts = {name: _vnd(text) for name, text in zip(AMOUNTS, cells[:3], strict=True)}
        rates = {name: _rate(text) for name, text in zip(RATES, cells[3:], strict=True)}
        found.append({"body_name": body, **amounts, **rates})
    return found


def _vnd(text: str) -> int | None:
    return round(float(text) * 10**9) if text else None


def _rate(text: str) -> float | None:
    return float(text) / 100 if text else None
