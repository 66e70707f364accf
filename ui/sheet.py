"""A piece of a workbook drawn like the sheet itself, the cells that are meant ringed."""

from collections.abc import Collection

from data_loaders.neighbours import Neighbours
from ui.text import as_html


def sheet_html(
    piece: Neighbours, row: int, letters: Collection[str], first_row: int | None = None
) -> str:
    """The piece as a table: column letters, row numbers, the ringed cells of `row`.

    `first_row` is the first row of records: the rows above it that say what stands in the ringed
    columns stay in sight when the piece is scrolled.
    """
    head = "".join(f'<th scope="col">{letter}</th>' for letter in piece.letters)
    start, end = _headings(piece, letters, first_row or 0)
    lines = [_line(piece, place, row, letters) for place in range(len(piece.numbers))]
    heads = f'<tbody class="heads">{"".join(lines[start:end])}</tbody>' if end > start else ""
    return (
        '<div class="sheet" tabindex="0" role="region" aria-label="Trích trang tính"><table>'
        f'<thead><tr><td class="corner"></td>{head}</tr></thead>'
        f"<tbody>{''.join(lines[:start])}</tbody>{heads}<tbody>{''.join(lines[end:])}</tbody>"
        "</table></div>"
    )


def _headings(piece: Neighbours, letters: Collection[str], first_row: int) -> tuple[int, int]:
    """From the first to the last row above the records with words over a ringed column; numbers
    there are those of columns, or totals."""
    ringed = [place for place, letter in enumerate(piece.letters) if letter in letters]
    worded = [
        place
        for place, (number, cells) in enumerate(zip(piece.numbers, piece.cells, strict=True))
        if number < first_row
        and any(len(cells[at]) > 1 and cells[at][0].isalpha() for at in ringed)
    ]
    return (worded[0], worded[-1] + 1) if worded else (0, 0)


def _line(piece: Neighbours, place: int, row: int, letters: Collection[str]) -> str:
    """A row; the ringed columns are read whole in it, others cut after some lines."""
    number = piece.numbers[place]
    gap = f'<tr class="gap"><td colspan="{len(piece.letters) + 1}">⋮</td></tr>'
    skipped = place > 0 and number != piece.numbers[place - 1] + 1
    drawn = "".join(
        f'<td class="{_kind(letter in letters, number == row)}"><div>{as_html(text)}</div></td>'
        for letter, text in zip(piece.letters, piece.cells[place], strict=True)
    )
    return f'{gap if skipped else ""}<tr><th scope="row">{number}</th>{drawn}</tr>'


def _kind(is_meant: bool, is_the_row: bool) -> str:
    if not is_meant:
        return "plain"
    return "ringed" if is_the_row else "meant"
