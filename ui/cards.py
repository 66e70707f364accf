"""A figure at a glance: its value, what was expected, how it moved, how it stands, how complete."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from tracking.vocabulary import Standing
from ui.standing import standing_html
from ui.text import as_html

_WIDTH, _HEIGHT, _MARGIN = 240.0, 44.0, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, already in Vietnamese: "47,5%", "cần 62% đến nay", "tăng 3,1 điểm".

    `trend` are the last values, oldest first, None where nothing was reported; `target` is in
    the same scale.
    """

    label: str
    value: str
    standing: Standing
    expected: str = ""
    change: str = ""
    coverage: str = ""
    trend: Sequence[float | None] = ()
    target: float | None = None


def show_card(card: Card) -> None:
    """Draw a card where the page stands: a column, a container."""
    st.html(card_html(card))


def card_html(card: Card) -> str:
    """The card; every word of it is escaped."""
    lines = "".join(
        f'<p class="line{quiet}">{as_html(text)}</p>'
        for text, quiet in ((card.expected, ""), (card.change, ""), (card.coverage, " quiet"))
        if text
    )
    return (
        f'<section class="card"><p class="label">{as_html(card.label)}</p>'
        f'<p class="value">{as_html(card.value)}</p>'
        f'<p class="line">{standing_html(card.standing)}</p>{lines}'
        f"{trend_svg(card.trend, card.target)}</section>"
    )


def trend_svg(values: Sequence[float | None], target: float | None = None) -> str:
    """A small line of values with the level of the target dashed; empty below two values."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = _span([*known, *([target] if target is not None else [])])
    lines = "".join(f'<polyline points="{points}"/>' for points in _runs(values, low, high))
    level = "" if target is None else _level(_y(target, low, high))
    return (
        f'<svg class="trend" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" preserveAspectRatio="none" '
        f'aria-hidden="true">{level}{lines}</svg>'
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(0.0, *values), max(values)
    return (low, high) if high > low else (low, low + 1)


def _y(value: float, low: float, high: float) -> float:
    return _HEIGHT - _MARGIN - (value - low) / (high - low) * (_HEIGHT - 2 * _MARGIN)


def _runs(values: Sequence[float | None], low: float, high: float) -> list[str]:
    """The points of each unbroken stretch: a month without figures leaves a gap."""
    step = _WIDTH / (len(values) - 1)
    runs: list[list[str]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{place * step:.1f},{_y(value, low, high):.1f}")
    return [" ".join(run) for run in runs if run]


def _level(height: float) -> str:
    return f'<path class="target" d="M0 {height:.1f}H{_WIDTH:.0f}"/>'
