"""Slides on tasks: how old the overdue ones are, what is declared and what is proved."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracking.briefings.content import (
    Chart,
    Column,
    Line,
    Mark,
    Measure,
    Series,
    Shape,
    Slide,
    Table,
    Value,
)
from tracking.briefings.story.facts import mark_of
from tracking.briefings.story.standing import MOST_BARS, source_of
from tracking.figures.sentences import evidence_sentence, old_sentence, tasks_sentence
from tracking.figures.tasks import AGES, DECLARED, PROVED, Declared, TaskLine, TasksPage, age
from tracking.figures.whole import Whole
from tracking.specs.reports import in_order
from tracking.specs.units import short_name
from tracking.vocabulary import TaskState

OLDEST = 5
"""Overdue tasks that are named on a slide, and units that are."""


def overdue(whole: Whole) -> Slide:
    """Overdue tasks by unit and by their age, the oldest by name."""
    page = whole.tasks
    late = [line for line in page.lines if line.state is TaskState.OVERDUE]
    late.sort(key=lambda line: -line.days_late)
    return Slide(
        code="overdue",
        title=tasks_sentence(page),
        subtitle=_overdue_subtitle(page, late) if late else "",
        chart=_by_age(late, mark_of(page.on_time).clauses) if late else None,
        table=_oldest(late[:OLDEST]) if late else None,
        source=source_of(whole, [page.on_time]),
    )


def _overdue_subtitle(page: TasksPage, late: Sequence[TaskLine]) -> str:
    """How old they are, that only the units with most of them are drawn, and how many tasks beside
    those in the table are as old; `late` begins with the oldest."""
    units = len({line.unit_code for line in late})
    drawn = (
        f"; biểu đồ vẽ {MOST_BARS} trong {units} đơn vị, nhiều và lâu nhất trước"
        if units > MOST_BARS
        else ""
    )
    least = late[:OLDEST][-1].days_late
    others = sum(line.days_late == least for line in late[OLDEST:])
    more = f", còn {others} nhiệm vụ khác cũng quá hạn {least} ngày" if others else ""
    return f"{old_sentence(page)}{drawn}; bảng nêu các nhiệm vụ quá hạn lâu nhất{more}"


def _by_age(late: Sequence[TaskLine], clauses: tuple[str, ...]) -> Chart:
    """The units with most overdue tasks, of as many the one with the oldest first."""
    counts = Counter((line.unit_code, age(line.days_late)) for line in late)
    of_unit = Counter(line.unit_code for line in late)
    oldest = {line.unit_code: line.days_late for line in reversed(late)}
    units = sorted(in_order(set(of_unit)), key=lambda unit: (-of_unit[unit], -oldest[unit]))
    del units[MOST_BARS:]
    told = "; ".join(f"{short_name(unit)}: {of_unit[unit]}" for unit in units)
    return Chart(
        shape=Shape.STACKED,
        measure=Measure.COUNT,
        categories=tuple(map(short_name, units)),
        series=tuple(
            Series(name=label, values=tuple(float(counts[unit, label]) for unit in units))
            for _, label in reversed(AGES)
        ),
        marks=tuple(Mark(units=(unit,), clauses=clauses) for unit in units),
        alt=f"Nhiệm vụ quá hạn của từng đơn vị theo số ngày quá hạn. {told}.",
    )


def _oldest(found: Sequence[TaskLine]) -> Table:
    return Table(
        columns=(
            Column(heading="Đơn vị"),
            Column(heading="Nhiệm vụ", share=4),
            Column(heading="Quá hạn (ngày)", measure=Measure.COUNT),
        ),
        rows=tuple(
            (short_name(line.unit_code), str(line.record.row.get("title") or ""), line.days_late)
            for line in found
        ),
        marks=tuple(Mark(units=(line.unit_code,)) for line in found),
    )


def evidence(whole: Whole) -> Slide | None:
    """What units declare beside what their dates prove; None where there is no task."""
    page = whole.tasks
    if not page.lines:
        return None
    told = [one for one in DECLARED if any(page.evidence.get((one, done)) for done in PROVED)]
    rows: list[tuple[Value, ...]] = [
        (DECLARED[one], *(page.evidence.get((one, done), 0) for done in PROVED)) for one in told
    ]
    unproved = Counter(
        line.unit_code
        for line in page.lines
        if line.declared is Declared.DONE and not line.is_proved
    )
    return Slide(
        code="evidence",
        title=evidence_sentence(page),
        subtitle="Lời khai của đơn vị (dòng) và ngày hoàn thành trong báo cáo (cột)",
        table=Table(
            columns=(
                Column(heading="Đơn vị khai", share=2),
                *(Column(heading=words, measure=Measure.COUNT) for words in PROVED.values()),
            ),
            rows=tuple(rows),
            marks=(Mark(),) * len(rows),
        ),
        lines=tuple(_unproved(unproved)),
        source=source_of(whole, [page.on_time]),
    )


def _unproved(counted: Counter[str]) -> Iterator[Line]:
    for unit, count in counted.most_common(OLDEST):
        yield Line(
            head=short_name(unit),
            text=f"{count} nhiệm vụ khai hoàn thành, chưa có ngày hoàn thành",
            mark=Mark(units=(unit,)),
        )
