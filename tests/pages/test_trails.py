"""Of the sample's own workbooks: the cells a trail rings are those its figure was counted from."""

from data_loaders.neighbours import neighbours
from tracking.figures.trail import trail
from tracking.indicators import fields_used
from tracking.money_phrases import find_money_unit
from tracking.quantities import shown_vi
from tracking.store.boards import board
from tracking.store.held import in_force, original
from tracking.store.origins import source
from tracking.store.records import bases
from tracking.vocabulary import View


def first_rows(store, code, period):
    """A row of each report that makes up the ministry's figure."""
    held = in_force(store)
    figure = board(store, held, period).figure(code)
    ids = [number for share in figure.shares for number in share.submission_ids]
    rows = trail(figure, bases(store, held, ids), period).rows
    return {row.record.report.submission_id: row for row in reversed(rows)}.values()


def place_of(store, row):
    """Where a row stands, and the piece of its sheet that is drawn."""
    found = source(store, row.record.report.submission_id, row.record.row)
    content = original(store, found.sha256)
    return found, neighbours(content, found.sheet, found.row, found.first_row)


def ringed(store, code, row):
    """Of the fields a row was counted from: the text of the cells ringed for each."""
    record = row.record
    found, piece = place_of(store, row)
    cells = dict(zip(piece.letters, piece.cells[piece.numbers.index(found.row)], strict=True))
    names = [name for name in fields_used(View.SERVICES, code, record.row) if name in found.letters]
    return {name: [cells[letter] for letter in found.letters[name]] for name in names}


def test_the_share_online_rings_what_its_two_numbers_were_added_from(sample):
    rows = first_rows(sample, "cases_online_rate", "2022-12")
    assert len(rows) > 10
    for row in rows:
        texts = ringed(sample, "cases_online_rate", row)
        whole = row.record.row
        by_channel = ["cases_online", "cases_in_person"]
        if whole["cases_in_person"] is not None:
            assert list(texts) == by_channel
            assert row.denominator == sum(whole[name] for name in by_channel)
        else:
            before = whole["cases_carried_over"] or 0
            assert "cases_in_person" not in texts
            assert row.denominator in (whole["cases_received"], whole["cases_received"] - before)
        assert all(text == [shown_vi(whole[name])] for name, text in texts.items())


def test_the_piece_of_a_sheet_says_what_its_amounts_are_in(sample):
    rows = first_rows(sample, "disbursed_assigned_rate", "2022-12")
    assert len(rows) > 10
    for row in rows:
        found, piece = place_of(sample, row)
        texts = [text for cells in piece.cells for text in cells]
        assert any(map(find_money_unit, texts)), found.file_name
