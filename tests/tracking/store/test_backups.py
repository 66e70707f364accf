"""A backup is the store at one moment, whole or not there, and any empty database takes it."""

import hashlib
import json
import re
import stat
import threading
import zipfile
from datetime import timedelta

import pytest

from tests.tracking.store.sending import NOON, money, send
from tests.tracking.store.test_load import store
from tests.workbooks import book
from tracking.store import snapshots
from tracking.store.archives import read_backup
from tracking.store.backups import restore, write_backup
from tracking.store.engine import open_engine
from tracking.store.held import original, versions, view_rows
from tracking.store.migrations import migrate
from tracking.store.status import status
from tracking.store.verifying import verify
from tracking.vocabulary import TrackingError, View


def content_of(engine):
    """All that readers are told of a store."""
    made = versions(engine)
    return (
        made,
        status(engine),
        [original(engine, one.workbook_sha256) for one in made],
        [view_rows(engine, one.view, [one.id]) for one in made],
        [snapshots.members(engine, snapshots.snapshot_id(made[1:]))],
    )


def test_it_comes_back_whole_in_a_database_of_either_kind(filled, elsewhere, tmp_path):
    made = write_backup(filled, tmp_path / "kho.zip", NOON)
    assert restore(elsewhere, tmp_path / "kho.zip") == made
    assert content_of(elsewhere) == content_of(filled)
    assert verify(elsewhere) == verify(filled)
    assert verify(elsewhere).faults == ()


def test_nobody_else_of_the_machine_reads_it_or_the_embedded_database(filled, tmp_path):
    write_backup(filled, tmp_path / "kho.zip", NOON)
    engine = open_engine(f"sqlite:///{tmp_path}/rieng/kho.sqlite3")
    migrate(engine)
    with engine.connect():
        files = [tmp_path / "kho.zip", *(tmp_path / "rieng").iterdir()]
        assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    engine.dispose()


def test_a_restored_store_goes_on_where_the_other_stopped(filled, elsewhere, tmp_path):
    write_backup(filled, tmp_path / "kho.zip", NOON)
    restore(elsewhere, tmp_path / "kho.zip")
    last = versions(elsewhere)[-1].id
    (next_one,) = send(elsewhere, money(500), at=NOON + timedelta(days=2))
    assert (next_one.id, next_one.version) == (last + 1, 3)
    assert verify(elsewhere).faults == ()


def test_it_is_of_one_moment_while_others_write(filled, tmp_path):
    is_done = threading.Event()
    count = 0

    def write():
        nonlocal count
        while not is_done.is_set() or count < 3:
            count += 1
            send(filled, money(400 + count), period=f"2022-{1 + count % 9:02}", unit="XNK")

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(5):
        write_backup(filled, tmp_path / f"{number}.zip", NOON)
    is_done.set()
    writer.join()
    for number in range(5):
        trial = open_engine(f"sqlite:///{tmp_path}/{number}.sqlite3")
        restore(trial, tmp_path / f"{number}.zip")
        assert verify(trial).faults == ()
        trial.dispose()


def test_a_backup_that_is_there_is_never_written_over(filled, tmp_path):
    file = tmp_path / "kho.zip"
    file.write_bytes(b"ban cu")
    with pytest.raises(TrackingError, match="hãy ghi bản sao lưu vào tệp khác"):
        write_backup(filled, file, NOON)
    assert file.read_bytes() == b"ban cu"


def test_where_it_cannot_be_written_nothing_is_left(filled, tmp_path):
    with pytest.raises(TrackingError, match="kiểm tra thư mục, quyền ghi và dung lượng đĩa"):
        write_backup(filled, tmp_path / "khong-co" / "kho.zip", NOON)
    with pytest.raises(TrackingError, match="Không ghi được"):
        write_backup(filled, tmp_path / ("a" * 300), NOON)
    assert [one.name for one in tmp_path.glob("*ghi*")] == []


def test_a_store_that_holds_anything_is_not_restored_over(filled, tmp_path):
    write_backup(filled, tmp_path / "kho.zip", NOON)
    before = content_of(filled)
    with pytest.raises(TrackingError, match="không phục hồi đè lên"):
        restore(filled, tmp_path / "kho.zip")
    assert content_of(filled) == before


def test_a_backup_of_an_older_structure_is_brought_up_to_date(elsewhere, tmp_path):
    old = open_engine(f"sqlite:///{tmp_path}/cu.sqlite3")
    migrate(old, "0004")
    send(old, money(400))
    assert write_backup(old, tmp_path / "kho.zip", NOON).step == "0004"
    restore(elsewhere, tmp_path / "kho.zip")
    migrate(old)
    assert content_of(elsewhere) == content_of(old)
    assert verify(elsewhere).faults == ()
    old.dispose()


def test_an_empty_store_of_another_structure_is_refused(filled, elsewhere, tmp_path):
    write_backup(filled, tmp_path / "kho.zip", NOON)
    migrate(elsewhere, "0003")
    with pytest.raises(TrackingError, match="hãy phục hồi vào cơ sở dữ liệu mới"):
        restore(elsewhere, tmp_path / "kho.zip")


def changed(file, name, change):
    """The backup with one of its members changed, or left out where nothing is given back."""
    with zipfile.ZipFile(file) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(file, "w") as archive:
        for one, content in members.items():
            if content is not None:
                archive.writestr(one, content)


def cut(file):
    file.write_bytes(file.read_bytes()[:-400])


def flipped(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(bytes(content))


DAMAGES = {
    "cụt": cut,
    "sai một bit": flipped,
    "không phải zip": lambda file: file.write_bytes(b"PK khong phai"),
    "zip của thứ khác": lambda file: file.write_bytes(book({"a": [["b"]]})),
    "sửa một số": lambda file: changed(
        file,
        "bang/rows_disbursement.jsonl",
        lambda lines: lines.replace(b"450000000", b"460000000"),
    ),
    "bớt một dòng": lambda file: changed(
        file, "bang/rows_tasks.jsonl", lambda lines: lines.partition(b"\n")[2]
    ),
    "thiếu một bảng": lambda file: changed(file, "bang/workbooks.jsonl", lambda _: None),
    "bảng lạ": lambda file: changed(
        file, "kho.json", lambda told: told.replace(b'"rows_tasks"', b'"users"')
    ),
    "lời khai thiếu": lambda file: changed(
        file, "kho.json", lambda told: re.sub(rb'"made_at".*', b"", told)
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_backup_is_refused_and_leaves_the_database_empty(filled, tmp_path, damage):
    file = tmp_path / "kho.zip"
    write_backup(filled, file, NOON)
    damage(file)
    target = open_engine(f"sqlite:///{tmp_path}/moi.sqlite3")
    with pytest.raises(TrackingError, match="bị hỏng"):
        read_backup(file)
    with pytest.raises(TrackingError, match="bị hỏng"):
        restore(target, file)
    migrate(target)
    assert versions(target) == []
    target.dispose()


def test_a_line_that_is_no_row_is_refused_though_its_digest_agrees(filled, tmp_path):
    file = tmp_path / "kho.zip"
    write_backup(filled, file, NOON)
    wrong = b'["khong du cot"]\n'
    changed(file, "bang/rows_tasks.jsonl", lambda _: wrong)

    def agreed(told):
        found = json.loads(told)
        found["tables"]["rows_tasks"]["sha256"] = hashlib.sha256(wrong).hexdigest()
        return json.dumps(found).encode()

    changed(file, "kho.json", agreed)
    target = open_engine(f"sqlite:///{tmp_path}/moi.sqlite3")
    with pytest.raises(TrackingError, match="bảng rows_tasks có dòng không đọc được"):
        restore(target, file)
    assert versions(target) == []
    target.dispose()


def test_a_backup_of_newer_software_is_said_to_be_so(filled, tmp_path):
    file = tmp_path / "kho.zip"
    write_backup(filled, file, NOON)

    def newer(told):
        return json.dumps({**json.loads(told), "format": 2}).encode()

    changed(file, "kho.json", newer)
    with pytest.raises(TrackingError, match="cập nhật phần mềm"):
        read_backup(file)


def test_from_a_terminal(url, filled, tmp_path):
    file = tmp_path / "kho.zip"
    assert "đã đọc lại và khớp" in store(url, "backup", file)
    assert "Mọi thứ còn nguyên vẹn." in store(url, "verify", file)
    assert "Mọi thứ còn nguyên vẹn." in store(url, "verify")
    assert "hãy ghi bản sao lưu vào tệp khác" in store(url, "backup", file, expect=2)
    assert "không phục hồi đè lên" in store(url, "restore", file, expect=2)
    new = f"sqlite:///{tmp_path}/moi/kho.sqlite3"
    said = store(new, "restore", file)
    assert "Đã phục hồi bản sao lưu ghi lúc" in said
    assert "Mọi thứ còn nguyên vẹn." in said
    assert store(new, "status", "--json") == store(url, "status", "--json")
    changed(file, "bang/rows_tasks.jsonl", lambda _: b"")
    assert "bị hỏng" in store(url, "verify", file, expect=2)
    assert View.TASKS.value in store(url, "export", tmp_path / "xuat")
