"""When is a report due: by the decree, or by what the ministry has set for a period?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracking.period_codes import decreed_deadline, period
from tracking.specs.edited import FIRST_ROW, EditedRow
from tracking.specs.entered import remembered, rows_in_force

COLUMNS = {
    "period_code": "kỳ báo cáo",
    "due_on": "hạn gửi",
    "document": "văn bản",
    "note": "ghi chú",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day on which the reports of a period come in time, and the document that says so."""

    period_code: str
    due_on: date
    document: str
    note: str


def parse_deadlines(rows: Iterable[Mapping[str, str | None]]) -> tuple[Deadline, ...]:
    """The deadlines a table states; a row that is wrong raises TrackingError, naming its column."""
    found: dict[str, Deadline] = {}
    for number, cells in enumerate(rows, FIRST_ROW):
        row = EditedRow(number, cells, COLUMNS)
        one = _deadline(row)
        if one.period_code in found:
            raise row.wrong("period_code", "đã có một dòng cho kỳ này.")
        found[one.period_code] = one
    return tuple(found.values())


def _deadline(row: EditedRow) -> Deadline:
    code = row.stated("period_code")
    try:
        starts_on = period(code).start
    except ValueError:
        raise row.wrong(
            "period_code", f"“{code}” không phải mã kỳ; viết như 2022-11, 2022-Q4, 2022."
        ) from None
    due_on = row.day("due_on", row.stated("due_on"))
    if due_on < starts_on:
        raise row.wrong("due_on", "trước ngày đầu của kỳ.")
    return Deadline(
        period_code=code, due_on=due_on, document=row.text("document"), note=row.text("note")
    )


@remembered()
def _entered() -> Mapping[str, Deadline]:
    return {one.period_code: one for one in parse_deadlines(rows_in_force("deadlines.csv"))}


def deadline_of(period_code: str) -> Deadline:
    """The deadline of a period, with the document that sets it."""
    return _entered().get(period_code) or Deadline(
        period_code=period_code,
        due_on=decreed_deadline(period_code),
        document="Nghị định 09/2019/NĐ-CP",
        note="",
    )


def deadline(period_code: str) -> date:
    """The day the reports of a period are due."""
    return deadline_of(period_code).due_on
