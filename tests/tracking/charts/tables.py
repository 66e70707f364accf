"""Small tables with every awkward thing a real one has, and the charts drawn from them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.bullet import bullet_chart
from tracking.charts.heat import heat_chart
from tracking.charts.pace import pace_chart
from tracking.charts.progress import PlanCut, cumulative_chart
from tracking.charts.published import ministries_bars, ministries_chart
from tracking.charts.ranking import ranking_chart
from tracking.charts.services import integration_chart, share_chart
from tracking.charts.spark import spark_chart
from tracking.charts.squares import squares_chart
from tracking.charts.states import states_chart
from tracking.charts.tasks import ageing_chart, deadlines_chart, evidence_matrix
from tracking.charts.theme import STANDINGS
from tracking.charts.trend import trend_chart
from tracking.vocabulary import Standing, TaskState

LONG = "Trường Đại học Công nghiệp Thực phẩm Thành phố Hồ Chí Minh"
MONTHS = [date(2022, month, 28) for month in range(1, 11)]


def table(*lines: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(lines))


def with_standings(**more: Any) -> pd.DataFrame:
    return table(
        *(
            {
                "key": f"3.{number}",
                "label": LONG,
                "value": None if standing is Standing.NOT_REPORTED else 0.1 * number,
                "expected": 0.6,
                "target": 0.95,
                "standing": standing,
                "value_text": "47,5%",
                "expected_text": "60,0%",
                "target_text": "95%",
                "origin_label": "Bộ đặt",
                "weight": 12.5 * number,
            }
            | more
            for number, standing in enumerate(STANDINGS, 1)
        )
    )


BULLETS = with_standings()
SPARK = table(
    *(
        {"period": f"2022-{month:02}", "label": f"Tháng {month}/2022", "value": level, "text": "1"}
        for month, level in enumerate([0.1, 0.2, None, 0.4], 1)
    )
)
HEAT = table(
    *(
        {
            "clause": clause,
            "clause_label": LONG,
            "unit": unit,
            "unit_label": unit,
            "standing": standing,
            "text": "47,5%",
        }
        for clause in ("3.1", "3.2")
        for unit, standing in zip("ABCDE", STANDINGS, strict=True)
    )
)
ACTUAL = table(
    *(
        {"series": series, "day": day, "label": f"Tháng {day.month}", "value": rate, "text": "47%"}
        for day in MONTHS
        for series, rate in (
            ("assigned", day.month / 20),
            ("adjusted", day.month / (20 if day.month < 9 else 16)),
        )
    )
)
TRAJECTORY = table({"day": date(2022, 1, 1), "value": 0}, {"day": date(2023, 1, 31), "value": 0.95})
FORECAST = table(
    {"day": date(2022, 10, 28), "low": 0.5, "high": 0.5, "text": ""},
    {"day": date(2023, 1, 31), "low": 0.7, "high": 0.9, "text": "31/01: 70% – 90%"},
)
CUT = PlanCut(day=date(2022, 9, 15), text="15/9: kế hoạch giảm còn 1.012 tỷ đồng")
PACE = table(
    {"key": "required", "label": "Cần mỗi tháng", "value": 182.4, "text": "182,4 tỷ đồng"},
    {"key": "best", "label": "Tháng cao nhất", "value": 96.1, "text": "96,1 tỷ đồng"},
    {"key": "recent", "label": "Bình quân ba tháng", "value": None, "text": "–"},
)
STATES = table(
    *(
        {
            "key": unit,
            "label": LONG,
            "state": state,
            "state_label": f"trạng thái {rank}",
            "count": rank,
            "order": rank,
        }
        for unit in "AB"
        for rank, state in enumerate(TaskState)
    )
)
AGEING = table(
    {"bucket": "0-15", "label": "0–15 ngày", "count": 31},
    {"bucket": ">60", "label": "Trên 60 ngày", "count": 9},
)
DEADLINES = table(
    *(
        {"day": day, "label": f"{day:%d/%m/%Y}", "count": number % 3}
        for number in range(60)
        for day in [date(2022, 11, 1) + timedelta(number)]
    )
)
EVIDENCE = table(
    *(
        {
            "declared": declared,
            "evidence": evidence,
            "declared_label": f"Khai {declared}",
            "evidence_label": f"Bằng chứng {evidence}",
            "count": count,
            "disagrees": declared != evidence,
        }
        for declared, evidence, count in (
            ("done", "done", 120),
            ("done", "none", 17),
            ("none", "done", 0),
            ("none", "none", 12),
        )
    )
)
SQUARES = table(
    *(
        {
            "key": f"1.{number}",
            "unit_label": LONG,
            "level_label": "Mức độ 4" if number < 30 else "Mức độ 2",
            "name": f"Thủ tục {number}",
            "has_cases": number < 12,
            "ready": number < 30,
            "index": number,
        }
        for number in range(40)
    )
)
SHARES = table(
    {
        "key": "HC",
        "label": LONG,
        "online_share": 0.475,
        "on_time_share": None,
        "cases": 12345,
        "small_number": False,
        "is_ours": False,
    },
    {
        "key": "CN",
        "label": "Cục Công nghiệp",
        "online_share": 1.0,
        "on_time_share": 0.9,
        "cases": 3,
        "small_number": True,
        "is_ours": False,
    },
)
INTEGRATION = table(
    {"key": "HC", "label": LONG, "done": 5, "total": 14, "is_ours": True},
    {"key": "CN", "label": "Cục Công nghiệp", "done": 3, "total": 3, "is_ours": False},
)
MINISTRIES = table(
    *(
        {
            "body": body,
            "period": day,
            "value": 1e12,
            "rate": day.month / share,
            "is_ours": body == "Bộ Công Thương",
        }
        for body, share in (("Bộ Công Thương", 20), ("Bộ Y tế", 15), (LONG, 30), ("Bộ Xây dựng", 9))
        for day in MONTHS
    )
)
OCTOBER = MINISTRIES[MINISTRIES["period"] == MONTHS[-1]]
TREND = table(
    *(
        {
            "period": day.replace(year=year),
            "label": f"Tháng {day.month}/{year}",
            "mark": f"T{day.month}",
            "value": day.month / 20,
            "text": "47,5%",
            "series": series,
        }
        for year, series in ((2021, "previous"), (2022, "current"))
        for day in MONTHS
    )
)
MILESTONES = table({"period": date(2022, 6, 30), "value": 0.5, "text": "50%"})

DRAWN: dict[str, Callable[[], alt.LayerChart]] = {
    "bullet": lambda: bullet_chart(BULLETS),
    "ranking": lambda: ranking_chart(BULLETS),
    "spark": lambda: spark_chart(SPARK, 0.95),
    "heat": lambda: heat_chart(HEAT),
    "cumulative": lambda: cumulative_chart(ACTUAL, TRAJECTORY, FORECAST, CUT),
    "pace": lambda: pace_chart(PACE),
    "states": lambda: states_chart(STATES),
    "ageing": lambda: ageing_chart(AGEING),
    "deadlines": lambda: deadlines_chart(DEADLINES),
    "evidence": lambda: evidence_matrix(EVIDENCE),
    "squares": lambda: squares_chart(SQUARES),
    "shares": lambda: share_chart(SHARES),
    "integration": lambda: integration_chart(INTEGRATION),
    "ministries": lambda: ministries_chart(MINISTRIES),
    "ministry bars": lambda: ministries_bars(OCTOBER),
    "trend": lambda: trend_chart(TREND, 0.95, MILESTONES),
}
EMPTY: dict[str, Callable[[], alt.LayerChart]] = {
    "bullet": lambda: bullet_chart(BULLETS.head(0)),
    "ranking": lambda: ranking_chart(BULLETS.head(0)),
    "spark": lambda: spark_chart(SPARK.head(0), 0.95),
    "heat": lambda: heat_chart(HEAT.head(0)),
    "cumulative": lambda: cumulative_chart(
        *(one.head(0) for one in (ACTUAL, TRAJECTORY, FORECAST))
    ),
    "pace": lambda: pace_chart(PACE.head(0)),
    "states": lambda: states_chart(STATES.head(0)),
    "ageing": lambda: ageing_chart(AGEING.head(0)),
    "deadlines": lambda: deadlines_chart(DEADLINES.head(0)),
    "evidence": lambda: evidence_matrix(EVIDENCE.head(0)),
    "squares": lambda: squares_chart(SQUARES.head(0)),
    "shares": lambda: share_chart(SHARES.head(0)),
    "integration": lambda: integration_chart(INTEGRATION.head(0)),
    "ministries": lambda: ministries_chart(MINISTRIES.head(0)),
    "ministry bars": lambda: ministries_bars(MINISTRIES.head(0)),
    "trend": lambda: trend_chart(TREND.head(0)),
}
