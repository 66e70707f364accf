"""Slides on disbursement and on online services."""

from collections import Counter
from collections.abc import Sequence

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
)
from tracking.briefings.story.facts import mark_of
from tracking.briefings.story.standing import MOST_BARS, source_of
from tracking.figures.disbursement import DisbursementPage, Point
from tracking.figures.figure import Figure
from tracking.figures.sentences import (
    disbursement_sentence,
    pace_sentence,
    services_sentence,
)
from tracking.figures.services import ProcedureLine
from tracking.figures.whole import Whole
from tracking.figures.words import billions, counted_text, gap_text, parts_text, percent
from tracking.period_codes import period_label
from tracking.specs.units import short_name


def disbursement(whole: Whole) -> Slide:
    """Both rates over the year, and the pace that is needed."""
    page = whole.disbursement
    needed = Line(head="Nhịp cần có", text=pace_sentence(page), mark=mark_of(page.adjusted))
    plans = [
        Line(
            head=head,
            text=_rate_text(figure),
            standing=figure.standing if figure.target else None,
            mark=mark_of(figure),
        )
        for head, figure in (
            ("Trên kế hoạch giao", page.assigned),
            ("Trên kế hoạch sau điều chỉnh", page.adjusted),
        )
        if figure.value is not None
    ]
    cut = Line(head="Lưu ý", text=_cut(page))
    return Slide(
        code="disbursement",
        title=disbursement_sentence(page),
        subtitle="Lũy kế từ đầu năm trên hai mẫu số, so với lộ trình",
        chart=_curve(page),
        lines=(*plans, needed, *([cut] if cut.text else [])),
        source=source_of(whole, [page.assigned]),
    )


def _cut(page: DisbursementPage) -> str:
    """That the plan was cut, in few words; "" where it was not."""
    cut = page.cut
    if cut is None:
        return ""
    when, ends = period_label(cut.period_code), f"{billions(cut.before)} còn {billions(cut.after)}"
    return f"{when} kế hoạch giảm từ {ends}; tỷ lệ tăng vì mẫu số nhỏ đi"


def _rate_text(figure: Figure) -> str:
    said = (percent(figure.value), counted_text(figure), gap_text(figure))
    return "; ".join(filter(None, said))


def _curve(page: DisbursementPage) -> Chart | None:
    if not page.points:
        return None
    names = ("Trên kế hoạch giao", "Trên kế hoạch sau điều chỉnh", "Lộ trình")
    values = (
        [point.assigned_rate for point in page.points],
        [point.adjusted_rate for point in page.points],
        [point.expected for point in page.points],
    )
    series = tuple(
        Series(name=name, values=tuple(None if one is None else float(one) for one in told))
        for name, told in zip(names, values, strict=True)
        if any(one is not None for one in told)
    )
    mark = mark_of(page.assigned)
    return Chart(
        shape=Shape.LINES,
        measure=Measure.RATE,
        categories=tuple(point.label for point in page.points),
        series=series,
        marks=(mark,) * len(page.points),
        alt=f"Đường giải ngân lũy kế. {'; '.join(map(_point_text, page.points))}.",
    )


def _point_text(point: Point) -> str:
    said = [
        f"{percent(point.assigned_rate)} kế hoạch giao",
        f"{percent(point.adjusted_rate)} kế hoạch sau điều chỉnh",
    ]
    if point.expected is not None:
        said.append(f"lộ trình {percent(point.expected)}")
    return f"{point.label}: {', '.join(said)}"


def services(whole: Whole) -> Slide:
    """Which units have services that are ready and have no online case."""
    page = whole.services
    unused = [line for line in page.procedures if line.has_none]
    by_unit = Counter(line.unit_code for line in unused).most_common()
    title = services_sentence(page, unused)
    lines = [
        Line(
            head=head, text=f"{percent(figure.value)} ({parts_text(figure)})", mark=mark_of(figure)
        )
        for head, figure in (
            ("Có hồ sơ trực tuyến", page.with_cases),
            ("Hồ sơ nộp trực tuyến", page.online_share),
            ("Giải quyết trước và đúng hạn", page.on_time),
            ("Quyết định 422 đã tích hợp", page.integrated),
        )
        if figure.value is not None
    ]
    return Slide(
        code="services",
        title=title,
        subtitle="Số dịch vụ mức 3, 4 chưa có hồ sơ trực tuyến trong năm, theo đơn vị",
        chart=_bars(by_unit[:MOST_BARS], "Dịch vụ chưa có hồ sơ", _clause(page.with_cases)),
        lines=tuple(lines),
        source=source_of(whole, [page.with_cases]),
    )


def unused_services(whole: Whole) -> Slide | None:
    """Every service without a case by its name: what is asked for when the number is read."""
    unused = [line for line in whole.services.procedures if line.has_none]
    if not unused:
        return None
    return Slide(
        code="unused",
        title=f"{len(unused)} dịch vụ mức 3, 4 chưa có hồ sơ trực tuyến trong năm",
        subtitle="Theo đơn vị",
        table=Table(
            columns=(Column(heading="Đơn vị"), Column(heading="Thủ tục", share=4)),
            rows=tuple((short_name(line.unit_code), _name_of(line)) for line in unused),
            marks=tuple(
                Mark(units=(line.unit_code,), clauses=_clause(whole.services.with_cases))
                for line in unused
            ),
        ),
        source=source_of(whole, [whole.services.with_cases]),
    )


def _name_of(line: ProcedureLine) -> str:
    row = line.record.row
    return str(row.get("procedure_name") or row.get("procedure_code") or "")


def _clause(figure: Figure) -> tuple[str, ...]:
    return (figure.indicator.clause,)


def _bars(counted: Sequence[tuple[str, int]], name: str, clause: tuple[str, ...]) -> Chart | None:
    if not counted:
        return None
    told = "; ".join(f"{short_name(unit)}: {count}" for unit, count in counted)
    return Chart(
        shape=Shape.BARS,
        measure=Measure.COUNT,
        categories=tuple(short_name(unit) for unit, _ in counted),
        series=(Series(name=name, values=tuple(float(count) for _, count in counted)),),
        marks=tuple(Mark(units=(unit,), clauses=clause) for unit, _ in counted),
        alt=f"{name} theo đơn vị. {told}.",
    )
