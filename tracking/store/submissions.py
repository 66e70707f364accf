"""Accepting a reading as new versions of the reports it holds, or saying why not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from tracking.periods import period
from tracking.specs.units import unit_by_code
from tracking.store.closings import closed_within
from tracking.store.earlier import earlier_of, says_the_same, tell_changed
from tracking.store.engine import keepable, writing
from tracking.store.forms import forms_in_force, kept, lost_records, sources
from tracking.store.held import Key, Submission, of_report
from tracking.store.parts import keep_parts
from tracking.store.readings import is_of, keep_reading, told_by_unit, unpacked_bytes
from tracking.store.schema import readings, submissions
from tracking.store.versions import Arrival, Version, add_version, keep_workbook
from tracking.vocabulary import Finding, Reading, Table, TrackingError, View

PUBLISHER = "TCTK"
"""The unit code of published statistics, which belong to no unit of the ministry."""


NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file on its way in: `later` are the digests of those that come after it in the same run,
    `replaces` says that it stands for all that is in force of its reports, `reader` which reader
    read it, where it is not the one of now, `open_only` that closed periods take no version,
    `is_waived` that there is leave for its errors."""

    content: bytes
    reading: Reading
    stated: tuple[str, str]
    later: Collection[str] = NOTHING
    replaces: bool = False
    reader: str = ""
    open_only: bool = False
    is_waived: bool = False


class NotAcceptable(TrackingError):
    """A reading with errors, without a unit or a period, or in place of other records cannot be
    accepted; `findings` are those that only what is held could tell."""

    def __init__(self, sentence: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(sentence)
        self.findings = tuple(findings)


def report_key(table: Table) -> Key:
    """The report a table belongs to: unit, view, period.

    Raises NotAcceptable for a code nobody knows: what is kept once is kept for ever.
    """
    unit = PUBLISHER if table.view is View.PUBLISHED_INVESTMENT else table.unit_code
    if not (unit and _is_unit(unit) and table.period_code and _is_period(table.period_code)):
        raise NotAcceptable(f"Trang “{table.sheet}” chưa rõ đơn vị hoặc kỳ báo cáo.")
    return unit, table.view, table.period_code


def tables_by_report(reading: Reading) -> dict[Key, list[Table]]:
    """The tables of a reading by the report they belong to; raises NotAcceptable."""
    found: dict[Key, list[Table]] = {}
    for table in reading.tables:
        found.setdefault(report_key(table), []).append(table)
    return found


def _is_unit(code: str) -> bool:
    unit = unit_by_code(code)
    return code == PUBLISHER or (unit is not None and unit.code == code)


def _is_period(code: str) -> bool:
    try:
        return period(code).code == code
    except ValueError:
        return False


def accept(
    engine: Engine,
    *,
    content: bytes,
    reading: Reading,
    accepted_by: str,
    now: datetime,
    stated: tuple[str, str] = ("", ""),
    received_at: datetime | None = None,
    later: Collection[str] = NOTHING,
    replaces: bool = False,
    open_only: bool = False,
) -> tuple[Submission, ...]:
    """Keep a reading as new versions of the reports it holds: all of it, or nothing.

    Answers the submissions made; none when what is in force of these reports is from these bytes
    already, or from files that come `later` in the same run (their digests). `stated` are the unit
    and period given from outside, `received_at` tells when the file came where that was before
    now. With `replaces` the file stands for all that is in force; else forms it does not bring are
    kept, and a file that would drop most records of its own forms, or change what is held of a
    period before its last one, raises NotAcceptable; with `open_only` a new version for a closed
    period does, too.
    """
    sent = Sent(
        content=content,
        reading=reading,
        stated=stated,
        later=later,
        replaces=replaces,
        open_only=open_only,
    )
    with writing(engine) as connection:
        return accept_within(connection, sent, Arrival(accepted_by, now, received_at))


def accept_within(connection: Connection, sent: Sent, arrival: Arrival) -> tuple[Submission, ...]:
    """The same within a transaction, which is lost where this raises."""
    reading = sent.reading
    is_refused = reading.has_errors and not sent.is_waived
    if not reading.ok or is_refused or not reading.tables:
        raise NotAcceptable(f"Tệp “{reading.file}” còn lỗi nên không tiếp nhận được.")
    if not is_of(reading, sent.content):
        raise ValueError("the reading is not of this content")
    with keepable(
        NotAcceptable(f"Tệp “{reading.file}” có số quá lớn hoặc ký tự lạ mà kho không giữ được.")
    ):
        return _accept(connection, sent, arrival)


def _accept(connection: Connection, sent: Sent, arrival: Arrival) -> tuple[Submission, ...]:
    new, lost = new_versions(connection, sent, arrival)
    if lost:
        raise NotAcceptable(f"Tệp “{sent.reading.file}” làm mất số liệu đang dùng.", lost)
    if not new:
        return ()
    if sent.open_only:
        _require_open(connection, new)
    reading = sent.reading
    keep_workbook(connection, reading.sha256, sent.content, reading.file, arrival)
    reading_id = keep_reading(
        connection, reading, "accepted", arrival.by, arrival.now, sent.stated, sent.reader
    )
    made = tuple(add_version(connection, one, reading.sha256, reading_id, arrival) for one in new)
    keep_parts(connection, made)
    return made


def _require_open(connection: Connection, new: Sequence[Version]) -> None:
    for closing in closed_within(connection, [one.key[2] for one in new]).values():
        raise NotAcceptable(f"{closing.label}; hãy mở lại kỳ ấy rồi nạp lại tệp này.")


def new_versions(
    connection: Connection, sent: Sent, arrival: Arrival
) -> tuple[list[Version], list[Finding]]:
    """The versions a file makes, and what tells of records in force that would be lost by them."""
    new: list[Version] = []
    lost: list[Finding] = []
    reports = tables_by_report(sent.reading)
    earlier = earlier_of(reports)
    for key, tables in reports.items():
        held = forms_in_force(connection, key)
        told = [form.workbook_sha256 for form in held]
        in_force = told if sent.replaces else sources(key[1], held, tables)
        is_told = _is_told(connection, key, in_force, sent, arrival)
        if is_told and not _is_read_otherwise(connection, key, sent):
            continue
        old = () if sent.replaces else held
        if key in earlier and says_the_same(connection, key, old, tables):
            continue
        changed = tell_changed(key, old, tables) if key in earlier else None
        finding = changed or lost_records(connection, key, old, tables)
        lost += [finding] if finding else []
        new.append(Version(key=key, tables=tables, kept=kept(connection, key, old, tables)))
    return new, lost


def _is_told(
    connection: Connection,
    key: Key,
    in_force: Sequence[str | None],
    sent: Sent,
    arrival: Arrival,
) -> bool:
    """Whether a report has these bytes in force, or had them before what comes later in this run:
    a folder taken in again changes nothing, while a unit may go back to what it sent before."""
    digest = sent.reading.sha256
    if set(in_force) == {digest}:
        return True
    query = select(submissions.c.received_at).where(*of_report(key))
    before = connection.execute(query.where(submissions.c.workbook_sha256 == digest)).scalars()
    receipts = set(before)
    is_same_receipt = arrival.received_at is not None and arrival.received_at in receipts
    return bool(receipts) and (is_same_receipt or set(in_force) <= {digest, *sent.later})


def _is_read_otherwise(connection: Connection, key: Key, sent: Sent) -> bool:
    """Whether a unit sends again what it sent before, read with other headings assigned or in
    another manner: then the same bytes say something else. A folder is read without, and changes
    nothing so."""
    if sent.open_only:
        return False
    columns = submissions.c
    query = select(readings.c.packed).join(submissions, columns.reading_id == readings.c.id)
    of_file = query.where(*of_report(key), columns.workbook_sha256 == sent.reading.sha256)
    before = connection.execute(of_file.order_by(columns.id.desc()).limit(1)).scalar()
    return before is not None and told_by_unit(unpacked_bytes(before)) != told_by_unit(sent.reading)
