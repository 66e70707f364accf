"""A form is read back for what it is: untouched, filled in, saved by another program."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from clerk import SENT, SHEETS, Taken, reported, told

from data_loaders import read_workbook
from tracking.specs.official import Carried
from tracking.specs.units import valid_units
from tracking.text import tidy_lines
from tracking.vocabulary import View

ROOT = Path(__file__).parents[3]
MONEY, TASKS, SERVICES = "Giải ngân", "Nhiệm vụ được giao", "Thủ tục hành chính"
PROJECT = {"project_name": "Cải tạo trụ sở", "plan_assigned_vnd": 40_000_000_000}
TASK = {
    "title": "Xây dựng Thông tư",
    "task_type": "other",
    "lead_unit": "Văn phòng Bộ",
    "due_on": date(2022, 12, 20),
    "due_kind": "date",
}
PROCEDURE = {"procedure_name": "Cấp giấy phép", "field": "Hóa chất", "service_level": "level_3"}
MEASURE = {
    "indicator_code": "reform_news_items",
    "planned_value": 240,
    "unit_of_measure": "tin, bài",
}
ALL = {
    View.TASKS: [TASK],
    View.DISBURSEMENT: [PROJECT],
    View.SERVICES: [PROCEDURE],
    View.MEASURES: [MEASURE],
}
CASES = {
    "cases_received": 19,
    "cases_online": 7,
    "cases_in_person": 9,
    "cases_carried_over": 3,
    "cases_resolved_early": 10,
    "cases_resolved_on_time": 5,
    "cases_resolved_late": 1,
    "cases_pending_in_term": 2,
    "cases_pending_overdue": 1,
}
TYPED = {
    View.TASKS: {"declared_status": "Đang thực hiện", "progress_rate": 0.4},
    View.DISBURSEMENT: {"disbursed_in_period_vnd": 0, "disbursed_to_date_vnd": 0},
    View.SERVICES: CASES,
    View.MEASURES: {"actual_value": 12},
}


NEW = {
    View.TASKS: "Tổ chức hội nghị",
    View.DISBURSEMENT: "Mua thiết bị",
    View.SERVICES: "Cấp lại giấy phép",
    View.MEASURES: "Số vụ vi phạm và kết quả xử lý được công khai",
}
MORE = {
    View.TASKS: {"lead_unit": "Văn phòng Bộ", "due_on": "Quý IV/2022"},
    View.DISBURSEMENT: {"plan_assigned_vnd": 40_000},
    View.SERVICES: {"field": "Hóa chất"},
    View.MEASURES: {"unit_of_measure": "vụ"},
}
"""What a clerk adds, and what a row of a view says beside its figures."""


def filled(form):
    """The form with the same figures in each row that waits for some."""
    for name in form.book.sheetnames[1:]:
        view = SHEETS[name].view
        done = form.shown(name, "completed_on") if view is View.TASKS else []
        for at, _ in enumerate(form.shown(name, SHEETS[name].columns[0].field)):
            if not (done and done[at]):
                form.type(name, at + 1, **TYPED[view])
    return form


def record(reading, view):
    """The only record of a view."""
    (table,) = (one for one in reading.tables if one.view is view)
    (row,) = table.records()
    return row


class TestUntouched:
    @pytest.mark.parametrize("unit", SENT)
    def test_nothing_is_read_that_was_not_carried(self, unit):
        form = Taken(reported(unit), unit=unit)
        reading = form.read()
        assert len(reading.tables) == len(form.book.sheetnames) - 1
        for table in reading.tables:
            form_of = next(one for one in SHEETS.values() if one.form.code == table.template)
            for one in form_of.columns:
                values = [row.get(one.field) for row in table.records()]
                if one.carried is Carried.NEVER:
                    assert set(values) <= {None}, one.field

    @pytest.mark.parametrize("unit", SENT)
    def test_blanks_are_no_report(self, unit):
        reading = Taken(reported(unit), unit=unit).read()
        assert {*told(reading)} <= {"form_not_filled"}
        open_ones = [table for table in reading.tables if table.view is not View.TASKS]
        assert len(told(reading)) >= len(open_ones)
        assert reading.has_errors

    def test_a_form_without_rows_asks_for_some(self):
        reading = Taken(dict.fromkeys(ALL, [])).read()
        assert told(reading) == ["table_without_rows"] * 4
        assert not any(table.rows for table in reading.tables)

    def test_tasks_that_are_all_settled_need_no_more(self):
        done = {**TASK, "completed_on": date(2022, 9, 1), "declared_status": "Hoàn thành đúng hạn"}
        assert told(Taken({View.TASKS: [done]}).read()) == []

    def test_an_unfinished_task_without_a_status_is_asked_about(self):
        form = Taken({View.TASKS: [TASK, {**TASK, "title": "Họp sơ kết"}]})
        form.type(TASKS, 1, declared_status="Đang thực hiện")
        (asked,) = form.read().findings
        assert (asked.code, asked.cells) == ("rows_not_filled", (f"L{form.rows(TASKS)[1]}",))

    def test_a_row_that_nobody_filled_in_is_asked_about(self):
        form = Taken({View.DISBURSEMENT: [PROJECT, {"project_name": "Mua thiết bị"}]})
        form.type(MONEY, 1, disbursed_to_date_vnd=100)
        (asked,) = form.read().findings
        assert (asked.code, asked.cells) == ("rows_not_filled", (f"J{form.rows(MONEY)[1]}",))


class TestFilled:
    @pytest.mark.parametrize("unit", SENT)
    def test_there_is_nothing_to_mend(self, unit):
        reading = filled(Taken(reported(unit), unit=unit)).read()
        assert told(reading) == []

    @pytest.mark.parametrize("unit", SENT)
    def test_what_was_carried_is_read_as_it_was_reported(self, unit):
        views = reported(unit)
        for table in filled(Taken(views, unit=unit)).read().tables:
            form = next(one for one in SHEETS.values() if one.form.code == table.template)
            always = [one for one in form.columns if one.carried in (Carried.ALWAYS, Carried.YEAR)]
            names = [one.field for one in always if one.field != "lead_unit"]
            names = [name.replace("_indicator_name", "indicator_code") for name in names]
            before = [[_kept(row.get(name)) for name in names] for row in views[table.view]]
            for row in table.records():
                assert [_kept(row.get(name)) for name in names] in before

    def test_every_figure_is_exactly_what_was_typed(self):
        form = filled(Taken(ALL))
        form.type(
            MONEY,
            1,
            disbursed_in_period_vnd=3250.5,
            disbursed_to_date_vnd=27480.750001,
            forecast_year_vnd=38_000,
            obstacle="Chậm giải phóng mặt bằng",
        )
        form.type(TASKS, 1, note="Đã trình", progress_rate=0.855)
        reading = form.read()
        assert told(reading) == []
        money = record(reading, View.DISBURSEMENT)
        assert money["disbursed_in_period_vnd"] == 3_250_500_000
        assert money["disbursed_to_date_vnd"] == 27_480_750_001
        assert money["forecast_year_vnd"] == 38_000_000_000
        assert money["disbursed_carried_over_vnd"] is None
        assert record(reading, View.TASKS)["progress_rate"] == 0.855
        services = record(reading, View.SERVICES)
        assert {name: services[name] for name in CASES} == CASES
        measure = record(reading, View.MEASURES)
        assert (measure["planned_value"], measure["actual_value"]) == (240, 12)

    @pytest.mark.parametrize(
        "amount", [1, 999_999, 1_000_001, 12_345_678_901, 999_999_999_999_999, 186_500_000_000]
    )
    def test_amounts_survive_to_the_dong(self, amount):
        form = Taken({View.DISBURSEMENT: [{**PROJECT, "total_investment_vnd": amount}]})
        assert record(form.read(), View.DISBURSEMENT)["total_investment_vnd"] == amount

    def test_rows_are_added_below(self):
        form = filled(Taken(ALL))
        form.type(
            MONEY, 2, project_name="Mua thiết bị", plan_assigned_vnd=500, **TYPED[View.DISBURSEMENT]
        )
        form.type(
            TASKS,
            2,
            title="Tổ chức hội nghị",
            lead_unit="Văn phòng Bộ",
            due_on="Quý IV/2022",
            declared_status="Chưa thực hiện",
        )
        form.type(SERVICES, 2, procedure_name="Cấp lại giấy phép", field="Hóa chất", **CASES)
        reading = form.read()
        assert told(reading) == []
        assert [len(table.rows) for table in reading.tables] == [2, 2, 2, 1]
        assert [*reading.tables[0].records()][1]["due_on"] == date(2022, 12, 31)

    @pytest.mark.parametrize("place", ["between", "below"])
    @pytest.mark.parametrize("view", ALL)
    def test_a_row_without_a_number_is_one_more_row(self, view, place):
        """All rows say the same figures: one is no total and no part of another."""
        key, *_ = ALL[view][0]
        names = ["A", "B"] if view is not View.MEASURES else ["reform_news_items"]
        rows = [{**ALL[view][0], key: f"Dòng {one}" if len(names) > 1 else one} for one in names]
        form = filled(Taken({view: rows}))
        _, sheet = form.book.sheetnames
        named = SHEETS[sheet].name_column.field
        at = 2 if place == "between" else len(form.rows(sheet)) + 1
        if place == "between":
            form.book[sheet].insert_rows(form.rows(sheet)[1])
        form.type(sheet, at, **{**TYPED[view], named: NEW[view], **MORE[view]})
        reading = form.read()
        assert told(reading) == []
        assert len(reading.tables[0].rows) == len(rows) + 1

    def test_a_total_at_the_end_is_checked_and_not_added(self):
        form = filled(Taken({View.DISBURSEMENT: [PROJECT, {**PROJECT, "project_name": "Hai"}]}))
        form.type(MONEY, 3, project_name="Tổng cộng", plan_assigned_vnd=80_000)
        reading = form.read()
        assert told(reading) == []
        assert len(reading.tables[0].rows) == 2
        form.type(MONEY, 3, plan_assigned_vnd=90_000)
        assert told(form.read()) == ["total_mismatch"]

    def test_a_part_of_a_project_is_no_project(self):
        form = filled(Taken({View.DISBURSEMENT: [PROJECT, {**PROJECT, "project_name": "Hai"}]}))
        form.book[MONEY].insert_rows(form.rows(MONEY)[1])
        form.type(MONEY, 2, project_name="Trong đó: vốn nước ngoài", plan_assigned_vnd=10_000)
        reading = form.read()
        assert told(reading) == []
        assert [row["plan_assigned_vnd"] for row in reading.tables[0].records()] == [
            40_000_000_000
        ] * 2

    def test_groups_numbered_by_the_clerk_stay_groups(self):
        form = filled(Taken({View.DISBURSEMENT: [PROJECT, {**PROJECT, "project_name": "Hai"}]}))
        form.book[MONEY].insert_rows(form.rows(MONEY)[0])
        form.type(MONEY, 1, project_name="Dự án nhóm B", plan_assigned_vnd=80_000)
        form.book[MONEY].cell(form.rows(MONEY)[0], 1).value = "I"
        reading = form.read()
        assert told(reading) == []
        assert len(reading.tables[0].rows) == 2

    def test_rows_are_deleted(self):
        rows = [{**PROJECT, "project_name": f"Dự án {letter}"} for letter in "ABCD"]
        form = filled(Taken({View.DISBURSEMENT: rows}))
        form.book[MONEY].delete_rows(form.rows(MONEY)[1], 2)
        reading = form.read()
        assert told(reading) == []
        names = [row["project_name"] for row in reading.tables[0].records()]
        assert names == ["Dự án A", "Dự án D"]

    def test_the_guidance_may_be_deleted(self):
        form = filled(Taken(ALL))
        del form.book["Hướng dẫn"]
        assert told(form.read()) == []

    def test_a_table_may_be_deleted(self):
        form = filled(Taken(ALL))
        del form.book[SERVICES]
        reading = form.read()
        assert told(reading) == []
        assert len(reading.tables) == 3

    def test_saved_by_libreoffice(self, tmp_path, soffice):
        form = filled(Taken(ALL))
        form.type(MONEY, 1, disbursed_to_date_vnd=27480.750001)
        source = tmp_path / "bieu.xlsx"
        source.write_bytes(form.saved())
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        for kind in ("xlsx", "ods"):
            out = tmp_path / kind
            command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
            subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
            again = read_workbook((out / f"bieu.{kind}").read_bytes(), form.name)
            assert told(again) == []
            assert [table.rows for table in again.tables] == [
                table.rows for table in form.read().tables
            ]


class TestIdentity:
    @pytest.mark.parametrize(
        "period",
        ["2022-09", "2022-11", "2022-Q4", "2022-H1", "2022-H2", "2022-9M", "2022", "2023-01"],
    )
    def test_every_kind_of_period_is_found_in_the_form(self, period):
        form = filled(Taken(ALL, period=period))
        for name in (form.name, "a.xlsx"):
            reading = read_workbook(form.saved(), name)
            assert {table.period_code for table in reading.tables} == {period}
            assert told(reading) == []

    @pytest.mark.parametrize("unit", [unit.code for unit in valid_units(date(2022, 11, 30))])
    def test_every_unit_is_found_in_the_form(self, unit):
        form = filled(Taken({View.TASKS: [TASK]}, unit=unit))
        for name in (form.name, "a.xlsx"):
            reading = read_workbook(form.saved(), name)
            assert {table.unit_code for table in reading.tables} == {unit}
            assert told(reading) == []

    def test_the_checker_in_the_terminal_names_unit_and_period(self, tmp_path):
        form = filled(Taken(ALL, unit="HC", period="2022-Q4"))
        path = tmp_path / form.name
        path.write_bytes(form.saved())
        command = [sys.executable, "-m", "data_loaders", str(path)]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert answer.returncode == 0
        assert answer.stdout.count("Đơn vị: Cục Hóa chất (HC); kỳ: quý IV/2022 (2022-Q4)") == 4
        assert "0 lỗi, 0 cảnh báo, 0 lưu ý" in answer.stdout


HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://x","bấm")',
    "+84 912 345 678",
    "-5% so với kế hoạch",
    "@SUM(A1)",
    "=cmd|'/C calc'!A0",
    "#REF!",
    "a\x00b\x0bc",
    "mã _x0041_ giữ nguyên",
    "<b>đậm</b> & 'nháy' \"kép\"",
    "dòng một\ndòng hai",
    "😀 biểu tượng",
    "\ud800 nửa ký tự",
]


class TestTextIsData:
    @pytest.mark.parametrize("text", HOSTILE, ids=ascii)
    def test_text_of_an_earlier_workbook_is_text(self, text):
        form = Taken({View.TASKS: [{**TASK, "product": text}]})
        cell = form.book[TASKS][f"{form.letter(TASKS, 'product')}{form.rows(TASKS)[0]}"]
        assert cell.data_type == "s"
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))
        kept = record(form.read(), View.TASKS)["product"]
        assert kept == tidy_lines("".join(one for one in text if one not in "\x00\x0b\ud800"))

    @pytest.mark.parametrize("text", ["dài " * 20_000, "😀" * 20_000])
    def test_what_is_too_long_for_a_cell_is_cut(self, text):
        form = Taken({View.TASKS: [{**TASK, "assigned_by": text}]})
        kept = record(form.read(), View.TASKS)["assigned_by"]
        assert text.startswith(kept)
        assert 32_760 <= len(kept.encode("utf-16-le")) / 2 <= 32_767


def _kept(value):
    """A text as the one who reads it cannot tell it from another."""
    return tidy_lines(value) if isinstance(value, str) else value
