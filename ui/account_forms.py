"""The forms by which an administrator adds and changes accounts."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from tracking.roles import ROLE_NAMES, Actor, Role
from tracking.store.accounts import Account, add_account, change_account, set_password
from tracking.store.sessions import end_all
from tracking.vocabulary import TrackingError
from ui import reads, state
from ui.headings import note, section, warn
from ui.screens.accounts import units_to_choose
from ui.text import as_html

ACCOUNT = "tk"
_TOLD = "told_password"


def show_told() -> None:
    """A password that was just made, once: nobody can look it up again."""
    told = st.session_state.pop(_TOLD, None)
    if told:
        name, password = told
        st.html(
            f'<p class="warn">Mật khẩu tạm của <strong>{as_html(name)}</strong>: '
            f"<code>{as_html(password)}</code><br>Chỉ hiện một lần; người dùng phải đổi khi đăng "
            "nhập lần đầu. Đưa tận tay, đừng gửi cùng tên tài khoản.</p>"
        )


def add_form(actor: Actor) -> None:
    """A new account, with a password that is made here and changed by its owner."""
    with st.expander("Thêm tài khoản"), st.form("add_account", border=False):
        name = st.text_input("Tên tài khoản", max_chars=64, placeholder="ví dụ: van.phong.bo")
        label, role, unit = _fields(Account(account="", label="", role=Role.UNIT_STAFF))
        if st.form_submit_button("Thêm tài khoản", type="primary"):
            made = Account(account=name, label=label, role=role, unit_code=unit, must_change=True)
            password = _password()
            _do(
                lambda: add_account(reads.store(), made, password, actor, _now()),
                (name.strip().casefold(), password),
            )


def change_form(actor: Actor, held: Account) -> None:
    """What may be done with an account."""
    section(f"Tài khoản {held.account}")
    with st.form(f"change_{held.account}", border=False):
        label, role, unit = _fields(held)
        if st.form_submit_button("Lưu thay đổi", type="primary"):
            changed = replace(held, label=label, role=role, unit_code=unit)
            _do(lambda: _change(actor, held, changed))
    with st.container(horizontal=True):
        if st.button("Đặt lại mật khẩu", icon=":material/key:"):
            password = _password()
            _do(lambda: _reset(actor, held, password), (held.account, password))
        words, icon = ("Khóa", "lock") if held.is_open else ("Mở lại", "lock_open")
        if st.button(words, icon=f":material/{icon}:"):
            _do(lambda: _change(actor, held, replace(held, is_open=not held.is_open)))
        if st.button("Đóng", type="tertiary"):
            state.choose(ACCOUNT, None)
            st.rerun()


def _fields(held: Account) -> tuple[str, Role, str]:
    label = st.text_input(
        "Tên hiển thị: phòng, chức danh; không ghi tên người", held.label, max_chars=100
    )
    roles = list(Role)
    role = st.selectbox(
        "Vai trò", roles, roles.index(held.role), format_func=ROLE_NAMES.__getitem__
    )
    names = units_to_choose(_now().date())
    codes = list(names | {held.unit_code: names.get(held.unit_code, held.unit_code)})
    at = codes.index(held.unit_code)
    unit = st.selectbox(
        "Đơn vị (chỉ với cán bộ đơn vị)", codes, at, format_func=lambda code: names.get(code, "–")
    )
    return label, role, unit if role is Role.UNIT_STAFF else ""


def _change(actor: Actor, held: Account, changed: Account) -> None:
    values = {name: getattr(changed, name) for name in ("label", "role", "unit_code", "is_open")}
    change_account(reads.store(), held.account, lambda one: replace(one, **values), actor, _now())
    if not changed.is_open:
        end_all(reads.store(), held.account, _now())


def _reset(actor: Actor, held: Account, password: str) -> None:
    set_password(reads.store(), held.account, password, actor, _now(), must_change=True)
    end_all(reads.store(), held.account, _now())


def _do(deed: Callable[[], object], told: tuple[str, str] | None = None) -> None:
    try:
        deed()
    except TrackingError as why:
        warn(str(why))
        return
    if told:
        st.session_state[_TOLD] = told
    st.rerun()


def note_of_trial() -> None:
    """Where roles are taken without a password, an account opens no door."""
    note("Bản dùng thử: tài khoản thêm ở đây không dùng để đăng nhập được.")


def _password() -> str:
    return secrets.token_urlsafe(12)


def _now() -> datetime:
    return datetime.now(UTC)
