"""Cases by channel and by outcome against the cases received, drawn as small tables."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, procedures

ONLINE, IN_PERSON, BEFORE = "Hồ sơ trực tuyến", "Hồ sơ trực tiếp", "Kỳ trước chuyển sang"
IN_TIME, LATE = "Đã giải quyết đúng hạn", "Đã giải quyết quá hạn"


def told(more: list[str], *rows: tuple[int, ...]) -> set[tuple[str, str, str]]:
    drawn = procedures(
        *([f"Thủ tục {number}", "Mức độ 4", *row] for number, row in enumerate(rows)), more=more
    )
    reading = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")
    return {(one.code, one.severity.value, one.cells[0]) for one in reading.findings}


@pytest.mark.parametrize(
    ("more", "rows", "expected"),
    [
        ([ONLINE], [(10, 12)], {("cases_above_received", "error", "E5")}),
        ([ONLINE], [(10, 10)], set()),
        ([IN_TIME, LATE], [(10, 8, 5)], {("resolved_above_received", "warning", "E5")}),
        ([IN_TIME, LATE, BEFORE], [(10, 8, 5, 3)], set()),
        ([IN_TIME, LATE, BEFORE], [(10, 8, 9, 3)], {("cases_above_received", "error", "E5")}),
        ([ONLINE, IN_PERSON], [(5, 0, 6)], {("cases_above_received", "error", "F5")}),
        (
            [ONLINE, IN_PERSON],
            [(9, 4, 5), (7, 7, 0), (5, 3, 1)],
            {("cases_mismatch", "error", "D7")},
        ),
        ([ONLINE, IN_PERSON], [(9, 4, 3), (7, 5, 0), (5, 3, 2)], set()),
    ],
)
def test_cases_against_those_received(more, rows, expected):
    assert told(more, *rows) == expected
