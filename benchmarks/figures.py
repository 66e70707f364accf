"""How fast figures come from the store: `python -m benchmarks.figures`.

30 units report every view each month of five years (7.200 reports); the overview and every page of
the last month, from the database on; then with ten times the rows.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.store_of import NEWEST, Sizes, build
from tracking.figures.board import Board
from tracking.figures.directive import directive_page
from tracking.figures.disbursement import disbursement_page
from tracking.figures.overview import overview
from tracking.figures.services import services_page
from tracking.figures.tasks import tasks_page
from tracking.figures.trail import trail
from tracking.figures.unit import unit_page
from tracking.settings import settings
from tracking.store.boards import board, first_year
from tracking.store.engine import open_engine
from tracking.store.held import Submission, in_force, in_force_upto
from tracking.store.records import bases, bases_of_period, merged_of_period
from tracking.store.serving import stamp
from tracking.vocabulary import View
from web.start import leave_alone_what_stays

LAST = NEWEST
ROWS, TIMES = 4, 10
ROUNDS = 9
MILLIS = 1000


@contextmanager
def store(count: int) -> Iterator[Engine]:
    """A store of five years, `count` rows a report."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        build(Path(folder), Sizes(count, count, count))
        print(f"Kho năm năm, {count} dòng một báo cáo: dựng {time.perf_counter() - start:.1f} s")
        engine = open_engine(settings({"CHI_THI_07_DATA": folder}).database_url)
        leave_alone_what_stays()
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
    held = in_force_upto(engine, stamp(engine).newest, since=first_year(LAST))
    return board(engine, held, LAST)


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
        "một đơn vị": lambda seen: unit_page(seen, "VP"),
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
