"""What pages read, computed once for everybody who looks at the same state of the store.

A cached read takes `key()` as its first argument: it names the database, the newest submission, the
versions of what the ministry enters itself and the closings of periods, so that an acceptance
anywhere is seen at the next click, and nothing is recomputed in between. Answers are shared by all
sessions: never change one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec, TypeVar

import streamlit as st

from tracking.figures.board import Board
from tracking.figures.target_moves import Key as TargetKey
from tracking.figures.target_moves import TargetMove, last_moves
from tracking.merging import Merged
from tracking.settings import settings
from tracking.specs.par_points import Point
from tracking.specs.table_form import MinistryTable
from tracking.specs.units import unit_name
from tracking.store.boards import board as board_of
from tracking.store.boards import first_year
from tracking.store.closings import Closing, closed_periods
from tracking.store.declared import ensure_installed
from tracking.store.engine import open_engine
from tracking.store.entered import Version, versions_of
from tracking.store.held import Submission, in_force_upto
from tracking.store.par_points import points_in_force
from tracking.store.published import published_records
from tracking.store.records import Basis, bases, bases_of_period, merged_of_period
from tracking.store.serving import (
    Store,
    held_periods,
    held_units,
    holders,
    is_trial,
    stamp,
)
from tracking.store.targets import target_moves as target_moves_of
from tracking.views import OWNER_FIELDS, Record
from tracking.vocabulary import View
from ui.places import place_code

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A state of the store: the same key, the same figures. Closings change none of them, so that
    reads are not told apart by their count."""

    database_url: str
    newest: int
    entered: int
    closings: int = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What there is to choose from: units by code with their names, periods newest first."""

    units: dict[str, str]
    periods: tuple[str, ...]
    is_sample: bool
    accepted_at: datetime | None


def shared(max_entries: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A read everybody shares; arguments are told apart by what they say, which costs a tenth of
    Streamlit's way with dataclasses."""
    return st.cache_resource(show_spinner=False, max_entries=max_entries, hash_funcs={Key: repr})


@st.cache_resource(show_spinner=False)
def _store(database_url: str) -> Store:
    return open_engine(database_url)


def store() -> Store:
    """The opened store, one for the process."""
    return _store(settings().database_url)


_seen: ContextVar[Key | None] = ContextVar("seen", default=None)


@contextmanager
def one_state() -> Iterator[None]:
    """While the frame draws, everything is read from the state the store is in at its beginning."""
    token = _seen.set(_now())
    try:
        yield
    finally:
        _seen.reset(token)


def key() -> Key:
    """The state of the store this page is drawn from."""
    return _seen.get() or _now()


def _now() -> Key:
    """One short question to the database."""
    now = stamp(store())
    url = settings().database_url
    ensure_installed(store(), now.entered)
    return Key(
        database_url=url,
        newest=now.newest,
        entered=now.entered,
        closings=now.closings,
    )


@shared(max_entries=8)
def held(key: Key) -> Held:
    """What the store holds."""
    opened = _store(key.database_url)
    names = {code: unit_name(code) for code in held_units(opened)}
    return Held(
        units=dict(sorted(names.items(), key=lambda item: item[1])),
        periods=held_periods(opened),
        is_sample=any(map(is_trial, holders(opened))),
        accepted_at=stamp(opened).accepted_at,
    )


def closed(key: Key) -> Mapping[str, Closing]:
    """The closed periods, each with its closing."""
    return _closed(key.database_url, key.closings)


@shared(max_entries=8)
def _closed(database_url: str, closings: int) -> Mapping[str, Closing]:
    """As they are after a number of closings and reopenings."""
    return closed_periods(_store(database_url))


@shared(max_entries=8)
def reports(key: Key) -> Sequence[Submission]:
    """Every report in force."""
    return in_force_upto(_store(key.database_url), key.newest)


@shared(max_entries=32)
def board(key: Key, period: str) -> Board:
    """The figures as they are seen in a period."""
    opened = _store(key.database_url)
    held = in_force_upto(opened, key.newest, since=first_year(period))
    return board_of(opened, held, period)


@shared(max_entries=8)
def par_points(key: Key) -> Sequence[Point]:
    """What the ministry scored itself in the PAR Index."""
    return points_in_force(_store(key.database_url))


@shared(max_entries=8)
def target_moves(key: Key) -> Mapping[TargetKey, TargetMove]:
    """Of each target that was changed its last change."""
    return last_moves(target_moves_of(_store(key.database_url)))


@shared(max_entries=32)
def versions(key: Key, table: MinistryTable) -> Sequence[Version]:
    """The versions of a table the ministry keeps, the newest first."""
    return versions_of(_store(key.database_url), table)


@shared(max_entries=32)
def records(key: Key, view: View, period: str) -> Sequence[Basis]:
    """The records of the reports that tell of a period in a view."""
    return bases_of_period(_store(key.database_url), reports(key), view, period)


@shared(max_entries=32)
def merged(key: Key, view: View, period: str) -> Merged:
    """The records of a view in a period, each once."""
    return merged_of_period(_store(key.database_url), reports(key), view, period)


@shared(max_entries=8)
def published(key: Key) -> Sequence[Record]:
    """The rows of the published tables."""
    return published_records(_store(key.database_url), reports(key))


@shared(max_entries=8)
def _records_by_place(key: Key, period: str) -> dict[str, Record]:
    """The records a period's lists show, by where they stand."""
    counted = [merged(key, view, period).records for view in OWNER_FIELDS]
    own = [record for current, _ in records(key, View.SERVICES, period) for record in current]
    lists = (*counted, own, published(key))
    return {place_code(record): record for found in lists for record in found}


def record(key: Key, period: str, at: str) -> Record | None:
    """The record of a line of a list, by the code of its place."""
    return _records_by_place(key, period).get(at)


def records_of(key: Key, submission_ids: Sequence[int]) -> Sequence[Basis]:
    """The records some reports are counted from: for a trail, asked for once."""
    return bases(_store(key.database_url), reports(key), submission_ids)
