"""How the cells of a column are read where one cell alone leaves it open, drawn as small tables."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, measures, procedures, projects, table, tasks
from tracking.vocabulary import Reading

SHEET = "Biểu 1"
LEAD = "Cục Hóa chất"


def read(rows, formats=None) -> Reading:
    return read_workbook(book({SHEET: rows}, formats={SHEET: formats or {}}), "bao-cao.xlsx")


def values(reading: Reading, field: str) -> list:
    (found,) = reading.tables
    return [record[field] for record in found.records()]


def codes(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {finding.code: finding.cells for finding in reading.findings}


def progress(*cells, heading="Tỷ lệ hoàn thành (%)", formats=None) -> Reading:
    rows = [[f"Nhiệm vụ {n}", LEAD, None, "30/10/2022", None, cell] for n, cell in enumerate(cells)]
    return read(tasks(*rows, more=[heading]), formats)


class TestRates:
    @pytest.mark.parametrize(
        ("cells", "expected", "code"),
        [
            ([100, 60, 85], [1, 0.6, 0.85], None),
            ([1, 0.6, 0.85], [1, 0.6, 0.85], "rate_scale_assumed"),
            ([1, 1, 1], [1, 1, 1], "rate_scale_assumed"),
            (["60%", 0.5, 1], [0.6, 0.5, 1], None),
            ([1, 0.6, 85], [None, None, 0.85], "rate_scale_mixed"),
            ([100, 60, 0.5], [1, 0.6, None], "rate_scale_mixed"),
            ([1.2, 60, 85], [0.012, 0.6, 0.85], None),
            ([0, 60, 85], [0, 0.6, 0.85], None),
        ],
    )
    def test_one_scale_for_a_column_or_it_is_told(self, cells, expected, code):
        reading = progress(*cells)
        assert values(reading, "progress_rate") == pytest.approx(expected)
        assert set(codes(reading)) == ({code} if code else set())

    def test_a_cell_that_excel_shows_in_percent_is_a_fraction(self):
        reading = progress(0.5, 0.85, formats={"G5": "0%", "G6": "0.0%"})
        assert values(reading, "progress_rate") == [0.5, 0.85]
        assert codes(reading) == {}

    @pytest.mark.parametrize("look", ['0"%"', '0.0" %"', "0\\%", '0_"\\%'])
    def test_a_sign_that_only_stands_beside_a_number_is_of_points(self, look):
        reading = progress(85, 1, formats={"G5": look, "G6": look})
        assert values(reading, "progress_rate") == [0.85, 0.01]
        assert codes(reading) == {}

    @pytest.mark.parametrize(
        ("rates", "expected"),
        [([0.85, 0.45], [0.85, 0.45]), ([85, 0.45], [0.85, 0.0045]), ([0.85, 45], [0.85, 0.45])],
    )
    def test_the_figures_of_a_row_prove_its_rate(self, rates, expected):
        rows = projects(
            ["Lưới điện", 1000, 850, rates[0]],
            ["Nhà kho", 1000, 450 if expected[1] > 0.1 else 4.5, rates[1]],
            more=["Tỷ lệ (%)"],
        )
        assert values(read(rows), "disbursed_rate") == pytest.approx(expected)

    def test_they_do_so_without_a_money_unit_too(self):
        rows = projects(
            ["Lưới điện", 1000, 850, 85], ["Nhà kho", 1000, 4, 0.4], more=["Tỷ lệ (%)"], money=None
        )
        reading = read(rows)
        assert values(reading, "disbursed_rate") == pytest.approx([0.85, 0.004])
        assert set(codes(reading)) == {"money_unit_missing"}

    @pytest.mark.parametrize(
        ("units", "plans"),
        [
            (("triệu đồng", "Triệu đồng"), [1_000_000_000, 500_000_000]),
            (("tỷ đồng", "tỷ đồng"), [1_000_000_000_000, 500_000_000_000]),
            (("triệu đồng", "tỷ đồng"), None),
            (("triệu đồng", None), None),
            (("km", "km"), None),
        ],
    )
    def test_the_unit_that_every_row_states_is_that_of_the_table(self, units, plans):
        rows = projects(
            ["Lưới điện", 1000, 850, units[0]],
            ["Nhà kho", 500, 450, units[1]],
            more=["ĐVT"],
            money=None,
        )
        reading = read(rows)
        told = {"column_not_read"} if plans else {"column_not_read", "money_unit_missing"}
        assert set(codes(reading)) == told
        assert not plans or values(reading, "plan_assigned_vnd") == plans

    def test_a_column_called_progress_that_holds_rates_is_one(self):
        reading = progress(1, 0.6, "85%", heading="Tiến độ")
        assert values(reading, "progress_rate") == [1, 0.6, 0.85]
        assert values(progress("Đang làm", 1, heading="Tiến độ"), "declared_status") == [
            "Đang làm",
            "1",
        ]


BILLIONS = "Đơn vị tính: tỷ đồng"


class TestNumbers:
    def test_the_columns_beside_prove_how_numbers_are_written(self):
        rows = projects(["Lưới điện", "1,500", "1,200.5"], ["Nhà kho", "2,500", "1,000"])
        reading = read(rows)
        assert values(reading, "plan_assigned_vnd") == [1_500_000_000, 2_500_000_000]
        assert codes(reading) == {"number_notation_beside": ("C5", "C6")}

    @pytest.mark.parametrize(
        ("written", "number"),
        [("7 vụ", 7), ("≥ 5", 5), ("12 tin, bài", 12), ("đạt 85%", 85), ("tối thiểu 3", 3)],
    )
    def test_a_number_with_its_unit_is_a_number(self, written, number):
        reading = read(measures(["Số vụ vi phạm được công khai", 10, written]))
        assert values(reading, "actual_value") == [number]
        assert codes(reading) == {"number_with_words": ("D5",)}

    @pytest.mark.parametrize("written", ["5/6", "khá", "5 tỷ", "từ 3 đến 5"])
    def test_what_is_no_number_is_told(self, written):
        reading = read(measures(["Số vụ vi phạm được công khai", 10, written]))
        assert codes(reading) == {"number_not_understood": ("D5",)}

    @pytest.mark.parametrize(
        ("cells", "read_as", "severity"),
        [
            (["1.234,5", "12,000"], [1_234.5, None], "error"),
            (["1.234,5", "12,345"], [1_234.5, 12.345], "warning"),
            (["1.234,5", "2.500", "12,345"], [1_234.5, 2_500, 12.345], "warning"),
            (["1,234.5", "12.345"], [1_234.5, 12.345], "warning"),
            (["2.500", "12,345"], [2_500, None], "error"),
            (["1,234.5", "12.000"], [1_234.5, None], "error"),
            (["2.500", "12,000"], [2_500, None], "error"),
            (["8,5", "12,000"], [8.5, None], "error"),
            (["8,5", "12,345"], [8.5, 12.345], "warning"),
            (["0,125", "12,345"], [0.125, 12.345], None),
        ],
    )
    def test_thousands_grouped_unlike_the_rest_are_not_taken_for_decimals(
        self, cells, read_as, severity
    ):
        rows = [[f"Dự án {n}", cell, None] for n, cell in enumerate(cells)]
        reading = read(projects(*rows))
        read_in = [None if one is None else round(one * 10**6) for one in read_as]
        told = [one for one in reading.findings if one.code == "number_group_unlikely"]
        assert values(reading, "plan_assigned_vnd") == read_in
        assert [one.severity.value for one in told] == [severity] * (severity is not None)
        assert all(one.cells == (f"C{4 + len(cells)}",) for one in told)

    def test_every_cell_that_may_be_grouped_unlike_the_rest_is_told(self):
        written = ["2.045,5", "12,345", "1.500,25", "33,333"]
        rows = projects(
            *[[f"Dự án {n}", one, None] for n, one in enumerate(written)], money=BILLIONS
        )
        reading = read(rows)
        plans = [2_045_500_000_000, 12_345_000_000, 1_500_250_000_000, 33_333_000_000]
        assert values(reading, "plan_assigned_vnd") == plans
        (told,) = (one for one in reading.findings if one.code == "number_group_unlikely")
        assert (told.severity, told.cells) == ("warning", ("C6", "C8"))

    @pytest.mark.parametrize("written", ["12,000", "12.000", 12_000])
    def test_a_count_has_no_decimals(self, written):
        reading = read(procedures(["Cấp giấy phép", "Mức độ 4", written]))
        assert values(reading, "cases_received") == [12_000]
        assert codes(reading) == {}

    @pytest.mark.parametrize(
        ("planned", "actual", "read_as", "code"),
        [
            ("20%", 0.15, [20, None], "rate_scale_mixed"),
            ("20%", "15%", [20, 15], None),
            (0.2, 0.15, [20, None], "rate_scale_mixed"),
            (20, 0.15, [20, 0.15], "percent_assumed"),
            (20, 15, [20, 15], None),
        ],
    )
    def test_a_measure_in_percent_is_never_taken_for_a_fraction(
        self, planned, actual, read_as, code
    ):
        rows = measures(["Tỷ lệ hồ sơ nộp trực tuyến", planned, actual])
        reading = read(rows, {"C5": "0%"} if planned == 0.2 else None)
        assert values(reading, "planned_value") + values(reading, "actual_value") == read_as
        assert codes(reading) == ({code: ("D5",)} if code else {})

    def test_a_bare_fraction_in_a_column_of_percents_is_refused(self):
        name = "Tỷ lệ hồ sơ nộp trực tuyến"
        rows = measures([name, "20%", "12,5%"], ["Tỷ lệ VBQPPL đúng hạn", 0.2, 0.15])
        reading = read(rows)
        assert values(reading, "planned_value") == [20, None]
        assert values(reading, "actual_value") == [12.5, None]
        assert codes(reading) == {"rate_scale_mixed": ("D6",)}
        assert [one.cells for one in reading.findings] == [("C6",), ("D6",)]


class TestMoney:
    def test_a_plan_below_zero_is_told_and_stops_nothing(self):
        reading = read(projects(["Dự án A", -10, 500], ["Dự án B", 1000, 500]))
        assert reading.ok
        assert "amount_negative" in codes(reading)

    @pytest.mark.parametrize(
        "note",
        ["Ghi chú: Đơn vị tính: triệu đồng", "ĐVT: triệu đồng", "* Số liệu tính bằng triệu đồng"],
    )
    def test_the_unit_may_be_noted_below_the_table(self, note):
        reading = read([*projects(["Lưới điện", 3000, 1000], money=None), [note]])
        assert values(reading, "plan_assigned_vnd") == [3_000_000_000]
        assert codes(reading) == {}

    @pytest.mark.parametrize("line", ["Unit: million VND", "Đơn vị: Triệu VNĐ", "(triệu đồng)"])
    def test_the_unit_as_it_may_be_worded(self, line):
        reading = read(projects(["Lưới điện", 3000, 1000], money=line))
        assert values(reading, "plan_assigned_vnd") == [3_000_000_000]

    @pytest.mark.parametrize("unit", ["Triệu đồng", "triệu"])
    @pytest.mark.parametrize("between", [[], [[]]])
    def test_the_unit_may_stand_in_the_cell_after_its_label(self, unit, between):
        rows = projects(["Lưới điện", 3000, 1000], money=None)
        rows[2:3] = [[None, None, "ĐVT:", unit], *between]
        reading = read(rows)
        assert values(reading, "plan_assigned_vnd") == [3_000_000_000]
        assert values(reading, "disbursed_to_date_vnd") == [1_000_000_000]
        assert codes(reading) == {}

    @pytest.mark.parametrize(
        "numbers", [[], [1, 2, 3, 4], ["A", "B", 1, "2=1"], ["(1)", "(2)", "(3)", "(4)"]]
    )
    @pytest.mark.parametrize("is_above", [True, False])
    @pytest.mark.parametrize(
        ("unit", "factor"),
        [
            ("Triệu đồng", 10**6),
            ("tr.đ", 10**6),
            ("Trđ", 10**6),
            ("(tr.đ)", 10**6),
            ("1.000đ", 10**3),
            ("đồng", 1),
        ],
    )
    def test_the_unit_may_stand_in_a_row_below_the_headings(self, unit, factor, is_above, numbers):
        rows = projects(["Lưới điện", 3000, 1000, 0.333], money=None, more=["Tỷ lệ (%)"])
        units = [None, None, unit, unit, "%"]
        rows[4:4] = [units, numbers] if is_above else [numbers, units]
        reading = read(rows)
        assert values(reading, "plan_assigned_vnd") == [3000 * factor]
        assert values(reading, "disbursed_to_date_vnd") == [1000 * factor]
        assert "money_unit_missing" not in codes(reading)

    def test_a_unit_below_the_headings_is_that_of_its_column_alone(self):
        rows = projects(["Lưới điện", 3, 1000], money=None)
        rows[4:4] = [[1, 2, 3, 4], [None, None, "Tỷ đồng", "Tr.đ"]]
        reading = read(rows)
        assert values(reading, "plan_assigned_vnd") == [3_000_000_000]
        assert values(reading, "disbursed_to_date_vnd") == [1_000_000_000]
        rows[5] = [None, None, "Tỷ đồng", None]
        assert codes(read(rows)) == {"money_unit_missing": ("D4",)}

    @pytest.mark.parametrize(
        ("written", "amount", "code"),
        [
            ("chưa giải ngân", 0, "number_with_words"),
            ("Không phát sinh", 0, "number_with_words"),
            ("không", None, "amount_in_words"),
            ("chưa có số liệu", None, "amount_in_words"),
            ("đã chi", None, "amount_not_a_number"),
        ],
    )
    def test_words_for_nothing_are_zero_only_where_they_must_be(self, written, amount, code):
        reading = read(projects(["Lưới điện", 3000, 1000], ["Nhà kho", 2000, written]))
        assert values(reading, "disbursed_to_date_vnd") == [1_000_000_000, amount]
        assert codes(reading) == {code: ("D6",)}

    @pytest.mark.parametrize(
        ("written", "unit", "likely"),
        [
            (1_436_517_000_000, "triệu đồng", " (có lẽ các ô này ghi theo đồng)"),
            ("1.436.517.000.000", "triệu đồng", " (có lẽ các ô này ghi theo đồng)"),
            (2_000_000_000_000_000_000, "đồng", ""),
        ],
    )
    def test_a_number_too_large_to_keep_is_said_to_be_too_large(self, written, unit, likely):
        rows = [["Lưới điện", 3000, 1000], ["Nhà kho", written, 1000]]
        found = read(projects(*rows, money=f"Đơn vị tính: {unit}")).findings
        (told,) = (one for one in found if one.cells == ("C6",))
        assert told.code == "amount_implausible"
        assert f"{unit}, mức của một dự án{likely}." in told.message

    def test_a_table_that_says_nothing_in_words_is_told(self):
        reading = read(projects(["Lưới điện", "chưa giao", "không"]))
        assert "amounts_blank" in codes(reading)

    @pytest.mark.parametrize("place", [7000, "Hà Nội"])
    def test_amounts_left_blank_in_every_row_are_an_error_whatever_stands_beside(self, place):
        rows = projects(["Lưới điện", None, None, place], more=["Địa điểm xây dựng"])
        reading = read(rows)
        assert "amounts_blank" in codes(reading)
        assert reading.has_errors

    @pytest.mark.parametrize("mark", ["x", "X", "...", "…", ". . ."])
    def test_a_mark_in_a_column_of_amounts_is_told_as_blank(self, mark):
        rows = [["Lưới điện", 3000, 1000], ["Nhà kho", 2000, mark], ["Nhà xe", 100, mark]]
        reading = read(projects(*rows))
        assert values(reading, "disbursed_to_date_vnd") == [1_000_000_000, None, None]
        assert codes(reading) == {"amount_in_words": ("D6", "D7")}

    def test_different_marks_of_a_column_are_told_once(self):
        rows = [["Lưới điện", 3000, 1000], ["Nhà kho", 2000, "x"], ["Nhà xe", 100, "…"]]
        (told,) = read(projects(*rows)).findings
        assert (told.cells, told.value) == (("D6", "D7"), "x")

    @pytest.mark.parametrize("dash", ["-", "–", " - ", "--"])
    def test_a_dash_stays_a_blank_that_is_not_told(self, dash):
        reading = read(projects(["Lưới điện", 3000, 1000], ["Nhà kho", 2000, dash]))
        assert values(reading, "disbursed_to_date_vnd") == [1_000_000_000, None]
        assert codes(reading) == {}

    @pytest.mark.parametrize("written", ["không phát sinh", "Không", "chưa có hồ sơ"])
    def test_no_cases_in_words_are_none(self, written):
        reading = read(procedures(["Cấp giấy phép", "TT toàn trình", written]))
        assert values(reading, "cases_received") == [0]
        assert values(reading, "service_level") == ["full"]
        assert codes(reading) == {"number_with_words": ("D5",)}


class TestLevels:
    @pytest.mark.parametrize(
        ("written", "level"),
        [
            ("IV", "level_4"),
            ("Mức độ III", "level_3"),
            ("DVCTT mức độ 4", "level_4"),
            ("DVC một phần", "partial"),
            ("Một phần (mức 3)", "partial"),
            ("Toàn trình (mức 4)", "full"),
            ("Cung cấp DVCTT toàn trình", "full"),
            ("Không cung cấp trực tuyến", "not_online"),
        ],
    )
    def test_a_level_as_units_word_it(self, written, level):
        reading = read(procedures(["Cấp giấy phép", written, 5]))
        assert values(reading, "service_level") == [level]
        assert codes(reading) == {}


class TestIndicators:
    @pytest.mark.parametrize(
        ("code", "name", "expected"),
        [
            ("violations_published", "Số vụ công khai", "violations_published"),
            (None, "Số vụ vi phạm được công khai (vụ)", "violations_published"),
            ("R6", "1. Số vụ vi phạm được công khai:", "violations_published"),
            ("violations_published", None, "violations_published"),
            ("R6", "Số cuộc họp", None),
            ("reform_news_items", "Số vụ vi phạm được công khai", None),
        ],
    )
    def test_a_row_is_known_by_its_code_or_its_name(self, code, name, expected):
        headings = ["Mã chỉ số", "Tên chỉ số", "Kế hoạch", "Thực hiện"]
        reading = read(table(headings, [[code, name, 10, 7]]))
        assert values(reading, "indicator_code") == [expected]
        assert reading.has_errors == (expected is None)


class TestDates:
    def test_a_deadline_that_cannot_be_read_is_not_the_same_as_none(self):
        dues = ["31/02/2022", "30/06/2022; 30/12/2022", None, "Không thời hạn", "30/06/2022"]
        rows = [[f"Nhiệm vụ {n}", LEAD, None, due] for n, due in enumerate(dues)]
        reading = read(tasks(*rows))
        assert values(reading, "due_kind") == [None, None, "none", "none", "date"]
        assert set(codes(reading)) == {"due_not_understood"}

    def test_a_date_that_is_the_same_day_either_way_is_no_doubt(self):
        rows = [[f"Nhiệm vụ {due}", LEAD, None, due] for due in ("5/5/2022", "10/10/2022")]
        assert codes(read(tasks(*rows))) == {}

    @pytest.mark.parametrize(
        ("due", "done", "code"),
        [
            ("30/10/2022", ["04/25/2022", "03/04/2022"], "date_order_contradicts"),
            ("30/10/2022", ["03/04/2022", "05/04/2022"], "date_order_beside"),
            ("10/30/2022", ["04/25/2022", "03/04/2022"], None),
            ("30/10/2022", ["25/04/2022", "03/04/2022"], None),
        ],
    )
    def test_two_columns_that_write_dates_differently_are_told(self, due, done, code):
        rows = [[f"Nhiệm vụ {n}", LEAD, None, due, day] for n, day in enumerate(done)]
        assert set(codes(read(tasks(*rows)))) == ({code} if code else set())


@pytest.mark.parametrize("mark", ["*", "(*)", " (**)"])
def test_an_amount_marked_for_a_footnote_is_an_amount(mark: str):
    reading = read(projects(["Lưới điện", f"1.500,5{mark}", 400]))
    assert values(reading, "plan_assigned_vnd") == [1_500_500_000]
    assert codes(reading) == {"number_with_words": ("C5",)}
