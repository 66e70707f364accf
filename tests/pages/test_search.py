"""The search: what is found by which words, in what order, and what is said where nothing is."""

import pytest

from tracking.specs.units import units


def searched(opened, sample, words, **address):
    shown = opened(sample, "search", ky="2022-12", **address)
    shown.app.text_input[0].set_value(words).run()
    return shown


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("van phong bo", "VP Bộ"),
        ("nang luong tai tao", "Cục ĐL&NLTT"),
        ("cuc dien luc va nang luong tai tao", "Cục ĐL&NLTT"),
        ("VPB", "VP Bộ"),
    ],
)
def test_the_rows_of_a_unit_are_found_by_every_name_it_has(sample, opened, words, unit):
    code = next(one.code for one in units() if one.short_name == unit)
    own = {
        row["place"] for row in opened(sample, "search", ky="2022-12", donvi=code).table("place")
    }
    found = searched(opened, sample, words).table("unit", "place")
    assert len(own) > 10
    assert {row["place"] for row in found if row["unit"] == unit} == own


def test_a_row_that_is_called_by_the_words_comes_first(sample, opened):
    found = searched(opened, sample, "xay dung trung tam du lieu").table("name", "kind")
    assert len(found) > 1
    assert "xây dựng trung tâm dữ liệu" in found[0]["name"].lower()


def test_a_project_tells_both_rates_with_their_plans(sample, opened):
    row = searched(opened, sample, "xay dung trung tam du lieu").table("stand")[0]
    assert row["stand"] == "39,2% kế hoạch giao; 94,7% sau điều chỉnh"


def test_where_nothing_is_found_the_search_is_said_to_be_of_one_unit(sample, opened):
    shown = searched(opened, sample, "7865120", donvi="CN")
    assert shown.headline == "Tìm nhiệm vụ, dự án, thủ tục của Cục Công nghiệp"
    assert "Không có dòng nào của Cục Công nghiệp. Tìm trong toàn Bộ" in shown.words
    assert shown.links["Tìm trong toàn Bộ"] == "?ky=2022-12&donvi=&q=7865120"
    assert searched(opened, sample, "7865120").table("unit")[0]["unit"] == "VP Bộ"
    assert "toàn Bộ" not in searched(opened, sample, "không-có-đâu").words
