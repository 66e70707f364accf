"""The office tells a briefing its own way: order, titles, hidden slides, slides of text."""

import pytest

from tests.tracking.briefings.made import briefing
from tracking.briefings.edits import (
    LONGEST_TITLE,
    Added,
    Edits,
    edited,
    from_text,
    in_order,
    moved,
    next_code,
    to_text,
)
from tracking.vocabulary import TrackingError

CODES = ["standing", "units", "asks", "notes"]
TEXT = Added(code="text-1", title="Ý kiến của Thứ trưởng", text="Một\n\n hai ")


def codes(edits):
    return [one.code for one in edited(briefing(), edits).slides]


def test_without_edits_it_is_as_it_was_composed():
    assert edited(briefing(), Edits()) == briefing()
    assert from_text("") == Edits()


@pytest.mark.parametrize(
    ("edits", "shown"),
    [
        (Edits(order=("asks", "standing")), ["asks", "standing", "units", "notes"]),
        (Edits(hidden=("units",)), ["standing", "asks", "notes"]),
        (Edits(added=(TEXT,)), [*CODES, "text-1"]),
        (Edits(added=(TEXT,), order=("text-1",)), ["text-1", *CODES]),
        (Edits(order=("gone",), hidden=("gone",), titles={"gone": "a"}), CODES),
    ],
)
def test_slides_are_told_in_the_order_of_the_office(edits, shown):
    assert codes(edits) == shown


def test_a_hidden_slide_can_be_found_again():
    assert [one.code for one in in_order(briefing(), Edits(hidden=("units",)))] == CODES


def test_a_slide_of_text_has_a_sentence_a_line_and_says_it_is_no_figure():
    slide = edited(briefing(), Edits(added=(TEXT,))).slides[-1]
    assert [line.text for line in slide.lines] == ["Một", "hai"]
    assert "không lấy từ số liệu" in slide.source


@pytest.mark.parametrize(
    ("code", "by", "order"),
    [
        ("units", -1, ("units", "standing", "asks", "notes")),
        ("units", 1, ("standing", "asks", "units", "notes")),
        ("standing", -1, ("standing", "units", "asks", "notes")),
        ("notes", 1, ("standing", "units", "asks", "notes")),
    ],
)
def test_a_slide_goes_a_place_up_or_down_and_never_beyond_the_ends(code, by, order):
    assert moved(CODES, code, by) == order


def test_what_is_kept_is_what_was_meant():
    edits = Edits(order=("asks",), hidden=("units",), titles={"asks": "Đề nghị"}, added=(TEXT,))
    assert from_text(to_text(edits)) == edits
    assert next_code(edits) == "text-2"


@pytest.mark.parametrize(
    "edits",
    [
        Edits(titles={"asks": " "}),
        Edits(titles={"asks": "a" * (LONGEST_TITLE + 1)}),
        Edits(added=(Added(code="text-1", title="", text="a"),)),
        Edits(added=(Added(code="text-1", title="a", text="a" * 5000),)),
    ],
)
def test_a_title_is_there_and_fits(edits):
    with pytest.raises(TrackingError, match="chữ"):
        to_text(edits)
