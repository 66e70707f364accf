"""What two units report differently of one project or task, in words."""

from datetime import date

from tracking.merging import Link
from tracking.views import Record, Report
from tracking.vocabulary import View
from ui.screens.disagreements import PROJECTS, TASKS, disagreements_listing


def record(view, reporter, owner, **row):
    report = Report(
        submission_id=1, unit_code=reporter, view=view, period_code="2022-10",
        as_of=date(2022, 10, 31),
    )  # fmt: skip
    return Record(report=report, owner=owner, row=row)


def said(subject, link):
    (line,) = disagreements_listing(subject, [link], []).records
    return line["name"], line["what"]


def test_money_of_a_project_is_said_by_both():
    own = record(
        View.DISBURSEMENT, "VP", "VP", project_name="Dự án A", disbursed_to_date_vnd=2_500_000_000
    )
    other = record(
        View.DISBURSEMENT, "KHTC", "VP", project_name="Dự án A", disbursed_to_date_vnd=1_000_000_000
    )
    name, what = said(
        PROJECTS, Link(counted=own, other=other, differing=("disbursed_to_date_vnd",))
    )
    assert name == "Dự án A"
    assert what.endswith("chủ đầu tư ghi 2,5, nơi kia ghi 1,0 tỷ đồng")


def test_dates_of_a_task_are_said_by_both():
    own = record(View.TASKS, "VP", "VP", title="Rà soát", due_on=date(2022, 10, 5))
    other = record(View.TASKS, "KHTC", "VP", title="Rà soát", due_on=date(2022, 11, 5))
    _, what = said(TASKS, Link(counted=own, other=other, differing=("due_on",)))
    assert what.endswith("đơn vị chủ trì ghi 05/10/2022, nơi kia ghi 05/11/2022")


def test_what_its_owner_leaves_out_says_so():
    other = record(View.TASKS, "KHTC", "VP", title="Rà soát")
    _, what = said(TASKS, Link(counted=None, other=other, differing=()))
    assert what.startswith("đơn vị chủ trì không báo cáo nhiệm vụ này")


def test_what_others_say_of_a_unit_that_is_silent_is_told_and_not_counted():
    told = record(View.TASKS, "VP", "HC", title="Đề án E")
    (line,) = disagreements_listing(TASKS, [], [told]).records
    assert line["what"] == "đơn vị chủ trì chưa gửi báo cáo kỳ này; chưa được tính"


def test_two_tables_of_one_report_are_named_by_their_places():
    told = {"title": "Rà soát", "_sheet": "Nhiem vu", "_row": 18, "due_on": date(2022, 10, 5)}
    own = record(View.TASKS, "PC", "PC", **told)
    again = {"_sheet": "VBQPPL", "_row": 22, "due_on": date(2022, 11, 5)}
    other = record(View.TASKS, "PC", "PC", **(told | again))
    link = Link(counted=own, other=other, differing=("due_on",), is_certain=False)
    (line,) = disagreements_listing(TASKS, [link], []).records
    assert line["by"] == "Vụ Pháp chế, trang VBQPPL, dòng 22"
    assert line["what"].startswith("cùng tên, chưa chắc là một nhiệm vụ; đang tính hai lần; ")
    assert line["what"].endswith("trang Nhiem vu, dòng 18 ghi 05/10/2022, nơi kia ghi 05/11/2022")
