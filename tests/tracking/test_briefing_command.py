"""Briefings from a terminal: all the files, or a reason why not."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile

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
        (("--number", "9" * 26), f"Không có Tài liệu họp số {'9' * 26}"),
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


def kept(database):
    return len(kept_briefings(open_engine(database)))


def refusing(number):
    def refuse(*_arguments, **_more):
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_folder_that_cannot_be_made_makes_no_briefing(database, tmp_path, capsys):
    (tmp_path / "ra").write_bytes(b"")
    assert run(database, tmp_path, "--period", "2022-10") == 2
    assert "không phải là thư mục; chọn thư mục khác." in capsys.readouterr().err
    assert kept(database) == 0


def test_a_folder_that_cannot_be_written_makes_no_briefing(database, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("tracking.briefings.__main__.NamedTemporaryFile", refusing(errno.EACCES))
    assert run(database, tmp_path, "--period", "2022-10") == 2
    said = (
        f"LỖI: Không ghi được vào thư mục “{tmp_path / 'ra'}”: không có quyền; chọn thư mục khác."
    )
    assert said in capsys.readouterr().err
    assert kept(database) == 0


def test_what_is_tried_out_in_a_folder_is_not_left_there(database, tmp_path):
    assert run(database, tmp_path, "--number", "7") == 2
    assert list((tmp_path / "ra").iterdir()) == []


@pytest.mark.parametrize("trouble", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_file_that_is_not_written_whole_leaves_the_one_before(
    database, tmp_path, capsys, monkeypatch, trouble
):
    run(database, tmp_path, "--period", "2022-10", "--format", "html")
    (file,) = (tmp_path / "ra").iterdir()
    before = file.read_bytes()

    def stop(_number):
        raise trouble

    monkeypatch.setattr(os, "fsync", stop)
    if isinstance(trouble, OSError):
        assert run(database, tmp_path, "--number", "1", "--format", "html") == 2
        assert f"LỖI: Không ghi được “{file}”: đĩa đã đầy.\n" in capsys.readouterr().err
    else:
        with pytest.raises(KeyboardInterrupt):
            run(database, tmp_path, "--number", "1", "--format", "html")
    assert list((tmp_path / "ra").iterdir()) == [file]
    assert file.read_bytes() == before


def test_a_file_in_the_way_stops_no_other_format(database, tmp_path, capsys):
    folder = tmp_path / "ra" / "Tài liệu họp số 1 - tháng 10-2022.docx"
    folder.mkdir(parents=True)
    assert run(database, tmp_path, "--period", "2022-10", "--format", "docx,html") == 1
    told = capsys.readouterr()
    assert told.err == f"LỖI: Không ghi được “{folder}”: đó là một thư mục.\n"
    assert "Bản trình chiếu không cần mạng: " in told.out
    assert {one.suffix for one in (tmp_path / "ra").iterdir()} == {".docx", ".html"}


class Panic(BaseException):
    """As what a library in Rust raises."""


@pytest.mark.parametrize("trouble", [BadZipFile("no zip"), KeyError("a"), Panic(), OSError("b")])
@pytest.mark.parametrize("part", ["write", "read"])
def test_a_format_that_breaks_is_told_in_one_line_and_stops_no_other(
    database, tmp_path, capsys, monkeypatch, trouble, part
):
    def broken(_content):
        raise trouble

    monkeypatch.setitem(FORMATS, "docx", replace(FORMATS["docx"], **{part: broken}))
    assert run(database, tmp_path, "--period", "2022-10", "--format", "docx,html") == 1
    name = type(trouble).__name__
    said = f"LỖI: Không ghi được Dự thảo báo cáo Word: lỗi của chương trình ({name}).\n"
    assert capsys.readouterr().err == said
    assert [one.suffix for one in (tmp_path / "ra").iterdir()] == [".html"]


def test_trouble_of_the_machine_is_said_in_vietnamese(database, tmp_path, capsys, monkeypatch):
    def refuse(_engine):
        raise PermissionError(errno.EACCES, "Permission denied", str(Path("/kho")))

    monkeypatch.setattr("tracking.briefings.__main__.migrate", refuse)
    assert run(database, tmp_path, "--number", "1") == 2
    said = "LỖI: Máy không đọc, ghi được “/kho”: không có quyền.\n"
    assert capsys.readouterr().err == said
