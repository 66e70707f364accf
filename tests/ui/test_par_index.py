"""The ministry's own scoring in the PAR Index is shown as far as it was filled in."""

from tracking.specs.catalogue import read_rows
from tracking.specs.par_points import empty_points, parse_points
from ui.screens.par_index import par_index


def names(listing):
    return [column.name for column in listing.columns]


def test_nothing_filled_in_is_no_score():
    shown = par_index(empty_points())
    assert shown.own_note == "Bộ chưa điền bảng tự chấm nên chưa có điểm tự chấm."
    assert names(shown.areas) == ["name", "criteria", "components"]
    assert len(shown.own.records) == 38 + 97


def test_what_is_filled_in_adds_up_in_its_area_only():
    rows = read_rows("par_index_points.csv")
    rows[1] |= {"max_points": "2", "self_points": "1,5", "indicator_code": "tasks_on_time_rate"}
    shown = par_index(parse_points(rows))
    assert shown.own_note == (
        "Bộ tự chấm 1,50 trên 2,00 điểm của 1 dòng đã điền; cả phần thẩm định là 68,5 điểm."
    )
    first, second, *_ = shown.areas.records
    assert (first["self_points"], first["max_points"]) == (1.5, 2)
    assert (second["self_points"], second["max_points"]) == (None, None)
    assert str(shown.own.records[1]["indicator"]).startswith("Tỷ lệ")
