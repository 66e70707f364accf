"""The front with something behind it that is not Streamlit, and somebody to sign in."""

from datetime import UTC, datetime

from starlette.applications import Starlette

from tests.web.asking import post
from tracking.roles import Role
from tracking.settings import settings
from tracking.store.accounts import Account
from tracking.store.audit import entries
from tracking.store.migrations import migrate
from web.door import Door
from web.front import middleware, routes

PASSWORD = "một câu dễ nhớ"
CLERK = Account(account="xnk.van.thu", label="Văn thư", role=Role.UNIT_STAFF, unit_code="XNK")
PAGE = {"accept": "text/html"}


def made(where, behind):
    """A door, and the application before which it stands."""
    door = Door(settings(where))
    migrate(door.store)
    return door, Starlette(routes=[*routes(door), *behind], middleware=middleware(door))


def sign_in(app, password=PASSWORD, name=CLERK.account, **more):
    """The answer to a name and a password."""
    form = {"tai_khoan": name, "mat_khau": password, "tiep": "/nhiem-vu?ky=2022-11"}
    return post(app, "/dang-nhap", form, **more)


def cookie(answer):
    """What a browser sends back."""
    return answer.headers["set-cookie"].partition(";")[0]


def audited(door):
    """The whole record, the newest first."""
    day = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    return entries(door.store, since=day[0], until=day[1])
