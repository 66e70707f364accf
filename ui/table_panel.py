"""The forms by which a table the ministry keeps is edited: a row, a whole workbook, a version."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from data_loaders.edited import edited_rows, edited_workbook
from tracking.dates import HANOI
from tracking.roles import Actor
from tracking.specs.table_changes import changes, row_name
from tracking.specs.table_form import Row, TableColumn, TableForm
from tracking.store.editing import edit_table
from tracking.store.entered import Version, rows_to_edit
from tracking.vocabulary import TrackingError
from ui import reads, state
from ui.basis_form import LONGEST, Asked, ask_basis
from ui.doing import do
from ui.headings import facts, note, section, warn
from ui.screens.ministry_tables import changes_listing, told, versions_listing
from ui.tables import show_table
from ui.workbooks import XLSX

TABLE, PICKED_ROW, VERSION = "bang", "dong", "ban"
"""The parts of the address: the table, the row in work (0 for a new one), a version looked at."""
_ROW_NUMBER = re.compile(r"^Dòng \d+, ")
_OPENED = "opened_rows"
"""Where the session keeps what a form was opened with: the table as it was, and the row."""
_ABREAST = 3
"""How many short columns of a row stand side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A table at work: the version the page was drawn from, and its rows."""

    form: TableForm
    version: int
    rows: Sequence[Row]


def row_form(actor: Actor, now: Edited, number: int, row: Row) -> None:
    """One row: its columns, and what becomes of it; `number` 0 is a row that is not there yet.

    The form stays what it was opened with, also where somebody else saves meanwhile: what is
    pressed then is told, not lost.
    """
    held, row = st.session_state.setdefault(_OPENED, {}).setdefault(
        (now.form.table, number, row_name(now.form, row)), (now, row)
    )
    form, is_new = held.form, number == 0
    section("Dòng mới" if is_new else f"Sửa: {row_name(form, row)}")
    if held.version != now.version:
        warn(
            f"Bảng vừa được người khác sửa thành bản {now.version}. Đóng rồi mở lại dòng này để "
            "sửa trên bản mới."
        )
    with st.form(f"row_{form.table}_{number}_{held.version}", border=False):
        read = form.as_read(row)
        written = _ask_all(form, read)
        basis = ask_basis()
        with st.container(horizontal=True):
            is_saved = st.form_submit_button("Lưu thành bản mới", type="primary")
            is_gone = not is_new and st.form_submit_button("Bỏ dòng này")
    if st.button("Đóng", type="tertiary"):
        _close()
    if is_saved:
        kept = form.as_kept(written)
        rows = [*held.rows, kept] if is_new else _with(held.rows, number, [kept])
        _save(actor, held, rows, basis, is_alone=True)
    elif is_gone:
        _save(actor, held, _with(held.rows, number, []), basis, is_alone=True)


def _with(rows: Sequence[Row], number: int, instead: Sequence[Row]) -> list[Row]:
    return [*rows[: number - 1], *instead, *rows[number:]]


def _ask_all(form: TableForm, read: Row) -> dict[str, str]:
    """Short columns side by side, running texts below them."""
    short = [one for one in form.columns if not one.is_long]
    places = [place for _ in range(0, len(short), _ABREAST) for place in st.columns(_ABREAST)]
    written = {}
    for place, column in zip(places, short, strict=False):
        with place:
            written[column.name] = _ask(column, read[column.name])
    return written | {one.name: _ask(one, read[one.name]) for one in form.columns if one.is_long}


def _ask(column: TableColumn, text: str) -> str:
    label = column.label[:1].upper() + column.label[1:]
    if column.choices:
        labels = list(dict.fromkeys(column.choices().values()))
        at = labels.index(text) if text in labels else 0
        return st.selectbox(label, labels, at) or ""
    if column.is_long:
        return st.text_area(
            label, text, max_chars=LONGEST, height=68, placeholder=column.hint or None
        )
    return st.text_input(label, text, max_chars=LONGEST, placeholder=column.hint)


def _save(
    actor: Actor, held: Edited, rows: Sequence[Row], asked: Asked, *, is_alone: bool = False
) -> None:
    def deed() -> None:
        with st.spinner("Đang lưu và tính lại…"):
            edit_table(
                reads.store(),
                actor,
                held.form.table,
                rows,
                asked.basis(actor),
                _now(),
                after=held.version,
            )
        _forget()

    do(deed, told=_told if is_alone else str)


def _told(why: TrackingError) -> str:
    """Of a form of one row the number of the row says nothing."""
    said = _ROW_NUMBER.sub("", str(why))
    return said[:1].upper() + said[1:]


def _forget() -> None:
    st.session_state.pop(_OPENED, None)
    state.write({PICKED_ROW: None, VERSION: None})


def _close() -> None:
    _forget()
    st.rerun()


def workbook_form(actor: Actor, held: Edited) -> None:
    """The table taken away as a workbook, and an edited one brought back."""
    form = held.form
    section("Sửa nhiều dòng bằng Excel", "Tải bảng về, sửa, nạp lại: xem khác gì rồi mới lưu.")
    _offer(held, "Tải bảng để sửa (Excel)")
    file = st.file_uploader(
        f"Bảng “{form.title}” đã sửa", type=["xlsx", "xls", "ods"], key=f"edited_{held.version}"
    )
    if file is None:
        return
    try:
        rows = edited_rows(file.getvalue(), form)
    except TrackingError as why:
        warn(f"Chưa lưu gì. {why}")
        return
    if faults := form.faults(rows, held.rows):
        warn("Chưa lưu gì. Sửa các chỗ dưới đây trong tệp rồi nạp lại.")
        facts(faults)
        return
    _confirm(actor, held, rows, "Lưu bảng đã nạp thành bản mới")


def _confirm(actor: Actor, held: Edited, rows: Sequence[Row], words: str) -> None:
    """What would change, and the reason, before it does."""
    found = changes(held.form, held.rows, rows)
    note(told(found))
    if not found:
        return
    show_table(changes_listing(found, "Sẽ thay đổi"), key=f"foreseen_{held.version}")
    with st.form(f"confirm_{words}_{held.version}", border=False):
        basis = ask_basis()
        is_saved = st.form_submit_button(words, type="primary")
    if is_saved:
        _save(actor, held, rows, basis)


def _offer(held: Edited, words: str) -> None:
    form = held.form
    st.download_button(
        words,
        lambda: edited_workbook(form, held.rows, [f"Bản {held.version}, tải về {_today()}"]),
        file_name=f"{form.title} - bản {held.version}.xlsx",
        mime=XLSX,
        key=f"take_{form.table}_{held.version}_{words}",
        on_click="ignore",
        icon=":material/download:",
    )


def history(actor: Actor, held: Edited, found: Sequence[Version]) -> None:
    """Every version; one that is picked shows what it changed and can be taken up again."""
    section("Các bản đã lưu", "Không bản nào bị xóa; bấm một bản để xem nó đã sửa gì.")
    if not found:
        note("Chưa sửa lần nào: đang dùng bảng đi kèm phần mềm.")
        return
    show_table(
        versions_listing(found),
        key=f"versions_{held.form.table}",
        on_pick=lambda record: state.write({VERSION: str(record["number"]), PICKED_ROW: None}),
    )
    chosen = state.chosen(VERSION, [str(one.number) for one in found])
    if chosen:
        _show_version(actor, held, int(chosen))


def _show_version(actor: Actor, held: Edited, number: int) -> None:
    store, form = reads.store(), held.form
    before, rows = (rows_to_edit(store, form, one)[1] for one in (number - 1, number))
    section(f"Bản {number} đã sửa gì")
    made = changes(form, before, rows)
    if made:
        show_table(changes_listing(made, f"Bản {number} so với bản trước"), key=f"made_{number}")
    else:
        note("Không khác bản trước.")
    with st.container(horizontal=True):
        _offer(Edited(form=form, version=number, rows=rows), f"Tải bản {number} (Excel)")
        if st.button("Đóng bản này", type="tertiary"):
            _close()
    if number != held.version:
        _confirm(actor, held, rows, f"Dùng lại bản {number}")


def _today() -> str:
    return f"{_now().astimezone(HANOI):%d/%m/%Y}"


def _now() -> datetime:
    return datetime.now(UTC)
