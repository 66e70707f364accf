"""What a unit declares of a task against what its dates say, drawn as small tables."""

import pytest

from data_loaders import read_workbook
from tests.drawn import day
from tests.workbooks import book, table, tasks
from tracking.checks.tasks import is_done


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("Hoàn thành", True),
        ("Đã hoàn thành", True),
        ("Hoàn thành quá hạn", True),
        ("Hoàn thành 100%", True),
        ("Đã ban hành", True),
        ("Đã thực hiện xong", True),
        ("Hoàn thành 50%", False),
        ("Đã hoàn thành dự thảo", False),
        ("Đã hoàn thành giai đoạn 1", False),
        ("Đã trình", False),
        ("Chưa hoàn thành", False),
        ("Không hoàn thành", False),
        ("Cơ bản hoàn thành", False),
    ],
)
def test_done_is_the_whole_task(status: str, done: bool):
    assert is_done(status) is done


@pytest.mark.parametrize(
    ("status", "due", "completed", "why"),
    [
        ("Hoàn thành đúng hạn", "30/06/2022", "15/08/2022", "sau thời hạn 30/06/2022"),
        ("Hoàn thành quá hạn", "30/06/2022", "15/06/2022", "không sau thời hạn 30/06/2022"),
        ("Chưa hoàn thành", "30/06/2022", "15/08/2022", "có ngày hoàn thành 15/08/2022"),
        ("Đang thực hiện", "30/06/2022", "15/08/2022", "có ngày hoàn thành 15/08/2022"),
        ("Hoàn thành đúng hạn", "30/06/2022", "15/06/2022", None),
        ("Hoàn thành quá hạn", "30/06/2022", "15/08/2022", None),
        ("Hoàn thành", "30/06/2022", "15/08/2022", None),
        ("Đang lấy ý kiến các đơn vị", "30/06/2022", "15/06/2022", None),
    ],
)
def test_a_status_is_held_against_the_dates(status, due, completed, why):
    row = ["Nhiệm vụ", "Cục Hóa chất", None, day(due), day(completed), status]
    reading = read_workbook(book({"Biểu 1": tasks(row, more=["Trạng thái"])}), "bao-cao.xlsx")
    told = [one.message for one in reading.findings if one.code == "status_disagrees"]
    assert len(told) == (why is not None)
    assert all(f"Khai “{status}” nhưng" in one and why in one for one in told)


def test_a_status_told_by_marks_is_held_against_the_dates_too():
    headings = ["Tên nhiệm vụ", "Đơn vị chủ trì", "Hoàn thành đúng hạn", "Hoàn thành quá hạn"]
    rows = table(headings, [["Nhiệm vụ", "Cục Hóa chất", "x", None]])
    reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
    assert [(one.code, one.cells) for one in reading.findings] == [
        ("due_not_found", ()),
        ("completed_without_date", ("B5",)),
    ]
