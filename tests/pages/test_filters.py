"""A filter in the address, and the unit that is chosen: one does not outlive the other."""

import pytest


def turned(opened, sample, page, filtered, unit):
    """A page that was filtered, after a unit has been chosen in its box."""
    shown = opened(sample, page, ky="2022-12", loc=filtered)
    assert any("bỏ lọc" in words for words in shown.buttons)
    next(box for box in shown.app.selectbox if box.label == "Đơn vị").set_value(unit).run()
    return shown


@pytest.mark.parametrize(
    ("page", "filtered", "unit"),
    [
        ("disbursement", "unit_code:IUH", "SDU"),
        ("tasks", "in_state:HC|overdue", "XNK"),
    ],
)
def test_a_filter_by_another_unit_is_let_go(sample, opened, page, filtered, unit):
    shown = turned(opened, sample, page, filtered, unit)
    assert dict(shown.app.query_params) == {"ky": "2022-12", "donvi": unit}
    assert "Lựa chọn trong đường dẫn" not in shown.words
    assert not any("bỏ lọc" in words for words in shown.buttons)


@pytest.mark.parametrize(
    ("filtered", "unit"), [("unit_code:HC", "HC"), ("evidence:done|done", "XNK")]
)
def test_a_filter_that_fits_the_unit_stays(sample, opened, filtered, unit):
    shown = turned(opened, sample, "tasks", filtered, unit)
    assert shown.app.query_params["loc"] == filtered
    assert any("bỏ lọc" in words for words in shown.buttons)
