"""The first screen: the answer in a sentence, worst first, who is silent, what moved."""

from tests.reports import board_of, sent, target
from tracking.figures.changes import largest, told
from tracking.figures.overview import behind_sentence, overview
from tracking.vocabulary import Standing, View

ASSIGNED, ON_TIME = "disbursed_assigned_rate", "tasks_on_time_rate"
TARGETS = (
    target(ON_TIME, 0.9, start_level=0.9),
    target(ASSIGNED, 0.95),
    target("level34_services_rate", 0.8, start="2021-01-01", due="2025-12-31"),
    target("regulations_cut_rate", 0.2, start="2020-06-01", due="2025-12-31"),
)
OWED = {
    View.TASKS: ("CN", "HC"),
    View.DISBURSEMENT: ("VP",),
    View.SERVICES: ("HC",),
    View.MEASURES: ("PC",),
}


def tasks(unit, code, done, late):
    rows = ["title | due_on | completed_on"]
    rows += [f"Xong {number} | 01/01/2022 | 01/01/2022" for number in range(done)]
    rows += [f"Chậm {number} | 01/01/2022 | -" for number in range(late)]
    return sent(unit, code, View.TASKS, "\n".join(rows))


def money(code, disbursed):
    table = f"project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | 1.000 | {disbursed}"
    return sent("VP", code, View.DISBURSEMENT, table)


LISTED = sent(
    "HC", "2022-10", View.SERVICES,
    "procedure_name | service_level\nA | level_4\nB | level_4\nC | level_2",
)  # fmt: skip
REPORTS = (
    tasks("CN", "2022-09", 8, 2), money("2022-09", 400),
    tasks("CN", "2022-10", 6, 4), money("2022-10", 402), LISTED,
)  # fmt: skip
SEEN = overview(board_of(*REPORTS, code="2022-10", targets=TARGETS, owed=OWED))


def test_the_headline_is_the_answer():
    assert SEEN.headline == ("Tháng 10/2022: 1/4 chỉ tiêu đúng lộ trình, 2 chậm, 1 chưa đủ số liệu")
    assert SEEN.counts == {
        Standing.ON_TRACK: 1, Standing.BEHIND: 2, Standing.NOT_REPORTED: 1,
    }  # fmt: skip


def test_the_headline_without_a_target_or_of_a_longer_period():
    assert overview(board_of(code="2022-10")).headline == (
        "Tháng 10/2022: chưa có chỉ tiêu nào được giao"
    )
    near = overview(board_of(money("2022-Q4", 900), code="2022-Q4", targets=TARGETS[1:2]))
    assert near.headline == "Quý IV/2022: 0/1 chỉ tiêu đúng lộ trình, 1 có nguy cơ"


def test_what_is_furthest_behind_comes_first_and_the_unknown_last():
    assert [one.indicator.code for one in SEEN.targeted] == [
        ASSIGNED, ON_TIME, "level34_services_rate", "regulations_cut_rate",
    ]  # fmt: skip


def test_who_has_not_reported_what():
    assert SEEN.missing == {"HC": (View.TASKS,), "PC": (View.MEASURES,)}
    assert SEEN.owing == 4
    nobody = overview(board_of(code="2022-10", owed=OWED)).missing
    assert nobody == {
        "CN": (View.TASKS,), "HC": (View.TASKS, View.SERVICES), "VP": (View.DISBURSEMENT,),
        "PC": (View.MEASURES,),
    }  # fmt: skip


def test_a_report_that_states_no_figure_is_not_missing():
    silent = sent("VP", "2022-10", View.DISBURSEMENT, "project_name | obstacle\nA | Chờ mặt bằng")
    assert "VP" not in overview(board_of(silent, code="2022-10", owed=OWED)).missing


def test_a_unit_that_reports_only_of_others_is_not_missing():
    of_others = sent(
        "VP", "2022-10", View.DISBURSEMENT,
        "project_name | investor | plan_assigned_vnd\nA | Cục Hóa chất | 10",
    )  # fmt: skip
    assert "VP" not in overview(board_of(of_others, code="2022-10", owed=OWED)).missing


def test_clause_by_unit_shows_the_worst_standing_and_what_is_not_reported():
    cells = {(cell.clause, cell.unit_code): cell.standing for cell in SEEN.heat}
    assert cells == {
        ("C2", "CN"): Standing.BEHIND,
        ("C2", "HC"): Standing.NOT_REPORTED,
        ("H3", "VP"): Standing.BEHIND,
        ("H2", "PC"): Standing.NOT_REPORTED,
    }


def test_of_two_figures_as_bad_the_cell_names_the_one_furthest_behind():
    targets = (
        target(ON_TIME, 0.9, start_level=0.9),
        target("tasks_completion_rate", 1, start_level=1),
    )
    seen = overview(board_of(tasks("CN", "2022-10", 6, 4), code="2022-10", targets=targets))
    (cell,) = seen.heat
    assert cell.figure.indicator.code == "tasks_completion_rate"


def test_units_are_ordered_by_how_far_they_are_behind():
    worse = tasks("HC", "2022-10", 1, 9)
    seen = overview(board_of(*REPORTS, worse, code="2022-10", targets=TARGETS, owed=OWED))
    assert [one.unit_code for one in seen.units] == ["HC", "VP", "CN"]
    assert seen.units[0].worst.indicator.code == ON_TIME
    assert behind_sentence(seen.units) == (
        "3 đơn vị có chỉ tiêu chậm: Cục Hóa chất, VP Bộ và Cục Công nghiệp"
    )
    assert behind_sentence(()) == "Không đơn vị nào chậm so với lộ trình"


def test_what_moved_most_since_the_period_before():
    assert [told(one) for one in SEEN.changes] == [
        "Toàn Bộ – Nhiệm vụ đúng hạn / đến hạn: −20,0 điểm % (xấu đi)",
        "Cục Công nghiệp – Nhiệm vụ đúng hạn / đến hạn: −20,0 điểm % (xấu đi)",
        "Toàn Bộ – Giải ngân / kế hoạch TTg giao: +0,2 điểm % (tốt lên)",
        "VP Bộ – Giải ngân / kế hoạch TTg giao: +0,2 điểm % (tốt lên)",
    ]


def cases(unit, code, with_cases, without):
    rows = ["procedure_name | service_level | cases_online"]
    rows += [f"Có {number} | level_4 | 3" for number in range(with_cases)]
    rows += [f"Trống {number} | level_4 | 0" for number in range(without)]
    return sent(unit, code, View.SERVICES, "\n".join(rows))


RATES = (ON_TIME, "tasks_completion_rate", "level34_services_with_cases_rate", ASSIGNED)


MOVING = (TARGETS[0], target(RATES[2], 0.9, start_level=0.9))


def moves_of(*reports, targets=MOVING):
    return overview(board_of(*reports, code="2022-10", targets=targets)).changes


def test_what_moved_most_is_the_largest_change_whoevers_it_is():
    """The ministry's weigh double: 32 of 40 to 38 of 40 is no more than 8 of 10 to 10 of 10."""
    found = moves_of(
        tasks("CN", "2022-09", 8, 2), tasks("HC", "2022-09", 24, 6),
        tasks("CN", "2022-10", 10, 0), tasks("HC", "2022-10", 28, 2),
        cases("HC", "2022-09", 10, 0), cases("HC", "2022-10", 5, 5),
    )  # fmt: skip
    most = "Cục Công nghiệp – Nhiệm vụ đúng hạn / đến hạn: +20,0 điểm % (tốt lên)"
    assert told(largest(found, improved=True)) == most
    assert told(largest(found, improved=False)).endswith("−50,0 điểm % (xấu đi)")


def test_a_change_from_a_handful_is_told_no_more_than_one_to_it():
    """4 of 4 to 5 of 6 is one thing more that is late."""
    few, many = (4, 0), (5, 1)
    for before, now in ((few, many), (many, few)):
        assert not moves_of(tasks("CN", "2022-09", *before), tasks("CN", "2022-10", *now))


def test_no_more_than_five_changes_are_told_and_of_them_the_largest_each_way():
    """The ministry's three changes of 15 points weigh more than the unit's of 20, and are told
    beside it."""
    targets = [target(code, 0.9, start_level=0.9) for code in RATES]
    found = moves_of(
        tasks("CN", "2022-09", 8, 2), tasks("HC", "2022-09", 24, 6), cases("HC", "2022-09", 17, 3),
        tasks("CN", "2022-10", 10, 0), tasks("HC", "2022-10", 28, 2), cases("HC", "2022-10", 20, 0),
        money("2022-09", 400), money("2022-10", 390),
        targets=targets,
    )  # fmt: skip
    assert len(found) == 5
    assert told(largest(found, improved=True)).startswith("Cục Công nghiệp")
    assert [one.improved for one in found].count(False) == 2


def test_a_card_a_view_with_the_figure_that_must_stand_beside_it():
    assert [(card.figure.indicator.code, card.beside.indicator.code) for card in SEEN.cards] == [
        (ON_TIME, "tasks_completion_rate"),
        (ASSIGNED, "disbursed_adjusted_rate"),
        ("level34_services_with_cases_rate", "cases_online_rate"),
    ]
    assert [one.value for one in SEEN.cards[0].series][-3:] == [None, 0.8, 0.6]


def test_a_share_of_a_handful_stands_behind_the_others_however_far_it_is():
    few, many = tasks("CN", "2022-10", 0, 2), tasks("HC", "2022-10", 8, 2)
    seen = overview(board_of(few, many, code="2022-10", targets=TARGETS[:1]))
    assert [one.unit_code for one in seen.units] == ["HC", "CN"]


def test_of_a_longer_period_the_months_that_did_not_come_are_missing_too():
    owed = {View.TASKS: ("CN", "HC", "VP")}
    months = [tasks("CN", f"2022-{month}", 1, 0) for month in (10, 11, 12)]
    last, quarter = tasks("HC", "2022-12", 1, 0), tasks("VP", "2022-Q4", 1, 0)
    seen = overview(board_of(*months, last, quarter, code="2022-Q4", owed=owed))
    assert seen.missing == {}
    assert seen.lacking == {"HC": "nhiệm vụ (tháng 10, 11)"}


def test_what_is_missing_at_the_end_of_a_longer_period_is_named_with_its_months():
    owed = {View.TASKS: ("CN",)}
    seen = overview(board_of(tasks("CN", "2022-10", 1, 0), code="2022-Q4", owed=owed))
    assert seen.lacking == {"CN": "nhiệm vụ (tháng 11, 12)"}
    assert overview(board_of(code="2022-12", owed=owed)).lacking == {"CN": "nhiệm vụ"}
