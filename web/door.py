"""Who stands at the door: cookies, sessions looked up, sockets that end with their session."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie

from anyio import Event, to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from tracking.roles import Actor
from tracking.settings import Settings
from tracking.store import sessions
from tracking.store.audit import stranger
from tracking.store.engine import open_engine, plain_errors
from tracking.store.serving import Store
from tracking.store.sessions import Session
from tracking.vocabulary import TrackingError
from web.belongings import Belongings
from web.refusals import Refusals

KNOWN_SECONDS = 3.0
"""How long an answer of the store about a session is good for: a page is a hundred requests."""
_MOST_KNOWN = 10_000


class Door:
    """What the gate and the sign-in pages share; one for the server."""

    def __init__(self, where: Settings) -> None:
        self.where = where
        self.store: Store = open_engine(where.database_url)
        self.belongings = Belongings()
        self.refusals = Refusals(self.store)
        self._known: dict[str, tuple[float, Session]] = {}
        self._sockets: dict[str, set[Event]] = defaultdict(set)

    async def visitor(self, scope: Scope) -> Session | None:
        """Who sends a request; TrackingError where the store does not answer."""
        return await self.who(token_of(Headers(scope=scope), self.where.cookie))

    async def actor(self, scope: Scope) -> Actor:
        """Who sends a request, as the audit names them: a stranger where nobody is known."""
        with suppress(TrackingError):
            if visitor := await self.visitor(scope):
                return visitor.actor
        return stranger(client_of(scope))

    async def who(self, token: str) -> Session | None:
        """Who holds a token, as the store said a moment ago or says now."""
        if not token:
            return None
        digest = sessions.token_hash(token)
        at, known = self._known.get(digest, (0.0, None))
        if known is not None and time.monotonic() - at < KNOWN_SECONDS:
            return known
        found = await to_thread.run_sync(self._look_up, token)
        if found is None:
            self._known.pop(digest, None)
            return None
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known[digest] = (time.monotonic(), found)
        return found

    def _look_up(self, token: str) -> Session | None:
        with plain_errors():
            now, is_demo = datetime.now(UTC), self.where.with_sample
            return sessions.session(self.store, token, now, is_demo=is_demo)

    async def seen(self, visitor: Session) -> None:
        """Keep that somebody did something, now and then."""
        now = datetime.now(UTC)
        if now - visitor.seen_at >= sessions.TOUCHED_EVERY:
            self.forget(visitor)
            with plain_errors():
                await to_thread.run_sync(sessions.touch, self.store, visitor, now)

    async def sign_out(self, visitor: Session) -> None:
        """End a session: its cookie is worth nothing, its open pages close at once."""
        with plain_errors():
            await to_thread.run_sync(sessions.end, self.store, visitor, datetime.now(UTC))
        self.close_sockets(visitor.token_sha256)

    def forget(self, visitor: Session) -> None:
        """Ask the store anew the next time."""
        self._known.pop(visitor.token_sha256, None)

    def close_sockets(self, token_sha256: str) -> None:
        """End the open pages of a session."""
        self._known.pop(token_sha256, None)
        self.belongings.forget(token_sha256)
        for over in self._sockets.pop(token_sha256, ()):
            over.set()

    @contextmanager
    def socket(self, visitor: Session) -> Iterator[Event]:
        """An open page: the event is set when its session ends here."""
        over = Event()
        self._sockets[visitor.token_sha256].add(over)
        try:
            yield over
        finally:
            left = self._sockets.get(visitor.token_sha256, set())
            left.discard(over)
            if not left:
                self._sockets.pop(visitor.token_sha256, None)

    def let_in(self, answer: Response, token: str) -> Response:
        """Give the browser its token, which no script can read and no other site sends along."""
        answer.set_cookie(
            self.where.cookie,
            token,
            max_age=int(sessions.ABSOLUTE.total_seconds()),
            path="/",
            secure=self.where.is_https,
            httponly=True,
            samesite="lax",
        )
        return answer

    def let_out(self, answer: Response) -> Response:
        """Take the token away again."""
        answer.delete_cookie(
            self.where.cookie, path="/", secure=self.where.is_https, httponly=True, samesite="lax"
        )
        return answer


def client_of(scope: Scope) -> str:
    """The address a request comes from."""
    return scope["client"][0] if scope.get("client") else ""


def token_of(headers: Headers, cookie: str) -> str:
    """The token a request carries, "" when it carries none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(cookie)
    except CookieError:
        return ""
    return found.value if found else ""
