"""What does the declared status of a task say of taking it off the programme?

To ask is not to be allowed: a task that a unit only asks to be rid of is still to be done. Where
the words leave it open, it counts as asked.
"""

import re
from enum import StrEnum
from functools import lru_cache

from tracking.specs.row_words import holds, phrases, written
from tracking.text import fold, tidy

_CLAUSE_END = re.compile(r"[,;.:()\[\]\n–—]| - ")


class Withdrawal(StrEnum):
    """How far the taking off has come."""

    NONE = "none"
    ASKED = "asked"
    ALLOWED = "allowed"


@lru_cache(maxsize=5_000)
def withdrawal(status: str | None) -> Withdrawal:
    """What a status says, clause by clause: "Xin rút" asks, "Xin rút; đã được đồng ý cho rút" is
    allowed, "theo trình tự rút gọn", "chưa rút" say nothing of it."""
    asked = False
    for clause in map(_plain, _CLAUSE_END.split(status or "")):
        before = _before(clause)
        said = clause if before is None else before
        is_open = _is_open(said)
        if before is None:
            if asked and not is_open and holds(said, "withdrawal_agreed"):
                return Withdrawal.ALLOWED
        elif not is_open and (not asked or holds(said, "withdrawal_allowed", "withdrawal_agreed")):
            return Withdrawal.ALLOWED
        else:
            asked = asked or holds(said, "withdrawal_asked")
    return Withdrawal.ASKED if asked else Withdrawal.NONE


def _plain(clause: str) -> str:
    """A clause folded, without the words that only look like a withdrawal; "chờ", which folds to
    what "cho" does, is written out before."""
    said = " ".join(
        f"đang {word}" if word in written("withdrawal_awaited") else word
        for word in tidy(clause).casefold().split()
    )
    words = f" {fold(said)} "
    for phrase in phrases("not_withdrawn"):
        words = words.replace(f" {phrase} ", " ")
    for phrase in phrases("withdrawal_answered"):
        words = words.replace(f" {phrase} ", " cho ")
    return words


def _before(clause: str) -> str | None:
    """What stands before the words that take a task off; None without them."""
    places = [at for one in phrases("withdrawn") if (at := clause.find(f" {one} ")) >= 0]
    return clause[: min(places)] if places else None


def _is_open(before: str) -> bool:
    """Whether the last words of asking, waiting or denying are not answered after them."""
    padded = f"{before.rstrip()} "
    ends = [
        at + len(one)
        for one in phrases("withdrawal_asked", "withdrawal_open")
        if (at := padded.rfind(f" {one} ")) >= 0
    ]
    return bool(ends) and not holds(padded[max(ends) :].strip(), "withdrawal_granted")
