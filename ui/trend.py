"""Twelve months in the height of two lines: where a figure came from, and the level it owes."""

from collections.abc import Sequence
from urllib.parse import quote

_WIDTH, _HEIGHT, _MARGIN = 240.0, 44.0, 4.0
_SIDE = 12.0
_TICK = 0.75 * _WIDTH
# A picture knows no style sheet of the page; its colours are those of style.css.
_STYLE = (
    "path{fill:none;vector-effect:non-scaling-stroke}.v{stroke:#0b4ea2;stroke-width:2;stroke-linecap:round}"
    ".d{stroke:#0b4ea2;stroke-width:7;stroke-linecap:round}"
    ".t{stroke:#556172;stroke-width:2}"
    "@media(prefers-color-scheme:dark){.v,.d{stroke:#8ab8f5}.t{stroke:#a9b4c3}}"
)


def trend_html(values: Sequence[float | None], target: float | None = None) -> str:
    """The values as a line from the first that is known, the last one dotted, the target a tick at
    the right; nothing below two values."""
    values = _from_first(values)
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    levels = [*known, *([target] if target is not None else [])]
    low, high = min(levels), max(levels)
    high = high if high > low else low + 1
    points = [_point(values, place, low, high) for place in range(len(values))]
    drawn = f'<path class="v" d="{_line(points)}"/><path class="d" d="{_last(points)}"/>'
    if target is not None:
        level = _height(target, low, high)
        drawn = f'<path class="t" d="M{_TICK:.0f} {level:.1f}H{_WIDTH:.0f}"/>{drawn}'
    return f'<img class="trend" alt="" src="data:image/svg+xml,{quote(_svg(drawn))}">'


def _from_first(values: Sequence[float | None]) -> Sequence[float | None]:
    first = next((at for at, value in enumerate(values) if value is not None), 0)
    return values[first:]


def _svg(drawn: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" '
        f'preserveAspectRatio="none"><style>{_STYLE}</style>{drawn}</svg>'
    )


def _height(value: float, low: float, high: float) -> float:
    return _HEIGHT - _MARGIN - (value - low) / (high - low) * (_HEIGHT - 2 * _MARGIN)


def _point(values: Sequence[float | None], place: int, low: float, high: float) -> str | None:
    value = values[place]
    if value is None:
        return None
    across = _SIDE + place * (_WIDTH - 2 * _SIDE) / (len(values) - 1)
    return f"{across:.1f} {_height(value, low, high):.1f}"


def _line(points: Sequence[str | None]) -> str:
    """A month without figures leaves a gap; one that stands alone is a dot."""
    steps = zip([None, *points], points, strict=False)
    return "".join(
        f"M{point}h0" if before is None else f"L{point}" for before, point in steps if point
    )


def _last(points: Sequence[str | None]) -> str:
    last = next(point for point in reversed(points) if point is not None)
    return f"M{last}h0"
