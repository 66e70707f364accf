"""The cards of the overview: a view in one figure, what was expected of it, how it moved."""

from dataclasses import dataclass

from tracking.figures.coverage_words import band_text, coverage_text
from tracking.figures.figure import Figure
from tracking.figures.of_year import told_aside
from tracking.figures.overview import Card, standing_of
from tracking.figures.words import (
    ORIGINS,
    change_text,
    gap_text,
    target_text,
    value_text,
)
from tracking.vocabulary import Standing, View
from ui import cards
from ui.paths import OF_VIEW

LABELS = {
    View.TASKS: "Nhiệm vụ hoàn thành đúng hạn",
    View.DISBURSEMENT: "Giải ngân so với kế hoạch giao",
    View.SERVICES: "Dịch vụ công mức 3, 4 có hồ sơ trực tuyến",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCard:
    """A card, the path of the page it leads to and the figure it shows."""

    card: cards.Card
    path: str
    figure: Figure


def shown_card(one: Card) -> ShownCard:
    """The card of a view."""
    figure, beside = one.figure, one.beside
    value = value_text(beside.indicator, beside.value)
    pair = f"{beside.indicator.short_label}: {value}{told_aside(beside)}"
    present = len(figure.coverage.present)
    moved = change_text(figure)
    apart = figure.compared < present or not _is_difference(figure)
    compared = f" (ở {figure.compared} đơn vị có cả hai kỳ)" if apart else ""
    return ShownCard(
        card=cards.Card(
            label=LABELS[one.view],
            value=value_text(figure.indicator, figure.value),
            beside=pair,
            standing=standing_of(figure) if figure.target else Standing.NOT_APPLICABLE,
            expected=_expected(figure),
            change=f"{moved} so với kỳ trước{compared}" if moved else "",
            coverage="; ".join(filter(None, (coverage_text(figure), band_text(figure)))),
            trend=[point.value for point in one.series],
            target=figure.target.level if figure.target else None,
        ),
        path=OF_VIEW[one.view],
        figure=figure,
    )


def _is_difference(figure: Figure) -> bool:
    """Whether the change is what a reader gets who subtracts the two values on the screen."""
    values = figure.value, figure.previous, figure.change
    if None in values:
        return True
    value, previous, change = (float(one or 0.0) for one in values)
    return abs(value - previous - change) < 0.0005


def _expected(figure: Figure) -> str:
    """What was to be reached by now, by whose word, and how far the figure is from it."""
    gap = gap_text(figure)
    if not gap or figure.target is None:
        return target_text(figure)
    needed = value_text(figure.indicator, figure.expected)
    return f"cần {needed} đến kỳ này ({ORIGINS[figure.target.origin]}); {gap}"
