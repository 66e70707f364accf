"""Is every briefing still what was frozen? Its content as it was made, its edits without a gap."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from tracking.store.audit import Deed
from tracking.store.schema import audit_entries, briefing_edits, briefings

_DIGEST = 12
_MADE = re.compile(rf"Tài liệu họp số (\d+), .*, nội dung ([0-9a-f]{{{_DIGEST}}})$")


def digest_of(content: bytes) -> str:
    """What the audit keeps of a briefing's content, so that neither can be changed alone."""
    return hashlib.sha256(content).hexdigest()[:_DIGEST]


def faults_of_briefings(connection: Connection) -> Iterator[str]:
    """Each fault of a briefing, as a sentence; its snapshot is looked at elsewhere."""
    made = _made(connection)
    edits = _edits(connection)
    numbers = []
    for one in connection.execute(select(briefings).order_by(briefings.c.number)):
        numbers.append(one.number)
        name = f"Tài liệu họp số {one.number}"
        if made.get(one.number, digest_of(one.content)) != digest_of(one.content):
            yield f"{name}: nội dung không còn như khi lập."
        elif not _is_of(one):
            yield f"{name}: nội dung không còn đọc được, hoặc không phải của số liệu đã ghi."
        found = edits.get(one.number, [])
        if found != list(range(1, len(found) + 1)):
            yield f"{name}: các bản sửa không còn đủ."
    if numbers != list(range(1, len(numbers) + 1)) or made.keys() - set(numbers):
        yield "Các tài liệu họp không còn đủ số thứ tự."


def _is_of(one: Row[Any]) -> bool:
    """Whether the content can be opened, and is of the number, period and snapshot beside it."""
    try:
        told = json.loads(zlib.decompress(one.content))["briefing"]
    except (zlib.error, ValueError, KeyError, TypeError):
        return False
    wanted = (one.number, one.period_code, one.snapshot_id)
    return (told.get("number"), told.get("period_code"), told.get("snapshot_id")) == wanted


def _made(connection: Connection) -> dict[int, str]:
    """What the audit says each briefing was when it was made."""
    query = select(audit_entries.c.about).where(audit_entries.c.action == Deed.BRIEFING_MADE.value)
    found = (_MADE.match(about) for about in connection.execute(query).scalars())
    return {int(one[1]): one[2] for one in found if one}


def _edits(connection: Connection) -> dict[int, list[int]]:
    columns = briefing_edits.c
    found: dict[int, list[int]] = {}
    query = select(columns.number, columns.seq).order_by(columns.number, columns.seq)
    for number, seq in connection.execute(query):
        found.setdefault(number, []).append(seq)
    return found
