"""What a file would change, told from small tables: rows, copied rows, figures, the sentence."""

import pytest

from tests.drawn import drawn
from tests.reports import board_of, sent
from tracking.impact import (
    Impact,
    LastPeriod,
    ReportImpact,
    RowsImpact,
    declared_findings,
    last_period,
    period_impact,
    rows_impact,
    slip_findings,
)
from tracking.impact.words import headline, report_sentence
from tracking.specs import make_finding
from tracking.vocabulary import View


def told(view, before, after):
    """Names of the rows added, removed, and changed with their fields; how many stay."""
    found = rows_impact(view, drawn(before), drawn(after))
    name = {View.TASKS: "title", View.DISBURSEMENT: "project_name"}[view]
    changed = {
        one.after[name]: {each.field: (each.before, each.after) for each in one.fields}
        for one in found.changed
    }
    added, removed = ([row[name] for row in rows] for rows in (found.added, found.removed))
    return added, removed, changed, found.unchanged


class TestRows:
    def test_added_removed_changed_and_unchanged(self):
        before = """
            project_name | plan_assigned_vnd | disbursed_to_date_vnd
            Cầu A        | 1.000             | 400
            Đường B      | 500               | 100
            Trường C     | 300               | 0
        """
        after = """
            project_name | plan_assigned_vnd | disbursed_to_date_vnd
            Trường C     | 300               | 0
            Cầu A        | 1.000             | 450
            Bệnh viện D  | 800               | 0
        """
        assert told(View.DISBURSEMENT, before, after) == (
            ["Bệnh viện D"],
            ["Đường B"],
            {"Cầu A": {"disbursed_to_date_vnd": (400, 450)}},
            1,
        )

    def test_a_row_is_the_same_by_its_code_whatever_it_is_called(self):
        before = "project_code | project_name\n7001 | Cầu A"
        after = "project_code | project_name\n7001 | Cầu A (giai đoạn 1)"
        assert told(View.DISBURSEMENT, before, after)[2] == {
            "Cầu A (giai đoạn 1)": {"project_name": ("Cầu A", "Cầu A (giai đoạn 1)")}
        }

    @pytest.mark.parametrize("name", ["CẦU A", "Câu A", "Cầu  A"])
    def test_a_row_without_a_code_is_the_same_by_its_name_however_it_is_typed(self, name):
        found = told(View.DISBURSEMENT, "project_name\nCầu A", f"project_name\n{name}")
        assert found[:2] == ([], [])

    @pytest.mark.parametrize(("one", "other"), [("-", "7001"), ("7001", "-")])
    def test_a_code_stated_in_one_of_the_versions_only_does_not_part_them(self, one, other):
        before = f"project_code | project_name\n{one} | Cầu A"
        after = f"project_code | project_name\n{other} | Cầu A"
        added, removed, changed, _ = told(View.DISBURSEMENT, before, after)
        assert (added, removed, list(changed["Cầu A"])) == ([], [], ["project_code"])

    def test_two_codes_are_two_projects_though_they_have_one_name(self):
        before = "project_code | project_name\n7001 | Cầu A"
        after = "project_code | project_name\n7002 | Cầu A"
        assert told(View.DISBURSEMENT, before, after) == (["Cầu A"], ["Cầu A"], {}, 0)

    def test_of_several_rows_of_one_name_those_that_say_the_same_belong_together(self):
        before = """
            project_name | funding_source | disbursed_to_date_vnd
            Cầu A        | Trong nước     | 400
            Cầu A        | Nước ngoài     | 100
        """
        after = """
            project_name | funding_source | disbursed_to_date_vnd
            Cầu A        | Nước ngoài     | 100
        """
        assert told(View.DISBURSEMENT, before, after) == ([], ["Cầu A"], {}, 1)

    def test_the_others_of_one_name_are_taken_in_their_order(self):
        before = """
            title         | due_on
            Báo cáo tháng | 05/09/2022
            Báo cáo tháng | 05/10/2022
        """
        after = """
            title         | due_on
            Báo cáo tháng | 06/09/2022
            Báo cáo tháng | 06/10/2022
            Báo cáo tháng | 06/11/2022
        """
        found = rows_impact(View.TASKS, drawn(before), drawn(after))
        moved = [(one.fields[0].before.day, one.fields[0].after) for one in found.changed]
        assert [(first, last.month) for first, last in moved] == [(5, 9), (5, 10)]
        assert [row["due_on"].month for row in found.added] == [11]

    def test_a_changed_row_says_where_it_stands_in_the_file(self):
        before = drawn("_sheet | _row | title | note\nNV | 5 | Đề án | -")
        after = drawn("_sheet | _row | title | note\nBiểu 1 | 12 | Đề án | Chậm")
        (change,) = rows_impact(View.TASKS, before, after).changed
        assert (change.after["_sheet"], change.after["_row"]) == ("Biểu 1", 12)
        assert [(one.field, one.before, one.after) for one in change.fields] == [
            ("note", None, "Chậm")
        ]

    def test_a_row_that_only_moved_is_unchanged(self):
        before = drawn("_sheet | _row | title\nNV | 5 | A\nNV | 6 | B")
        after = drawn("_sheet | _row | title\nNV | 9 | B\nNV | 10 | A")
        found = rows_impact(View.TASKS, before, after)
        assert (found.unchanged, found.before, found.after) == (2, 2, 2)

    def test_rows_without_a_code_or_a_name_are_taken_in_their_order(self):
        found = rows_impact(View.TASKS, drawn("note\nA\nB"), drawn("note\nA\nC"))
        assert (len(found.changed), found.unchanged) == (1, 1)


class TestCopiedRows:
    BEFORE = """
        title  | declared_status | obstacle
        Đề án  | Đang thực hiện  | Chờ ý kiến các bộ
        Nghị định | Đang thực hiện | Thiếu hồ sơ
    """

    def test_a_row_is_copied_when_it_says_the_same_in_every_field(self):
        after = """
            title     | declared_status | obstacle
            Đề án     | Đang thực hiện  | Chờ ý kiến các bộ
            Nghị định | Đang thực hiện  | Đã đủ hồ sơ
        """
        found = last_period(View.TASKS, "2022-09", drawn(self.BEFORE), drawn(after))
        assert [row["title"] for row in found.copied] == ["Đề án"]
        assert found.period_code == "2022-09"

    def test_a_row_copied_twice_was_there_once(self):
        after = drawn(self.BEFORE)
        found = last_period(View.TASKS, "2022-09", drawn(self.BEFORE), [*after, after[0]])
        assert len(found.copied) == 2


class TestFigures:
    TASKS = """
        title | lead_unit | due_on | completed_on
        A     | -         | 05/10/2022 | {a}
        B     | -         | 06/10/2022 | -
    """

    def reports(self, done, unit="VP"):
        return sent(unit, "2022-10", View.TASKS, self.TASKS.format(a=done))

    def changes(self, before, after, owed=("VP", "CN")):
        boards = [
            board_of(*one, code="2022-10", owed={View.TASKS: owed}) for one in (before, after)
        ]
        codes = ["tasks_on_time_rate", "tasks_overdue"]
        found = period_impact(*boards, codes, ["VP"], is_past=False)
        return {(one.indicator.code, one.unit_code): one for one in found.figures}

    def test_the_figures_of_the_unit_and_of_the_ministry_before_and_after(self):
        other = self.reports("-", "CN")
        found = self.changes([self.reports("-"), other], [self.reports("04/10/2022"), other])
        values = {
            key: (one.before.numerator, one.after.numerator, one.after.denominator)
            for key, one in found.items()
        }
        assert values == {
            ("tasks_on_time_rate", "VP"): (0, 1, 2),
            ("tasks_on_time_rate", None): (0, 1, 4),
            ("tasks_overdue", "VP"): (2, 1, None),
            ("tasks_overdue", None): (4, 3, None),
        }

    def test_the_first_report_of_a_unit_widens_the_coverage(self):
        other = self.reports("-", "CN")
        found = self.changes([other], [other, self.reports("-")])
        ministry = found["tasks_on_time_rate", None]
        assert ministry.before.coverage.present == ("CN",)
        assert set(ministry.after.coverage.present) == {"VP", "CN"}
        assert ministry.is_changed
        assert not found["tasks_on_time_rate", "VP"].is_revised

    def test_another_unit_is_told_of_where_its_figures_change(self):
        own = self.reports("-")
        theirs = "title | lead_unit | due_on\nC | Cục Công nghiệp | 05/10/2022"
        more = sent("VP", "2022-10", View.TASKS, [*drawn(self.TASKS.format(a="-")), *drawn(theirs)])
        found = self.changes([own], [more], owed=("VP",))
        assert found["tasks_overdue", "CN"].after.value == 1
        assert found["tasks_overdue", None].after.value == 3
        assert not found["tasks_overdue", "VP"].is_changed

    def test_the_same_reports_change_no_figure(self):
        own = self.reports("-")
        assert not any(one.is_changed for one in self.changes([own], [own]).values())


def report(*, added=0, removed=0, changed=0, unchanged=0, last=None, code="2022-10", unit="VP"):
    rows = RowsImpact(
        added=({},) * added, removed=({},) * removed, changed=(None,) * changed, unchanged=unchanged
    )
    return ReportImpact(
        unit_code=unit, view=View.TASKS, period_code=code, version=2, makes_version=True,
        rows=rows, last=last and LastPeriod(period_code=last[0], copied=({},) * last[1]),
    )  # fmt: skip


class TestSentence:
    def test_all_of_it(self):
        told = report(added=3, removed=1, changed=12, unchanged=25, last=("2022-09", 37))
        assert report_sentence(told) == (
            "Thêm 3 dòng, bỏ 1 dòng, đổi 12 dòng; 37 trong 40 dòng giống hệt tháng trước."
        )

    @pytest.mark.parametrize(
        ("one", "sentence"),
        [
            (report(added=1234), "Thêm 1.234 dòng."),
            (report(unchanged=4), "Không dòng nào khác bản đang dùng."),
            (
                report(unchanged=4, last=("2022-08", 2)),
                "Không dòng nào khác bản đang dùng; 2 trong 4 dòng giống hệt kỳ tháng 8/2022.",
            ),
            (report(removed=2, last=("2022-09", 0)), "Bỏ 2 dòng."),
            (
                report(changed=5, code="2022-Q3", last=("2022-Q2", 1)),
                "Đổi 5 dòng; 1 trong 5 dòng giống hệt quý trước.",
            ),
        ],
    )
    def test_only_what_there_is_to_tell(self, one, sentence):
        assert report_sentence(one) == sentence

    def test_of_several_reports_each_is_named(self):
        several = Impact(reports=(report(added=1), report(added=2, code="2022-09")), periods=())
        assert headline(several) == (
            "Nhiệm vụ tháng 10/2022: thêm 1 dòng. Nhiệm vụ tháng 9/2022: thêm 2 dòng."
        )
        units = Impact(reports=(report(added=1), report(added=2, unit="HC")), periods=())
        assert headline(units) == (
            "Nhiệm vụ tháng 10/2022 của VP Bộ: thêm 1 dòng. "
            "Nhiệm vụ tháng 10/2022 của Cục Hóa chất: thêm 2 dòng."
        )

    def test_a_file_without_a_table(self):
        assert headline(Impact(reports=(), periods=())) == "Tệp không có biểu nào để tiếp nhận."


def test_what_the_checks_found_is_referred_to_not_found_again():
    status = make_finding("status_disagrees", sheet="NV", cells=("G5",), value="Hoàn thành", why="")
    slip = make_finding("amount_against_last", field="note", value=1, last=2, times=3, likely="")
    other = make_finding("duplicate_row", value="A")
    assert declared_findings([slip, status, other]) == (status,)
    assert slip_findings([slip, status, other]) == (slip,)
