"""What a card says, and that words of a workbook stay words."""

from urllib.parse import unquote

from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing
from ui.cards import Card, card_html
from ui.standing import standing_text
from ui.text import as_markdown
from ui.trend import trend_html


def test_a_card_says_how_it_stands_in_words():
    told = card_html(Card(label="Giải ngân", value="47,5%", standing=Standing.BEHIND))
    assert 'class="standing behind">chậm<' in told


def test_words_are_escaped():
    told = card_html(Card(label="<b>", value="<i>", standing=Standing.ON_TRACK, coverage="<img>"))
    assert "<b>" not in told
    assert "<i>" not in told
    assert "<img" not in told


def test_every_standing_has_its_own_word_and_sign():
    assert set(STANDINGS) == set(Standing)
    assert len({standing_text(standing)[0] for standing in Standing}) == len(Standing)


def test_a_month_without_figures_is_a_gap():
    drawn = unquote(trend_html((0.1, None, 0.3, 0.4)))
    line = drawn.split('class="v" d="')[1].split('"')[0]
    assert line.count("M") == 2
    assert line.count("L") == 1


def test_a_trend_begins_at_its_first_figure_and_its_target_is_a_tick_at_the_end():
    late, early = (unquote(trend_html((*before, 0.1, 0.4), 0.9)) for before in ((None,) * 7, ()))
    assert late == early
    assert float(late.split('class="t" d="M')[1].split(" ")[0]) > 100


def test_one_value_is_no_trend():
    assert trend_html((None, 0.4)) == ""


def test_marks_of_markdown_are_only_characters():
    assert as_markdown("**a** [b](c) :red[d]\n# e") == (r"\*\*a\*\* \[b\]\(c\) \:red\[d\] \# e")
