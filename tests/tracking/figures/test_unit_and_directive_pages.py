"""One unit on one page; the directive clause by clause, untold ones in their place."""

import pytest

from tests.reports import board_of, sent, target
from tracking.figures.directive import declared_apart, directive_page, untold
from tracking.figures.unit import unit_page
from tracking.vocabulary import Standing, View

TARGETS = (target("tasks_on_time_rate", 0.9, start_level=0.9),)
OWED = {View.TASKS: ("CN", "HC", "VP", "KHTC"), View.SERVICES: ("HC",)}


def tasks(unit, done, late, code="2022-10"):
    rows = ["title | due_on | completed_on"]
    rows += [f"Xong {number} | 01/01/2022 | 01/01/2022" for number in range(done)]
    rows += [f"Chậm {number} | 01/01/2022 | -" for number in range(late)]
    return sent(unit, code, View.TASKS, "\n".join(rows))


REPORTS = tasks("CN", 5, 5), tasks("HC", 9, 1), tasks("VP", 5, 5), tasks("IUH", 10, 0)
BOARD = board_of(*REPORTS, code="2022-10", targets=TARGETS, owed=OWED)


def test_a_unit_has_its_place_among_units_of_its_kind():
    """Equal units share a place; a university is no peer of a department."""
    places = {unit: unit_page(BOARD, unit).places[0] for unit in ("CN", "HC", "VP", "IUH")}
    assert {unit: (one.place, one.of) for unit, one in places.items()} == {
        "CN": (2, 3), "HC": (1, 3), "VP": (2, 3), "IUH": (1, 1),
    }  # fmt: skip


def test_what_a_unit_owes_and_has_not_sent():
    page = unit_page(BOARD, "HC")
    assert (page.owed, page.missing) == ((View.TASKS, View.SERVICES), (View.SERVICES,))


def test_figures_against_a_target_stand_apart_from_the_others():
    page = unit_page(BOARD, "CN")
    assert [one.indicator.code for one in page.targeted] == ["tasks_on_time_rate"]
    others = {one.indicator.code: one.value for one in page.others}
    assert others["tasks_overdue"] == 5
    assert "tasks_on_time_rate" not in others


def test_the_page_of_a_former_unit_is_that_of_what_it_has_become():
    board = board_of(tasks("KHTC", 1, 1, "2022-12"), code="2022-12", targets=TARGETS, owed=OWED)
    page = unit_page(board, "TCDMDN")
    assert (page.unit_code, page.missing) == ("KHTC", ())
    assert page.targeted[0].value == 0.5


def test_a_unit_that_has_sent_nothing_has_an_empty_page():
    page = unit_page(board_of(code="2022-10", owed=OWED), "CN")
    assert (page.targeted, page.places, page.others) == ((), (), ())
    assert page.missing == (View.TASKS,)


def test_the_directive_is_read_in_its_order_and_untold_clauses_keep_their_place():
    lines = directive_page(BOARD)
    assert [line.clause.code for line in lines] == [
        "H1", "H2", "H3", "H4", "H5", "H6",
        "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12",
        "R1", "R2", "R3", "R4", "R5", "R6", "R7",
    ]  # fmt: skip
    silent = [line for line in lines if not line.clause.told]
    assert [line.clause.code for line in silent] == ["C10", "C11", "C12", "R7"]
    assert untold(lines) == 4
    assert all(line.figures == () for line in silent)
    assert all(line.standing is Standing.NOT_APPLICABLE for line in silent)


def test_a_clause_shows_its_targeted_figure_first_and_the_worst_standing():
    lines = {line.clause.code: line for line in directive_page(BOARD)}
    first = lines["C2"].figures[0]
    assert (first.indicator.code, lines["C2"].standing) == ("tasks_on_time_rate", Standing.BEHIND)
    assert lines["C3"].figures[0].value == 3, "units with overdue tasks: what is known comes first"
    assert lines["H3"].standing is Standing.NOT_APPLICABLE


ASSETS = "public_asset_documents_issued"


def assets(unit, done, late):
    rows = ["title | due_on | completed_on"]
    rows += [
        f"Ban hành Quy chế quản lý tài sản công {n} | 01/01/2022 | 01/01/2022" for n in range(done)
    ]
    rows += [f"Ban hành định mức sử dụng tài sản công {n} | 01/01/2022 | -" for n in range(late)]
    return sent(unit, "2022-10", View.TASKS, "\n".join(rows))


def declares(unit, number):
    table = f"indicator_code | actual_value\n{ASSETS} | {number}"
    return sent(unit, "2022-10", View.MEASURES, table)


@pytest.mark.parametrize(
    ("reports", "units"),
    [
        ([assets("KH", 2, 2), declares("KH", 4)], [(("KH", 2, 4),)]),
        ([assets("KH", 2, 2), assets("VP", 1, 0), declares("VP", 1)], [()]),
        ([assets("KH", 2, 2), declares("KH", 2)], []),
        ([assets("KH", 2, 2)], []),
        ([declares("KH", 4)], []),
    ],
    ids=["differ", "of other units", "agree", "only rows", "only declared"],
)
def test_what_rows_prove_and_what_a_unit_declares_by_the_same_words_are_told_apart(reports, units):
    lines = {line.clause.code: line for line in directive_page(board_of(*reports, code="2022-10"))}
    found = declared_apart(lines["H4"].figures)
    assert [one.units for one in found] == units
    assert {one.declared.indicator.code for one in found} <= {ASSETS}
    assert {one.counted.indicator.view for one in found} <= {View.TASKS}
