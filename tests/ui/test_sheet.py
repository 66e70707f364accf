"""Headings stay over the ringed cell, and long texts beside it are cut, never its own."""

import pytest

from data_loaders.neighbours import Neighbours
from ui.sheet import sheet_html

PIECE = Neighbours(
    letters=("A", "B"),
    numbers=(2, 5, 6, 7, 8),
    cells=(
        ("BỘ CÔNG THƯƠNG", ""),
        ("Dự án", "Kế hoạch"),
        ("", "Được giao"),
        ("(1)", "(2)"),
        ("Xây dựng trường", "55,4"),
    ),
)


def heads(drawn: str) -> str:
    _, found, rest = drawn.partition('<tbody class="heads">')
    return rest.split("</tbody>")[0] if found else ""


def test_what_stands_over_the_ringed_column_stays_in_sight():
    kept = heads(sheet_html(PIECE, 8, ["B"], 8))
    assert "Kế hoạch" in kept
    assert "Được giao" in kept
    assert "(2)" not in kept
    assert "BỘ CÔNG THƯƠNG" not in kept


def test_rows_stay_in_the_order_of_the_sheet():
    drawn = sheet_html(PIECE, 8, ["B"], 8)
    places = [drawn.index(f'scope="row">{number}<') for number in PIECE.numbers]
    assert places == sorted(places)


def test_where_no_words_stand_above_nothing_is_kept():
    assert heads(sheet_html(PIECE, 8, ["B"])) == ""


@pytest.mark.parametrize(("number", "kind"), [(8, "ringed"), (5, "meant")])
def test_cells_of_the_ringed_column_are_never_cut(number: int, kind: str):
    drawn = sheet_html(PIECE, 8, ["B"], 8)
    row = drawn.split(f'scope="row">{number}<')[1].split("</tr>")[0]
    assert f'class="{kind}"' in row
    assert row.count('class="plain"') == 1
