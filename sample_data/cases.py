"""Cases of administrative procedures over a window, whose figures must add up."""

from dataclasses import dataclass

Numbers = tuple[int, int, int, int, int, int]
"""Online, in person; resolved early, on time, late; pending overdue."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases of a window; what is pending in term follows from the rest."""

    online: int
    in_person: int
    carried: int
    early: int
    on_time: int
    late: int
    overdue: int

    @property
    def received(self) -> int:
        """All there was to resolve."""
        return self.online + self.in_person + self.carried

    @property
    def in_term(self) -> int:
        """Still pending, not yet late."""
        return self.pending - self.overdue

    @property
    def resolved(self) -> int:
        """All that was resolved."""
        return self.early + self.on_time + self.late

    @property
    def pending(self) -> int:
        """All that goes over to the next window."""
        return self.received - self.resolved

    @property
    def incoming(self) -> list[int]:
        """Received, by channel, carried over."""
        return [self.received, self.online, self.in_person, self.carried]


def cases_of(numbers: Numbers, carried: int) -> Cases:
    """The cases of a window that began with some carried over."""
    online, in_person, *rest = numbers
    return Cases(online, in_person, carried, *rest)
