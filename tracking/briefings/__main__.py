"""Briefings from a terminal: `python -m tracking.briefings --period 2022-11 --out DIR`."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from tracking.briefings.files import FORMATS, file_name, written
from tracking.briefings.making import make, opened
from tracking.period_codes import period
from tracking.roles import Actor, Role
from tracking.settings import settings
from tracking.store.declared import install_entered
from tracking.store.engine import open_engine, plain_errors
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts
from tracking.terminal import run
from tracking.vocabulary import TrackingError

_OFFICE = Actor(account="dòng lệnh", label="Văn phòng Bộ", role=Role.COORDINATOR, address="máy chủ")
"""Whoever may run commands where the store is."""


def main(arguments: list[str] | None = None) -> int:
    """Make a briefing of a period, or open one, and write its files.

    0 only when every file says what the briefing says; 1 when one does not; 2 when unusable.
    """
    options = _parser().parse_args(arguments)
    try:
        with plain_errors():
            return _write(options)
    except (TrackingError, OSError) as trouble:
        print(f"LỖI: {trouble}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tracking.briefings", description="Lập tài liệu họp và ghi ra tệp."
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--period", metavar="KỲ", help="lập tài liệu của một kỳ, ví dụ 2022-11")
    which.add_argument("--number", type=int, metavar="SỐ", help="ghi lại một tài liệu đã lập")
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    parser.add_argument(
        "--format",
        type=_formats,
        default=tuple(FORMATS),
        metavar="ĐUÔI",
        help=f"các đuôi tệp cách nhau bằng dấu phẩy: {', '.join(FORMATS)} (mặc định: tất cả)",
    )
    parser.add_argument("--database", help="địa chỉ cơ sở dữ liệu, thay cho cấu hình")
    return parser


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    if not asked or any(one not in FORMATS for one in asked):
        raise argparse.ArgumentTypeError(f"chọn trong: {', '.join(FORMATS)}")
    return asked


def _write(options: argparse.Namespace) -> int:
    engine = open_engine(options.database or settings().database_url)
    migrate(engine)
    install_entered(engine)
    ensure_parts(engine)  # a new version of the program may count otherwise
    number = options.number
    if number is None:
        try:
            period(options.period)
        except ValueError:
            raise TrackingError(
                f"Không có kỳ “{options.period}”; ví dụ 2022-11, 2022-Q4."
            ) from None
        number = make(engine, _OFFICE, options.period, datetime.now(UTC)).number
    briefing = opened(engine, number)
    print(f"{briefing.name}, {briefing.period_label}. {briefing.coverage}")
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise TrackingError(f"“{options.out}” không phải là thư mục; chọn thư mục khác.") from None
    failed = 0
    for ending in options.format:
        target = options.out / file_name(briefing, ending)
        try:
            target.write_bytes(written(briefing, ending))
        except TrackingError as why:
            failed += 1
            print(f"LỖI: {why}", file=sys.stderr)
            continue
        print(f"{FORMATS[ending].label}: {target}")
    return 1 if failed else 0


if __name__ == "__main__":
    run(main)
