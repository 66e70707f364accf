"""An empty store on each database the product runs on: SQLite, and a real PostgreSQL server."""

import os
import uuid

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tracking.store.engine import open_engine
from tracking.store.migrations import migrate

POSTGRESQL = "CHI_THI_07_TEST_POSTGRESQL_URL"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of a database of this test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/kho.sqlite3"
        return
    address = os.environ.get(POSTGRESQL)
    if not address:
        if os.environ.get("CI") == "true":
            pytest.fail(f"Cần máy chủ PostgreSQL: đặt {POSTGRESQL}, xem .ci/postgresql")
        pytest.skip(
            f"Chưa có PostgreSQL: cài gói postgresql rồi đặt {POSTGRESQL}, xem .ci/postgresql"
        )
    name = f"kho_{uuid.uuid4().hex}"
    server = create_engine(address, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    yield make_url(address).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def engine(url):
    """A migrated store."""
    made = open_engine(url)
    migrate(made)
    yield made
    made.dispose()
