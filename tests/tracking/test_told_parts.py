"""A message is taken apart where its parts meet; none of it is lost."""

import pytest

from tracking.specs import make_finding
from tracking.specs.catalogue import finding_kinds
from tracking.specs.told_parts import parts_of
from tracking.vocabulary import Finding, Severity


def found(value: str) -> Finding:
    return make_finding(
        "amount_not_a_number",
        sheet="Biểu 1",
        cells=("F12",),
        field="plan_assigned_vnd",
        value=value,
    )


def test_a_message_has_its_place_its_fault_its_cure_and_an_example():
    parts = parts_of(found("nhiều"))
    assert parts.where == "Trang “Biểu 1”, ô F12"
    assert parts.what == "“Kế hoạch vốn giao” phải là số nhưng ô ghi “nhiều”."
    assert parts.action == "Nhập số, bỏ chữ trong ô."
    assert parts.example == "1.234,5"


@pytest.mark.parametrize("value", ["x Ví dụ: 5", "Nhập số, bỏ chữ trong ô.", ": ", ""])
def test_nothing_of_a_message_is_lost_whatever_the_cell_says(value: str):
    finding = found(value)
    parts = parts_of(finding)
    whole = f"{parts.where}: {parts.what} {parts.action} Ví dụ: {parts.example}"
    assert whole == finding.message
    assert value.strip() in parts.what


@pytest.mark.parametrize("code", finding_kinds())
def test_a_message_of_any_kind_or_none_stays_whole(code: str):
    finding = Finding(code=code, severity=Severity.NOTE, message="Một câu của bản cũ.")
    assert parts_of(finding).what == "Một câu của bản cũ."
    assert parts_of(Finding(code="cũ", severity=Severity.NOTE, message="A. B")).what == "A. B"
