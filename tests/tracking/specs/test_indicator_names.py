"""What clerks call the indicators, and what a name that is none of theirs may stand for."""

import pytest

from tracking.specs.indicator_names import indicator_code, indicator_label, nearest_indicator
from tracking.specs.indicators import indicators

CUT, CUT_RATE = "regulations_cut", "regulations_cut_rate"


@pytest.mark.parametrize("indicator", indicators().values(), ids=lambda one: one.code)
def test_an_indicator_is_known_by_what_it_is_called_on_the_screens(indicator):
    unit = indicator.unit_of_measure
    assert indicator_code(indicator.short_label, unit) == indicator.code
    assert indicator_code(indicator.label) == indicator.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tỷ lệ quy định kinh doanh đã cắt giảm (%)", CUT_RATE),
        ("1. Tỷ lệ cắt giảm, đơn giản hoá quy định kinh doanh", CUT_RATE),
        ("Tỉ lệ QĐ kinh doanh được cắt giảm", CUT_RATE),
        ("Tỷ lệ (%) quy định KD cắt giảm", CUT_RATE),
        ("2. Số lượng quy định kinh doanh được cắt giảm", CUT),
        ("Số QĐ kinh doanh được cắt giảm", CUT),
        ("Số quy định kinh doanh cắt giảm", CUT),
        ("Tổng số quy định liên quan đến hoạt động KD được cắt giảm và đơn giản hóa", CUT),
        ("Số TTHC QĐ số 422 đã tích hợp", None),
        ("Số TTHC thuộc QĐ 422 được tích hợp", "decision_422_integrated"),
        ("Số QĐ đã ban hành", None),
    ],
)
def test_abbreviations_and_small_words_make_no_other_name(name: str, code: str | None):
    assert indicator_code(name) == code


@pytest.mark.parametrize(
    ("name", "unit", "code"),
    [
        ("TTHC công bố đúng hạn", "%", "procedures_announced_on_time_rate"),
        ("TTHC công bố đúng hạn", "Phần trăm", "procedures_announced_on_time_rate"),
        ("TTHC công bố đúng hạn", "", "procedures_announced_on_time_rate"),
        ("TTHC công bố đúng hạn", "TTHC", None),
        ("Quy định KD đã cắt giảm", "quy định", CUT),
        ("Quy định KD đã cắt giảm", "%", None),
        ("Số vụ vi phạm được công khai", "%", "violations_published"),
    ],
)
def test_a_short_name_counts_with_the_unit_of_its_indicator_only(name, unit, code):
    assert indicator_code(name, unit) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tỷ lệ cắt giảm quy định nội bộ", CUT_RATE),
        ("Số vụ vi phạm", "violations_published"),
        ("Số lượt hỗ trợ doanh nghiệp dùng DVCTT", "support_requests_handled"),
    ],
)
def test_the_nearest_name_is_offered(name: str, code: str):
    assert indicator_code(name) is None
    assert nearest_indicator(name) == indicator_label(code)


@pytest.mark.parametrize("name", ["Số cuộc họp giao ban", "Doanh thu", "", "..."])
def test_none_is_offered_where_none_is_near(name: str):
    assert nearest_indicator(name) is None
