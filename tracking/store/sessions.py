"""Who is signed in: opaque tokens, of which the store keeps only a hash; limits of time and tries.

What a reader holds is the token alone: ending a session here ends it everywhere.
"""

import hashlib
import math
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from tracking.roles import Actor
from tracking.store.accounts import DEMO, Account, account_in, account_name
from tracking.store.audit import Deed, record, stranger
from tracking.store.engine import writing
from tracking.store.passwords import is_right
from tracking.store.schema import audit_entries, sessions
from tracking.vocabulary import TrackingError

IDLE, ABSOLUTE = timedelta(hours=1), timedelta(hours=12)
"""A session ends when nothing was done for so long, or so long after its beginning."""
TOUCHED_EVERY = timedelta(minutes=5)
"""How exactly it is kept when somebody was last seen: each time is a write."""
WINDOW = timedelta(minutes=15)
OF_PAIR, OF_ADDRESS, OF_ACCOUNT = 5, 30, 50
"""How many failures within the window close the door: of an account from one address, of one
address, of an account from everywhere (there only to addresses it never came in from)."""
UNKNOWN = (
    "Tên tài khoản hoặc mật khẩu không đúng. Nhập lại; quên mật khẩu thì nhờ người quản trị đặt "
    "lại."
)


class SignInRefused(TrackingError):
    """Nobody was signed in; `wait` is how long the door stays closed, nothing where it is open."""

    def __init__(self, sentence: str, wait: timedelta | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is signed in, by the hash of their token; `has_password` where the password is
    kept here, not by the organisation, and is theirs to change."""

    token_sha256: str
    actor: Actor
    seen_at: datetime
    must_change: bool
    has_password: bool


def sign_in(engine: Engine, name: str, password: str, address: str, now: datetime) -> str:
    """The token of a new session; raises SignInRefused, with the same words for a wrong password,
    an unknown and a closed account. Every failure is recorded, and counted against the limits."""
    return begin(engine, check_password(engine, name, password, address, now), address, now)


def check_password(
    engine: Engine, name: str, password: str, address: str, now: datetime
) -> Account:
    """The account whose name and password these are; raises SignInRefused as `sign_in` does."""
    name = account_name(name)[:64]
    with engine.connect() as connection:
        found = account_in(connection, name)
        _check_tries(connection, name, address, now)
    is_theirs = is_right(found.secret if found else "", password)
    if found is None or not is_theirs or not found.is_open or name.startswith(DEMO):
        with writing(engine) as connection:
            record(connection, Deed.SIGN_IN_FAILED, stranger(address, name), "sai mật khẩu", now)
        raise SignInRefused(UNKNOWN)
    return found


def sign_in_known(engine: Engine, names: Sequence[str], address: str, now: datetime) -> str:
    """The token of a new session of somebody whom the organisation knows by one of some names:
    subject or e-mail. Raises SignInRefused where no open account has one; an account with a
    password is never opened by a name that somebody chose elsewhere."""
    found = None
    with engine.connect() as connection:
        for name in filter(None, map(account_name, names)):
            found = found or account_in(connection, name[:64])
    is_theirs = found is not None and not found.secret and not found.account.startswith(DEMO)
    if found is None or not is_theirs or not found.is_open:
        told = ", ".join(filter(None, names))[:200]
        with writing(engine) as connection:
            who = stranger(address, told)
            record(connection, Deed.SIGN_IN_FAILED, who, "không có tài khoản mở", now)
        raise SignInRefused(
            f"“{told}” chưa được cấp quyền vào bảng điều hành; liên hệ người quản trị."
        )
    return begin(engine, found, address, now)


def begin(engine: Engine, account: Account, address: str, now: datetime) -> str:
    """The token of a new session of an account whose owner is known by other means."""
    token = secrets.token_urlsafe(32)
    with writing(engine) as connection:
        connection.execute(delete(sessions).where(sessions.c.started_at < now - ABSOLUTE))
        connection.execute(
            insert(sessions).values(
                token_sha256=token_hash(token),
                account=account.account,
                address=address,
                started_at=now,
                seen_at=now,
            )
        )
        record(connection, Deed.SIGNED_IN, account.actor(address), "", now)
    return token


def token_hash(token: str) -> str:
    """What the store knows a token by."""
    return hashlib.sha256(token.encode()).hexdigest()


def session(engine: Engine, token: str, now: datetime, *, is_demo: bool) -> Session | None:
    """Who holds a token; nobody when it is unknown, too old, ended, or the account is closed, or
    when it is of an account for trying out and this is no place for that, or the other way."""
    digest = token_hash(token)
    with engine.connect() as connection:
        query = select(sessions).where(sessions.c.token_sha256 == digest)
        row = connection.execute(query).first()
        if row is None or row.ended_at or not _is_fresh(row.started_at, row.seen_at, now):
            return None
        found = account_in(connection, row.account)
    if found is None or not found.is_open or found.account.startswith(DEMO) != is_demo:
        return None
    return Session(
        token_sha256=digest,
        actor=found.actor(row.address),
        seen_at=row.seen_at,
        must_change=found.must_change,
        has_password=bool(found.secret),
    )


def _is_fresh(started_at: datetime, seen_at: datetime, now: datetime) -> bool:
    return now - started_at < ABSOLUTE and now - seen_at < IDLE


def touch(engine: Engine, of: Session, now: datetime) -> None:
    """Keep that somebody was seen now."""
    with writing(engine) as connection:
        row = sessions.c.token_sha256 == of.token_sha256
        connection.execute(update(sessions).where(row).values(seen_at=now))


def end(engine: Engine, of: Session, now: datetime) -> None:
    """Sign somebody out."""
    with writing(engine) as connection:
        row = sessions.c.token_sha256 == of.token_sha256
        connection.execute(update(sessions).where(row).values(ended_at=now))
        record(connection, Deed.SIGNED_OUT, of.actor, "", now)


def end_all(engine: Engine, account: str, now: datetime, besides: str = "") -> None:
    """End every session of an account, but for one: its password changed, or it was closed."""
    theirs = (sessions.c.account == account, sessions.c.token_sha256 != besides)
    with writing(engine) as connection:
        still = sessions.c.ended_at.is_(None)
        connection.execute(update(sessions).where(*theirs, still).values(ended_at=now))


def _check_tries(connection: Connection, name: str, address: str, now: datetime) -> None:
    """Raises SignInRefused where too many tries failed."""
    columns = audit_entries.c
    of_account, of_address = columns.account == name, columns.address == address
    in_before = connection.execute(
        select(func.max(columns.at)).where(
            columns.action == Deed.SIGNED_IN.value, of_account, of_address
        )
    ).scalar()
    begin_at = max(now - WINDOW, in_before) if in_before else now - WINDOW
    limits = [
        (OF_PAIR, begin_at, (of_account, of_address)),
        (OF_ADDRESS, now - WINDOW, (of_address,)),
    ]
    if in_before is None:
        limits.append((OF_ACCOUNT, now - WINDOW, (of_account,)))
    for limit, since, whose in limits:
        query = (
            select(columns.at)
            .where(columns.action == Deed.SIGN_IN_FAILED.value, columns.at > since, *whose)
            .order_by(columns.at.desc())
            .limit(limit)
        )
        failures = connection.execute(query).scalars().all()
        if len(failures) == limit:
            _refuse(failures[-1] + WINDOW - now)


def _refuse(wait: timedelta) -> None:
    minutes = max(1, math.ceil(wait / timedelta(minutes=1)))
    raise SignInRefused(
        f"Đăng nhập sai quá nhiều lần. Hãy thử lại sau {minutes} phút, "
        "hoặc nhờ người quản trị đặt lại mật khẩu.",
        wait,
    )
