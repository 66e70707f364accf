"""What goes on which slide of a deck, so that everything fits and no row is ever cut.

Sizes are in inches and type in points. Text is measured by the widths of Arial, rounded up, and
wrapped as PowerPoint wraps it; whatever does not fit on a slide goes on one more.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from tracking.briefings.content import Card, Chart, Line, Measure, Series, Shape, Slide, Table, Value
from tracking.briefings.deck_look import FOOT, SMALL, TITLE, TITLE_SMALLEST, TOP, WIDE
from tracking.briefings.paging import pages_of
from tracking.dates import day_vi
from tracking.figures.words import billions
from tracking.quantities import percent_vi, shown_vi

GAP = 0.3
SENTENCE = 18
"""Points of the smallest sentences."""
CELL, CELL_BESIDE = 14, 12
PADDING = 0.08, 0.05
"""Left and right of the text of a cell, above and below it."""
_LEADING = 1.2
_CHART_LEAST = 2.7
_MOST_CATEGORIES = {Shape.BULLETS: 8, Shape.BARS: 12, Shape.STACKED: 12}
_SHARES = (0.36, 0.44, 0.5)
"""Of the width, for sentences beside a chart."""
_BETWEEN = 0.14
"""Between two sentences."""
