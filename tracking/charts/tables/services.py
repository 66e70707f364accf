"""Online services as the tables charts are drawn from."""

import pandas as pd

from tracking.figures.services import ServicesPage, is_small
from tracking.specs.levels import level_label
from tracking.specs.units import short_name

SQUARES = ("key", "unit_label", "level_label", "name", "has_cases", "ready", "index")
SHARES = ("key", "label", "online_share", "on_time_share", "cases", "small_number", "is_ours")


def squares_table(page: ServicesPage) -> pd.DataFrame:
    """Every procedure of every unit."""
    rows = [
        {
            "key": f"{line.unit_code}|{line.record.key}",
            "unit_label": short_name(line.unit_code),
            "level_label": level_label(line.record.row.get("service_level") or "không ghi"),
            "name": line.record.row.get("procedure_name") or "",
            "has_cases": bool(line.online_cases),
            "ready": line.is_online,
            "index": index,
        }
        for index, line in enumerate(page.procedures)
    ]
    return pd.DataFrame(rows, columns=list(SQUARES))


def share_table(page: ServicesPage) -> pd.DataFrame:
    """Share online and share on time, by unit; `is_ours` is the one looked at."""
    on_time = {figure.unit_code: figure.value for figure in page.on_time_by_unit}
    rows = [
        {
            "key": figure.unit_code,
            "label": short_name(figure.unit_code or ""),
            "online_share": figure.value,
            "on_time_share": on_time.get(figure.unit_code),
            "cases": figure.denominator,
            "small_number": is_small(figure),
            "is_ours": figure.unit_code == page.with_cases.unit_code,
        }
        for figure in page.online_by_unit
    ]
    return pd.DataFrame(rows, columns=list(SHARES))


def integration_table(page: ServicesPage) -> pd.DataFrame:
    """Procedures of Decision 422 on the national portal, by unit; `is_ours` as above."""
    rows = [
        {
            "key": figure.unit_code,
            "label": short_name(figure.unit_code or ""),
            "done": figure.numerator,
            "total": figure.denominator,
            "is_ours": figure.unit_code == page.integrated.unit_code,
        }
        for figure in page.integrated_by_unit
    ]
    return pd.DataFrame(rows, columns=["key", "label", "done", "total", "is_ours"])
