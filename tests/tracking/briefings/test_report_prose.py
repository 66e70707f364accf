"""The words of the Word report: whole sentences, and no number that the briefing does not hold."""

import re
from dataclasses import replace

import pytest

from tests.tracking.briefings.made import OF_HC, briefing
from tracking.briefings.content import Card, Fact, Line, Mark, Slide
from tracking.briefings.report.prose import card_told, fact_told, line_told, sentence
from tracking.briefings.report.text import read_report, report
from tracking.briefings.story.standing import LABELS
from tracking.specs.indicators import indicators, indicators_of
from tracking.vocabulary import Standing, View

FACT = Fact(
    code="disbursed_assigned_rate",
    clause="H3",
    label="Giải ngân / kế hoạch TTg giao",
    is_rate=True,
    numerator=47.5e9,
    denominator=100e9,
    value=0.475,
    expected=0.95,
    target=0.95,
    due_on="31/12/2022",
    target_told="95,0% đến 31/12/2022",
    standing=Standing.BEHIND,
    owed=("HC",),
    present=("HC",),
    parts=(),
    value_text="47,5%",
    parts_text="47,5 tỷ đồng / 100,0 tỷ đồng",
    gap_text="thấp hơn lộ trình 47,5 điểm %",
    change_text="+1,2 điểm %",
    coverage_text="1/1 đơn vị có số liệu",
)
SAID = (
    "Tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao đạt 47,5% (47,5 tỷ đồng / 100,0 tỷ "
    "đồng), thấp hơn lộ trình 47,5 điểm phần trăm (mức cần đạt đến kỳ này: 95,0%), được đánh giá "
    "chậm, tăng 1,2 điểm phần trăm so với kỳ trước ở các đơn vị có báo cáo cả hai kỳ."
)
WHOLE = Mark(clauses=("H3",))


def test_a_figure_is_a_sentence():
    assert fact_told(FACT) == SAID
    none = replace(FACT, value=None, value_text="chưa có số", parts_text="", gap_text="")
    name = "Tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao"
    assert fact_told(none) == f"{name}: chưa có số."
    bare = replace(FACT, gap_text="", change_text="", standing=Standing.NOT_APPLICABLE)
    assert fact_told(replace(bare, parts_text="đơn vị khai 47,5%")).endswith(
        "giao đạt 47,5% (theo số đơn vị khai)."
    )
    assert fact_told(
        replace(bare, code="tasks_overdue", is_rate=False, value_text="27 nhiệm vụ")
    ) == ("Số nhiệm vụ quá hạn chưa hoàn thành là 27 nhiệm vụ.")


def test_a_card_is_told_with_the_figure_that_must_stand_beside_it():
    lines = ("Giải ngân / KH sau điều chỉnh: 94,0%", "cần 95,0%", "1/1 đơn vị có số liệu")
    card = Card(label="Giải ngân", value="47,5%", standing=Standing.BEHIND, lines=lines, mark=WHOLE)
    assert card_told(card, [FACT]) == (
        f"{SAID} Cũng trong kỳ, tỷ lệ giải ngân so với kế hoạch sau điều chỉnh là 94,0%. "
        "1/1 đơn vị có số liệu."
    )
    assert card_told(card, []) == (
        "Giải ngân: 47,5%, chậm (Giải ngân trên KH sau điều chỉnh: 94,0%; cần 95,0%; 1/1 đơn vị "
        "có số liệu)."
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            Line(
                head="H3", text="Giải ngân chưa bảo đảm: thấp hơn lộ trình 47,5 điểm %", mark=WHOLE
            ),
            f"Điểm H3, giải ngân chưa bảo đảm: t{SAID[1:]}",
        ),
        (Line(head="Trên kế hoạch giao", text=f"47,5%; {FACT.parts_text}", mark=WHOLE), SAID),
        (
            Line(head="Trên kế hoạch giao", text=f"47,5%; {FACT.parts_text}", mark=OF_HC),
            "Trên kế hoạch giao: 47,5%; 47,5 tỷ đồng / 100,0 tỷ đồng.",
        ),
        (
            Line(head="Xấu đi", text="Cục HC – Giải ngân / kế hoạch TTg giao: −5,6 điểm %"),
            "Tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao của Cục HC giảm 5,6 điểm "
            "phần trăm.",
        ),
        (Line(head="Lưu ý", text="họp lại", standing=Standing.BEHIND), "Lưu ý: họp lại (chậm)."),
    ],
)
def test_a_line_is_a_sentence(line, told):
    assert line_told(line, [FACT]) == told


def alike(clause, **shown):
    """Every rate of a clause, all with the same numbers."""
    told = {"value_text": "28,4%", "parts_text": "1 / 4", "gap_text": "", "change_text": ""}
    return [
        replace(FACT, code=one.code, clause=clause, label=one.short_label, **{**told, **shown})
        for one in indicators_of(clause)
        if one.is_rate
    ]


@pytest.mark.parametrize(
    ("clause", "head", "code"),
    [
        ("H3", "Trên kế hoạch giao", "disbursed_assigned_rate"),
        ("H3", "Trên kế hoạch sau điều chỉnh", "disbursed_adjusted_rate"),
        ("H6", "Có hồ sơ trực tuyến", "level34_services_with_cases_rate"),
        ("C8", "Hồ sơ nộp trực tuyến", "cases_online_rate"),
        ("C8", "Giải quyết trước và đúng hạn", "cases_on_time_rate"),
        ("C7", "Quyết định 422 đã tích hợp", "decision_422_integrated_rate"),
    ],
)
@pytest.mark.parametrize("shape", ["28,4%; 1 / 4", "28,4% (1 / 4)"])
def test_lines_of_equal_numbers_are_told_each_by_its_own_figure(clause, head, code, shape):
    line = Line(head=head, text=shape, mark=Mark(clauses=(clause,)))
    assert line_told(line, alike(clause)).startswith(
        f"{indicators()[code].label} đạt 28,4% (1 / 4)"
    )


@pytest.mark.parametrize("head", ["Trên kế hoạch", "Nợ đọng", ""])
def test_a_line_that_may_be_of_two_figures_speaks_for_itself(head):
    line = Line(head=head, text="28,4%; 1 / 4", mark=WHOLE)
    assert line_told(line, alike("H3")) == sentence(f"{head}: {line.text}" if head else line.text)


def test_a_distance_that_two_figures_share_is_told_of_none():
    line = Line(head="H3", text="Giải ngân chậm: thấp hơn lộ trình 47,5 điểm %", mark=WHOLE)
    two = alike("H3", gap_text=FACT.gap_text)
    assert line_told(line, two) == ("H3: Giải ngân chậm: thấp hơn lộ trình 47,5 điểm phần trăm.")


@pytest.mark.parametrize(
    ("view", "clause", "code"),
    [
        (View.TASKS, "C2", "tasks_on_time_rate"),
        (View.DISBURSEMENT, "H3", "disbursed_assigned_rate"),
        (View.SERVICES, "H6", "level34_services_with_cases_rate"),
    ],
)
def test_a_card_is_told_by_the_figure_its_label_names(view, clause, code):
    card = Card(
        label=LABELS[view],
        value="28,4%",
        standing=Standing.BEHIND,
        lines=("A: 1,0%",),
        mark=Mark(clauses=(clause,)),
    )
    facts = list(reversed(alike(clause)))
    assert card_told(card, facts).startswith(f"{indicators()[code].label} đạt 28,4%")


def test_nothing_a_line_or_a_card_says_of_its_figure_is_lost():
    stated = "; ".join((f"47,5%; {FACT.parts_text}, mới 3/15 đơn vị nêu số này", FACT.gap_text))
    line = Line(head="Trên kế hoạch giao", text=stated, mark=WHOLE)
    assert line_told(line, [FACT]) == f"{SAID} Mới 3/15 đơn vị nêu số này."
    lines = ("A: 94,0%", "+1,2 điểm % so với kỳ trước ở 14 đơn vị có cả hai kỳ", "thêm 7 dự án")
    card = Card(label="Giải ngân", value="47,5%", standing=Standing.BEHIND, lines=lines, mark=WHOLE)
    told = card_told(card, [FACT])
    assert "tăng 1,2 điểm phần trăm so với kỳ trước ở 14 đơn vị có cả hai kỳ." in told
    assert told.endswith("Thêm 7 dự án.")
    assert told.count("1,2") == 1
    mean = replace(FACT, parts_text="trung bình 3 tháng đơn vị khai 47,5%")
    assert "đạt 47,5% (theo số trung bình 3 tháng đơn vị khai)" in fact_told(mean)


def test_what_moved_less_than_is_shown_is_not_called_a_change():
    assert sentence("0,0 điểm % so với kỳ trước") == "Hầu như không đổi so với kỳ trước."
    assert sentence("10,0 điểm % so với kỳ trước") == "10,0 điểm phần trăm so với kỳ trước."


def test_a_span_of_numbers_is_no_fall():
    assert sentence("đạt 10 -15%, −5,6 điểm %") == "Đạt 10 -15%, giảm 5,6 điểm phần trăm."


def test_no_number_is_one_that_the_briefing_does_not_hold():
    lines = (Line(head="H3", text="Chậm: thấp hơn lộ trình 47,5 điểm %", mark=WHOLE),)
    made = briefing(Slide(code="clauses", title="1 điểm chậm", lines=lines), facts=(FACT,))
    told = read_report(report(made)).text
    assert "Điểm H3, chậm: tỷ lệ giải ngân so với kế hoạch" in told
    decimals = set(re.findall(r"\d+,\d+", told))
    assert decimals == {"47,5", "100,0", "95,0", "1,2"}
