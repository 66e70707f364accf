"""How far below its path is a figure at risk only, and from where on behind (thresholds.csv)?"""

from collections.abc import Iterable, Mapping

from tracking.specs.edited import FIRST_ROW, EditedRow
from tracking.specs.entered import remembered, rows_in_force
from tracking.specs.indicators import indicators
from tracking.vocabulary import TrackingError

COLUMNS = {
    "indicator_code": "chỉ số",
    "at_risk": "ngưỡng có nguy cơ",
    "note": "ghi chú",
}
_ALL = ""
"""Stands in place of an indicator for all that have no row of their own."""


def parse_thresholds(rows: Iterable[Mapping[str, str | None]]) -> Mapping[str, float]:
    """The threshold of each indicator a table names, and under "" that of all others: a fraction,
    of a rate in points (0.1 is ten percentage points), of a number of what is expected.

    A row that is wrong raises TrackingError, naming its column.
    """
    found: dict[str, float] = {}
    for number, cells in enumerate(rows, FIRST_ROW):
        row = EditedRow(number, cells, COLUMNS)
        code = row.text("indicator_code")
        if code and code not in indicators():
            raise row.wrong("indicator_code", f"không có chỉ số “{code}” trong danh mục.")
        if code in found:
            raise row.wrong("indicator_code", "đã có một dòng cho chỉ số này.")
        found[code] = row.level("at_risk", row.stated("at_risk"), is_rate=True)
    if _ALL not in found:
        raise TrackingError("Bảng cần một dòng để trống mã chỉ số: ngưỡng của các chỉ số còn lại.")
    return found


@remembered()
def _in_force() -> Mapping[str, float]:
    return parse_thresholds(rows_in_force("thresholds.csv"))


def at_risk(indicator_code: str) -> float:
    """How far below its path an indicator is at risk only; further below it is behind."""
    held = _in_force()
    return held.get(indicator_code, held[_ALL])
