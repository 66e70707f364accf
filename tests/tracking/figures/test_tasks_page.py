"""The screen of tasks: states by unit, ages, deadlines ahead, what is declared and what proved."""

from tests.drawn import day
from tests.reports import board_of, merged_of, sent
from tracking.charts.tables.tasks import evidence_table
from tracking.figures.tasks import Declared, age, declared, tasks_page
from tracking.vocabulary import TaskState, View

CN = sent(
    "CN", "2022-10", View.TASKS,
    """
    title | lead_unit | due_on     | completed_on | declared_status | progress_rate
    A     | -         | 31/10/2022 | 30/10/2022   | Hoàn thành      | -
    B     | -         | 16/10/2022 | -            | Hoàn thành      | -
    C     | -         | 15/10/2022 | -            | Đang thực hiện  | -
    D     | -         | 01/10/2022 | -            | -               | 100%
    E     | -         | 30/09/2022 | -            | -               | 40%
    F     | -         | 31/08/2022 | -            | -               | -
    G     | -         | 30/12/2022 | -            | -               | -
    H     | -         | 31/12/2022 | -            | -               | -
    I     | -         | 30/11/2022 | -            | -               | -
    K     | -         | 30/11/2022 | -            | -               | -
    L     | -         | 30/09/2022 | 20/10/2022   | Chưa hoàn thành | -
    """,
)  # fmt: skip
VP = sent(
    "VP", "2022-10", View.TASKS,
    """
    title | lead_unit       | due_on     | completed_on
    A     | Cục Công nghiệp | 30/09/2022 | 30/10/2022
    I     | Cục Công nghiệp | 30/11/2022 | -
    M     | Cục Công nghiệp | 30/11/2022 | -
    N     | -               | 30/11/2022 | -
    """,
)  # fmt: skip
BOARD = board_of(CN, VP, code="2022-10")
PAGE = tasks_page(BOARD, merged_of(CN, VP))


def test_the_six_states_of_each_unit_most_overdue_first():
    assert list(PAGE.states) == ["CN", "VP"]
    assert PAGE.states["CN"] == {
        TaskState.COMPLETED_ON_TIME: 1, TaskState.COMPLETED_LATE: 1, TaskState.IN_TERM: 5,
        TaskState.OVERDUE: 5, TaskState.RECURRING: 0, TaskState.WITHDRAWN: 0,
    }  # fmt: skip


def test_the_states_counted_and_the_lines_listed_are_the_same_tasks():
    for unit, states in PAGE.states.items():
        for state, number in states.items():
            listed = [one for one in PAGE.lines if (one.unit_code, one.state) == (unit, state)]
            assert len(listed) == number, (unit, state)


def test_overdue_tasks_by_age():
    assert PAGE.ages == {"0–15 ngày": 1, "16–30 ngày": 2, "31–60 ngày": 1, "trên 60 ngày": 1}
    assert [age(days) for days in (0, 15, 16, 30, 31, 60, 61)] == [
        "0–15 ngày", "0–15 ngày", "16–30 ngày", "16–30 ngày", "31–60 ngày", "31–60 ngày",
        "trên 60 ngày",
    ]  # fmt: skip


def test_deadlines_of_the_next_sixty_days():
    """G is due on the sixtieth day, H on the day after it."""
    assert PAGE.ahead == {day("30/11/2022"): 4, day("30/12/2022"): 1}


def test_what_is_declared_beside_what_the_dates_prove():
    assert PAGE.evidence == {
        (Declared.DONE, True): 1,
        (Declared.DONE, False): 2,
        (Declared.NOT_DONE, True): 1,
        (Declared.NOT_DONE, False): 2,
        (Declared.NOT_STATED, False): 7,
    }


def test_who_declares_nothing_contradicts_nothing():
    table = evidence_table(PAGE)
    against = table[table["disagrees"]]
    assert set(zip(against["declared"], against["evidence"], strict=True)) == {
        ("done", "not_done"), ("not_done", "done"),
    }  # fmt: skip


def test_words_come_before_progress():
    assert declared("Đang thực hiện", 1.0) is Declared.NOT_DONE
    assert declared(None, 1.0) is Declared.DONE
    assert declared(None, 0.99) is Declared.NOT_DONE
    assert declared("", None) is Declared.NOT_STATED


def test_what_another_unit_says_of_a_task_is_omitted_or_disputed():
    assert [link.other.row["title"] for link in PAGE.omitted] == ["M"]
    assert [(link.other.row["title"], link.differing) for link in PAGE.disputed] == [
        ("A", ("due_on",))
    ]


def test_the_page_of_one_unit_has_its_own_lines_and_links():
    page = tasks_page(BOARD, merged_of(CN, VP), "VP")
    assert [line.record.row["title"] for line in page.lines] == ["N"]
    assert (page.omitted, page.disputed, list(page.states)) == ((), (), ["VP"])
    assert len(tasks_page(BOARD, merged_of(CN, VP), "CN").omitted) == 1


def test_a_former_units_page_is_that_of_what_it_has_become():
    report = sent("KHTC", "2022-12", View.TASKS, "title | lead_unit\nA | Vụ Kế hoạch\nB | -")
    page = tasks_page(board_of(report, code="2022-12"), merged_of(report), "KH")
    assert [line.unit_code for line in page.lines] == ["KHTC", "KHTC"]
    assert list(page.states) == ["KHTC"]
