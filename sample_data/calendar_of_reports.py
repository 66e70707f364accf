"""Which periods the sample covers, which unit reports in each, and under what name."""

from datetime import date

from tracking.periods import period, reporting_window
from tracking.specs.units import unit_by_code, units

PERIODS = ("2022-08", "2022-09", "2022-10", "2022-11", "2022-12")
MERGED = {"KH": "KHTC", "TCDMDN": "KHTC", "CTBVNTD": "UBCTQG"}
CLOSED = "CTPN"
FROM = "2022-11"
"""The first period reported by the structure of Nghị định 96/2022/NĐ-CP."""


def month(code: str) -> int:
    """The month of a period."""
    return int(code[-2:])


def closing(code: str) -> date:
    """The day figures of a period close, by Nghị định 09/2019/NĐ-CP."""
    return reporting_window(code)[1]


def now_called(unit: str, code: str) -> str:
    """The unit that answers for another in a period; itself before the merger."""
    return MERGED.get(unit, unit) if code >= FROM else unit


def name_of(unit: str) -> str:
    """The full name of a unit of 2022."""
    found = unit_by_code(unit, date(2022, 10, 31)) or unit_by_code(unit)
    assert found is not None, unit
    return found.name


def ministry_units(code: str) -> list[str]:
    """The units of the ministry's structure at the end of a period."""
    end = period(code).end
    return [unit.code for unit in units() if unit.kind == "ministry" and unit.is_valid(end)]


def words(unit: str, code: str) -> dict[str, str]:
    """The words of titles and file names."""
    start, end = reporting_window(code)
    last = period(code).end
    name = name_of(unit)
    return {
        "m": str(month(code)), "mm": code[-2:], "y": code[:4], "ma": unit,
        "thang": f"tháng {month(code)} năm {code[:4]}",
        "THANG": f"THÁNG {month(code)} NĂM {code[:4]}",
        "Thang": f"Tháng {month(code)} năm {code[:4]}",
        "tu": f"{start.day}/{start.month}/{start.year}",
        "den": f"{end.day}/{end.month}/{end.year}",
        "cuoi": f"{last:%d/%m/%Y}",
        "het_nam": "đến hết niên độ ngân sách" if month(code) == 12 else "cả năm",
        "don_vi": name, "DON_VI": name.upper(),
    }  # fmt: skip
