"""Whatever in the store is no longer what was accepted is found, and named."""

import re

import pytest
from sqlalchemy import text

from tests.tracking.store.sending import money, send, work
from tracking.store.verifying import verify


def change(engine, *statements):
    """Change the store behind the back of the triggers that forbid it."""
    tables = [re.search(r"(?:UPDATE|FROM) (\w+)", one)[1] for one in statements]
    with engine.begin() as connection:
        for table in tables:
            for trigger in _forbidding(engine, table):
                connection.execute(text(trigger))
        for statement in statements:
            assert connection.execute(text(statement)).rowcount


def _forbidding(engine, table):
    if engine.name == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{action}" for action in ("update", "delete")]


def test_a_store_as_it_was_accepted_is_whole(filled):
    proof = verify(filled)
    assert proof.faults == ()
    assert (proof.workbooks, proof.versions, proof.rows) == (4, 4, 4)
    assert proof.figures > 4
    assert proof.uncounted == 0


FIRST = "(SELECT min(id) FROM submissions)"
LAST = "(SELECT max(id) FROM submissions WHERE view = 'disbursement')"
CHANGES = {
    "a byte of a workbook": (
        "UPDATE workbooks SET content = CAST('x' AS {bytes}) WHERE sha256 = "
        f"(SELECT workbook_sha256 FROM submissions WHERE id = {LAST})",
        "Tệp “Báo cáo “a”.xlsx” không còn đúng từng byte",
    ),
    "an amount of a row": (
        "UPDATE rows_disbursement SET disbursed_to_date_vnd = 451000000 "
        f"WHERE submission_id = {LAST}",
        "Giải ngân, VP Bộ, kỳ 2022-10, bản 2: các dòng không còn như đã đọc từ tệp",
    ),
    "the place of a row": (
        'UPDATE rows_tasks SET "row" = "row" + 1',
        "Nhiệm vụ, Cục Hóa chất, kỳ 2022-10, bản 1: các dòng không còn",
    ),
    "a row is gone": (
        f"DELETE FROM rows_disbursement WHERE submission_id = {FIRST}",
        "Giải ngân, VP Bộ, kỳ 2022-10, bản 1: các dòng không còn",
    ),
    "the number of a version": (
        f"UPDATE submissions SET version = 4 WHERE id = {LAST}",
        "Giải ngân, VP Bộ, kỳ 2022-10, bản 4: các bản trước không còn đủ, chỉ có 2 bản",
    ),
    "a figure": (
        f"UPDATE indicator_parts SET sums = '{{\"disbursed_assigned_rate\": [1, 2]}}' "
        f"WHERE submission_id = {LAST} AND unit_code = 'VP'",
        "con số không còn khớp các dòng mà nó được tính từ đó",
    ),
    "a member of a snapshot": (
        f"DELETE FROM snapshot_members WHERE submission_id = {LAST}",
        "Số liệu chốt “Tháng 10”",
    ),
}


@pytest.mark.parametrize(("statement", "said"), CHANGES.values(), ids=CHANGES)
def test_every_change_is_found_and_named(filled, statement, said):
    kind = "BYTEA" if filled.name == "postgresql" else "BLOB"
    change(filled, statement.replace("{bytes}", kind))
    faults = verify(filled).faults
    assert any(said in one for one in faults), faults


def test_a_form_that_was_kept_is_looked_at_where_it_came_from(engine):
    send(engine, work(), unit="HC")
    (made,) = send(engine, {"TTHC": work()["NV"]}, unit="HC")
    assert made.version == 2
    send(engine, money(400))
    assert verify(engine).faults == ()


def test_reports_that_new_rules_have_not_counted_yet_are_told_and_no_fault(filled):
    change(filled, "UPDATE indicator_parts SET basis = 'cu' || basis")
    proof = verify(filled)
    assert proof.faults == ()
    assert proof.uncounted > 0
    assert proof.figures == 0
