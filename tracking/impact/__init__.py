"""What would change if a file were accepted: rows, figures, past periods, before anybody confirms.

Everything here is told in the units of the store (đồng, fractions, days); only `words` makes
sentences of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tracking.impact.figures import FigureChange, PeriodImpact, period_impact
from tracking.impact.rows import (
    FieldChange,
    LastPeriod,
    RowChange,
    RowsImpact,
    cells,
    last_period,
    rows_impact,
)
from tracking.vocabulary import Finding, View

__all__ = [
    "FieldChange",
    "FigureChange",
    "Impact",
    "KeptForm",
    "LastPeriod",
    "PeriodImpact",
    "ReportImpact",
    "RowChange",
    "RowsImpact",
    "cells",
    "declared_findings",
    "last_period",
    "period_impact",
    "rows_impact",
    "slip_findings",
]

DECLARED = frozenset({"completed_without_date", "status_disagrees", "withdrawal_asked"})
"""Findings about a declared status that the dates of its task do not bear out."""
SLIPS = frozenset(
    {"amount_against_last", "amount_magnitude", "number_against_last", "to_date_went_down"}
)
"""Findings about numbers that are likely in another unit, or of a digit too many or too few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """A form of an earlier file that stays in force beside those of the new one."""

    template: str
    label: str
    version: int
    file_name: str
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportImpact:
    """What becomes of a report: `version` is the one it would have, the one in force where the file
    makes no new one, 0 where there is none; `last` is None before any report of an earlier period.
    """

    unit_code: str
    view: View
    period_code: str
    version: int
    makes_version: bool
    rows: RowsImpact
    last: LastPeriod | None
    kept: tuple[KeptForm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What would change if a file were accepted.

    `periods` begin with the newest one of the file, told whether or not it changes; the others
    follow, newest first, where a figure of them changes. `refused` are findings for which the file
    would be sent back unless it is said to replace what is in force. `declared` and `slips` are
    those findings of the reading that weigh most here.
    """

    reports: tuple[ReportImpact, ...]
    periods: tuple[PeriodImpact, ...]
    refused: tuple[Finding, ...] = ()
    declared: tuple[Finding, ...] = ()
    slips: tuple[Finding, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether accepting the file would leave everything as it is."""
        return not any(report.makes_version for report in self.reports)

    @property
    def revised(self) -> tuple[PeriodImpact, ...]:
        """The past periods of which figures that were told already change."""
        return tuple(one for one in self.periods if one.is_past and one.revises)


def declared_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of findings that hold a declared status against the dates."""
    return tuple(finding for finding in findings if finding.code in DECLARED)


def slip_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of findings that tell of numbers of another size, with the likely unit."""
    return tuple(finding for finding in findings if finding.code in SLIPS)
