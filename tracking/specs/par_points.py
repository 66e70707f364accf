"""What has the ministry scored itself in the PAR Index, as far as the table is filled in?

par_index_points.csv has a row for each criterion and each component of every area, all blank:
names and points come from the ministry, none is invented. A score counts filled rows only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tracking.specs.catalogue import read_rows
from tracking.specs.edited import FIRST_ROW, EditedRow
from tracking.specs.indicators import indicators
from tracking.specs.par_index import areas

COLUMNS = {
    "area": "lĩnh vực",
    "criterion_no": "số tiêu chí",
    "component_no": "số tiêu chí thành phần",
    "name": "tên",
    "max_points": "điểm tối đa",
    "self_points": "điểm tự chấm",
    "indicator_code": "chỉ số",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A criterion, or a component, which names its criterion once the ministry says which."""

    area: int
    criterion_no: int | None
    component_no: int | None
    name: str
    max_points: float | None
    self_points: float | None
    indicator_code: str | None

    @property
    def is_filled(self) -> bool:
        """Whether both the most it can give and what it was given are known."""
        return self.max_points is not None and self.self_points is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the filled rows add up to; `max_points` out of the whole scale is the coverage."""

    self_points: float
    max_points: float
    filled: int

    @property
    def rate(self) -> float | None:
        """Points given over points possible, None when nothing is filled in."""
        return self.self_points / self.max_points if self.max_points else None


@cache
def empty_points() -> tuple[Point, ...]:
    """The table to fill in: every criterion and component by number."""
    return parse_points(read_rows("par_index_points.csv"))


def parse_points(rows: Iterable[Mapping[str, str | None]]) -> tuple[Point, ...]:
    """The points a table states; a row that is wrong raises TrackingError, naming its column."""
    found: dict[tuple[int, int | None, int | None], Point] = {}
    for number, cells in enumerate(rows, FIRST_ROW):
        row = EditedRow(number, cells, COLUMNS)
        point = _point(row)
        # A component's number is its own in the area, whichever criterion it belongs to.
        place = (point.area, None if point.component_no else point.criterion_no, point.component_no)
        if place in found:
            raise row.wrong("component_no", "đã có một dòng cho tiêu chí hoặc thành phần này.")
        found[place] = point
    return tuple(found.values())


def score(points: Iterable[Point]) -> Score:
    """The sum of the filled rows; a criterion gives way to its filled components."""
    filled = [point for point in points if point.is_filled]
    split = {(point.area, point.criterion_no) for point in filled if point.component_no}
    counted = [
        point
        for point in filled
        if point.component_no or (point.area, point.criterion_no) not in split
    ]
    return Score(
        self_points=sum(point.self_points or 0 for point in counted),
        max_points=sum(point.max_points or 0 for point in counted),
        filled=len(counted),
    )


def score_by_area(points: Iterable[Point]) -> dict[int, Score]:
    """The same for each area that has a filled row."""
    by_area: dict[int, list[Point]] = {}
    for point in points:
        by_area.setdefault(point.area, []).append(point)
    scores = {area: score(found) for area, found in by_area.items()}
    return {area: found for area, found in scores.items() if found.filled}


def _point(row: EditedRow) -> Point:
    known = {area.number: area for area in areas()}
    area = known.get(row.count("area") or 0)
    if area is None:
        raise row.wrong("area", f"cần một số từ 1 đến {len(known)}.")
    code = row.text("indicator_code")
    if code and code not in indicators():
        raise row.wrong("indicator_code", f"không có chỉ số “{code}” trong danh mục.")
    point = Point(
        area=area.number,
        criterion_no=_up_to(row, "criterion_no", area.criteria),
        component_no=_up_to(row, "component_no", area.components),
        name=row.text("name"),
        max_points=row.number_or_none("max_points"),
        self_points=row.number_or_none("self_points"),
        indicator_code=code or None,
    )
    _check_points(row, point)
    return point


def _up_to(row: EditedRow, column: str, most: int) -> int | None:
    number = row.count(column)
    if number is not None and not 1 <= number <= most:
        raise row.wrong(column, f"{number} ngoài khoảng 1 đến {most} của lĩnh vực này.")
    return number


def _check_points(row: EditedRow, point: Point) -> None:
    if (point.max_points or 0) < 0:
        raise row.wrong("max_points", "không được âm.")
    if (point.self_points or 0) < 0:
        raise row.wrong("self_points", "không được âm.")
    if point.is_filled and (point.self_points or 0) > (point.max_points or 0):
        raise row.wrong("self_points", "lớn hơn điểm tối đa.")
    if point.is_filled and point.criterion_no is None:
        raise row.wrong("criterion_no", "còn trống; ghi tiêu chí mà thành phần này thuộc về.")
