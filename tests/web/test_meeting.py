"""The page of a meeting as the server gives it: to whoever is signed in, the same to everybody."""

import json
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette

from tests.tracking.store.delivering import OFFICER
from tests.tracking.store.sending import money, send
from tests.web.asking import as_reader, ask
from tests.web.made import audited
from tracking.briefings.edits import Edits, to_text
from tracking.briefings.making import make
from tracking.roles import Role
from tracking.settings import settings
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import Account, add_account
from tracking.store.audit import Deed
from tracking.store.briefings import edit
from tracking.store.migrations import migrate
from tracking.store.sessions import begin
from web.door import Door
from web.front import middleware, routes


@pytest.fixture
def door(tmp_path):
    """A store with one briefing of October."""
    where = {"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_ADDRESS": "http://bang.test"}
    made = Door(settings(where))
    migrate(made.store)
    send(made.store, money(400))
    make(made.store, OFFICER, "2022-10", datetime.now(UTC))
    yield made
    made.store.dispose()


@pytest.fixture
def stranger(door):
    return Starlette(routes=routes(door), middleware=middleware(door))


def signed_in(door, stranger, one):
    now = datetime.now(UTC)
    add_account(door.store, one, "một câu dễ nhớ", OPERATOR, now)
    return as_reader(stranger, f"phien={begin(door.store, one, '10.1.2.3', now)}")


@pytest.fixture
def reader(door, stranger):
    """Somebody who may only look."""
    leader = Account(account="lanh.dao", label="Lãnh đạo Bộ", role=Role.LEADER)
    return signed_in(door, stranger, leader)


@pytest.fixture
def administrator(door, stranger):
    """Who keeps the accounts, and has no meetings."""
    one = Account(account="quan.tri", label="Quản trị", role=Role.ADMIN)
    return signed_in(door, stranger, one)


def lose(store):
    """The table of briefings is gone: the database answers with its own trouble."""
    with store.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE briefings RENAME TO elsewhere")


@pytest.mark.parametrize("address", ["/hop/1", "/hop/1/moi", "/hop/briefing.js"])
def test_without_a_session_there_is_nothing(stranger, address):
    assert ask(stranger, address).status == 401
    assert ask(stranger, address, accept="text/html").status == 303


def test_it_is_one_page_whose_script_the_policy_allows(reader):
    answer = ask(reader, "/hop/1", accept="text/html")
    assert answer.status == 200
    assert "Tài liệu họp số 1" in answer.text
    assert '<script src="/hop/briefing.js"></script>' in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    script = ask(reader, "/hop/briefing.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "hashchange" in script.text


def test_reports_that_come_later_change_nothing_and_are_said(door, reader):
    before = ask(reader, "/hop/1").body
    assert json.loads(ask(reader, "/hop/1/moi").text) == {"text": ""}
    send(door.store, money(900), at=datetime.now(UTC))
    assert ask(reader, "/hop/1").body == before
    assert json.loads(ask(reader, "/hop/1/moi").text)["text"].startswith("1 báo cáo được tiếp nhận")


def test_an_edit_is_seen_at_the_next_opening(door, reader):
    ask(reader, "/hop/1")
    told = to_text(Edits(titles={"standing": "Một tháng khó khăn"}))
    edit(door.store, OFFICER, 1, 0, told, datetime.now(UTC))
    assert "Một tháng khó khăn" in ask(reader, "/hop/1").text


@pytest.mark.parametrize("address", ["/hop/9", "/hop/9/moi"])
def test_a_number_that_there_is_not_is_said(reader, address):
    answer = ask(reader, address)
    assert answer.status == 404
    assert "Không có Tài liệu họp số 9" in answer.text


NOWHERE = (
    "/hop",
    "/hop/",
    "/hop/abc",
    "/hop/1/x",
    "/hop/1/",
    "/hop/-1",
    "/hop/99999999999999999999",
)


@pytest.mark.parametrize("address", [*NOWHERE, "/hop/9"])
def test_an_address_that_there_is_not_is_a_page_with_a_way_on(reader, address):
    answer = ask(reader, address, accept="text/html")
    assert answer.status == 404
    assert "<h2>Không có tài liệu họp này</h2>" in answer.text
    assert '<a class="way" href="/hop-giao-ban">Mở trang Họp giao ban</a>' in answer.text
    assert 'lang="vi"' in answer.text
    assert "/tai-nguyen/door.css" in answer.text


def test_a_database_that_is_away_is_said_on_a_page(door, reader):
    ask(reader, "/hop/briefing.js")
    lose(door.store)
    answer = ask(reader, "/hop/1", accept="text/html")
    assert answer.status == 503
    assert "<h2>Chưa mở được tài liệu họp</h2>" in answer.text
    assert "Không dùng được cơ sở dữ liệu" in answer.text
    assert ask(reader, "/hop/1/moi").status == 503


def test_the_administrator_has_no_meetings_and_the_attempt_is_kept(door, administrator):
    answer = ask(administrator, "/hop/1", accept="text/html")
    assert answer.status == 403
    assert "Vai trò quản trị không được xem tài liệu họp giao ban" in answer.text
    assert '<a class="way" href="/">Mở trang Tổng quan</a>' in answer.text
    assert "Tài liệu họp số 1" not in answer.text
    assert ask(administrator, "/hop/1/moi").status == 403
    assert ask(administrator, "/hop/9").status == 403
    kept = [one for one in audited(door) if one.deed is Deed.REFUSED]
    assert [one.account for one in kept] == ["quan.tri"]
    assert kept[0].about.startswith("mở trang /hop/1: Vai trò quản trị không được xem")
