"""Public investment of the sample: the projects of each investor and what was paid by month.

The sums are those the ministry published for 2022: assigned 825.255, cut to 418.571, paid by the
end of December 392.036 triệu đồng.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sample_data.calendar_of_reports import FROM, month, name_of, now_called
from sample_data.model_tasks import CONTENT

MILLION = 10**6
ASSIGNED, ADJUSTED, PAID = 825_255, 418_571, 392_036
"""In triệu đồng."""
CURVES = {
    "early": (0.46, 0.53, 0.61, 0.71, 0.84, 1.0),
    "even": (0.32, 0.4, 0.49, 0.6, 0.76, 1.0),
    "late": (0.19, 0.27, 0.36, 0.47, 0.66, 1.0),
    "last": (0.03, 0.06, 0.11, 0.2, 0.5, 1.0),
    "none": (0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
}
"""Shares of the year's payments made by the end of July to December."""
PROPOSAL = "Đề nghị Bộ điều chỉnh giảm kế hoạch vốn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project, amounts in triệu đồng."""

    investor: str
    code: str
    name: str
    years: str
    total: int
    assigned: int
    adjusted: int
    paid: int
    curve: str
    carried: int
    obstacle: str

    def paid_by(self, at: int) -> int:
        """Paid of this year's plan by the end of a month, 7 to 12."""
        return round(self.paid * CURVES[self.curve][at - 7])


@cache
def projects() -> tuple[Project, ...]:
    """Every project, its amounts scaled to the published sums."""
    lines = (CONTENT / "projects.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    weights = [float(row[5]) for row in rows]
    kept = [weight * float(row[6]) for weight, row in zip(weights, rows, strict=True)]
    spent = [weight * float(row[7]) for weight, row in zip(kept, rows, strict=True)]
    assigned = apportion(ASSIGNED, weights)
    adjusted = apportion(ADJUSTED, kept)
    paid = apportion(PAID, spent)
    return tuple(
        Project(
            investor=row[0], code=row[1], name=row[2], years=row[3], total=int(row[4]),
            assigned=assigned[at], adjusted=adjusted[at], paid=paid[at], curve=row[8],
            carried=int(row[9] or 0), obstacle=row[10],
        )
        for at, row in enumerate(rows)
    )  # fmt: skip


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts of a total by weights; the largest remainders take what is left."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(one) for one in exact]
    by_rest = sorted(range(len(parts)), key=lambda at: parts[at] - exact[at])
    for at in by_rest[: total - sum(parts)]:
        parts[at] += 1
    return parts


def investors(code: str) -> list[str]:
    """The units that answer for projects in a period."""
    return list(dict.fromkeys(now_called(one.investor, code) for one in projects()))


def of_investor(unit: str, code: str) -> list[Project]:
    """The projects of an investor."""
    return [one for one in projects() if now_called(one.investor, code) == unit]


def record(one: Project, code: str) -> dict[str, Any]:
    """A project as it stands at the end of a period; the plan is cut in November."""
    at, is_cut = month(code), code >= FROM
    plan = one.adjusted if is_cut else one.assigned
    paid = one.paid_by(at)
    carried_paid = round(one.carried * min(1.0, 0.3 + 0.15 * (at - 7)))
    found: dict[str, Any] = {
        "project_code": one.code,
        "project_name": one.name,
        "funding_source": "Vốn trong nước",
        "investor": name_of(now_called(one.investor, code)),
        "total_investment_vnd": one.total * MILLION,
        "plan_assigned_vnd": one.assigned * MILLION,
        "plan_adjusted_vnd": plan * MILLION,
        "plan_carried_over_vnd": one.carried * MILLION or None,
        "disbursed_to_date_vnd": paid * MILLION,
        "disbursed_in_period_vnd": (paid - one.paid_by(at - 1)) * MILLION,
        "disbursed_carried_over_vnd": carried_paid * MILLION or None,
        "forecast_year_vnd": _forecast(one, at) * MILLION,
        "obstacle": one.obstacle or None,
        "proposal": PROPOSAL if one.obstacle and not is_cut and at >= 9 else None,
        "_years": one.years,
        "_groups": ("Dự án chuyển tiếp" if int(one.years[:4]) < 2022 else "Dự án khởi công mới",),
        "_code": one.code,
    }
    return found | {"disbursed_rate": round(paid / plan + 1e-9, 3) if plan else None}


def _forecast(one: Project, at: int) -> int:
    """Offices hope for nearly all of the plan until it is cut; in December they look to January."""
    if at < month(FROM):
        return round(one.assigned * (0.55 if one.obstacle else 0.97))
    left = one.adjusted - one.paid
    return one.paid + round(left * (0.6 if at == 12 else 0.3))
