"""Which day does a document give, where a date has no column of its own?"""

from collections.abc import Iterator, Mapping, Sequence

from data_loaders.columns.words import last_date_in
from data_loaders.rows.block import Block, Values
from tracking.specs.row_words import begins_with, phrases
from tracking.text import fold
from tracking.vocabulary import Finding, Severity


def dates_of_documents(block: Block, values: Values) -> Iterator[Finding]:
    """A date without a column of its own may stand in the document that goes with it; not that of
    completion in one that speaks of work to come, of a draft or of more time."""
    for target, source in block.header.form.dates_from.items():
        if target in values or source not in values:
            continue
        texts = values[source]
        found = {row: on for row, text in texts.items() if (on := last_date_in(text))}
        open_rows = [row for row in found if target == "completed_on" and _is_open(texts[row])]
        for row in open_rows:
            del found[row]
        column = block.columns[source]
        yield from _tell_open(block, column, open_rows, texts)
        if found:
            values[target] = found
            block.trace.add(target, column)
            yield block.finding("date_from_document", sorted(found), column, target)


def _is_open(text: str) -> bool:
    words = f" {fold(text)} "
    return _begins_open(text) or any(f" {one} " in words for one in phrases("no_result"))


def _begins_open(text: str) -> bool:
    return begins_with(fold(text), "no_result", "no_result_start") is not None


def _tell_open(
    block: Block, column: int, rows: Sequence[int], texts: Mapping[int, str]
) -> Iterator[Finding]:
    """Noted where that is all a cell speaks of; asked where it names a document before."""
    for severity in (Severity.NOTE, Severity.WARNING):
        is_note = severity is Severity.NOTE
        told = [row for row in rows if _begins_open(texts[row]) is is_note]
        if told:
            yield block.finding(
                "date_not_of_result", told, column, "completed_on", texts[told[0]],
                severity=severity,
            )  # fmt: skip
