"""The page of a unit is everything above for it: its procedures, its money over the year."""

import re

import pytest


def test_a_unit_tells_of_its_procedures_and_names_those_without_a_case(sample, opened):
    shown = opened(sample, "unit", donvi="XNK", ky="2022-12")
    alone = opened(sample, "services", donvi="XNK", ky="2022-12")
    [unused] = [row["name"] for row in alone.table("name", "level") if "cases" not in row]
    assert "mức độ 2: 1; mức độ 3: 6; mức độ 4: 5" in shown.words
    assert f"Chưa có hồ sơ trực tuyến trong năm: {unused}." in shown.words
    listed = shown.table("level", "cases")
    assert len(listed) == 12
    assert listed[0]["name"] == unused, "đứng trước"


def test_a_unit_that_disburses_shows_its_curve_its_pace_and_when_its_plan_was_cut(sample, opened):
    shown = opened(sample, "unit", donvi="VP", ky="2022-11")
    alone = opened(sample, "disbursement", donvi="VP", ky="2022-11")
    for chart in ("Đường giải ngân lũy kế đến tháng 11/2022", "So sánh mỗi tháng: Cần mỗi tháng"):
        assert shown.marks(chart) == alone.marks(chart)
    assert "Kế hoạch bị điều chỉnh giảm trong tháng 11/2022" in shown.words
    assert "không phải vì giải ngân nhanh hơn" in shown.words


def test_what_a_unit_does_not_report_is_not_drawn(sample, opened):
    words = opened(sample, "unit", donvi="CACP", ky="2022-12").words
    assert "Thủ tục hành chính" not in words
    assert "Giải ngân, dự án" not in words


@pytest.mark.parametrize("unit", ["XNK", "KHTC", "CACP"])
def test_no_figure_of_a_unit_counts_units(sample, opened, unit):
    shown = opened(sample, "unit", donvi=unit, ky="2022-12")
    tables = [one.value for one in shown.app.dataframe]
    assert not any("Số đơn vị" in str(cell) for table in tables for cell in table.to_numpy().flat)


def test_what_the_directive_asks_of_a_unit_by_name_is_read_whole(sample, opened):
    shown = opened(sample, "unit", donvi="XNK", ky="2022-12")
    [told] = [piece for piece in shown.pieces if 'class="facts"' in piece]
    assert re.fullmatch(r'<ul class="facts"><li>R5: Chủ trì, phối hợp, .+\.</li></ul>', told)
