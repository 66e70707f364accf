"""Numbers and money written in any listed way come back exactly."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.money_phrases import find_money_unit
from tracking.quantities import (
    MONEY_UNITS,
    Notation,
    ParsedNumber,
    exact,
    format_vi,
    is_ambiguous,
    is_blank_mark,
    notations,
    parse_number,
    percent_vi,
    to_vnd,
)

VN, EN = Notation.DOT_THOUSANDS, Notation.COMMA_THOUSANDS
NUMBERS = st.decimals(
    min_value=-(10**18), max_value=10**18, places=4, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234,5", {VN}),
        ("1.234.567", {VN}),
        ("1,234.5", {EN}),
        ("1.234", {VN, EN}),
        ("1,234", {VN, EN}),
        ("12,5", {VN}),
        ("12.5", {EN}),
        ("0,123", {VN}),
        ("1 234", {VN, EN}),
        ("1\u00a0234,5", {VN}),
        ("1\u202f234.5", {EN}),
        ("1234", {VN, EN}),
        ("85,5 %", {VN}),
        ("1.234 (1)", set()),
        ("1.234*", set()),
        ("1.23.4", set()),
        ("12.34.567", set()),
        ("12D", set()),
        ("5 dự án", set()),
        ("-", set()),
        ("", set()),
        ("1" * 5000, set()),
    ],
)
def test_notations_a_text_fits(text, expected):
    assert notations(text) == expected


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [("1.234", True), ("(1,234)", True), ("1234", False), ("1 234", False), ("12,5", False)],
)
def test_ambiguous_means_two_different_values(text, ambiguous):
    assert is_ambiguous(text) is ambiguous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85%", ParsedNumber(85, is_percent=True)),
        ("85,25 %", ParsedNumber(Decimal("85.25"), is_percent=True)),
        ("(1.234)", ParsedNumber(-1234)),
        ("-1.234", ParsedNumber(-1234)),
        ("\u22125", ParsedNumber(-5)),
        ("+5", ParsedNumber(5)),
        ("12,5 tỷ", ParsedNumber(Decimal("12.5"), money_unit="tỷ đồng")),
        ("12,5 tỉ", ParsedNumber(Decimal("12.5"), money_unit="tỷ đồng")),
        ("1.234 triệu đồng", ParsedNumber(1234, money_unit="triệu đồng")),
        ("500 tr.đ", ParsedNumber(500, money_unit="triệu đồng")),
        ("500 (trđ)", ParsedNumber(500, money_unit="triệu đồng")),
        ("500trđ", ParsedNumber(500, money_unit="triệu đồng")),
        ("3.000.000 đ", ParsedNumber(3_000_000, money_unit="đồng")),
        ("1.000.000 VNĐ", ParsedNumber(1_000_000, money_unit="đồng")),
        ("700 ngàn đồng", ParsedNumber(700, money_unit="nghìn đồng")),
        ("1,2 nghìn tỷ đồng", ParsedNumber(Decimal("1.2"), money_unit="nghìn tỷ đồng")),
        ("- 5", None),
        ("(-5)", None),
        ("5% đồng", None),
        ("1.234 USD", None),
        ("1.234*", None),
        ("500 (trđ", None),
        ("1,234.5", None),
    ],
)
def test_a_number_is_read_as_written(text, expected):
    assert parse_number(text, VN) == expected
    assert parse_number(unicodedata.normalize("NFD", text), VN) == expected


def written(number: Decimal, thousands: str, point: str) -> str:
    return f"{number:,f}".replace(",", "T").replace(".", point).replace("T", thousands)


@pytest.mark.parametrize(
    ("thousands", "point", "notation"),
    [
        (".", ",", VN),
        (" ", ",", VN),
        ("\u00a0", ",", VN),
        ("", ",", VN),
        (",", ".", EN),
        ("", ".", EN),
    ],
)
@given(number=NUMBERS)
def test_any_decimal_comes_back(thousands, point, notation, number):
    text = written(number, thousands, point)
    parsed = parse_number(text, notation)
    assert parsed is not None
    assert parsed.value == number
    assert notation in notations(text)


@given(
    st.integers(-(10**20), 10**20), st.sampled_from(["{}", "{}%", "{} tỷ", "{} đồng", "{} tr.đ"])
)
def test_any_integer_comes_back_in_any_dress(number, dress):
    for thousands, notation in ((".", VN), (",", EN), ("\u2009", VN)):
        text = dress.format(f"{abs(number):,}".replace(",", thousands))
        for signed in (f"-{text}", f"({text})", f"\u2212{text}"):
            parsed = parse_number(signed, notation)
            assert parsed is not None
            assert parsed.value == -abs(number)
            assert isinstance(parsed.value, int)


@given(NUMBERS)
def test_what_is_formatted_can_be_read_back(number):
    parsed = parse_number(format_vi(number, 4), VN)
    assert parsed is not None
    assert parsed.value == number


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (Decimal("-0.004"), 2, "0,00"),
        (-1234.56, 1, "-1.234,6"),
        (0.125, 2, "0,13"),
    ],
)
def test_format_is_vietnamese(value, decimals, expected):
    assert format_vi(value, decimals) == expected


@pytest.mark.parametrize(
    "mark", ["", " ", "-", "–", "—", "--", "...", "…", "x", "X", "\u00a0-\u00a0"]
)
def test_blank_marks(mark):
    assert is_blank_mark(mark)


@pytest.mark.parametrize("text", ["0", "xx", "-1", "không", "x." * 200])
def test_other_texts_are_no_blank_marks(text):
    assert not is_blank_mark(text)


@pytest.mark.parametrize(
    ("value", "factor", "expected"),
    [
        (321.933333, 10**9, 321_933_333_000),
        (0.1 + 0.2, 10**9, 300_000_000),
        (Decimal("2.5"), 1, 2),
        (Decimal("3.5"), 1, 4),
        (-1.5, 10**6, -1_500_000),
        (10**30, 10**9, 10**39),
    ],
)
def test_amounts_become_whole_dong(value, factor, expected):
    assert to_vnd(value, factor) == expected


@given(st.integers(-(10**17), 10**17), st.sampled_from([1, 10**3, 10**6, 10**9]))
def test_no_amount_is_rounded_by_its_unit(amount, factor):
    assert to_vnd(Decimal(amount) / Decimal(factor), factor) == amount


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="hữu hạn"):
        to_vnd(value, 1)
    with pytest.raises(ValueError, match="hữu hạn"):
        format_vi(value)


def test_a_float_is_the_decimal_seen():
    assert exact(0.1) == Decimal("0.1")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("ĐVT: Triệu đồng", "triệu đồng"),
        ("ÐVT: triệu đồng", "triệu đồng"),
        ("Đơn vị tính: 1.000 đồng", "nghìn đồng"),
        ("Đơn vị tính: 1000đ", "nghìn đồng"),
        ("ĐVT: 1.000.000 đồng", "triệu đồng"),
        ("(Tỷ đồng)", "tỷ đồng"),
        ("Đơn vị:  tỉ\u00a0đồng", "tỷ đồng"),
        ("tỷ đồng", "tỷ đồng"),
        ("ĐVT: đồng", "đồng"),
        ("Đơn vị tính: đồng Việt Nam", "đồng"),
        ("Đơn vị tính: VNĐ", "đồng"),
        ("ĐVT: Triệu", "triệu đồng"),
        ("ĐVT: triệu đồng, %", "triệu đồng"),
        ("Kế hoạch vốn (triệu đồng)", "triệu đồng"),
        ("Đơn vị tính: Nghìn tỷ đồng", "nghìn tỷ đồng"),
        ("Ngàn tỷ đồng", "nghìn tỷ đồng"),
        ("Giải ngân (tr.đ)", "triệu đồng"),
        ("Số tiền (đồng)", "đồng"),
        ("Vốn, ngàn đồng", "nghìn đồng"),
        ("DON VI TINH: TRIEU DONG", "triệu đồng"),
    ],
)
def test_units_of_money_are_found(line, label):
    assert find_money_unit(line) == MONEY_UNITS[label]
    assert find_money_unit(unicodedata.normalize("NFD", line.upper())) == MONEY_UNITS[label]


@pytest.mark.parametrize(
    "line",
    [
        "Triệu Phong",
        "Đơn vị: Triệu Phong",
        "đồng bộ",
        "Hội đồng",
        "Lâm Đồng",
        "Đơn vị: Đồng Nai",
        "Công ty Đồng Tâm",
        "Công ty Đông Á",
        "Lao động (người)",
        "ĐVT: triệu USD",
        "Tổng mức đầu tư 12 tỷ đồng",
        "500 triệu đồng",
        "vài trăm triệu đồng",
        "Giá (đồng/kg)",
        "Tỷ lệ (%)",
        "",
        "đồng " * 500,
    ],
)
def test_other_lines_declare_no_unit(line):
    assert find_money_unit(line) is None


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (0.475, "47,5%"),
        (30_090 / 30_099, "99,97%"),
        (0.0003, "0,03%"),
        (0.999_996, "99,9996%"),
        (1.0003, "100,03%"),
        (1, "100,0%"),
        (0.1 + 0.7 + 0.2, "100,0%"),
        (0, "0,0%"),
    ],
)
def test_what_is_not_quite_all_or_nothing_is_not_written_so(rate, text):
    assert percent_vi(rate) == text
