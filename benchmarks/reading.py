"""How fast workbooks are read: `python -m benchmarks.reading`.

40 workbooks of 3 sheets x 60 rows against pandas opening them; one of 5,000 rows; one of 100,000.
"""

import json
import resource
import statistics
import subprocess
import sys
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


def large(rows: int, form: Callable[..., None]) -> None:
    """One large workbook: time to the verdict in a process of its own, and the most memory."""
    path = Path(f"/tmp/chi-thi-07-bench-{form.__name__}-{rows}.xlsx")
    path.write_bytes(workbook(rows, 0, (form,)))
    code = (
        "import sys,time,json;from data_loaders import read_workbook;"
        "from benchmarks.workbooks import workbook;"
        "read_workbook(workbook(5), 'a.xlsx');"
        f"content=open({str(path)!r},'rb').read();start=time.perf_counter();"
        f"reading=read_workbook(content,'thang-10-2022.xlsx');"
        "print(json.dumps([time.perf_counter()-start,sum(len(t.rows) for t in reading.tables),"
        "len(reading.findings)]))"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    seconds, read, findings = json.loads(answer.stdout)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        f"{form.__name__} {rows} dòng ({path.stat().st_size / 1e6:.1f} MB): {seconds:.2f} s đến kết luận, "
        f"{read} dòng, {findings} phát hiện; bộ nhớ lớn nhất của một tiến trình "
        f"{max(peak, before) / 1024:.0f} MB"
    )
    path.unlink()


def main() -> None:
    """All measurements."""
    compare_forty()
    large(5_000, disbursement)
    large(5_000, tasks)
    large(100_000, disbursement)
    large(100_000, tasks)


if __name__ == "__main__":
    main()
