"""The columns of a workbook's tables and what each was taken for: what a person is asked about."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from tracking.vocabulary import View


class Certainty(StrEnum):
    """How a column came to its field: its heading is a declared name of it, is like one, was
    assigned by the unit, or only makes sense among its neighbours."""

    EXACT = "exact"
    SIMILAR = "similar"
    ASSIGNED = "assigned"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """A column: `words` is what its heading is remembered by, `field` what it was read into (UNUSED
    where the unit leaves it aside, None where it is not read), `examples` are values of it."""

    letter: str
    heading: str
    words: str
    field: str | None = None
    certainty: Certainty | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """The columns of a table: `doubtful` has the letters of the columns that claim a field equally,
    the one that was taken first. Of what is no table yet, as fields of its form are `missing`, the
    heading row (Excel's number) that comes nearest."""

    sheet: str
    view: View
    form: str
    row: int
    columns: tuple[FoundColumn, ...]
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[tuple[str, ...], ...] = ()
    is_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsFound:
    """The columns of the tables of a reading, in its order, and of what might be tables."""

    tables: tuple[FoundTable, ...] = ()
    nearest: tuple[FoundTable, ...] = ()


def pack_found(found: ColumnsFound) -> bytes:
    """As JSON, for the way out of the parsing process."""
    return json.dumps(asdict(found), ensure_ascii=False).encode()


def unpack_found(content: bytes) -> ColumnsFound:
    """What `pack_found` wrote."""
    data = json.loads(content)
    return ColumnsFound(
        tables=tuple(map(_table, data["tables"])), nearest=tuple(map(_table, data["nearest"]))
    )


def _table(data: dict[str, Any]) -> FoundTable:
    return FoundTable(
        **{
            **data,
            "view": View(data["view"]),
            "columns": tuple(map(_column, data["columns"])),
            "doubtful": {name: tuple(letters) for name, letters in data["doubtful"].items()},
            "missing": tuple(tuple(group) for group in data["missing"]),
        }
    )


def _column(data: dict[str, Any]) -> FoundColumn:
    certainty = Certainty(data["certainty"]) if data["certainty"] else None
    return FoundColumn(**{**data, "certainty": certainty, "examples": tuple(data["examples"])})
