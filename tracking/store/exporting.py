"""All the store holds, in forms that anyone opens: the originals, and CSV files.

`goc/` has every workbook as it was sent; a file of each view has every row of every version with
the cell it stands in; `phien-ban.csv` the versions, `con-so.csv` the numerators and denominators in
force, `cot.csv` what each column means; `viec/` a file for each table of what people did: sent,
answered, closed, edited. A text that a spreadsheet would carry out as a formula
begins with an apostrophe.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, select

from tracking.specs.catalogue import view_fields
from tracking.specs.indicators import indicators
from tracking.store.engine import looking
from tracking.store.held import Submission, newest, rows_of, submission
from tracking.store.parts import parts_in_force
from tracking.store.schema import (
    assigned_headings,
    audit_entries,
    briefing_edits,
    briefings,
    conclusions,
    deliveries,
    delivery_events,
    delivery_reports,
    delivery_versions,
    delivery_waivers,
    period_closings,
    submissions,
    table_rows,
    table_versions,
    waiver_answers,
    waivers,
    workbooks,
    writing_habits,
)
from tracking.vocabulary import TrackingError, View

ORIGINALS, TABLES = "goc", "viec"
_DONE = (
    deliveries, delivery_reports, delivery_events, delivery_versions, delivery_waivers, waivers,
    waiver_answers, assigned_headings, writing_habits, period_closings, table_versions, table_rows,
    briefings, briefing_edits, conclusions, audit_entries,
)  # fmt: skip
"""What was sent, answered, closed, edited and done: a file each in the folder of tables."""
_VERSION = {
    "submission_id": "Số của phiên bản trong kho",
    "unit_code": "Mã đơn vị gửi",
    "view": "Loại báo cáo: tasks nhiệm vụ, disbursement giải ngân, services dịch vụ công, "
    "measures chỉ số khác, published_investment số liệu Tổng cục Thống kê công bố",
    "period_code": "Kỳ báo cáo",
    "version": "Lần gửi thứ mấy",
    "is_in_force": "1: bản đang dùng; 0: bản đã được thay",
    "data_as_of": "Ngày chốt số liệu ghi trong tệp",
    "row_count": "Số dòng",
    "accepted_at": "Tiếp nhận lúc (giờ UTC)",
    "accepted_by": "Ai tiếp nhận",
    "original": "Tệp gốc trong thư mục goc",
}
_PLACE = {
    "submission_id": _VERSION["submission_id"],
    "original": _VERSION["original"],
    "sheet": "Trang của tệp gốc",
    "row": "Dòng Excel trong trang",
}
_FIGURE = {
    "indicator_code": "Mã chỉ số",
    "label": "Tên chỉ số",
    "unit_code": "Con số về đơn vị nào",
    "reported_by": "Đơn vị gửi báo cáo",
    "period_code": _VERSION["period_code"],
    "submission_id": _VERSION["submission_id"],
    "numerator": "Tử số",
    "denominator": "Mẫu số (0: chỉ số là số tuyệt đối)",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSAFE = re.compile(r"[^\w .()-]")
_LONGEST_NAME = 80


def write_export(engine: Engine, folder: Path) -> dict[str, int]:
    """Write all the store holds into a new folder; how many lines each file has.

    Raises TrackingError where the folder holds anything already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise TrackingError(f"Thư mục “{folder}” đã có tệp; hãy chọn thư mục mới.")
    (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
    with looking(engine) as connection:
        names = _write_originals(connection, folder / ORIGINALS)
        held = newest(connection)
        counts = {ORIGINALS: len(names), **_write_versions(connection, folder, held, names)}
    codes = {one.period_code for one in held}
    told = parts_in_force(engine, held, codes)
    figures = [
        (code, indicators()[code].label, part.unit_code, part.reported_by, part.period_code,
         part.submission_id, *sums)
        for part in told
        for code, sums in part.sums.items()
    ]  # fmt: skip
    counts |= _write_tables(engine, folder)
    counts["con-so.csv"] = _write(folder / "con-so.csv", list(_FIGURE), sorted(figures))
    counts["cot.csv"] = _write(folder / "cot.csv", ("file", "column", "meaning"), _meanings())
    return counts


def _write_tables(engine: Engine, folder: Path) -> dict[str, int]:
    """Write what else people did, as the store has it: one file a table, without what only programs
    read (the packed readings)."""
    (folder / TABLES).mkdir()
    counts = {}
    with looking(engine) as connection:
        for table in _DONE:
            columns = [one for one in table.columns if not isinstance(one.type, LargeBinary)]
            lines = connection.execute(select(*columns).order_by(*table.primary_key.columns))
            name = f"{TABLES}/{table.name}.csv"
            counts[name] = _write(folder / name, [one.name for one in columns], lines)
    return counts


def _write_originals(connection: Connection, folder: Path) -> dict[str, str]:
    """Write the workbooks; the name of each by its digest."""
    names: dict[str, str] = {}
    columns = workbooks.c
    query = select(columns.sha256, columns.file_name, columns.content)
    for digest, name, content in connection.execute(query, execution_options={"yield_per": 1}):
        names[digest] = f"{digest[:12]} {_UNSAFE.sub('_', name)[-_LONGEST_NAME:]}"
        (folder / names[digest]).write_bytes(content)
    return names


def _write_versions(
    connection: Connection, folder: Path, held: Sequence[Submission], names: dict[str, str]
) -> dict[str, int]:
    """Write the versions, and the rows of each view."""
    ordered = select(submissions).order_by(submissions.c.id)
    every = [submission(row) for row in connection.execute(ordered)]
    in_force = {one.id for one in held}
    versions = (
        (one.id, one.unit_code, one.view.value, one.period_code, one.version,
         int(one.id in in_force), one.data_as_of, one.row_count, one.accepted_at, one.accepted_by,
         names[one.workbook_sha256])
        for one in every
    )  # fmt: skip
    counts = {"phien-ban.csv": _write(folder / "phien-ban.csv", list(_VERSION), versions)}
    for view in View:
        fields = list(view_fields(view))
        found = (
            row for one in every if one.view is view for row in rows_of(connection, view, [one.id])
        )
        lines = (
            (row["submission_id"], names[row["_sha256"]], row["_sheet"], row["_row"],
             *(row[name] for name in fields))
            for row in found
        )  # fmt: skip
        name = f"{view.value}.csv"
        counts[name] = _write(folder / name, [*_PLACE, *fields], lines)
    return counts


def _meanings() -> Iterable[tuple[str, str, str]]:
    told = {"phien-ban.csv": _VERSION, "con-so.csv": _FIGURE}
    for view in View:
        fields = {
            name: f"{one.label}: {one.description}" for name, one in view_fields(view).items()
        }
        told[f"{view.value}.csv"] = {**_PLACE, **fields}
    return [(file, name, said) for file, columns in told.items() for name, said in columns.items()]


def _write(file: Path, columns: Sequence[str], lines: Iterable[Sequence[Any]]) -> int:
    """Write a CSV file that spreadsheets take for UTF-8; how many lines it has."""
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(columns)
        for line in lines:
            writer.writerow([_harmless(value) for value in line])
            count += 1
    return count


def _harmless(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    is_formula = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if is_formula else value
