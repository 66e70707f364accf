"""A rate against its target in the height of a line: the bar, what was expected, the target.

Drawn by the page itself: where many stand in a text, a chart for each takes seconds to paint.
"""

from collections.abc import Collection, Sequence

from tracking.figures.figure import Figure
from tracking.figures.overview import standing_of
from tracking.figures.words import NO_TARGET, value_text
from tracking.vocabulary import Standing
from ui.standing import standing_html
from ui.text import as_html
from ui.trend import trend_html

_FEWEST = 4


NONE_OF_A_UNIT = "không áp dụng, hoặc chưa có chỉ tiêu"
"""What the sign of nothing stands for on the page of one unit."""


def notation_html(
    standings: Collection[Standing] = tuple(Standing),
    none: str = NO_TARGET,
    scale: str = "; thang 0–100%",
) -> str:
    """What the shapes of standings, in their order, and the parts of a bar mean; `none` is said of
    the one that is none, `scale` where no axis tells it."""
    words = {Standing.NOT_APPLICABLE: none}
    shown = [one for one in Standing if one in standings]
    shapes = " ".join(standing_html(one, words.get(one, "")) for one in shown)
    return (
        f'<p class="note notation">{shapes}'
        '<span><span class="mark actual"></span>thực hiện</span>'
        '<span><span class="mark tick"></span>cần đạt đến kỳ này</span>'
        f'<span><span class="mark goal"></span>chỉ tiêu{as_html(scale)}</span></p>'
    )


def bullet_html(figure: Figure, series: Sequence[float | None]) -> str:
    """The bar on a scale from 0 to 100%, its value over its target, and how it moved."""
    indicator, target = figure.indicator, figure.target
    said = f"<b>{as_html(value_text(indicator, figure.value))}</b>"
    if target:
        level = as_html(value_text(indicator, target.level))
        said += f" / {level} {standing_html(standing_of(figure))}"
    kind = standing_of(figure) if target else Standing.NOT_APPLICABLE
    return (
        f'<div class="bullet"><div class="track {kind.value}" aria-hidden="true">'
        f"{_parts(figure)}</div><p>{said}</p>{_moved(series)}</div>"
    )


def _moved(series: Sequence[float | None]) -> str:
    """The trend, where there are months enough to be one."""
    known = sum(value is not None for value in series)
    return trend_html(series) if known >= _FEWEST else ""


def _parts(figure: Figure) -> str:
    drawn = ""
    if figure.value is not None:
        drawn = f'<span class="actual" style="width:{_share(figure.value)}"></span>'
    if figure.expected is not None:
        drawn += f'<span class="tick" style="left:{_share(figure.expected)}"></span>'
    if figure.target:
        drawn += f'<span class="goal" style="left:{_share(figure.target.level)}"></span>'
    return drawn


def _share(rate: float) -> str:
    """How far along the track, in percent; what is above 100% ends with it."""
    return f"{min(max(rate, 0.0), 1.0) * 100:.1f}%"
