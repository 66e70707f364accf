"""What stands in front of Streamlit, asked without a browser."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from tests.web.asking import as_reader, ask, opens
from tracking.roles import Role
from tracking.settings import settings
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import Account, add_account
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate
from tracking.store.sessions import begin
from web.defences import SecurityHeaders
from web.door import Door
from web.front import middleware, routes
from web.index_page import index_html
from web.packing import PackedScripts


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


async def _page(_request: Request) -> HTMLResponse:
    return HTMLResponse("<html lang='en'>")


async def _media(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("a")


@pytest.fixture(scope="module")
def front(tmp_path_factory) -> Iterator[ASGIApp]:
    """Our routes and layers around a stand-in for Streamlit, asked by somebody signed in."""
    folder = tmp_path_factory.mktemp("kho")
    address = {"CHI_THI_07_DATA": str(folder), "CHI_THI_07_ADDRESS": "http://bang.test"}
    door = Door(settings(address))
    migrate(door.store)
    now = datetime.now(UTC)
    leader = Account(account="lanh.dao", label="Lãnh đạo Bộ", role=Role.LEADER)
    add_account(door.store, leader, "một câu dễ nhớ", OPERATOR, now)
    theirs = [
        WebSocketRoute("/_stcore/stream", _socket),
        Route("/component/a.txt", _media),
        Route("/{page:path}", _page),
    ]
    app = Starlette(routes=[*routes(door), *theirs], middleware=middleware(door))
    yield as_reader(app, f"phien={begin(door.store, leader, '10.1.2.3', now)}")
    door.store.dispose()


def test_any_page_of_streamlit_is_ours(front):
    answer = ask(front, "/nhiem-vu")
    assert answer.text == index_html()
    assert '<html lang="vi">' in answer.text
    assert "You need to enable JavaScript" not in answer.text
    assert "<script>" not in answer.text


def test_what_is_no_page_stays_as_it_is(front):
    assert ask(front, "/component/a.txt").text == "a"


@pytest.mark.parametrize("path", ["/nhiem-vu", "/component/a.txt", "/suc-khoe", "/_stcore/metrics"])
def test_every_answer_forbids_foreign_code(front, path):
    policy = ask(front, path).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_overview_has_an_address_of_its_own(front):
    assert ask(front, "/tong-quan?ky=2022-10").headers["location"] == "/?ky=2022-10"


def test_a_socket_opens_for_our_own_page_and_for_programs(front):
    assert opens(front, "/_stcore/stream", origin="http://bang.test")
    assert opens(front, "/_stcore/stream")


@pytest.mark.parametrize("origin", ["http://elsewhere.test", "http://bang.test:1", "null", ""])
def test_a_socket_does_not_open_for_another_site(front, origin):
    assert not opens(front, "/_stcore/stream", origin=origin)


def test_health_follows_the_store(front, tmp_path, monkeypatch):
    monkeypatch.setenv("CHI_THI_07_DATABASE_URL", f"sqlite:///{tmp_path / 'kho.sqlite3'}")
    assert ask(front, "/suc-khoe").status == 503
    engine = open_engine(settings().database_url)
    migrate(engine)
    engine.dispose()
    assert ask(front, "/suc-khoe").status == 200


def test_scripts_travel_packed(front):
    path, (file, _kind) = next(iter(PackedScripts(front).known.items()))
    answer = ask(front, path, accept_encoding="gzip, br")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == file.read_bytes()


def test_the_page_knows_where_the_server_is_before_streamlit_asks(front):
    page = ask(front, "/nhiem-vu").text
    assert page.index("connect.js") < page.index('type="module"')


def test_an_asset_whose_address_names_its_content_is_kept(front):
    assert "immutable" in ask(front, "/tai-nguyen/vi.js?v=1").headers["cache-control"]
    assert ask(front, "/tai-nguyen/vi.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/giai-ngan/abc?ky=2022-12", "/abc?ky=2022-12"),
        ("/giai-ngan/", "/giai-ngan"),
        ("/a/b/giai-ngan?o=1%3A2", "/giai-ngan?o=1%3A2"),
        ("/a/%5C%5Cla.test", "/%255C%255Cla.test"),
    ],
)
def test_an_address_of_several_parts_leads_to_one_of_one_part(front, asked, led):
    """What the page loads is named relative to its address."""
    answer = ask(front, asked, accept="text/html")
    assert (answer.status, answer.headers["location"]) == (307, led)


def test_an_address_of_one_part_is_the_page(front):
    assert ask(front, "/giai-ngan?ky=2022-12").text == index_html()


@pytest.mark.parametrize(("is_https", "told"), [(True, "_xsrf=a; Secure"), (False, "_xsrf=a")])
def test_behind_https_every_cookie_is_only_for_https(is_https, told):
    async def with_cookie(scope, receive, send):
        answer = PlainTextResponse("a", headers={"set-cookie": "_xsrf=a"})
        await answer(scope, receive, send)

    answer = ask(SecurityHeaders(with_cookie, is_https=is_https), "/")
    assert answer.headers["set-cookie"] == told
