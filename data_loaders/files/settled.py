"""Is a cell in an old encoding when neither its font nor its words say so? Its neighbours tell."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from data_loaders.grid import Place, Value
from tracking.legacy_text import Decode, Reading, decode_as, encoding_of, reading_of

# So many times as many cells of one kind as of the other leave no doubt about the rest.
_PLAINLY = 20


def settle(
    rows: list[list[Value]], recoded: Collection[Place], proven: Mapping[Place, str]
) -> tuple[list[Place], list[Place]]:
    """Converts, in `rows`, the cells that their column (or, where it tells nothing, their sheet)
    shows to be in an old encoding: the places converted, and those that stay in doubt.

    `recoded` are the cells already converted; `proven`, as they were written, those of them whose
    content alone showed the encoding.
    """
    others = list(_others(rows, set(recoded)))
    by_encoding: dict[Decode, list[Place]] = {}
    for place, raw in proven.items():
        if decode := encoding_of(raw):
            by_encoding.setdefault(decode, []).append(place)
    mixed = [column for (_, column), raw in proven.items() if _has_unicode(raw)]
    converted: list[Place] = []
    doubtful: set[Place] = set()
    for decode, old in by_encoding.items():
        for (row, column), is_sure in _suspects(others, old, mixed, decode):
            # Two old encodings in one sheet leave every cell in doubt that is not proven.
            if is_sure and len(by_encoding) == 1:
                rows[row][column] = decode_as(str(rows[row][column]), decode)
                converted.append((row, column))
            else:
                doubtful.add((row, column))
    return converted, sorted(doubtful)


def _others(rows: list[list[Value]], recoded: set[Place]) -> Iterator[tuple[Place, str]]:
    """The texts no encoding was found for."""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and not value.isascii() and (row, column) not in recoded:
                yield (row, column), value


def _has_unicode(raw: str) -> bool:
    return any(letter > "\xff" and letter.isalpha() for letter in raw)


def _suspects(
    others: list[tuple[Place, str]], old: list[Place], mixed: list[int], decode: Decode
) -> Iterator[tuple[Place, bool]]:
    """The cells that those around them make suspect, and whether these leave no doubt."""
    readings = [(place, reading_of(text, decode)) for place, text in others]
    old_of = Counter(column for _, column in old)
    new_of = Counter(place[1] for place, reading in readings if reading is Reading.UNICODE)
    new_of.update(mixed)
    for place, reading in readings:
        if reading not in (Reading.DOUBTFUL, Reading.FOREIGN):
            continue
        seen = old_of[place[1]], new_of[place[1]]
        olds, news = seen if any(seen) else (len(old), new_of.total())
        if olds * _PLAINLY > news:
            yield place, reading is Reading.DOUBTFUL and olds >= news * _PLAINLY
