"""Levels of online services, old words and new, counted without being turned into one another."""

from datetime import date

import pytest

from tracking.specs.catalogue import view_fields
from tracking.specs.levels import (
    LEVEL_34,
    LEVEL_34_OR_EQUIVALENT,
    grouping,
    groupings,
    is_level_34,
    is_online,
    level_label,
)
from tracking.vocabulary import View

BEFORE, AFTER = date(2022, 8, 14), date(2022, 8, 31)


@pytest.mark.parametrize(
    ("level", "before", "after"),
    [
        ("level_2", False, False),
        ("level_3", True, True),
        ("level_4", True, True),
        ("partial", False, True),
        ("full", False, True),
        ("not_online", False, False),
        (None, False, False),
    ],
)
def test_new_words_count_with_levels_3_and_4_from_their_day(level, before: bool, after: bool):
    assert is_level_34(level, BEFORE) is before
    assert is_level_34(level, AFTER) is after


def test_new_words_are_online_and_never_a_level_3_or_4():
    for level in ("partial", "full"):
        assert is_online(level)
        assert grouping(level, LEVEL_34) is None


def test_counting_new_words_with_the_old_is_explained():
    equivalent = [one for one in groupings() if one.group == LEVEL_34_OR_EQUIVALENT]
    assert all(one.note for one in equivalent if one.level in ("partial", "full"))
    assert all(one.source for one in groupings())


def test_a_level_is_shown_as_the_unit_wrote_it():
    assert level_label("level_4") == "mức độ 4"
    assert level_label("full") == "toàn trình"


def test_the_dictionary_speaks_of_levels_that_exist():
    levels = set(view_fields(View.SERVICES)["service_level"].values)
    assert {one.level for one in groupings()} <= levels
