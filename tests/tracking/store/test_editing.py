"""A table the ministry keeps is edited: by whom it is theirs, once, with a reason."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data_loaders import read_workbook
from tests.tracking.store.delivering import ADMIN, CLERK, LATER, LEADER, OFFICER, deeds, recorded
from tests.tracking.store.sending import NOON, money, send
from tests.workbooks import book, projects
from tracking.roles import NotAllowed
from tracking.specs import entered
from tracking.specs.ministry_tables import shipped_rows, table_forms
from tracking.specs.table_changes import RowChange, changes
from tracking.specs.table_form import MinistryTable
from tracking.specs.units import unit_name
from tracking.store.boards import board
from tracking.store.declared import install_entered
from tracking.store.editing import edit_table, editable
from tracking.store.entered import Basis, Outdated, rows_to_edit, versions_of
from tracking.store.follow_up import follow_up
from tracking.store.held import in_force
from tracking.store.parts import ensure_parts
from tracking.store.verifying import verify
from tracking.vocabulary import Standing, TrackingError

UNITS, THRESHOLDS, DEADLINES = (
    MinistryTable.UNITS, MinistryTable.THRESHOLDS, MinistryTable.DEADLINES,
)  # fmt: skip
WHY = Basis(
    reason="Quyết định sắp xếp", document="123/QĐ-BCT", document_on=date(2022, 11, 1), by="Vụ"
)


def rows_of(table):
    form = table_forms()[table]
    return [form.as_kept(row) for row in shipped_rows(form)]


def edit(engine, table, rows, *, actor=OFFICER, after=0, why=WHY, at=NOON):
    return edit_table(engine, actor, table, rows, why, at, after=after)


def due(on, code="2022-10"):
    return {"period_code": code, "due_on": on, "document": "", "note": ""}


def test_who_may_edit_what():
    assert editable(OFFICER) == list(MinistryTable)
    assert editable(ADMIN) == [UNITS, MinistryTable.REPORTS_DUE, DEADLINES]
    assert editable(LEADER) == editable(CLERK) == []


@pytest.mark.parametrize("actor", [LEADER, CLERK, ADMIN])
def test_what_is_not_theirs_is_refused_and_recorded(engine, actor):
    with pytest.raises(NotAllowed):
        edit(engine, THRESHOLDS, rows_of(THRESHOLDS), actor=actor)
    assert deeds(engine) == [("refused", actor.account)]
    assert versions_of(engine, THRESHOLDS) == []


def test_a_version_tells_who_when_why_and_by_what(engine):
    assert edit(engine, DEADLINES, [due("2022-10-20")]) == 1
    (version,) = versions_of(engine, DEADLINES)
    assert (version.number, version.entered_at, version.basis) == (1, NOON, WHY)
    assert deeds(engine) == [("edited", OFFICER.account)]
    assert recorded(engine) == ["Hạn gửi của từng kỳ, bản 1: Quyết định sắp xếp"]


def test_without_a_reason_nothing_is_edited(engine):
    with pytest.raises(TrackingError, match="lý do"):
        edit(engine, DEADLINES, [due("2022-10-20")], why=replace(WHY, reason="  "))
    assert rows_to_edit(engine, table_forms()[DEADLINES]) == (0, [])


def test_of_two_at_once_the_second_is_told(engine):
    edit(engine, DEADLINES, [due("2022-10-20")])
    with pytest.raises(Outdated, match="bản 1"):
        edit(engine, DEADLINES, [due("2022-10-25")], after=0, at=LATER)
    assert rows_to_edit(engine, table_forms()[DEADLINES]) == (1, [due("2022-10-20")])


def test_a_deadline_moves_what_is_late(engine):
    today = date(2022, 10, 19)
    before = follow_up(engine, "2022-10", today).reports["VP"]
    assert all(one.is_overdue for one in before.values())
    edit(engine, DEADLINES, [due("20/10/2022")])
    after = follow_up(engine, "2022-10", today)
    assert after.deadline == date(2022, 10, 20)
    assert not any(one.is_overdue for one in after.reports["VP"].values())


def test_a_threshold_turns_a_standing_and_no_value(engine):
    send(engine, money(880), period="2022-12")
    code = "disbursed_assigned_rate"

    def seen():
        return board(engine, in_force(engine), "2022-12").figure(code)

    assert (seen().value, seen().standing) == (0.88, Standing.AT_RISK)
    edit(engine, THRESHOLDS, [{"indicator_code": "", "at_risk": "5%", "note": ""}])
    assert (seen().value, seen().standing) == (0.88, Standing.BEHIND)


def test_units_of_reports_accounts_and_duties_stay(engine):
    send(engine, money(400))
    without = [row for row in rows_of(UNITS) if row["unit_code"] != "VP"]
    with pytest.raises(TrackingError, match="Không bỏ được VP: còn báo cáo đã tiếp nhận"):
        edit(engine, UNITS, without)
    without = [row for row in rows_of(UNITS) if row["unit_code"] != "XNK"]
    with pytest.raises(TrackingError, match="Không bỏ được XNK: còn trong bảng báo cáo"):
        edit(engine, UNITS, without)


def test_a_merger_that_is_entered_is_counted_anew(engine):
    send(engine, money(400), unit="VP", period="2022-10")
    send(engine, money(100, "Trung tâm dữ liệu"), unit="TMDT", period="2022-10")
    rows = [
        row | {"valid_to": "2022-09-30", "merged_into": "VP"} if row["unit_code"] == "TMDT" else row
        for row in rows_of(UNITS)
    ]
    before = board(engine, in_force(engine), "2022-10").figure("disbursed_assigned_rate", "VP")
    assert (before.numerator, before.denominator) == (400_000_000, 1_000_000_000)
    edit(engine, UNITS, rows)
    after = board(engine, in_force(engine), "2022-10").figure("disbursed_assigned_rate", "VP")
    assert (after.numerator, after.denominator) == (500_000_000, 2_000_000_000)
    assert verify(engine).faults == ()


def test_a_file_that_names_a_new_unit_is_read_as_its_own(engine):
    content = book({"Biểu 1": projects(["Mua sắm", 500, 100], unit="Vụ Môi trường công nghiệp")})
    assert {one.unit_code for one in read_workbook(content, "a.xlsx").tables} == {None}
    added = {
        "unit_code": "VMT", "unit_name": "Vụ Môi trường công nghiệp", "short_name": "Vụ MTCN",
        "kind": "ministry", "valid_from": "2022-01-01", "valid_to": "", "merged_into": "",
        "aliases": "", "source": "",
    }  # fmt: skip
    edit(engine, UNITS, [*rows_of(UNITS), added], actor=ADMIN)
    assert {one.unit_code for one in read_workbook(content, "a.xlsx").tables} == {"VMT"}


def test_another_process_puts_in_force_what_was_entered(engine):
    edit(engine, UNITS, [*rows_of(UNITS)[:-1], rows_of(UNITS)[-1] | {"unit_name": "Nhà xuất bản"}])
    code = rows_of(UNITS)[-1]["unit_code"]
    entered.install({})
    assert unit_name(code) != "Nhà xuất bản"
    install_entered(engine)
    assert unit_name(code) == "Nhà xuất bản"


def test_what_differs_is_told_by_row_and_column():
    form = table_forms()[DEADLINES]
    before = [due("2022-10-20"), due("2022-09-20", "2022-09")]
    after = [due("22/10/2022"), due("20/11/2022", "2022-11")]
    assert changes(form, before, after) == [
        RowChange(kind="sửa", row="2022-10", column="hạn gửi", was="20/10/2022", now="22/10/2022"),
        RowChange(kind="bỏ", row="2022-09"),
        RowChange(kind="thêm", row="2022-11"),
    ]
    assert changes(form, before, list(reversed(before))) == []


def test_a_later_edit_leaves_the_earlier_version_as_it_was(engine):
    edit(engine, DEADLINES, [due("2022-10-20")])
    edit(engine, DEADLINES, [], after=1, at=NOON + timedelta(days=1))
    form = table_forms()[DEADLINES]
    assert rows_to_edit(engine, form) == (2, [])
    assert rows_to_edit(engine, form, 1) == (1, [due("2022-10-20")])


def test_while_reports_wait_to_be_counted_anew_no_figure_is_given(engine):
    send(engine, money(400))
    rows = [
        row | {"valid_to": "2022-09-30", "merged_into": "VP"} if row["unit_code"] == "TMDT" else row
        for row in rows_of(UNITS)
    ]
    entered.install({"units.csv": rows})  # as in another process, before it has counted
    with pytest.raises(TrackingError, match="đang được tính lại"):
        board(engine, in_force(engine), "2022-10")
    ensure_parts(engine)
    assert board(engine, in_force(engine), "2022-10").figure("disbursed_assigned_rate").value == 0.4
