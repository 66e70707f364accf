"""A file that was opened again, compared with the briefing in all that its format tells."""

from collections.abc import Iterator

from tracking.briefings.content import Briefing
from tracking.briefings.parity.charts import charts_differ, lengths_differ, pages_lack
from tracking.briefings.parity.data import facts_differ, sheets_differ
from tracking.briefings.parity.reading import Words, bare
from tracking.briefings.parity.sentences import sentences_lack
from tracking.briefings.parity.words import cards_lack, statements_lack
from tracking.briefings.told import Told, Wording


def differences(briefing: Briefing, told: Told) -> list[str]:
    """What the briefing says and the file does not, in words; nothing where they agree."""

    def bared(text: str) -> str:
        return bare(text, told.letters)

    text = bared(told.text)
    found = list(_stamp(briefing, told, text, bared))
    if told.wording is Wording.WHOLE:
        found += statements_lack(briefing, text, bared, may_cut=told.may_cut)
    elif told.wording is Wording.RETOLD:
        found += sentences_lack(briefing, told.text)
    else:
        found += cards_lack(briefing, text, bared)
    if told.pages is not None:
        found += pages_lack(briefing, told.pages, bared)
    if told.lengths is not None:
        found += lengths_differ(briefing, told.lengths)
    if told.charts is not None:
        found += charts_differ([one.chart for one in briefing.slides if one.chart], told.charts)
    if told.sheets is not None:
        found += sheets_differ(briefing.sheets, told.sheets)
    if told.facts is not None:
        found += facts_differ(tuple(briefing.shown), told.facts)
    return found


def _stamp(briefing: Briefing, told: Told, text: str, bared: Words) -> Iterator[str]:
    said = bared(" ".join(_slide_words(briefing))) if told.wording is Wording.WHOLE else ""
    for what, words in (
        ("số của tài liệu", briefing.name),
        ("bộ số liệu", briefing.snapshot_name),
        ("độ phủ", briefing.coverage),
        ("ngày số liệu", briefing.as_of),
    ):
        # Beside what slides say of it: a wrong one on the cover is not made right by them.
        if text.count(bared(words)) <= (said.count(bared(words)) if words else -1):
            yield f"thiếu {what}: {words}"


def _slide_words(briefing: Briefing) -> Iterator[str]:
    for slide in briefing.slides:
        yield from (slide.title, slide.subtitle, *(line.text for line in slide.lines))
