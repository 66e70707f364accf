"""Stores to look at through the pages: one with nothing, one with the sample, made once."""

import shutil
from datetime import UTC, datetime

import pytest
from streamlit.runtime.context import ContextProxy

from tests.pages.drafting import drafted
from tests.pages.shown import Shown
from tracking.roles import Role
from tracking.settings import settings
from tracking.store.accounts import demo_account
from tracking.store.backups import restore, write_backup
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts
from tracking.store.sessions import begin
from web.start import load_sample


@pytest.fixture
def nothing(empty_store, tmp_path):
    """A store that holds nothing."""
    shutil.copy(empty_store, tmp_path / "chi-thi-07.sqlite3")
    yield from made(tmp_path)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A store with the sample workbooks, loaded as at the start of the server."""
    yield from made(tmp_path_factory.mktemp("mau"), load_sample, ensure_parts)


@pytest.fixture
def fresh_sample(sample, tmp_path):
    """The sample in a store of the test's own, to be changed."""
    write_backup(sample, tmp_path / "mau.zip", datetime.now(UTC))
    made = open_engine(f"sqlite:///{tmp_path}/kho.sqlite3")
    restore(made, tmp_path / "mau.zip")
    yield made
    made.dispose()


def made(folder, *steps):
    """A store in a folder, brought up by steps, until its user is done."""
    engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
    for step in (migrate, *steps):
        step(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def opened(monkeypatch):
    """Opens a page over a store as somebody: opened(engine, "tasks", donvi="XNK")."""

    def open_page(engine, script, role=Role.LEADER, unit="XNK", **address):
        monkeypatch.setenv("CHI_THI_07_DATABASE_URL", str(engine.url))
        monkeypatch.setenv("CHI_THI_07_SAMPLE", "1")
        cookies = {"phien": token_of(engine, role, unit)} if role else {}
        # Streamlit's own test of a page has no browser, and so no cookies.
        monkeypatch.setattr(ContextProxy, "cookies", cookies)
        return Shown(script, address)

    return open_page


@pytest.fixture
def shown_draft(nothing, opened):
    """Opens the page of the draft of a file: shown_draft(content, unit="XNK")."""

    def show(content, unit="VP"):
        held = drafted(nothing, content, unit)
        return opened(nothing, "sending", role=Role.UNIT_STAFF, unit=unit, nhap=held.id)

    return show


def token_of(engine, role, unit):
    """The token of somebody who has just signed in."""
    now = datetime.now(UTC)
    return begin(engine, demo_account(engine, role, unit, now), "127.0.0.1", now)
