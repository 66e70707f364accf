"""Long names keep every word, in lines that fit."""

from hypothesis import given
from hypothesis import strategies as st

from tracking.charts.wording import line_count, percent, sentence, wrap

NAME = "Trường Đại học Công nghiệp Thực phẩm Thành phố Hồ Chí Minh"


def test_lines_are_about_as_long_as_one_another():
    assert wrap(NAME, 46) == "Trường Đại học Công nghiệp Thực\nphẩm Thành phố Hồ Chí Minh"


@given(st.lists(st.text("ăâđêôơư", min_size=1, max_size=9), min_size=1), st.integers(10, 60))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], width: int):
    wrapped = wrap(" ".join(words), width)
    assert wrapped.split() == words
    assert max(len(line) for line in wrapped.split("\n")) <= width
    assert line_count(wrapped) == len(wrapped.split("\n"))


def test_a_rate_is_written_with_a_comma():
    assert percent(0.475) == "47,5%"
    assert percent(None) == "–"


def test_a_sentence_leaves_out_what_is_missing():
    assert sentence(["Cục Hóa chất", None, "", "47,5%"]) == "Cục Hóa chất, 47,5%"
