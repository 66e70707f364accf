"""Projects as a list, each with the cell it stands in."""

from collections.abc import Iterable

from tracking.figures.disbursement import ProjectLine
from tracking.specs.units import short_name
from ui.columns import Column, Listing
from ui.formats import Kind, shown


def with_obstacles(projects: Iterable[ProjectLine]) -> list[ProjectLine]:
    """Those whose report tells of an obstacle."""
    return [line for line in projects if line.record.row.get("obstacle")]


def projects_listing(title: str, projects: Iterable[ProjectLine]) -> Listing:
    """Projects with plans, what was disbursed, what is left and what stands in the way."""
    columns = (
        Column(name="unit", heading="Đơn vị"),
        Column(name="name", heading="Dự án", is_long=True),
        Column(name="assigned", heading="Kế hoạch giao (tỷ đồng)", kind=Kind.VND),
        Column(name="plan", heading="Kế hoạch hiện nay (tỷ đồng)", kind=Kind.VND),
        Column(name="disbursed", heading="Giải ngân (tỷ đồng)", kind=Kind.VND),
        Column(name="rate", heading="Tỷ lệ", kind=Kind.RATE),
        Column(name="left", heading="Còn lại (tỷ đồng)", kind=Kind.VND),
        Column(name="obstacle", heading="Vướng mắc", is_long=True),
        Column(name="place", heading="Trang, dòng"),
    )
    return Listing(title=title, columns=columns, records=[_project(line) for line in projects])


def _project(line: ProjectLine) -> dict[str, object]:
    row = line.record.row
    return {
        "unit": short_name(line.unit_code),
        "name": row.get("project_name"),
        "assigned": line.assigned,
        "plan": line.plan,
        "disbursed": line.disbursed,
        "rate": line.rate,
        "left": line.left,
        "obstacle": row.get("obstacle"),
        "place": f"{row['_sheet']}, dòng {row['_row']}",
        "unit_code": line.unit_code,
    }


def rate_text(rate: object) -> str:
    """How far a project is, in words."""
    return shown(rate, Kind.RATE) if isinstance(rate, float) else "chưa có số giải ngân"
