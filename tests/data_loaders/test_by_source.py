"""Projects with a row for each source of their capital, named in a column of its own."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import MONEY, book, table
from tracking.vocabulary import Reading, Severity

MILLION = 10**6
HEADINGS = ("Tên dự án", "Nguồn vốn", "Kế hoạch vốn", "Lũy kế giải ngân")
HOME, FOREIGN, ALL = ("NSTW", 3000, 2000), ("ODA", 2200, 1100), (5200, 3100)
OTHER = ("NSTW", 1800, 900)
RECORDS = [("Kho A", *HOME), ("Kho A", *FOREIGN), ("Kho B", *OTHER)]
MERGED = ["A5:A7", "B5:B7", "A8:A9", "B8:B9"]


def read(*rows: Sequence[Any], merges: Sequence[str] = (), headings=HEADINGS) -> Reading:
    drawn = [[f"[{number or ''}]", *rest] for number, *rest in rows]
    sheet = table(headings, drawn, money=MONEY)
    return read_workbook(book({"Biểu 1": sheet}, merges={"Biểu 1": merges}), "bao-cao.xlsx")


ALL_SOURCES = ["Tổng số", "Tổng cộng", "Cộng", "Tổng", "Các nguồn", "NSTW, ODA"]


def records(reading: Reading) -> list[tuple[Any, ...]]:
    return [
        (
            row["project_name"],
            row.get("funding_source"),
            row["plan_assigned_vnd"] // MILLION,
            row["disbursed_to_date_vnd"] // MILLION,
        )
        for one in reading.tables
        for row in one.records()
    ]


def told(reading: Reading) -> set[tuple[str, Severity]]:
    return {
        (one.code, one.severity) for one in reading.findings if one.severity is not Severity.NOTE
    }


# A row below with neither name nor source says nothing of what it is: blank words stand first.
@pytest.mark.parametrize(
    ("words", "is_first"), [*product(ALL_SOURCES, [True, False]), (None, True)]
)
@pytest.mark.parametrize("names", ["merged", "blank", "repeated"])
@pytest.mark.parametrize("total", [[], [(None, "Tổng số", None, 7000, 4000)]])
def test_the_row_of_all_sources_of_a_project_is_not_added(words, is_first, names, total):
    blocks = [[HOME, FOREIGN, (words, *ALL)], [OTHER, (words, *OTHER[1:])]]
    rows = []
    for number, (name, block) in enumerate(zip(("Kho A", "Kho B"), blocks, strict=True), 1):
        block = [block[-1], *block[:-1]] if is_first else block
        again = (number, name) if names == "repeated" else (None, None)
        rows += [(number, name, *block[0]), *((*again, *row) for row in block[1:])]
    reading = read(*rows, *total, merges=MERGED if names == "merged" else ())
    assert records(reading) == RECORDS
    assert told(reading) == set()


def test_rows_that_name_but_their_source_are_of_the_project_above():
    rows = [(1, "Kho A", *HOME), (None, None, *FOREIGN), (2, "Kho B", *OTHER)]
    assert records(read(*rows)) == RECORDS
    rows = [(1, "Kho A", None, None, None), (None, None, *HOME), (None, None, *FOREIGN)]
    assert records(read(*rows, (2, "Kho B", *OTHER))) == RECORDS


def test_the_total_of_the_table_may_be_named_in_the_column_of_sources():
    rows = [(1, "Kho A", *HOME), (2, "Kho B", *OTHER)]
    total = (None, None, "Tổng số", 4800, 2900)
    for reading in (read(total, *rows), read(*rows, total)):
        assert records(reading) == [("Kho A", *HOME), ("Kho B", *OTHER)]
        assert told(reading) == set()


def test_sources_that_do_not_make_up_their_total_are_an_error():
    reading = read(
        (1, "Kho A", "Tổng số", 5300, 3100), (None, None, *HOME), (None, None, *FOREIGN),
        (2, "Kho B", *OTHER),
    )  # fmt: skip
    assert told(reading) == {("total_mismatch", Severity.ERROR)}


def test_sources_that_are_less_than_their_project_are_asked_about():
    reading = read((1, "Kho A", None, *ALL), (None, None, *FOREIGN), (2, "Kho B", *OTHER))
    assert records(reading) == [("Kho A", None, *ALL), ("Kho B", *OTHER)]
    assert told(reading) == {("parts_unclear", Severity.WARNING)}


def test_the_row_of_all_sources_is_the_record_where_it_alone_states_a_figure():
    headings = (*HEADINGS, "Tổng mức đầu tư")
    reading = read(
        (1, "Kho A", "Tổng số", *ALL, 9000), (None, None, *HOME), (None, None, *FOREIGN),
        (2, "Kho B", *OTHER, 2000), headings=headings,
    )  # fmt: skip
    assert records(reading) == [("Kho A", "Tổng số", *ALL), ("Kho B", *OTHER)]
    assert told(reading) == set()


def test_a_project_with_a_row_of_all_sources_alone_is_a_record():
    reading = read((1, "Kho A", "Tổng số", *ALL), (2, "Kho B", *OTHER))
    assert records(reading) == [("Kho A", "Tổng số", *ALL), ("Kho B", *OTHER)]


def test_a_source_may_be_the_sum_of_others_by_chance():
    reading = read(
        (1, "Kho A", "NSTW", 1000, 400), (None, None, "ODA", 500, 200),
        (None, None, "NSĐP", 500, 200), (2, "Kho B", *OTHER),
    )  # fmt: skip
    assert [row[1] for row in records(reading)] == ["NSTW", "ODA", "NSĐP", "NSTW"]
