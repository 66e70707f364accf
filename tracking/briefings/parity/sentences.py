"""Does a file that tells the slides in sentences of its own keep their figures, and add none?"""

from collections import Counter
from collections.abc import Iterator

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Chart, Measure, Slide
from tracking.briefings.parity.reading import bare, numbers
from tracking.briefings.parity.words import count, said, shown
from tracking.specs.directive import directive
from tracking.specs.indicators import indicators

_FEW = 10
"""Up to which numbers are of headings and lists."""
_CELL = 5
"""Words up to which a paragraph may be a cell of a table, and is no sentence."""


def sentences_lack(briefing: Briefing, text: str) -> Iterator[str]:
    """All numbers of a sentence must stand in one paragraph, titles and rows as they are, and no
    number that is not one of the briefing."""
    told = (one for one in text.split("\n") if len(one.split()) > _CELL)
    paragraphs = [Counter(numbers(one)) for one in told]
    bared = bare(text)
    for slide in briefing.slides:
        for sentence in filter(None, _sentences(slide)):
            wanted = Counter(numbers(sentence))
            if bare(sentence) not in bared and not any(wanted <= one for one in paragraphs):
                yield f"không câu nào có đủ các số của “{sentence}”"
        for (words,) in said(Slide(code="", title=slide.title, table=slide.table)):
            if not count(bare(words), bared):
                yield f"thiếu “{shown(words)}”"
        for words in _rows(slide.chart):
            if bare(words) not in bared:
                yield f"thiếu “{words}” của biểu đồ"
    yield from _annexed(briefing, bared)
    yield from _strange(briefing, text)


def _sentences(slide: Slide) -> Iterator[str]:
    yield from (f"{one.label}: {one.value}" for one in slide.cards)
    yield from (line.text for line in slide.lines)


def _strange(briefing: Briefing, text: str) -> Iterator[str]:
    known = set(numbers(" ".join(_all_words(briefing))))
    rows = [len(one.table.rows) for one in briefing.slides if one.table]
    rows += [len(one.chart.categories) for one in briefing.slides if one.chart]
    counted = max(*rows, len(list(briefing.shown)), _FEW)
    known |= {str(number) for number in range(counted + 1)}  # rows are numbered
    for number in dict.fromkeys(one for one in numbers(text) if one not in known):
        yield f"có số {number} không thuộc tài liệu"


def _all_words(briefing: Briefing) -> Iterator[str]:
    """Whatever the briefing says anywhere, and what every report says of the directive."""
    yield from (briefing.stamp, briefing.coverage, briefing.period_label)
    yield from (f"{one.label} {one.short_label}" for one in indicators().values())
    about = directive()
    yield f"{about.number} {about.issued_on.day} {about.issued_on.month} {about.issued_on.year}"
    for fact in briefing.facts:
        yield from (fact.label, fact.value_text, fact.parts_text, fact.gap_text, fact.change_text)
        yield from (fact.coverage_text, fact.target_told, fact.due_on)
        yield cell_text(fact.expected, Measure.RATE if fact.is_rate else Measure.COUNT)
    for slide in briefing.slides:
        yield slide.subtitle
        for words, *_ in said(slide):
            yield words
        yield from _rows(slide.chart)
        yield from (column.heading for column in (slide.table.columns if slide.table else ()))


def _annexed(briefing: Briefing, text: str) -> Iterator[str]:
    """The figures against their targets, a row each."""
    for fact in briefing.shown:
        expected = cell_text(fact.expected, Measure.RATE if fact.is_rate else Measure.COUNT)
        parts = cell_text(fact.parts_text, Measure.TEXT)
        told_as = (fact.clause, fact.label, parts, fact.value_text, expected)
        if bare(" ".join(told_as)) not in text:
            yield f"thiếu chỉ số “{fact.clause} {fact.label}” {fact.value_text}"


def _rows(chart: Chart | None) -> Iterator[str]:
    """What the numbers of a chart are, and they themselves, a category a row."""
    if chart is None:
        return
    yield " ".join(one.name for one in chart.series)
    for at, category in enumerate(chart.categories):
        numbers = (cell_text(one.values[at], chart.measure) for one in chart.series)
        yield " ".join((category, *numbers))
