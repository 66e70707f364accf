"""What neither a column nor those beside it prove is read the way its unit told, and that is told;
what they prove goes before."""

from datetime import date

import pytest

from data_loaders import find_columns, read_workbook
from data_loaders.context.habits import habits_in, habits_out
from tests.workbooks import book, measures, projects, tasks
from tracking.dates import DateOrder
from tracking.habits import NONE_TOLD, HabitKind, Habits, is_open, meant
from tracking.quantities import Notation
from tracking.vocabulary import Severity

DAY, MONTH = Habits(dates=DateOrder.DAY_FIRST), Habits(dates=DateOrder.MONTH_FIRST)
DOT, COMMA = (
    Habits(numbers=Notation.DOT_THOUSANDS),
    Habits(numbers=Notation.COMMA_THOUSANDS),
)
LEAD = "Cục Hóa chất"
EVERY = [
    Habits(dates=order, numbers=notation)
    for order in (None, *DateOrder)
    for notation in (None, *Notation)
]


def read(rows, habits):
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx", habits=habits)


def is_read_alike(rows, habits):
    """Whether one and the same file is read alike with what was told and without."""
    content = book({"Biểu 1": rows})
    told = read_workbook(content, "a.xlsx", habits=habits)
    return told == read_workbook(content, "a.xlsx")


def values(reading, name):
    return [record[name] for record in reading.tables[0].records()]


def codes(reading):
    return [one.code for one in reading.findings]


def done(*days, due=None):
    """Tasks by the day they were completed on."""
    return tasks(*[[f"Nhiệm vụ {n}", LEAD, None, due, day] for n, day in enumerate(days)])


class TestDates:
    @pytest.mark.parametrize(
        ("habits", "day", "words"),
        [
            (DAY, date(2022, 4, 3), "“03/04/2022” là ngày 3 tháng 4 năm 2022."),
            (MONTH, date(2022, 3, 4), "“03/04/2022” là ngày 4 tháng 3 năm 2022."),
        ],
        ids=["day first", "month first"],
    )
    def test_dates_that_prove_nothing_are_read_as_told(self, habits, day, words):
        reading = read(done("03/04/2022"), habits)
        (told,) = reading.findings
        assert values(reading, "completed_on") == [day]
        assert (told.code, told.severity, told.cells) == ("date_order_told", Severity.NOTE, ("F5",))
        assert words in told.message

    def test_without_a_word_of_the_unit_it_is_a_warning(self):
        assert codes(read(done("03/04/2022"), COMMA)) == ["date_order_assumed"]

    def test_what_a_column_proves_goes_before(self):
        rows = done("25/04/2022", "03/04/2022")
        assert is_read_alike(rows, MONTH)

    def test_what_the_columns_beside_prove_goes_before(self):
        rows = done("03/04/2022", due="30/10/2022")
        assert codes(read(rows, MONTH)) == ["date_order_beside"]
        assert is_read_alike(rows, MONTH)

    def test_a_column_of_two_orders_is_still_an_error(self):
        rows = done("25/04/2022", "04/25/2022", "03/04/2022")
        assert codes(read(rows, MONTH)) == ["date_order_mixed"]
        assert is_read_alike(rows, MONTH)

    def test_deadlines_are_read_so_too(self):
        reading = read(tasks(["Nhiệm vụ", LEAD, None, "03/04/2022", None]), MONTH)
        assert values(reading, "due_on") == [date(2022, 3, 4)]

    def test_a_day_where_a_mark_was_asked_for_is_read_so_too(self):
        rows = tasks(["Nhiệm vụ", LEAD, None, None, "03/04/2022"])
        rows[3][5] = "Hoàn thành / Đúng hạn"
        assert "date_order_assumed" in codes(read(rows, NONE_TOLD))
        reading = read(rows, MONTH)
        assert values(reading, "completed_on") == [date(2022, 3, 4)]
        assert "date_order_told" in codes(reading)
        assert "date_order_assumed" not in codes(reading)


class TestNumbers:
    @pytest.mark.parametrize(
        ("habits", "amount", "words"),
        [
            (DOT, 1_234_000_000, "“1.234” là 1234."),
            (COMMA, 1_234_000, "“1.234” là 1 phẩy 234."),
        ],
        ids=["thousands", "decimals"],
    )
    def test_numbers_that_prove_nothing_are_read_as_told(self, habits, amount, words):
        reading = read(projects(["Lưới điện", "1.234", 1]), habits)
        (told,) = [one for one in reading.findings if one.code == "number_notation_told"]
        assert values(reading, "plan_assigned_vnd") == [amount]
        assert (told.severity, told.cells) == (Severity.NOTE, ("C5",))
        assert words in told.message
        assert "number_notation_assumed" not in codes(reading)

    def test_plain_numbers_are_read_so_too(self):
        reading = read(measures(["Số vụ vi phạm được công khai", 10, "1.234"]), COMMA)
        assert values(reading, "actual_value") == [1.234]
        assert codes(reading) == ["number_notation_told"]

    def test_rates_are_read_so_too(self):
        rows = tasks(["Nhiệm vụ", LEAD, None, None, None, "85.125"], more=["Tỷ lệ hoàn thành (%)"])
        reading = read(rows, COMMA)
        assert values(reading, "progress_rate") == [0.85125]
        assert codes(reading) == ["number_notation_told"]

    def test_a_rate_that_no_task_can_have_is_still_told(self):
        rows = tasks(["Nhiệm vụ", LEAD, None, None, None, "85.125"], more=["Tỷ lệ hoàn thành (%)"])
        assert codes(read(rows, DOT)) == ["number_notation_told", "progress_out_of_range"]

    def test_whole_counts_ask_for_nothing(self):
        rows = measures(["Số vụ vi phạm được công khai", 10, "7"])
        assert is_read_alike(rows, COMMA)

    def test_what_a_column_proves_goes_before(self):
        rows = projects(["Lưới điện", "1.234", 1], ["Nhà kho", "2.000,5", 1])
        assert is_read_alike(rows, COMMA)

    def test_what_the_columns_beside_prove_goes_before(self):
        rows = projects(["Lưới điện", "1,500", "1,200.5"])
        assert codes(read(rows, DOT)) == ["number_notation_beside"]
        assert is_read_alike(rows, DOT)

    def test_columns_beside_that_prove_the_opposite_of_one_another_prove_nothing(self):
        rows = projects(["Lưới điện", "1.500", "1.200,5", "1,300.5"], more=["Dự kiến cả năm"])
        told = [code for code in codes(read(rows, DOT)) if code.startswith("number_notation")]
        assert told == ["number_notation_told"]

    @pytest.mark.parametrize(("habits", "cell"), [(NONE_TOLD, "C6"), (DOT, "C6"), (COMMA, "C5")])
    def test_a_number_grouped_the_other_way_is_not_taken(self, habits, cell):
        """A column that writes both: what the unit told says which of them is out of place."""
        reading = read(projects(["Lưới điện", "1.234", 1], ["Nhà kho", "12,345", 1]), habits)
        (found,) = [one for one in reading.findings if one.code == "number_group_unlikely"]
        assert (found.severity, found.cells) == (Severity.ERROR, (cell,))


@pytest.mark.parametrize("habits", EVERY)
@pytest.mark.parametrize(
    "rows",
    [
        projects(["Lưới điện", 1000, 400], ["Nhà kho", "2.000,5", "900"]),
        done("25/04/2022", date(2022, 4, 3), "5/5/2022"),
        measures(["Số vụ vi phạm được công khai", 10, "7,5"]),
    ],
    ids=["projects", "tasks", "measures"],
)
def test_a_workbook_of_one_reading_is_read_alike_whatever_was_told(rows, habits):
    assert is_read_alike(rows, habits)
    content = book({"Biểu 1": rows})
    assert find_columns(content, "a.xlsx", habits=habits) == find_columns(content, "a.xlsx")


class TestRequest:
    def test_it_is_the_same_where_nothing_is_told(self):
        assert habits_out(NONE_TOLD) == {}

    @pytest.mark.parametrize("habits", EVERY)
    def test_what_goes_out_comes_in(self, habits):
        assert habits_in(habits_out(habits)) == habits


class TestWords:
    @pytest.mark.parametrize(
        ("text", "manner", "words"),
        [
            ("03/04/2022", DateOrder.MONTH_FIRST, "ngày 4 tháng 3 năm 2022"),
            ("25/04/2022", DateOrder.MONTH_FIRST, ""),
            ("(1,234)", Notation.DOT_THOUSANDS, "-1 phẩy 234"),
            ("1.234 tỷ", Notation.DOT_THOUSANDS, "1234 tỷ đồng"),
            ("85.125%", Notation.COMMA_THOUSANDS, "85 phẩy 125%"),
            ("khá", Notation.COMMA_THOUSANDS, ""),
        ],
    )
    def test_what_is_meant_can_be_read_in_one_way_alone(self, text, manner, words):
        assert meant(text, manner) == words

    @pytest.mark.parametrize(
        ("text", "kind", "is_it"),
        [
            ("03/04/2022", HabitKind.DATES, True),
            ("5/5/2022", HabitKind.DATES, False),
            ("25/04/2022", HabitKind.DATES, False),
            ("1.234", HabitKind.NUMBERS, True),
            ("1.234,5", HabitKind.NUMBERS, False),
            ("1234", HabitKind.NUMBERS, False),
            ("1.234", HabitKind.DATES, False),
        ],
    )
    def test_only_a_text_of_two_readings_is_open(self, text, kind, is_it):
        assert is_open(text, kind) is is_it
