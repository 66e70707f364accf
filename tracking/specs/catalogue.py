"""The fields of each view and the kinds of finding, from fields.csv and findings.csv."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tracking.quantities import format_vi
from tracking.vocabulary import Finding, Severity, View

FOLDER = Path(__file__).parent
CELLS_SHOWN = 12
EXTENDED = "_due_extended"
"""The deadline granted later, kept as the deadline of the rows that state it; with a number behind
it where it was put off more than once."""
IN_PERIOD = "_actual_in_period"
"""What was done in the period alone, kept for the measures that are of the period alone."""
NOT_KEPT = {
    "_order": "Số thứ tự",
    "_indicator_name": "Tên chỉ số",
    "_actual_to_date": "Thực hiện lũy kế từ đầu năm",
    IN_PERIOD: "Thực hiện riêng trong kỳ",
    EXTENDED: "Thời hạn được gia hạn",
    "_resolved_total": "Tổng số đã giải quyết",
    "_pending_total": "Tổng số đang giải quyết",
    "_plan_with_carried_vnd": "Tổng kế hoạch gồm vốn kéo dài",
    "_disbursed_with_carried_vnd": "Tổng giải ngân gồm vốn kéo dài",
}
"""Columns read to number, name or check the rows of a table; no fields of a view."""
EXAMPLE = " Ví dụ: "
"""What comes before the example of a finding."""
FOREIGN = "_foreign_"
"""Before an amount: its half of foreign capital, read to be added to that of home capital; before
cases: another part of those that came in one way."""

UNUSED = "-"
"""Stands for a field where a unit says that a column is none of its report."""


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV in this folder, each a dict by heading."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a view: `type` is text, amount, rate, number, count, date, flag or enum:a|b."""

    view: View
    name: str
    type: str
    label: str
    description: str
    is_key: bool

    @property
    def values(self) -> tuple[str, ...]:
        """The values an enum may have, none for other types."""
        return tuple(self.type.partition(":")[2].split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingKind:
    """A kind of finding: what it says (a format string), what to do, an example."""

    code: str
    severity: Severity
    title: str
    sentence: str
    action: str
    example: str


@cache
def view_fields(view: View) -> dict[str, Field]:
    """The fields of a view by name, in their order."""
    return {
        row["field"]: Field(
            view=view,
            name=row["field"],
            type=row["type"],
            label=row["label"],
            description=row["description"],
            is_key=row["key"] == "yes",
        )
        for row in read_rows("fields.csv")
        if row["view"] == view
    }


@cache
def field_type(view: View, name: str) -> str:
    """The type of a field, without the values of an enum, or of a column read only to check."""
    name = name.removeprefix(FOREIGN)
    if name.startswith(EXTENDED):
        return "date"
    if name in NOT_KEPT:
        special = {"_order": "text", "_indicator_name": "text", IN_PERIOD: "number"}
        return "amount" if name.endswith("_vnd") else special.get(name, "count")
    return view_fields(view)[name].type.split(":")[0]


@cache
def _labels() -> dict[str, str]:
    return {row["field"]: row["label"] for row in read_rows("fields.csv")}


def field_label(name: str) -> str:
    """The Vietnamese label of a field, of whichever view, or of what is read only to check."""
    if name.startswith(FOREIGN):
        return f"{field_label(name.removeprefix(FOREIGN))} (vốn nước ngoài)"
    return NOT_KEPT.get(name) or _labels()[name]


class Limits(NamedTuple):
    """The smallest and the largest amount of a field that a project can have, and those from which
    and up to which it is usual, in đồng; 0: none."""

    smallest: int
    small: int
    usual: int
    largest: int


@cache
def amount_limits() -> dict[str, Limits]:
    """The limits of each field that has any."""
    return {
        row["field"]: Limits(
            smallest=int(row["smallest_vnd"] or 0),
            small=int(row["small_vnd"] or 0),
            usual=int(row["usual_vnd"] or row["largest_vnd"]),
            largest=int(row["largest_vnd"]),
        )
        for row in read_rows("limits.csv")
    }


@cache
def finding_kinds() -> dict[str, FindingKind]:
    """Every kind of finding by its code."""
    return {
        row["code"]: FindingKind(**{**row, "severity": Severity(row["severity"])})  # type: ignore[arg-type]
        for row in read_rows("findings.csv")
    }


@cache
def _examples() -> dict[tuple[str, str], str]:
    """The example of a kind of finding in a view where another one says more."""
    return {(row["code"], row["view"]): row["example"] for row in read_rows("examples.csv")}


def make_finding(
    code: str,
    *,
    sheet: str | None = None,
    cells: tuple[str, ...] = (),
    field: str | None = None,
    value: Any = None,
    severity: Severity | None = None,
    view: View | None = None,
    **details: Any,
) -> Finding:
    """A finding of a declared kind: where, what is wrong, what to do, with an example, of the
    `view` where there is one.

    The sentence may use {field} (the Vietnamese label), {value}, {cells} and any of `details`.
    """
    kind = finding_kinds()[code]
    shown = None if value is None else _shown(value)
    words = {name: _shown(detail) for name, detail in details.items()}
    words |= {"field": field_label(field) if field else "", "value": shown or ""}
    where = where_of(sheet, cells)
    what = kind.sentence.format_map(words)
    action = kind.action.format_map(words)
    given = _examples().get((code, view or ""), kind.example)
    example = f"{EXAMPLE}{given.format_map(words)}" if given else ""
    return Finding(
        code=code,
        severity=severity or kind.severity,
        message=f"{where}{what} {action}{example}".strip(),
        sheet=sheet,
        cells=cells,
        field=field,
        value=shown,
    )


def _shown(value: Any) -> str:
    """A detail of a sentence: numbers as written in Vietnam."""
    return format_vi(value) if isinstance(value, int) else str(value)


def where_of(sheet: str | None, cells: tuple[str, ...]) -> str:
    """The beginning of a message: the sheet and the first of the cells."""
    parts = [f"Trang “{sheet}”"] if sheet else []
    if cells:
        rest = f" và {len(cells) - CELLS_SHOWN} ô khác" if len(cells) > CELLS_SHOWN else ""
        parts.append(f"ô {', '.join(cells[:CELLS_SHOWN])}{rest}")
    return f"{', '.join(parts)}: " if parts else ""
