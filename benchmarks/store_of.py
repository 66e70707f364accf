"""A store as full as after five years: every unit reports every view in every month."""

import csv
import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine

from benchmarks.workbooks import workbook
from data_loaders import read_workbook
from tracking.period_codes import recent_periods
from tracking.periods import period
from tracking.settings import ROOT, settings
from tracking.specs import view_fields
from tracking.specs.indicators import indicators
from tracking.specs.table_form import MinistryTable
from tracking.specs.unit_table import Unit
from tracking.specs.units import units
from tracking.store.engine import open_engine
from tracking.store.entered import Basis, enter_alone
from tracking.store.loading import load
from tracking.store.migrations import migrate
from tracking.store.submissions import accept
from tracking.vocabulary import Reading, Table, View

NEWEST = "2022-10"
BY = "máy đo"
Row = Mapping[str, Any]


class Sizes(NamedTuple):
    """Rows of a unit's report of each view; the ministry has thirty times as many in a period."""

    tasks: int = 20
    projects: int = 5
    procedures: int = 12


USUAL = Sizes()


def build(
    folder: Path, sizes: Sizes = USUAL, *, unit_count: int = 30, period_count: int = 60
) -> None:
    """Make the embedded store of a data folder and fill it."""
    engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
    migrate(engine)
    codes = recent_periods(NEWEST, period_count)
    _accept(engine, _lasting(codes)[:unit_count], codes, sizes)
    _publish(engine)
    with (ROOT / "sample_data/chi-tieu.csv").open(encoding="utf-8", newline="") as handle:
        rows, basis = list(csv.DictReader(handle)), Basis(reason="", by=BY)
        enter_alone(engine, MinistryTable.TARGETS, rows, basis, _now())
    engine.dispose()


def _lasting(codes: Sequence[str]) -> list[Unit]:
    """Units of the ministry that keep their name all the time, then those of most of it."""
    first, last = period(codes[0]).start, period(codes[-1]).end
    held = [unit for unit in units() if unit.kind == "ministry" and unit.is_valid(last)]
    return sorted(held, key=lambda unit: not unit.is_valid(first))


def _accept(engine: Engine, owners: Sequence[Unit], codes: Sequence[str], sizes: Sizes) -> None:
    """All reports as if one workbook held them: their rows go the way of any other."""
    content = workbook(1)
    reading = Reading(
        file="nam-nam.xlsx",
        sha256=hashlib.sha256(content).hexdigest(),
        ok=True,
        tables=tuple(
            table for unit in owners for code in codes for table in _tables(unit, code, sizes)
        ),
    )
    accept(engine, content=content, reading=reading, accepted_by=BY, now=_now())


def _publish(engine: Engine) -> None:
    files = sorted((ROOT / "sample_data/von-dau-tu-cong-bo").iterdir())
    for _ in load(engine, files, read=read_workbook, by=BY, now=_now):
        pass


def _now() -> datetime:
    return datetime.now(UTC)


def _tables(unit: Unit, code: str, sizes: Sizes) -> Iterator[Table]:
    chance = random.Random(f"{unit.code} {code}")
    share = random.Random(unit.code).uniform(0.3, 1.0)
    tasks, projects, procedures = map(range, sizes)
    for view, rows in (
        (View.TASKS, [_task(unit, code, place, chance, share) for place in tasks]),
        (View.DISBURSEMENT, [_project(unit, code, place, share) for place in projects]),
        (View.SERVICES, [_procedure(unit, place, chance, share) for place in procedures]),
        (View.MEASURES, [_measure(name, share) for name in _measured()]),
    ):
        yield _table(unit, code, view, rows)


def _table(unit: Unit, code: str, view: View, rows: Sequence[Row]) -> Table:
    fields = tuple(view_fields(view))
    return Table(
        sheet=view.value, view=view, template="benchmark", unit_code=unit.code,
        unit_name=unit.name, period_code=code, data_as_of=period(code).end, money_unit="đồng",
        first_row=9, last_row=8 + len(rows), columns={}, fields=fields,
        rows=tuple(tuple(row.get(name) for name in fields) for row in rows),
        row_numbers=tuple(range(9, 9 + len(rows))),
    )  # fmt: skip


def _task(unit: Unit, code: str, place: int, chance: random.Random, share: float) -> Row:
    end = period(code).end
    due = end + timedelta(days=chance.randint(-90, 80))
    is_done = due < end and chance.random() < share
    return {
        "task_code": f"{unit.code}-{place:03}",
        "title": f"Xây dựng đề án số {place} về phát triển ngành của {unit.name}",
        "task_type": "legal_document" if place % 4 == 0 else "other",
        "assigned_by": f"Công văn số {place + 100}/VPCP-KTTH",
        "assigned_on": due - timedelta(days=120),
        "lead_unit": unit.name,
        "due_on": due,
        "due_kind": "date",
        "completed_on": due + timedelta(days=chance.randint(-9, 4)) if is_done else None,
        "declared_status": "Hoàn thành" if is_done else "Đang thực hiện",
        "obstacle": None if is_done else "Chờ ý kiến các bộ, ngành",
    }


def _project(unit: Unit, code: str, place: int, share: float) -> Row:
    plan = (20 + 7 * place + len(unit.name)) * 10**9
    paid = int(plan * share * period(code).end.month / 12)
    return {
        "project_code": f"{unit.code}{place:04}",
        "project_name": f"Đầu tư xây dựng, trang thiết bị số {place} của {unit.name}",
        "investor": unit.name,
        "total_investment_vnd": plan * 3,
        "plan_assigned_vnd": plan,
        "plan_adjusted_vnd": plan if period(code).end.month < 9 else int(plan * 0.9),
        "plan_carried_over_vnd": plan // 10,
        "disbursed_to_date_vnd": paid,
        "disbursed_in_period_vnd": paid // period(code).end.month,
        "disbursed_carried_over_vnd": paid // 20,
        "forecast_year_vnd": int(plan * 0.95),
        "obstacle": "Giải phóng mặt bằng chậm" if place % 2 else None,
    }


def _procedure(unit: Unit, place: int, chance: random.Random, share: float) -> Row:
    received = chance.randint(0, 400) if chance.random() < share else 0
    online = int(received * share)
    late = chance.randint(0, received // 20)
    return {
        "procedure_code": f"BCT-{unit.code}-{place:02}",
        "procedure_name": f"Cấp giấy phép, giấy chứng nhận số {place} của {unit.name}",
        "field": f"Lĩnh vực {place % 5}",
        "service_level": ("level_4", "level_3", "level_2")[place % 3],
        "on_national_portal": place % 4 > 0,
        "in_decision_422": place % 3 == 0,
        "single_window": ("none", "none", "nsw", "asw")[place % 4],
        "cases_received": received,
        "cases_online": online,
        "cases_in_person": received - online,
        "cases_resolved_early": received // 2,
        "cases_resolved_on_time": received - received // 2 - late,
        "cases_resolved_late": late,
    }


def _measured() -> list[str]:
    return [code for code, one in indicators().items() if one.view is View.MEASURES]


def _measure(code: str, share: float) -> Row:
    of = indicators()[code].unit_of_measure
    return {
        "indicator_code": code,
        "planned_value": 100.0,
        "actual_value": round(100 * share, 1),
        "unit_of_measure": of,
    }
