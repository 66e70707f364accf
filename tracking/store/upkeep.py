"""Keeping the store from a terminal: `backup`, `restore`, `verify`, `export`."""

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from tracking.dates import HANOI
from tracking.quantities import format_vi
from tracking.store.backups import restore, write_backup
from tracking.store.engine import open_engine
from tracking.store.exporting import write_export
from tracking.store.verifying import Proof, verify


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands, each with what it runs; `is_new` says that the database may hold nothing."""
    keeper = commands.add_parser("backup", help="sao lưu cả kho thành một tệp, kho vẫn chạy")
    keeper.add_argument("file", type=Path, metavar="TỆP")
    keeper.set_defaults(run=_backup)
    filler = commands.add_parser("restore", help="phục hồi bản sao lưu vào một kho trống")
    filler.add_argument("file", type=Path, metavar="TỆP")
    filler.set_defaults(run=_restore, is_new=True)
    prover = commands.add_parser(
        "verify", help="chứng minh kho, hay một bản sao lưu, còn nguyên vẹn"
    )
    prover.add_argument("file", type=Path, nargs="?", metavar="TỆP")
    prover.set_defaults(run=_verify)
    giver = commands.add_parser("export", help="xuất mọi thứ ra tệp gốc và CSV")
    giver.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    giver.set_defaults(run=_export)


def _backup(engine: Engine, options: argparse.Namespace) -> int:
    made = write_backup(engine, options.file, datetime.now(UTC))
    size = format_vi(options.file.stat().st_size / 10**6, 1)
    print(
        f"Đã sao lưu {format_vi(made.tables['workbooks'].rows)} tệp gốc, "
        f"{format_vi(made.tables['submissions'].rows)} phiên bản báo cáo vào “{options.file}” "
        f"({size} MB); đã đọc lại và khớp."
    )
    return 0


def _restore(engine: Engine, options: argparse.Namespace) -> int:
    made = restore(engine, options.file)
    at = f"{made.made_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
    print(f"Đã phục hồi bản sao lưu ghi lúc {at}.")
    return _tell(verify(engine))


def _verify(engine: Engine, options: argparse.Namespace) -> int:
    if options.file is None:
        return _tell(verify(engine))
    with tempfile.TemporaryDirectory() as folder:
        trial = open_engine(f"sqlite:///{folder}/thu.sqlite3")
        try:
            restore(trial, options.file)
            return _tell(verify(trial))
        finally:
            trial.dispose()


def _tell(proof: Proof) -> int:
    """Say what was proven; 1 where anything is not as it was."""
    print(
        f"Đã kiểm tra {format_vi(proof.workbooks)} tệp gốc, {format_vi(proof.versions)} phiên bản, "
        f"{format_vi(proof.rows)} dòng, {format_vi(proof.figures)} con số."
    )
    if proof.uncounted:
        print(
            f"{format_vi(proof.uncounted)} báo cáo chờ tính theo quy tắc mới; "
            "lần khởi động sau sẽ tính."
        )
    for fault in proof.faults:
        print(f"■ LỖI: {fault}")
    print("Có chỗ không còn nguyên vẹn." if proof.faults else "Mọi thứ còn nguyên vẹn.")
    return int(bool(proof.faults))


def _export(engine: Engine, options: argparse.Namespace) -> int:
    counts = write_export(engine, options.folder)
    for name, count in counts.items():
        print(f"{format_vi(count):>10}  {name}")
    return 0
