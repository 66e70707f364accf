"""Layouts made from the ministry's forms by somebody who has not seen the reader, each with the
key they wrote: tests/odd_layouts/README.md says what is odd in each."""

import json
from datetime import date
from pathlib import Path

import pytest

from data_loaders import read_workbook

FOLDER = Path(__file__).parents[1] / "odd_layouts"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
ABOUT_A_TABLE = ("view", "unit_name", "period_code", "data_as_of", "money_unit")


def read(name: str):
    options = EXPECTED[name].get("options") or []
    stated = {
        key.lstrip("-"): value for key, value in zip(options[::2], options[1::2], strict=True)
    }
    return read_workbook((FOLDER / name).read_bytes(), name, **stated)


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


def table_of(reading, expected):
    rows = {record["_row"] for record in expected["records"]}
    same = [
        one
        for one in reading.tables
        if (one.sheet, one.view) == (expected["sheet"], expected["view"])
    ]
    return max(same, key=lambda one: len(rows & set(one.row_numbers)))


@pytest.mark.parametrize("name", EXPECTED)
def test_tables_are_read_as_a_person_reads_them(name):
    reading = read(name)
    assert len(reading.tables) == len(EXPECTED[name]["tables"])
    for expected in EXPECTED[name]["tables"]:
        table = table_of(reading, expected)
        about = {key: plain(getattr(table, key)) for key in ABOUT_A_TABLE if key in expected}
        assert about == {key: expected[key] for key in about}
        letters = {field: table.columns.get(field) for field in expected.get("columns", {})}
        assert letters == expected.get("columns", {})
        found = {record["_row"]: record for record in table.records()}
        assert list(found) == [record["_row"] for record in expected["records"]]
        for record in expected["records"]:
            got = {key: plain(found[record["_row"]].get(key)) for key in record}
            assert got == pytest.approx(record)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_wrong_is_found_in_its_cell(name):
    findings = read(name).findings
    for wanted in EXPECTED[name]["must_find"]:
        assert [
            finding.code
            for finding in findings
            if finding.severity in wanted["severity"]
            and (not wanted["cells"] or set(wanted["cells"]) & set(finding.cells))
        ], wanted["about"]
