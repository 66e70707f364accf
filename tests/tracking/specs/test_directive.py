"""The directive is declared as far as the newspaper tells it, and no further."""

from datetime import date

import pytest

from tracking.specs.directive import ClauseKind, clause_units, clauses, directive
from tracking.specs.indicators import indicators, indicators_of

TOLD = [clause for clause in clauses().values() if clause.told]
UNTOLD = [clause for clause in clauses().values() if not clause.told]
ISSUED = date(2022, 8, 11)
AFTER_MERGER = date(2022, 12, 31)


def test_the_directive_is_its_number_and_its_day():
    assert (directive().number, directive().issued_on) == ("07/CT-BCT", ISSUED)
    assert directive().source_url.startswith("https://congthuong.vn/")


@pytest.mark.parametrize(
    ("kind", "told", "untold"),
    [
        (ClauseKind.SHORTCOMING, "H1 H2 H3 H4 H5 H6", ""),
        (ClauseKind.GENERAL, "C1 C2 C3 C4 C5 C6 C7 C8 C9", "C10 C11 C12"),
        (ClauseKind.UNIT, "R1 R2 R3 R4 R5 R6", "R7"),
    ],
)
def test_what_the_source_tells_of_each_kind(kind: ClauseKind, told: str, untold: str):
    assert [one.code for one in TOLD if one.kind is kind] == told.split()
    assert [one.code for one in UNTOLD if one.kind is kind] == untold.split()


def test_clauses_are_numbered_in_the_order_they_are_read():
    assert [one.order for one in clauses().values()] == list(range(1, len(clauses()) + 1))


@pytest.mark.parametrize("clause", TOLD, ids=lambda clause: clause.code)
def test_a_told_clause_is_quoted_has_units_and_an_indicator(clause):
    assert clause.obligation.endswith(".")
    assert clause.source_quote
    assert clause_units(clause, ISSUED)
    assert indicators_of(clause.code)


@pytest.mark.parametrize("clause", UNTOLD, ids=lambda clause: clause.code)
def test_an_untold_clause_says_so_and_has_nothing_invented(clause):
    assert clause.obligation == "Bài báo không thuật điểm này."
    assert not clause.source_quote
    assert clause_units(clause, ISSUED) == ()
    assert indicators_of(clause.code) == ()


def test_every_indicator_measures_a_told_clause():
    assert {one.clause for one in indicators().values()} <= {one.code for one in TOLD}


def test_the_first_indicator_of_a_clause_is_its_own_measure():
    assert indicators_of("H6")[0].code == "level34_services_with_cases_rate"
    assert indicators_of("H3")[0].code == "disbursed_assigned_rate"


def test_a_clause_for_all_units_follows_the_decrees():
    assert len(clause_units(clauses()["C2"], ISSUED)) == 30
    assert len(clause_units(clauses()["C2"], AFTER_MERGER)) == 28


def test_a_clause_for_units_with_a_report_follows_mergers():
    capital = clauses()["H3"]
    assert "KH" in clause_units(capital, ISSUED)
    assert "KHTC" in clause_units(capital, AFTER_MERGER)
    assert clause_units(clauses()["R1"], AFTER_MERGER) == ("PC",)


def test_labels_fit_cards_and_heat_maps():
    assert {one.short_label for one in indicators().values() if len(one.short_label) > 32} == set()
    assert {one.title for one in clauses().values() if len(one.title) > 64} == set()


def test_short_labels_tell_indicators_apart():
    labels = [one.short_label for one in indicators().values()]
    assert len(set(labels)) == len(labels)
