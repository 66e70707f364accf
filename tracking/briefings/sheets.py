"""The three merged views row by row, each row with the cell it was read from."""

from collections.abc import Iterable
from datetime import date

from tracking.briefings.content import Column, Mark, Measure, Sheet, Table, Value
from tracking.figures.disbursement import ProjectLine
from tracking.figures.services import ProcedureLine
from tracking.figures.tasks import DECLARED, TaskLine
from tracking.figures.whole import Whole
from tracking.figures.words import STATES
from tracking.specs.levels import level_label
from tracking.specs.units import unit_name
from tracking.views import Record, adjusted_plan

_PLACE = (Column(heading="Tệp", share=2), Column(heading="Trang"), Column(heading="Dòng"))
_NAME, _UNIT = 4, 2
"""Parts of the width."""


def sheets(whole: Whole) -> tuple[Sheet, ...]:
    """Every record that counts in the period."""
    return (
        _tasks(whole.tasks.lines),
        _disbursement(whole.disbursement.projects),
        _services(whole.services.procedures),
    )


def _tasks(lines: Iterable[TaskLine]) -> Sheet:
    found = sorted(lines, key=lambda line: (line.unit_code, -line.days_late))
    columns = (
        Column(heading="Đơn vị chủ trì", share=_UNIT),
        Column(heading="Nhiệm vụ", share=_NAME),
        Column(heading="Trạng thái"),
        Column(heading="Thời hạn", measure=Measure.DAY),
        Column(heading="Hoàn thành", measure=Measure.DAY),
        Column(heading="Số ngày muộn", measure=Measure.COUNT),
        Column(heading="Đơn vị khai"),
        Column(heading="Vướng mắc", share=_NAME),
    )
    rows = [
        (
            unit_name(line.unit_code),
            _text(line.record, "title"),
            STATES[line.state],
            _iso(line.record.row.get("due_on")),
            _iso(line.record.row.get("completed_on")),
            line.days_late or None,
            _text(line.record, "declared_status") or DECLARED[line.declared],
            _text(line.record, "obstacle"),
        )
        for line in found
    ]
    return _sheet("tasks", "Nhiệm vụ", columns, rows, [line.record for line in found])


def _disbursement(lines: Iterable[ProjectLine]) -> Sheet:
    found = sorted(lines, key=lambda line: line.unit_code)
    columns = (
        Column(heading="Đơn vị", share=_UNIT),
        Column(heading="Dự án", share=_NAME),
        Column(heading="Kế hoạch giao", measure=Measure.VND),
        Column(heading="Kế hoạch sau điều chỉnh", measure=Measure.VND),
        Column(heading="Lũy kế giải ngân", measure=Measure.VND),
        Column(heading="Vướng mắc", share=_NAME),
    )
    rows = [
        (
            unit_name(line.unit_code),
            _text(line.record, "project_name"),
            line.assigned,
            adjusted_plan(line.record.row),
            line.disbursed,
            _text(line.record, "obstacle"),
        )
        for line in found
    ]
    return _sheet(
        "disbursement",
        "Giải ngân",
        columns,
        rows,
        [line.record for line in found],
        totals=(2, 3, 4),
        rates=(("Giải ngân / kế hoạch giao", 4, 2), ("Giải ngân / kế hoạch sau điều chỉnh", 4, 3)),
    )


def _services(lines: Iterable[ProcedureLine]) -> Sheet:
    found = list(lines)
    columns = (
        Column(heading="Đơn vị", share=_UNIT),
        Column(heading="Thủ tục", share=_NAME),
        Column(heading="Mức độ"),
        Column(heading="Hồ sơ trực tuyến trong năm", measure=Measure.COUNT),
        Column(heading="Hồ sơ nhận trong kỳ", measure=Measure.COUNT),
        Column(heading="Trước hạn", measure=Measure.COUNT),
        Column(heading="Đúng hạn", measure=Measure.COUNT),
        Column(heading="Quá hạn", measure=Measure.COUNT),
    )
    counted = ("cases_received", "cases_resolved_early", "cases_resolved_on_time")
    rows = [
        (
            unit_name(line.unit_code),
            _text(line.record, "procedure_name") or _text(line.record, "procedure_code"),
            level_label(line.record.row.get("service_level") or ""),
            line.online_cases,
            *(line.record.row.get(name) for name in (*counted, "cases_resolved_late")),
        )
        for line in found
    ]
    return _sheet(
        "services",
        "Dịch vụ công trực tuyến",
        columns,
        rows,
        [line.record for line in found],
        totals=(3, 4, 5, 6, 7),
    )


def _sheet(
    code: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Value, ...]],
    records: Iterable[Record],
    totals: tuple[int, ...] = (),
    rates: tuple[tuple[str, int, int], ...] = (),
) -> Sheet:
    placed = [
        ((*row, *_place(record)), Mark(units=(record.owner,)))
        for row, record in zip(rows, records, strict=True)
    ]
    return Sheet(
        code=code,
        title=title,
        table=Table(
            columns=(*columns, *_PLACE),
            rows=tuple(row for row, _ in placed),
            marks=tuple(mark for _, mark in placed),
        ),
        totals=totals,
        rates=rates,
    )


def _place(record: Record) -> tuple[str, str, int]:
    row = record.row
    return str(row["_file"]), str(row["_sheet"]), int(row["_row"])


def _text(record: Record, name: str) -> str | None:
    value = record.row.get(name)
    return str(value) if value else None


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
