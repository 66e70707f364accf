"""The PAR Index made ready: published scores, and which part of them the ministry's work moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from tracking.charts.published import ministries_bars
from tracking.charts.theme import spec
from tracking.quantities import format_vi
from tracking.specs.indicators import indicators
from tracking.specs.par_index import (
    AVERAGE,
    OURS,
    PublishedScore,
    Scheme,
    areas,
    history,
    ranking,
    schemes,
)
from tracking.specs.par_points import Point, Score, score, score_by_area
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ParIndex:
    """The index the directive is to raise, as published."""

    title: str
    note: str
    ranking: ChartView
    history: Listing
    areas: Listing
    own_note: str
    own: Listing


def par_index(points: Sequence[Point]) -> ParIndex:
    """Published scores, which part of them the ministry's own work can move, and what it scored
    itself."""
    scheme = schemes()[-1]
    ours = next(score for score in ranking(2023) if score.ministry == OURS)
    lost = scheme.appraisal_max - (ours.appraisal or 0.0)
    return ParIndex(
        title=f"PAR Index {ours.year}: {format_vi(ours.total or 0.0, 2)} điểm, "
        f"hạng {ours.rank}/{ours.ministries}",
        note=f"Phần thẩm định được {format_vi(ours.appraisal or 0.0, 2)} trên "
        f"{format_vi(scheme.appraisal_max, 1)} điểm, còn {format_vi(lost, 2)} điểm, trong đó có "
        "phần của các việc mà bảng này theo dõi. Điều tra xã hội học được "
        f"{format_vi(ours.survey or 0.0, 2)} trên {format_vi(scheme.survey_max, 1)} điểm. "
        "Điểm từng tiêu chí không có trong nguồn công khai nên không tự chấm và không tách được.",
        ranking=_ranking(ours),
        history=Listing(
            title="PAR Index của Bộ qua các năm",
            columns=(
                Column(name="year", heading="Năm"),
                Column(name="total", heading="Điểm", kind=Kind.SCORE),
                Column(name="rank", heading="Hạng", width=72),
                Column(name="note", heading="Ghi chú", is_long=True),
                Column(name="source", heading="Nguồn"),
            ),
            records=[
                {
                    "year": str(score.year),
                    "total": score.total,
                    "rank": f"{score.rank}/{score.ministries}" if score.rank else None,
                    "note": score.note,
                    "source": score.source or None,
                }
                for score in history()
            ],
        ),
        areas=_areas(score_by_area(points)),
        own_note=_own_note(score(points), scheme),
        own=_own(points),
    )


def _ranking(ours: PublishedScore) -> ChartView:
    """The ministries of the year by their published score, with the mean of all among them."""
    scores = ranking(ours.year)
    mean = next(one for one in history(AVERAGE) if one.year == ours.year)
    lined = sorted((*scores, mean), key=lambda one: -(one.total or 0))
    listing = Listing(
        title=f"Xếp hạng PAR Index {ours.year}",
        columns=(
            Column(name="rank", heading="Hạng", kind=Kind.COUNT),
            Column(name="ministry", heading="Bộ"),
            Column(name="total", heading="Tổng công bố", kind=Kind.SCORE),
            Column(name="appraisal", heading="Thẩm định", kind=Kind.SCORE),
            Column(name="survey", heading="Điều tra xã hội học", kind=Kind.SCORE),
            Column(name="source", heading="Nguồn"),
        ),
        records=[{column: getattr(score, column) for column in _SCORE_COLUMNS} for score in lined],
    )
    below = format_vi((mean.total or 0.0) - (ours.total or 0.0), 2)
    return ChartView(
        spec=spec(ministries_bars(_bars(lined), "Điểm")),
        title=f"Bộ Công Thương đứng thứ {ours.rank}/{ours.ministries}, thấp hơn trung bình các bộ "
        f"{below} điểm",
        subtitle=f"Tổng điểm PAR Index {ours.year} trên thang 100, như công bố; bấm một bộ để xem "
        "điểm thành phần",
        source="Nguồn: bài công bố kết quả; địa chỉ của bài ở từng dòng của bảng số liệu.",
        listing=listing,
    )


def parts_of(record: Mapping[str, object]) -> str:
    """The published parts of a line of the ranking: "Bộ Tư pháp: thẩm định 61,86; …"."""
    named = (("thẩm định", "appraisal"), ("điều tra xã hội học", "survey"), ("tổng", "total"))
    said = [f"{word} {shown(record[name], Kind.SCORE)}" for word, name in named if record[name]]
    rank = f" (hạng {record['rank']})" if record["rank"] else ""
    return f"{record['ministry']}{rank}: {'; '.join(said)} điểm."


_SCORE_COLUMNS = ("rank", "ministry", "total", "appraisal", "survey", "source")


def _bars(scores: Sequence[PublishedScore]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "body": [score.ministry for score in scores],
            "period": [date(score.year, 12, 31) for score in scores],
            "value": [score.total for score in scores],
            "rate": [(score.total or 0.0) / 100 for score in scores],
            "is_ours": [score.ministry == OURS for score in scores],
            "text": [format_vi(score.total or 0.0, 2) for score in scores],
        }
    )


def _areas(scores: dict[int, Score]) -> Listing:
    """How the index is made up; own scores stand only where something was filled in."""
    columns = [
        Column(name="name", heading="Lĩnh vực"),
        Column(name="clauses", heading="Điểm theo dõi", width=164),
        Column(name="criteria", heading="Tiêu chí", kind=Kind.COUNT),
        Column(name="components", heading="Thành phần", kind=Kind.COUNT),
    ]
    if scores:
        columns += [
            Column(name="self_points", heading="Bộ tự chấm", kind=Kind.SCORE),
            Column(name="max_points", heading="Tối đa phần đã chấm", kind=Kind.SCORE),
        ]
    records = []
    for area in areas():
        own = scores.get(area.number)
        records.append(
            {
                "name": area.name,
                "criteria": area.criteria,
                "components": area.components,
                "clauses": " ".join(area.clauses) or None,
                "self_points": own and own.self_points,
                "max_points": own and own.max_points,
            }
        )
    return Listing(
        title="Lĩnh vực PAR Index, điểm cùng nội dung",
        columns=columns,
        records=records,
    )


def _own_note(own: Score, scheme: Scheme) -> str:
    if not own.filled:
        return "Bộ chưa điền bảng tự chấm nên chưa có điểm tự chấm."
    scored, most = format_vi(own.self_points, 2), format_vi(own.max_points, 2)
    return (
        f"Bộ tự chấm {scored} trên {most} điểm của {own.filled} dòng đã điền; cả phần thẩm định là "
        f"{format_vi(scheme.appraisal_max, 1)} điểm."
    )


def _own(points: Sequence[Point]) -> Listing:
    """The point table: a line for each criterion and component, blank until the ministry fills
    it in."""
    names = {area.number: area.name for area in areas()}
    return Listing(
        title="Bảng tự chấm PAR Index của Bộ",
        columns=(
            Column(name="area", heading="Lĩnh vực"),
            Column(name="criterion", heading="Tiêu chí", kind=Kind.COUNT),
            Column(name="component", heading="Thành phần", kind=Kind.COUNT),
            Column(name="name", heading="Tên", is_long=True),
            Column(name="max_points", heading="Điểm tối đa", kind=Kind.SCORE),
            Column(name="self_points", heading="Điểm tự chấm", kind=Kind.SCORE),
            Column(name="indicator", heading="Chỉ số trên bảng này"),
        ),
        records=[
            {
                "area": f"{point.area}. {names[point.area]}",
                "criterion": point.criterion_no,
                "component": point.component_no,
                "name": point.name or None,
                "max_points": point.max_points,
                "self_points": point.self_points,
                "indicator": point.indicator_code and indicators()[point.indicator_code].label,
            }
            for point in points
        ],
    )
