"""What a file would change if it were accepted, without accepting it.

The versions it would make are those that acceptance would make; their parts are counted by what
counts them then, and the figures are those of the boards before and after. Nothing is written, so
that no writer ever waits for somebody who is only looking.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

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
from tracking.store.boards import boards_of
from tracking.store.counting import report_of
from tracking.store.engine import looking
from tracking.store.forms import Kept
from tracking.store.held import Key, Submission, key_of, newest, previous_of, rows_of
from tracking.store.parts import CountedAnew, count_anew
from tracking.store.submissions import PUBLISHER, Sent, new_versions, tables_by_report
from tracking.store.versions import Arrival, Version
from tracking.views import Row, records
from tracking.vocabulary import Reading, View

_NOBODY = "—"
"""Who would accept it: nothing that is told here depends on that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foreseen:
    """The reports in force now and then, the versions to come and their rows, by their reports."""

    now: Mapping[Key, Submission]
    then: Mapping[Key, Submission]
    new: Mapping[Key, Version]
    rows: Mapping[Key, Sequence[Row]]

    @property
    def made(self) -> list[Submission]:
        """The submissions that would be made."""
        return [self.then[key] for key in self.new]


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
        new, lost = new_versions(connection, sent, Arrival(_NOBODY, now, received_at))
        foreseen = _foreseen(connection, new, sent, Arrival(_NOBODY, now, received_at))
        told = tuple(_report(connection, foreseen, key) for key in tables_by_report(reading))
        periods = tuple(_periods(connection, foreseen, told))
    return Impact(
        reports=told,
        periods=periods,
        refused=tuple(lost),
        declared=declared_findings(reading.findings),
        slips=slip_findings(reading.findings),
    )


def _foreseen(
    connection: Connection, new: Sequence[Version], sent: Sent, arrival: Arrival
) -> _Foreseen:
    held = newest(connection)
    now = {key_of(one): one for one in held}
    last = max((one.id for one in held), default=0)
    made = {
        one.key: _submission(number, one, now.get(one.key), sent.reading, arrival)
        for number, one in enumerate(new, last + 1)
    }
    return _Foreseen(
        now=now,
        then={**now, **made},
        new={one.key: one for one in new},
        rows={one.key: list(_rows(one, made[one.key], sent.reading)) for one in new},
    )


def _submission(
    number: int, new: Version, before: Submission | None, reading: Reading, arrival: Arrival
) -> Submission:
    """The submission that a version would become; later ones have greater numbers."""
    unit, view, code = new.key
    return Submission(
        id=number,
        unit_code=unit,
        view=view,
        period_code=code,
        version=before.version + 1 if before else 1,
        workbook_sha256=reading.sha256,
        row_count=new.row_count,
        data_as_of=new.data_as_of,
        accepted_at=arrival.now,
        accepted_by=arrival.by,
        received_at=arrival.received_at,
    )


def _rows(new: Version, one: Submission, reading: Reading) -> Iterator[dict[str, Any]]:
    """The rows of a version as they would be read from the store."""
    files = {form.workbook_sha256: form.file_name for form, _ in new.kept}
    for row in new.rows():
        source = row.pop("source_sha256") or reading.sha256
        place = {"_sheet": row.pop("sheet"), "_row": row.pop("row")}
        file = files.get(source, reading.file)
        yield {"_sha256": source, "_file": file, **place, "submission_id": one.id, **row}


def _report(connection: Connection, foreseen: _Foreseen, key: Key) -> ReportImpact:
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
    connection: Connection, foreseen: _Foreseen, key: Key, rows: Sequence[Row]
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
            version=form.version,
            file_name=form.file_name,
            row_count=sum(len(table.rows) for table in tables),
        )


def _periods(
    connection: Connection, foreseen: _Foreseen, told: Sequence[ReportImpact]
) -> Iterator[PeriodImpact]:
    """The newest period of the file, then those besides it that change."""
    touched = [one for one in told if one.view is not View.PUBLISHED_INVESTMENT]
    if not touched:
        return
    first = max((one.period_code for one in touched), key=lambda code: period(code).end)
    held_now, held_then = list(foreseen.now.values()), list(foreseen.then.values())
    codes = [first, *_reached(foreseen, first)]
    anew = _counted(connection, foreseen)
    before = boards_of(connection, held_now, codes)
    after = boards_of(connection, held_then, codes, anew)
    ends = [period(one.period_code).end for one in held_then if one.unit_code != PUBLISHER]
    last = max(ends, default=period(first).end)
    units = {one.unit_code for one in touched}
    indicators = _indicators({one.view for one in touched})
    for code in codes:
        found = period_impact(
            before[code], after[code], indicators, units, is_past=period(code).end < last
        )
        if code == first or found.changed:
            yield found


def _counted(connection: Connection, foreseen: _Foreseen) -> CountedAnew:
    """The parts that acceptance would keep."""
    known = {
        foreseen.then[key].id: records(report_of(foreseen.then[key]), rows)
        for key, rows in foreseen.rows.items()
    }
    return count_anew(connection, foreseen.made, list(foreseen.then.values()), known)


def _reached(foreseen: _Foreseen, first: str) -> list[str]:
    """The other periods whose figures new reports may reach: those of the year that end with them
    or later, as a quarter is made of its months and procedures are told of the year."""
    made = foreseen.made
    shown = with_longer(
        one.period_code for one in foreseen.then.values() if one.unit_code != PUBLISHER
    )
    return [
        code
        for code in shown
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
