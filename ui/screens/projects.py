"""Projects as a list, each with the cell it stands in."""

from collections.abc import Iterable, Mapping

from tracking.figures.disbursement import ProjectLine
from tracking.specs.units import short_name
from ui.columns import Column, Listing
from ui.formats import Kind, shown
from ui.places import placed

_COLUMNS = (
    Column(name="name", heading="Dự án", is_long=True),
    Column(name="unit", heading="Đơn vị"),
    Column(name="assigned", heading="KH giao", kind=Kind.VND),
    Column(name="plan", heading="KH sau điều chỉnh", kind=Kind.VND),
    Column(name="disbursed", heading="Giải ngân", kind=Kind.VND),
    Column(name="assigned_rate", heading="Giải ngân / KH giao", kind=Kind.RATE),
    Column(name="rate", heading="Giải ngân / KH sau điều chỉnh", kind=Kind.RATE),
    Column(name="left", heading="Còn lại", kind=Kind.VND),
    Column(name="obstacle", heading="Vướng mắc", is_long=True),
    Column(name="place", heading="Tệp, trang, dòng"),
)
_OF_OBSTACLES = ("name", "unit", "obstacle", "left", "assigned_rate", "rate", "place")


def projects_listing(title: str, projects: Iterable[ProjectLine]) -> Listing:
    """Projects with plans, what was disbursed, what is left and what stands in the way."""
    return Listing(title=title, columns=_COLUMNS, records=[_project(line) for line in projects])


def obstacles_listing(projects: Iterable[ProjectLine]) -> Listing:
    """The projects whose reports tell of an obstacle, it first."""
    by_name = {column.name: column for column in _COLUMNS}
    told = [line for line in projects if line.record.row.get("obstacle")]
    return Listing(
        title="Vướng mắc",
        columns=tuple(by_name[name] for name in _OF_OBSTACLES),
        records=[_project(line) for line in told],
    )


def _project(line: ProjectLine) -> dict[str, object]:
    row = line.record.row
    return {
        "unit": short_name(line.unit_code),
        "name": row.get("project_name"),
        "code": row.get("project_code"),
        "assigned": line.assigned,
        "plan": line.plan,
        "disbursed": line.disbursed,
        "assigned_rate": line.assigned_rate,
        "rate": line.rate,
        "left": line.left,
        "obstacle": row.get("obstacle"),
        **placed(line.record),
        "key": f"{line.unit_code}|{line.record.key}",
        "unit_code": line.unit_code,
    }


def rates_text(project: Mapping[str, object]) -> str:
    """How far a line of the list is, on the plan assigned and on the one after cuts: the second
    alone would flatter it."""
    said = [
        f"{shown(project[name], Kind.RATE)} {plan}"
        for name, plan in (("assigned_rate", "kế hoạch giao"), ("rate", "sau điều chỉnh"))
        if project[name] is not None
    ]
    return "; ".join(said) or "chưa có số giải ngân"
