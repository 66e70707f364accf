"""Slides of the story: what is drawn is what matters most, and what is left out is said."""

from datetime import UTC, date, datetime, timedelta

from tests.reports import bases_of, board_of, merged_of, sent, target
from tracking.briefings.story.compose import compose
from tracking.figures.whole import whole
from tracking.specs.units import short_name
from tracking.vocabulary import View

ENDS = date(2022, 11, 30)
PLACE = {"_file": "a.xlsx", "_sheet": "Biểu 1", "_row": 9}


def tasks(unit, *days_late):
    rows = [
        {**PLACE, "title": f"Việc {unit} {at}", "due_on": ENDS - timedelta(days=days)}
        for at, days in enumerate(days_late)
    ]
    return sent(unit, "2022-11", View.TASKS, rows)


def money(amount):
    rows = [
        {
            **PLACE,
            "project_name": "Dự án",
            "plan_assigned_vnd": 1000 * 10**9,
            "disbursed_to_date_vnd": amount * 10**9,
        }
    ]
    return sent("VP", "2022-11", View.DISBURSEMENT, rows)


def slide(code, of_tasks=(), of_money=(), targets=()):
    made = whole(
        board_of(*of_tasks, *of_money, code="2022-11", targets=targets),
        {View.TASKS: merged_of(*of_tasks), View.DISBURSEMENT: merged_of(*of_money)},
        bases_of(),
        dict.fromkeys((View.TASKS, View.SERVICES, View.MEASURES), ()),
        {},
    )
    told = compose(
        made,
        number=1,
        snapshot_id="a" * 64,
        made_at=datetime(2022, 12, 10, tzinfo=UTC),
        made_by="Văn phòng",
    )
    return next(one for one in told.slides if one.code == code)


OLD = ("DKT", "TTTN", "CACP", "CACM", "CSTMDB", "PC", "TCCB", "TTB", "VP")
"""In the order of units."""
LATE = (tasks("XNK", 14), tasks("HC", 5, 5, 5), *(tasks(unit, 45) for unit in reversed(OLD)))


def test_of_units_with_as_many_overdue_tasks_those_with_the_oldest_are_drawn():
    found = slide("overdue", LATE)
    assert found.chart.categories == tuple(map(short_name, ("HC", *OLD[:7])))
    assert "biểu đồ vẽ 8 trong 11 đơn vị, nhiều và lâu nhất trước" in found.subtitle


def test_tasks_as_old_as_the_last_of_the_table_are_counted():
    found = slide("overdue", LATE)
    assert [row[2] for row in found.table.rows] == [45] * 5
    said = "bảng nêu các nhiệm vụ quá hạn lâu nhất, còn 4 nhiệm vụ khác cũng quá hạn 45 ngày"
    assert found.subtitle.endswith(said)


def test_where_the_table_has_all_of_the_oldest_nothing_is_counted():
    found = slide("overdue", (tasks("XNK", 14, 13, 12), tasks("HC", 5, 4, 3)))
    assert [row[2] for row in found.table.rows] == [14, 13, 12, 5, 4]
    assert "cũng quá hạn" not in found.subtitle


def test_the_words_of_a_curve_tell_the_level_that_is_needed_too():
    aim = target("disbursed_assigned_rate", 0.95)
    alt = slide("disbursement", of_money=[money(210)], targets=(aim,)).chart.alt
    assert "tháng 11/2022: 21,0% kế hoạch giao, 21,0% kế hoạch sau điều chỉnh, lộ trình " in alt
    assert "lộ trình" not in slide("disbursement", of_money=[money(210)]).chart.alt
