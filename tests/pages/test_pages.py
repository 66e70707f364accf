"""Every page as its script runs: with the frame it draws, without it it shows nothing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.conftest import PAGES, WORK_PAGES

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path.name for path in (ROOT / "pages").glob("[a-z]*.py"))


def frame() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages/_frame.py"), default_timeout=30)


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
    assert len(SCRIPTS) == len(PAGES) + len(WORK_PAGES)
