"""Which field each heading names, and which form a table is of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from data_loaders.grid import column_letter
from data_loaders.headings import Heading
from tracking.dates import dates_in
from tracking.specs.forms import Form, forms, heading_fields
from tracking.text import fold
from tracking.vocabulary import View

_IN_PART = " trong do "
_WHOLE = (" tong so ", " tong cong ")
_TOTALS = frozenset({" tong so ", " tong cong ", " cong ", " tong ", " so tien ", " tong so tien "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Columns given to fields: `doubtful` names fields that several columns claim equally."""

    columns: dict[str, int]
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    doubtful: dict[str, tuple[int, ...]] = field(default_factory=dict)
    score: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """How good a matching is: more fields first, then named more specifically."""
        return len(self.columns) + len(self.marks), self.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A heading block of a sheet: rows `top` to `bottom`, its headings, and the form it is of."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    form: Form
    matching: Matching


def match_fields(headings: Sequence[Heading], view: View, *, shared: bool = False) -> Matching:
    """Give each field of a view the column whose heading names it most specifically."""
    claims = sorted(
        (
            (-strength, *_preference(heading), heading.column, name, heading)
            for heading in headings
            for name, strength in heading_fields(view, heading.path, heading.leaf)
        ),
        key=lambda claim: claim[:5],
    )
    columns: dict[str, int] = {}
    marks: dict[int, tuple[str, str]] = {}
    rank: dict[str, tuple[int, ...]] = {}
    doubtful: dict[str, list[int]] = {}
    taken: set[int] = set()
    score = 0
    for strength, *preference, column, name, _ in claims:
        order = (strength, *preference)
        if name in columns and rank[name] == order and column not in taken:
            doubtful.setdefault(name, [columns[name]]).append(column)
        if name in columns or (column in taken and not shared):
            continue
        taken.add(column)
        score -= strength
        if ":=" in name:
            marks[column] = (name.split(":=")[0], name.split(":=")[1])
            continue
        columns[name] = column
        rank[name] = order
    kept_marks = {column: mark for column, mark in marks.items() if mark[0] not in columns}
    return Matching(
        columns=columns,
        marks=kept_marks,
        doubtful={name: tuple(found) for name, found in doubtful.items()},
        score=score,
    )


def _preference(heading: Heading) -> tuple[int, int, int]:
    """What is seen comes before what is hidden, whole amounts before their parts ("Trong đó"), a
    total before its neighbours."""
    is_total = heading.leaf in _TOTALS or any(words in heading.path for words in _WHOLE)
    return int(heading.is_hidden), int(_IN_PART in heading.path), int(not is_total)


def choose_form(matching: Matching, view: View, words: str) -> Form | None:
    """The form of a view whose requirements hold, by its signature in title and headings."""
    found = {*matching.columns, *(mark[0] for mark in matching.marks.values())}
    fitting = [form for form in forms() if form.view is view and form.accepts(found)]
    scored = [(signature_hits(form, words), not form.signature, form) for form in fitting]
    allowed = [
        item for item in scored if has_signature(item[2], words) and not _is_other(item[2], words)
    ]
    return max(allowed, key=lambda item: item[:2], default=(0, False, None))[2]


def has_signature(form: Form, words: str) -> bool:
    """Whether every signature phrase of a form that insists on them stands in the title."""
    return not form.signature_required or signature_hits(form, words) >= len(form.signature)


def _is_other(form: Form, words: str) -> bool:
    """Whether the title has a phrase that tells another form."""
    return any(f" {phrase}" in words for phrase in form.signature_without)


def signature_hits(form: Form, words: str) -> int:
    """How many of a form's signature phrases stand in the folded title and headings."""
    return sum(
        any(f" {fold(phrase)} " in words for phrase in phrases.split("|"))
        for phrases in (*form.signature, *form.signature_headings)
    )


def closing_day(header: Header) -> date | None:
    """The day up to which a heading of cumulative figures counts: "Lũy kế đến 31/10/2022"."""
    matched = header.matching.columns.items()
    columns = {column for name, column in matched if name.endswith("_to_date_vnd")}
    texts = [heading.text for heading in header.headings if heading.column in columns]
    days = {day for text in texts for day in dates_in(text)}
    return days.pop() if len(days) == 1 else None


def letters(columns: Iterable[int]) -> str:
    """Column letters for a sentence."""
    return ", ".join(column_letter(column) for column in sorted(columns))
