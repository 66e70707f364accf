"""A change since the last briefing: of which kind it is, and how it is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from tracking.briefings.content import Line, Mark


class ChangeKind(StrEnum):
    """Why something is not as it was."""

    TARGET = "target"
    SCOPE = "scope"
    STANDING = "standing"
    REVISED = "revised"
    LATE = "late"
    PROGRESS = "progress"


CHANGE_NAMES = {
    ChangeKind.TARGET: "Chỉ tiêu thay đổi",
    ChangeKind.SCOPE: "Phạm vi thay đổi",
    ChangeKind.STANDING: "Đánh giá thay đổi",
    ChangeKind.REVISED: "Sửa số đã báo cáo",
    ChangeKind.LATE: "Báo cáo đến sau",
    ChangeKind.PROGRESS: "Tiến độ",
}


CHANGE_COUNTS = {
    ChangeKind.TARGET: "về chỉ tiêu",
    ChangeKind.SCOPE: "về phạm vi báo cáo",
    ChangeKind.STANDING: "về đánh giá",
    ChangeKind.REVISED: "do sửa số đã báo cáo",
    ChangeKind.LATE: "do báo cáo đến sau",
    ChangeKind.PROGRESS: "về tiến độ",
}
"""The same behind a number: "3 về tiến độ"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change in words, `of` what it is; `weight` is how far it moves a rate of the ministry, in
    fractions."""

    kind: ChangeKind
    of: tuple[str, ...]
    said: str
    weight: float
    mark: Mark

    @property
    def text(self) -> str:
        """What changed, and how."""
        return f"{' và '.join(self.of)}: {self.said}"

    @property
    def line(self) -> Line:
        """As it is told."""
        return Line(head=CHANGE_NAMES[self.kind], text=self.text, mark=self.mark)


def once(found: Iterable[Change]) -> Iterator[Change]:
    """What is said of several figures in the same words is told once, of all of them."""
    alike: dict[tuple[ChangeKind, str, tuple[str, ...]], list[Change]] = {}
    for one in found:
        alike.setdefault((one.kind, one.said, one.mark.units), []).append(one)
    for first, *others in alike.values():
        clauses = (clause for one in (first, *others) for clause in one.mark.clauses)
        yield replace(
            first,
            of=tuple(name for one in (first, *others) for name in one.of),
            mark=replace(first.mark, clauses=tuple(dict.fromkeys(clauses))),
        )
