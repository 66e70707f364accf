"""What pages read, computed once for everybody who looks at the same state of the store.

A cached read takes `key()` as its first argument: it names the database and the newest
submission, so that an acceptance anywhere is seen at the next click, and nothing is recomputed
in between. Answers are shared by all sessions: never change one.
"""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from tracking.settings import settings
from tracking.specs.units import unit_by_code
from tracking.store.engine import open_engine
from tracking.store.serving import SAMPLE, Store, held_periods, held_units, holders, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A state of the store: the same key, the same figures."""

    database_url: str
    newest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What there is to choose from: units by code with their names, periods newest first."""

    units: dict[str, str]
    periods: tuple[str, ...]
    is_sample: bool
    accepted_at: datetime | None


@st.cache_resource(show_spinner=False)
def _store(database_url: str) -> Store:
    return open_engine(database_url)


def store() -> Store:
    """The opened store, one for the process."""
    return _store(settings().database_url)


def key() -> Key:
    """The state the store is in now: one short question to the database."""
    return Key(database_url=settings().database_url, newest=stamp(store()).newest)


@st.cache_resource(show_spinner=False, max_entries=8)
def held(key: Key) -> Held:
    """What the store holds."""
    opened = _store(key.database_url)
    units = ((code, unit_by_code(code)) for code in held_units(opened))
    names = {code: unit.name for code, unit in units if unit}
    return Held(
        units=dict(sorted(names.items(), key=lambda item: item[1])),
        periods=held_periods(opened),
        is_sample=SAMPLE in holders(opened),
        accepted_at=stamp(opened).accepted_at,
    )
