"""What each record adds to the ministry's figures, so that columns of a sheet add up to them."""

from collections.abc import Iterator, Mapping

from tracking.briefings.content import Column, Measure
from tracking.figures.trail import trail
from tracking.figures.whole import Whole
from tracking.views import Record
from tracking.vocabulary import View


class Parts:
    """What each record adds to some of the ministry's figures, by the words for them."""

    def __init__(self, whole: Whole, view: View, words: Mapping[str, str]) -> None:
        self._words = tuple(words.values())
        self._added = [
            {key_of(one.record): (one.numerator, one.denominator) for one in rows}
            for rows in (
                trail(whole.board.figure(code), whole.bases[view], whole.board.period_code).rows
                for code in words
            )
        ]
        self.columns = tuple(
            Column(heading=f"{part} {one}", measure=Measure.COUNT)
            for one in self._words
            for part in ("Tử số", "Mẫu số")
        )

    def of(self, record: Record) -> Iterator[float | None]:
        """The numerator and the denominator of each figure; None where a record does not count."""
        for added in self._added:
            yield from added.get(key_of(record), (None, None))

    def totals(self, first: int) -> tuple[int, ...]:
        """Which columns add up, where the first of them is at `first`."""
        return tuple(range(first, first + len(self.columns)))

    def rates(self, first: int) -> tuple[tuple[str, int, int], ...]:
        """Each figure as the quotient of its two columns."""
        return tuple(
            (f"Tỷ lệ {words}", first + 2 * at, first + 2 * at + 1)
            for at, words in enumerate(self._words)
        )


def key_of(record: Record) -> tuple[int, str, int]:
    """A record by its report and its place there."""
    return record.report.submission_id, str(record.row["_sheet"]), int(record.row["_row"])
