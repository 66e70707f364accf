"""What must hold in a table, whatever form it came in; each check answers with findings."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tracking.checks.alike import together
from tracking.checks.disbursement import disbursement_checks, wholes_checks
from tracking.checks.duplicates import code_checks, duplicates_checks, names_checks
from tracking.checks.evidence import Evidence, Subtotal
from tracking.checks.limits import limits_checks, unusual_checks
from tracking.checks.magnitude import magnitude_checks
from tracking.checks.previous import against_previous
from tracking.checks.services import services_checks
from tracking.checks.tasks import tasks_checks
from tracking.checks.totals import totals_checks
from tracking.vocabulary import Finding, Severity, View

__all__ = ["Evidence", "Subtotal", "against_previous", "check", "together"]

_CHECKS: dict[View, tuple[Callable[[Evidence], Iterator[Finding]], ...]] = {
    View.TASKS: (tasks_checks, names_checks, duplicates_checks, code_checks),
    View.DISBURSEMENT: (disbursement_checks, names_checks, duplicates_checks, code_checks),
    View.SERVICES: (totals_checks, services_checks, names_checks, duplicates_checks),
}


def check(evidence: Evidence) -> list[Finding]:
    """Every finding the checks of its view have about a table.

    An amount in the wrong money unit upsets its totals and its rate too: what it explains is not
    told again. One that only may be in it leaves its totals to be checked: they may tell.
    """
    findings: list[Finding] = []
    if evidence.table.view is View.DISBURSEMENT:
        findings, evidence = _checked_amounts(evidence)
    checks = _CHECKS.get(evidence.table.view, ())
    return [*findings, *(finding for one in checks for finding in one(evidence))]


def _checked_amounts(evidence: Evidence) -> tuple[list[Finding], Evidence]:
    """What the sizes and the totals of the amounts say; the evidence without the amounts that
    may be in a wrong money unit."""
    findings = list(magnitude_checks(evidence))
    evidence = _without(evidence, findings)
    findings += limits_checks(evidence)
    evidence = _without(evidence, findings)
    sure = [finding for finding in findings if finding.severity is Severity.ERROR]
    certain = _without(evidence, sure)
    told = (*unusual_checks(evidence), *totals_checks(certain), *wholes_checks(certain))
    return [*findings, *told], evidence


def _without(evidence: Evidence, findings: list[Finding]) -> Evidence:
    """The evidence with the cells of findings marked as being in a wrong money unit."""
    slipped = frozenset(cell for finding in findings for cell in finding.cells)
    return replace(evidence, slipped=slipped)
