"""What was sent is kept whole: through a killed server, into a backup, and proven."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data_loaders import read_workbook
from tests.tracking.store.delivering import CHEMIST, CLERK, LATER, OFFICER, deeds, deliver
from tests.tracking.store.sending import NOON, money, work
from tests.tracking.store.test_verifying import change
from tests.workbooks import book, projects
from tracking.store.backups import restore, write_backup
from tracking.store.delivered import DeliveryState
from tracking.store.deliveries import deliveries_of, delivery_reading, original_of, waiting
from tracking.store.drafts import keep_draft
from tracking.store.engine import open_engine
from tracking.store.held import in_force, versions
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.sending import send
from tracking.store.verifying import verify

ROOT = Path(__file__).parents[3]
KILLS = 50

KILLER = """
import json, os, random, signal, sys, time
from tests.tracking.store.delivering import LATER, OFFICER
from tracking.store.deliveries import waiting
from tracking.store.engine import open_engine
from tracking.store.reviewing import accept_delivery

url, kills = sys.argv[1], int(sys.argv[2])

def accept_next():
    engine = open_engine(url)
    held = waiting(engine, OFFICER, LATER)
    if held:
        accept_delivery(engine, OFFICER, held[0].id, LATER)
    engine.dispose()

begin = time.monotonic()
accept_next()
length = time.monotonic() - begin
chance = random.Random(7)
for _ in range(kills):
    child = os.fork()
    if child == 0:
        accept_next()
        time.sleep(600)
    time.sleep(chance.uniform(0, 1.1) * length)
    os.kill(child, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
print(json.dumps({"kills": kills}))
"""


def test_a_server_killed_while_it_accepts_loses_nothing_and_doubles_nothing(url, engine):
    content = book(
        {"Biểu 1": projects(*[[f"Dự án số {one}", 1000, 1] for one in range(300)], unit=None)}
    )
    for actor in (CLERK, CHEMIST):
        for month in range(1, 13):
            stated = (actor.unit_code, f"2022-{month:02}")
            reading = read_workbook(content, "a.xlsx", unit=stated[0], period=stated[1])
            made = keep_draft(engine, actor, content, reading, stated, NOON)
            send(engine, actor, made.id, "Đã kiểm tra", NOON)
    engine.dispose()
    command = [sys.executable, "-c", KILLER, url, str(KILLS)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == {"kills": KILLS}
    again = open_engine(url)
    still = {one.id for one in waiting(again, OFFICER, LATER)}
    sent = [one for unit in ("VP", "HC") for one in deliveries_of(again, OFFICER, unit, LATER)]
    for one in sent:
        is_accepted = one.id not in still
        assert one.state is (DeliveryState.ACCEPTED if is_accepted else DeliveryState.WAITING)
        assert (len(one.events), len(one.submission_ids)) == (is_accepted, is_accepted)
    assert len(versions(again)) == deeds(again).count(("accepted", "dau.moi")) == 24 - len(still)
    assert verify(again).faults == ()
    for number in sorted(still):
        accept_delivery(again, OFFICER, number, LATER)
    assert [(one.version, one.row_count) for one in in_force(again)] == [(1, 300)] * 24
    assert len(versions(again)) == 24
    assert verify(again).faults == ()
    again.dispose()


@pytest.fixture
def reviewed(engine):
    """A store in which one delivery is accepted, one returned, one waits."""
    both = {**money(400), **work()}
    first = deliver(engine, both, explanation="Ngày ghi theo Việt Nam")
    accept_delivery(engine, OFFICER, first.id, LATER)
    second = deliver(engine, money(450))
    return_delivery(engine, OFFICER, second.id, "Thiếu cột", "Biểu 1!F12", LATER)
    deliver(engine, money(460))
    return engine


def test_a_backup_has_all_that_was_sent_and_what_became_of_it(reviewed, elsewhere, tmp_path):
    write_backup(reviewed, tmp_path / "kho.zip", LATER)
    restore(elsewhere, tmp_path / "kho.zip")
    sent = deliveries_of(reviewed, OFFICER, "VP", LATER)
    assert [one.state.value for one in sent] == ["waiting", "returned", "accepted"]
    assert deliveries_of(elsewhere, OFFICER, "VP", LATER) == sent
    for one in sent:
        assert original_of(elsewhere, CLERK, one.id, LATER) == original_of(
            reviewed, CLERK, one.id, LATER
        )
        assert delivery_reading(elsewhere, CLERK, one.id, LATER) == delivery_reading(
            reviewed, CLERK, one.id, LATER
        )
    assert verify(elsewhere).faults == ()
    assert deliver(elsewhere, money(470)).id == 4


def test_a_store_of_deliveries_is_whole(reviewed):
    proof = verify(reviewed)
    assert proof.faults == ()
    assert (proof.workbooks, proof.versions) == (3, 2)


CHANGES = {
    "a byte of what waits": (
        "UPDATE workbooks SET content = CAST('x' AS {bytes}) WHERE sha256 = "
        "(SELECT workbook_sha256 FROM deliveries WHERE id = 3)",
        "không còn đúng từng byte",
    ),
    "a reading": (
        "UPDATE deliveries SET packed = CAST('x' AS {bytes}) WHERE id = 3",
        "Lần gửi số 3 (“Báo cáo “a”.xlsx”): kết quả đọc không còn như khi gửi",
    ),
    "a report": (
        "DELETE FROM delivery_reports WHERE delivery_id = 1 AND view = 'tasks'",
        "Lần gửi số 1 (“Báo cáo “a”.xlsx”): kết quả đọc không còn như khi gửi",
    ),
    "what became of it": (
        "DELETE FROM delivery_events WHERE delivery_id = 1",
        "Lần gửi số 1 (“Báo cáo “a”.xlsx”): phiên bản ghi cho lần gửi này không phải do nó",
    ),
}


@pytest.mark.parametrize(("statement", "said"), CHANGES.values(), ids=CHANGES)
def test_every_change_is_found_and_named(reviewed, statement, said):
    kind = "BYTEA" if reviewed.name == "postgresql" else "BLOB"
    change(reviewed, statement.replace("{bytes}", kind))
    faults = verify(reviewed).faults
    assert any(said in one for one in faults), faults
