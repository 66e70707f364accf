"""A heading that no declaration knows is read as its unit says, and that is told."""

from dataclasses import replace

import pytest

from data_loaders import find_columns, read_workbook
from data_loaders.columns_found import Certainty
from data_loaders.told import columns_by_certainty
from tests.workbooks import MONEY, book, measures, procedures, projects, table, tasks
from tracking.specs.catalogue import UNUSED
from tracking.vocabulary import Severity, View

MONEY_VIEW = View.DISBURSEMENT
PAID = "Tiền đã rót ra"


def paid(*headings, period="Tháng 10 năm 2022", values=(1000, 400, "x"), first="Tên dự án"):
    """A report of one project under these headings behind its name."""
    return book({"Biểu 1": table((first, *headings), [["A", *values]], money=MONEY, period=period)})


def read(content, assigned=None, view=MONEY_VIEW, **stated):
    given = {(view, words): name for words, name in (assigned or {}).items()}
    return read_workbook(content, "bao-cao.xlsx", assigned=given, **stated)


def found(content, assigned=None, view=MONEY_VIEW, **stated):
    given = {(view, words): name for words, name in (assigned or {}).items()}
    return find_columns(content, "bao-cao.xlsx", assigned=given, **stated)


def codes(reading):
    return [one.code for one in reading.findings]


def words_of(content, letter):
    """What the heading of a column is remembered by."""
    tables = found(content)
    (one,) = [
        one
        for of in (*tables.tables, *tables.nearest)
        for one in of.columns
        if one.letter == letter
    ]
    return one.words


class TestReading:
    def test_a_column_is_read_into_the_field_it_is_assigned_to(self):
        content = paid("Kế hoạch vốn", PAID, values=(1000, 400))
        (table_,) = read(content, {"tien da rot ra": "disbursed_to_date_vnd"}).tables
        assert table_.columns["disbursed_to_date_vnd"] == "D"
        assert next(table_.records())["disbursed_to_date_vnd"] == 400_000_000

    def test_the_reading_says_what_was_assigned_and_nothing_is_missed_any_more(self):
        content = paid("Kế hoạch vốn", PAID, values=(1000, 400))
        assert codes(read(content)) == ["column_not_read", "disbursed_not_found"]
        (told,) = read(content, {"tien da rot ra": "disbursed_to_date_vnd"}).findings
        assert (told.code, told.severity) == ("heading_assigned", Severity.NOTE)
        assert "ô D4: Cột D “Tiền đã rót ra” được đơn vị gán là “Lũy kế giải ngân”." in told.message

    def test_a_column_the_unit_does_not_use_is_told_once_and_not_asked_about(self):
        content = paid("Kế hoạch vốn", "Lũy kế giải ngân", "Sổ nội bộ")
        assert codes(read(content)) == ["column_not_read"]
        (told,) = read(content, {"so noi bo": UNUSED}).findings
        assert told.code == "heading_set_aside"
        assert "E “Sổ nội bộ”" in told.message

    def test_what_is_assigned_goes_before_what_a_heading_says(self):
        content = paid("Kế hoạch vốn", "Lũy kế giải ngân", PAID, values=(1000, 400, 450))
        (table_,) = read(content, {"tien da rot ra": "disbursed_to_date_vnd"}).tables
        assert table_.columns["disbursed_to_date_vnd"] == "E"

    def test_a_heading_is_told_from_another_by_the_one_above_it(self):
        rows = [
            ["VĂN PHÒNG BỘ"],
            ["Tháng 10 năm 2022"],
            [MONEY],
            ["STT", "Tên dự án", "Kế hoạch vốn", "Tiền vào", None, "Tiền ra", None],
            [None, None, None, "Xưa", "Nay", "Xưa", "Nay"],
            [1, "A", 1000, 1, 2, 3, 400],
        ]
        content = book({"Biểu 1": rows}, merges={"Biểu 1": ["D4:E4", "F4:G4"]})
        (table_,) = read(content, {"tien ra nay": "disbursed_to_date_vnd"}).tables
        assert table_.columns["disbursed_to_date_vnd"] == "G"

    def test_a_heading_with_a_date_is_known_again_in_the_next_month(self):
        content = paid("Kế hoạch vốn", f"{PAID} đến 31/10/2022", values=(1000, 400))
        words = words_of(content, "D")
        after = paid(
            "Kế hoạch vốn", f"{PAID} đến 30/11/2022", values=(1000, 500), period="Tháng 11 năm 2022"
        )
        (table_,) = read(after, {words: "disbursed_to_date_vnd"}).tables
        assert table_.columns["disbursed_to_date_vnd"] == "D"

    def test_of_two_columns_that_claim_a_field_the_assigned_one_is_taken(self):
        content = paid("Kế hoạch vốn", "Kế hoạch vốn được giao", values=(1000, 900))
        assert "heading_doubtful" in codes(read(content))
        reading = read(content, {"ke hoach von duoc giao": "plan_assigned_vnd"})
        assert "heading_doubtful" not in codes(reading)
        assert reading.tables[0].columns["plan_assigned_vnd"] == "D"

    def test_two_columns_of_one_heading_are_still_a_doubt(self):
        content = paid("Kế hoạch vốn", PAID, PAID, values=(1000, 400, 500))
        reading = read(content, {"tien da rot ra": "disbursed_to_date_vnd"})
        assert "heading_doubtful" in codes(reading)

    def test_a_table_is_found_by_what_its_unit_assigned(self):
        content = paid("Kế hoạch vốn", "Lũy kế giải ngân", values=(1000, 400), first="Việc")
        assert "no_table_found" in codes(read(content))
        reading = read(content, {"viec": "project_name"})
        assert [one.view for one in reading.tables] == [MONEY_VIEW]
        assert not reading.has_errors

    @pytest.mark.parametrize(
        ("view", "rows", "words", "name"),
        [
            (
                View.TASKS,
                tasks(["A", None, None, None, None, "x"], more=["Xyz"]),
                "xyz",
                "obstacle",
            ),
            (View.SERVICES, procedures(["A", "4", 12, 7], more=["Xyz"]), "xyz", "cases_online"),
            (View.MEASURES, [*measures(["A", 1, 2])], "thuc hien", "planned_value"),
        ],
    )
    def test_every_view_takes_what_is_assigned(self, view, rows, words, name):
        reading = read(book({"Biểu 1": rows}), {words: name}, view)
        told = [one for one in reading.findings if one.code == "heading_assigned"]
        assert [one.field for one in told] == [name]

    def test_what_is_assigned_in_one_view_says_nothing_in_another(self):
        content = paid("Kế hoạch vốn", PAID, values=(1000, 400))
        assigned = {"tien da rot ra": "cases_online"}
        assert read(content, assigned, View.SERVICES) == read(content)

    def test_a_field_that_is_none_any_more_is_passed_over(self):
        content = paid("Kế hoạch vốn", PAID, values=(1000, 400))
        assert read(content, {"tien da rot ra": "khong_con"}) == read(content)

    def test_nothing_assigned_changes_nothing(self):
        content = book({"Biểu 1": projects(["A", 1000, 400])})
        assert read_workbook(content, "a.xlsx", assigned={}) == read_workbook(content, "a.xlsx")


class TestColumnsFound:
    def test_each_column_says_how_it_came_to_its_field(self):
        content = paid("KH vốn giao đầu năm cho dự án", "Lũy kế giải ngân", PAID, values=(1, 1, 1))
        (table_,) = found(content, {"tien da rot ra": "forecast_year_vnd"}).tables
        ways = {one.letter: one.certainty for one in table_.columns}
        assert ways == {
            "A": Certainty.EXACT,
            "B": Certainty.EXACT,
            "C": Certainty.SIMILAR,
            "D": Certainty.EXACT,
            "E": Certainty.ASSIGNED,
        }

    def test_a_mended_heading_is_only_like_its_name(self):
        (table_,) = found(paid("Kế hoạch vốn", "Lũy kế giải nghân", values=(1, 1))).tables
        assert table_.columns[-1].certainty is Certainty.SIMILAR

    def test_the_columns_are_told_by_how_certain_they_are(self):
        content = paid("Kế hoạch vốn", PAID, values=(1000, 400))
        given = {"tien da rot ra": "disbursed_to_date_vnd"}
        (one,) = read(content, given).tables
        assert columns_by_certainty(one, found(content, given).tables[0]) == [
            "Cột đọc đúng tên: B Tên dự án · C Kế hoạch vốn giao",
            "Cột do đơn vị gán: D Lũy kế giải ngân",
        ]
        assert columns_by_certainty(replace(one, columns={"project_name": "B"}), None) == [
            "Cột đọc: B Tên dự án"
        ]

    def test_an_unread_column_comes_with_values_of_it(self):
        (table_,) = found(paid("Kế hoạch vốn", PAID, values=(1000, 12.5))).tables
        last = table_.columns[-1]
        assert (last.field, last.heading, last.examples) == (None, PAID, ("12,5",))

    def test_columns_that_claim_one_field_are_named(self):
        content = paid("Kế hoạch vốn", "Kế hoạch vốn được giao", values=(1000, 900))
        assert found(content).tables[0].doubtful == {"plan_assigned_vnd": ("C", "D")}

    def test_a_heading_row_that_lacks_a_field_says_which(self):
        content = paid("Kế hoạch vốn", "Lũy kế giải ngân", values=(1000, 400), first="Việc")
        (near,) = found(content).nearest
        assert (near.row, near.is_read) == (4, False)
        assert near.missing == (("project_name", "investor"),)
        assert near.columns[1].field is None

    def test_tables_come_in_the_order_of_the_reading(self):
        sheets = {
            "Một": projects(["A", 1, 1]),
            "Hai": tasks(["B", None, None, None, None]),
        }
        content = book(sheets)
        tables = found(content).tables
        assert [(one.sheet, one.view) for one in tables] == [
            (one.sheet, one.view) for one in read(content).tables
        ]

    def test_nothing_is_shown_of_a_secret_document(self):
        rows = [["TUYỆT MẬT"], *projects(["A", 1, 1])]
        assert found(book({"Biểu 1": rows})) == find_columns(b"", "a.xlsx")
