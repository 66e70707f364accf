"""The screen of services: every procedure, those with none first, shares by unit."""

from tests.drawn import day
from tests.reports import bases_of, board_of, sent
from tracking.figures.services import is_small, services_page
from tracking.vocabulary import View

SEPTEMBER = sent(
    "HC", "2022-09", View.SERVICES,
    "procedure_name | service_level | cases_received | cases_online\nA | level_4 | 3 | 2",
)  # fmt: skip
HC = sent(
    "HC", "2022-10", View.SERVICES,
    """
    procedure_name | service_level | cases_received | cases_online
    A              | level_4       | 0              | 0
    B              | level_3       | 1              | 0
    C              | level_2       | 8              | 0
    D              | -             | -              | -
    """,
)  # fmt: skip
XNK = sent(
    "XNK", "2022-10", View.SERVICES,
    """
    procedure_name | service_level | cases_received | cases_online | single_window
    E              | full          | 40             | 30           | nsw
    """,
)  # fmt: skip
BOARD = board_of(SEPTEMBER, HC, XNK, code="2022-10")
BASES = bases_of(SEPTEMBER, HC, XNK)[1:]
PAGE = services_page(BOARD, BASES)


def test_every_procedure_those_without_a_case_first():
    assert [(one.unit_code, one.record.row["procedure_name"]) for one in PAGE.procedures] == [
        ("HC", "B"), ("HC", "A"), ("HC", "C"), ("HC", "D"), ("XNK", "E"),
    ]  # fmt: skip
    assert [one.record.row["procedure_name"] for one in PAGE.procedures if one.has_none] == ["B"]
    assert [one.online_cases for one in PAGE.procedures] == [0, 2, 0, None, 30]


def test_the_list_and_the_figure_tell_the_same():
    ready = [one for one in PAGE.procedures if one.is_ready and one.online_cases is not None]
    assert PAGE.with_cases.denominator == len(ready) == 3
    assert PAGE.with_cases.numerator == sum(not one.has_none for one in ready) == 2


def test_levels_are_counted_as_they_are_written():
    assert PAGE.levels == {"level_3": 1, "level_4": 1, "level_2": 1, "not_stated": 1, "full": 1}


def test_shares_by_unit_lowest_first_and_small_numbers_marked():
    assert [(one.unit_code, one.value) for one in PAGE.online_by_unit] == [
        ("HC", 0.0), ("XNK", 0.75),
    ]  # fmt: skip
    assert [is_small(one) for one in PAGE.online_by_unit] == [True, False]


def test_single_windows():
    assert (PAGE.nsw.value, PAGE.asw.value, PAGE.window_cases.value) == (1, 0, 40)


def test_the_page_of_one_unit():
    page = services_page(BOARD, BASES, "XNK")
    assert [one.record.row["procedure_name"] for one in page.procedures] == ["E"]
    assert page.levels == {"full": 1}


def test_a_new_word_of_level_is_not_ready_before_it_was_in_force():
    rows = "procedure_name | service_level | cases_online\nA | full | 0"
    july = sent("HC", "2022-07", View.SERVICES, rows, day("31/07/2022"))
    page = services_page(board_of(july, code="2022-07"), bases_of(july))
    assert not page.procedures[0].has_none
    assert page.with_cases.value is None
