"""What a file would change if it were accepted, without accepting it.

The figures are those of the boards before and after. Nothing is written, so that no writer ever
waits for somebody who is only looking.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine

from tracking.figures.board import Board
from tracking.impact import (
    Impact,
    KeptForm,
    LastPeriod,
    PeriodImpact,
    ReportImpact,
    declared_findings,
    last_period,
    period_impact,
    rows_impact,
    slip_findings,
)
from tracking.indicators import COUNTS_UNITS, counted_indicators
from tracking.period_codes import with_longer, year_of
from tracking.periods import period
from tracking.store.boards import board_of, told_in
from tracking.store.engine import looking
from tracking.store.foreseen import Foreseen, foresee, parts_foreseen
from tracking.store.forms import Kept
from tracking.store.held import Key, previous_of, rows_of
from tracking.store.parts import kept_sums, sums_of
from tracking.store.submissions import Sent, tables_by_report
from tracking.store.targets import targets_of
from tracking.store.versions import Arrival
from tracking.views import Row
from tracking.vocabulary import Reading, View

_NOBODY = "—"
"""Who would accept it: nothing that is told here depends on that."""


def impact(
    engine: Engine,
    reading: Reading,
    *,
    now: datetime,
    received_at: datetime | None = None,
    replaces: bool = False,
) -> Impact:
    """What would change if a reading were accepted `now`; the other arguments are those of
    `accept`.

    A reading with errors is told as if it had none. Raises NotAcceptable where a table has no unit
    or no period.
    """
    sent = Sent(content=b"", reading=reading, stated=("", ""), later=(), replaces=replaces)
    with looking(engine) as connection:
        foreseen = foresee(connection, sent, Arrival(_NOBODY, now, received_at))
        told = tuple(_report(connection, foreseen, key) for key in tables_by_report(reading))
        periods = tuple(_periods(connection, foreseen, told))
    return Impact(
        reports=told,
        periods=periods,
        refused=foreseen.lost,
        declared=declared_findings(reading.findings),
        slips=slip_findings(reading.findings),
    )


def _report(connection: Connection, foreseen: Foreseen, key: Key) -> ReportImpact:
    unit, view, code = key
    before, then = foreseen.now.get(key), foreseen.then.get(key)
    held = rows_of(connection, view, [before.id]) if before else []
    rows = foreseen.rows.get(key, held)
    version = foreseen.new.get(key)
    return ReportImpact(
        unit_code=unit,
        view=view,
        period_code=code,
        version=then.version if then else 0,
        makes_version=version is not None,
        rows=rows_impact(view, held, rows),
        last=_last(connection, foreseen, key, rows),
        kept=tuple(_kept(version.kept)) if version else (),
    )


def _last(
    connection: Connection, foreseen: Foreseen, key: Key, rows: Sequence[Row]
) -> LastPeriod | None:
    nearest = previous_of(foreseen.now.values(), key)
    if nearest is None:
        return None
    before = rows_of(connection, key[1], [nearest.id])
    return last_period(key[1], nearest.period_code, before, rows)


def _kept(kept: Iterable[Kept]) -> Iterator[KeptForm]:
    for form, tables in kept:
        yield KeptForm(
            template=form.template,
            label=form.label,
            version=form.version,
            file_name=form.file_name,
            row_count=sum(len(table.rows) for table in tables),
        )


def _periods(
    connection: Connection, foreseen: Foreseen, told: Sequence[ReportImpact]
) -> Iterator[PeriodImpact]:
    """The newest period of the file, then those besides it that change."""
    views = {one.view for one in told} - {View.PUBLISHED_INVESTMENT}
    touched = [one for one in told if one.view in views]
    if not touched:
        return
    first = max((one.period_code for one in touched), key=lambda code: period(code).end)
    codes = [first, *_reached(foreseen, first)]
    units, indicators = {one.unit_code for one in touched}, _indicators(views)
    last = max(period(code).end for code in (first, *foreseen.period_codes))
    for before, after in _boards(connection, foreseen, views, codes):
        code = after.period_code
        is_past = period(code).end < last
        found = period_impact(before, after, indicators, units, is_past=is_past)
        if code == first or found.changed:
            yield found


def _boards(
    connection: Connection, foreseen: Foreseen, views: set[View], codes: Iterable[str]
) -> Iterator[tuple[Board, Board]]:
    """The boards of periods as they are and as they would be, of what they say in some views."""
    now, then = (
        [one for one in held.values() if one.view in views]
        for held in (foreseen.now, foreseen.then)
    )
    periods = {code: told_in(then, code) for code in codes}
    kept = kept_sums(connection, set().union(*periods.values()), views)
    counted = [*kept, *sums_of(parts_foreseen(connection, foreseen))]
    targets = targets_of(connection)
    for code in periods:
        yield board_of(now, kept, targets, code), board_of(then, counted, targets, code)


def _reached(foreseen: Foreseen, first: str) -> list[str]:
    """The other periods whose figures new reports may reach: those of the year that end with them
    or later, as a quarter is made of its months and procedures are told of the year."""
    made = foreseen.made
    return [
        code
        for code in with_longer(foreseen.period_codes)
        if code != first
        and any(
            year_of(code) == year_of(one.period_code)
            and period(code).end >= period(one.period_code).end
            for one in made
        )
    ]


def _indicators(views: set[View]) -> list[str]:
    """The codes of the indicators of views, with those that count their units."""
    codes = [code for view in View if view in views for code in counted_indicators(view)]
    return codes + [code for code, counted in COUNTS_UNITS.items() if counted in codes]
