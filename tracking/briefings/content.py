"""What a briefing tells, before it has any format: every screen and file is written from this.

All of it is values that are kept as they are, so that the figures of a briefing never move:
neither a report that comes later, nor an edit of targets or units, nor a newer version of the
program that computes figures can change what was shown in a meeting.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache

from cattrs.preconf.json import JsonConverter, make_converter

from tracking.vocabulary import Standing, TrackingError

Value = str | int | float | None
"""A cell: rates 0-1, amounts in whole đồng, days as ISO text; None is "not stated"."""


class Measure(StrEnum):
    """What the numbers of a column or of a chart are."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"
    VND = "vnd"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Which units and which clauses something is about: what a highlight looks for."""

    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one unit adds to a figure, and the reports it was counted from."""

    unit_code: str
    numerator: float
    denominator: float
    submission_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure of the ministry as it was frozen: the numbers, and the words they were told in.

    `owed` and `present` are unit codes; `value` is a fraction 0-1 where `is_rate`.
    """

    code: str
    clause: str
    label: str
    is_rate: bool
    numerator: float | None
    denominator: float | None
    value: float | None
    expected: float | None
    target: float | None
    due_on: str
    target_told: str
    standing: Standing
    owed: tuple[str, ...]
    present: tuple[str, ...]
    parts: tuple[Part, ...]
    value_text: str
    parts_text: str
    gap_text: str
    change_text: str
    coverage_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A figure in large type and what must stand beside it."""

    label: str
    value: str
    standing: Standing
    lines: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence; `head` is what it is about, in bold; `standing` where it has one."""

    text: str
    head: str = ""
    standing: Standing | None = None
    mark: Mark = Mark()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `share` is its part of the width beside the other columns."""

    heading: str
    measure: Measure = Measure.TEXT
    share: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows in the order of `columns`; `marks` are as many as the rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    marks: tuple[Mark, ...]


class Shape(StrEnum):
    """How a chart is drawn: a bar against its tick, bars, bars in pieces, lines over time."""

    BULLETS = "bullets"
    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of numbers of a chart, as long as its categories."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Numbers to draw; `alt` says in words what is drawn. Bullets have two series: what is, and
    what was expected; `standings` then are of the categories."""

    shape: Shape
    measure: Measure
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...]
    alt: str
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One message; `code` is stable from one briefing to the next."""

    code: str
    title: str
    subtitle: str = ""
    cards: tuple[Card, ...] = ()
    lines: tuple[Line, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A merged view row by row, for the workbook; `totals` are the columns that add up, and
    `rates` each a heading with the columns its total is the quotient of; `has_row_rates` whether
    each row has them too."""

    code: str
    title: str
    table: Table
    totals: tuple[int, ...]
    rates: tuple[tuple[str, int, int], ...] = ()
    has_row_rates: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A briefing: what it is called, what it was made from, what it tells.

    `coverage` maps the name of a view to how many units of how many have reported.
    """

    number: int
    period_code: str
    period_label: str
    snapshot_id: str
    made_at: datetime
    made_by: str
    since_number: int | None
    coverage: str
    as_of: str
    facts: tuple[Fact, ...]
    slides: tuple[Slide, ...]
    sheets: tuple[Sheet, ...]
    units: Mapping[str, str]
    clauses: Mapping[str, str]

    @property
    def name(self) -> str:
        """By its number: "Tài liệu họp số 3"."""
        return f"Tài liệu họp số {self.number}"

    @property
    def snapshot_name(self) -> str:
        """The first letters of its snapshot's id: enough to tell it from others."""
        return self.snapshot_id[:8].upper()

    @property
    def stamp(self) -> str:
        """Which state of the figures it shows, for the foot of every screen and page."""
        return f"{self.name} · số liệu {self.snapshot_name} · {self.as_of}"

    @property
    def shown(self) -> Iterator[Fact]:
        """The figures against a target."""
        return (fact for fact in self.facts if fact.target is not None)

    def with_slides(self, slides: tuple[Slide, ...]) -> "Briefing":
        """The same figures told by other slides."""
        return replace(self, slides=slides)


_VERSION = 1


@cache
def converter() -> JsonConverter:
    """Between values and JSON."""
    return make_converter()


def to_bytes(briefing: Briefing) -> bytes:
    """A briefing as it is kept: the same one always as the same bytes."""
    stated = {"version": _VERSION, "briefing": converter().unstructure(briefing)}
    text = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def from_bytes(kept: bytes) -> Briefing:
    """What `to_bytes` made."""
    stated = json.loads(zlib.decompress(kept))
    if stated["version"] != _VERSION:
        raise TrackingError(
            "Tài liệu họp này do một bản chương trình mới hơn lập; cập nhật rồi mở."
        )
    return converter().structure(stated["briefing"], Briefing)
