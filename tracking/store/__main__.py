"""The store from a terminal: `python -m tracking.store load FOLDER`, `status`, `backup FILE` …"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from tqdm import tqdm

from data_loaders import read_workbook
from tracking.quantities import format_vi, shown_vi
from tracking.settings import settings
from tracking.specs import field_label
from tracking.specs.ministry_tables import table_forms
from tracking.specs.table_form import MinistryTable
from tracking.store.account_commands import OPERATOR, add_account_commands
from tracking.store.audit import Deed, record_alone
from tracking.store.declared import install_entered
from tracking.store.editing import settle
from tracking.store.engine import open_engine, plain_errors
from tracking.store.entered import Basis, enter_alone
from tracking.store.loading import Loaded, Outcome, load, shown_name, workbooks_in
from tracking.store.migrations import migrate
from tracking.store.register import in_order_of_receipt, read_register, read_table
from tracking.store.status import status
from tracking.store.upkeep import add_commands
from tracking.terminal import new_parser, run
from tracking.vocabulary import SEVERITY_MARKS, VIEW_NAMES, Reading, Severity, TrackingError, View


def main(arguments: list[str] | None = None) -> int:
    """Carry out a command; 0 when all is well, 1 when files were refused, 2 when unusable."""
    try:
        options = _parser().parse_args(arguments)
        with plain_errors():
            engine = open_engine(options.database or settings().database_url)
            if not options.is_new:
                migrate(engine)
                install_entered(engine)
            return int(options.run(engine, options))
    except BrokenPipeError:
        raise
    except (TrackingError, OSError) as trouble:
        print(f"LỖI: {trouble}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("python -m tracking.store", "Kho báo cáo.")
    parser.add_argument("--database", help="địa chỉ cơ sở dữ liệu, thay cho cấu hình")
    parser.set_defaults(is_new=False)
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    loader = commands.add_parser("load", help="tiếp nhận mọi tệp trong một thư mục")
    loader.add_argument("folder", type=_folder, metavar="THƯ_MỤC")
    loader.add_argument("--unit", default="", help="mã đơn vị, khi tệp không ghi")
    loader.add_argument("--period", default="", help="mã kỳ báo cáo, khi tệp không ghi")
    loader.add_argument("--by", default="dòng lệnh", help="ai tiếp nhận")
    loader.add_argument(
        "--replace", action="store_true", help="tệp thay toàn bộ báo cáo đang dùng của đơn vị, kỳ"
    )
    loader.set_defaults(run=_load)
    teller = commands.add_parser("status", help="kho đang giữ gì")
    teller.add_argument("--json", action="store_true", help="in dạng JSON")
    teller.set_defaults(run=_status)
    setter = commands.add_parser("table", help="nạp một bảng của Bộ (CSV) thành bản mới")
    setter.add_argument("table", choices=[*MinistryTable], metavar="BẢNG")
    setter.add_argument("file", type=Path, metavar="TỆP")
    setter.add_argument("--by", default="dòng lệnh", help="ai nhập")
    setter.add_argument("--reason", default="nạp từ dòng lệnh", help="vì sao, theo văn bản nào")
    setter.set_defaults(run=_table)
    commands.add_parser("migrate", help="cập nhật cấu trúc kho").set_defaults(run=_migrate)
    add_commands(commands)
    add_account_commands(commands)
    return parser


def _folder(name: str) -> Path:
    folder = Path(name)
    if not name or not folder.is_dir():
        raise TrackingError(f"Không có thư mục “{shown_name(folder)}”.")
    return folder


def _migrate(_engine: Engine, _options: argparse.Namespace) -> int:
    print("Cấu trúc kho đã ở bản mới nhất.")
    return 0


def _table(engine: Engine, options: argparse.Namespace) -> int:
    form = table_forms()[MinistryTable(options.table)]
    read = read_table(options.file)
    if not read or not form.knows(read[0]):
        columns = ", ".join(one.name for one in form.columns)
        raise TrackingError(f"Tệp “{options.file.name}” không có dòng nào theo các cột: {columns}.")
    rows = [form.as_kept(row) for row in read]
    basis = Basis(reason=options.reason, by=options.by)
    version = enter_alone(engine, form.table, rows, basis, _now())
    about = f"{form.title}, bản {version}: {options.reason}"
    record_alone(engine, Deed.EDITED, replace(OPERATOR, label=options.by), about, _now())
    settle(engine, form.table)
    print(f"{form.title}: {format_vi(len(rows))} dòng, bản {version}.")
    return 0


def _load(engine: Engine, options: argparse.Namespace) -> int:
    files, others = workbooks_in(options.folder)
    received = read_register(options.folder)
    files = in_order_of_receipt(files, received)
    stated = (options.unit, options.period)

    def read(content: bytes, name: str) -> Reading:
        return read_workbook(
            content, name, unit=options.unit or None, period=options.period or None
        )

    done = load(
        engine,
        files,
        read=read,
        by=options.by,
        now=_now,
        stated=stated,
        received=received,
        replaces=options.replace,
    )
    results, operator = [], replace(OPERATOR, label=options.by)
    for one in tqdm(done, total=len(files), unit="tệp", disable=None if files[1:] else True):
        results.append(one)
        if one.outcome is Outcome.ACCEPTED:
            record_alone(engine, Deed.ACCEPTED, operator, f"nạp từ dòng lệnh: {one.file}", _now())
        with tqdm.external_write_mode():
            print("\n".join(_lines(one)))
    if others:
        print(
            f"Bỏ qua {len(others)} tệp không phải bảng tính: "
            f"{', '.join(one.name for one in others)}"
        )
    counts = {outcome: sum(one.outcome is outcome for one in results) for outcome in Outcome}
    print(
        f"\n{counts[Outcome.ACCEPTED]} tệp tiếp nhận, {counts[Outcome.HELD]} tệp đã có từ trước, "
        f"{counts[Outcome.REFUSED]} tệp trả lại."
    )
    return int(counts[Outcome.REFUSED] > 0)


def _now() -> datetime:
    return datetime.now(UTC)


def _lines(one: Loaded) -> Iterator[str]:
    """What became of a file, for a person."""
    words = {Outcome.ACCEPTED: "tiếp nhận", Outcome.HELD: "đã có", Outcome.REFUSED: "TRẢ LẠI"}
    yield f"{words[one.outcome]:9}  {one.file}"
    for made in one.submissions:
        name = VIEW_NAMES[made.view].capitalize()
        yield (
            f"           {name}: {made.unit_code}, kỳ {made.period_code}, "
            f"phiên bản {made.version}, {made.row_count} dòng"
        )
    for form in one.kept:
        yield f"           giữ lại biểu “{form.label}” của bản {form.version} ({form.file_name})"
    for form in one.instead:
        yield (
            f"           đang dùng biểu “{form.label}” của bản {form.version} ({form.file_name}), "
            "nhận sau tệp này"
        )
    if one.outcome is Outcome.HELD:
        return
    if one.reason:
        yield f"           ■ LỖI: {one.reason}"
    for finding in one.findings:
        if finding.severity is not Severity.NOTE:
            yield f"           {SEVERITY_MARKS[finding.severity]}: {finding.message}"


def _status(engine: Engine, options: argparse.Namespace) -> int:
    held = status(engine)
    if options.json:
        print(json.dumps(held, ensure_ascii=False, indent=1))
        return 0
    print(
        f"{held['reports']} báo cáo đang dùng ({held['versions']} phiên bản), "
        f"{len(held['units'])} đơn vị, "
        f"{len(held['periods'])} kỳ."
    )
    for group in held["held"]:
        print("\n".join(_group_lines(group)))
    if held["snapshot"]:
        print(f"Số liệu chốt gần nhất: {held['snapshot'][:12]}")
    return 0


def _group_lines(group: dict[str, Any]) -> Iterator[str]:
    newest = group["newest_versions"]
    units = ", ".join(f"{unit} (bản {version})" for unit, version in newest.items())
    name = VIEW_NAMES[View(group["view"])].capitalize()
    yield f"{name}, kỳ {group['period_code']}: {group['rows']} dòng; {units}"
    for name, total in group["totals"].items():
        if total is not None:
            yield f"    {field_label(name)}: {_shown(name, total)}"


def _shown(name: str, total: int) -> str:
    if name.endswith("_vnd"):
        return f"{shown_vi(total / 10**9)} tỷ đồng"
    return format_vi(total)


if __name__ == "__main__":
    run(main)
