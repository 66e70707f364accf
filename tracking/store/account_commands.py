"""Accounts from a terminal: `account add`, `list`, `password`, `close`, `open`, `change`."""

import argparse
import getpass
import sys
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Engine

from tracking.roles import ROLE_NAMES, Actor, Role
from tracking.specs.units import unit_name
from tracking.store.accounts import (
    Account,
    add_account,
    all_accounts,
    change_account,
    check,
    set_password,
)
from tracking.store.sessions import end_all
from tracking.vocabulary import TrackingError

OPERATOR = Actor(account="dòng lệnh", label="dòng lệnh", role=Role.ADMIN, address="máy chủ")
"""Whoever may run commands where the store is."""


def add_account_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """The commands, each with what it runs."""
    parser = commands.add_parser("account", help="tài khoản: liệt kê, thêm, đổi, khóa, mật khẩu")
    parser.set_defaults(run=_list)
    deeds = parser.add_subparsers(metavar="VIỆC")
    deeds.add_parser("list", help="liệt kê các tài khoản").set_defaults(run=_list)
    for word, told, deed in (
        ("add", "thêm tài khoản; mật khẩu được hỏi, hoặc đọc từ đầu vào chuẩn", _add),
        ("change", "đổi vai trò, đơn vị, tên hiển thị", _change),
        ("password", "đặt lại mật khẩu; mọi phiên đang mở của tài khoản kết thúc", _password),
        ("close", "khóa tài khoản; mọi phiên đang mở kết thúc", _close),
        ("open", "mở lại tài khoản đã khóa", _open),
    ):
        one = deeds.add_parser(word, help=told)
        one.add_argument("account", metavar="TÀI_KHOẢN")
        if word in ("add", "change"):
            one.add_argument("--role", choices=[*Role], required=word == "add")
            one.add_argument("--unit", help="mã đơn vị, với cán bộ đơn vị")
            one.add_argument("--name", help="tên hiển thị: phòng, chức danh")
        if word == "add":
            one.add_argument(
                "--organisation",
                action="store_true",
                help="chỉ đăng nhập bằng tài khoản của tổ chức; tên là thư điện tử hoặc mã ở đó",
            )
        one.set_defaults(run=deed)


def _list(engine: Engine, _options: argparse.Namespace) -> int:
    found = all_accounts(engine)
    for one in found:
        unit = f", {unit_name(one.unit_code)}" if one.unit_code else ""
        state = "" if one.is_open else "  (đã khóa)"
        print(f"{one.account:24}  {ROLE_NAMES[one.role]}{unit}: {one.label}{state}")
    if not found:
        print("Chưa có tài khoản nào; thêm người quản trị: account add TÀI_KHOẢN --role admin")
    return 0


def _add(engine: Engine, options: argparse.Namespace) -> int:
    wanted = Account(
        account=options.account,
        label=options.name or options.account,
        role=Role(options.role),
        unit_code=options.unit or "",
    )
    check(wanted)  # before a password is asked for
    made = add_account(
        engine,
        wanted,
        None if options.organisation else _asked(),
        OPERATOR,
        _now(),
    )
    print(f"Đã thêm tài khoản {made.account}: {ROLE_NAMES[made.role].lower()}.")
    return 0


def _change(engine: Engine, options: argparse.Namespace) -> int:
    def changed(held: Account) -> Account:
        role = Role(options.role) if options.role else held.role
        unit = options.unit if options.unit is not None else held.unit_code
        return replace(
            held,
            label=options.name or held.label,
            role=role,
            unit_code=unit if role is Role.UNIT_STAFF else "",
        )

    made = change_account(engine, options.account, changed, OPERATOR, _now())
    print(f"Tài khoản {made.account}: {ROLE_NAMES[made.role].lower()}, {made.label}.")
    return 0


def _password(engine: Engine, options: argparse.Namespace) -> int:
    set_password(engine, options.account, _asked(), OPERATOR, _now())
    end_all(engine, options.account, _now())
    print(f"Đã đặt lại mật khẩu của {options.account}.")
    return 0


def _close(engine: Engine, options: argparse.Namespace) -> int:
    made = change_account(
        engine, options.account, lambda held: replace(held, is_open=False), OPERATOR, _now()
    )
    end_all(engine, made.account, _now())
    print(f"Đã khóa tài khoản {made.account}.")
    return 0


def _open(engine: Engine, options: argparse.Namespace) -> int:
    made = change_account(
        engine, options.account, lambda held: replace(held, is_open=True), OPERATOR, _now()
    )
    print(f"Đã mở lại tài khoản {made.account}.")
    return 0


def _asked() -> str:
    """A password: typed twice unseen, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Mật khẩu: ")
    if first != getpass.getpass("Gõ lại mật khẩu: "):
        raise TrackingError("Hai lần gõ không giống nhau; hãy chạy lại lệnh.")
    return first


def _now() -> datetime:
    return datetime.now(UTC)
