"""The line under a chart or table: which state of the figures, how complete, of what day."""

from tracking.figures.figure import Figure
from tracking.figures.words import as_of_text, coverage_text
from tracking.periods import period_label


def source_line(figure: Figure, *more: str) -> str:
    """Where a figure's drawing comes from."""
    covered = coverage_text(figure)
    said = [
        f"Nguồn: báo cáo của đơn vị, {period_label(figure.period_code)}",
        as_of_text(figure),
        covered,
        *more,
    ]
    return "; ".join(part for part in said if part) + "."
