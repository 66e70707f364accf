"""Every chart: readable without colour, without English, without its data, and clickable."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.tracking.charts.tables import (
    ACTUAL,
    AGEING,
    BULLETS,
    CUT,
    DRAWN,
    EMPTY,
    EVIDENCE,
    FORECAST,
    HEAT,
    LONG,
    MINISTRIES,
    MONTHS,
    SHARES,
    SPARK,
    SQUARES,
    STATES,
    TRAJECTORY,
    TREND,
    table,
)
from tracking.charts.bullet import bullet_chart
from tracking.charts.frame import SELECTION
from tracking.charts.heat import heat_chart
from tracking.charts.progress import cumulative_chart
from tracking.charts.published import ministries_chart
from tracking.charts.ranking import ranking_chart
from tracking.charts.services import share_chart
from tracking.charts.spark import spark_chart
from tracking.charts.squares import squares_chart
from tracking.charts.states import states_chart
from tracking.charts.symbols import CONE, DASHES
from tracking.charts.tasks import ageing_chart, evidence_matrix
from tracking.charts.theme import STANDINGS, spec
from tracking.charts.trend import trend_chart


def layers(drawn: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from drawn["layer"]


def glass(drawn: dict[str, Any]) -> dict[str, Any]:
    return next(layer for layer in layers(drawn) if layer.get("name") == "vung_bam")


def rows_of(drawn: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    return drawn["datasets"][layer.get("data", drawn.get("data"))["name"]]


def texts(drawn: dict[str, Any]) -> list[str]:
    """Everything written in the chart."""
    return [
        str(row[layer["encoding"]["text"]["field"]])
        for layer in layers(drawn)
        if "field" in layer["encoding"].get("text", {})
        for row in rows_of(drawn, layer)
        if layer["encoding"]["text"]["field"] in row
    ]


@pytest.fixture(params=DRAWN)
def drawn(request) -> dict[str, Any]:
    return spec(DRAWN[request.param]())


class TestEveryChart:
    def test_says_in_words_what_it_shows(self, drawn):
        assert len(drawn["description"]) > 20
        assert drawn["description"].endswith(".")
        assert not drawn["description"].isascii()

    def test_is_as_wide_as_its_place(self, drawn):
        assert drawn["width"] == "container"
        assert drawn["height"] > 0

    def test_a_click_selects_one_thing_and_stays_selected(self, drawn):
        [param] = [one for one in drawn["params"] if "select" in one]
        assert param["name"] == SELECTION
        assert param["select"]["type"] == "point"
        assert param["select"]["toggle"] is False
        assert param["views"] == ["vung_bam"]
        [field] = param["select"]["fields"]
        assert all(field in row for row in rows_of(drawn, glass(drawn)))

    def test_every_mark_is_read_aloud_in_vietnamese(self, drawn):
        assert glass(drawn)["encoding"]["description"]["field"] == "alt"
        assert all(row["alt"] for row in rows_of(drawn, glass(drawn)))
        assert drawn["config"]["mark"]["aria"] is False

    def test_tooltips_are_text_written_beforehand(self, drawn):
        tooltips = glass(drawn)["encoding"]["tooltip"]
        assert all(not one["title"].isascii() or one["title"].istitle() for one in tooltips)
        assert {one["type"] for one in tooltips if "format" not in one} == {"nominal"}

    def test_numbers_and_months_are_vietnamese(self, drawn):
        locale = drawn["config"]["locale"]
        assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", ".")
        assert locale["time"]["months"][9] == "tháng 10"
        assert locale["time"]["days"][0] == "Chủ nhật"

    def test_suits_a_light_and_a_dark_page(self, drawn):
        assert drawn["config"]["background"] == "transparent"
        assert drawn["config"]["text"]["color"] == "currentColor"

    def test_no_label_is_cut(self, drawn):
        assert drawn["config"]["axis"]["labelLimit"] == 0


@pytest.mark.parametrize("name", DRAWN)
def test_every_drawing_is_good_vega_lite(name: str):
    DRAWN[name]().to_dict(validate=True)


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_table_gives_the_same_drawing(name: str):
    assert spec(DRAWN[name]()) == spec(DRAWN[name]())


@pytest.mark.parametrize("name", EMPTY)
class TestNothingToDraw:
    def test_says_so_instead_of_failing(self, name: str):
        sheet = spec(EMPTY[name]())
        [written] = texts(sheet)
        assert written.endswith(".")
        assert sheet["description"].endswith(".")

    def test_can_still_be_asked_for_its_selection(self, name: str):
        fields = [spec(build[name]())["params"][0]["select"]["fields"] for build in (EMPTY, DRAWN)]
        assert fields[0] == fields[1]


class TestStandings:
    def test_differ_in_shape_glyph_and_word(self):
        for part in ("shape", "glyph", "word"):
            assert len({getattr(mark, part) for mark in STANDINGS.values()}) == len(STANDINGS)

    @pytest.mark.parametrize("name", ["bullet", "ranking", "heat"])
    def test_are_drawn_by_colour_and_shape(self, name: str):
        encodings = [layer["encoding"] for layer in layers(spec(DRAWN[name]()))]
        for channel, part in (("color", "color"), ("shape", "shape")):
            scales = [one[channel]["scale"] for one in encodings if by_standing(one, channel)]
            assert scales
            assert all(
                scale["range"] == [getattr(mark, part) for mark in STANDINGS.values()]
                for scale in scales
            )

    @pytest.mark.parametrize("name", ["bullet", "ranking", "heat"])
    def test_are_named_in_the_key(self, name: str):
        written = texts(spec(DRAWN[name]()))
        assert {mark.word for mark in STANDINGS.values()} <= set(written)

    def test_that_do_not_occur_are_not_in_the_key(self):
        assert "chậm" not in texts(spec(bullet_chart(BULLETS.head(1))))


def by_standing(encoding: dict[str, Any], channel: str) -> bool:
    return encoding.get(channel, {}).get("field") == "standing"


class TestRows:
    def test_stay_in_the_order_given(self):
        backwards = BULLETS.iloc[::-1]
        sheet = spec(bullet_chart(backwards))
        placed = sorted(rows_of(sheet, glass(sheet)), key=lambda row: row["row_top"])
        assert [row["key"] for row in placed] == list(backwards["key"])

    def test_long_names_are_written_whole_in_several_lines(self):
        assert LONG in [text.replace("\n", " ") for text in texts(spec(bullet_chart(BULLETS)))]

    def test_do_not_overlap(self):
        sheet = spec(bullet_chart(BULLETS))
        placed = rows_of(sheet, glass(sheet))
        ends = [row["row_bottom"] for row in placed]
        assert [row["row_top"] for row in placed][1:] == ends[:-1]
        assert sheet["height"] == ends[-1]

    def test_rates_share_one_scale_whatever_their_size(self):
        small = BULLETS.assign(value=0.02, expected=0.03, target=0.05)
        domains = {
            tuple(layer["encoding"]["x"]["scale"]["domain"])
            for layer in layers(spec(bullet_chart(small)))
            if isinstance(layer["encoding"]["x"].get("scale"), dict)
        }
        assert domains == {(0, 1.0)}


class TestSpark:
    def test_missing_months_leave_a_gap(self):
        sheet = spec(spark_chart(SPARK))
        assert [row["value"] for row in rows_of(sheet, sheet["layer"][0])][2] is None

    def test_is_small_and_has_no_axis(self):
        sheet = spec(spark_chart(SPARK))
        assert sheet["height"] == 48
        assert sheet["layer"][0]["encoding"]["y"]["axis"] is None


class TestHeat:
    def test_the_worse_the_stronger(self):
        sheet = spec(heat_chart(HEAT))
        fills = {row["standing"]: row["fill"] for row in rows_of(sheet, glass(sheet))}
        assert fills["behind"] > fills["at_risk"] > fills["on_track"] > fills["not_reported"] == 0

    def test_a_cell_is_a_clause_and_a_unit(self):
        sheet = spec(heat_chart(HEAT))
        assert rows_of(sheet, glass(sheet))[0]["key"] == "3.1|A"


class TestCumulative:
    def marks(self, kind: str) -> list[dict[str, Any]]:
        sheet = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, CUT))
        return [layer["mark"] for layer in layers(sheet) if layer["mark"]["type"] == kind]

    def test_a_month_with_reports_missing_shows_between_which_rates_it_lies(self):
        bands = table({"day": date(2022, 9, 30), "low": 0.4, "high": 0.5})
        whole = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST))
        partly = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, bands=bands))
        assert "khoảng do thiếu báo cáo" in str(partly)
        assert "khoảng do thiếu báo cáo" not in str(whole)
        (upright,) = (
            layer for layer in layers(partly)
            if layer["mark"]["type"] == "rule" and "high" in str(layer["encoding"].get("y2"))
        )  # fmt: skip
        (row,) = rows_of(partly, upright)
        assert (row["low"], row["high"]) == (0.4, 0.5)

    def test_the_two_rates_differ_in_line_and_in_point(self):
        assert {mark.get("shape") for mark in self.marks("point")} >= {
            "circle",
            "square",
        }
        assert {tuple(mark.get("strokeDash", ())) for mark in self.marks("line")} >= {
            (1, 0),
            (7, 5),
        }

    def test_the_cut_is_written_at_its_day(self):
        sheet = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, CUT))
        assert CUT.text in [text.replace("\n", " ") for text in texts(sheet)]

    def test_the_forecast_is_hatched(self):
        [cone] = self.marks("area")
        assert len({stop["color"] for stop in cone["color"]["stops"]}) == 2

    def test_a_forecast_without_a_span_is_no_area_in_the_key(self):
        line = FORECAST.assign(low=FORECAST["high"])
        keys = [
            {row.get("shape") for layer in layers(sheet) for row in rows_of(sheet, layer)}
            for sheet in (
                spec(cumulative_chart(ACTUAL, TRAJECTORY, made, CUT)) for made in (FORECAST, line)
            )
        ]
        assert [CONE in shapes for shapes in keys] == [True, False]
        assert DASHES in keys[1]

    def test_the_axis_reaches_the_last_closing_day(self):
        sheet = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, CUT))
        span = rows_of(sheet, sheet["layer"][0])
        assert span[0]["day"].startswith("2022-01-01")
        assert span[1]["day"] >= "2023-01-31"

    def test_the_adjusted_rate_begins_where_the_plans_part(self):
        sheet = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, CUT))
        adjusted = next(
            rows_of(sheet, layer)
            for layer in layers(sheet)
            if layer["mark"].get("strokeDash") == [7, 5]
        )
        assert adjusted[0]["day"].startswith("2022-08-28")

    def test_trajectory_forecast_and_cut_may_be_missing(self):
        sheet = spec(cumulative_chart(ACTUAL, TRAJECTORY.head(0), FORECAST.head(0)))
        assert "dự báo" not in texts(sheet)


def test_task_states_are_told_apart_by_lightness_and_number():
    sheet = spec(states_chart(STATES))
    assert {"1", "2", "3", "4", "5"} <= set(texts(sheet))


def test_no_two_task_states_look_the_same_without_colour():
    sheet = spec(states_chart(STATES))
    (key,) = [
        rows_of(sheet, layer)
        for layer in layers(sheet)
        if layer["mark"]["type"] == "point" and "shape" in layer["encoding"]
    ]
    looks = {(item["shape"], item["edge"], lightness(item["color"])) for item in key}
    assert len(looks) == STATES["state"].nunique()
    patterns = [
        layer["mark"]["color"]
        for layer in layers(sheet)
        if isinstance(layer["mark"].get("color"), dict)
    ]
    assert len(patterns) == 2


def lightness(color: str) -> int:
    """In steps a printer without colours can show."""
    parts = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    weights = (0.299, 0.587, 0.114)
    return round(sum(part * weight for part, weight in zip(parts, weights, strict=True)) / 32)


def test_disagreement_with_the_evidence_stands_out():
    sheet = spec(evidence_matrix(EVIDENCE))
    odd = {row["key"] for row in rows_of(sheet, glass(sheet)) if row["disagrees"]}
    assert odd == {"done|none"}


def test_a_square_is_filled_hollow_or_a_dot():
    sheet = spec(squares_chart(SQUARES))
    squares = rows_of(sheet, glass(sheet))
    assert len({row["shape"] for row in squares}) == 3
    assert {row["state"] for row in squares[:12]} == {"có hồ sơ trực tuyến"}


def test_few_cases_are_pale_and_say_so():
    sheet = spec(share_chart(SHARES))
    sure, unsure = rows_of(sheet, glass(sheet))
    assert unsure["shade"] < sure["shade"]
    assert "tham khảo" in unsure["alt"]


def test_our_ministry_is_beside_every_other():
    sheet = spec(ministries_chart(MINISTRIES))
    dashed = next(layer for layer in layers(sheet) if layer["mark"].get("strokeDash"))
    assert {row["body"] for row in rows_of(sheet, dashed)} == set(MINISTRIES["body"]) - {
        "Bộ Công Thương"
    }


def test_every_book_is_a_dot_and_the_figure_of_the_last_is_in_ink():
    sheet = spec(ministries_chart(MINISTRIES))
    dots = [layer for layer in layers(sheet) if layer["mark"].get("size") == 38]
    assert [len(rows_of(sheet, layer)) for layer in dots] == [len(MINISTRIES)]
    figures = [one for one in layers(sheet) if one["mark"].get("fontWeight") == 600]
    assert ["color" in one["encoding"] for one in figures] == [False]


@pytest.mark.parametrize(
    ("chart", "columns"),
    [
        (ranking_chart(BULLETS), {"value_text": "100,0%", "expected_note": "cần 100,0%"}),
        (share_chart(SHARES), {"online_text": "100,0%", "cases_text": "99.999 hồ sơ"}),
    ],
    ids=["ranking", "shares"],
)
def test_figures_touch_neither_one_another_nor_the_mark_at_100_percent(chart, columns):
    sheet = spec(chart)
    spans = {}
    for layer in layers(sheet):
        field = layer["encoding"].get("text", {}).get("field")
        if field in columns:
            right = -layer["mark"]["dx"]
            letter = 7.7 if layer["mark"]["fontWeight"] == 600 else 6.6
            spans[field] = right, right + letter * len(columns[field])
    value, beside = (spans[name] for name in columns)
    room = int(re.search(r"width - (\d+)", str(sheet))[1])
    assert beside[1] < value[0]
    assert value[1] < room - 8


def test_last_year_lies_on_the_same_months():
    sheet = spec(trend_chart(TREND))
    lines = [layer for layer in layers(sheet) if layer["mark"]["type"] == "line"]
    days = [[row["period"] for row in rows_of(sheet, line)] for line in lines]
    assert days[0] == days[1]
    assert lines[0]["mark"]["color"] != lines[1]["mark"]["color"]


PAPERS = ("#ffffff", "#10161f")
"""The light and the dark page."""


def luminance(color):
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_bars_of_overdue_tasks_stand_out_from_both_pages_and_grow_darker():
    drawn = spec(ageing_chart(pd.concat([AGEING, AGEING], ignore_index=True)))
    shades = [row["shade"] for row in rows_of(drawn, drawn["layer"][0])]
    assert len(set(shades)) == 4
    assert all(contrast(shade, paper) >= 3 for shade in shades for paper in PAPERS)
    assert [*map(luminance, shades)] == sorted(map(luminance, shades), reverse=True)


def test_the_axis_names_the_periods_as_they_are_told():
    ends = TREND[TREND["period"].isin([MONTHS[5], MONTHS[8]])]
    quarters = ends.assign(mark=["QII/22", "QIII/22"])
    axis = spec(trend_chart(quarters))["layer"][-1]["encoding"]["x"]["axis"]
    named = json.loads(axis["labelExpr"].partition("[")[0])
    assert named == {"2022-06-28": "QII/22", "2022-09-28": "QIII/22"}
    assert [(one["month"], one["date"]) for one in axis["values"]] == [(6, 28), (9, 28)]
    assert axis["labelSeparation"] > 0, "T1/22T2 đọc như một"


def test_on_a_phone_the_curve_names_every_other_month_and_the_last():
    sheet = spec(cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, CUT))
    label = sheet["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]
    assert label.startswith("width < 420 && month(datum.value) % 2 ? '' : ")


def test_a_pale_bar_has_an_outline_that_is_not_pale():
    """On a dark page the pale blue alone is hardly told from its track."""
    sheet = spec(share_chart(SHARES))
    [bars] = [one for one in layers(sheet) if "online_share" in str(one["encoding"].get("x"))]
    assert bars["encoding"]["fillOpacity"]["field"] == "shade"
    assert "opacity" not in bars["encoding"]
    assert bars["mark"]["stroke"] == bars["mark"]["fill"]
    drawn_of = [row for layer in layers(sheet) for row in rows_of(sheet, layer)]
    edges = {row["edge"] for row in drawn_of if row.get("opacity", 1) < 1}
    assert edges == {bars["mark"]["stroke"]}
