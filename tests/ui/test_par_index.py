"""The ministry's own scoring in the PAR Index is shown as far as it was filled in."""

from tracking.specs.catalogue import read_rows
from tracking.specs.par_points import empty_points, parse_points
from ui.screens.par_index import par_index, parts_of


def names(listing):
    return [column.name for column in listing.columns]


def test_nothing_filled_in_is_no_score():
    shown = par_index(empty_points())
    assert shown.own_note == "Bộ chưa điền bảng tự chấm nên chưa có điểm tự chấm."
    assert names(shown.areas) == ["name", "clauses", "criteria", "components"]
    assert len(shown.own.records) == 38 + 97


def test_the_areas_say_what_of_them_is_tracked_and_the_parts_add_up_to_the_scale():
    shown = par_index(empty_points())
    tracked = [area["clauses"] for area in shown.areas.records]
    assert (tracked[5], tracked[3]) == ("H3 H4", None)
    assert "54,21 trên 68,5 điểm, còn 14,29 điểm" in shown.note
    assert "Điều tra xã hội học được 23,82 trên 31,5 điểm." in shown.note


def test_a_bar_of_the_ranking_opens_its_published_parts():
    found = {
        record["ministry"]: parts_of(record) for record in par_index([]).ranking.listing.records
    }
    assert found["Bộ Công Thương"] == (
        "Bộ Công Thương (hạng 17): thẩm định 54,21; điều tra xã hội học 23,82; tổng 78,03 điểm."
    )
    assert found["Trung bình các bộ"] == "Trung bình các bộ: tổng 84,38 điểm."


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
