"""Which cells besides those of its own column gave a field its values?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data_loaders.grid import column_letter
from data_loaders.headings.matching import Header, without_carried
from tracking.specs.catalogue import FOREIGN


@dataclass(frozen=True, slots=True)
class Trace:
    """By field: the further columns of all of its values, and the columns that alone gave the
    values of some rows, with these rows."""

    others: dict[str, list[int]] = field(default_factory=dict)
    instead: dict[str, dict[int, list[int]]] = field(default_factory=dict)

    def add(self, name: str, column: int) -> None:
        """Note a further column of a field."""
        self.others.setdefault(name, []).append(column)

    def put(self, name: str, row: int, columns: Sequence[int]) -> None:
        """Note the columns that alone gave a field its value in a row."""
        for column in columns:
            self.instead.setdefault(name, {}).setdefault(column, []).append(row)

    def other_columns(self) -> Mapping[str, tuple[str, ...]]:
        """The letters of the further columns of each field."""
        return {name: tuple(map(column_letter, found)) for name, found in self.others.items()}

    def row_columns(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """For each field the letters of such columns with Excel's numbers of their rows."""
        return {
            name: {column_letter(at): tuple(row + 1 for row in rows) for at, rows in found.items()}
            for name, found in self.instead.items()
        }


def trace_of(header: Header) -> Trace:
    """What the headings alone tell: halves that are added up, last year's capital that is taken
    off, marks."""
    trace = Trace()
    columns = header.matching.columns
    for name in (one for one in columns if one.startswith(FOREIGN)):
        trace.add(name.removeprefix(FOREIGN), columns[name])
    for name, part in without_carried(header):
        trace.add(name, columns[part])
    for column, (name, _) in header.matching.marks.items():
        trace.add(name, column)
    return trace
