"""Tasks counted: six states, and two rates over those that are due, built from counts."""

import pytest

from tests.drawn import day, drawn
from tests.reports import board_of, counted, sent
from tracking.vocabulary import View

ALL_STATES = sent(
    "CN", "2022-10", View.TASKS,
    """
    title      | task_type      | due_on     | completed_on | due_kind  | declared_status
    Đúng hạn   | work_programme | 30/09/2022 | 30/09/2022   | date      | -
    Muộn       | legal_document | 30/09/2022 | 05/10/2022   | date      | -
    Trong hạn  | work_programme | 31/12/2022 | -            | date      | -
    Không hạn  | work_programme | -          | -            | none      | -
    Quá hạn    | legal_document | 15/10/2022 | -            | date      | Hoàn thành
    Quá hạn 2  | work_programme | 01/10/2022 | -            | date      | -
    Thường kỳ  | work_programme | -          | -            | recurring | -
    Đã rút     | legal_document | 15/09/2022 | -            | date      | Được cho rút
    Đã rút xong| work_programme | 15/09/2022 | 15/09/2022   | date      | Dừng thực hiện
    """,
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    drawn("""
    code                            | numerator | denominator
    tasks_completed_on_time         | 1         | 0
    tasks_completed_late            | 1         | 0
    tasks_in_term                   | 2         | 0
    tasks_overdue                   | 2         | 0
    tasks_recurring                 | 1         | 0
    tasks_withdrawn                 | 2         | 0
    tasks_on_time_rate              | 1         | 4
    tasks_completion_rate           | 2         | 4
    legal_documents_on_time_rate    | 0         | 2
    legal_documents_completion_rate | 1         | 2
    legal_documents_outstanding     | 1         | 0
    legal_documents_days_late       | 21        | 0
    """),
    ids=lambda row: row["code"],
)
def test_what_is_counted_of_each_state(row):
    assert counted(View.TASKS, row["code"], ALL_STATES) == (row["numerator"], row["denominator"])


def test_the_published_year_2017_has_two_rates_far_apart():
    """21.914 tasks: 98,62 % (98,63 % by the counts) are completed of those due, not of all, and
    86,4 % on time."""
    rows = drawn("""
    number | due_on     | completed_on
    14.068 | 30/06/2017 | 30/06/2017
    1.983  | 30/06/2017 | 01/07/2017
    5.640  | 31/12/2017 | -
    223    | 30/06/2017 | -
    """)
    rows = [row for row in rows for _ in range(row["number"])]
    board = board_of(sent("VP", "2017-11", View.TASKS, rows), code="2017-11")
    completion, on_time = map(board.figure, ("tasks_completion_rate", "tasks_on_time_rate"))
    assert (completion.numerator, completion.denominator) == (16_051, 16_274)
    assert (on_time.numerator, on_time.denominator) == (14_068, 16_274)
    assert completion.value == pytest.approx(0.9862, abs=0.0001 + 1e-9)
    assert on_time.value == pytest.approx(0.864, abs=0.0005)


@pytest.mark.parametrize(
    "row",
    drawn("""
    title                                                     | counts
    Thông tư về quản lý, sử dụng tài sản công                 | x
    Quy chế sử dụng TÀI SẢN CÔNG của Bộ                       | x
    Đề án phát triển tài sản công nghiệp                      | -
    Quy chế quản lý tài sản                                   | -
    """),
    ids=lambda row: row["title"],
)
def test_documents_on_public_assets_are_told_by_their_title(row):
    overdue = sent("VP", "2022-10", View.TASKS, [row | {"due_on": day("01/10/2022")}])
    found = counted(View.TASKS, "public_asset_documents_issued_rate", overdue)
    assert found == ((0, 1) if row["counts"] else None)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Xây dựng theo trình tự, thủ tục rút gọn", "tasks_overdue"),
        ("Chậm; đã rút kinh nghiệm", "tasks_overdue"),
        ("Đề nghị rút ngắn thời gian thẩm định", "tasks_overdue"),
        ("Chưa rút khỏi Chương trình", "tasks_overdue"),
        ("Không thực hiện đúng hạn", "tasks_overdue"),
        ("Tạm dừng thực hiện", "tasks_overdue"),
        ("Xin rút", "tasks_overdue"),
        ("Đang trình xin rút khỏi Chương trình", "tasks_overdue"),
        ("Đã rút khỏi Chương trình công tác", "tasks_withdrawn"),
        ("Không thực hiện (đã báo cáo Lãnh đạo Bộ)", "tasks_withdrawn"),
    ],
)
def test_only_words_that_withdraw_a_task_do(status, state):
    row = {"title": "A", "due_on": day("01/10/2022"), "declared_status": status}
    one = sent("CN", "2022-10", View.TASKS, [row])
    assert counted(View.TASKS, state, one) == (1, 0)


def test_a_unit_without_anything_due_has_reported_and_has_no_rate():
    reported = sent("CN", "2022-10", View.TASKS, "title | due_on\nĐề án | 31/12/2022")
    board = board_of(reported, code="2022-10", owed={View.TASKS: ("CN", "HC")})
    rate = board.figure("tasks_on_time_rate")
    assert (rate.value, rate.denominator) == (None, 0)
    assert (rate.coverage.present, rate.coverage.missing) == (("CN",), ("HC",))
    assert board.figure("tasks_on_time_rate", "CN").standing == "not_applicable"
    assert board.figure("tasks_on_time_rate", "HC").standing == "not_reported"


def test_units_with_overdue_tasks_are_counted_once_each():
    late = "title | lead_unit | due_on\nA | - | 01/10/2022\nB | - | 02/10/2022"
    of_others = "title | lead_unit | due_on\nC | Cục Hóa chất | 01/10/2022\nD | - | 31/12/2022"
    reports = sent("CN", "2022-10", View.TASKS, late), sent("VP", "2022-10", View.TASKS, of_others)
    board = board_of(*reports, code="2022-10")
    assert board.figure("units_with_overdue_tasks").value == 2
    by_unit = {one.unit_code: one.value for one in board.by_unit("units_with_overdue_tasks")}
    assert by_unit == {"CN": 1, "VP": 0, "HC": 1}


def test_a_document_in_two_programmes_is_a_legal_one_where_one_of_them_says_so():
    row = {"title": "Văn bản bãi bỏ một số quy định", "due_on": day("01/10/2022")}
    told = [
        row | {"task_type": "work_programme", "_sheet": "Nhiem vu"},
        row | {"task_type": "legal_document", "_sheet": "VBQPPL"},
    ]
    one = sent("PC", "2022-10", View.TASKS, told)
    assert counted(View.TASKS, "tasks_on_time_rate", one) == (0, 1)
    assert counted(View.TASKS, "legal_documents_on_time_rate", one) == (0, 1)
