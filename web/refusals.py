"""What was refused goes into the audit, yet not a thousand times: once at once, then counted."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from anyio import to_thread

from tracking.roles import Actor
from tracking.store.audit import Deed, record_alone, stranger
from tracking.store.engine import plain_errors
from tracking.store.serving import Store
from tracking.vocabulary import TrackingError

EVERY = 60.0
"""Seconds within which refusals of the same kind to the same person are one line of the audit."""
_MOST = 20
"""How many persons of a kind have a line of their own within that time; the rest share one."""
_OTHERS = stranger("nhiều địa chỉ")
_Key = tuple[str, str, str]


@dataclass(slots=True)
class _Line:
    """What was refused last, when it was written, how often since."""

    actor: Actor
    about: str
    written: float
    more: int = 0


class Refusals:
    """Writes refusals into the audit; one for the server."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._lines: dict[_Key, _Line] = {}

    async def note(self, about: str, actor: Actor, kind: str = "") -> None:
        """Something was refused. `kind` is what it is counted under, where `about` tells more."""
        kind = kind or about
        await self.flush()
        key = (kind, actor.account, actor.address)
        if key not in self._lines and Counter(one[0] for one in self._lines)[kind] >= _MOST:
            key, actor, about = (kind, "", ""), _OTHERS, kind
        line = self._lines.get(key)
        if line is not None:
            line.more += 1
            return
        self._lines[key] = _Line(actor, about, self._clock())
        await self._write(about, actor)

    async def flush(self) -> None:
        """Write what was counted long enough; forget whom nothing was refused since."""
        now = self._clock()
        due = [key for key, line in self._lines.items() if now - line.written >= EVERY]
        for key in due:
            line = self._lines.get(key)
            if line is None or not line.more:
                self._lines.pop(key, None)
                continue
            told = f"{line.about}; thêm {line.more} lần nữa kể từ lần ghi trước"
            line.written, line.more = now, 0
            await self._write(told, line.actor)

    async def _write(self, about: str, actor: Actor) -> None:
        """A store that does not answer changes nothing for who is refused."""
        try:
            await to_thread.run_sync(self._record, about, actor)
        except TrackingError:
            return

    def _record(self, about: str, actor: Actor) -> None:
        with plain_errors():
            record_alone(self._store, Deed.REFUSED, actor, about[:500], datetime.now(UTC))
