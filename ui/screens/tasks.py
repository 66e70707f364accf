"""The screen of tasks made ready: states by unit, ages, deadlines, what is declared."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracking.charts.states import states_chart
from tracking.charts.tables.tasks import (
    ageing_table,
    deadlines_table,
    evidence_key,
    evidence_table,
    states_table,
)
from tracking.charts.tasks import ageing_chart, deadlines_chart, evidence_matrix
from tracking.charts.theme import spec
from tracking.figures.sentences import evidence_sentence, old_sentence, tasks_sentence
from tracking.figures.tasks import (
    DECLARED,
    PROVED,
    TaskLine,
    TasksPage,
    age,
    is_ahead,
    tasks_page,
)
from tracking.figures.words import STATES, parts_text, percent
from tracking.quantities import format_vi
from tracking.specs.units import short_name, unit_name
from tracking.vocabulary import TaskState, View
from ui import reads
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind, Typed, shown
from ui.places import placed
from ui.screens.disagreements import TASKS, disagreements_listing
from ui.sources import source_line


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksScreen:
    """Everything the page draws."""

    content: TasksPage
    headline: str
    rates: str
    states: ChartView
    ages: ChartView
    ahead: ChartView
    evidence: ChartView
    tasks: Listing
    disagreements: Listing


@reads.shared(max_entries=64)
def screen(key: reads.Key, period: str, unit: str | None) -> TasksScreen:
    """The tasks of a period, of the ministry or of a unit."""
    content = tasks_page(reads.board(key, period), reads.merged(key, View.TASKS, period), unit)
    source = source_line(content.on_time)
    return TasksScreen(
        content=content,
        headline=tasks_sentence(content),
        rates=_rates(content),
        states=_states(content, source),
        ages=_ages(content, source),
        ahead=_ahead(content, source),
        evidence=_evidence(content, source),
        tasks=tasks_listing("Danh sách nhiệm vụ", content.lines),
        disagreements=disagreements_listing(
            TASKS, (*content.omitted, *content.disputed), content.uncounted
        ),
    )


def _rates(content: TasksPage) -> str:
    on_time, completion = content.on_time, content.completion
    if on_time.value is None:
        return "Chưa có nhiệm vụ đến hạn."
    return (
        f"Đúng hạn {percent(on_time.value)} ({parts_text(on_time)} nhiệm vụ đến hạn); "
        f"hoàn thành kể cả muộn {percent(completion.value)} ({parts_text(completion)})."
    )


def _states(content: TasksPage, source: str) -> ChartView:
    columns = [Column(name="unit", heading="Đơn vị")]
    columns += [
        Column(name=str(state), heading=word, kind=Kind.COUNT) for state, word in STATES.items()
    ]
    records = [
        {"unit": unit_name(unit), **{str(state): count for state, count in counts.items()}}
        for unit, counts in content.states.items()
    ]
    return ChartView(
        spec=spec(states_chart(states_table(content))),
        title=_states_title(content),
        subtitle="Theo ngày hoàn thành và thời hạn, không theo lời khai; quá hạn nhiều đứng trước",
        source=source,
        listing=Listing(title="Nhiệm vụ theo trạng thái", columns=columns, records=records),
    )


def _states_title(content: TasksPage) -> str:
    late = [counts[TaskState.OVERDUE] for counts in content.states.values()]
    tasks = sum(sum(counts.values()) for counts in content.states.values())
    said = f"{format_vi(sum(late))}/{format_vi(tasks)} nhiệm vụ quá hạn"
    if content.on_time.unit_code:
        return said
    return f"{said}; {late.count(0)}/{len(late)} đơn vị không có nhiệm vụ nào quá hạn"


def _ages(content: TasksPage, source: str) -> ChartView:
    return ChartView(
        spec=spec(ageing_chart(ageing_table(content))),
        title=old_sentence(content),
        subtitle="Nhiệm vụ quá hạn chưa hoàn thành, theo số ngày quá hạn",
        source=source,
        listing=_counts("Tuổi nhiệm vụ quá hạn", "Quá hạn", list(content.ages.items())),
    )


def _ahead(content: TasksPage, source: str) -> ChartView:
    total = sum(content.ahead.values())
    days = [
        (Typed(shown(on, Kind.DATE), on, Kind.DATE), count) for on, count in content.ahead.items()
    ]
    return ChartView(
        spec=spec(deadlines_chart(deadlines_table(content))),
        title=f"{total} nhiệm vụ đến hạn trong 60 ngày tới",
        subtitle="Nhiệm vụ chưa hoàn thành, theo ngày đến hạn",
        source=source,
        listing=_counts("Nhiệm vụ sắp đến hạn", "Ngày đến hạn", days),
    )


def _counts(title: str, heading: str, pairs: Sequence[tuple[str | Typed, int]]) -> Listing:
    columns = (
        Column(name="label", heading=heading),
        Column(name="count", heading="Số nhiệm vụ", kind=Kind.COUNT),
    )
    records = [{"label": label, "count": count} for label, count in pairs]
    return Listing(title=title, columns=columns, records=records)


def _evidence(content: TasksPage, source: str) -> ChartView:
    columns = (
        Column(name="declared", heading="Đơn vị khai"),
        Column(name="proved", heading="Chứng cứ"),
        Column(name="count", heading="Số nhiệm vụ", kind=Kind.COUNT),
    )
    records = [
        {"declared": DECLARED[declared], "proved": PROVED[is_proved], "count": count}
        for (declared, is_proved), count in content.evidence.items()
    ]
    return ChartView(
        spec=spec(evidence_matrix(evidence_table(content))),
        title=evidence_sentence(content),
        subtitle="Lời khai của đơn vị (dọc) và ngày hoàn thành trong báo cáo (ngang)",
        source=source,
        listing=Listing(title="Lời khai và chứng cứ", columns=columns, records=records),
    )


def tasks_listing(title: str, lines: Sequence[TaskLine]) -> Listing:
    """Tasks as a list, each with the cell it stands in; the most overdue first."""
    columns = (
        Column(name="title", heading="Nhiệm vụ", is_long=True),
        Column(name="unit", heading="Đơn vị chủ trì"),
        Column(name="state", heading="Trạng thái"),
        Column(name="days_late", heading="Số ngày muộn", kind=Kind.COUNT),
        Column(name="due_on", heading="Thời hạn", kind=Kind.DATE),
        Column(name="completed_on", heading="Hoàn thành", kind=Kind.DATE),
        Column(name="declared", heading="Đơn vị khai"),
        Column(name="obstacle", heading="Vướng mắc", is_long=True),
        Column(name="leader", heading="Lãnh đạo phụ trách"),
        Column(name="place", heading="Tệp, trang, dòng"),
    )
    ordered = sorted(lines, key=lambda line: (line.state is not TaskState.OVERDUE, -line.days_late))
    return Listing(title=title, columns=columns, records=[_task(line) for line in ordered])


def _task(line: TaskLine) -> dict[str, object]:
    row = line.record.row
    due = row.get("due_on")
    return {
        "unit": short_name(line.unit_code),
        "title": row.get("title"),
        "code": row.get("task_code"),
        "state": STATES[line.state],
        "days_late": line.days_late or None,
        "due_on": due,
        "completed_on": row.get("completed_on"),
        "declared": row.get("declared_status") or DECLARED[line.declared],
        "obstacle": row.get("obstacle"),
        "leader": row.get("leader_in_charge"),
        **placed(line.record),
        "in_state": f"{line.unit_code}|{line.state}",
        "ahead": shown(due, Kind.DATE) if due and is_ahead(line) else "",
        "evidence": evidence_key(line.declared, line.is_proved),
        "declared_code": str(line.declared),
        "is_proved": line.is_proved,
        "age": age(line.days_late) if line.state is TaskState.OVERDUE else "",
        "key": f"{line.unit_code}|{line.record.key}",
        "unit_code": line.unit_code,
    }
