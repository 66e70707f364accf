"""Briefings from a terminal: all the files, or a reason why not."""

import pytest

from tests.tracking.store.sending import cases, money, send, work
from tracking.briefings.__main__ import main
from tracking.briefings.files import FORMATS
from tracking.store.briefings import kept_briefings
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate


@pytest.fixture
def database(tmp_path):
    """The address of a store with reports of October."""
    engine = open_engine(f"sqlite:///{tmp_path}/kho.sqlite3")
    migrate(engine)
    for sheets in (money(400), work(), cases(3)):
        send(engine, sheets)
    engine.dispose()
    return str(engine.url)


def run(database, tmp_path, *arguments):
    return main(["--database", database, "--out", str(tmp_path / "ra"), *arguments])


def test_every_file_is_written(database, tmp_path, capsys):
    assert run(database, tmp_path, "--period", "2022-10") == 0
    names = sorted(path.name for path in (tmp_path / "ra").iterdir())
    assert names == sorted(f"Tài liệu họp số 1 - tháng 10-2022.{one}" for one in FORMATS)
    assert "Tài liệu họp số 1, tháng 10/2022." in capsys.readouterr().out


def test_twenty_reports_later_every_file_is_the_same_to_the_byte(database, tmp_path):
    run(database, tmp_path, "--period", "2022-10")
    files = {path.name: path.read_bytes() for path in (tmp_path / "ra").iterdir()}
    engine = open_engine(database)
    for amount in range(401, 421):
        send(engine, money(amount))
    engine.dispose()
    assert run(database, tmp_path, "--number", "1") == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "ra").iterdir()} == files
    assert len(kept_briefings(open_engine(database))) == 1


def test_only_the_formats_that_are_asked_for(database, tmp_path):
    assert run(database, tmp_path, "--period", "2022-10", "--format", "html, pdf") == 0
    assert sorted(path.suffix for path in (tmp_path / "ra").iterdir()) == [".html", ".pdf"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--period", "tháng mười"), "Không có kỳ “tháng mười”"),
        (("--period", "2021-01"), "Chưa đơn vị nào báo cáo kỳ này"),
        (("--number", "7"), "Không có Tài liệu họp số 7"),
    ],
)
def test_what_cannot_be_made_is_said(database, tmp_path, capsys, arguments, why):
    assert run(database, tmp_path, *arguments) == 2
    assert why in capsys.readouterr().err


def test_a_file_that_says_something_else_is_not_left_behind(
    database, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("tracking.briefings.files.differences", lambda *_: ["thiếu độ phủ"])
    assert run(database, tmp_path, "--period", "2022-10", "--format", "html") == 1
    assert list((tmp_path / "ra").iterdir()) == []
    assert "không khớp Tài liệu họp số 1" in capsys.readouterr().err


@pytest.mark.parametrize("formats", ["doc", "", "pdf,exe"])
def test_a_format_that_there_is_not_is_said(database, tmp_path, capsys, formats):
    with pytest.raises(SystemExit):
        run(database, tmp_path, "--period", "2022-10", "--format", formats)
    assert "chọn trong: " in capsys.readouterr().err
