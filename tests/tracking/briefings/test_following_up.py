"""What became of a conclusion: the figures tell where they can, the office where they cannot."""

from datetime import date

import pytest

from tests.reports import board_of, sent, target
from tracking.briefings.story.kept import follow, kept_slide
from tracking.store.conclusions import Conclusion, Outcome
from tracking.vocabulary import View

RATE = "disbursed_assigned_rate"
PROJECT = """
    project_name | plan_assigned_vnd | disbursed_to_date_vnd
    Dự án        | 1.000             | {}
"""


TARGETS = (target(RATE),)


def board(disbursed, targets=TARGETS):
    reports = [sent("VP", "2022-10", View.DISBURSEMENT, PROJECT.format(disbursed))]
    return board_of(
        *reports,
        code="2022-10",
        targets=targets,
        owed={View.DISBURSEMENT: ("VP", "HC")},
    )


def conclusion(**more):
    told = {"number": 1, "line": 1, "said": "Đẩy nhanh giải ngân", "unit_code": "VP"}
    return Conclusion(**{**told, "indicator_code": RATE, **more})


DUE, NOT_DUE = date(2022, 10, 31), date(2022, 11, 30)


@pytest.mark.parametrize(
    ("one", "disbursed", "outcome"),
    [
        (conclusion(due_on=DUE), 900, Outcome.KEPT),
        (conclusion(due_on=NOT_DUE), 900, Outcome.KEPT),
        (conclusion(due_on=DUE), 100, Outcome.SLIPPED),
        (conclusion(due_on=NOT_DUE), 100, Outcome.OPEN),
        (conclusion(), 100, Outcome.OPEN),
        (conclusion(unit_code="HC", due_on=DUE), 900, Outcome.SILENT),
        (conclusion(indicator_code="", due_on=DUE), 900, Outcome.SILENT),
        (conclusion(indicator_code="", due_on=NOT_DUE), 900, Outcome.OPEN),
        (conclusion(indicator_code=""), 900, Outcome.SILENT),
        (conclusion(due_on=DUE, outcome=Outcome.KEPT), 100, Outcome.KEPT),
        (conclusion(due_on=DUE, outcome=Outcome.SLIPPED), 900, Outcome.SLIPPED),
    ],
)
def test_what_became_of_it(one, disbursed, outcome):
    assert follow(one, board(disbursed)).outcome is outcome


def test_it_says_by_which_figure():
    assert follow(conclusion(), board(100)).why == (
        "Giải ngân / kế hoạch TTg giao 10,0%, thấp hơn lộ trình 64,9 điểm %"
    )
    assert follow(conclusion(outcome=Outcome.KEPT), board(100)).why == "theo Văn phòng ghi"


def test_a_target_that_is_no_more_proves_nothing():
    told = follow(conclusion(due_on=DUE), board(100, targets=()))
    assert told.outcome is Outcome.SILENT
    assert told.why == "Giải ngân / kế hoạch TTg giao 10,0%, không còn chỉ tiêu"


def test_what_needs_words_comes_first():
    found = [
        follow(conclusion(line=1), board(900)),
        follow(conclusion(line=2, due_on=DUE), board(100)),
        follow(conclusion(line=3, unit_code="HC"), board(100)),
    ]
    slide = kept_slide(1, found)
    assert slide.title == (
        "3 kết luận của lần họp trước: 1 chậm, 1 chưa có thông tin, 1 đã thực hiện"
    )
    assert [line.head for line in slide.lines] == [
        "Kết luận 1.2 · chậm",
        "Kết luận 1.3 · chưa có thông tin",
        "Kết luận 1.1 · đã thực hiện",
    ]
    assert slide.lines[0].text.startswith("VP Bộ: Đẩy nhanh giải ngân; hạn 31/10/2022; ")
    assert slide.lines[0].mark.units == ("VP",)


def test_what_is_left_of_earlier_meetings_comes_with_the_last_one():
    found = [
        follow(conclusion(number=1, line=4, due_on=DUE), board(100)),
        follow(conclusion(number=2, line=1, due_on=DUE), board(100)),
        follow(conclusion(number=2, line=2), board(900)),
    ]
    slide = kept_slide(2, found)
    assert slide.title == "3 kết luận của các lần họp trước: 2 chậm, 1 đã thực hiện"
    assert slide.subtitle == (
        "Kết luận của Tài liệu họp số 2, và 1 kết luận còn theo dõi của các lần họp trước đó"
    )
    heads = ["Kết luận 2.1 · chậm", "Kết luận 1.4 · chậm", "Kết luận 2.2 · đã thực hiện"]
    assert [line.head for line in slide.lines] == heads


def test_a_meeting_that_concluded_nothing_opens_with_nothing():
    assert kept_slide(1, []) is None
