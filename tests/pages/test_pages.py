"""Every page as its script runs: with the frame it draws, without it it shows nothing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.conftest import PAGES
from tracking.settings import settings
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path.name for path in (ROOT / "pages").glob("[a-z]*.py"))


@pytest.fixture
def empty_store(tmp_path, monkeypatch):
    monkeypatch.setenv("CHI_THI_07_DATA", str(tmp_path))
    monkeypatch.delenv("CHI_THI_07_DATABASE_URL", raising=False)
    engine = open_engine(settings().database_url)
    migrate(engine)
    engine.dispose()


def frame() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages/_frame.py"), default_timeout=30)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_draws_without_any_data(empty_store, script):
    shown = frame().run().switch_page(script).run()
    assert not shown.exception
    assert shown.title


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_without_the_frame_shows_nothing(script):
    alone = AppTest.from_file(str(ROOT / "pages" / script), default_timeout=30).run()
    assert not alone.exception
    assert [error.value for error in alone.error] == [
        "Trang này chỉ mở được từ bảng điều hành. Hãy mở lại từ trang Tổng quan."
    ]
    assert len(alone.main) == 1


def test_there_is_no_page_beside_the_frame_that_streamlit_would_run_alone():
    """Streamlit runs the files of a `pages` folder next to the main script by their address."""
    assert not (ROOT / "pages/pages").exists()
    assert len(SCRIPTS) == len(PAGES)
