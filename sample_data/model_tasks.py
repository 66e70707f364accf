"""The tasks of the sample: what each unit was asked, by when, and when it was done.

One line of content/tasks.txt is a task; days the line does not tell follow from the unit's habit,
always the same way.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from sample_data.calendar_of_reports import name_of
from tracking.dates import month_end

CONTENT = Path(__file__).parent / "content"
YEAR = 2022
NEVER = date(2023, 6, 30)
COMMON = (
    "B|Phổ biến, quán triệt Chỉ thị 07/CT-BCT về đẩy mạnh cải cách hành chính tại {unit}|0831|-",
    "B|Báo cáo kết quả khắc phục tồn tại về cải cách hành chính của {unit}|q3|VP",
    "B|Rà soát, hệ thống hóa văn bản do {unit} chủ trì tham mưu|m11|PC",
    "B|Đăng ký nhiệm vụ đưa vào Chương trình công tác năm 2023 của {unit}|1014|VP",
    "B|Báo cáo kết quả thực hiện nhiệm vụ năm 2022 của {unit}|m12|VP",
)
EARLIER = (
    "B|Xây dựng kế hoạch công tác năm 2022 của {unit}|0131|-",
    "B|Xây dựng kế hoạch cải cách hành chính năm 2022 của {unit}|m2|VP",
    "B|Báo cáo kết quả công tác quý I năm 2022 của {unit}|m3|VP",
    "T|Báo cáo kết quả thực hiện nhiệm vụ được giao 6 tháng đầu năm 2022 của {unit}|0615|VP",
    "B|Báo cáo kết quả kiểm soát thủ tục hành chính quý II năm 2022 của {unit}|m6|VP",
    "B|Rà soát, cập nhật quy trình giải quyết công việc của {unit}|0720|-",
)
"""Tasks of the first half of the year, most of which every unit had."""
PRODUCTS = ("Báo cáo", "Đề án", "Kế hoạch", "Nghị định", "Thông tư", "Quyết định", "Quy chế",
            "Chiến lược", "Tờ trình", "Hội nghị")  # fmt: skip
REASONS = (
    "Phải lấy ý kiến lại các bộ, ngành",
    "Đơn vị phối hợp gửi ý kiến chậm",
    "Phạm vi rộng, cần khảo sát bổ sung",
    "Chờ văn bản cấp trên ban hành",
    "Thiếu kinh phí thực hiện",
    "Hội đồng thẩm định yêu cầu bổ sung hồ sơ",
)
PROPOSALS = ("Đề nghị Lãnh đạo Bộ chỉ đạo đơn vị phối hợp", "Đề nghị cho lùi thời hạn", None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task and all its days; `undated_from` is the month it is declared done without a day,
    `withdrawn_from` the month it is taken off the list."""

    number: int
    unit: str
    kind: str
    title: str
    assigned_by: str
    assigned_on: date
    support: tuple[str, ...]
    due_on: date | None
    due_kind: str
    completed_on: date
    product: str
    result: str
    reason: str
    proposal: str | None
    withdrawn_from: int = 99
    undated_from: int = 99
    disputed: bool = False


@cache
def tasks() -> tuple[Task, ...]:
    """Every task of the sample."""
    found: list[Task] = []
    unit, late = "", 0
    seen: set[str] = set()
    for line in (CONTENT / "tasks.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            _, unit, percent = line.split()
            late = int(percent)
            if unit not in seen:
                found.extend(_task(one, unit, late) for one in _common(unit))
            seen.add(unit)
        else:
            found.append(_task(line, unit, late))
    return tuple(found)


def _common(unit: str) -> Iterator[str]:
    """What most units are asked alike."""
    chance = random.Random(unit)
    for line in (*EARLIER, *COMMON):
        if "Chỉ thị 07" in line or chance.random() < 0.68:
            yield line.format(unit=name_of(unit))


def _task(line: str, unit: str, late: int) -> Task:
    kind, title, due, support, *outcome = line.split("|")
    chance = random.Random(f"{unit}{title}")
    due_on, due_kind = _due(due)
    code = outcome[0] if outcome else ""
    assigned_on = _assigned_on(due_on, kind, chance)
    completed_on = _completed_on(code, due_on, late, chance)
    number = chance.randint(200, 7900)
    return Task(
        number=number,
        unit=unit,
        kind=kind,
        title=title,
        assigned_by=_assigned_by(kind, chance),
        assigned_on=assigned_on,
        support=tuple(one for one in support.split(",") if one != "-"),
        due_on=due_on,
        due_kind=due_kind,
        completed_on=completed_on,
        product=next((one for one in PRODUCTS if title.startswith(one)), "Báo cáo"),
        result=f"{number}/{chance.choice(('BC-BCT', 'BCT-' + unit, 'TTr-BCT'))}",
        reason=chance.choice(REASONS),
        proposal=chance.choice(PROPOSALS),
        withdrawn_from=int(code[1:]) if code.startswith("w") else 99,
        undated_from=int(code[1:]) if code.startswith("d") else 99,
        disputed=chance.random() < 0.1,
    )


def _due(text: str) -> tuple[date | None, str]:
    if text == "*":
        return None, "recurring"
    if text.startswith("q"):
        return month_end(YEAR, 3 * int(text[1:])), "quarter"
    if text.startswith("m"):
        return month_end(YEAR, int(text[1:])), "month"
    if text == "y":
        return date(YEAR, 12, 31), "year"
    return date(YEAR, int(text[:2]), int(text[2:])), "date"


def _assigned_on(due_on: date | None, kind: str, chance: random.Random) -> date:
    if kind in "LBV" and due_on:
        earliest = date(YEAR, 1, 10) + timedelta(days=chance.randint(0, 20))
        return _working(min(earliest, due_on - timedelta(days=30)), 1)
    before = (due_on or date(YEAR, 6, 30)) - timedelta(days=chance.randint(35, 110))
    return _working(max(before, date(YEAR, 1, 12)), 1)


def _completed_on(code: str, due_on: date | None, late: int, chance: random.Random) -> date:
    draw, early, after = chance.random() * 100, chance.randint(0, 9), chance.randint(3, 24)
    if due_on is None or (code and code[0] in "xwd"):
        return NEVER
    if code:
        days = int(code)
        return _working(due_on + timedelta(days=days), 1 if days > 0 else -1)
    if draw < late * 0.12 and due_on.month > 7:
        return NEVER
    if draw < late * (0.3 if due_on.month > 7 else 2.4):
        return _working(due_on + timedelta(days=after), 1)
    return _working(due_on - timedelta(days=early), -1)


def _working(day: date, step: int) -> date:
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def _assigned_by(kind: str, chance: random.Random) -> str:
    number = chance.randint(60, 6800)
    if kind == "G":
        return f"Nghị quyết số {number % 150 + 20}/NQ-CP"
    if kind == "T":
        return chance.choice(
            (f"Công văn số {number}/VPCP-KTTH", f"Thông báo số {number % 330}/TB-VPCP")
        )
    if kind == "L":
        return "Chương trình xây dựng văn bản quy phạm pháp luật"
    return chance.choice(
        ("Quyết định số 3358/QĐ-BCT", "Quyết định số 105/QĐ-BCT", "Kế hoạch số 27/KH-BCT")
    )
