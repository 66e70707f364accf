"""The PAR Index: published figures as published, the ministry's own table empty until filled in."""

from collections import Counter

import pytest

from tracking.specs.catalogue import read_rows
from tracking.specs.directive import clauses
from tracking.specs.indicators import indicators_of
from tracking.specs.par_index import (
    AVERAGE,
    agrees,
    areas,
    history,
    published_scores,
    ranking,
    schemes,
)
from tracking.specs.par_points import Score, empty_points, parse_points, score
from tracking.vocabulary import TrackingError

EMPTY = read_rows("par_index_points.csv")


def filled(place: dict[str, str], **cells: str) -> list[dict[str, str]]:
    """The empty table with one row filled in."""
    return [row | cells if place.items() <= row.items() else row for row in EMPTY]


class TestPublished:
    def test_the_ministry_was_last_of_seventeen_in_2023(self):
        last = ranking(2023)[-1]
        assert (last.ministry, last.rank, last.total) == ("Bộ Công Thương", 17, 78.03)
        assert [one.rank for one in ranking(2023)] == list(range(1, 18))

    def test_years_without_a_published_score_are_blank_and_say_so(self):
        unknown = [one for one in history() if one.total is None]
        assert [one.year for one in unknown] == [2013, 2016, 2019, 2020, 2021, 2022, 2024, 2025]
        assert all(one.note for one in unknown)
        context = {one.year: one.note for one in unknown if one.source}
        assert list(context) == [2013, 2016, 2020, 2021, 2022]
        assert "trung bình 80,94%" in context[2016]
        assert "trung bình 84,05 (tự tính" in context[2022]

    def test_the_mean_of_the_ministries(self):
        assert [(one.year, one.total) for one in history(AVERAGE)] == [(2023, 84.38)]

    def test_rounded_parts_miss_the_published_total_and_it_stands(self):
        off = [
            one
            for one in ranking(2023)
            if round((one.appraisal or 0) + (one.survey or 0) - (one.total or 0), 2)
        ]
        assert len(off) == 9
        assert all(one.sum_agrees for one in published_scores())
        assert ranking(2023)[0].total == 89.95

    @pytest.mark.parametrize(
        ("computed", "agreed"), [(89.96, True), (89.95, True), (89.94, True), (89.97, False)]
    )
    def test_a_hundredth_is_rounding_and_more_is_not(self, computed: float, agreed: bool):
        assert agrees(computed, 89.95) is agreed


class TestStructure:
    def test_areas_add_up_to_the_scheme_in_force(self):
        scheme = schemes()[-1]
        assert (scheme.appraisal_max, scheme.survey_max, scheme.points) == (68.5, 31.5, 100)
        assert len(areas()) == scheme.areas == 7
        assert sum(area.criteria for area in areas()) == scheme.criteria == 38
        assert sum(area.components for area in areas()) == scheme.components == 97

    def test_every_point_of_the_directive_that_is_tracked_is_of_one_area(self):
        told = [code for area in areas() for code in area.clauses]
        assert len(told) == len(set(told))
        assert set(told) < clauses().keys()
        assert all(indicators_of(code) for code in told)

    def test_the_empty_table_has_a_row_for_each_criterion_and_component(self):
        points = empty_points()
        criteria = Counter(point.area for point in points if point.component_no is None)
        components = Counter(point.area for point in points if point.component_no)
        for area in areas():
            assert (criteria[area.number], components[area.number]) == (
                area.criteria,
                area.components,
            )

    def test_nothing_in_it_is_invented(self):
        for point in empty_points():
            assert (point.name, point.max_points, point.self_points) == ("", None, None)


class TestScore:
    def test_an_empty_table_has_no_score(self):
        nothing = score(empty_points())
        assert nothing == Score(self_points=0, max_points=0, filled=0)
        assert nothing.rate is None

    def test_only_filled_rows_count(self):
        criterion = {"area": "1", "criterion_no": "2", "component_no": ""}
        points = parse_points(filled(criterion, max_points="2,0", self_points="1,5"))
        assert score(points) == Score(self_points=1.5, max_points=2.0, filled=1)
        half = parse_points(filled(criterion, max_points="2,0"))
        assert score(half).filled == 0

    def test_a_criterion_gives_way_to_its_filled_components(self):
        rows = [
            {**EMPTY[0], "area": "1", "criterion_no": "2", "max_points": "2", "self_points": "2"},
            {
                **EMPTY[0],
                "area": "1",
                "criterion_no": "2",
                "component_no": "1",
                "max_points": "0,5",
                "self_points": "0,25",
            },
        ]
        assert score(parse_points(rows)) == Score(self_points=0.25, max_points=0.5, filled=1)

    @pytest.mark.parametrize(
        ("place", "cells", "sentence"),
        [
            ("criterion_no", {"max_points": "1", "self_points": "2"}, "lớn hơn điểm tối đa"),
            ("criterion_no", {"self_points": "-1"}, "không được âm"),
            ("criterion_no", {"max_points": "hai"}, "không phải là số"),
            ("criterion_no", {"indicator_code": "khong_co"}, "không có chỉ số"),
            ("criterion_no", {"criterion_no": "8"}, "ngoài khoảng 1 đến 7"),
            ("criterion_no", {"area": "9"}, "cần một số từ 1 đến 7"),
            ("criterion_no", {"criterion_no": "2"}, "đã có một dòng"),
            ("component_no", {"max_points": "1", "self_points": "1"}, "ghi tiêu chí mà"),
        ],
    )
    def test_a_wrong_cell_is_named(self, place: str, cells: dict[str, str], sentence: str):
        where = {"area": "1", "criterion_no": "", "component_no": "", place: "1"}
        with pytest.raises(TrackingError, match=sentence):
            parse_points(filled(where, **cells))
