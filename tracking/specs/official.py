"""What stands on the official forms (official_sheets.csv, official_forms.csv): the sheets, the
columns of each, what is entered there and what of the last report stays.

The declarations are proven where they are read: a column is a field of its view, its heading names
that field and no other, its entry fits the type of the field, and each value has one word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracking.periods import mark_periods
from tracking.quantities import MONEY_UNITS, MoneyUnit
from tracking.specs.catalogue import NOT_KEPT, field_type, read_rows, view_fields
from tracking.specs.forms import Form, fold_words, forms, heading_fields
from tracking.specs.meanings import value_of
from tracking.vocabulary import View


class Entry(StrEnum):
    """How a cell is filled in; a suggestion is a list that does not bind."""

    TEXT = "text"
    CODE = "code"
    SUGGESTION = "suggestion"
    CHOICE = "choice"
    DATE = "date"
    DUE = "due"
    AMOUNT = "amount"
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"


class Carried(StrEnum):
    """When what was reported last stands in the next form: always, within the year, of a task that
    is settled, never."""

    ALWAYS = "always"
    YEAR = "year"
    SETTLED = "settled"
    NEVER = "never"


class Catalogue(StrEnum):
    """A list of names that is too long for a rule of Excel and stands in the guidance."""

    UNITS = "units"
    INDICATORS = "indicators"


_ENTRIES = {
    "text": {Entry.TEXT, Entry.CODE, Entry.SUGGESTION, Entry.CHOICE},
    "date": {Entry.DATE, Entry.DUE},
    "flag": {Entry.CHOICE},
    "enum": {Entry.CHOICE},
}
"""The ways to fill in a field of a type; of the others the one called like it."""
_PERIODS = ("2022-01", "2022-06", "2022-11", "2022-Q4", "2022")
"""Periods of which some end a quarter or the year: "cả năm" is the period itself there."""
_LONGEST_LIST = 255
"""How many letters Excel takes in a list that stands in the rule itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialColumn:
    """A column: `group` is the heading above several, `width` is in letters, `words` is the list to
    choose from, `catalogue` the one of a whole list of names."""

    field: str
    group: str
    heading: str
    width: float
    entry: Entry
    words: tuple[str, ...]
    catalogue: Catalogue | None
    carried: Carried
    guidance: str
    example: str

    @property
    def full_heading(self) -> str:
        """The heading below the common one, if there is any."""
        return f"{self.group}: {self.heading}" if self.group else self.heading

    def word_of(self, value: object) -> str | None:
        """How a value of a flag or an enum is written in the list; None where it has no word."""
        kind, meant = self.field, value
        if isinstance(value, bool):
            kind, meant = "flag", "yes" if value else "no"
        return next((word for word in self.words if value_of(kind, word) == meant), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialSheet:
    """A sheet: `form` is what it is read as, `is_first_choice` that it is made of a view that has
    no rows yet."""

    form: Form
    name: str
    title: str
    is_first_choice: bool
    empty_rows: int
    money_unit: MoneyUnit | None
    columns: tuple[OfficialColumn, ...]

    @property
    def view(self) -> View:
        """The view its rows are of."""
        return self.form.view

    @property
    def name_column(self) -> OfficialColumn:
        """The column that names a row, the widest one."""
        return max(self.columns, key=lambda one: one.width)

    @property
    def has_groups(self) -> bool:
        """Whether there are two rows of headings."""
        return any(one.group for one in self.columns)


@cache
def official_sheets() -> tuple[OfficialSheet, ...]:
    """Every sheet, in the order of a workbook."""
    by_code = {form.code: form for form in forms()}
    sheets = tuple(
        OfficialSheet(
            form=by_code[row["template"]],
            name=row["name"],
            title=row["title"],
            is_first_choice=row["is_first_choice"] == "yes",
            empty_rows=int(row["empty_rows"]),
            money_unit=MONEY_UNITS[row["money_unit"]] if row["money_unit"] else None,
            columns=_columns(row["columns"]),
        )
        for row in read_rows("official_sheets.csv")
    )
    if found := [fault for sheet in sheets for fault in faults_of(sheet)]:
        raise ValueError(f"Biểu mẫu chính thức khai báo sai: {'; '.join(found)}")
    return sheets


@cache
def _columns(name: str) -> tuple[OfficialColumn, ...]:
    return tuple(
        OfficialColumn(
            field=row["field"],
            group=row["group"],
            heading=row["heading"],
            width=float(row["width"]),
            entry=Entry(row["entry"]),
            words=tuple(word for word in row["words"].split("|") if word),
            catalogue=Catalogue(row["catalogue"]) if row["catalogue"] else None,
            carried=Carried(row["carried"]),
            guidance=row["guidance"],
            example=row["example"],
        )
        for row in read_rows("official_forms.csv")
        if row["columns"] == name
    )


def faults_of(sheet: OfficialSheet) -> Iterator[str]:
    """What is wrong with a sheet, in words."""
    if not sheet.form.accepts(column.field for column in sheet.columns):
        yield f"“{sheet.name}” thiếu cột bắt buộc"
    if (sheet.money_unit is None) == any(one.entry is Entry.AMOUNT for one in sheet.columns):
        yield f"“{sheet.name}” có số tiền mà không có đơn vị tiền, hoặc ngược lại"
    for column in sheet.columns:
        where = f"“{sheet.name}”, cột “{column.heading}”"
        if column.field not in {*view_fields(sheet.view), *NOT_KEPT}:
            yield f"{where}: không có trường {column.field}"
            continue
        kind = field_type(sheet.view, column.field)
        if column.entry.value not in _ENTRIES.get(kind, {kind}):
            yield f"{where}: cách điền {column.entry} không hợp kiểu {kind}"
        if not _is_named(sheet.view, column):
            yield f"{where}: tiêu đề không chỉ riêng trường {column.field}"
        yield from (f"{where}: {fault}" for fault in _word_faults(sheet.view, column, kind))


def _is_named(view: View, column: OfficialColumn) -> bool:
    """Whether the heading names its field alone, whatever the period."""
    words = (fold_words(f"{column.group} {column.heading}"), fold_words(column.heading))
    for code in _PERIODS:
        found = heading_fields(view, *(mark_periods(one, code) for one in words))
        if [name for name, strength in found if strength == found[0][1]] != [column.field]:
            return False
    return True


def _word_faults(view: View, column: OfficialColumn, kind: str) -> Iterator[str]:
    """Each word must be read as a value, and each value must have one word."""
    if kind in ("flag", "enum"):
        values = ("yes", "no") if kind == "flag" else view_fields(view)[column.field].values
        meant = [value_of("flag" if kind == "flag" else column.field, w) for w in column.words]
        if sorted(map(str, meant)) != sorted(values):
            yield "mỗi giá trị phải có đúng một từ trong danh sách"
    if any("," in word for word in column.words) or len(",".join(column.words)) > _LONGEST_LIST:
        yield "danh sách chọn có dấu phẩy hoặc quá dài"
