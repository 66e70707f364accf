"""How fast figures come from the store: `python -m benchmarks.figures`.

30 units report tasks, disbursement and services each month of five years (5.400 reports); the
overview and every page of the last month, from the database on; then with ten times the rows.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, insert

from tracking.figures.board import Board
from tracking.figures.directive import directive_page
from tracking.figures.disbursement import disbursement_page
from tracking.figures.overview import overview
from tracking.figures.services import services_page
from tracking.figures.tasks import tasks_page
from tracking.figures.trail import trail
from tracking.figures.unit import unit_page
from tracking.periods import period
from tracking.specs.units import units
from tracking.store.boards import board
from tracking.store.engine import open_engine, writing
from tracking.store.held import Submission, in_force
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts
from tracking.store.records import bases, bases_of_period, merged_of_period
from tracking.store.schema import readings, rows, submissions, workbooks
from tracking.vocabulary import View

UNITS = 30
MONTHS = [f"{year}-{month:02d}" for year in range(2022, 2027) for month in range(1, 13)]
LAST = MONTHS[-1]
VIEWS = (View.TASKS, View.DISBURSEMENT, View.SERVICES)
ROWS = 4
TIMES = 10
ROUNDS = 9
NOW = datetime(2027, 1, 5, tzinfo=UTC)
DIGEST = "0" * 64
MILLIS = 1000


def _units() -> list[str]:
    """Units that exist under one code in all five years."""
    lasting = [one.code for one in units() if one.valid_to is None and one.valid_from.year < 2022]
    return list(dict.fromkeys(lasting))[:UNITS]


def _task(number: int, unit: str, end: date) -> dict[str, Any]:
    due = end - timedelta(days=20 * (number % 5) - 40)
    return {
        "title": f"Nhiệm vụ {number} của {unit}",
        "task_type": "legal_document" if number % 3 else "work_programme",
        "due_on": due,
        "completed_on": None if number % 4 == 0 else due + timedelta(days=number % 3 * 4 - 4),
        "due_kind": "date",
        "declared_status": "Hoàn thành" if number % 2 else None,
    }


def _project(number: int, unit: str, end: date) -> dict[str, Any]:
    plan = (number + 2) * 10**9
    return {
        "project_name": f"Dự án {number} của {unit}",
        "plan_assigned_vnd": plan,
        "plan_adjusted_vnd": plan * 6 // 10 if end.month > 9 else None,
        "disbursed_to_date_vnd": plan * end.month // 20,
        "obstacle": "Vướng mặt bằng" if number % 5 == 0 else None,
    }


def _procedure(number: int, unit: str, end: date) -> dict[str, Any]:
    online = number * end.month % 7
    return {
        "procedure_code": f"1.{number:06d}",
        "procedure_name": f"Thủ tục {number} của {unit}",
        "service_level": ("level_2", "level_3", "level_4", "full")[number % 4],
        "on_national_portal": bool(number % 2),
        "in_decision_422": number % 3 == 0,
        "single_window": "nsw" if number % 9 == 0 else "none",
        "cases_received": online + 5,
        "cases_online": online,
        "cases_resolved_early": 2,
        "cases_resolved_on_time": online,
        "cases_resolved_late": number % 2,
    }


_MADE = {View.TASKS: _task, View.DISBURSEMENT: _project, View.SERVICES: _procedure}


def _reports() -> list[dict[str, Any]]:
    keys = [(unit, view, code) for code in MONTHS for view in VIEWS for unit in _units()]
    return [
        {
            "id": number, "unit_code": unit, "view": view.value, "period_code": code,
            "version": 1, "workbook_sha256": DIGEST, "reading_id": 1, "templates": "",
            "data_as_of": None, "row_count": ROWS, "accepted_at": NOW, "accepted_by": "đo",
            "received_at": None,
        }
        for number, (unit, view, code) in enumerate(keys, 1)
    ]  # fmt: skip


def _rows(reports: Sequence[dict[str, Any]], view: View, count: int) -> Iterator[dict[str, Any]]:
    for one in reports:
        if one["view"] == view.value:
            end = period(one["period_code"]).end
            for number in range(1, count + 1):
                place = {"submission_id": one["id"], "seq": number, "sheet": "1", "row": number}
                yield place | _MADE[view](number, one["unit_code"], end)


def fill(engine: Engine, count: int) -> None:
    """A store of five years, `count` rows a report, its parts counted by the store itself."""
    migrate(engine)
    reports = _reports()
    workbook = {
        "sha256": DIGEST, "content": b"", "size": 0, "file_name": "a.xlsx", "received_at": NOW,
        "received_by": "đo",
    }  # fmt: skip
    reading = {
        "id": 1, "sha256": DIGEST, "file_name": "a.xlsx", "stated_unit": "", "stated_period": "",
        "reader_version": "", "outcome": "accepted", "packed": b"", "read_at": NOW,
        "read_by": "đo",
    }  # fmt: skip
    made: list[tuple[Table, list[dict[str, Any]]]] = [
        (workbooks, [workbook]), (readings, [reading]), (submissions, reports),
        *((rows[view], list(_rows(reports, view, count))) for view in VIEWS),
    ]  # fmt: skip
    with writing(engine) as connection:
        for table, values in made:
            connection.execute(insert(table), values)
    ensure_parts(engine)


@contextmanager
def store(count: int) -> Iterator[Engine]:
    """A filled store in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder)}/kho.sqlite3")
        start = time.perf_counter()
        fill(engine, count)
        took = time.perf_counter() - start
        print(f"Kho {UNITS} đơn vị x {len(MONTHS)} tháng, {count} dòng một báo cáo: {took:.1f} s")
        yield engine
        engine.dispose()


@dataclass(frozen=True, slots=True)
class _Took:
    """Milliseconds by the clock and of the processor: the two differ where the machine is busy."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.0f} ms (bộ xử lý {self.processor:.0f} ms)"


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> _Took:
    clock, processor = [], []
    for _ in range(rounds):
        start, begun = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - begun)
    return _Took(statistics.median(clock) * MILLIS, statistics.median(processor) * MILLIS)


def _seen(engine: Engine) -> Board:
    return board(engine, in_force(engine), LAST)


def _page_tasks(engine: Engine, held: Sequence[Submission], seen: Board) -> object:
    return tasks_page(seen, merged_of_period(engine, held, View.TASKS, LAST))


def _page_disbursement(engine: Engine, held: Sequence[Submission], seen: Board) -> object:
    return disbursement_page(seen, merged_of_period(engine, held, View.DISBURSEMENT, LAST))


def _page_services(engine: Engine, held: Sequence[Submission], seen: Board) -> object:
    return services_page(seen, bases_of_period(engine, held, View.SERVICES, LAST))


def _trail(engine: Engine, held: Sequence[Submission], seen: Board) -> object:
    figure = seen.figure("disbursed_adjusted_rate")
    ids = [number for share in figure.shares for number in share.submission_ids]
    found = trail(figure, bases(engine, held, ids), LAST)
    if not found.adds_up:
        raise AssertionError("các dòng không cộng thành con số")
    return found


def measure(engine: Engine) -> _Took:
    """Prints what each page takes; the overview's."""
    first = _median(lambda: overview(_seen(engine)), rounds=1)
    whole = _median(lambda: overview(_seen(engine)))
    held = in_force(engine)
    print(f"  tổng quan từ kho: {whole}; lần đầu {first}; mục tiêu 100 ms")
    print(f"    báo cáo hiện hành: {_median(lambda: in_force(engine))}")
    print(f"    bảng con số của kỳ: {_median(lambda: board(engine, held, LAST))}")
    pages: dict[str, Callable[[Board], object]] = {
        "tổng quan": overview,
        "chỉ thị": directive_page,
        "nhiệm vụ": lambda seen: _page_tasks(engine, held, seen),
        "giải ngân": lambda seen: _page_disbursement(engine, held, seen),
        "dịch vụ công": lambda seen: _page_services(engine, held, seen),
        "một đơn vị": lambda seen: unit_page(seen, _units()[0]),
        "dấu vết": lambda seen: _trail(engine, held, seen),
    }
    print("  từng màn hình khi đã có bảng con số, kể cả đọc dòng từ kho:")
    for name, page in pages.items():
        fresh = iter([board(engine, held, LAST) for _ in range(ROUNDS)])
        print(f"    {name}: {_median(lambda page=page, fresh=fresh: page(next(fresh)))}")
    return whole


def main() -> None:
    """Both stores, and what ten times the rows cost."""
    with store(ROWS) as engine:
        small = measure(engine)
    with store(ROWS * TIMES) as engine:
        large = measure(engine)
    ratio = large.processor / small.processor
    print(f"Gấp {TIMES} số dòng: tổng quan lâu gấp {ratio:.2f} lần (tối đa 2)")


if __name__ == "__main__":
    main()
