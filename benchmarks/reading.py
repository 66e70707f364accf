"""How fast workbooks are read: `python -m benchmarks.reading`.

40 workbooks of 3 sheets x 60 rows against pandas opening them; one of 5,000 rows; one of 100,000.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd

from benchmarks.workbooks import disbursement, tasks, workbook
from data_loaders import read_workbook
from tracking.vocabulary import Severity

ROUNDS = 5


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare_forty() -> None:
    """Reading, recognising and checking against pandas merely opening, in turns."""
    books = [workbook(60, seed) for seed in range(40)]
    readings = [read_workbook(book, "thang-10-2022.xlsx") for book in books]
    errors = sum(one.severity is Severity.ERROR for reading in readings for one in reading.findings)
    rows = sum(len(table.rows) for reading in readings for table in reading.tables)
    print(f"40 tệp x 3 trang x 60 dòng: {rows} dòng đọc được, {errors} lỗi (mong đợi 7200 và 0)")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_timed(lambda: [read_workbook(book, "thang-10-2022.xlsx") for book in books]))
        theirs.append(
            _timed(
                lambda: [
                    pd.read_excel(BytesIO(book), sheet_name=None, engine="openpyxl")
                    for book in books
                ]
            )
        )
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(
        f"  đọc + nhận dạng + kiểm tra: {statistics.median(ours):.2f} s; pandas chỉ mở: "
        f"{statistics.median(theirs):.2f} s; tỷ số {statistics.median(ratios):.2f} "
        f"({min(ratios):.2f} - {max(ratios):.2f}; mục tiêu 0,35, tối đa 0,60)"
    )


MEASURE = """
import json, resource, sys, time
from data_loaders import read_workbook
from data_loaders.files.sandbox import close, warm
warm()
content = open(sys.argv[1], "rb").read()
start = time.perf_counter()
reading = read_workbook(content, "thang-10-2022.xlsx")
seconds = time.perf_counter() - start
own = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
close()
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
rows = sum(len(table.rows) for table in reading.tables)
print(json.dumps([seconds, rows, len(reading.findings), [int(own[0]), child]]))
"""


def large(rows: int, form: Callable[..., None]) -> None:
    """One large workbook, from a process of its own: time to the verdict, and the most memory."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(workbook(rows, 0, (form,)))
        file.flush()
        command = [sys.executable, "-c", MEASURE, file.name]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        size = Path(file.name).stat().st_size / 1e6
    seconds, read, findings, (own, child) = json.loads(answer.stdout)
    print(
        f"{form.__name__} {rows} dòng ({size:.1f} MB): {seconds:.2f} s đến kết luận, {read} dòng, "
        f"{findings} phát hiện; bộ nhớ {own / 1024:.0f} MB + tiến trình đọc {child / 1024:.0f} MB"
    )


def main() -> None:
    """All measurements."""
    compare_forty()
    large(5_000, disbursement)
    large(5_000, tasks)
    large(100_000, disbursement)
    large(100_000, tasks)


if __name__ == "__main__":
    main()
