"""What each part of a workbook holds: the layout of an office filled from the models."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sample_data import layouts_disbursement, layouts_services, layouts_tasks
from sample_data import model_disbursement as investment
from sample_data import model_services as services
from sample_data import task_records as work
from sample_data.calendar_of_reports import CLOSED, FROM, closing, month, now_called
from sample_data.model_tasks import CONTENT, Task, tasks
from sample_data.slips import spoil
from sample_data.table import Layout, Record
from sample_data.task_words import WORDS
from tracking.specs.catalogue import read_rows

Filled = tuple[Layout, list[Record]]


def fill(part: str, unit: str, code: str, slip: str = "") -> Iterator[Filled]:
    """The tables of one part ("tasks:SHORT") of a unit's workbook."""
    view, _, names = part.partition(":")
    told = previous(code) if slip == "last_month" else code
    for name in names.split("+"):
        layout, records = FILLERS[view](name, unit, told)
        yield spoil(slip, layout, records)


def previous(code: str) -> str:
    """The month before."""
    return f"{code[:5]}{month(code) - 1:02}"


def _with_status(name: str, records: list[Record]) -> list[Record]:
    words = WORDS[name]
    done = "Đã hoàn thành" if "Đã hoàn thành" in words.values() else "Hoàn thành"
    for one in records:
        one["declared_status"] = done if one["_undated"] else words.get(one["_state"])
        one["note"] = "Xin rút khỏi chương trình" if one["_state"] == "withdrawn" else None
    return records


def _tasks(name: str, unit: str, code: str) -> Filled:
    layout = layouts_tasks.LAYOUTS[name]
    own = [one for one in work.of_unit(unit, code) if not (unit == "VP" and one.kind == "B")]
    records = [work.record(one, code) for one in own]
    if not layout.own_only:
        others = work.supported_by(unit, code)
        records += [work.record(one, code, second_hand=True) for one in others]
    records.sort(key=lambda one: list(work.GROUPS.values()).index(one["_groups"][0]))
    return layout, _with_status(name, records)


def _programme(name: str, unit: str, code: str) -> Filled:
    """The ministry's work programme: rows of every unit, in the order of its structure."""
    found = [one for one in tasks() if _is_in_programme(one, code)]
    records = [
        work.record(one, code, second_hand=one.unit != unit)
        | {"_groups": (f"Nhiệm vụ do {work.record(one, code)['lead_unit']} chủ trì",)}
        for one in found
    ]
    records.sort(key=lambda one: one["_groups"])
    return layouts_tasks.LAYOUTS[name], _with_status(name, records)


def _is_in_programme(one: Task, code: str) -> bool:
    if one.assigned_on > closing(code) or (one.unit == CLOSED and code >= FROM):
        return False
    own = one.unit == "VP" and one.kind == "B"
    return own or one.kind == "V" or (one.kind == "B" and one.number % 5 == 0)


def _legal(name: str, unit: str, code: str) -> Filled:
    """The programme of legal documents, by kind of document."""
    found = [one for one in tasks() if one.kind == "L" and one.assigned_on <= closing(code)]
    records = [
        work.record(one, code, second_hand=one.unit != unit) | {"_groups": (one.product,)}
        for one in found
    ]
    records.sort(key=lambda one: one["_groups"])
    return layouts_tasks.LAYOUTS[name], _with_status(name, records)


def _disbursement(name: str, unit: str, code: str) -> Filled:
    layout = layouts_disbursement.LAYOUTS[name]
    if code < FROM and name not in layouts_disbursement.ALWAYS_ADJUSTED:
        layout = layouts_disbursement.before_the_cut(layout)
    return layout, [investment.record(one, code) for one in investment.of_investor(unit, code)]


def _services(name: str, unit: str, code: str) -> Filled:
    layout = layouts_services.LAYOUTS[name]
    found = services.of_unit(unit, code)
    if name.endswith("06"):
        return layout, services.by_field(found, code)
    return layout, [services.by_procedure(one, code) for one in found]


def _measures(name: str, unit: str, code: str) -> Filled:
    return layouts_services.LAYOUTS[name], list(measures(unit, code))


@cache
def _indicators() -> Mapping[str, Mapping[str, str]]:
    return {row["indicator_code"]: row for row in read_rows("indicators.csv")}


def measures(unit: str, code: str) -> Iterator[dict[str, Any]]:
    """The other indicators a unit reports, in plain numbers."""
    for line in (CONTENT / "measures.txt").read_text(encoding="utf-8").splitlines():
        indicator, owner, plan, *values, note = line.split("|")
        if line.startswith("#") or now_called(owner, code) != unit:
            continue
        spec = _indicators()[indicator]
        yield {
            "indicator_code": indicator,
            "_indicator_name": spec["label"],
            "unit_of_measure": spec["unit_of_measure"],
            "planned_value": _number(plan),
            "actual_value": _number(values[month(code) - 8]),
            "note": note or None,
        }


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


FILLERS = {
    "tasks": _tasks, "programme": _programme, "legal": _legal, "disbursement": _disbursement,
    "services": _services, "measures": _measures,
}  # fmt: skip
