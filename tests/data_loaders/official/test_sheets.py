"""What Excel makes of a form: lists to choose from, checks, locks, headings that stay, paper."""

from datetime import date, datetime
from io import BytesIO

import pytest
from clerk import SHEETS, Taken, told
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from test_round_trip import ALL, PROCEDURE, PROJECT, TASK

from data_loaders import mark_workbook, read_workbook
from data_loaders.official.form import official_form
from data_loaders.official.names import NAME
from tracking.quantities import Notation, parse_number
from tracking.specs.indicator_names import indicator_code
from tracking.specs.meanings import value_of
from tracking.specs.official import Entry
from tracking.specs.units import valid_units
from tracking.vocabulary import View

GUIDE = "Hướng dẫn"
REPORTS = ["Nhiệm vụ được giao", "Giải ngân", "Thủ tục hành chính", "Chỉ số khác"]


@pytest.fixture(scope="module")
def form():
    return Taken(ALL)


def rules(form, sheet):
    """The rule of each column, by field."""
    first = form.rows(sheet)[0]
    found = {}
    for at, column in enumerate(SHEETS[sheet].columns, 2):
        place = f"{get_column_letter(at)}{first}"
        found[column.field] = [
            rule for rule in form.book[sheet].data_validations.dataValidation if place in rule.sqref
        ]
    assert all(len(rules) <= 1 for rules in found.values())
    return {field: rules[0] for field, rules in found.items() if rules}


def as_typed(column):
    """An example as Excel takes it: days are days, numbers numbers; of two the first."""
    first = column.example.partition(" hoặc ")[0]
    if column.entry in (Entry.DATE, Entry.DUE):
        return datetime.strptime(first, "%d/%m/%Y")
    number = parse_number(first, Notation.DOT_THOUSANDS)
    if column.entry in (Entry.TEXT, Entry.CODE) or number is None:
        return first
    return float(number.value) / (100 if number.is_percent else 1)


class TestGuidance:
    def test_it_comes_first_and_is_open(self, form):
        assert form.book.sheetnames == [GUIDE, *REPORTS]
        assert form.book.active.title == GUIDE == NAME

    def test_it_says_whose_it_is_by_when_and_in_what_money(self, form):
        lines = [row[0] for row in form.book[GUIDE].values if row[0]]
        assert "Đơn vị: Văn phòng Bộ" in lines
        assert any("tháng 11/2022" in line and "14/11/2022" in line for line in lines)
        assert "Hạn gửi: 16/11/2022 (theo Nghị định 09/2019/NĐ-CP)." in lines
        assert any("triệu đồng" in line and "12.345,678901" in line for line in lines)

    def test_another_deadline_is_said_where_there_is_one(self):
        _, content = official_form("VP", "2022-11", [View.TASKS], {}, due_on=date(2022, 11, 25))
        lines = [row[0] for row in load_workbook(BytesIO(content))[GUIDE].values]
        assert "Hạn gửi: 25/11/2022." in lines

    def test_without_money_it_says_nothing_of_it(self):
        lines = [str(row[0]) for row in Taken({View.TASKS: [TASK]}).book[GUIDE].values]
        assert not any("triệu đồng" in line for line in lines)

    def test_without_tasks_it_says_nothing_of_them(self):
        lines = [str(row[0]) for row in Taken({View.DISBURSEMENT: [PROJECT]}).book[GUIDE].values]
        assert not any("Nhiệm vụ" in line for line in lines)
        assert [line[0] for line in lines if line[1:2] == "."] == [*"123456"]

    def test_it_explains_every_column_with_an_example(self, form):
        explained = {row[:3] for row in form.book[GUIDE].values}
        for name in REPORTS:
            for column in SHEETS[name].columns:
                assert (column.full_heading, column.guidance, column.example) in explained

    def test_its_examples_are_a_report_that_can_be_accepted(self):
        form = Taken(dict.fromkeys(ALL, []))
        for name in REPORTS:
            typed = {one.field: as_typed(one) for one in SHEETS[name].columns}
            form.type(name, 1, **typed)
        reading = form.read()
        assert told(reading) == []
        assert all(value is not None for table in reading.tables for value in table.rows[0])

    def test_it_is_never_read_and_never_complained_about(self, form):
        reading = form.read()
        assert GUIDE not in {table.sheet for table in reading.tables}
        assert GUIDE not in {one.sheet for one in reading.findings}

    def test_a_report_that_is_only_called_so_is_read(self):
        form = Taken({View.DISBURSEMENT: [PROJECT]})
        del form.book[GUIDE]
        form.book["Giải ngân"].title = GUIDE
        form.book[GUIDE]["J8"] = 100
        (table,) = form.read().tables
        assert table.sheet == GUIDE

    def test_a_marked_form_is_read_like_the_form(self, form):
        reading = form.read()
        name, marked = mark_workbook(form.saved(), reading)
        again = read_workbook(marked, name)
        assert again.tables == reading.tables
        assert told(again) == told(reading)


class TestLists:
    @pytest.mark.parametrize("sheet", REPORTS)
    def test_every_word_of_a_list_is_understood(self, form, sheet):
        for column in SHEETS[sheet].columns:
            if column.entry is Entry.CHOICE and column.words:
                rule = rules(form, sheet)[column.field]
                words = rule.formula1.strip('"').split(",")
                assert rule.type == "list"
                assert words == [*column.words]
                kind = "flag" if words[0] == "Có" else column.field
                assert None not in {value_of(kind, word) for word in words}

    @pytest.mark.parametrize(
        ("field", "word", "value"),
        [
            (
                column.field,
                word,
                value_of(
                    "flag"
                    if word in ("Có", "Không") and column.field != "single_window"
                    else column.field,
                    word,
                ),
            )
            for column in SHEETS["Thủ tục hành chính"].columns
            for word in column.words
        ],
    )
    def test_a_chosen_word_is_read_as_its_value(self, field, word, value):
        form = Taken({View.SERVICES: [PROCEDURE]})
        form.type("Thủ tục hành chính", 1, cases_received=5, cases_online=5, **{field: word})
        reading = form.read()
        (row,) = reading.tables[0].records()
        assert row[field] == {"yes": True, "no": False}.get(value, value)
        assert told(reading) == []

    @pytest.mark.parametrize("word", SHEETS["Nhiệm vụ được giao"].columns[10].words)
    def test_no_status_of_the_list_contradicts_a_task(self, word):
        form = Taken({View.TASKS: [TASK]})
        done = {"completed_on": "28/10/2022"} if word.startswith("Hoàn thành đúng") else {}
        if word == "Hoàn thành quá hạn":
            done = {"due_on": "30/09/2022", "completed_on": "28/10/2022"}
        form.type("Nhiệm vụ được giao", 1, declared_status=word, **done)
        assert {*told(form.read())} <= {"withdrawal_asked"}

    def test_indicators_are_chosen_from_the_catalogue_of_the_guidance(self, form):
        names = self.catalogue(form, "Chỉ số khác", "_indicator_name")
        assert len(names) > 10
        assert None not in {indicator_code(name) for name in names}

    def test_lead_units_are_offered_but_not_enforced(self, form):
        names = self.catalogue(form, "Nhiệm vụ được giao", "lead_unit")
        assert names == [unit.name for unit in valid_units(date(2022, 11, 30))]
        assert rules(form, "Nhiệm vụ được giao")["lead_unit"].errorStyle == "warning"

    def catalogue(self, form, sheet, field):
        """The names that a list in the guidance offers."""
        guide, _, cells = rules(form, sheet)[field].formula1.partition("!")
        return [row[0].value for row in form.book[guide.strip("'")][cells.replace("$", "")]]


class TestChecks:
    @pytest.mark.parametrize("sheet", REPORTS)
    def test_dates_and_figures_are_checked_with_a_word_of_advice(self, form, sheet):
        checked = {Entry.DATE: "date", Entry.COUNT: "whole", Entry.RATE: "decimal"}
        checked |= {Entry.AMOUNT: "decimal", Entry.NUMBER: "decimal"}
        found = rules(form, sheet)
        for column in SHEETS[sheet].columns:
            if column.entry in checked:
                rule = found[column.field]
                assert rule.type == checked[column.entry]
                assert rule.showErrorMessage
                assert 0 < len(rule.error) <= 225
                assert len(rule.errorTitle) <= 32

    def test_money_that_came_back_may_be_negative(self, form):
        assert rules(form, "Giải ngân")["disbursed_in_period_vnd"].errorStyle == "warning"

    def test_a_column_is_wide_enough_for_its_figures(self):
        form = Taken({View.DISBURSEMENT: [{**PROJECT, "total_investment_vnd": 12_345_678_901}]})
        widths = form.book["Giải ngân"].column_dimensions
        assert widths["F"].width > len("12.345,678901")
        assert widths["G"].width == SHEETS["Giải ngân"].columns[5].width

    def test_numbers_and_dates_are_shown_as_in_vietnam(self, form):
        sheet, first = form.book["Giải ngân"], form.rows("Giải ngân")[0]
        assert sheet[f"G{first}"].number_format == "#,##0"
        shapes = {
            rule.dxf.numFmt.formatCode
            for group in sheet.conditional_formatting
            for rule in group.rules
        }
        assert shapes == {"#,##0.######"}
        tasks = form.book["Nhiệm vụ được giao"]
        letter = form.letter(tasks.title, "completed_on")
        assert tasks[f"{letter}{form.rows(tasks.title)[0]}"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("name", REPORTS)
class TestGuard:
    def test_headings_are_locked_and_entries_are_not(self, form, name):
        sheet, bottom = form.book[name], form.heading_row(name)
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        heads = [cell for row in sheet.iter_rows(max_row=bottom) for cell in row if cell.value]
        assert all(cell.protection.locked for cell in heads)
        entries = [cell for row in sheet.iter_rows(min_row=bottom + 1) for cell in row]
        assert not any(cell.protection.locked for cell in entries)

    def test_rows_may_be_added_deleted_sorted_for_no_cell_beside_is_locked(self, form, name):
        guard = form.book[name].protection
        allowed = (guard.insertRows, guard.deleteRows, guard.sort, guard.autoFilter)
        assert not any((*allowed, guard.formatColumns, guard.formatRows))
        dimensions = form.book[name].column_dimensions.values()
        assert not any(one.protection.locked for one in dimensions)
        assert max(one.max for one in dimensions) == 16_384

    def test_there_are_empty_rows_below(self, form, name):
        assert len(form.rows(name)) >= 11

    def test_headings_stay_on_the_screen_and_on_every_page(self, form, name):
        sheet, bottom = form.book[name], form.heading_row(name)
        assert sheet.freeze_panes.lstrip("ABCDEFGH") == str(bottom + 1)
        assert sheet.print_title_rows.endswith(f"${bottom}")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0

    def test_there_are_no_formulas(self, form, name):
        assert not any(cell.data_type == "f" for row in form.book[name] for cell in row)
