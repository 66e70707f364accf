"""Frozen values the whole house speaks in; the words are those of docs/glossary.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class TrackingError(Exception):
    """Trouble the operator can mend; its text is one plain Vietnamese sentence, shown as it is."""


class View(StrEnum):
    """The merged tables every form is read into."""

    TASKS = "tasks"
    DISBURSEMENT = "disbursement"
    SERVICES = "services"
    MEASURES = "measures"
    PUBLISHED_INVESTMENT = "published_investment"


VIEW_NAMES = {
    View.TASKS: "nhiệm vụ",
    View.DISBURSEMENT: "giải ngân",
    View.SERVICES: "dịch vụ công",
    View.MEASURES: "chỉ số khác",
    View.PUBLISHED_INVESTMENT: "số liệu công bố",
}
"""What a view is called within a sentence."""


class Severity(StrEnum):
    """How much a finding weighs: an error keeps a file out, a warning asks, a note tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_MARKS = {
    Severity.ERROR: "■ LỖI",
    Severity.WARNING: "▲ CẢNH BÁO",
    Severity.NOTE: "○ LƯU Ý",
}
"""How each is told in words and shapes, the gravest first."""


class DueKind(StrEnum):
    """How exactly a deadline was written."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RECURRING = "recurring"
    NONE = "none"


class Direction(StrEnum):
    """Which way an indicator is good."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


class Accumulation(StrEnum):
    """What a period's figure of an indicator covers: the year so far, a day, the period alone."""

    TO_DATE = "to_date"
    LATEST = "latest"
    IN_PERIOD = "in_period"


class Origin(StrEnum):
    """Where a target comes from: the directive itself, a document above it, or the ministry."""

    DIRECTIVE = "directive"
    UPSTREAM = "upstream"
    MINISTRY = "ministry"


class Standing(StrEnum):
    """How a figure stands against its trajectory."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


class TaskState(StrEnum):
    """Where a task stands at a day, told by its dates alone."""

    COMPLETED_ON_TIME = "completed_on_time"
    COMPLETED_LATE = "completed_late"
    IN_TERM = "in_term"
    OVERDUE = "overdue"
    RECURRING = "recurring"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Numerator over denominator (a plain number has none), a unit of measure, a direction.

    `numerator` and `denominator` say in Vietnamese what is counted; `clause` is the point of the
    directive it measures; `short_label` is for cards and heat maps.
    """

    code: str
    clause: str
    label: str
    short_label: str
    unit_of_measure: str
    direction: Direction
    accumulation: Accumulation
    numerator: str
    denominator: str
    view: View
    source: str

    @property
    def is_rate(self) -> bool:
        """Whether its value is a fraction 0-1."""
        return self.unit_of_measure == "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A level an indicator is to reach by a day, and the document that says so.

    `level` is in the indicator's own scale (rates 0-1), reached from `start_level` on `starts_on`;
    `milestones` are levels agreed for days between, each (day, level). `source` is the address
    the document was read at.
    """

    indicator_code: str
    level: float
    start_level: float
    starts_on: date
    due_on: date
    origin: Origin
    document: str
    document_on: date | None
    note: str = ""
    milestones: tuple[tuple[date, float], ...] = ()
    source: str = ""


class Part(NamedTuple):
    """What one submission adds to the figures of a unit in a period.

    `unit_code` is the unit the figures are about, `reported_by` the one whose submission says so,
    `as_of` the day it stands for, `day_stated` whether it says so itself.
    `sums` has, of each indicator it tells of, numerator and denominator: sums, never ratios,
    amounts in whole đồng; the denominator is 0 for an indicator that is a plain number. A tuple,
    not a dataclass: every figure begins with thousands of them.
    """

    view: View
    unit_code: str
    period_code: str
    submission_id: int
    reported_by: str
    sums: Mapping[str, Sequence[float]]
    as_of: date
    day_stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to tell the unit about its file: where, what, and what to do."""

    code: str
    severity: Severity
    message: str
    sheet: str | None = None
    cells: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A row of a table that is not a record: `row` is Excel's number, `why` a stable code."""

    row: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a sheet, understood: records of one view, by rows in the order of `fields`.

    Amounts are whole đồng, rates fractions, dates `date`; None is "not stated", never zero.
    `columns` maps a field to the letter of the column it was read from; `row_numbers[i]` is
    Excel's number of the row that gave `rows[i]`. `other_columns` has the further columns that
    went into a field in every row (halves added, a part taken off, marks, a document with a date
    in it), `row_columns` those that gave it in some rows alone, by letter, instead of its own.
    """

    sheet: str
    view: View
    template: str
    unit_code: str | None
    unit_name: str | None
    period_code: str | None
    data_as_of: date | None
    money_unit: str | None
    first_row: int
    last_row: int
    columns: Mapping[str, str]
    fields: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    row_numbers: tuple[int, ...]
    skipped: tuple[Skipped, ...] = ()
    other_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    row_columns: Mapping[str, Mapping[str, tuple[int, ...]]] = field(default_factory=dict)

    def letters(self, name: str, row: int) -> tuple[str, ...]:
        """The columns whose cells in a row (Excel's number) made up a field; none for what no cell
        states."""
        by_letter = self.row_columns.get(name, {}).items()
        instead = tuple(letter for letter, rows in by_letter if row in rows)
        own = (self.columns[name],) if name in self.columns else ()
        return instead or (*own, *self.other_columns.get(name, ()))

    def records(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict, with `_row` in front."""
        for number, row in zip(self.row_numbers, self.rows, strict=True):
            yield {"_row": number, **dict(zip(self.fields, row, strict=True))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood of one file; `ok` is False only when it could not be read at all."""

    file: str
    sha256: str
    ok: bool
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def has_errors(self) -> bool:
        """Whether any finding keeps the file from being accepted."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
