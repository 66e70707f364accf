"""What of the last report stands in the next form, and what is left to be reported anew."""

from datetime import date

import pytest
from clerk import Taken

from tracking.vocabulary import View

PROJECT = {
    "project_code": "7812345",
    "project_name": "Cải tạo trụ sở làm việc",
    "funding_source": "Ngân sách trung ương",
    "investor": "Văn phòng Bộ",
    "total_investment_vnd": 125_000_000_000,
    "plan_assigned_vnd": 40_000_000_000,
    "plan_adjusted_vnd": 38_500_000_000,
    "plan_carried_over_vnd": 1_200_500_000,
    "disbursed_in_period_vnd": 3_250_000_000,
    "disbursed_to_date_vnd": 27_480_750_000,
    "disbursed_carried_over_vnd": 1_000_000_000,
    "forecast_year_vnd": 38_000_000_000,
    "obstacle": "Chậm giải phóng mặt bằng",
    "proposal": "Điều chuyển vốn",
    "note": "Đã họp",
}
PLANS = ("plan_assigned_vnd", "plan_adjusted_vnd", "plan_carried_over_vnd")
OPEN = {
    "task_code": "NV-15",
    "title": "Xây dựng Thông tư về xuất xứ",
    "task_type": "other",
    "assigned_by": "Quyết định số 123/QĐ-BCT",
    "assigned_on": date(2022, 1, 5),
    "lead_unit": "Văn phòng Bộ",
    "supporting_units": "Vụ Pháp chế",
    "leader_in_charge": "Thứ trưởng",
    "due_on": date(2022, 12, 20),
    "due_kind": "date",
    "progress_rate": 0.4,
    "declared_status": "Đang thực hiện",
    "product": "Thông tư",
    "obstacle": "Chờ thẩm định",
    "note": "Đang lấy ý kiến",
}
DONE = {
    **OPEN,
    "title": "Báo cáo sơ kết",
    "completed_on": date(2022, 9, 28),
    "declared_status": "Hoàn thành đúng hạn",
    "progress_rate": 1.0,
    "result_document": "Báo cáo số 45/BC-VP",
}
PROCEDURE = {
    "procedure_code": "1.000400",
    "procedure_name": "Cấp giấy phép",
    "field": "Hóa chất",
    "service_level": "level_4",
    "on_national_portal": True,
    "in_decision_422": False,
    "single_window": "nsw_asw",
    "cases_received": 19,
    "cases_online": 19,
    "cases_resolved_on_time": 19,
}
TASKS, MONEY, SERVICES, OTHER = (
    "Nhiệm vụ được giao",
    "Giải ngân",
    "Thủ tục hành chính",
    "Chỉ số khác",
)


def first(form, sheet, *fields):
    """What stands in the first row of a sheet."""
    return [(form.shown(sheet, name) or [None])[0] for name in fields]


class TestProjects:
    def test_names_and_plans_stay_and_figures_are_empty(self):
        form = Taken({View.DISBURSEMENT: [PROJECT]})
        stated = ("project_code", "project_name", "funding_source", "investor")
        assert first(form, MONEY, *stated) == [PROJECT[name] for name in stated]
        assert first(form, MONEY, "total_investment_vnd", *PLANS) == [
            125_000,
            40_000,
            38_500,
            1200.5,
        ]
        told = [name for name in PROJECT if name.startswith(("disbursed", "forecast"))]
        assert first(form, MONEY, *told, "obstacle", "proposal", "note") == [None] * 7

    @pytest.mark.parametrize("period", ["2023-01", "2023-Q1"])
    def test_a_new_year_has_new_plans(self, period):
        form = Taken({View.DISBURSEMENT: [PROJECT]}, period=period, last="2022-12")
        assert first(form, MONEY, "project_name", *PLANS) == [PROJECT["project_name"], *[None] * 3]
        assert first(form, MONEY, "total_investment_vnd") == [125_000]


class TestTasks:
    def test_an_unfinished_one_is_to_be_reported_anew(self):
        form = Taken({View.TASKS: [OPEN]})
        stays = ("task_code", "title", "assigned_by", "assigned_on", "lead_unit", "product")
        shown = first(form, TASKS, *stays)
        assert shown[3].date() == OPEN.get("assigned_on")
        assert shown[:3] + shown[4:] == [OPEN[name] for name in stays if name != "assigned_on"]
        anew = ("completed_on", "progress_rate", "declared_status", "obstacle", "note")
        assert first(form, TASKS, *anew) == [None] * 5

    def test_a_finished_one_keeps_its_completion_for_it_counts_all_year(self):
        form = Taken({View.TASKS: [DONE]})
        day, *rest = first(
            form, TASKS, "completed_on", "progress_rate", "declared_status", "result_document"
        )
        assert day.date() == DONE["completed_on"]
        assert rest == [1, "Hoàn thành đúng hạn", "Báo cáo số 45/BC-VP"]

    def test_one_finished_last_year_does_not_count_any_more(self):
        form = Taken({View.TASKS: [OPEN, DONE]}, period="2023-01", last="2022-12")
        assert form.shown(TASKS, "title") == [OPEN["title"]]

    def test_one_that_was_withdrawn_stays_withdrawn_within_the_year(self):
        rows = [{**OPEN, "declared_status": "Đã được đồng ý cho rút"}]
        assert first(Taken({View.TASKS: rows}), TASKS, "declared_status") == [
            "Đã được đồng ý cho rút"
        ]
        assert Taken({View.TASKS: rows}, period="2023-01").shown(TASKS, "title") == []

    def test_one_without_a_lead_counted_for_who_reported_it(self):
        rows = [{**OPEN, "lead_unit": None}]
        assert first(Taken({View.TASKS: rows}, unit="HC"), TASKS, "lead_unit") == ["Cục Hóa chất"]

    @pytest.mark.parametrize(
        ("kind", "on", "shown"),
        [
            ("month", date(2022, 10, 31), "Tháng 10/2022"),
            ("quarter", date(2022, 9, 30), "Quý III/2022"),
            ("year", date(2022, 12, 31), "Năm 2022"),
            ("recurring", None, "Thường xuyên"),
            ("none", None, None),
            (None, None, None),
        ],
    )
    def test_a_deadline_is_as_exact_as_it_was_written(self, kind, on, shown):
        rows = [{**OPEN, "due_kind": kind, "due_on": on}]
        assert first(Taken({View.TASKS: rows}), TASKS, "due_on") == [shown]

    def test_a_day_within_a_month_is_never_rounded_to_its_end(self):
        rows = [{**OPEN, "due_kind": "month", "due_on": date(2022, 10, 15)}]
        (shown,) = first(Taken({View.TASKS: rows}), TASKS, "due_on")
        assert shown.date() == date(2022, 10, 15)

    def test_each_type_has_a_sheet_of_its_own(self):
        kinds = ("work_programme", "legal_document", "reform_plan", "other")
        form = Taken({View.TASKS: [{**OPEN, "task_type": kind} for kind in kinds]})
        read = [row["task_type"] for table in form.read().tables for row in table.records()]
        assert read == [*kinds]
        assert len(form.book.sheetnames) == 5

    def test_without_rows_there_is_the_general_sheet(self):
        assert Taken({View.TASKS: []}).book.sheetnames == ["Hướng dẫn", TASKS]


class TestServices:
    def test_what_a_procedure_is_stays_in_words_of_the_lists(self):
        form = Taken({View.SERVICES: [PROCEDURE]})
        fields = ("service_level", "on_national_portal", "in_decision_422", "single_window")
        words = ["Mức độ 4", "Có", "Không", "Một cửa quốc gia và một cửa ASEAN"]
        assert first(form, SERVICES, *fields) == words
        assert first(form, SERVICES, "cases_received", "cases_online") == [None, None]

    def test_cases_reported_by_field_have_a_sheet_by_field(self):
        form = Taken({View.SERVICES: [{"field": "Dầu khí", "cases_received": 5}]})
        assert form.book.sheetnames[1:] == ["Hồ sơ theo lĩnh vực"]
        assert form.shown("Hồ sơ theo lĩnh vực", "field") == ["Dầu khí"]


class TestMeasures:
    ROW = {
        "indicator_code": "reform_news_items",
        "planned_value": 240,
        "actual_value": 181,
        "unit_of_measure": "tin, bài",
        "note": "Đợt cao điểm",
    }

    def test_the_plan_stays_the_figure_does_not(self):
        form = Taken({View.MEASURES: [self.ROW]})
        name = "Số tin, bài truyền thông về cải cách hành chính"
        fields = ("_indicator_name", "unit_of_measure", "planned_value", "actual_value", "note")
        assert first(form, OTHER, *fields) == [name, "tin, bài", 240, None, None]

    def test_the_cell_of_the_figure_says_what_it_covers(self):
        form = Taken({View.MEASURES: [self.ROW]})
        place = f"{form.letter(OTHER, 'actual_value')}{form.rows(OTHER)[0]}"
        assert form.book[OTHER][place].comment.text == "Số tính từ đầu năm đến hết kỳ báo cáo."


def test_a_merged_unit_gets_the_form_of_its_successor():
    form = Taken({View.TASKS: [OPEN]}, unit="CTBVNTD", period="2023-06")
    assert {table.unit_code for table in form.read().tables} == {"UBCTQG"}
