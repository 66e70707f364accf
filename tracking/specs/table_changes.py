"""What differs between two versions of a table the ministry keeps?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracking.specs.table_form import Row, TableForm


class ChangeKind(StrEnum):
    """What became of a row."""

    ADDED = "thêm"
    REMOVED = "bỏ"
    CHANGED = "sửa"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row that was added or removed, or a cell that was changed; texts as people read them."""

    kind: ChangeKind
    row: str
    column: str = ""
    was: str = ""
    now: str = ""


def changes(form: TableForm, before: Sequence[Row], after: Sequence[Row]) -> list[RowChange]:
    """Row by row, by what tells rows apart; rows that only moved are no change."""
    old, new = _by_key(form, before), _by_key(form, after)
    found: list[RowChange] = []
    for key in dict.fromkeys((*old, *new)):
        for was, now in _pairs(old.get(key, []), new.get(key, [])):
            found.extend(_compared(form, was, now))
    return found


def _by_key(form: TableForm, rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        kept = form.as_kept(row)
        found[tuple(kept[name] for name in form.key)].append(kept)
    return found


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    for place in range(max(len(old), len(new))):
        yield (
            old[place] if place < len(old) else None,
            new[place] if place < len(new) else None,
        )


def _compared(form: TableForm, was: Row | None, now: Row | None) -> Iterator[RowChange]:
    one = now or was or {}
    if was is None or now is None:
        kind = ChangeKind.REMOVED if now is None else ChangeKind.ADDED
        yield RowChange(kind=kind, row=row_name(form, one))
        return
    old, new = form.as_read(was), form.as_read(now)
    for column in form.columns:
        if old[column.name] != new[column.name]:
            yield RowChange(
                kind=ChangeKind.CHANGED,
                row=row_name(form, one),
                column=column.label,
                was=old[column.name],
                now=new[column.name],
            )


def row_name(form: TableForm, row: Row) -> str:
    """A row by what tells it apart: "VP, 18/08/2017", "lĩnh vực 1, tiêu chí 2"."""
    read = form.as_read(row)
    labels = {one.name: one.label for one in form.columns}
    said = {name: read[name] for name in form.key if read[name]}
    return ", ".join(
        f"{labels[name]} {text}" if text.isdigit() else text for name, text in said.items()
    )
