"""Readings as JSON: the checker's contract, and a compact form that loses nothing."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from tracking.vocabulary import Finding, Reading, Severity, Skipped, Table, View


def contract(reading: Reading) -> dict[str, Any]:
    """The object the checker prints for a file with `--json`."""
    return {
        "file": reading.file,
        "ok": reading.ok,
        "tables": [_table_contract(table) for table in reading.tables],
        "findings": [finding_contract(finding) for finding in reading.findings],
    }


def _table_contract(table: Table) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "view": table.view.value,
        "template": table.template,
        "unit_code": table.unit_code,
        "unit_name": table.unit_name,
        "period_code": table.period_code,
        "data_as_of": _iso(table.data_as_of),
        "money_unit": table.money_unit,
        "first_row": table.first_row,
        "last_row": table.last_row,
        "columns": dict(table.columns),
        "records": [{name: _iso(value) for name, value in one.items()} for one in table.records()],
        "skipped": [{"row": one.row, "why": one.why} for one in table.skipped],
    }


def finding_contract(finding: Finding) -> dict[str, Any]:
    """A finding as the contract has it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "cells": list(finding.cells),
        "field": finding.field,
        "value": finding.value,
        "message": finding.message,
    }


def finding_from(data: dict[str, Any]) -> Finding:
    """The finding a contract object stands for."""
    return Finding(
        **{**data, "severity": Severity(data["severity"]), "cells": tuple(data["cells"])}
    )


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=5_000)
def _written(day: date) -> str:
    """A day as JSON has it: a list of tasks has a hundred thousand times the same few hundred."""
    return day.isoformat()


def pack(reading: Reading) -> bytes:
    """A Reading as compact UTF-8 JSON, rows as arrays."""
    data = {
        "file": reading.file,
        "sha256": reading.sha256,
        "ok": reading.ok,
        "tables": [_pack_table(table) for table in reading.tables],
        "findings": [finding_contract(finding) for finding in reading.findings],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_written).encode()


def _pack_table(table: Table) -> dict[str, Any]:
    data = {name: getattr(table, name) for name in Table.__dataclass_fields__}
    return {**data, "skipped": [(one.row, one.why) for one in table.skipped]}


def unpack(content: bytes) -> Reading:
    """The Reading that `pack` wrote."""
    data = json.loads(content)
    return Reading(
        file=data["file"],
        sha256=data["sha256"],
        ok=data["ok"],
        tables=tuple(_unpack_table(table) for table in data["tables"]),
        findings=tuple(finding_from(finding) for finding in data["findings"]),
    )


def _unpack_table(data: dict[str, Any]) -> Table:
    fields = tuple(data["fields"])
    dates = [position for position, name in enumerate(fields) if name.endswith("_on")]
    as_of = data["data_as_of"]
    return Table(
        **{
            **data,
            "view": View(data["view"]),
            "data_as_of": date.fromisoformat(as_of) if as_of else None,
            "fields": fields,
            "rows": tuple(_unpack_row(row, dates) for row in data["rows"]),
            "row_numbers": tuple(data["row_numbers"]),
            "skipped": tuple(Skipped(row=row, why=why) for row, why in data["skipped"]),
            **_unpack_further(data),
        }
    )


def _unpack_further(data: dict[str, Any]) -> dict[str, Any]:
    """The further columns of a table; readings kept before there were any have none."""
    others, rows = (data.get(name, {}) for name in ("other_columns", "row_columns"))
    return {
        "other_columns": {name: tuple(letters) for name, letters in others.items()},
        "row_columns": {
            name: {letter: tuple(found) for letter, found in by_letter.items()}
            for name, by_letter in rows.items()
        },
    }


def _unpack_row(row: list[Any], dates: list[int]) -> tuple[Any, ...]:
    for position in dates:
        if row[position] is not None:
            row[position] = date.fromisoformat(row[position])
    return tuple(row)
