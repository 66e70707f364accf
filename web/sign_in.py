"""The pages in front of the dashboard: sign in, take a role to try, change a password, sign out."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tracking.roles import ROLE_NAMES, Role
from tracking.specs.units import unit_by_code, unit_name
from tracking.store import sessions
from tracking.store.accounts import account_name, demo_account, set_password
from tracking.store.audit import stranger
from tracking.store.engine import plain_errors
from tracking.store.serving import held_units
from tracking.store.sessions import SignInRefused, sign_in
from tracking.vocabulary import TrackingError
from web.door import Door
from web.pages import drawn

SIGN_IN, SIGN_OUT, PASSWORD = PATHS = ("/dang-nhap", "/dang-xuat", "/doi-mat-khau")
_AT_ONCE = 2
"""How many passwords are tried at the same time: each takes 64 MB and a tenth of a second."""
_FIELDS = 8
"""The most fields of a form here; more are no form of ours."""
_WAITING = "thử mật khẩu khi đang phải chờ vì sai quá nhiều lần"
_OVER = "Phiên làm việc đã hết hoặc đã đăng xuất ở nơi khác. Hãy đăng nhập lại."
DEMO_UNIT = "XNK"
_TOLD = {
    Role.LEADER: "xem mọi số liệu đã tiếp nhận",
    Role.COORDINATOR: "tiếp nhận hoặc trả lại báo cáo, đôn đốc đơn vị, chốt kỳ",
    Role.UNIT_STAFF: "tải báo cáo Excel lên, sửa lỗi, gửi",
    Role.ADMIN: "tài khoản, nhật ký",
}


class SignInPages:
    """The pages, all before one door."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._limit = CapacityLimiter(_AT_ONCE)

    def routes(self) -> list[Route]:
        """Their addresses."""
        return [
            Route(SIGN_IN, self.show, methods=["GET"]),
            Route(SIGN_IN, self.enter, methods=["POST"]),
            Route(SIGN_OUT, self.ask_to_leave, methods=["GET"]),
            Route(SIGN_OUT, self.leave, methods=["POST"]),
            Route(PASSWORD, self.show_password, methods=["GET"]),
            Route(PASSWORD, self.change_password, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """The form, or at once the page asked for where somebody is signed in already."""
        following = safe_path(request.query_params.get("tiep", ""))
        try:
            if await self.door.visitor(request.scope):
                return RedirectResponse(following, 303)
        except TrackingError as trouble:
            return self._form(request, following, str(trouble), 503)
        return self._form(request, following, _OVER if "het" in request.query_params else "")

    async def enter(self, request: Request) -> Response:
        """Let somebody in, or say why not."""
        form = await request.form(max_files=0, max_fields=_FIELDS)
        following = safe_path(_word(form, "tiep"))
        try:
            take = self._take_role if self.door.where.with_sample else self._check_password
            token = await to_thread.run_sync(take, form, address_of(request), limiter=self._limit)
        except SignInRefused as why:
            await self._note_wait(request, _word(form, "tai_khoan"), why)
            return self.refuse(request, following, why)
        except TrackingError as trouble:
            return self._form(request, following, str(trouble), 503)
        return self.door.let_in(RedirectResponse(following, 303), token)

    def refuse(self, request: Request, following: str, why: SignInRefused) -> Response:
        """The form again, with why nobody was let in."""
        return self._form(request, following, str(why), 429 if why.wait else 401, why)

    async def _note_wait(self, request: Request, name: str, why: TrackingError) -> None:
        """Keep that somebody tries while the door is closed to them; not as another wrong password,
        which would keep it closed for ever."""
        if isinstance(why, SignInRefused) and why.wait:
            who = stranger(address_of(request), account_name(name))
            await self.door.refusals.note(_WAITING, who)

    def _check_password(self, form: FormData, address: str) -> str:
        with plain_errors():
            return sign_in(
                self.door.store, _word(form, "tai_khoan"), _word(form, "mat_khau"), address, _now()
            )

    def _take_role(self, form: FormData, address: str) -> str:
        role, unit = _word(form, "vai_tro"), _word(form, "don_vi")
        if role not in {*Role} or unit_by_code(unit) is None:
            raise SignInRefused("Hãy chọn một vai trò.")
        with plain_errors():
            taken = demo_account(self.door.store, Role(role), unit, _now())
            return sessions.begin(self.door.store, taken, address, _now())

    def _form(
        self,
        request: Request,
        following: str,
        trouble: str = "",
        status: int = 200,
        why: SignInRefused | None = None,
    ) -> Response:
        shown: dict[str, object] = {"tiep": following, "trouble": trouble}
        shown["organisation"] = self.door.where.organisation is not None
        if self.door.where.with_sample:
            units = [(code, unit_name(code)) for code in held_units(self.door.store)]
            roles = [(role, ROLE_NAMES[role], _TOLD[role]) for role in Role]
            shown |= {"roles": roles, "units": sorted(units, key=lambda one: one[1])}
            shown |= {"unit": DEMO_UNIT}
        headers = {"Cache-Control": "no-store"}
        if why is not None and why.wait:
            headers["Retry-After"] = str(int(why.wait.total_seconds()) + 1)
        name = "demo.html" if self.door.where.with_sample else "sign_in.html"
        return drawn(request, name, shown, status, headers)

    async def ask_to_leave(self, request: Request) -> Response:
        """A page with one button: a link alone signs nobody out."""
        return drawn(request, "sign_out.html", {})

    async def leave(self, request: Request) -> Response:
        """Sign out, here and in every open page of the session."""
        try:
            if visitor := await self.door.visitor(request.scope):
                await self.door.sign_out(visitor)
        except TrackingError as trouble:
            return drawn(request, "sign_out.html", {"trouble": str(trouble)}, 503)
        return self.door.let_out(RedirectResponse(SIGN_IN, 303))

    async def show_password(self, request: Request) -> Response:
        """The form to choose a password of one's own."""
        visitor = await self.door.visitor(request.scope)
        return drawn(request, "password.html", {"must": visitor and visitor.must_change})

    async def change_password(self, request: Request) -> Response:
        """Keep another password, given the old one; every other session of the account ends."""
        form = await request.form(max_files=0, max_fields=_FIELDS)
        visitor = await self.door.visitor(request.scope)
        if visitor is None:
            return RedirectResponse(SIGN_IN, 303)
        try:
            await to_thread.run_sync(
                self._change_password, visitor, form, address_of(request), limiter=self._limit
            )
        except TrackingError as why:
            await self._note_wait(request, visitor.actor.account, why)
            shown = {"trouble": str(why), "must": visitor.must_change}
            return drawn(request, "password.html", shown, 400)
        self.door.forget(visitor)
        return RedirectResponse("/", 303)

    def _change_password(self, visitor: sessions.Session, form: FormData, address: str) -> None:
        new = _word(form, "mat_khau_moi")
        if new != _word(form, "go_lai"):
            raise TrackingError("Hai lần gõ mật khẩu mới không giống nhau.")
        with plain_errors():
            sessions.check_password(
                self.door.store, visitor.actor.account, _word(form, "mat_khau"), address, _now()
            )
            set_password(self.door.store, visitor.actor.account, new, visitor.actor, _now())
            sessions.end_all(
                self.door.store, visitor.actor.account, _now(), besides=visitor.token_sha256
            )


def safe_path(asked: str) -> str:
    """Where to go after signing in: a path of this site, else the first page."""
    parts = urlsplit(asked)
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\", "/dang-"))
    if not is_ours or parts.scheme or parts.netloc or not asked.isprintable():
        return "/"
    return asked


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def _now() -> datetime:
    return datetime.now(UTC)
