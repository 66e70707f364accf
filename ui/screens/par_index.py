"""The PAR Index made ready: published scores, and which part of them the ministry's work moves."""

from dataclasses import dataclass

from tracking.quantities import format_vi
from tracking.specs.par_index import OURS, areas, history, ranking, schemes
from ui.columns import Column, Listing
from ui.formats import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ParIndex:
    """The index the directive is to raise, as published."""

    title: str
    note: str
    ranking: Listing
    history: Listing
    areas: Listing


def par_index() -> ParIndex:
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
                Column(name="ministry", heading="Bộ"),
                Column(name="total", heading="Tổng công bố", kind=Kind.SCORE),
                Column(name="appraisal", heading="Thẩm định", kind=Kind.SCORE),
                Column(name="survey", heading="Điều tra xã hội học", kind=Kind.SCORE),
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
                Column(name="total", heading="Điểm", kind=Kind.SCORE),
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
                Column(name="name", heading="Lĩnh vực"),
                Column(name="criteria", heading="Tiêu chí", kind=Kind.COUNT),
                Column(name="components", heading="Thành phần", kind=Kind.COUNT),
            ),
            records=[
                {"name": area.name, "criteria": area.criteria, "components": area.components}
                for area in areas()
            ],
        ),
    )
