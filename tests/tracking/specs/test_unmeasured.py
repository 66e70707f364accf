"""Targets that cannot be measured here: each says whose it is and why; none is measured as well."""

from datetime import date

from tracking.specs.targets import upstream_targets
from tracking.specs.unmeasured import unmeasured_targets


def test_each_has_its_document_and_its_reason():
    found = {(one.document, one.level): one for one in unmeasured_targets()}
    paid = found["Nghị quyết 76/NQ-CP", "ít nhất 80%"]
    assert paid.document_on == date(2021, 7, 15)
    assert all(one.reason.endswith(".") and one.due for one in unmeasured_targets())


def test_what_is_measured_is_not_said_to_be_unmeasured():
    measured = {(one.document, one.indicator_code) for one in upstream_targets()}
    assert ("Nghị quyết 124/NQ-CP", "disbursed_assigned_rate") in measured
    subjects = [one.subject for one in unmeasured_targets() if "124" in one.document]
    assert [subject.split(" vốn ")[1].split()[0] for subject in subjects] == ["ngân", "của"]
