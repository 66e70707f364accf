"""What decides how a column is written that proves nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Way = TypeVar("Way")


@dataclass(frozen=True, slots=True)
class Fallback(Generic[Way]):
    """What the other columns of a table prove, worked out where it is asked; then, where they prove
    nothing or the opposite of one another, what the unit told."""

    beside: Callable[[], frozenset[Way]] = frozenset
    told: Way | None = None
