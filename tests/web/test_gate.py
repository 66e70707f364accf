"""Without a session nobody reaches anything; with one, only from the right place."""

from datetime import UTC, datetime

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from tests.web.asking import ask, opens, post
from tests.web.made import CLERK, PAGE, PASSWORD, audited, cookie, sign_in
from tests.web.made import made as made_of
from tracking.roles import Role
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import add_account, set_password
from tracking.store.audit import Deed
from ui import paths
from web.front import UPLOAD_MB
from web.gate import PAGES_FOR
from web.sign_in import safe_path

EVERYTHING = [
    "/", "/nhiem-vu", "/media/a.txt", "/_stcore/health", "/_stcore/host-config", "/static/js/a.js",
    "/_stcore/upload_file/1/2", "/component/a", "/doi-mat-khau", "/dang-nhap-gia", "/%2e%2e/",
]  # fmt: skip


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


async def _anything(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"Streamlit: {len(await request.body())}")


def _made(where):
    theirs = [
        WebSocketRoute("/_stcore/stream", _socket),
        Route("/{path:path}", _anything, methods=["GET", "PUT", "POST"]),
    ]
    return made_of(where, theirs)


@pytest.fixture
def made(tmp_path):
    folder, address = str(tmp_path), "http://bang.test"
    door, app = _made({"CHI_THI_07_DATA": folder, "CHI_THI_07_ADDRESS": address})
    add_account(door.store, CLERK, PASSWORD, OPERATOR, datetime.now(UTC))
    yield door, app
    door.store.dispose()


@pytest.fixture
def app(made):
    return made[1]


@pytest.mark.parametrize("path", EVERYTHING)
def test_nothing_is_reached_without_a_session(app, path):
    assert ask(app, path).status == 401
    assert "đăng nhập lại" in ask(app, path).text
    assert ask(app, path, **PAGE).status == 303
    assert ask(app, path, cookie="phien=bịa".encode().decode("latin-1")).status == 401


def test_no_socket_opens_without_a_session(app):
    assert not opens(app, "/_stcore/stream")


@pytest.mark.parametrize("path", ["/suc-khoe", "/tai-nguyen/door.css", "/dang-nhap", "/dang-xuat"])
def test_what_one_needs_to_come_in_is_open(app, path):
    assert ask(app, path).status in (200, 503)


def test_a_page_leads_to_the_sign_in_page_and_back(app):
    asked = ask(app, "/nhiem-vu?ky=2022-11", **PAGE).headers["location"]
    assert asked == "/dang-nhap?tiep=%2Fnhiem-vu%3Fky%3D2022-11"
    assert 'value="/nhiem-vu?ky=2022-11"' in ask(app, asked).text
    answer = sign_in(app)
    assert (answer.status, answer.headers["location"]) == (303, "/nhiem-vu?ky=2022-11")
    assert ask(app, "/", cookie=cookie(answer)).text.startswith("Streamlit")
    assert opens(app, "/_stcore/stream", cookie=cookie(answer))


@pytest.mark.parametrize(
    "elsewhere",
    ["//a.vn", "/\\a.vn", "https://a.vn", "javascript:alert(1)", "a", "", "/\n/a.vn", "/dang-xuat"],
)
def test_signing_in_never_leads_elsewhere(elsewhere):
    assert safe_path(elsewhere) == "/"


def test_a_wrong_password_is_said_and_the_sixth_has_to_wait(app):
    for _ in range(5):
        answer = sign_in(app, "sai")
        assert answer.status == 401
        assert "Tên tài khoản hoặc mật khẩu không đúng." in answer.text
        assert "set-cookie" not in answer.headers
    answer = sign_in(app)
    assert answer.status == 429
    assert 0 < int(answer.headers["retry-after"]) <= 901
    assert "thử lại sau" in answer.text


def test_what_was_typed_is_never_html(app):
    answer = post(app, "/dang-nhap", {"tai_khoan": "a", "mat_khau": "b", "tiep": "/<script>"})
    assert "<script>" not in answer.text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(made, tmp_path):
    plain = sign_in(made[1]).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(plain.split("; "))
    assert "Secure" not in plain
    https = {"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_ADDRESS": "https://bang.test"}
    door, app = _made(https)
    answer = sign_in(app)
    assert answer.headers["set-cookie"].startswith("__Host-phien=")
    assert "Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"]
    assert ask(app, "/", cookie=cookie(answer)).status == 200
    left = post(app, "/dang-xuat", {}, cookie=cookie(answer))
    assert left.headers["set-cookie"].startswith('__Host-phien=""')
    assert "Secure" in left.headers["set-cookie"]
    assert ask(app, "/", cookie=cookie(answer)).status == 401
    door.store.dispose()


def test_signing_out_ends_the_session_for_whoever_holds_the_token(app):
    held = cookie(sign_in(app))
    assert ask(app, "/", cookie=held).status == 200
    assert post(app, "/dang-xuat", {}, cookie=held).headers["location"] == "/dang-nhap"
    assert ask(app, "/", cookie=held).status == 401
    assert not opens(app, "/_stcore/stream", cookie=held)


def test_a_link_signs_nobody_out(app):
    held = cookie(sign_in(app))
    assert ask(app, "/dang-xuat", cookie=held).status == 200
    assert ask(app, "/", cookie=held).status == 200


@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-xuat", "/doi-mat-khau", "/_stcore/upload"])
def test_another_site_can_act_for_nobody(app, path):
    held = cookie(sign_in(app))
    answer = post(app, path, {}, cookie=held, origin="http://a.vn")
    assert answer.status == 403
    assert ask(app, "/", cookie=held).status == 200


def test_a_password_set_by_another_must_be_changed_first(made):
    door, app = made
    held = cookie(sign_in(app))
    now = datetime.now(UTC)
    set_password(door.store, CLERK.account, "mật khẩu tạm thời", OPERATOR, now, must_change=True)
    held = cookie(sign_in(app, "mật khẩu tạm thời"))
    assert ask(app, "/nhiem-vu", cookie=held, **PAGE).headers["location"] == "/doi-mat-khau"
    assert not opens(app, "/_stcore/stream", cookie=held)
    assert "do người quản trị đặt" in ask(app, "/doi-mat-khau", cookie=held).text

    def change(old, new, again):
        form = {"mat_khau": old, "mat_khau_moi": new, "go_lai": again}
        return post(app, "/doi-mat-khau", form, cookie=held)

    assert "không giống nhau" in change("mật khẩu tạm thời", PASSWORD, "khác").text
    assert "không đúng" in change("sai", PASSWORD, PASSWORD).text
    assert change("mật khẩu tạm thời", PASSWORD, PASSWORD).status == 303
    assert ask(app, "/", cookie=held).status == 200


def test_what_is_asked_for_without_a_session_is_kept_once_and_counted(made):
    door, app = made
    for _ in range(3):
        assert not opens(app, "/_stcore/stream")
        assert post(app, "/_stcore/upload_file/1/2", {}).status == 401
        assert ask(app, "/media/a.txt").status == 401
    ask(app, "/nhiem-vu", **PAGE)  # leads to the sign-in page: nothing was refused
    kept = [one for one in reversed(audited(door)) if one.deed == Deed.REFUSED]
    assert [(one.address, one.about) for one in kept] == [
        ("10.1.2.3", "mở kết nối khi chưa đăng nhập: /_stcore/stream"),
        ("10.1.2.3", "gửi tệp, yêu cầu khi chưa đăng nhập: /_stcore/upload_file/1/2"),
        ("10.1.2.3", "tải tệp, trạng thái khi chưa đăng nhập: /media/a.txt"),
    ]


@pytest.mark.parametrize("path", ["/static/../app.py", "/nhiem-vu%2f..%2fb", "/../x"])
def test_an_address_that_climbs_is_refused_in_words(app, path):
    answer = ask(app, path, cookie=cookie(sign_in(app)))
    assert (answer.status, answer.text) == (404, "Không có trang này.")


class TestSizes:
    def test_a_file_that_is_too_large_is_said_at_the_door(self, app):
        held = cookie(sign_in(app))
        too_large = str((UPLOAD_MB + 1) * 1024**2)
        path = "/_stcore/upload_file/1/2"
        answer = post(app, path, {}, cookie=held, content_length=too_large)
        assert answer.status == 413
        assert f"tối đa {UPLOAD_MB} MB" in answer.text

    def test_who_sends_what_is_too_large_is_kept(self, made):
        door, app = made
        held, path = cookie(sign_in(app)), "/_stcore/upload_file/1/2"
        too_large = str((UPLOAD_MB + 1) * 1024**2)
        post(app, path, {}, cookie=held, content_length=too_large)
        with pytest.raises(ClientDisconnect):  # it did not say how much it would send
            post(app, "/dang-nhap", {"mat_khau": "a" * 70_000})
        kept = [(one.account, one.about) for one in audited(door) if one.deed == Deed.REFUSED]
        assert (CLERK.account, f"gửi quá cỡ cho phép: {path}") in kept
        assert ("", "gửi quá cỡ cho phép: /dang-nhap") in kept

    def test_a_form_is_small(self, app):
        answer = post(app, "/dang-nhap", {}, content_length="100000")
        assert answer.status == 413


class TestTrial:
    """With the sample anybody takes any role, on the machine itself."""

    @pytest.fixture
    def app(self, tmp_path):
        door, app = _made({"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_SAMPLE": "1"})
        yield app
        door.store.dispose()

    @pytest.mark.parametrize("role", Role)
    def test_a_role_is_taken_without_a_password(self, app, role):
        form = {"vai_tro": role, "don_vi": "XNK"}
        answer = post(app, "/dang-nhap", form, host="127.0.0.1:8501")
        assert ask(app, "/", host="localhost", cookie=cookie(answer)).status == 200

    @pytest.mark.parametrize("form", [{}, {"vai_tro": "chủ", "don_vi": "XNK"}])
    def test_no_role_is_no_way_in(self, app, form):
        assert post(app, "/dang-nhap", form, host="127.0.0.1").status == 401

    def test_a_password_is_no_way_in(self, app):
        form = {"tai_khoan": "a", "mat_khau": "b"}
        assert post(app, "/dang-nhap", form, host="127.0.0.1").status == 401

    @pytest.mark.parametrize("host", ["bang.test", "10.0.0.5:8501", "127.0.0.1.a.vn", ""])
    def test_it_answers_to_this_machine_alone(self, app, host):
        assert ask(app, "/dang-nhap", host=host).status == 421

    def test_it_is_not_passed_on_by_another_server(self, app):
        answer = ask(app, "/dang-nhap", host="127.0.0.1", x_forwarded_for="10.0.0.5")
        assert answer.status == 421


def test_another_name_is_not_answered(app):
    assert ask(app, "/dang-nhap", host="a.vn").status == 421
    assert ask(app, "/suc-khoe", host="127.0.0.1:8501").status in (200, 503)


def test_who_came_and_from_where_is_recorded(made):
    door, app = made
    sign_in(app, "sai")
    sign_in(app)
    assert [(one.deed, one.address) for one in audited(door)[:2]] == [
        (Deed.SIGNED_IN, "10.1.2.3"),
        (Deed.SIGN_IN_FAILED, "10.1.2.3"),
    ]


def refused(door):
    return [one for one in audited(door) if one.deed is Deed.REFUSED]


class TestRefusalsAreKept:
    def test_trying_while_one_has_to_wait(self, made):
        door, app = made
        for _ in range(5):
            sign_in(app, "sai")
        for _ in range(4):
            assert sign_in(app).status == 429
        (one,) = refused(door)
        assert (one.account, one.address) == (CLERK.account, "10.1.2.3")
        assert "phải chờ" in one.about

    @pytest.mark.parametrize("page", ["/tiep-nhan", "/nhat-ky", "/tai-khoan", "/danh-muc"])
    def test_opening_a_page_of_another_role(self, made, page):
        door, app = made
        held = cookie(sign_in(app))
        assert ask(app, page, cookie=held, **PAGE).status == 200
        assert ask(app, "/gui-bao-cao", cookie=held, **PAGE).status == 200
        (one,) = refused(door)
        assert (one.account, page in one.about) == (CLERK.account, True)

    def test_another_name_and_another_site(self, made):
        door, app = made
        for _ in range(3):
            ask(app, "/", host="a.vn")
            post(app, "/dang-nhap", {}, origin="http://b.vn")
        assert [one.about for one in refused(door)] == [
            "yêu cầu từ trang khác: http://b.vn",
            "gọi bằng tên a.vn",
        ]


def test_the_pages_that_not_everybody_has_are_known_to_the_gate():
    work = {paths.MEETING, paths.SENDING, paths.REVIEWING}
    own = {*work, paths.ACCOUNTS, paths.AUDIT, paths.MINISTRY_TABLES}
    assert set(PAGES_FOR) == {f"/{path}" for path in own}


def test_without_an_address_nobody_comes_through_another_server(tmp_path):
    door, app = _made({"CHI_THI_07_DATA": str(tmp_path)})
    here = {"host": "127.0.0.1:8501"}
    assert ask(app, "/dang-nhap", **here).status == 200
    answer = ask(app, "/dang-nhap", x_forwarded_for="10.9.9.9", **here)
    assert answer.status == 421
    assert "CHI_THI_07_ADDRESS" in answer.text
    door.store.dispose()


def test_behind_a_proxy_that_is_told_of_readers_come_in(app):
    assert ask(app, "/dang-nhap", x_forwarded_for="10.9.9.9").status == 200


def test_who_is_thrown_out_of_an_open_page_is_told_why(app):
    told = "Phiên làm việc đã hết hoặc đã đăng xuất ở nơi khác"
    assert told in ask(app, "/dang-nhap?tiep=%2Fnhiem-vu&het=1").text
    assert told not in ask(app, "/dang-nhap?tiep=%2Fnhiem-vu").text


def test_a_store_that_is_away_is_a_page_for_a_reader_and_a_sentence_for_a_program(made):
    door, app = made
    signed_in = cookie(sign_in(app))
    with door.store.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE sessions RENAME TO elsewhere")
    page = ask(app, "/nhiem-vu", cookie=signed_in, **PAGE)
    assert page.status == 503
    assert "<h2>Chưa mở được bảng điều hành</h2>" in page.text
    assert "Không dùng được cơ sở dữ liệu" in page.text
    plain = ask(app, "/media/a.txt", cookie=signed_in)
    assert (plain.status, plain.headers["content-type"]) == (503, "text/plain; charset=utf-8")
