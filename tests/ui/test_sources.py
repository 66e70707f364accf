"""What is said of a table that is taken away."""

import pytest

from ui import sources


@pytest.fixture(autouse=True)
def page_of_a_unit(monkeypatch):
    monkeypatch.setattr(sources.st, "session_state", {})
    sources.remember("Tháng 12/2022", "Vụ Dầu khí và Than", ("Cập nhật lúc 8:00", ""))


def test_a_table_is_about_what_its_page_is_about():
    assert sources.remembered() == ("Tháng 12/2022", "Vụ Dầu khí và Than", "Cập nhật lúc 8:00", "")


def test_a_table_of_all_units_is_of_all_on_the_page_of_one_too():
    assert sources.remembered(is_of_all=True)[:2] == ("Tháng 12/2022", "Toàn Bộ")
