"""What is accepted is kept whole, in versions, for ever; on both databases."""

import hashlib
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from data_loaders import read_workbook
from tests.tracking.store.delivering import OFFICER
from tests.workbooks import book, projects, tasks
from tracking.store import snapshots
from tracking.store.audit import Deed, record_alone
from tracking.store.engine import open_engine
from tracking.store.held import in_force, original, previous_rows, versions, view_rows
from tracking.store.migrations import migrate
from tracking.store.schema import APPEND_ONLY, metadata, rows, submissions, workbooks
from tracking.store.submissions import NotAcceptable, accept
from tracking.vocabulary import View

ROOT = Path(__file__).parents[3]
NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)


def workbook(*records, month=10, **more) -> bytes:
    found = records or [["Cải tạo trụ sở", 1000, 400]]
    return book({"Biểu 1": projects(*found), **more}), f"VP_T{month}_2022.xlsx"


def send(engine, content, name, *, at=NOON, period="2022-10", unit="VP"):
    reading = read_workbook(content, name, unit=unit, period=period)
    return accept(engine, content=content, reading=reading, accepted_by="Văn phòng Bộ", now=at)


def counts(engine):
    with engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar()
            for name, table in metadata.tables.items()
        }


def test_migrations_make_what_the_schema_says_and_twice_is_once(engine):
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_accepted_file_comes_back_to_the_letter(engine):
    content, name = workbook(["Dự án “A”; ô d'Ăn", 12345678, 0], ["Dự án B", 7, None])
    (made,) = send(engine, content, name)
    assert (made.unit_code, made.view, made.period_code) == ("VP", View.DISBURSEMENT, "2022-10")
    assert (made.version, made.row_count, made.accepted_at) == (1, 2, NOON)
    assert original(engine, made.workbook_sha256) == content
    first, second = view_rows(engine, View.DISBURSEMENT, [made.id])
    assert (first["submission_id"], first["_sheet"], first["_row"]) == (made.id, "Biểu 1", 5)
    assert first["project_name"] == "Dự án “A”; ô d'Ăn"
    assert (first["plan_assigned_vnd"], first["disbursed_to_date_vnd"]) == (12_345_678_000_000, 0)
    assert second["disbursed_to_date_vnd"] is None


def test_one_file_may_hold_several_reports(engine):
    drawn = {"NV": tasks(["Xây dựng đề án", "Vụ Pháp chế", date(2022, 8, 1), date(2022, 9, 30)])}
    content, name = workbook(**drawn)
    made = send(engine, content, name)
    assert {one.view for one in made} == {View.DISBURSEMENT, View.TASKS}
    (task,) = view_rows(engine, View.TASKS, [one.id for one in made if one.view is View.TASKS])
    assert (task["assigned_on"], task["due_on"]) == (date(2022, 8, 1), date(2022, 9, 30))


def test_the_same_bytes_again_change_nothing(engine):
    content = workbook()
    send(engine, *content)
    before = counts(engine)
    assert send(engine, *content) == ()
    assert counts(engine) == before


def test_what_is_in_force_at_an_earlier_moment_and_snapshots(engine):
    (first,) = send(engine, *workbook())
    taken = snapshots.take(engine, taken_by="VP", label="Giao ban", now=NOON)
    again = snapshots.take(engine, taken_by="VP", label="Giao ban", now=NOON)
    (second,) = send(engine, *workbook(["Cải tạo trụ sở", 5, 1]), at=NOON + timedelta(days=1))
    assert taken == again
    assert snapshots.members(engine, taken) == [first.id]
    assert [one.id for one in in_force(engine, NOON)] == [first.id]
    assert [one.id for one in in_force(engine)] == [second.id]
    assert [one.version for one in versions(engine)] == [1, 2]
    assert snapshots.snapshot_id(in_force(engine)) != taken


@pytest.mark.parametrize(
    ("record", "stated"),
    [
        (["Cải tạo trụ sở", "không rõ", 1], {"unit": "VP", "period": "2022-10"}),
        (["Cải tạo trụ sở", 2, 1], {"unit": None, "period": "2022-10"}),
    ],
    ids=["an error", "no unit"],
)
def test_what_has_errors_or_no_unit_is_not_accepted(engine, record, stated):
    rows_without_unit = [["Tháng 10/2022", "ĐVT: triệu đồng"], *projects(record)[-2:]]
    content = book({"Biểu 1": rows_without_unit})
    reading = read_workbook(content, "a.xlsx", **stated)
    with pytest.raises(NotAcceptable):
        accept(engine, content=content, reading=reading, accepted_by="VP", now=NOON)
    assert not any(counts(engine).values())


def test_all_or_nothing(engine):
    """The last row fails to be written: nothing of the file stays."""
    last = 60
    content, name = workbook(*[[f"Dự án {number}", 2, 1] for number in range(last)])
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(
                text(
                    "CREATE TRIGGER t BEFORE INSERT ON rows_disbursement WHEN NEW.seq = 60 "
                    "BEGIN SELECT RAISE(ABORT, 'đĩa đầy'); END"
                )
            )
        else:
            connection.execute(
                text("ALTER TABLE rows_disbursement ADD CONSTRAINT c CHECK (seq <> 60)")
            )
    with pytest.raises(DatabaseError):
        send(engine, content, name)
    assert not any(counts(engine).values())


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_nothing_kept_can_be_changed(engine, table, statement):
    send(engine, *workbook())
    snapshots.take(engine, taken_by="VP", label="Giao ban", now=NOON)
    with engine.begin() as connection:
        (count,) = connection.execute(text(f"SELECT count(*) FROM {table}")).one()
    if (
        not count and engine.dialect.name == "sqlite"
    ):  # its triggers act on rows: see that it is there
        action = statement.split()[0].lower()
        query = text(f"SELECT count(*) FROM sqlite_master WHERE name = '{table}_no_{action}'")
        with engine.connect() as connection:
            assert connection.execute(query).scalar() == 1
        return
    column = metadata.tables[table].columns.keys()[0]
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement.format(table, column, column)))


def test_nothing_kept_can_be_replaced(engine):
    """SQLite deletes what is replaced without waking the triggers that forbid it."""
    if engine.dialect.name != "sqlite":
        return
    send(engine, *workbook())
    for table in ("submissions", "audit_entries", "snapshots"):
        record_alone(engine, Deed.SIGNED_IN, OFFICER, "", NOON)
        snapshots.take(engine, taken_by="VP", label="Giao ban", now=NOON)
        again = text(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
            connection.execute(again)


def test_two_writers_at_once_get_versions_one_and_two(engine):
    for turn in range(10):
        period = f"2022-{turn + 1:02}"
        sent = [workbook(["Cải tạo trụ sở", 1000 + turn, spent]) for spent in (1, 2)]
        readings = [read_workbook(*one, unit="VP", period=period) for one in sent]
        start = threading.Barrier(2)

        def write(content, reading, start=start):
            start.wait()
            accept(engine, content=content, reading=reading, accepted_by="VP", now=NOON)

        threads = [
            threading.Thread(target=write, args=(content, reading))
            for (content, _), reading in zip(sent, readings, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        made = [one for one in versions(engine) if one.period_code == period]
        assert sorted(one.version for one in made) == [1, 2]
        assert len(view_rows(engine, View.DISBURSEMENT, [one.id for one in made])) == 2


def test_readers_do_not_wait_for_a_writer(engine):
    send(engine, *workbook())
    with engine.connect().execution_options(is_writer=True) as writer, writer.begin():
        writer.execute(select(submissions))
        begin = time.monotonic()
        assert len(in_force(engine)) == 1
        assert time.monotonic() - begin < 5


def test_the_nearest_earlier_period_is_the_last_value(engine):
    for period, spent in (("2022-07", 100), ("2022-09", 300), ("2022-12", 900)):
        send(engine, *workbook(["Cải tạo trụ sở", 1000, spent]), period=period)
    (last,) = previous_rows(engine, ("VP", View.DISBURSEMENT, "2022-10"))
    assert (last["disbursed_to_date_vnd"], last["_period_code"]) == (300_000_000, "2022-09")
    assert previous_rows(engine, ("VP", View.DISBURSEMENT, "2022-07")) == []


WRITER = """
import sys
from datetime import UTC, datetime
from data_loaders import read_workbook
from tests.workbooks import book, projects
from tracking.store.engine import open_engine
from tracking.store.submissions import accept
engine = open_engine(sys.argv[1])
for number in range(10_000):
    rows = [[f"Dự án số {one}", 1000 + number, 1] for one in range(300)]
    content = book({"Biểu 1": projects(*rows)})
    reading = read_workbook(content, "a.xlsx", unit="VP", period="2022-10")
    print(number, flush=True)
    accept(engine, content=content, reading=reading, accepted_by="VP", now=datetime.now(UTC))
"""


def test_a_killed_writer_leaves_nothing_half_done(url, engine):
    chance = random.Random(7)
    for _ in range(6):
        command = [sys.executable, "-c", WRITER, url]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            for _ in range(chance.randint(2, 4)):
                writer.stdout.readline()
            time.sleep(chance.random() / 20)
            writer.send_signal(signal.SIGKILL)
    engine.dispose()
    again = open_engine(url)
    made = versions(again)
    assert len(made) >= 6
    table = rows[View.DISBURSEMENT]
    with again.connect() as connection:
        for one in made:
            query = select(func.count()).where(table.c.submission_id == one.id)
            assert connection.execute(query).scalar() == one.row_count == 300
        for digest, content in connection.execute(select(workbooks.c.sha256, workbooks.c.content)):
            assert hashlib.sha256(content).hexdigest() == digest
    again.dispose()
