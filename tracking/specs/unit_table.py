"""What does a table of units state (units.csv), and what can it not state?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tracking.specs.edited import FIRST_ROW, EditedRow

COLUMNS = {
    "unit_code": "mã đơn vị",
    "unit_name": "tên đơn vị",
    "short_name": "tên ngắn",
    "kind": "loại",
    "valid_from": "từ ngày",
    "valid_to": "đến hết ngày",
    "merged_into": "sáp nhập vào",
    "aliases": "tên gọi khác",
    "source": "nguồn",
}
KINDS = {
    "ministry": "cơ cấu tổ chức của Bộ",
    "institute": "viện",
    "university": "đại học",
    "college": "cao đẳng",
    "other": "khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit under one name; `valid_to` is its last day, `merged_into` its successor's code."""

    code: str
    name: str
    short_name: str
    kind: str
    valid_from: date
    valid_to: date | None
    merged_into: str | None
    aliases: tuple[str, ...]

    def is_valid(self, on: date) -> bool:
        """Whether the unit exists under this name on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def parse_units(rows: Iterable[Mapping[str, str | None]]) -> tuple[Unit, ...]:
    """The units a table states; a row that is wrong raises TrackingError, naming its column."""
    edited = [EditedRow(number, row, COLUMNS) for number, row in enumerate(rows, FIRST_ROW)]
    found = tuple(map(_unit, edited))
    for row, unit in zip(edited, found, strict=True):
        _check_among(row, unit, found)
    return found


def _unit(row: EditedRow) -> Unit:
    ended = row.text("valid_to")
    unit = Unit(
        code=row.stated("unit_code"),
        name=row.stated("unit_name"),
        short_name=row.stated("short_name"),
        kind=row.one_of("kind", KINDS),
        valid_from=row.day("valid_from", row.stated("valid_from")),
        valid_to=row.day("valid_to", ended) if ended else None,
        merged_into=row.text("merged_into") or None,
        aliases=tuple(filter(None, (alias.strip() for alias in row.text("aliases").split("|")))),
    )
    if unit.valid_to and unit.valid_to < unit.valid_from:
        raise row.wrong("valid_to", "trước ngày bắt đầu.")
    if unit.merged_into and not unit.valid_to:
        raise row.wrong("valid_to", "còn trống; đơn vị đã sáp nhập phải có ngày cuối.")
    return unit


def _check_among(row: EditedRow, unit: Unit, every: Iterable[Unit]) -> None:
    """A code has one name a day; whoever took over was there the day after."""
    of_code = [one for one in every if one.code == unit.code and one is not unit]
    if any(one.is_valid(unit.valid_from) or unit.is_valid(one.valid_from) for one in of_code):
        raise row.wrong("unit_code", f"“{unit.code}” có hai dòng cùng hiệu lực một ngày.")
    if unit.merged_into and unit.valid_to:
        after = unit.valid_to + timedelta(days=1)
        heirs_then = (one for one in every if one.code == unit.merged_into)
        if not any(one.is_valid(after) for one in heirs_then):
            raise row.wrong(
                "merged_into",
                f"không có đơn vị “{unit.merged_into}” có hiệu lực ngày {after:%d/%m/%Y}.",
            )
