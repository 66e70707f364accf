"""Why a rate is not what it was: four reasons that add up to the whole difference."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.briefings.story.bridge import bridge

SHOWN = {"VP": (50.0, 100.0), "HC": (20.0, 100.0)}


def steps(again, now, shown=SHOWN):
    found = bridge(shown, again, now)
    assert found
    parts = (found.revised, found.late, found.progress, found.covered)
    return tuple(round(100 * part, 6) for part in parts)


@pytest.mark.parametrize(
    ("again", "now", "reasons"),
    [
        pytest.param(SHOWN, SHOWN, (0, 0, 0, 0), id="nothing moved"),
        pytest.param(SHOWN, {"VP": (60, 100), "HC": (30, 100)}, (0, 0, 10, 0), id="progress"),
        pytest.param(
            {**SHOWN, "HC": (30, 100)}, {**SHOWN, "HC": (30, 100)}, (5, 0, 0, 0), id="revised"
        ),
        pytest.param(
            {**SHOWN, "XNK": (95, 100)}, {**SHOWN, "XNK": (95, 100)}, (0, 20, 0, 0), id="late"
        ),
        pytest.param(SHOWN, {"VP": (50, 100)}, (0, 0, 0, 15), id="a unit is silent now"),
        pytest.param(
            SHOWN,
            {**SHOWN, "XNK": (95, 100)},
            (0, 0, 0, 20),
            id="a unit begins to report",
        ),
        pytest.param(
            {"VP": (50, 50), "HC": (20, 100)},
            {"VP": (50, 50), "HC": (20, 100)},
            (11.666667, 0, 0, 0),
            id="cutting the plan of the past is no progress",
        ),
    ],
)
def test_each_reason_is_told_apart(again, now, reasons):
    assert steps(again, now) == reasons


def test_it_names_who_mended_and_who_was_late():
    found = bridge(SHOWN, {"VP": (55, 100), "HC": (20, 100), "XNK": (1, 2)}, {"VP": (60, 100)})
    assert (found.revised_by, found.late_by) == (("VP",), ("XNK",))


@pytest.mark.parametrize(
    ("shown", "again", "now"),
    [
        ({}, SHOWN, SHOWN),
        (SHOWN, {}, SHOWN),
        (SHOWN, SHOWN, {}),
        ({"VP": (0, 0)}, SHOWN, SHOWN),
        (SHOWN, {"VP": (1, 2)}, {"HC": (1, 2)}),
    ],
)
def test_without_a_rate_at_some_step_nothing_is_told(shown, again, now):
    assert bridge(shown, again, now) is None


AMOUNTS = st.dictionaries(
    st.sampled_from(["VP", "HC", "XNK", "PC"]),
    st.tuples(st.integers(0, 100), st.integers(1, 100)),
    min_size=1,
)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_reasons_add_up_to_the_difference(shown, again, now):
    found = bridge(shown, again, now)
    if found is None:
        assert not again.keys() & now.keys()
        return
    parts = found.revised + found.late + found.progress + found.covered
    assert parts == pytest.approx(found.now - found.shown)


def test_the_order_of_units_says_nothing():
    now = {"VP": (60, 100), "HC": (30, 100)}
    turned = [dict(reversed(one.items())) for one in (SHOWN, now)]
    ends = product((SHOWN, turned[0]), (now, turned[1]))
    assert len({bridge(shown, shown, after) for shown, after in ends}) == 1
