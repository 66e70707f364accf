"""A piece of a workbook drawn like the sheet itself, the cells that are meant ringed."""

from collections.abc import Collection

from data_loaders.neighbours import Neighbours
from ui.text import as_html


def sheet_html(piece: Neighbours, row: int, letters: Collection[str]) -> str:
    """The piece as a table: column letters, row numbers, the ringed cells of `row`."""
    head = "".join(f'<th scope="col">{letter}</th>' for letter in piece.letters)
    body = []
    before = None
    for number, cells in zip(piece.numbers, piece.cells, strict=True):
        if before is not None and number != before + 1:
            body.append(f'<tr class="gap"><td colspan="{len(piece.letters) + 1}">⋮</td></tr>')
        body.append(_line(piece, number, cells, letters if number == row else ()))
        before = number
    return (
        '<div class="sheet" tabindex="0" role="region" aria-label="Trích trang tính"><table>'
        f'<thead><tr><th aria-label="Dòng"></th>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _line(piece: Neighbours, number: int, cells: tuple[str, ...], ringed: Collection[str]) -> str:
    drawn = "".join(
        f'<td class="{"ringed" if letter in ringed else "plain"}">{as_html(text)}</td>'
        for letter, text in zip(piece.letters, cells, strict=True)
    )
    return f'<tr><th scope="row">{number}</th>{drawn}</tr>'
