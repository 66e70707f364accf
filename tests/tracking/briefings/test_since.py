"""What changed since the last briefing: progress is never mixed with what only looks like it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.reports import bases_of, board_of, merged_of, sent, target
from tracking.briefings.story.change import ChangeKind
from tracking.briefings.story.compose import Last, compose
from tracking.briefings.story.facts import fact
from tracking.briefings.story.since import changes_since
from tracking.figures.whole import whole
from tracking.vocabulary import View

NOW = datetime(2022, 11, 20, tzinfo=UTC)
RATE = "disbursed_assigned_rate"
OWED = {View.DISBURSEMENT: ("HC", "VP")}


def money(unit, code, plan, disbursed):
    return sent(
        unit,
        code,
        View.DISBURSEMENT,
        f"""
        _file | _sheet | _row | project_name | plan_assigned_vnd | disbursed_to_date_vnd
        a     | Biểu 1 | 9    | Dự án {unit} | {plan}            | {disbursed}
        """,
    )


def board(*reports, code, level=0.9, owed=OWED):
    return board_of(*reports, code=code, targets=(target(RATE, level),), owed=owed)


def briefing(*reports, code="2022-10", number=1, last=None, **more):
    merged = {View.TASKS: merged_of(), View.DISBURSEMENT: merged_of(*reports)}
    made = whole(
        board(*reports, code=code, **more),
        merged,
        bases_of(),
        dict.fromkeys((View.TASKS, View.SERVICES, View.MEASURES), ()),
        {},
    )
    return compose(
        made, number=number, snapshot_id="a" * 64, made_at=NOW, made_by="Văn phòng", last=last
    )


def kinds(last, again, now):
    return {change.kind: change for change in changes_since(last, again, now)}


VP, HC = money("VP", "2022-10", 1000, 500), money("HC", "2022-10", 1000, 200)
LATER = (money("VP", "2022-11", 1000, 600), money("HC", "2022-11", 1000, 300))


def test_work_that_was_done_is_progress():
    last = briefing(VP, HC)
    found = kinds(last, board(VP, HC, code="2022-10"), board(VP, HC, *LATER, code="2022-11"))
    assert found.keys() == {ChangeKind.PROGRESS}
    assert found[ChangeKind.PROGRESS].text == (
        "Giải ngân / kế hoạch TTg giao: +10,0 điểm % (tốt lên); số của Bộ từ 35,0% thành 45,0%"
    )


def test_a_report_that_comes_late_is_no_progress():
    last = briefing(VP)
    again = board(VP, HC, code="2022-10")
    found = kinds(last, again, again)
    assert found.keys() == {ChangeKind.LATE}
    assert found[ChangeKind.LATE].text == (
        "Giải ngân / kế hoạch TTg giao: −15,0 điểm % của tháng 10/2022, do Cục Hóa chất"
    )
    assert found[ChangeKind.LATE].mark.units == ("HC",)


def test_a_correction_of_the_past_is_no_progress():
    last = briefing(VP, HC)
    again = board(VP, money("HC", "2022-10", 1000, 400), code="2022-10")
    found = kinds(last, again, again)
    assert found.keys() == {ChangeKind.REVISED}
    assert "+10,0 điểm % của tháng 10/2022, do Cục Hóa chất" in found[ChangeKind.REVISED].text


def test_a_report_sent_again_with_the_same_figures_is_no_change():
    last = briefing(VP, HC)
    again = board(VP, money("HC", "2022-10", 1000, 200), code="2022-10")
    assert changes_since(last, again, again) == ()


def test_a_target_that_moved_is_told_as_that():
    last = briefing(VP, HC)
    moved = board(VP, HC, code="2022-10", level=0.5)
    found = kinds(last, moved, moved)
    assert found.keys() == {ChangeKind.TARGET}
    assert found[ChangeKind.TARGET].text == (
        "Giải ngân / kế hoạch TTg giao: 90,0% đến 31/12/2022, nay là 50,0% đến 31/12/2022"
    )


def test_a_number_that_falls_because_other_units_tell_it_is_said_and_is_no_work():
    """VP got on from 50% to 60%; HC with its 90% is silent, so that the ministry's number falls."""
    high = money("HC", "2022-10", 1000, 900)
    last = briefing(VP, high)
    now = board(VP, high, LATER[0], code="2022-11")
    found = kinds(last, board(VP, high, code="2022-10"), now)
    assert found.keys() == {ChangeKind.PROGRESS, ChangeKind.SCOPE, ChangeKind.STANDING}
    assert found[ChangeKind.PROGRESS].text == (
        "Giải ngân / kế hoạch TTg giao: +10,0 điểm % (tốt lên) ở các đơn vị có cả hai lần; số của "
        "Bộ từ 70,0% thành 60,0%, gồm cả các lý do khác"
    )
    assert found[ChangeKind.SCOPE].text == (
        "Giải ngân / kế hoạch TTg giao: −20,0 điểm % vì không phải kỳ nào cũng có số của Cục Hóa "
        "chất"
    )


def test_a_figure_that_is_judged_otherwise_is_said():
    last = briefing(money("VP", "2022-10", 1000, 900))
    now = board(money("VP", "2022-11", 1000, 500), code="2022-11")
    found = kinds(last, board(money("VP", "2022-10", 1000, 900), code="2022-10"), now)
    assert found[ChangeKind.STANDING].text == (
        "Giải ngân / kế hoạch TTg giao: từ đúng lộ trình (90,0%) thành chậm (50,0%)"
    )


def test_other_units_that_owe_reports_are_told_once_a_view():
    last = briefing(VP, HC)
    wider = board(VP, HC, code="2022-10", owed={View.DISBURSEMENT: ("HC", "VP", "XNK")})
    found = [one for one in changes_since(last, wider, wider) if one.kind is ChangeKind.SCOPE]
    assert [one.text for one in found] == [
        "Báo cáo giải ngân: từ 2 thành 3 đơn vị phải báo cáo (thêm Cục XNK)"
    ]


def test_the_weightiest_is_told_first():
    last = briefing(VP)
    again = board(VP, HC, code="2022-10", level=0.89)
    found = changes_since(last, again, again)
    assert [one.kind for one in found] == [ChangeKind.LATE, ChangeKind.TARGET]


def test_amounts_of_a_new_year_are_not_compared_with_those_of_the_old_one():
    last = briefing(VP, HC)
    now = board(VP, HC, money("VP", "2023-01", 1000, 10), code="2023-01")
    told = changes_since(last, board(VP, HC, code="2022-10"), now)
    assert ChangeKind.PROGRESS not in {one.kind for one in told}


def test_the_slide_says_how_many_of_each_and_how_many_are_not_shown():
    last = briefing(VP)
    again = board(VP, HC, code="2022-10")
    made = briefing(VP, HC, number=2, last=Last(briefing=last, again=again))
    slide = next(one for one in made.slides if one.code == "since")
    assert slide.title == "Thay đổi từ Tài liệu họp số 1 (tháng 10/2022): 1 do báo cáo đến sau"
    assert made.since_number == 1


def test_where_nothing_changed_it_says_so():
    last = briefing(VP, HC)
    again = board(VP, HC, code="2022-10")
    made = briefing(VP, HC, number=2, last=Last(briefing=last, again=again))
    slide = next(one for one in made.slides if one.code == "since")
    assert slide.title == "Không có gì thay đổi từ Tài liệu họp số 1 (tháng 10/2022)"


def test_an_indicator_that_is_no_more_is_passed_over():
    last = briefing(VP, HC)
    gone = replace(last, facts=tuple(replace(one, code="không còn") for one in last.facts))
    again = board(VP, HC, code="2022-10")
    assert changes_since(gone, again, again) == ()


def cases(code, online):
    """Services of VP, of which so many had a case."""
    rows = [
        {
            "procedure_name": f"Thủ tục {at}",
            "service_level": "level_4",
            "cases_received": 2,
            "cases_online": int(at < online),
        }
        for at in range(4)
    ]
    return sent("VP", code, View.SERVICES, rows)


def test_what_moved_two_figures_in_the_same_way_is_told_once_of_both():
    aims = tuple(
        target(f"{one}_with_cases_rate", 0.9) for one in ("level34_services", "online_services")
    )
    was, now = cases("2022-10", 1), cases("2022-11", 2)
    before = board_of(was, code="2022-10", targets=aims)
    last = replace(briefing(), facts=tuple(fact(before.figure(one.indicator_code)) for one in aims))
    found = changes_since(last, before, board_of(was, now, code="2022-11", targets=aims))
    (told,) = found
    assert told.text == (
        "TTHC mức 3, 4 có hồ sơ và DVCTT có phát sinh hồ sơ: +25,0 điểm % (tốt lên); số của Bộ từ "
        "25,0% thành 50,0%"
    )
    assert told.mark.clauses == ("H6", "C8")


@pytest.mark.parametrize("reports", [(), (VP,), (VP, HC)])
def test_a_briefing_is_made_of_whatever_there_is(reports):
    made = briefing(*reports)
    assert made.slides[0].code == "standing"
    assert {"clauses", "units", "disbursement", "not_reported", "asks"} <= {
        one.code for one in made.slides
    }
