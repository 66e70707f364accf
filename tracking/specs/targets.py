"""Which levels are to be reached by when, and which document says so (targets.csv)?

An administrator's own file has the same columns and goes through the same `parse_targets`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from tracking.specs.catalogue import read_rows
from tracking.specs.edited import FIRST_ROW, EditedRow
from tracking.specs.indicators import indicators
from tracking.vocabulary import Indicator, Origin, Target

COLUMNS = {
    "indicator_code": "chỉ số",
    "level": "mức chỉ tiêu",
    "start_level": "mức xuất phát",
    "starts_on": "ngày bắt đầu",
    "due_on": "ngày đến hạn",
    "origin": "xuất xứ",
    "document": "văn bản",
    "document_on": "ngày văn bản",
    "note": "ghi chú",
    "milestones": "các mốc",
    "source": "nguồn",
}


@cache
def upstream_targets() -> tuple[Target, ...]:
    """The targets of published documents, each with its origin."""
    return parse_targets(read_rows("targets.csv"))


def parse_targets(rows: Iterable[Mapping[str, str | None]]) -> tuple[Target, ...]:
    """The targets a table states; a row that is wrong raises TrackingError, naming its column."""
    return tuple(
        _target(EditedRow(number, row, COLUMNS)) for number, row in enumerate(rows, FIRST_ROW)
    )


def _target(row: EditedRow) -> Target:
    indicator = _indicator(row)
    starts_on = row.day("starts_on", row.stated("starts_on"))
    due_on = row.day("due_on", row.stated("due_on"))
    if starts_on >= due_on:
        raise row.wrong("due_on", "phải sau ngày bắt đầu.")
    origin = Origin(row.one_of("origin", Origin))
    document_on = row.text("document_on")
    return Target(
        indicator_code=indicator.code,
        level=row.level("level", row.stated("level"), is_rate=indicator.is_rate),
        start_level=row.level("start_level", row.stated("start_level"), is_rate=indicator.is_rate),
        starts_on=starts_on,
        due_on=due_on,
        origin=origin,
        document=row.text("document") if origin is Origin.MINISTRY else row.stated("document"),
        document_on=row.day("document_on", document_on) if document_on else None,
        note=row.text("note"),
        milestones=_milestones(row, indicator, starts_on, due_on),
        source=row.text("source"),
    )


def _indicator(row: EditedRow) -> Indicator:
    code = row.stated("indicator_code")
    if code not in indicators():
        raise row.wrong("indicator_code", f"không có chỉ số “{code}” trong danh mục.")
    return indicators()[code]


def _milestones(
    row: EditedRow, indicator: Indicator, starts_on: date, due_on: date
) -> tuple[tuple[date, float], ...]:
    """Levels written as "30/06/2023=40%|30/09/2023=60%", in order and within the two days."""
    found: list[tuple[date, float]] = []
    for part in filter(None, row.text("milestones").split("|")):
        day_text, equals, level_text = part.partition("=")
        if not equals:
            raise row.wrong("milestones", f"“{part}” thiếu dấu bằng; viết 30/06/2023=40%.")
        day = row.day("milestones", day_text.strip())
        if not (found[-1][0] if found else starts_on) < day < due_on:
            raise row.wrong("milestones", f"mốc {day_text.strip()} sai thứ tự hoặc ngoài lộ trình.")
        level = row.level("milestones", level_text.strip(), is_rate=indicator.is_rate)
        found.append((day, level))
    return tuple(found)
