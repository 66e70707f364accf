"""Accounts: who may sign in, in which role, for which unit; kept in versions, the newest holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine, Select, func, insert, select

from tracking.roles import ROLE_NAMES, Act, Actor, Role
from tracking.specs.units import unit_by_code, unit_name
from tracking.store import audit
from tracking.store.audit import Deed, record
from tracking.store.engine import writing
from tracking.store.passwords import hashed
from tracking.store.schema import accounts
from tracking.store.serving import TRIAL
from tracking.vocabulary import TrackingError

_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")
DEMO = "dung-thu."
"""How the names of accounts begin that anybody may take where only sample figures are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account; with an empty `secret` nobody can sign in to it by a password.

    `must_change` asks for a password of one's own before anything else.
    """

    account: str
    label: str
    role: Role
    unit_code: str = ""
    secret: str = ""
    must_change: bool = False
    is_open: bool = True

    def actor(self, address: str) -> Actor:
        """Whoever signed in to it, working from an address."""
        return Actor(
            account=self.account,
            label=self.label,
            role=self.role,
            unit_code=self.unit_code,
            address=address,
        )


def account_name(written: str) -> str:
    """The name of an account as it is kept."""
    return written.strip().casefold()


def account(engine: Engine, name: str) -> Account | None:
    """The account of a name, closed or not."""
    with engine.connect() as connection:
        return account_in(connection, account_name(name))


def account_in(connection: Connection, name: str) -> Account | None:
    """The same, within a transaction."""
    row = connection.execute(_newest().where(accounts.c.account == name)).mappings().first()
    return _account(dict(row)) if row else None


def all_accounts(engine: Engine) -> Sequence[Account]:
    """Every account that is not one for trying out, by name."""
    with engine.connect() as connection:
        rows = connection.execute(_newest().order_by(accounts.c.account)).mappings()
        found = [_account(dict(row)) for row in rows]
    return [one for one in found if not one.account.startswith(DEMO)]


def add_account(
    engine: Engine, new: Account, password: str | None, by: Actor, now: datetime
) -> Account:
    """A new account; None for one that is only signed in to by the organisation's own. Raises
    TrackingError for a name that is taken or words that cannot be."""
    audit.require(engine, by, Act.ADMINISTER, None, now)
    made = replace(new, account=account_name(new.account), label=new.label.strip())
    check(made)
    if password is not None:
        made = replace(made, secret=hashed(password, made.account))
    with writing(engine) as connection:
        if account_in(connection, made.account) is not None:
            raise TrackingError(f"Đã có tài khoản “{made.account}”; hãy chọn tên khác.")
        _keep(connection, made, 1, by, now)
        record(connection, Deed.ACCOUNT_CHANGED, by, f"thêm {_told(made)}", now)
    return made


def demo_account(engine: Engine, role: Role, unit_code: str, now: datetime) -> Account:
    """The account for trying out a role, made when it is first taken; it has no password."""
    suffix = unit_code.lower() if role is Role.UNIT_STAFF else role.value.replace("_", "-")
    label = unit_name(unit_code) if role is Role.UNIT_STAFF else ROLE_NAMES[role]
    made = Account(
        account=f"{DEMO}{suffix}",
        label=f"{label} {TRIAL}",
        role=role,
        unit_code=unit_code if role is Role.UNIT_STAFF else "",
    )
    _check_unit(made)
    with writing(engine) as connection:
        if account_in(connection, made.account) is None:
            _keep(connection, made, 1, made.actor(""), now)
    return made


def change_account(
    engine: Engine, name: str, change: Callable[[Account], Account], by: Actor, now: datetime
) -> Account:
    """The next version of an account: label, role, unit, open or closed.

    Raises TrackingError where there is no such account, or the last administrator would go.
    """
    audit.require(engine, by, Act.ADMINISTER, None, now)
    with writing(engine) as connection:
        held = _held(connection, name)
        made = change(held)
        check(made)
        if made == held:
            return held
        _keep_an_administrator(connection, held, made)
        _keep_next(connection, made, by, now)
        record(connection, Deed.ACCOUNT_CHANGED, by, f"đổi thành {_told(made)}", now)
    return made


def set_password(
    engine: Engine, name: str, password: str, by: Actor, now: datetime, *, must_change: bool = False
) -> None:
    """Give an account another password: its owner, or an administrator; raises TrackingError where
    it is too weak."""
    if by.account != account_name(name):
        audit.require(engine, by, Act.ADMINISTER, None, now)
    secret = hashed(password, account_name(name))
    with writing(engine) as connection:
        held = _held(connection, name)
        _keep_next(connection, replace(held, secret=secret, must_change=must_change), by, now)
        record(connection, Deed.PASSWORD_CHANGED, by, f"của tài khoản {held.account}", now)


def _held(connection: Connection, name: str) -> Account:
    found = account_in(connection, account_name(name))
    if found is None:
        raise TrackingError(f"Không có tài khoản “{name}”; xem: python -m tracking.store account.")
    return found


def _newest() -> Select[tuple[object, ...]]:
    newest = (
        select(accounts.c.account, func.max(accounts.c.version).label("version"))
        .group_by(accounts.c.account)
        .subquery()
    )
    same = (accounts.c.account == newest.c.account) & (accounts.c.version == newest.c.version)
    return select(accounts).join(newest, same)


def _account(row: dict[str, object]) -> Account:
    return Account(
        account=str(row["account"]),
        label=str(row["label"]),
        role=Role(str(row["role"])),
        unit_code=str(row["unit_code"]),
        secret=str(row["secret"]),
        must_change=bool(row["must_change"]),
        is_open=bool(row["is_open"]),
    )


def _keep_next(connection: Connection, made: Account, by: Actor, now: datetime) -> None:
    query = select(func.max(accounts.c.version)).where(accounts.c.account == made.account)
    _keep(connection, made, (connection.execute(query).scalar() or 0) + 1, by, now)


def _keep(connection: Connection, made: Account, version: int, by: Actor, now: datetime) -> None:
    connection.execute(
        insert(accounts).values(
            account=made.account,
            version=version,
            label=made.label,
            role=made.role.value,
            unit_code=made.unit_code,
            secret=made.secret,
            must_change=made.must_change,
            is_open=made.is_open,
            changed_at=now,
            changed_by=by.account,
        )
    )


def check(made: Account) -> None:
    """Whether an account can be as it is written; raises TrackingError with what to do."""
    if not _NAME.fullmatch(made.account) or made.account.startswith(DEMO):
        raise TrackingError(
            "Tên tài khoản gồm 2 đến 64 chữ thường không dấu, chữ số hoặc . _ - @ +, "
            f"không bắt đầu bằng “{DEMO}”; ví dụ: vp.daumoi."
        )
    if not made.label or made.label.endswith(TRIAL):
        raise TrackingError("Hãy ghi tên hiển thị của tài khoản: phòng hoặc chức danh.")
    _check_unit(made)


def _check_unit(made: Account) -> None:
    unit = unit_by_code(made.unit_code) if made.unit_code else None
    if made.role is Role.UNIT_STAFF and (unit is None or unit.code != made.unit_code):
        raise TrackingError(
            "Tài khoản cán bộ đơn vị cần mã của một đơn vị, ví dụ XNK; "
            "các mã ghi trong docs/templates.md."
        )
    if made.role is not Role.UNIT_STAFF and made.unit_code:
        raise TrackingError(f"Vai trò {ROLE_NAMES[made.role].lower()} không gắn với đơn vị nào.")


def _keep_an_administrator(connection: Connection, held: Account, made: Account) -> None:
    def rules(one: Account) -> bool:
        return one.role is Role.ADMIN and one.is_open

    if not rules(held) or rules(made):
        return
    rows = connection.execute(_newest()).mappings()
    if not any(rules(one) for row in rows if (one := _account(dict(row))).account != made.account):
        raise TrackingError(
            "Đây là tài khoản quản trị cuối cùng còn mở; "
            "hãy thêm một tài khoản quản trị khác trước."
        )


def _told(made: Account) -> str:
    unit = f", {unit_name(made.unit_code)}" if made.unit_code else ""
    state = "" if made.is_open else ", đã khóa"
    return f"{made.account} ({made.label}; {ROLE_NAMES[made.role].lower()}{unit}{state})"
