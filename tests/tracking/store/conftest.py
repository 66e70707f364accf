"""An empty store on each database the product runs on: SQLite, and a real PostgreSQL server."""

import os
import shutil
import uuid
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.tracking.store.sending import NOON, cases, money, send, work
from tracking.store import snapshots
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate

POSTGRESQL = "CHI_THI_07_TEST_POSTGRESQL_URL"


@contextmanager
def _database(kind, file, like=None):
    """The address of a database, there for as long as it is used: an empty one, or `like` one."""
    if kind == "sqlite":
        if like:
            shutil.copy(like, file)
        yield f"sqlite:///{file}"
        return
    address = _server()
    name = f"kho_{uuid.uuid4().hex}"
    server = create_engine(address, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        source = like or "template0"
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {source} ENCODING 'UTF8'"))
    yield make_url(address).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def _server():
    address = os.environ.get(POSTGRESQL)
    if not address:
        if os.environ.get("CI") == "true":
            pytest.fail(f"Cần máy chủ PostgreSQL: đặt {POSTGRESQL}, xem .ci/postgresql")
        pytest.skip(
            f"Chưa có PostgreSQL: cài gói postgresql rồi đặt {POSTGRESQL}, xem .ci/postgresql"
        )
    return address


@pytest.fixture(scope="session")
def empty_postgresql():
    """The name of a migrated database that holds nothing, to be copied."""
    with _database("postgresql", None) as address:
        made = open_engine(address)
        migrate(made)
        made.dispose()
        yield make_url(address).database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of a database of this test's own; one with a structure where `engine` is asked
    for, which makes it at once by copying."""
    like = None
    if "engine" in request.fixturenames:
        of_kind = {"sqlite": "empty_store", "postgresql": "empty_postgresql"}
        like = request.getfixturevalue(of_kind[request.param])
    with _database(request.param, tmp_path / "kho.sqlite3", like) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request, tmp_path):
    """Another database, in which there is nothing, not even a structure."""
    with _database(request.param, tmp_path / "noi-khac" / "kho.sqlite3") as address:
        made = open_engine(address)
        yield made
        made.dispose()


@pytest.fixture
def engine(url):
    """A migrated store."""
    made = open_engine(url)
    yield made
    made.dispose()


@pytest.fixture
def filled(engine):
    """A store with several views, versions, a snapshot."""
    send(engine, money(400))
    send(engine, money(450), at=NOON + timedelta(days=1))
    send(engine, cases(3), unit="HC")
    send(engine, work(), unit="HC")
    snapshots.take(engine, taken_by="Văn phòng Bộ", label="Tháng 10", now=NOON)
    return engine
