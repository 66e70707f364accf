"""Which of the records of several reports count once together, and what do the others say of them?

Where the owner of a record has reported itself, its own report is what counts and the others are
only compared with it, so that nothing counts twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tracking.task_states import task_state
from tracking.views import Record, Report
from tracking.vocabulary import TaskState, View

COMPARED = {
    View.TASKS: ("due_on", "completed_on"),
    View.DISBURSEMENT: ("plan_assigned_vnd", "plan_adjusted_vnd", "disbursed_to_date_vnd"),
}
"""Fields in which two reports of one record should agree."""
STATED = (*COMPARED[View.TASKS], "declared_status")
"""Fields of a task by which it stands where it does."""
DONE = (TaskState.COMPLETED_ON_TIME, TaskState.COMPLETED_LATE)
COUNTS_LEFT_OUT = frozenset({View.TASKS})
"""Views whose records count even where their owner's own report leaves them out."""
FEWEST_WORDS, ALIKE = 5, 0.8
"""Two names of at least so many words are one task when they share this part of all their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What another unit, or another table of the report, says of a record: `counted` counts for it,
    None where the owner's own report leaves it out; `differing` are the fields in which the two
    disagree; without `is_certain` they may be two, and both count."""

    counted: Record | None
    other: Record
    differing: tuple[str, ...]
    is_certain: bool = True

    @property
    def is_disputed(self) -> bool:
        """Whether somebody has to say which is right."""
        return bool(self.differing) or not self.is_certain

    @property
    def is_within(self) -> bool:
        """Whether one report tells it in two tables."""
        return self.counted is not None and self.counted.report == self.other.report


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The records of a view in a period, each once, and what other reports say of them."""

    records: tuple[Record, ...]
    links: tuple[Link, ...]


def merge(found: Sequence[Record], reports: Iterable[Report] = ()) -> Merged:
    """Each record once: as its owner reports it, else as the newest other report does.

    `reports` are those the records are from, and any without one. What a unit leaves out of its
    own report is linked: a task counts all the same, for it is somebody's to do; a project does
    not, for its money may stand in the owner's report under another name. Of reports of several
    periods that end alike those of the owner's period count, else those of the newest's.
    """
    sent = {one.report for one in found}
    reported = {one.unit_code: one.period_code for one in (*reports, *sent)}
    counted = [one for one in found if one.is_own]
    links = []
    others = [one for one in found if not one.is_own]
    told_of = {one.owner for one in others}
    known = _Known(one for one in counted if one.owner in told_of)
    newest: dict[str, str] = {}
    for other in sorted(others, key=lambda one: -one.report.submission_id):
        match = known.find(other)
        told_in = newest.setdefault(other.owner, other.report.period_code)
        is_left_out = other.owner in reported
        if match is not None:
            links.append(_link(match, other))
        elif is_left_out:
            links.append(_link(None, other))
        counts = not is_left_out or other.report.view in COUNTS_LEFT_OUT
        of_period = other.report.period_code == reported.get(other.owner, told_in)
        if match is None and counts and of_period:
            counted.append(other)
            known.add(other)
    links += [link for one in counted for link in _within(one)]
    return Merged(records=tuple(counted), links=tuple(links))


class _Known:
    """Records that count, found again by their code, their name, or nearly their name."""

    def __init__(self, counted: Iterable[Record]) -> None:
        self._by_key: dict[tuple[str, str], Record] = {}
        self._by_owner: dict[str, list[tuple[frozenset[str], Record]]] = {}
        for one in counted:
            self.add(one)

    def add(self, one: Record) -> None:
        """Know a record from now on; the first of several alike is the one that is found."""
        for key in one.keys:
            self._by_key.setdefault((one.owner, key), one)
        self._by_owner.setdefault(one.owner, []).append((_words(one), one))

    def find(self, other: Record) -> Record | None:
        """The record of the same owner that another report speaks of."""
        for key in other.keys:
            if found := self._by_key.get((other.owner, key)):
                return found
        words = _words(other)
        if other.report.view not in COUNTS_LEFT_OUT or len(words) < FEWEST_WORDS:
            return None
        alike = ((_likeness(words, theirs), one) for theirs, one in self._of(other.owner))
        best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= ALIKE else None

    def _of(self, owner: str) -> list[tuple[frozenset[str], Record]]:
        return self._by_owner.get(owner, [])


def _words(one: Record) -> frozenset[str]:
    return frozenset(one.keys[-1].split()) if one.keys else frozenset()


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _link(counted: Record | None, other: Record) -> Link:
    if counted is None:
        return Link(counted=None, other=other, differing=())
    told = {
        name: {counted.row.get(name), other.row.get(name)}
        for name in COMPARED.get(other.report.view, ())
    }
    differing = {name for name, said in told.items() if len(said - {None}) > 1}
    if _is_done_to_one(counted, other):
        differing.add("completed_on")
    return Link(
        counted=counted, other=other, differing=tuple(name for name in told if name in differing)
    )


def _is_done_to_one(one: Record, other: Record) -> bool:
    """Whether one of two reports has a task done by its day, and the other tells that it is not: it
    has a column of days of completion, or declares how the task stands."""
    if one.report.view is not View.TASKS:
        return False
    done, open_ = sorted((one, other), key=_is_done, reverse=True)
    tells = "completed_on" in open_.row or bool(open_.row.get("declared_status"))
    return _is_done(done) and not _is_done(open_) and tells


def _is_done(one: Record) -> bool:
    return task_state(one.row, one.report.as_of) in DONE


def _within(counted: Record) -> Iterator[Link]:
    """What other tables of its report say of a record; one may say less, and differ by that."""
    as_of = counted.report.as_of
    told = [(row, True) for row in counted.again] + [(row, False) for row in counted.perhaps]
    for row, is_certain in told:
        link = _link(counted, replace(counted, row=row))
        if not is_certain or task_state(row, as_of) is not task_state(counted.row, as_of):
            differing = (name for name in STATED if row.get(name) != counted.row.get(name))
            link = replace(link, differing=tuple(differing))
        yield replace(link, is_certain=is_certain)
