"""What is told of the columns of cases: their time, what they count in, what is missing."""

from collections.abc import Iterator, Sequence

from data_loaders.grid import Sheet, column_letter
from data_loaders.headings.case_times import RECEIVED
from data_loaders.headings.levels import Heading
from data_loaders.headings.matching import Header, letters
from tracking.specs import make_finding
from tracking.specs.row_words import phrases
from tracking.vocabulary import Finding

_ONLINE = "cases_online"


def tell_cases(sheet: Sheet, header: Header, unread: Sequence[Heading]) -> Iterator[Finding]:
    """What a person should know of the cases of a table of services; `unread` are its headings of
    which nothing was taken."""
    yield from _times(sheet, header)
    yield from _before(sheet, header)
    for name, columns in header.matching.partial.items():
        if not name.startswith("_"):
            yield make_finding(
                "cases_of_channel", sheet=sheet.name, cells=_cells(header, columns), field=name,
                columns=letters(columns),
            )  # fmt: skip
    yield from _online(sheet, header, unread)


def _times(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Cases that are not of the period alone, and those left out because they are of another time
    than the rest."""
    columns, by_column = header.matching.columns, {one.column: one for one in header.headings}
    for name, apart in header.matching.apart.items():
        at = columns.get(name)
        if name.startswith("_") or (at is not None and at not in apart):
            continue
        yield make_finding(
            "cases_time_left_out" if at is None else "cases_of_other_time",
            sheet=sheet.name,
            cells=_cells(header, apart if at is None else [at]),
            field=name,
            columns=letters(apart),
            heading=by_column[apart[0] if at is None else at].text,
        )


def _before(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Cases received that count those of the period before, where no column tells how many."""
    columns = header.matching.columns
    if RECEIVED in header.matching.inclusive and "cases_carried_over" not in columns:
        at = columns[RECEIVED]
        heading = next(one for one in header.headings if one.column == at)
        yield make_finding(
            "cases_before_included", sheet=sheet.name, cells=_cells(header, [at]), field=RECEIVED,
            heading=heading.text,
        )  # fmt: skip


def _online(sheet: Sheet, header: Header, unread: Sequence[Heading]) -> Iterator[Finding]:
    matching = header.matching
    known = {*matching.columns, *matching.apart, *matching.partial}
    if RECEIVED not in matching.columns or _ONLINE in known:
        return
    said = [one for one in unread if any(f" {word} " in one.path for word in phrases("online"))]
    if said:
        yield make_finding(
            "online_not_found",
            sheet=sheet.name,
            cells=_cells(header, [one.column for one in said]),
            field=_ONLINE,
            headings="; ".join(f"{column_letter(one.column)} “{one.text}”" for one in said),
        )


def _cells(header: Header, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"{column_letter(column)}{header.bottom + 1}" for column in columns)
