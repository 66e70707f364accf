"""Who is looking? The first statement of every page; without the frame there is no answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st


class Role(StrEnum):
    """What a person may do."""

    LEADER = "leader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """The person in front of the screen."""

    role: Role


OPEN_VIEWER = Viewer(role=Role.LEADER)
"""Everyone, as long as there is no sign-in: sees everything accepted, changes nothing."""

_current: ContextVar[Viewer | None] = ContextVar("viewer", default=None)


@contextmanager
def framed(viewer: Viewer) -> Iterator[None]:
    """While the frame draws a page, that page may ask who is looking."""
    token = _current.set(viewer)
    try:
        yield
    finally:
        _current.reset(token)


def require_viewer() -> Viewer:
    """Who is looking; a page that was not opened by the frame stops here, having shown nothing."""
    viewer = _current.get()
    if viewer is None:
        st.error("Trang này chỉ mở được từ bảng điều hành. Hãy mở lại từ trang Tổng quan.")
        st.stop()
    return viewer
