"""What happens before the first visitor: the store is made ready, slow imports are done."""

import gc
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import streamlit as st
from tqdm import tqdm

from data_loaders import read_workbook
from tracking.settings import ROOT, Settings
from tracking.specs.table_form import MinistryTable
from tracking.store.declared import install_entered
from tracking.store.engine import open_engine, plain_errors
from tracking.store.entered import Basis, enter_alone, versions_of
from tracking.store.loading import Outcome, load, workbooks_in
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts
from tracking.store.register import in_order_of_receipt, read_register, read_table
from tracking.store.serving import SAMPLE, Store, holders, is_trial
from tracking.vocabulary import Reading, TrackingError
from web.theme import keep_theme

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SLOW = ("altair", "openpyxl", "pandas", "pandas.io.formats.style", "pyarrow")
"""What pages import: the first visitor should not wait for it."""


def get_ready(where: Settings) -> None:
    """Make the embedded store, put the sample in it when asked; trouble ends the program."""
    try:
        _check_address(where)
        with plain_errors():
            _prepare_store(where)
    except TrackingError as trouble:
        print(f"LỖI: {trouble}", file=sys.stderr, flush=True)
        raise SystemExit(2) from None
    for name in _SLOW:
        import_module(name)
    leave_alone_what_stays()
    keep_theme()


def _check_address(where: Settings) -> None:
    """Readers' address is a whole one; with the sample, where anybody may take any role, there is
    none but this machine."""
    if where.public_address and not where.public_address.startswith(("http://", "https://")):
        raise TrackingError(
            "CHI_THI_07_ADDRESS phải bắt đầu bằng http:// hoặc https://, "
            "ví dụ https://bang-dieu-hanh.bo.gov.vn."
        )
    address = st.config.get_option("server.address")
    if where.with_sample and (where.public_address or address not in _LOOPBACK):
        raise TrackingError(
            "Bản dùng thử cho chọn vai trò không cần mật khẩu nên chỉ mở trên chính máy này: bỏ "
            "CHI_THI_07_ADDRESS và --server.address, hoặc bỏ CHI_THI_07_SAMPLE để chạy thật."
        )


def leave_alone_what_stays() -> None:
    """Half a million objects of libraries live as long as the server: looking through them for
    garbage makes readers wait; what a page leaves behind is nearly all gone without it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _prepare_store(where: Settings) -> None:
    engine = open_engine(where.database_url)
    try:
        if where.is_embedded:
            migrate(engine)
        install_entered(engine)
        if where.with_sample:
            load_sample(engine)
        ensure_parts(engine)
    finally:
        engine.dispose()


def load_sample(store: Store, folder: Path = ROOT / "sample_data") -> None:
    """Put the sample workbooks in a store that holds nothing else; what is there stays as it is."""
    if others := {one for one in holders(store) if not is_trial(one)}:
        raise TrackingError(
            "Kho đang giữ số liệu thật nên không nạp số liệu mẫu vào; bỏ CHI_THI_07_SAMPLE hoặc "
            f"chọn thư mục khác bằng CHI_THI_07_DATA (đã tiếp nhận: {', '.join(sorted(others))})."
        )
    received = read_register(folder)
    files = in_order_of_receipt(workbooks_in(folder)[0], received)
    is_new = not holders(store)
    if is_new:
        print(f"Đang nạp {len(files)} tệp số liệu mẫu; xong mới mở được địa chỉ trên…", flush=True)
    done = load(store, files, read=_read, by=SAMPLE, now=_now, received=received)
    told = tqdm(
        done, total=len(files), unit=" tệp", desc="Số liệu mẫu", disable=None if is_new else True
    )
    new = sum(one.outcome is Outcome.ACCEPTED for one in told)
    if not versions_of(store, MinistryTable.TARGETS):  # what was tried on the sample stays
        rows = read_table(folder / "chi-tieu.csv")
        basis = Basis(reason="Chỉ tiêu mẫu", by=SAMPLE)
        enter_alone(store, MinistryTable.TARGETS, rows, basis, _now())
    if is_new or new:
        print(f"Xong: {new} tệp mới, {len(files) - new} tệp đã có hoặc trả lại.", flush=True)


def _now() -> datetime:
    return datetime.now(UTC)


def _read(content: bytes, name: str) -> Reading:
    return read_workbook(content, name)
