"""What the speaker notes of a slide say: all of the slide in words, and where it is from."""

from collections.abc import Iterator

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Chart, Slide
from tracking.briefings.deck import fit


def spoken(told: Slide, briefing: Briefing) -> Iterator[str]:
    """The paragraphs of the notes, the message first, the source last."""
    yield told.title
    if told.subtitle:
        yield told.subtitle
    for card in told.cards:
        standing = fit.standing_words(card.standing)[0]
        yield "; ".join((f"{card.label}: {card.value} ({standing})", *card.lines))
    for line in told.lines:
        yield f"- {fit.line_words(line)}"
    if told.chart:
        yield told.chart.alt
        yield from _numbers(told.chart)
    if told.table:
        headings, *rows = fit.table_texts(told.table)
        for row in rows:
            cells = zip(headings, row, strict=True)
            yield "- " + "; ".join(f"{heading}: {text}" for heading, text in cells if text)
    if told.source:
        yield told.source
    yield briefing.stamp
    yield briefing.coverage


def _numbers(chart: Chart) -> Iterator[str]:
    for at, category in enumerate(chart.categories):
        values = (
            f"{series.name} {cell_text(series.values[at], chart.measure)}"
            for series in chart.series
        )
        standing = f" ({fit.standing_words(chart.standings[at])[0]})" if chart.standings else ""
        yield f"- {category}: {'; '.join(values)}{standing}"
