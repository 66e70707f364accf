"""Stores to look at through the pages: one with nothing, one with the sample, made once."""

import pytest

from tests.pages.shown import Shown
from tracking.settings import settings
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts
from web.start import load_sample


@pytest.fixture
def nothing(tmp_path):
    """A store that holds nothing."""
    yield from _made(tmp_path)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A store with the sample workbooks, loaded as at the start of the server."""
    yield from _made(tmp_path_factory.mktemp("mau"), load_sample, ensure_parts)


def _made(folder, *steps):
    engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
    for step in (migrate, *steps):
        step(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def opened(monkeypatch):
    """Opens a page over a store: opened(engine, "tasks", donvi="XNK")."""

    def open_page(engine, script, **address):
        monkeypatch.setenv("CHI_THI_07_DATABASE_URL", str(engine.url))
        return Shown(script, address)

    return open_page
