"""A chart as a picture: its title, where it comes from and its marks; in words as they are."""

import pytest

from tests.tracking.charts.tables import DRAWN
from tracking.charts.converting import picture, png
from tracking.charts.theme import spec

TITLE = "3 đơn vị <chậm> & “=1+1”"


@pytest.mark.parametrize("name", DRAWN)
def test_every_chart_can_be_drawn_without_a_browser(name):
    drawn = picture(spec(DRAWN[name]()), TITLE, ["Nguồn: báo cáo của đơn vị.", ""])
    assert drawn.startswith("<svg")
    assert "<title>3 đơn vị &lt;chậm&gt; &amp; “=1+1”</title>" in drawn
    assert "Nguồn: báo cáo của đơn vị." in drawn
    assert "currentColor" not in drawn
    assert png(drawn, 0.5).startswith(b"\x89PNG")
