"""Who is looking, and may they? The first statement of every page; without the frame no answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

import streamlit as st

from tracking.roles import Act, Actor, NotAllowed
from tracking.settings import settings
from tracking.store.engine import plain_errors
from tracking.store.sessions import Session, session
from ui import reads

_current: ContextVar[Actor | None] = ContextVar("actor", default=None)
_SIGN_IN = "Phiên làm việc đã hết. [Đăng nhập lại](/dang-nhap)"


def signed_in() -> Session:
    """Who holds the token this page was opened with; without one the page ends here.

    The gate asked the same before: a page is not shown because one of the two was forgotten.
    """
    where = settings()
    token = st.context.cookies.get(where.cookie, "")
    with plain_errors():
        found = session(reads.store(), token, datetime.now(UTC), is_demo=where.with_sample)
    if found is None or found.must_change:
        st.error(_SIGN_IN)
        st.stop()
    return found


@contextmanager
def framed(actor: Actor) -> Iterator[None]:
    """While the frame draws a page, that page may ask who is looking."""
    token = _current.set(actor)
    try:
        yield
    finally:
        _current.reset(token)


def require(act: Act = Act.SEE_FIGURES) -> Actor:
    """Who is looking; a page that is not theirs, or that was not opened by the frame, stops here,
    having shown nothing."""
    actor = _current.get()
    if actor is None:
        st.error("Trang này chỉ mở được từ bảng điều hành. Hãy mở lại từ trang Tổng quan.")
        st.stop()
    try:
        actor.require(act)
    except NotAllowed as why:
        st.error(str(why))
        st.stop()
    return actor
