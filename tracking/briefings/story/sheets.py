"""The merged views row by row, each row with the cell it was read from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tracking.briefings.content import Column, Mark, Measure, Sheet, Table, Value
from tracking.briefings.story.parts import Parts, key_of
from tracking.figures.disbursement import ProjectLine
from tracking.figures.services import Basis
from tracking.figures.tasks import DECLARED, TaskLine
from tracking.figures.whole import Whole
from tracking.figures.words import STATES
from tracking.period_codes import period_label
from tracking.specs.indicators import indicators
from tracking.specs.levels import level_label
from tracking.specs.meanings import word_for
from tracking.specs.units import unit_name
from tracking.views import Record, adjusted_plan
from tracking.vocabulary import View

_PLACE = (Column(heading="Tệp", share=2), Column(heading="Trang"), Column(heading="Dòng"))
_NAME, _UNIT = 4, 2
"""Parts of the width."""


def sheets(whole: Whole) -> tuple[Sheet, ...]:
    """Every record that counts in the period."""
    return (
        _tasks(whole),
        _disbursement(whole.disbursement.projects),
        _services(whole),
        _measures(whole.bases[View.MEASURES]),
    )


_DUE = {
    "tasks_on_time_rate": "hoàn thành đúng hạn",
    "tasks_completion_rate": "đến hạn đã hoàn thành",
    "legal_documents_on_time_rate": "VBQPPL đúng hạn",
}
_CASES = {
    "cases_received": "Hồ sơ nhận trong kỳ",
    "cases_online": "Nộp trực tuyến",
    "cases_in_person": "Nộp trực tiếp",
    "cases_carried_over": "Kỳ trước chuyển sang",
    "cases_resolved_early": "Trước hạn",
    "cases_resolved_on_time": "Đúng hạn",
    "cases_resolved_late": "Quá hạn",
}
_COUNTED = {
    "level34_services_with_cases_rate": "mức 3, 4 có hồ sơ",
    "cases_online_rate": "nộp trực tuyến",
    "cases_on_time_rate": "trước và đúng hạn",
    "decision_422_integrated_rate": "QĐ 422 đã tích hợp",
}
"""What each row adds to, so that the totals are the figures of the slides."""


def _tasks(whole: Whole) -> Sheet:
    found: list[TaskLine] = sorted(
        whole.tasks.lines, key=lambda line: (line.unit_code, -line.days_late)
    )
    parts = Parts(whole, View.TASKS, _DUE)
    columns = (
        Column(heading="Đơn vị chủ trì", share=_UNIT),
        Column(heading="Nhiệm vụ", share=_NAME),
        Column(heading="Loại", share=2),
        Column(heading="Trạng thái"),
        Column(heading="Thời hạn", measure=Measure.DAY),
        Column(heading="Hoàn thành", measure=Measure.DAY),
        Column(heading="Số ngày muộn", measure=Measure.COUNT),
        Column(heading="Đơn vị khai"),
        Column(heading="Vướng mắc", share=_NAME),
        *parts.columns,
    )
    rows = [
        (
            unit_name(line.unit_code),
            _text(line.record, "title"),
            word_for("task_type", line.record.row.get("task_type") or "") or None,
            STATES[line.state],
            _iso(line.record.row.get("due_on")),
            _iso(line.record.row.get("completed_on")),
            line.days_late or None,
            _text(line.record, "declared_status") or DECLARED[line.declared],
            _text(line.record, "obstacle"),
            *parts.of(line.record),
        )
        for line in found
    ]
    records = [line.record for line in found]
    first = len(columns) - len(parts.columns)
    made = _sheet(
        "tasks", "Nhiệm vụ", columns, rows, records, parts.totals(first), parts.rates(first)
    )
    return replace(made, has_row_rates=False)  # of a single task a rate says nothing


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


def _services(whole: Whole) -> Sheet:
    """Of a longer period the rows of each month that its figures add up."""
    bases = whole.bases[View.SERVICES]
    found = [record for current, _ in bases for record in current]
    online = {key_of(line.record): line.online_cases for line in whole.services.procedures}
    parts = Parts(whole, View.SERVICES, _COUNTED)
    columns = (
        Column(heading="Đơn vị", share=_UNIT),
        Column(heading="Thủ tục, lĩnh vực", share=_NAME),
        Column(heading="Kỳ"),
        Column(heading="Mức độ"),
        Column(heading="Hồ sơ trực tuyến trong năm", measure=Measure.COUNT),
        *(Column(heading=words, measure=Measure.COUNT) for words in _CASES.values()),
        *parts.columns,
    )
    rows = [
        (
            unit_name(record.owner),
            _text(record, "procedure_name")
            or _text(record, "procedure_code")
            or _text(record, "field"),
            period_label(record.report.period_code),
            level_label(record.row.get("service_level") or "") or None,
            online.get(key_of(record)),
            *(record.row.get(name) for name in _CASES),
            *parts.of(record),
        )
        for record in found
    ]
    first = len(columns) - len(parts.columns)
    # A unit may tell the same cases by procedure and by field: only what counts is added up.
    totals, rates = parts.totals(first), parts.rates(first)
    return _sheet("services", "Dịch vụ công trực tuyến", columns, rows, found, totals, rates)


def _measures(bases: Sequence[Basis]) -> Sheet:
    found = [record for current, _ in bases for record in current]
    known = indicators()
    columns = (
        Column(heading="Đơn vị", share=_UNIT),
        Column(heading="Chỉ số", share=_NAME),
        Column(heading="Đơn vị tính"),
        Column(heading="Kế hoạch", measure=Measure.NUMBER),
        Column(heading="Thực hiện", measure=Measure.NUMBER),
        Column(heading="Ghi chú", share=_NAME),
    )
    rows = [
        (
            unit_name(record.owner),
            known[code].label if (code := str(record.row.get("indicator_code"))) in known else code,
            known[code].unit_of_measure if code in known else None,
            record.row.get("planned_value"),
            record.row.get("actual_value"),
            _text(record, "note"),
        )
        for record in found
    ]
    return _sheet("measures", "Chỉ số khác", columns, rows, found)


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
