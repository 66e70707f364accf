"""The directive made ready: clause by clause, and the PAR Index it is to raise."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracking.charts.bullet import bullet_chart
from tracking.charts.tables.figures import bullet_table
from tracking.charts.theme import spec
from tracking.figures.directive import ClauseLine, directive_page, untold
from tracking.figures.figure import Figure
from tracking.figures.overview import standing_of
from tracking.figures.words import STANDINGS, day, listed, target_text
from tracking.periods import period as period_of
from tracking.quantities import format_vi
from tracking.specs.directive import EVERY_UNIT, ClauseKind, clause_units, directive
from tracking.specs.par_index import OURS, areas, history, ranking, schemes
from tracking.specs.units import short_name
from tracking.vocabulary import Standing
from ui import reads
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.listings import figures_listing
from ui.sources import source_line

KINDS = {
    ClauseKind.SHORTCOMING: "Hạn chế phải khắc phục",
    ClauseKind.GENERAL: "Nhiệm vụ chung",
    ClauseKind.UNIT: "Nhiệm vụ của từng đơn vị",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClause:
    """A clause: what it asks, of whom, how it stands, its figures as bars and as a table."""

    code: str
    title: str
    obligation: str
    who: str
    told: bool
    standing: Standing
    chart: ChartView | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveScreen:
    """Everything the page draws."""

    headline: str
    beneath: str
    parts: tuple[tuple[str, tuple[ShownClause, ...]], ...]
    par_index: "ParIndex"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParIndex:
    """The index the directive is to raise, as published."""

    title: str
    note: str
    ranking: Listing
    history: Listing
    areas: Listing


@reads.shared(max_entries=64)
def screen(key: reads.Key, period: str, unit: str | None) -> DirectiveScreen:
    """The directive in a period, for the ministry or for a unit."""
    lines = directive_page(reads.board(key, period), unit)
    shown = {line.clause.code: _clause(line, period) for line in lines}
    parts = tuple(
        (title, tuple(shown[line.clause.code] for line in lines if line.clause.kind is kind))
        for kind, title in KINDS.items()
    )
    return DirectiveScreen(
        headline=_headline(lines),
        beneath=_beneath(lines),
        parts=parts,
        par_index=_par_index(),
    )


def _headline(lines: Sequence[ClauseLine]) -> str:
    told = [line for line in lines if line.clause.told]
    measured = [line for line in told if line.standing is not Standing.NOT_APPLICABLE]
    good = sum(line.standing is Standing.ON_TRACK for line in measured)
    slow = sum(line.standing is Standing.BEHIND for line in measured)
    if not measured:
        return f"{len(told)} điểm của Chỉ thị 07; chưa điểm nào có chỉ tiêu được giao"
    behind = f", {slow} điểm chậm" if slow else ""
    return f"{good}/{len(measured)} điểm có chỉ tiêu đúng lộ trình{behind}"


def _beneath(lines: Sequence[ClauseLine]) -> str:
    about = directive()
    return (
        f"Chỉ thị {about.number} ngày {day(about.issued_on)}. Chỉ thị không nêu con số nào: mỗi "
        f"chỉ tiêu ghi rõ lấy từ đâu. {untold(lines)} điểm nguồn không thuật lại được giữ chỗ, "
        f"không suy diễn. Nguồn: {about.source_title}."
    )


def _clause(line: ClauseLine, period: str) -> ShownClause:
    clause = line.clause
    units = clause_units(clause, period_of(period).end)
    everyone = EVERY_UNIT in clause.units
    who = "tất cả các đơn vị" if everyone else listed(map(short_name, units), most=6)
    rates = [one for one in line.figures if one.indicator.is_rate]
    return ShownClause(
        code=clause.code,
        title=clause.title,
        obligation=clause.obligation,
        who=who,
        told=clause.told,
        standing=line.standing,
        chart=_chart(line, rates) if rates else None,
        figures=line.figures,
    )


def _chart(line: ClauseLine, rates: Sequence[Figure]) -> ChartView:
    first = rates[0]
    return ChartView(
        spec=spec(bullet_chart(bullet_table(rates))),
        title=_told(first),
        subtitle=_targets(rates),
        source=source_line(first),
        listing=figures_listing(f"Điểm {line.clause.code}", line.figures),
    )


def _targets(rates: Sequence[Figure]) -> str:
    """Every target of a clause and where it comes from."""
    given = [one for one in rates if one.target]
    if len(given) == 1:
        return f"Chỉ tiêu: {target_text(given[0])}."
    said = (f"{one.indicator.short_label}: {target_text(one)}" for one in given)
    return f"Chỉ tiêu: {'; '.join(said)}." if given else ""


def _told(figure: Figure) -> str:
    if figure.value is None:
        return f"{figure.indicator.label}: chưa có số liệu"
    value = f"{format_vi(figure.value * 100, 1)}%"
    if not figure.target:
        return f"{figure.indicator.label}: {value} (chưa có chỉ tiêu được giao)"
    return f"{figure.indicator.label}: {value}, {STANDINGS[standing_of(figure)]}"


def _par_index() -> ParIndex:
    """Published scores, and which part of them the ministry's own work can move."""
    scheme = schemes()[-1]
    ours = next(score for score in ranking(2023) if score.ministry == OURS)
    lost = scheme.appraisal_max - (ours.appraisal or 0.0)
    return ParIndex(
        title=f"PAR Index {ours.year}: {format_vi(ours.total or 0.0, 2)} điểm, "
        f"hạng {ours.rank}/{ours.ministries}",
        note=f"Phần thẩm định được {format_vi(ours.appraisal or 0.0, 2)} trên "
        f"{format_vi(scheme.appraisal_max, 1)} điểm: còn {format_vi(lost, 2)} điểm, trong "
        "đó có phần của các việc mà bảng này theo dõi; phần còn lại là điều tra xã hội học. "
        "Điểm từng tiêu chí không có trong nguồn công khai nên không tự chấm và không tách được.",
        ranking=Listing(
            title="Xếp hạng PAR Index 2023",
            columns=(
                Column(name="rank", heading="Hạng", kind=Kind.COUNT),
                Column(name="ministry", heading="Bộ", is_long=True),
                Column(name="appraisal", heading="Thẩm định", kind=Kind.NUMBER),
                Column(name="survey", heading="Điều tra xã hội học", kind=Kind.NUMBER),
                Column(name="total", heading="Tổng công bố", kind=Kind.NUMBER),
            ),
            records=[
                {
                    "rank": score.rank,
                    "ministry": score.ministry,
                    "appraisal": score.appraisal,
                    "survey": score.survey,
                    "total": score.total,
                }
                for score in ranking(2023)
            ],
        ),
        history=Listing(
            title="PAR Index của Bộ qua các năm",
            columns=(
                Column(name="year", heading="Năm"),
                Column(name="total", heading="Điểm", kind=Kind.NUMBER),
                Column(name="rank", heading="Hạng"),
                Column(name="note", heading="Ghi chú", is_long=True),
            ),
            records=[
                {
                    "year": str(score.year),
                    "total": score.total,
                    "rank": f"{score.rank}/{score.ministries}" if score.rank else None,
                    "note": score.note,
                }
                for score in history()
            ],
        ),
        areas=Listing(
            title="Cấu trúc PAR Index cấp bộ",
            columns=(
                Column(name="name", heading="Lĩnh vực", is_long=True),
                Column(name="criteria", heading="Tiêu chí", kind=Kind.COUNT),
                Column(name="components", heading="Tiêu chí thành phần", kind=Kind.COUNT),
            ),
            records=[
                {"name": area.name, "criteria": area.criteria, "components": area.components}
                for area in areas()
            ],
        ),
    )
