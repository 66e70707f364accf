"""Checks workbooks from a terminal: `python -m data_loaders FILE...`, the same findings as the
screen shows. Exits 0 without errors, 1 with errors, 2 when a file could not be read at all."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tqdm import tqdm

from data_loaders import mark_workbook, read_workbook
from data_loaders.told import (
    columns_told,
    day_told,
    form_told,
    money_told,
    period_told,
    totals_told,
    unit_told,
)
from tracking import exchange
from tracking.specs import make_finding
from tracking.terminal import new_parser, run
from tracking.vocabulary import (
    SEVERITY_MARKS,
    Finding,
    Reading,
    Severity,
    Table,
    TrackingError,
)

AT_ONCE = 2


def main(arguments: list[str] | None = None) -> int:
    """Read the files named, print what was understood, answer the exit code."""
    options = _parser().parse_args(arguments)
    try:
        readings = list(_read_all(options.files, options.unit, options.period))
        _print(readings, as_json=options.json)
        if options.marked:
            _write_marked(options.files, readings, options.marked)
    except TrackingError as trouble:
        print(f"LỖI: {trouble}", file=sys.stderr)
        return 2
    if not all(reading.ok for reading in readings):
        return 2
    return int(any(reading.has_errors for reading in readings))


def _print(readings: list[Reading], *, as_json: bool) -> None:
    if not as_json:
        for reading in readings:
            print("\n".join(_report(reading)))
        return
    told = [exchange.contract(one) for one in readings]
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("python -m data_loaders", "Kiểm tra tệp báo cáo trước khi nộp.")
    parser.add_argument(
        "files", nargs="+", metavar="TỆP", help="tệp .xlsx, .xlsm, .xls, .xlsb, .ods"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--marked",
        type=Path,
        metavar="THƯ_MỤC",
        help="ghi mỗi tệp thành một bản có đánh dấu chỗ cần sửa vào thư mục này",
    )
    parser.add_argument("--unit", help="mã đơn vị báo cáo, khi tệp không ghi, ví dụ VP")
    parser.add_argument("--period", help="mã kỳ báo cáo, khi tệp không ghi, ví dụ 2022-10")
    return parser


def _read_all(files: list[str], unit: str | None, period: str | None) -> Iterator[Reading]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        readings = pool.map(lambda name: _read(name, unit, period), files)
        yield from tqdm(readings, total=len(files), unit="tệp", disable=None if files[1:] else True)


def _read(name: str, unit: str | None, period: str | None) -> Reading:
    try:
        content = _content(Path(name))
    except OSError as trouble:
        reason = {
            FileNotFoundError: "không có tệp này",
            IsADirectoryError: "đây là thư mục",
            BlockingIOError: "đây là thiết bị hoặc đường ống, không phải tệp",
        }
        finding = make_finding(
            "path_unreadable", reason=reason.get(type(trouble), "không được phép đọc")
        )
        return Reading(file=name, sha256="", ok=False, findings=(finding,))
    return read_workbook(content, name, unit=unit, period=period)


def _write_marked(files: list[str], readings: list[Reading], folder: Path) -> None:
    """Write the marked copy of each file that could be opened; none is written over."""
    for path, reading in zip(map(Path, files), readings, strict=True):
        if not reading.sha256:
            continue
        try:
            name, content = mark_workbook(_content(path), reading)
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise TrackingError(f"Đã có “{folder / name}”; hãy chọn thư mục khác.") from None
        except OSError as trouble:
            raise TrackingError(
                f"Không ghi được bản đánh dấu của “{path.name}” (máy báo: {trouble.strerror})."
            ) from trouble


def _content(path: Path) -> bytes:
    """The bytes of a file; a pipe or a device might never end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise BlockingIOError
    return path.read_bytes()


def _report(reading: Reading) -> Iterator[str]:
    """A person's report of one file, line by line."""
    yield f"\n{reading.file}"
    yield "=" * min(len(reading.file), 100)
    for table in reading.tables:
        yield from _table_lines(table)
    counts = {severity: _count(reading.findings, severity) for severity in Severity}
    for finding in sorted(reading.findings, key=lambda one: list(Severity).index(one.severity)):
        yield f"  {SEVERITY_MARKS[finding.severity]:10}  {finding.message}"
    yield (
        f"  → {counts[Severity.ERROR]} lỗi, {counts[Severity.WARNING]} cảnh báo, "
        f"{counts[Severity.NOTE]} lưu ý."
    )


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _table_lines(table: Table) -> Iterator[str]:
    yield f"  Trang “{table.sheet}”: {form_told(table)}"
    rest = [period_told(table), day_told(table), money_told(table)]
    yield f"    Đơn vị: {unit_told(table)}; kỳ: {', '.join(filter(None, rest))}"
    span = f"từ dòng {table.first_row} đến dòng {table.last_row}"
    yield f"    {len(table.rows)} dòng số liệu ({span})"
    yield f"    Cột đọc: {' · '.join(columns_told(table))}"
    if totals := totals_told(table):
        yield f"    Tổng: {'; '.join(totals)}"


if __name__ == "__main__":
    run(main)
