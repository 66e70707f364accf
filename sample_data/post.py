"""What happened on the way: who sent late, not at all, again, or with a slip."""

import random
from datetime import datetime, time, timedelta, timezone
from typing import Literal

from tracking.specs.deadlines import deadline

HANOI = timezone(timedelta(hours=7))
Key = tuple[str, str, str]
"""A workbook: unit, the first view in it, period."""

NOT_SENT: frozenset[Key] = frozenset(
    {
        ("CTPN", "tasks", "2022-08"), ("CACM", "tasks", "2022-08"), ("DLNLTT", "tasks", "2022-08"),
        ("PVTM", "services", "2022-08"), ("SDU", "disbursement", "2022-08"),
        ("CTPN", "tasks", "2022-09"), ("TCCT", "tasks", "2022-09"),
        ("VNL", "disbursement", "2022-09"), ("TKNL", "tasks", "2022-10"),
        ("CTDP", "tasks", "2022-10"), ("DLNLTT", "services", "2022-10"),
        ("CTDP", "tasks", "2022-11"), ("HUEIC", "disbursement", "2022-11"),
        ("CACP", "tasks", "2022-12"), ("TTTN", "services", "2022-12"),
    }
)  # fmt: skip
LATE: dict[Key, int] = {
    ("KHCN", "tasks", "2022-08"): 3, ("TTTN", "tasks", "2022-08"): 6, ("HC", "tasks", "2022-08"): 9,
    ("CTDP", "tasks", "2022-08"): 12, ("VIOIT", "tasks", "2022-08"): 2,
    ("QLTT", "services", "2022-08"): 4, ("HUFI", "disbursement", "2022-08"): 7,
    ("DLNLTT", "tasks", "2022-09"): 11, ("HC", "tasks", "2022-09"): 5,
    ("CTDP", "tasks", "2022-09"): 4,
    ("TCDMDN", "tasks", "2022-09"): 3, ("UNETI", "disbursement", "2022-09"): 6,
    ("DLNLTT", "tasks", "2022-10"): 8, ("CTPN", "tasks", "2022-10"): 10,
    ("KHCN", "tasks", "2022-10"): 2,
    ("QLTT", "disbursement", "2022-10"): 3,
    ("KHTC", "tasks", "2022-11"): 16, ("KHTC", "disbursement", "2022-11"): 16,
    ("UBCTQG", "tasks", "2022-11"): 20, ("HC", "services", "2022-11"): 5,
    ("DLNLTT", "tasks", "2022-12"): 4, ("NARIME", "disbursement", "2022-12"): 3,
}  # fmt: skip
"""Days after the deadline. The merged units had to be set up (29/11/2022) before they sent."""

Slip = Literal[
    "no_money_unit", "thousandfold", "last_month", "fewer_cases", "not_yet_done", "rows_left_out",
    "less_paid", "mistyped_rate",
]  # fmt: skip
SENT_AGAIN: dict[Key, tuple[Slip, int, str]] = {
    ("IUH", "disbursement", "2022-09"): ("thousandfold", 4, "_sua don vi tinh"),
    ("TCCB", "tasks", "2022-09"): ("rows_left_out", 3, "_lan 2"),
    ("UNETI", "disbursement", "2022-10"): ("no_money_unit", 1, "_gui lai"),
    ("XNK", "services", "2022-10"): ("fewer_cases", 2, "_dinh chinh"),
    ("CN", "tasks", "2022-11"): ("not_yet_done", 5, "_cap nhat"),
    ("VP", "disbursement", "2022-12"): ("less_paid", 6, "_ban cuoi"),
}
"""What was wrong with the first file, days until the corrected one, and how its name ends."""
REFUSED: Key = ("UNETI", "disbursement", "2022-10")
KEPT_SLIPS: dict[Key, Slip] = {
    ("HUFI", "disbursement", "2022-09"): "last_month",
    ("CACM", "tasks", "2022-10"): "last_month",
    ("DHCNHN", "disbursement", "2022-10"): "mistyped_rate",
}
"""Slips nobody has corrected."""


def received_at(key: Key, days_later: int = 0) -> datetime:
    """When a workbook arrived."""
    unit, view, code = key
    chance = random.Random(f"{unit}{view}{code}{days_later}")
    days = LATE.get(key, -chance.choice((0, 0, 0, 1, 1, 2))) + days_later
    day = deadline(code) + timedelta(days=days)
    if day.weekday() > 4:
        day += timedelta(days=7 - day.weekday() if days > 0 else 4 - day.weekday())
    at = time(chance.randint(8, 16), chance.randint(0, 59), chance.randint(0, 59))
    return datetime.combine(day, at, HANOI)
