"""The forms units send, declared in templates/*.toml, and how their headings are worded, in
column_maps/*.csv.

A wording is a cell; a new wording is one more cell. It is written in one of two ways:

    tên dự án                       the heading (or its lowest level) is exactly this
    ?đơn vị                         the same, but only if nothing better names the field
    +giải ngân +lũy kế|đến hết -%   the heading, all levels together, holds every "+" (any of the
                                    alternatives) and none of the "-"; "@" and "~" ask the same of
                                    the lowest level alone, "@=" that it equals one of them
    -hủy|còn lại                    only "-" or "~": a heading that holds one of these never names
                                    the field, whatever else it says

Words are compared folded (no case, no marks). <thang>, <thangtruoc>, <luyke>, <nam>, <namtruoc>...
stand for dates relative to the reporting period (see tracking.periods.mark_periods).
"""

import csv
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tracking.specs.catalogue import FOLDER
from tracking.text import fold
from tracking.vocabulary import View

_TERM = re.compile(r"\s+(?=[+\-@~])")
_TOKEN = re.compile(r"(<\w+>)")
WEAK, EXACT_LEAF, EXACT_PATH = 1, 20, 40
PER_TERM, PER_LEAF_TERM = 10, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: what must be recognised in it, and how its period, unit and rows are found.

    `signature_without`, `rows_after`, `rows_until` and `bodies` are folded, a space behind each.
    """

    code: str
    view: View
    label: str
    required: tuple[tuple[str, ...], ...]
    minimum_fields: int
    signature: tuple[str, ...] = ()
    signature_headings: tuple[str, ...] = ()
    signature_required: bool = False
    signature_without: tuple[str, ...] = ()
    unnamed_key: str | None = None
    money_unit: str | None = None
    period_from: str = "title"
    shared_columns: bool = False
    needs_unit: bool = True
    needs_rows: bool = False
    task_type: str | None = None
    rows_after: tuple[str, ...] = ()
    rows_until: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    dates_from: dict[str, str] = field(default_factory=dict)

    def accepts(self, fields: Iterable[str]) -> bool:
        """Whether these recognised fields are enough to be this form."""
        found = set(fields)
        return len(found) >= self.minimum_fields and all(
            found & set(any_of) for any_of in self.required
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One compiled cell of a column map."""

    field: str
    exact: str = ""
    weak: bool = False
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_bar(self) -> bool:
        """Whether it only says what a heading of the field must not hold."""
        return bool(self.terms) and all(sign in "-~!" for sign, _ in self.terms)

    def bars(self, path: str, leaf: str) -> bool:
        """Whether a heading holds what one of the field must not hold."""
        return self.is_bar and any(_holds(sign, words, path, leaf) for sign, words in self.terms)

    def strength(self, path: str, leaf: str) -> int:
        """How specifically this wording names a heading; 0 when it does not."""
        if self.exact:
            return self._exact_strength(path, leaf)
        total = 0
        for sign, words in self.terms:
            found = _holds(sign, words, path, leaf)
            if found == (sign in "-~!"):
                return 0
            total += {"+": PER_TERM, "@": PER_LEAF_TERM, "=": PER_LEAF_TERM + 2}.get(sign, 0)
        return total

    def _exact_strength(self, path: str, leaf: str) -> int:
        if path == self.exact:
            return WEAK if self.weak else EXACT_PATH
        if leaf == self.exact:
            return WEAK if self.weak else EXACT_LEAF
        return 0


def _holds(sign: str, words: tuple[str, ...], path: str, leaf: str) -> bool:
    if sign in "=!":
        return leaf in words
    place = path if sign in "+-" else leaf
    return any(word in place for word in words)


def fold_words(text: str) -> str:
    """Fold a phrase of a column map, keeping its <tokens>; padded so that words match whole."""
    parts = (part if part.startswith("<") else fold(part) for part in _TOKEN.split(text))
    return f" {' '.join(part for part in parts if part)} "


def _compile(field_name: str, cell: str) -> Wording:
    if cell[0] not in "+-@~":
        return Wording(field=field_name, exact=fold_words(cell.lstrip("?")), weak=cell[0] == "?")
    terms = []
    for part in _TERM.split(cell):
        sign, words = part[0], part[1:]
        if words.startswith("="):
            sign, words = ("=" if sign == "@" else "!"), words[1:]
        terms.append((sign, tuple(fold_words(word) for word in words.split("|"))))
    return Wording(field=field_name, terms=tuple(terms))


@cache
def column_map(view: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a view's column map, each with its wordings as they were written."""
    with (FOLDER / "column_maps" / f"{view}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))[1:]
    return tuple((row[0], tuple(cell for cell in row[1:] if cell.strip())) for row in rows)


@cache
def wordings(view: View) -> tuple[Wording, ...]:
    """Every wording of a view's column map."""
    return tuple(_compile(name, cell) for name, cells in column_map(view) for cell in cells)


@cache
def forms() -> tuple[Form, ...]:
    """Every declared form."""
    found = []
    for path in sorted((FOLDER / "templates").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        lists = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
        required = tuple(tuple(any_of) for any_of in data["required"])
        view = View(data["view"])
        for name in ("signature_without", "rows_after", "rows_until", "bodies"):
            lists[name] = tuple(f"{fold(phrase)} " for phrase in data.get(name, ()))
        found.append(Form(code=path.stem, **{**data, **lists, "required": required, "view": view}))
    return tuple(found)


@lru_cache(maxsize=50_000)
def heading_fields(view: View, path: str, leaf: str) -> tuple[tuple[str, int], ...]:
    """The fields a heading may name, with the strength of the best wording for each.

    `path` is the whole heading and `leaf` its lowest level, folded, marked and padded by spaces.
    """
    best: dict[str, int] = {}
    barred = {wording.field for wording in wordings(view) if wording.bars(path, leaf)}
    for wording in wordings(view):
        strength = wording.strength(path, leaf)
        if strength > best.get(wording.field, 0) and wording.field not in barred:
            best[wording.field] = strength
    return tuple(sorted(best.items(), key=lambda item: -item[1]))


@cache
def heading_words() -> frozenset[str]:
    """Every word that occurs in a wording: what a mistyped heading is corrected towards."""
    words: set[str] = set()
    for view in View:
        for wording in wordings(view):
            for phrase in (wording.exact, *(word for _, group in wording.terms for word in group)):
                words.update(token for token in phrase.split() if not token.startswith("<"))
    return frozenset(words)
