"""Where no table is found: which row looks most like the heading of one, and what it lacks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from data_loaders.grid import Sheet, column_letter
from data_loaders.headings.levels import HeadingReader
from data_loaders.headings.matching import match_fields
from data_loaders.headings.row_looks import is_header_start
from data_loaders.tables.finder import ROWS_SEARCHED
from tracking.specs import field_label
from tracking.specs.forms import Form, forms
from tracking.vocabulary import View

SHOWN = 4


class Closest(NamedTuple):
    """A row that may be the heading of a form: the fields its columns name and those it lacks."""

    sheet: str
    row: int
    form: Form
    columns: dict[str, int]
    missing: Sequence[Sequence[str]]

    @property
    def rank(self) -> tuple[int, int]:
        """More columns recognised, then less missing."""
        return len(self.columns), -len(self.missing)

    def __str__(self) -> str:
        named = sorted(self.columns.items(), key=lambda item: item[1])
        found = ", ".join(f"{column_letter(at)} “{field_label(name)}”" for name, at in named)
        lacks = "; ".join(" hoặc ".join(map(_quoted, group[:SHOWN])) for group in self.missing)
        lacks = lacks or f"cột khác: biểu cần ít nhất {self.form.minimum_fields} cột nhận ra được"
        return (
            f". Giống dòng tiêu đề nhất là dòng {self.row + 1} trang “{self.sheet}” (biểu"
            f" “{self.form.label}”): nhận ra {found}; còn thiếu {lacks}"
        )


def _quoted(name: str) -> str:
    return f"“{field_label(name)}”"


def closest(sheets: Iterable[tuple[Sheet, HeadingReader]]) -> Closest | None:
    """The likeliest heading row of some sheets, None where no column of any is recognised."""
    rows = (one for sheet, reader in sheets for one in _candidates(sheet, reader))
    return max(rows, key=lambda one: one.rank, default=None)


def _candidates(sheet: Sheet, reader: HeadingReader) -> Iterator[Closest]:
    filled = ((row, values) for row, values in enumerate(sheet.rows) if any(values))
    for row, values in islice(filled, ROWS_SEARCHED):
        if not is_header_start(values):
            continue
        headings = reader.headings(row, row, None)
        for form in forms():
            if form.view is View.PUBLISHED_INVESTMENT:
                continue
            matched = match_fields(headings, form.view).columns.items()
            columns = {name: at for name, at in matched if not name.startswith("_")}
            if columns:
                missing = [group for group in form.required if not {*group} & columns.keys()]
                yield Closest(sheet.name, row, form, columns, _kept(missing))


def _kept(missing: Sequence[Sequence[str]]) -> list[list[str]]:
    """The fields of a form that a heading may name: what is read only to check is none."""
    return [
        [name for name in group if not name.startswith("_")] or list(group) for group in missing
    ]
