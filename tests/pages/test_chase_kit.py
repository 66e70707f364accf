"""The chase kit: one zip, a folder for each unit, a letter and a form of what it is to send."""

import io
import re
import unicodedata
import zipfile
from contextlib import contextmanager

import docx
import pytest

from data_loaders import read_workbook
from tests.pages.conftest import made
from tests.pages.test_sending import NOW, actor, sent
from tests.tracking.store.delivering import deeds, deliver
from tests.tracking.store.sending import work
from tracking.following import TO_CHASE
from tracking.roles import NotAllowed, Role
from tracking.store.follow_up import follow_up
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.vocabulary import View
from ui.chase_kit import file_name, kit

MONTH = "2022-10"
REASON = "Thiếu </w:t> & <b>vốn</b>\x07 kéo dài"


def _with_a_return(engine):
    """A store in which a unit has a report returned, another accepted."""
    officer = actor(engine, Role.COORDINATOR)
    clerk = actor(engine, Role.UNIT_STAFF, "HC")
    done = deliver(engine, work(), actor=clerk, explanation="Đã xem", period="2022-09")
    accept_delivery(engine, officer, done.id, NOW)
    wrong = deliver(engine, work(), actor=clerk, explanation="Đã xem")
    return_delivery(engine, officer, wrong.id, REASON, "Biểu 1!F12", NOW)
    return engine


@pytest.fixture
def store(nothing, monkeypatch):
    monkeypatch.setenv("CHI_THI_07_DATABASE_URL", str(nothing.url))
    return _with_a_return(nothing)


@pytest.fixture(scope="module")
def chased_once(tmp_path_factory):
    """A store of its own and the zip made of it, for whoever only looks."""
    with contextmanager(made)(tmp_path_factory.mktemp("don-doc")) as engine:
        _with_a_return(engine)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CHI_THI_07_DATABASE_URL", str(engine.url))
            yield engine, unpacked(kit(actor(engine, Role.COORDINATOR), MONTH, NOW))


@pytest.fixture
def archive(chased_once):
    return chased_once[1]


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        assert held.testzip() is None
        return {name: held.read(name) for name in held.namelist()}


def chased(engine):
    return follow_up(engine, MONTH, NOW.date()).among(TO_CHASE)


def test_every_unit_that_owes_has_its_folder(chased_once):
    store, archive = chased_once
    folders = {name.partition("/")[0] for name in archive}
    assert len(folders) == len(chased(store)) > 20
    assert sorted(name for name in archive if name.startswith("Cục Hóa chất/")) == [
        "Cục Hóa chất/Báo cáo tháng 10-2022 - Cục Hóa chất.xlsx",
        "Cục Hóa chất/Văn bản đôn đốc - Cục Hóa chất.docx",
    ]


def test_the_letter_tells_what_was_returned_and_why(archive):
    letter = docx.Document(io.BytesIO(archive["Cục Hóa chất/Văn bản đôn đốc - Cục Hóa chất.docx"]))
    words = "\n".join(one.text for one in letter.paragraphs)
    assert "Kính gửi: Cục trưởng Cục Hóa chất" in words
    assert "bị trả lại" in words
    assert "tại Biểu 1!F12, lý do: “Thiếu </w:t> & <b>vốn</b> kéo dài”" in words
    assert "“Báo cáo tháng 10-2022 - Cục Hóa chất.xlsx”" in words


def test_the_form_holds_what_is_owed_and_no_more(store, archive):
    clerk = actor(store, Role.UNIT_STAFF, "XNK")
    deliver(store, work(), actor=clerk, unit="XNK", explanation="Đã xem")
    content = kit(actor(store, Role.COORDINATOR), MONTH, NOW)
    name = "Cục Xuất nhập khẩu/Báo cáo tháng 10-2022 - Cục Xuất nhập khẩu.xlsx"
    after = views_in(unpacked(content)[name])
    assert after == set(chased(store)["XNK"])
    assert views_in(archive[name]) - after == {View.TASKS}


def views_in(content):
    reading = read_workbook(content, "a.xlsx")
    assert {table.period_code for table in reading.tables} == {MONTH}
    return {table.view for table in reading.tables}


def test_the_office_writes_no_letter_to_itself(archive):
    own = [name for name in archive if name.startswith("Văn phòng Bộ/")]
    assert own == ["Văn phòng Bộ/Báo cáo tháng 10-2022 - Văn phòng Bộ.xlsx"]


def test_names_are_vietnamese_and_windows_takes_them(archive):
    for name in archive:
        assert not re.search(r'[<>:"\\|?*\x00-\x1f]', name)
        assert name == unicodedata.normalize("NFC", name)
        assert all(part == part.strip(" .") for part in name.split("/"))
        assert len(name) < 200
    assert file_name('a/b\\c:"d"?*<e>|. ') == "a-b-c--d----e--"


def test_it_is_recorded_each_time_it_is_made(store):
    officer = actor(store, Role.COORDINATOR)
    kit(officer, MONTH, NOW)
    assert deeds(store)[-1] == ("chased", officer.account)


def test_no_other_role_makes_it(store):
    with pytest.raises(NotAllowed):
        kit(actor(store, Role.LEADER), MONTH, NOW)


class TestThePage:
    def test_it_offers_the_kit_and_says_for_how_many(self, store, opened):
        shown = opened(store, "reviewing", role=Role.COORDINATOR, kygui=MONTH)
        assert f"{len(chased(store))} đơn vị còn báo cáo phải gửi" in shown.words
        assert "Văn phòng Bộ là nơi ký văn bản nên chỉ có biểu mẫu" in shown.words
        (button,) = [one for one in shown.app.get("download_button") if "đôn đốc" in one.label]
        assert button.label == "Lấy bộ đôn đốc"

    def test_a_unit_has_no_such_button(self, store, opened):
        sent(store)
        shown = opened(store, "sending", role=Role.UNIT_STAFF, unit="VP", kygui=MONTH)
        assert "Đôn đốc" not in shown.words
