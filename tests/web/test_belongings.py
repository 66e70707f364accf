"""A file, and a place to upload to, is reached only by the session it was told to."""

from datetime import UTC, datetime

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.web.asking import ask, opens, post
from tests.web.made import CLERK, PASSWORD, audited, cookie, made, sign_in
from tracking.roles import Role
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import Account, add_account
from tracking.store.audit import Deed
from web.belongings import Belongings
from web.gate import WHOSE

FILE = "/media/0123456789abcdef.xlsx"
PLACE = "/_stcore/upload_file/phiên-b/tệp-1"
OTHER = Account(account="vp.van.thu", label="Văn phòng", role=Role.UNIT_STAFF, unit_code="VP")


def told(message):
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


def button(url="", number=""):
    message = ForwardMsg()
    message.delta.new_element.download_button.url = url
    message.delta.new_element.download_button.deferred_file_id = number
    return message


def place():
    message = ForwardMsg()
    message.file_urls_response.file_urls.add(upload_url=PLACE, delete_url=PLACE)
    return message


def made_when_asked():
    message = ForwardMsg()
    message.backend_operation_response.deferred_file.url = FILE
    return message


def image():
    message = ForwardMsg()
    message.delta.new_element.imgs.imgs.add(url=FILE)
    return message


@pytest.mark.parametrize("message", [button(FILE), made_when_asked(), image()])
def test_what_is_told_to_a_session_is_its_own(message):
    held = Belongings()
    held.note("a", told(message))
    assert held.are_theirs("a", FILE)
    assert not held.are_theirs("b", FILE)
    held.forget("a")
    assert not held.are_theirs("a", FILE)


def test_an_address_within_a_text_gives_no_right():
    message = ForwardMsg()
    message.delta.new_element.markdown.body = f"Không tìm thấy {FILE} {PLACE}"
    held = Belongings()
    held.note("a", told(message))
    assert not held.are_theirs("a", FILE)
    assert not held.are_theirs("a", PLACE)


def test_a_file_made_when_asked_for_is_made_for_whom_it_was_offered():
    asked = BackMsg()
    asked.backend_operation_request.deferred_file.file_id = "số"
    held = Belongings()
    held.note("a", told(button(number="số")))
    message = {"type": "websocket.receive", "bytes": asked.SerializeToString()}
    assert held.may_ask("a", message)
    assert not held.may_ask("b", message)
    assert held.may_ask("b", {"type": "websocket.receive", "bytes": BackMsg().SerializeToString()})
    assert held.may_ask("b", {"type": "websocket.receive", "text": "chữ"})
    assert held.may_ask("b", {"type": "websocket.receive", "bytes": b"\xff\xff"})


async def _pages(socket: WebSocket) -> None:
    """Tells whoever opens it of a file and of a place to upload to."""
    await socket.accept()
    for message in (button(FILE), place()):
        await socket.send_bytes(message.SerializeToString())
    await socket.close(reason=socket.headers[WHOSE])


async def _anything(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"Streamlit: {request.method}")


@pytest.fixture
def served(tmp_path):
    where = {"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_ADDRESS": "http://bang.test"}
    theirs = [
        WebSocketRoute("/_stcore/stream", _pages),
        Route("/{path:path}", _anything, methods=["GET", "POST", "PUT", "DELETE"]),
    ]
    door, app = made(where, theirs)
    for one in (CLERK, OTHER):
        add_account(door.store, one, PASSWORD, OPERATOR, datetime.now(UTC))
    yield door, app
    door.store.dispose()


def test_another_account_reaches_neither_the_file_nor_the_place(served):
    door, app = served
    mine = cookie(sign_in(app))
    theirs = cookie(sign_in(app, name=OTHER.account))
    assert ask(app, FILE, cookie=mine).status == 404
    assert opens(app, "/_stcore/stream", cookie=mine)
    assert ask(app, FILE, cookie=mine).text == "Streamlit: GET"
    assert post(app, PLACE, {}, cookie=mine).text == "Streamlit: POST"
    assert ask(app, FILE, cookie=theirs).status == 404
    assert post(app, PLACE, {}, cookie=theirs).status == 403
    refused = [one for one in audited(door) if one.deed is Deed.REFUSED]
    assert [(one.account, one.unit_code) for one in refused] == [
        (OTHER.account, "VP"),
        (OTHER.account, "VP"),
        (CLERK.account, "XNK"),
    ]
    assert PLACE in refused[0].about


def test_signing_out_takes_the_files_along(served):
    _, app = served
    mine = cookie(sign_in(app))
    opens(app, "/_stcore/stream", cookie=mine)
    post(app, "/dang-xuat", {}, cookie=mine)
    assert ask(app, FILE, cookie=cookie(sign_in(app))).status == 404
