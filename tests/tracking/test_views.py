"""Which records count, for which unit, and where a task stands by its dates."""

import pytest

from tests.drawn import day, drawn
from tracking.merging import merge
from tracking.task_states import days_late, task_state
from tracking.views import Report, records
from tracking.vocabulary import View

NUMBERS = iter(range(1, 1000))


def report(unit, view=View.TASKS, period="2022-10", as_of="31/10/2022"):
    return Report(
        submission_id=next(NUMBERS), unit_code=unit, view=view, period_code=period,
        as_of=day(as_of),
    )  # fmt: skip


@pytest.mark.parametrize(
    "row",
    drawn("""
    due_on     | completed_on | declared_status     | due_kind  | state
    31/10/2022 | 31/10/2022   | -                   | date      | completed_on_time
    30/10/2022 | 31/10/2022   | -                   | date      | completed_late
    -          | 31/10/2022   | -                   | none      | completed_on_time
    31/10/2022 | -            | -                   | date      | in_term
    30/10/2022 | -            | -                   | date      | overdue
    30/10/2022 | 01/11/2022   | -                   | date      | overdue
    30/10/2022 | -            | Hoàn thành đúng hạn | date      | overdue
    31/12/2022 | -            | Hoàn thành          | quarter   | in_term
    -          | -            | -                   | none      | in_term
    -          | -            | Đang thực hiện      | recurring | recurring
    -          | 12/10/2022   | -                   | recurring | completed_on_time
    30/09/2022 | -            | Được rút            | date      | withdrawn
    30/09/2022 | -            | Xin rút             | date      | overdue
    30/09/2022 | -            | Xin lùi thời hạn    | date      | overdue
    """),
    ids=str,
)
def test_a_task_stands_where_its_dates_say(row):
    assert task_state(row, day("31/10/2022")) == row["state"]


@pytest.mark.parametrize(
    "row",
    drawn("""
    due_on     | completed_on | days
    30/09/2022 | 05/10/2022   | 5
    30/09/2022 | -            | 31
    30/09/2022 | 29/09/2022   | 0
    -          | -            | 0
    """),
    ids=str,
)
def test_days_late_run_to_completion_or_to_the_day_of_the_figures(row):
    assert days_late(row, day("31/10/2022")) == row["days"]


@pytest.mark.parametrize(
    "row",
    drawn("""
    lead_unit                        | owner
    Cục Công nghiệp                  | CN
    Cục CN; Vụ Kế hoạch              | CN
    Vụ Pháp chế chủ trì, Cục XNK     | PC
    -                                | VP
    Phòng Tổng hợp                   | VP
    Bộ Tài chính                     | VP
    """),
    ids=str,
)
def test_a_task_is_its_lead_units(row):
    (found,) = records(report("VP"), [row])
    assert found.owner == row["owner"]


def test_a_former_name_is_the_unit_it_has_become():
    now = report("VP", period="2022-12", as_of="31/12/2022")
    (found,) = records(now, [{"lead_unit": "Vụ Kế hoạch"}])
    assert found.owner == "KHTC"


LEAD = drawn("""
title   | lead_unit       | due_on     | completed_on
Đề án A | Cục Công nghiệp | 30/09/2022 | 28/09/2022
Đề án B | Cục Công nghiệp | 31/10/2022 | -
""")
OTHERS = drawn("""
title   | lead_unit       | due_on     | completed_on
ĐỀ ÁN A | Cục Công nghiệp | 15/09/2022 | 28/09/2022
Đề án C | Cục Công nghiệp | 31/10/2022 | -
Đề án D | Cục Hóa chất    | 31/10/2022 | -
Đề án E | -               | 31/10/2022 | -
""")


def test_a_task_counts_once_and_what_others_say_is_linked_to_it():
    found = [*records(report("CN"), LEAD), *records(report("VP"), OTHERS)]
    merged = merge(found)
    counted = sorted((one.owner, one.row["title"]) for one in merged.records)
    assert counted == [
        ("CN", "Đề án A"), ("CN", "Đề án B"), ("CN", "Đề án C"), ("HC", "Đề án D"),
        ("VP", "Đề án E"),
    ]  # fmt: skip
    told = {link.other.row["title"]: link for link in merged.links}
    assert told["ĐỀ ÁN A"].differing == ("due_on",)
    assert told["ĐỀ ÁN A"].counted.row["title"] == "Đề án A"
    assert told["Đề án C"].counted is None


def test_of_two_others_the_newest_report_counts():
    first, second = report("VP"), report("PC")
    merged = merge([*records(first, OTHERS[2:3]), *records(second, OTHERS[2:3])])
    assert [one.report.unit_code for one in merged.records] == ["PC"]
    assert [link.other.report.unit_code for link in merged.links] == ["VP"]


def test_a_project_its_investor_leaves_out_does_not_count():
    """Its money may stand in the investor's own report under another name."""
    own = drawn("project_name | disbursed_to_date_vnd\nNhà A | 10")
    other = drawn("project_name | investor | disbursed_to_date_vnd\nNhà B | Cục Hóa chất | 5")
    investor, other_unit = report("HC", View.DISBURSEMENT), report("KH", View.DISBURSEMENT)
    merged = merge([*records(investor, own), *records(other_unit, other)])
    assert [one.row["project_name"] for one in merged.records] == ["Nhà A"]
    assert [link.counted for link in merged.links] == [None]
    assert len(merge(records(other_unit, other)).records) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xây dựng Đề án phát triển công nghiệp", "Đề án phát triển công nghiệp xây dựng", True),
        ("Rà soát quy hoạch cụm công nghiệp", "Rà soát quy hoạch các cụm công nghiệp", True),
        ("Báo cáo sơ kết quý I năm 2022", "Báo cáo tổng kết năm 2022", False),
        ("Đề án A", "Đề án B", False),
    ],
)
def test_nearly_the_same_name_is_the_same_task(one, other, same):
    first = records(report("CN"), [{"title": one}])
    second = records(report("VP"), [{"title": other, "lead_unit": "Cục Công nghiệp"}])
    assert len(merge([*first, *second]).records) == (1 if same else 2)


def test_merging_changes_no_row():
    rows = [dict(row) for row in OTHERS]
    merge(records(report("VP"), rows))
    assert rows == OTHERS


TWO_TABLES = """
    title                      | due_on     | completed_on | assigned_by | task_code | _sheet
    Thông tư bãi bỏ một số văn bản | 30/09/2022 | 23/09/2022   | Chương trình | -        | Nhiem vu
    {}
"""


@pytest.mark.parametrize(
    ("second", "count", "differing"),
    [
        ("THÔNG TƯ bãi bỏ một số văn bản | 30/09/2022 | 23/09/2022 | - | - | VBQPPL", 1, ()),
        ("Thông tư bãi bỏ một số văn bản | - | 23/09/2022 | - | - | VBQPPL", 1, ()),
        (
            "Thông tư bãi bỏ một số văn bản | 30/09/2022 | 05/10/2022 | - | - | VBQPPL",
            1,
            ("completed_on",),
        ),
        (
            "Thông tư bãi bỏ một số văn bản | 30/09/2022 | - | - | - | VBQPPL",
            1,
            ("completed_on",),
        ),
        (
            "Thông tư bãi bỏ một số văn bản | 31/10/2022 | 23/09/2022 | - | - | VBQPPL",
            2,
            ("due_on",),
        ),
        ("Thông tư bãi bỏ một số văn bản | - | - | - | - | VBQPPL", 2, ("due_on", "completed_on")),
        ("Thông tư bãi bỏ một số văn bản | 30/09/2022 | 23/09/2022 | QĐ 1/QĐ-BCT | - | VBQPPL", 2,
         None),
        ("Thông tư bãi bỏ một số văn bản | 30/09/2022 | 23/09/2022 | - | - | Nhiem vu", 2, None),
        ("Thông tư sửa đổi một số văn bản | 30/09/2022 | 23/09/2022 | - | - | VBQPPL", 2, None),
    ],
    ids=[
        "the same title and deadline",
        "one table states no deadline, both the same day of completion",
        "completed on different days: the later counts, and it is told",
        "one table says nothing of its completion, which is told",
        "another deadline: two tasks, perhaps one",
        "nothing beyond the title: two tasks, perhaps one",
        "assigned by another document: two tasks",
        "twice in one table: two tasks",
        "another title: two tasks",
    ],
)  # fmt: skip
def test_a_task_told_in_two_tables_of_a_report_counts_once(second, count, differing):
    found = records(report("PC"), drawn(TWO_TABLES.format(second)))
    assert len(found) == count
    merged = merge(found)
    assert len(merged.records) == count
    links = merged.links
    assert [link.differing for link in links] == ([] if differing is None else [differing])
    assert all(link.is_certain is (count == 1) and link.is_within for link in links)
    assert sum(len(one.again) for one in found) == 2 - count


def test_of_two_days_of_completion_in_one_report_the_later_counts():
    second = "Thông tư bãi bỏ một số văn bản | 30/09/2022 | 05/10/2022 | - | - | VBQPPL"
    (one,) = records(report("PC"), drawn(TWO_TABLES.format(second)))
    assert (one.row["_sheet"], [row["_sheet"] for row in one.again]) == ("VBQPPL", ["Nhiem vu"])
    assert task_state(one.row, day("31/10/2022")) == "completed_late"


def test_a_monthly_task_in_two_tables_is_a_task_every_month():
    rows = drawn("""
    title                             | due_on     | _sheet
    Báo cáo tình hình thực hiện tháng | 31/08/2022 | I
    Báo cáo tình hình thực hiện tháng | 30/09/2022 | I
    Báo cáo tình hình thực hiện tháng | 30/09/2022 | II
    Báo cáo tình hình thực hiện tháng | 31/10/2022 | II
    """)
    merged = merge(records(report("VP"), rows))
    assert [one.row["due_on"].month for one in merged.records] == [8, 9, 10]
    assert [(link.differing, link.is_certain) for link in merged.links] == [((), True)]


def test_tasks_of_one_title_and_different_lead_units_are_two():
    rows = drawn("""
    title                                  | lead_unit       | due_on     | _sheet
    Báo cáo công tác cải cách hành chính năm | Cục Công nghiệp | 30/09/2022 | I
    Báo cáo công tác cải cách hành chính năm | Cục Hóa chất    | 30/09/2022 | II
    """)
    assert len(records(report("VP"), rows)) == 2


@pytest.mark.parametrize(
    "row",
    drawn("""
    lead_status | lead_done  | other_status    | other_done | differing
    Chưa xong   | -          | Đã hoàn thành   | 10/10/2022 | completed_on
    -           | 10/10/2022 | Đang thực hiện  | -          | completed_on
    -           | 10/10/2022 | -               | -          | -
    -           | 10/10/2022 | -               | 10/10/2022 | -
    -           | 10/10/2022 | -               | 12/10/2022 | completed_on
    Chưa xong   | -          | Đã hoàn thành   | 05/11/2022 | -
    """),
    ids=str,
)
def test_two_units_disagree_where_a_task_is_done_to_one_and_not_to_the_other(row):
    def told(unit, status, done):
        said = {"declared_status": status, "completed_on": done}
        stated = {name: value for name, value in said.items() if value}
        task = {"title": "A", "lead_unit": "Cục Công nghiệp", "due_on": day("31/10/2022"), **stated}
        return records(report(unit), [task])

    lead = told("CN", row["lead_status"], row["lead_done"])
    other = told("VP", row["other_status"], row["other_done"])
    (link,) = merge([*lead, *other]).links
    assert link.differing == ((row["differing"],) if row["differing"] else ())
