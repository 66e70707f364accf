"""A code tells a project or a task from others only where it is one."""

import pytest

from data_loaders import read_workbook
from data_loaders.tables.codes import is_document
from tests.workbooks import MONEY, PROJECTS, book, table
from tracking.views import record_key
from tracking.vocabulary import View


def keys(heading: str, *codes: object) -> list[str]:
    """What the projects A, B, C... are told by, with these codes under a heading."""
    rows = [[code, name, 100, 50] for code, name in zip(codes, "ABCDE", strict=False)]
    drawn = table([heading, *PROJECTS], rows, money=MONEY)
    (found,) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").tables
    return [record_key(View.DISBURSEMENT, row) for row in found.records()]


def test_projects_of_one_decision_are_not_one():
    assert keys("Mã dự án", "123/QĐ-BCT", "123/QĐ-BCT", 7812345) == ["a", "b", "7812345"]


@pytest.mark.parametrize(
    "heading", ["Mã dự án/Số QĐ", "Mã dự án (hoặc số quyết định)", "Mã DA, quyết định đầu tư"]
)
def test_a_column_of_codes_or_decisions_tells_none_apart(heading: str):
    assert keys(heading, 7812345, 123, "45/QĐ-BCT") == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    ["123/QĐ-BCT", "Số 45/2021/NĐ-CP", "12a/QĐ - BCT", "1234/BCT-KH", "99/QĐ", "QĐ số 12 ngày 1/2",
     "Quyết định 123"],
)  # fmt: skip
def test_numbers_of_documents(text: str):
    assert is_document(text)


@pytest.mark.parametrize("text", ["7812345", "NV-01", "A/12", "12/3", "01/2022", "CT 05", "1.2"])
def test_codes(text: str):
    assert not is_document(text)
