"""Of the findings of a file: which are mended, which are still there, which are new."""

from tracking.mending import beyond, mended
from tracking.vocabulary import Finding, Reading, Severity


def reading(*findings):
    return Reading(file="a.xlsx", sha256="0" * 64, ok=True, findings=findings)


def error(cells=("F12",), *, code="amount_not_a_number", sheet="Biểu 1", **more):
    stated = {"field": "plan_assigned_vnd", "value": "12,5 tỉ", **more}
    cells = (cells,) if isinstance(cells, str) else cells
    return Finding(
        code=code, severity=Severity.ERROR, message="…", sheet=sheet, cells=cells, **stated
    )


def warning(cells):
    return Finding(
        code="disbursed_above_plan",
        severity=Severity.WARNING,
        message="…",
        sheet="Biểu 1",
        cells=(cells,),
        field="disbursed_to_date_vnd",
        value="1.400",
    )


def note():
    return Finding(code="amount_in_words", severity=Severity.NOTE, message="…", sheet="Biểu 1")


def told(before, now):
    found = mended(reading(*before), reading(*now))
    return [len(part) for part in (found.fixed, found.still, found.new)]


def test_eleven_of_twelve_are_mended_and_one_is_new():
    before = [error(f"F{row}", value=str(row)) for row in range(1, 13)]
    after = [before[4], error("G7", field="disbursed_to_date_vnd")]
    found = mended(reading(*before), reading(*after))
    assert found.sentence == "11 trong 12 lỗi đã sửa, 1 lỗi mới"
    assert found.still == (before[4],)
    assert found.new == (after[1],)


def test_errors_and_warnings_are_told_apart_and_notes_are_not_told():
    found = mended(
        reading(error(), warning("D5"), warning("D6"), note()), reading(warning("D6"), note())
    )
    assert found.sentence == "1 trong 1 lỗi đã sửa; 1 trong 2 cảnh báo đã sửa"
    assert (found.warnings.before, found.warnings.fixed, found.warnings.new) == (2, 1, 0)


def test_where_there_was_nothing_nothing_is_said():
    assert mended(reading(), reading(note())).sentence == ""
    assert mended(reading(), reading(error())).sentence == "1 lỗi mới"


def test_another_value_in_the_same_cell_is_not_mended():
    assert told([error(value="12,5 tỉ")], [error(value="12.5 tỉ")]) == [0, 1, 0]


def test_a_finding_of_many_cells_is_mended_when_the_last_of_them_is():
    assert told([error(("F5", "F6", "F7"))], [error("F6")]) == [0, 1, 0]
    assert told([error(("F5", "F6", "F7"))], []) == [1, 0, 0]


def test_rows_that_moved_take_their_findings_with_them():
    assert told([error("F5"), error("F6", value="x")], [error("F8"), error("F9", value="x")]) == [
        0,
        2,
        0,
    ]


def test_what_stands_in_its_place_comes_before_what_has_moved():
    """Row 5 is mended; the same words are still in row 6: it is row 6 that is not."""
    found = mended(reading(error("F5"), error("F6")), reading(error("F6")))
    assert [one.cells for one in found.fixed] == [("F5",)]


def test_the_same_words_in_another_sheet_or_column_or_of_another_kind_are_new():
    for other in (
        error(sheet="Biểu 2"),
        error("G12", field="plan_adjusted_vnd"),
        error(code="number_too_large"),
    ):
        assert told([error()], [other]) == [1, 0, 1]


def test_a_finding_without_cells_is_of_its_sheet():
    whole = error((), code="unit_unknown", field=None, value=None)
    assert told([whole], [whole]) == [0, 1, 0]
    assert told([whole], []) == [1, 0, 0]
    assert told([whole, whole], [whole]) == [1, 1, 0]


def test_beyond_what_is_known_are_new_errors_and_those_that_have_spread():
    known = reading(error("F12"), error(("F3", "F4"), value="x"))
    moved = error("F40")
    fewer = error(("F3",), value="x")
    assert beyond(known, reading(moved, fewer, warning("D5"), note())) == ()
    spread = error(("F3", "F4", "F5"), value="x")
    new = error("G7", field="disbursed_to_date_vnd")
    assert beyond(known, reading(moved, new, spread)) == (new, spread)
    assert beyond(reading(warning("D5")), reading(moved)) == (moved,)


def test_other_numbers_in_the_same_cell_are_beyond_what_is_known():
    """Leave to send amounts a thousandfold too large is none for amounts a thousandth of them."""
    large, small = error("F12", value="1.500.000"), error("F12", value="1,5")
    assert beyond(reading(large), reading(small)) == (small,)
