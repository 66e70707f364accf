"""Which cells of a table were in an old encoding, and which may be?"""

from collections.abc import Iterator

from data_loaders.grid import Sheet, cell_name
from tracking.specs import make_finding
from tracking.vocabulary import Finding

_SHOWN = 90


def tell_encodings(sheet: Sheet, top: int, bottom: int) -> Iterator[Finding]:
    """What was converted, and what could not be decided, in the rows from `top` to `bottom`."""
    count = sum(top <= row <= bottom for row, _ in sheet.recoded)
    if count:
        yield make_finding("text_recoded", sheet=sheet.name, count=count)
    doubtful = [place for place in sheet.doubtful if top <= place[0] <= bottom]
    if doubtful:
        cells = tuple(cell_name(*place) for place in doubtful)
        first = str(sheet.value(*doubtful[0]))[:_SHOWN]
        yield make_finding(
            "text_encoding_doubtful", sheet=sheet.name, cells=cells, count=len(cells), first=first
        )
