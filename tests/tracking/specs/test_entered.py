"""Declarations the ministry enters hold at once, and nothing worked out before is given after."""

import ast
from datetime import date
from pathlib import Path

import pytest

from tracking.specs import entered
from tracking.specs.catalogue import read_rows
from tracking.specs.deadlines import deadline, deadline_of
from tracking.specs.entered import remembered
from tracking.specs.ministry_tables import shipped_rows, table_forms
from tracking.specs.reports import owed
from tracking.specs.table_form import MinistryTable
from tracking.specs.thresholds import at_risk
from tracking.specs.unit_table import COLUMNS, parse_units
from tracking.specs.units import successor, unit_name, units_named
from tracking.vocabulary import TrackingError, View

ROOT = Path(__file__).parents[3]
RESTS_ON = {"tracking.specs.units", "tracking.specs.reports", "tracking.specs.entered"}


def unit(code, name, since="2017-08-18", until="", into="", **more):
    return {
        "unit_code": code, "unit_name": name, "short_name": name, "kind": "ministry",
        "valid_from": since, "valid_to": until, "merged_into": into, "aliases": "", "source": "",
        **more,
    }  # fmt: skip


def test_an_entered_unit_is_known_everywhere_at_once_and_forgotten_with_its_table():
    assert unit_name("VMT") == "VMT"
    added = unit("VMT", "Vụ Môi trường công nghiệp", since="2023-01-01")
    entered.install({"units.csv": [*read_rows("units.csv"), added]})
    assert unit_name("VMT") == "Vụ Môi trường công nghiệp"
    assert [found[0].code for found in units_named("Báo cáo của Vụ Môi trường công nghiệp")] == [
        "VMT"
    ]
    assert "VMT" in owed(View.TASKS, "2023-01")
    assert "VMT" not in owed(View.TASKS, "2022-12")
    entered.install({})
    assert unit_name("VMT") == "VMT"
    assert "VMT" not in owed(View.TASKS, "2023-01")


def test_a_merger_that_is_entered_passes_work_on():
    rows = [
        row | {"valid_to": "2023-06-30", "merged_into": "VP"} if row["unit_code"] == "TTB" else row
        for row in read_rows("units.csv")
    ]
    assert successor("TTB", date(2023, 7, 1)) == "TTB"
    entered.install({"units.csv": rows})
    assert successor("TTB", date(2023, 7, 1)) == "VP"


def test_a_deadline_that_is_entered_holds_for_its_period_alone():
    assert deadline("2022-11") == date(2022, 11, 16)
    row = {"period_code": "2022-11", "due_on": "20/11/2022", "document": "Công văn 9/BCT-VP"}
    entered.install({"deadlines.csv": [{**row, "note": ""}]})
    assert (deadline("2022-11"), deadline("2022-12")) == (date(2022, 11, 20), date(2022, 12, 16))
    assert deadline_of("2022-11").document == "Công văn 9/BCT-VP"
    assert deadline_of("2022-12").document == "Nghị định 09/2019/NĐ-CP"


def test_a_threshold_of_one_indicator_leaves_the_others():
    assert at_risk("tasks_on_time_rate") == at_risk("online_cases_rate") == 0.1
    rows = [
        {"indicator_code": "", "at_risk": "10%", "note": ""},
        {"indicator_code": "tasks_on_time_rate", "at_risk": "5%", "note": ""},
    ]
    entered.install({"thresholds.csv": rows})
    assert (at_risk("tasks_on_time_rate"), at_risk("online_cases_rate")) == (0.05, 0.1)


def test_what_was_being_worked_out_during_an_installation_is_not_kept():
    seen = []

    @remembered()
    def slow():
        seen.append(entered.installed())
        if len(seen) == 1:  # as when another thread installs in the middle of it
            entered.install({"thresholds.csv": [{"indicator_code": "", "at_risk": "1%"}]})
        return len(seen)

    assert slow() == 1
    assert slow() == 2
    assert slow() == 2


ONE, TWO = unit("AA", "Vụ A"), unit("BB", "Vụ B")


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([ONE, unit("AA", "Vụ A mới", since="2020-01-01")], "unit_code"),
        ([unit("AA", "Vụ A", until="2022-11-28", into="BB")], "merged_into"),
        ([TWO, unit("AA", "Vụ A", into="BB")], "valid_to"),
        ([unit("AA", "Vụ A", until="2016-01-01")], "valid_to"),
        ([unit("AA", "Vụ A", kind="vụ")], "kind"),
        ([unit("AA", "")], "unit_name"),
    ],
    ids=["hai dòng cùng ngày", "sáp nhập vào hư không", "sáp nhập không ngày", "ngược", "loại", ""],
)
def test_units_that_cannot_be_are_refused_with_their_row_and_column(rows, column):
    with pytest.raises(TrackingError, match=rf"Dòng \d, cột “{COLUMNS[column]}”: "):
        parse_units(rows)


@pytest.mark.parametrize("table", MinistryTable)
def test_what_comes_with_the_program_can_be_read_written_and_kept(table):
    form = table_forms()[table]
    rows = [form.as_kept(row) for row in shipped_rows(form)]
    form.parse(rows)
    assert [form.as_kept(form.as_read(row)) for row in rows] == rows


@pytest.mark.parametrize("table", MinistryTable)
def test_choices_read_differently_and_columns_too(table):
    form = table_forms()[table]
    for column in form.columns:
        if column.choices:
            labels = list(column.choices().values())
            assert len(set(labels)) == len(labels)
    assert len({column.label for column in form.columns}) == len(form.columns)


def cached_by_hand(path):
    """The functions of a module that `functools` remembers although they rest on what may be
    entered."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    rested = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in RESTS_ON
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(is_cache, node.decorator_list)):
            names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
            if names & rested:
                yield f"{path.name}: {node.name}"


def is_cache(decorator):
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id in ("cache", "lru_cache")


def test_nothing_that_rests_on_them_is_remembered_for_ever():
    # The reading process is started anew when they change: see ReaderProcess.is_usable.
    places = [*ROOT.glob("tracking/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("web/*.py")]
    assert [name for path in places for name in cached_by_hand(path)] == []


@pytest.mark.parametrize("table", MinistryTable)
def test_a_table_that_can_be_used_has_no_faults_row_by_row_either(table):
    form = table_forms()[table]
    rows = [form.as_kept(row) for row in shipped_rows(form)]
    assert form.faults(rows, rows) == []


def test_every_fault_of_a_table_is_told_at_once_and_no_sound_row_is():
    """Units rest on those they were merged into, thresholds on the one of all others."""
    form = table_forms()[MinistryTable.UNITS]
    rows = [form.as_kept(row) for row in shipped_rows(form)]
    wrong = [rows[0] | {"unit_name": ""}, *rows[1:-1], rows[-1] | {"kind": "vụ"}]
    found = form.faults(wrong, rows)
    assert [one.partition(":")[0] for one in found] == [
        f"Dòng 2, cột “{COLUMNS['unit_name']}”",
        f"Dòng {len(rows) + 1}, cột “{COLUMNS['kind']}”",
    ]
    levels = table_forms()[MinistryTable.THRESHOLDS]
    held = [{"indicator_code": "", "at_risk": "10%", "note": ""}]
    bad = {"indicator_code": "tasks_on_time_rate", "at_risk": "", "note": ""}
    assert [one[:7] for one in levels.faults([*held, bad], held)] == ["Dòng 3,"]
