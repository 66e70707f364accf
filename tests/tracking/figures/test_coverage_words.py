"""Who has no figure, why a unit has none, and what those missing would make of a rate, in words."""

from tests.reports import board_of, sent
from tracking.charts.tables.figures import heat_table
from tracking.figures.coverage_words import band_text, missing_text, silence_text
from tracking.figures.of_year import told_aside
from tracking.figures.overview import HeatCell
from tracking.vocabulary import Standing, View

RATE = "disbursed_assigned_rate"
OWED = {View.DISBURSEMENT: ("KH", "VP", "HC")}


def money(unit, disbursed, code="2022-12", plan=100):
    table = f"project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | {plan} | {disbursed}"
    return sent(unit, code, View.DISBURSEMENT, table)


BARE = sent("VP", "2022-12", View.DISBURSEMENT, "project_name | disbursed_to_date_vnd\nA | 7")


def figure(*reports, unit=None):
    return board_of(*reports, code="2022-12", owed=OWED).figure(RATE, unit)


def test_those_without_a_figure_are_named():
    assert missing_text(figure(money("KH", 1))) == "chưa có: VP Bộ và Cục Hóa chất"
    assert missing_text(figure(money("KH", 1), money("VP", 1), money("HC", 1))) == ""
    assert missing_text(figure(unit="VP")) == ""


def test_a_unit_that_reported_without_the_number_is_not_one_that_is_silent():
    said = "đã gửi báo cáo của kỳ, không nêu số này"
    assert silence_text(figure(BARE, unit="VP")) == said
    assert silence_text(figure(BARE, unit="HC")) == "chưa gửi báo cáo của kỳ"
    assert silence_text(figure(money("KH", 1), unit="KH")) == ""
    silent, bare = (figure(BARE, unit=unit) for unit in ("HC", "VP"))
    cells = [
        HeatCell(clause="H3", unit_code=one.unit_code, standing=Standing.NOT_REPORTED, figure=one)
        for one in (silent, bare)
    ]
    assert list(heat_table(cells, {})["text"]) == ["chưa gửi báo cáo của kỳ", said]


def test_a_rate_outside_the_range_with_those_missing_says_why():
    """KH alone: 50 of 100; with VP at 0 or at its last 10 of 100: 25% to 30%."""
    before = [money("VP", 10, "2022-11"), money("HC", 0, "2022-11", 0)]
    low = figure(money("KH", 50), money("HC", 0, plan=0), *before)
    assert (
        band_text(low) == "nếu tính cả đơn vị thiếu (lần trước các đơn vị ấy thấp hơn): 25,0%–30,0%"
    )
    inside = figure(money("KH", 50), money("HC", 0, plan=0), money("VP", 90, "2022-11"))
    assert band_text(inside) == "nếu tính cả đơn vị thiếu: 25,0%–70,0%"
    assert band_text(figure(money("KH", 1), money("VP", 1), money("HC", 1))) == ""


def cases(code):
    table = "procedure_name | service_level | cases_received | cases_online\nA | level_4 | 4 | 2"
    return sent("HC", code, View.SERVICES, table)


def test_a_rate_of_a_year_says_of_which_months_it_is():
    owed = {View.SERVICES: ("HC",)}
    some = [cases(f"2022-{month:02d}") for month in range(8, 13)]
    year = board_of(*some, code="2022", owed=owed).figure("cases_online_rate")
    assert told_aside(year) == " (theo báo cáo tháng 8–12/2022)"
    last = board_of(*some, code="2022-Q4", owed=owed).figure("cases_online_rate")
    assert told_aside(last) == ""
    own = board_of(cases("2022"), code="2022", owed=owed).figure("cases_online_rate")
    assert told_aside(own) == ""
