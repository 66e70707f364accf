"""Words that stand where the day of completion should."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, table
from tracking.vocabulary import Reading

TASK = ["Nhiệm vụ A", "Vụ Pháp chế", "30/11/2022"]


def read(headings: str, *cells: object) -> Reading:
    """A table of one task that has these cells."""
    names = ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", *headings.split("; ")]
    drawn = table(names, [[*TASK, *cells]])
    return read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")


def told(reading: Reading) -> dict[str, str]:
    return {one.code: one.severity for one in reading.findings}


@pytest.mark.parametrize(
    "words",
    [
        "Chưa hoàn thành",
        "Chưa hoàn thành (đang lấy ý kiến)",
        "Đang thực hiện",
        "ĐANG TRÌNH",
        "Đang tổng hợp",
        "Chưa",
        "Chưa đến hạn",
        "Trong hạn",
    ],
)
def test_not_completed_yet_is_no_day_and_is_the_status_declared(words: str):
    reading = read("Ngày hoàn thành", words)
    record = next(reading.tables[0].records())
    assert (record.get("completed_on"), record["declared_status"]) == (None, words)
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("completed_not_yet", "note")
    assert (finding.field, finding.cells) == ("completed_on", ("E5",))


@pytest.mark.parametrize("words", ["Không", "Chưa có", "Không có"])
def test_a_word_for_no_day_is_no_status(words: str):
    reading = read("Ngày hoàn thành", words)
    record = next(reading.tables[0].records())
    assert (record.get("completed_on"), record.get("declared_status")) == (None, None)
    assert told(reading) == {"completed_not_yet": "note"}


def test_a_status_column_declares_the_status():
    reading = read("Ngày hoàn thành; Trạng thái", "Đang thực hiện", "Đang thẩm định")
    assert next(reading.tables[0].records())["declared_status"] == "Đang thẩm định"
    reading = read("Ngày hoàn thành; Trạng thái", "Đang thực hiện", None)
    assert next(reading.tables[0].records()).get("declared_status") is None


@pytest.mark.parametrize(
    "words",
    [
        "Đã hoàn thành",
        "Xem phụ lục",
        "Chưa rõ",
        "Không thực hiện",
        "Đang trình ngày 05/10/2022",
    ],
)
def test_other_words_are_asked(words: str):
    assert told(read("Ngày hoàn thành", words)) == {"date_not_understood": "error"}
