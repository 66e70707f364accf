"""What came of mending a file: which findings are gone, which are still there, which are new."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracking.vocabulary import Finding, Reading, Severity

Likeness = Callable[[Finding, Finding], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How many findings of a severity there were, and of those how many are gone; how many are
    new."""

    before: int
    fixed: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Two readings of one file, findings against findings; notes are left out."""

    fixed: tuple[Finding, ...]
    still: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def errors(self) -> Change:
        """What came of the errors."""
        return self._change(Severity.ERROR)

    @property
    def warnings(self) -> Change:
        """What came of the warnings."""
        return self._change(Severity.WARNING)

    @property
    def sentence(self) -> str:
        """As a person says it: "11 trong 12 lỗi đã sửa, 1 lỗi mới"; "" where there was nothing."""
        told = [_told(self.errors, "lỗi"), _told(self.warnings, "cảnh báo")]
        return "; ".join(filter(None, told))

    def _change(self, severity: Severity) -> Change:
        fixed, still, new = (
            sum(finding.severity is severity for finding in findings)
            for findings in (self.fixed, self.still, self.new)
        )
        return Change(before=fixed + still, fixed=fixed, new=new)


def _told(change: Change, name: str) -> str:
    parts = [
        f"{change.fixed} trong {change.before} {name} đã sửa" if change.before else "",
        f"{change.new} {name} mới" if change.new else "",
    ]
    return ", ".join(filter(None, parts))


def mended(before: Reading, now: Reading) -> Mended:
    """Compare the findings of a file with those of the one before it, each with one at most.

    A finding is still there when the same is found in one of its cells, or, where rows have moved,
    of the same value in the same column; one without cells when the same is said of its sheet.
    """
    old, new = (_weighty(reading.findings) for reading in (before, now))
    still = tuple(match for _, match in _paired(old, new))
    return Mended(fixed=tuple(old), still=still, new=tuple(new))


def beyond(known: Reading, now: Reading) -> tuple[Finding, ...]:
    """The errors of a file that are not among those known of an earlier one: new ones, those that
    have spread to more cells, and those of other numbers in the same place."""
    old, new = (errors_of(reading) for reading in (known, now))
    others = [
        match
        for one, match in _paired(old, new)
        if len(match.cells) > len(one.cells) or _says_other(one, match)
    ]
    return (*new, *others)


def errors_of(reading: Reading) -> list[Finding]:
    """The findings that keep a file from being accepted."""
    return [finding for finding in reading.findings if finding.severity is Severity.ERROR]


def _paired(old: list[Finding], new: list[Finding]) -> list[tuple[Finding, Finding]]:
    """The findings that are still there, each with what it is now; both are taken out."""
    pairs: list[tuple[Finding, Finding]] = []
    for is_alike in (_is_in_place, _has_moved):
        for finding in list(old):
            match = next((one for one in new if is_alike(finding, one)), None)
            if match is not None:
                old.remove(finding)
                new.remove(match)
                pairs.append((finding, match))
    return pairs


def _says_other(one: Finding, other: Finding) -> bool:
    """Whether two findings of one kind are about different numbers."""
    if one.value is None and other.value is None:
        return one.message != other.message
    return one.value != other.value


def _weighty(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.NOTE]


def _is_same_kind(one: Finding, other: Finding) -> bool:
    return (one.code, one.sheet, one.field) == (other.code, other.sheet, other.field)


def _is_in_place(one: Finding, other: Finding) -> bool:
    in_cells = not set(one.cells).isdisjoint(other.cells) or not (one.cells or other.cells)
    return _is_same_kind(one, other) and in_cells


def _has_moved(one: Finding, other: Finding) -> bool:
    return _is_same_kind(one, other) and one.value == other.value is not None
