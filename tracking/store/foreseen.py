"""What would be in force if a reading were accepted: versions, rows and parts, nothing written.

The versions are those that acceptance would make, and their parts are counted by what counts them
then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from tracking.store.counting import report_of
from tracking.store.held import Key, Submission, key_of, newest
from tracking.store.parts import CountedAnew, count_anew
from tracking.store.submissions import PUBLISHER, Sent, new_versions
from tracking.store.versions import Arrival, Version
from tracking.views import Row, records
from tracking.vocabulary import Finding, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The reports in force now and then, the versions to come and their rows, by their reports;
    `lost` tells for which records in force the file would be refused."""

    now: Mapping[Key, Submission]
    then: Mapping[Key, Submission]
    new: Mapping[Key, Version]
    rows: Mapping[Key, Sequence[Row]]
    lost: tuple[Finding, ...]

    @property
    def made(self) -> list[Submission]:
        """The submissions that would be made."""
        return [self.then[key] for key in self.new]

    @property
    def period_codes(self) -> set[str]:
        """The periods that units would have reported on."""
        return {code for unit, _, code in self.then if unit != PUBLISHER}


def foresee(connection: Connection, sent: Sent, arrival: Arrival) -> Foreseen:
    """What would be in force if a file were accepted; raises NotAcceptable where a table has no
    unit or no period."""
    new, lost = new_versions(connection, sent, arrival)
    held = newest(connection)
    now = {key_of(one): one for one in held}
    last = max((one.id for one in held), default=0)
    made = {
        one.key: _submission(number, one, now.get(one.key), sent.reading, arrival)
        for number, one in enumerate(new, last + 1)
    }
    return Foreseen(
        now=now,
        then={**now, **made},
        new={one.key: one for one in new},
        rows={one.key: list(_rows(one, made[one.key], sent.reading)) for one in new},
        lost=tuple(lost),
    )


def parts_foreseen(connection: Connection, foreseen: Foreseen) -> CountedAnew:
    """The parts that acceptance would keep."""
    known = {
        foreseen.then[key].id: records(report_of(foreseen.then[key]), rows)
        for key, rows in foreseen.rows.items()
    }
    return count_anew(connection, foreseen.made, list(foreseen.then.values()), known)


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
