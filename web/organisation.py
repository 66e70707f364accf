"""Signing in with an account of the organisation, by OpenID Connect; only where settings ask."""

import secrets
from datetime import UTC, datetime

from anyio import to_thread
from authlib.integrations.starlette_client import OAuth, OAuthError
from httpx import HTTPError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from tracking.settings import Organisation
from tracking.store.engine import plain_errors
from tracking.store.sessions import SignInRefused, sign_in_known
from web.door import Door
from web.sign_in import SIGN_IN, SignInPages, address_of, safe_path

ORGANISATION = f"{SIGN_IN}/to-chuc"
_BACK = "/ve"
_MINUTES = 10
"""How long somebody may take at the provider."""
_UNREACHABLE = "Không nói chuyện được với máy chủ đăng nhập của tổ chức; thử lại sau ít phút."
_FAILED = "Đăng nhập bằng tài khoản của tổ chức không thành; hãy thử lại từ đầu."


def organisation_routes(door: Door, pages: SignInPages, provider: Organisation) -> list[BaseRoute]:
    """The way to the provider and back."""
    ways = _Ways(door, pages, provider)
    # Only what lies between going and coming back is kept in this cookie: state and nonce.
    session = Middleware(
        SessionMiddleware,
        secret_key=secrets.token_urlsafe(32),
        session_cookie="to_chuc",
        max_age=_MINUTES * 60,
        path=SIGN_IN,
        same_site="lax",
        https_only=door.where.is_https,
    )
    routes = [Route("/di", ways.go), Route(_BACK, ways.come_back)]
    return [Mount(ORGANISATION, app=Starlette(routes=routes, middleware=[session]))]


class _Ways:
    def __init__(self, door: Door, pages: SignInPages, provider: Organisation) -> None:
        self.door = door
        self.pages = pages
        self.client = OAuth().register(
            "organisation",
            server_metadata_url=f"{provider.issuer}/.well-known/openid-configuration",
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            client_kwargs={"scope": "openid email", "code_challenge_method": "S256"},
        )

    async def go(self, request: Request) -> Response:
        """To the provider, remembering the page that was asked for."""
        following = safe_path(request.query_params.get("tiep", ""))
        request.session["tiep"] = following
        try:
            answer: Response = await self.client.authorize_redirect(request, self._back(request))
        except (HTTPError, OAuthError):
            return self.pages.refuse(request, following, SignInRefused(_UNREACHABLE))
        return answer

    async def come_back(self, request: Request) -> Response:
        """From the provider: who is it, and have they an account?"""
        following = safe_path(request.session.pop("tiep", ""))
        try:
            told = await self.client.authorize_access_token(request)
            names = _names(told["userinfo"])
            token = await to_thread.run_sync(self._sign_in, names, address_of(request))
        except (HTTPError, OAuthError, KeyError):
            return self.pages.refuse(request, following, SignInRefused(_FAILED))
        except SignInRefused as why:
            return self.pages.refuse(request, following, why)
        return self.door.let_in(RedirectResponse(following, 303), token)

    def _sign_in(self, names: list[str], address: str) -> str:
        with plain_errors():
            return sign_in_known(self.door.store, names, address, datetime.now(UTC))

    def _back(self, request: Request) -> str:
        ours = self.door.where.public_address or f"http://{request.headers['host']}"
        return f"{ours}{ORGANISATION}{_BACK}"


def _names(claims: dict[str, object]) -> list[str]:
    """By what an account may know somebody: the subject, and an e-mail the provider vouches for."""
    email = claims.get("email") if claims.get("email_verified", True) else ""
    return [str(claims["sub"]), str(email or "")]
