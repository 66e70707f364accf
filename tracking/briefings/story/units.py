"""Slides on the units: who has not reported, and what is asked of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tracking.briefings.content import Column, Line, Mark, Slide, Table
from tracking.briefings.story.standing import source_of
from tracking.figures.sentences import coverage_sentence
from tracking.figures.tasks import Declared
from tracking.figures.whole import Whole
from tracking.figures.words import gap_text, percent
from tracking.specs.reports import in_order
from tracking.specs.units import unit_name
from tracking.vocabulary import Standing, TaskState

Asked = dict[str, list[str]]
"""Unit -> what is asked of it, in sentences."""


def not_reported(whole: Whole) -> Slide:
    """The units whose reports are missing, with the reports."""
    lacking = whole.overview.lacking
    table = Table(
        columns=(Column(heading="Đơn vị", share=2), Column(heading="Báo cáo còn thiếu", share=3)),
        rows=tuple((unit_name(unit), views) for unit, views in lacking.items()),
        marks=tuple(Mark(units=(unit,)) for unit in lacking),
    )
    title = f"{len(lacking)} đơn vị chưa gửi đủ báo cáo" if lacking else "Mọi đơn vị đã gửi đủ"
    return Slide(
        code="not_reported",
        title=title,
        subtitle=coverage_sentence(whole.overview) if lacking else "",
        table=table if lacking else None,
        lines=() if lacking else (Line(text=coverage_sentence(whole.overview)),),
        source=source_of(whole, whole.overview.targeted),
    )


def asks(whole: Whole) -> Slide:
    """What is asked of each unit, by rule: reports, overdue tasks, proofs, disbursement, cases."""
    asked: Asked = defaultdict(list)
    for found in (_reports, _overdue, _proofs, _disbursement, _cases):
        for unit, what in found(whole):
            asked[unit].append(what)
    units = in_order(set(asked))
    return Slide(
        code="asks",
        title=f"Đề nghị {len(units)} đơn vị" if units else "Không có đề nghị nào với đơn vị",
        subtitle="Nêu theo số liệu của kỳ; chủ trì cuộc họp quyết định",
        table=_table(asked, units) if units else None,
        source=source_of(whole, whole.overview.targeted),
    )


def _table(asked: Mapping[str, list[str]], units: tuple[str, ...]) -> Table:
    return Table(
        columns=(Column(heading="Đơn vị"), Column(heading="Đề nghị", share=3)),
        rows=tuple((unit_name(unit), _sentences(asked[unit])) for unit in units),
        marks=tuple(Mark(units=(unit,)) for unit in units),
    )


def _sentences(parts: list[str]) -> str:
    whole = "; ".join(parts)
    return f"{whole[:1].upper()}{whole[1:]}."


def _reports(whole: Whole) -> Iterator[tuple[str, str]]:
    for unit, views in whole.overview.lacking.items():
        yield unit, f"gửi báo cáo còn thiếu: {views}"


def _overdue(whole: Whole) -> Iterator[tuple[str, str]]:
    days: dict[str, list[int]] = defaultdict(list)
    for line in whole.tasks.lines:
        if line.state is TaskState.OVERDUE:
            days[line.unit_code].append(line.days_late)
    for unit, late in days.items():
        yield unit, f"hoàn thành {len(late)} nhiệm vụ quá hạn, lâu nhất {max(late)} ngày"


def _proofs(whole: Whole) -> Iterator[tuple[str, str]]:
    counts: dict[str, int] = defaultdict(int)
    for line in whole.tasks.lines:
        if line.declared is Declared.DONE and not line.is_proved:
            counts[line.unit_code] += 1
    for unit, count in counts.items():
        yield unit, f"bổ sung ngày hoàn thành của {count} nhiệm vụ đã khai hoàn thành"


def _disbursement(whole: Whole) -> Iterator[tuple[str, str]]:
    for figure in whole.disbursement.units:
        if figure.standing is Standing.BEHIND and figure.unit_code:
            said = f"đẩy nhanh giải ngân: mới đạt {percent(figure.value)}, {gap_text(figure)}"
            yield figure.unit_code, said


def _cases(whole: Whole) -> Iterator[tuple[str, str]]:
    counts: dict[str, int] = defaultdict(int)
    for line in whole.services.procedures:
        counts[line.unit_code] += line.has_none
    for unit, count in counts.items():
        if count:
            yield unit, f"có giải pháp để {count} dịch vụ mức 3, 4 phát sinh hồ sơ trực tuyến"
