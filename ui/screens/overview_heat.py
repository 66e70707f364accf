"""The heat map of the overview: how each clause of the directive stands at each unit."""

from collections import Counter
from collections.abc import Sequence

from tracking.charts.heat import heat_chart
from tracking.charts.tables.figures import heat_table
from tracking.charts.theme import spec
from tracking.figures.coverage_words import silence_text
from tracking.figures.figure import Figure
from tracking.figures.overview import HeatCell, Overview
from tracking.figures.words import listed
from tracking.specs.directive import clauses
from tracking.specs.units import unit_name
from tracking.vocabulary import Standing
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Typed
from ui.screens.listings import value_of
from ui.sources import figures_source
from ui.standing import standing_text


def clause_codes(content: Overview) -> dict[str, str]:
    """The names of the clauses of the heat map, in its order."""
    shown = [one.clause for one in content.heat if one.standing is not Standing.NOT_APPLICABLE]
    return {code: clauses()[code].title for code in dict.fromkeys(shown) if code in clauses()}


def heat_view(content: Overview) -> ChartView:
    """Every clause at every unit it is asked of: the worst of its figures there."""
    titles = {code: clause.title for code, clause in clauses().items()}
    cells = [cell for cell in content.heat if cell.standing is not Standing.NOT_APPLICABLE]
    units = {cell.unit_code for cell in cells}
    listing = Listing(
        title="Điểm của Chỉ thị theo đơn vị",
        columns=(
            Column(name="clause", heading="Điểm", is_long=True),
            Column(name="unit", heading="Đơn vị"),
            Column(name="standing", heading="So với lộ trình"),
            Column(name="figure", heading="Chỉ số", is_long=True),
            Column(name="value", heading="Giá trị"),
        ),
        records=[
            {
                "clause": f"{cell.clause} · {titles.get(cell.clause, '')}",
                "unit": unit_name(cell.unit_code),
                "standing": standing_text(cell.standing),
                "figure": cell.figure.indicator.label if cell.figure else "",
                "value": _value(cell.figure) if cell.figure else "",
            }
            for cell in cells
        ],
    )
    return ChartView(
        spec=spec(heat_chart(heat_table(cells, titles))),
        title=_heat_title(cells),
        subtitle="Chỉ số kém nhất của điểm tại đơn vị, so với lộ trình; bấm một ô để xem từng số. "
        "Ô trống: điểm không giao cho đơn vị, đơn vị không phải nêu số ấy, hoặc không có việc đến "
        "hạn; “chưa có số liệu”: chưa gửi báo cáo, hoặc gửi mà không nêu số",
        source=figures_source(
            content.period_code,
            len(units),
            len(units & content.lacking.keys()),
            [cell.figure for cell in cells if cell.figure],
        ),
        listing=listing,
    )


def _value(figure: Figure) -> Typed | str:
    """The value, or why there is none."""
    return silence_text(figure) or value_of(figure)


def _heat_title(cells: Sequence[HeatCell]) -> str:
    """The clauses that most units are behind on."""
    late = Counter(cell.clause for cell in cells if cell.standing is Standing.BEHIND)
    most = max(late.values(), default=0)
    if not most:
        return "Không đơn vị nào chậm ở điểm nào của Chỉ thị"
    first = [clause for clause, count in late.items() if count == most]
    each = " mỗi điểm" if first[1:] else ""
    return f"Nhiều đơn vị chậm nhất: điểm {listed(first, other='điểm')} ({most} đơn vị{each})"
