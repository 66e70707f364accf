"""Which unit is a table from? Every place that says so, weighed."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from data_loaders.context.letterhead import Part, letterhead, parts_named
from data_loaders.context.period import Context, Identity
from tracking.periods import Period, period
from tracking.specs import make_finding
from tracking.specs.row_words import begins_with, holds
from tracking.specs.unit_table import Unit
from tracking.specs.units import part_named, settle, unit_by_code, units_named
from tracking.text import fold

Owners = tuple[Unit, ...]


def identify_unit(
    lines: Sequence[str], sheet_name: str, context: Context, identity: Identity
) -> None:
    """Set the unit: stated from outside, a label, the letterhead or title, cover, sheet, file."""
    span = period(identity.period_code) if identity.period_code else None
    lines, cover = letterhead(lines), letterhead(context.cover_lines)
    named = _named_in(lines, cover, sheet_name, context.file)
    found = [settle(owners, span) for owners in named]
    if context.unit:
        _take_stated(context.unit, span, found, sheet_name, identity)
    elif found:
        _take(*found[0], sheet_name, identity)
        if part := _part_of(named[0], lines):
            _refuse_part(part, sheet_name, identity)
        else:
            _tell_part(named[0], lines if _named(lines) else cover, sheet_name, identity)
        _tell_second(named[0], [*lines, *cover], span, sheet_name, identity)
        others = [unit for unit, _ in found if unit.code != found[0][0].code]
        if others:
            _tell(
                "unit_doubtful", sheet_name, identity, chosen=found[0][0].name, other=others[0].name
            )
    identity.told |= {"unit"} & context.misstated


def changes_unit(above: Sequence[str], between: Sequence[str]) -> bool:
    """Whether the last line before a heading repeated in a table names another unit than the last
    line above the table does, no other line naming any: "1. Cục Hóa chất", "2. Văn phòng Bộ"."""
    first, other = (list(units_named(lines[-1])) if lines else [] for lines in (above, between))
    return bool(first and other) and first == _named(above) and first[0] != other[0]


def _named_in(
    lines: Sequence[str], cover: Sequence[str], sheet_name: str, file: str
) -> list[Owners]:
    """The unit that each place names first, the strongest place first."""
    stem = re.sub(r"[_\-.]+", " ", PurePath(file).stem)
    places: list[list[Owners]] = [
        _labelled(lines),
        _named(lines),
        _labelled(cover),
        _named(cover),
        list(units_named(sheet_name, short=True)),
        list(units_named(stem, short=True)),
    ]
    return [owners for place in places for owners in place[:1]]


def _take_stated(
    stated: str,
    span: Period | None,
    found: Sequence[tuple[Unit, Unit | None]],
    sheet: str,
    identity: Identity,
) -> None:
    """The unit stated from outside, as it is called in the period; the file's is compared."""
    unit = unit_by_code(stated, span.end if span else None)
    if unit is None:
        return
    _take(*settle((unit,), span), sheet, identity)
    said = found[0][0] if found else identity.unit
    if identity.unit and said and said.code != identity.unit.code:
        _tell("unit_differs", sheet, identity, stated=identity.unit.name, found=said.name)


def _take(unit: Unit, former: Unit | None, sheet: str, identity: Identity) -> None:
    identity.unit = unit
    if former:
        _tell("unit_renamed", sheet, identity, former=former.name, current=unit.name)
    if identity.period_code and period(identity.period_code).end < unit.valid_from:
        begun, chosen = unit.valid_from.strftime("%d/%m/%Y"), identity.period_code
        _tell("unit_not_yet", sheet, identity, named=unit.name, begun=begun, chosen=chosen)


def _refuse_part(part: str, sheet: str, identity: Identity) -> None:
    """What a part of a unit reports is not the unit's report."""
    if identity.unit:
        _tell("unit_is_part", sheet, identity, part=part, whole=identity.unit.name)
    identity.unit = None
    identity.told.add("unit")


def _tell_part(owners: Owners, lines: Sequence[str], sheet: str, identity: Identity) -> None:
    """Refuse, or ask about, a part of the unit that the letterhead names; where a label says which
    unit reports, only the label counts."""
    said = [line.split(":", 1)[-1].strip() for line in lines if _labelled([line])]
    line, part = next(parts_named(said or lines, owners), (None, None))
    if line and part is Part.BRANCH:
        _refuse_part(line, sheet, identity)
    elif line and identity.unit:
        _tell("unit_by_desk", sheet, identity, part=line, whole=identity.unit.name)


def _tell_second(
    owners: Owners, lines: Iterable[str], span: Period | None, sheet: str, identity: Identity
) -> None:
    """Tell of another unit in the very line that names the unit: "Văn phòng Bộ - Vụ Pháp chế"."""
    said = [line for line in lines if owners in units_named(line)][:1]
    found = [(settle(one, span)[0], line) for line in said for one in units_named(line)]
    code = identity.unit.code if identity.unit else None
    other, line = next(((one, line) for one, line in found if one.code != code), (None, ""))
    if other and identity.unit:
        chosen = identity.unit.name
        _tell("unit_two_named", sheet, identity, line=line, chosen=chosen, other=other.name)


def _part_of(owners: Owners, lines: Iterable[str]) -> str | None:
    """The line that names a part of a unit rather than the unit, where one does."""
    return next((line for line in lines if part_named(line, owners)), None)


def _tell(code: str, sheet: str, identity: Identity, **details: Any) -> None:
    identity.findings.append(make_finding(code, sheet=sheet, **details))


def _labelled(lines: Iterable[str]) -> list[Owners]:
    found: list[Owners] = []
    for line in lines:
        folded = fold(line)
        if begins_with(folded, "unit_label") and not holds(folded, "addressee"):
            found.extend(units_named(line.split(":", 1)[-1], short=":" in line))
    return found


def _named(lines: Iterable[str]) -> list[Owners]:
    return [
        owners
        for line in lines
        if not holds(fold(line), "addressee")
        for owners in units_named(line)
    ]
