"""What a sheet without a letterhead takes from the other sheets of its workbook, where all that
state it agree: the unit, the period, the unit of money."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from data_loaders.context.letterhead import letterhead
from data_loaders.context.period import Context, Identity, find_in_lines, identify_period
from data_loaders.context.sibling import Sibling
from data_loaders.context.unit import identify_unit
from data_loaders.headings.part_words import is_unit_named
from tracking.periods import period_label
from tracking.quantities import MoneyUnit
from tracking.specs import make_finding
from tracking.specs.row_words import begins_with, written
from tracking.text import fold, tidy
from tracking.vocabulary import Finding

ALIKE = 200
"""How many times as large as that of another sheet the largest amount of a sheet may be, or as
small, to be taken for written in the same unit of money."""


def sibling_of(
    sheet: str, lines: Sequence[str], money: MoneyUnit | None, largest: float
) -> Sibling:
    """What the lines above the table of a sheet state by themselves."""
    identity, alone = Identity(), Context(file="")
    identify_period(lines, "", alone, identity)
    identify_unit(lines, "", alone, identity)
    return Sibling(
        sheet=sheet,
        unit=identity.unit,
        period_code=identity.period_code,
        data_as_of=identity.data_as_of,
        money=money,
        largest=largest,
    )


def _agreed(context: Context, sheet: str, name: str) -> Sibling | None:
    """The first of the other sheets that state something, where all of them state the same."""
    others = [one for one in context.siblings() if one.sheet != sheet]
    stating = [one for one in others if getattr(one, name) is not None]
    found = {getattr(one, name) for one in stating}
    return stating[0] if len(found) == 1 else None


def take_period(lines: Sequence[str], sheet: str, context: Context, identity: Identity) -> None:
    """Take the period of the other sheets, unless a line, the sheet's name or the file's speaks of
    another month or year."""
    if identity.period_code or "period" in context.misstated:
        return
    found = _agreed(context, sheet, "period_code")
    code = found.period_code if found else None
    if not found or not code:
        return
    places = [*lines, *context.cover_lines, sheet, PurePath(context.file).stem]
    if all(one.code in (code, code[:4]) for one in find_in_lines(places, int(code[:4]))):
        identity.period_code, identity.data_as_of = code, found.data_as_of
        identity.findings = [one for one in identity.findings if one.code != "period_only_year"]
        identity.told.discard("period")
        identity.shared[f"kỳ báo cáo ({period_label(code)})"] = found.sheet


def take_unit(lines: Sequence[str], sheet: str, context: Context, identity: Identity) -> None:
    """Take the unit of the other sheets, unless a line or the sheet's name is of some unit."""
    if identity.unit or "unit" in identity.told:
        return
    found = _agreed(context, sheet, "unit")
    if not found or not found.unit:
        return
    if not any(map(_names_sender, [*letterhead(lines), sheet])):
        identity.unit = found.unit
        identity.shared[f"đơn vị báo cáo ({found.unit.name})"] = found.sheet


def _names_sender(line: str) -> bool:
    """Whether a line is called as a unit, or a part of one, is, known or not."""
    words, text = fold(line), f"{tidy(line).casefold()} "
    if begins_with(words, "no_part") or any(
        text.startswith((f"{one} ", f"{one}:")) for one in written("no_sender")
    ):
        return False
    return is_unit_named(line) or bool(begins_with(words, "unit_label", "branch", "desk"))


def shared_money(
    sheet: str, context: Context, largest: float
) -> tuple[MoneyUnit | None, Finding | None]:
    """The unit of money of the other sheets, with the finding that says so; none where the largest
    amount of the sheet is of another size than theirs."""
    found = _agreed(context, sheet, "money") if largest else None
    if not found or not found.money or not 1 / ALIKE <= largest / (found.largest or 1) <= ALIKE:
        return None, None
    return found.money, _finding(sheet, f"đơn vị tính ({found.money.label})", found.sheet)


def tell_shared(sheet: str, identity: Identity) -> Iterator[Finding]:
    """A finding for each sheet that something was taken from."""
    for other in dict.fromkeys(identity.shared.values()):
        what = [words for words, origin in identity.shared.items() if origin == other]
        yield _finding(sheet, ", ".join(what), other)


def _finding(sheet: str, what: str, other: str) -> Finding:
    return make_finding("taken_from_sheet", sheet=sheet, what=what, other=other)
