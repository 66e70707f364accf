"""What is asked about the columns of a draft: those not read, those of which two claim a field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data_loaders.columns_found import Certainty, ColumnsFound, FoundColumn, FoundTable
from tracking.specs import field_label, view_fields
from tracking.specs.catalogue import UNUSED
from tracking.specs.forms import column_map
from tracking.store.assigned_headings import Heading
from tracking.store.readings import assigned_told
from tracking.vocabulary import VIEW_NAMES, Reading, View

NOT_USED = "Không dùng cột này"
_SHOWN = 60
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a column is, or which column a field is; `answers` by their words."""

    label: str
    answers: Mapping[str, Heading]
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions about a table, and what may be said before them."""

    title: str
    lead: str
    questions: tuple[Question, ...]


def asked_of(found: ColumnsFound) -> tuple[Asked, ...]:
    """The tables there is something to ask about."""
    asked = (
        Asked(title=_title(one), lead=_lead(one), questions=tuple(_questions(one)))
        for one in (*found.tables, *found.nearest)
    )
    return tuple(one for one in asked if one.questions)


def twice(chosen: Sequence[Heading]) -> str:
    """The label of a field that two columns of one table were given, "" where there is none."""
    names = [one.field for one in chosen if one.field != UNUSED]
    return next((field_label(name) for name in names if names.count(name) > 1), "")


def is_behind(found: ColumnsFound, reading: Reading) -> bool:
    """Whether a reading was made before headings were assigned, or taken back, that it has."""
    sheets = {one.sheet for one in reading.tables} | {one.sheet for one in found.tables}
    told = {
        (one.sheet, cell.rstrip("0123456789"))
        for one in assigned_told(reading)
        if one.sheet in sheets  # that of a summary left out is told, too
        for cell in one.cells
    }
    now = {
        (table.sheet, one.letter)
        for table in found.tables
        for one in table.columns
        if one.certainty is Certainty.ASSIGNED
    }
    return told != now


def told(one: Heading) -> str:
    """An assigned heading with the view it is of."""
    return f"{VIEW_NAMES[one.view].capitalize()}: {one.label}"


def _title(table: FoundTable) -> str:
    return f"Trang “{table.sheet}”: {table.form}"


def _lead(table: FoundTable) -> str:
    """What a table lacks that cannot be read yet."""
    if table.is_read:
        return ""
    groups = (" hoặc ".join(_quoted(group)) for group in table.missing)
    lacks = "; ".join(groups) or "thêm cột nhận ra được"
    return f"Chưa đọc được biểu có tiêu đề ở dòng {table.row}, còn thiếu: {lacks}."


def _quoted(group: Sequence[str]) -> list[str]:
    names = [name for name in group if not name.startswith("_")] or list(group)
    return [f"“{field_label(name)}”" for name in names[:_MOST_NAMED]]


def _questions(table: FoundTable) -> Iterator[Question]:
    by_letter = {one.letter: one for one in table.columns}
    for name, letters in table.doubtful.items():
        yield from _which(table.view, name, [by_letter[letter] for letter in letters])
    doubted = {letter for letters in table.doubtful.values() for letter in letters}
    free = _free_fields(table)
    for one in table.columns:
        if one.field is None and one.examples and one.words and one.letter not in doubted:
            yield _what(table.view, one, free)


def _which(view: View, name: str, columns: Sequence[FoundColumn]) -> Iterator[Question]:
    """Which of several columns a field is; headings that are the same cannot tell."""
    if len({one.words for one in columns}) == len(columns):
        yield Question(
            label=f"“{field_label(name)}” là cột nào",
            answers={_column(one): _heading(view, one, name) for one in columns},
            chosen=f"Đang lấy cột {columns[0].letter}",
        )


def _what(view: View, one: FoundColumn, free: Sequence[str]) -> Question:
    """What a column is that was not read."""
    answers = {field_label(name): _heading(view, one, name) for name in free}
    examples = "; ".join(one.examples)
    return Question(
        label=f"Cột {_column(one)}, ví dụ {examples}",
        answers={**answers, NOT_USED: _heading(view, one, UNUSED)},
        chosen="Chưa gán",
    )


def _heading(view: View, one: FoundColumn, name: str) -> Heading:
    return Heading(view=view, words=one.words, written=one.heading, field=name)


def _column(one: FoundColumn) -> str:
    text = one.heading if len(one.heading) <= _SHOWN else f"{one.heading[:_SHOWN]}…"
    return f"{one.letter} “{text}”"


def _free_fields(table: FoundTable) -> list[str]:
    """The fields a column of a table may still be read into."""
    taken = {one.field for one in table.columns}
    readable = {name for name, _ in column_map(table.view)}
    return [name for name in view_fields(table.view) if name in readable - taken]
