"""Is everything that units sent still what they sent? Proven from the reading of each delivery."""

from collections.abc import Iterator, Set
from typing import Any
from zlib import error as ZlibError

from sqlalchemy import Connection, Row, select

from tracking.mending import errors_of
from tracking.store.delivered import Delivery, DeliveryState
from tracking.store.deliveries import found, row_of
from tracking.store.held import Key, Submission, key_of, submission
from tracking.store.readings import unpacked
from tracking.store.schema import delivery_versions, submissions, workbooks
from tracking.store.submissions import report_key
from tracking.store.waivers import today
from tracking.vocabulary import Reading


def faults_of_deliveries(connection: Connection) -> Iterator[str]:
    """Each fault of a delivery, as a sentence; the bytes of workbooks are looked at elsewhere."""
    digests = set(connection.execute(select(workbooks.c.sha256)).scalars())
    made = _versions(connection)
    held = {(key_of(one), one.workbook_sha256) for one in _every_version(connection)}
    for one in found(connection):
        name = f"Lần gửi số {one.id} (“{one.file}”)"
        if one.sha256 not in digests:
            yield f"{name}: tệp gốc không còn trong kho."
        reading = _reading(row_of(connection, one.id))
        if not _is_as_read(one, reading):
            yield f"{name}: kết quả đọc không còn như khi gửi."
        elif reading and len(errors_of(reading)) != (one.leave.errors if one.leave else 0):
            yield f"{name}: số lỗi không còn đúng với phép gửi kèm lỗi."
        if one.leave and one.leave.valid_to < today(one.sent_at):
            yield f"{name}: gửi kèm lỗi khi phép số {one.leave.waiver_id} đã hết hạn."
        if one.state is DeliveryState.ACCEPTED and not _is_held(one, held):
            yield f"{name}: đã tiếp nhận mà bản nó tạo ra không còn trong kho."
        if not all(_is_its_own(one, version) for version in made.get(one.id, [])):
            yield f"{name}: phiên bản ghi cho lần gửi này không phải do nó tạo ra."


def _every_version(connection: Connection) -> Iterator[Submission]:
    """Every version there is."""
    return (submission(row) for row in connection.execute(select(submissions)))


def _versions(connection: Connection) -> dict[int, list[Submission]]:
    query = select(delivery_versions.c.delivery_id, submissions).join(
        submissions, submissions.c.id == delivery_versions.c.submission_id
    )
    grouped: dict[int, list[Submission]] = {}
    for row in connection.execute(query):
        grouped.setdefault(row.delivery_id, []).append(submission(row))
    return grouped


def _reading(row: Row[Any]) -> Reading | None:
    try:
        return unpacked(row)
    except (ZlibError, ValueError, KeyError, TypeError):
        return None


def _is_as_read(one: Delivery, reading: Reading | None) -> bool:
    if reading is None or (reading.sha256, reading.file) != (one.sha256, one.file):
        return False
    counts: dict[Key, int] = {}
    for table in reading.tables:
        key = report_key(table)
        counts[key] = counts.get(key, 0) + len(table.rows)
    return counts == {report.key: report.row_count for report in one.reports}


def _is_held(one: Delivery, held: Set[tuple[Key, str]]) -> bool:
    """Whether each of its reports has a version of its bytes: made by it, or there already."""
    return all((report.key, one.sha256) in held for report in one.reports)


def _is_its_own(one: Delivery, version: Submission) -> bool:
    return (
        one.state is DeliveryState.ACCEPTED
        and version.workbook_sha256 == one.sha256
        and version.received_at == one.sent_at
        and key_of(version) in {report.key for report in one.reports}
    )
