"""The declarations in tracking/specs agree with one another, and with what is made of them."""

import csv
import re
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from tracking.specs import guide
from tracking.specs.catalogue import (
    FOLDER,
    NOT_KEPT,
    field_label,
    finding_kinds,
    read_rows,
    view_fields,
)
from tracking.specs.forms import column_map, forms, wordings
from tracking.specs.meanings import declared_values, words_by_value
from tracking.specs.unit_table import Unit
from tracking.specs.units import units
from tracking.text import fold
from tracking.vocabulary import View

ROOT = Path(__file__).parents[2]
FIELDS = read_rows("fields.csv")
FINDINGS = read_rows("findings.csv")
INDICATORS = read_rows("indicators.csv")
LABELS = {
    **{f"{row['view']}.{row['field']}": row["label"] for row in FIELDS},
    **{row["code"]: row["title"] for row in FINDINGS},
    **{row["indicator_code"]: row["label"] for row in INDICATORS},
    **{f"{row['indicator_code']} (ngắn)": row["short_label"] for row in INDICATORS},
    **{row["clause"]: row["title"] for row in read_rows("clauses.csv")},
    **{row["group"]: row["group_label"] for row in read_rows("service_levels.csv")},
    **NOT_KEPT,
}


def repeated(names) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def enum_values(view: View, name: str) -> list[str]:
    return view_fields(view)[name].type.partition(":")[2].split("|")


def test_every_value_of_a_field_has_words_of_its_own():
    for view in View:
        for name, field in view_fields(view).items():
            if field.type.startswith("enum:"):
                words = words_by_value(name)
                assert words.keys() >= set(enum_values(view, name))
                assert not words.keys() & set(words.values())


class TestLabels:
    def test_every_code_has_a_vietnamese_label(self):
        assert {code: label for code, label in LABELS.items() if label.isascii()} == {}

    def test_codes_are_declared_once(self):
        assert repeated((row["view"], row["field"]) for row in FIELDS) == []
        assert repeated(row["code"] for row in FINDINGS) == []
        assert repeated(row["indicator_code"] for row in INDICATORS) == []

    def test_a_field_of_several_views_has_one_label(self):
        wrong = [row for row in FIELDS if row["label"] != field_label(row["field"])]
        assert wrong == []

    @pytest.mark.parametrize("view", View)
    def test_every_view_and_type_is_named_in_the_guide(self, view: View):
        assert view in guide.VIEWS
        types = {field.type.split(":")[0] for field in view_fields(view).values()}
        assert types <= {*guide.TYPES, "enum"}

    def test_every_view_has_a_key(self):
        assert {View(row["view"]) for row in FIELDS if row["key"] == "yes"} == set(View)


class TestForms:
    @pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
    def test_what_a_form_requires_can_be_recognised(self, form):
        known = {name.split(":=")[0] for name, _ in column_map(form.view)}
        required = {name for any_of in form.required for name in any_of}
        assert required <= known
        assert {*form.dates_from, *form.dates_from.values()} <= known
        assert {form.unnamed_key} - {None} <= view_fields(form.view).keys()
        assert form.task_type in (None, *enum_values(View.TASKS, "task_type"))

    def test_every_view_has_a_form(self):
        assert {form.view for form in forms()} == set(View)


@pytest.mark.parametrize("view", View)
class TestColumnMaps:
    def test_columns_are_fields(self, view: View):
        names = {name.split(":=")[0] for name, _ in column_map(view)}
        assert {name for name in names if not name.startswith("_")} <= view_fields(view).keys()
        assert {name for name in names if name.startswith("_")} <= NOT_KEPT.keys()

    def test_columns_of_marks_name_values_of_their_field(self, view: View):
        marks = [name.split(":=") for name, _ in column_map(view) if ":=" in name]
        kinds = view_fields(view)
        enums = [(name, value) for name, value in marks if kinds[name].type.startswith("enum:")]
        assert [pair for pair in enums if pair[1] not in enum_values(view, pair[0])] == []

    def test_a_field_has_one_line(self, view: View):
        assert repeated(name for name, _ in column_map(view)) == []

    def test_a_wording_names_one_field(self, view: View):
        exact = [one.exact for one in wordings(view) if one.exact and not one.weak]
        assert repeated(exact) == []


class TestValues:
    def test_values_are_those_of_their_field(self):
        enums = {
            row["field"]: row["type"].partition(":")[2].split("|")
            for row in FIELDS
            if row["type"].startswith("enum:")
        }
        enums |= {"flag": ["yes", "no"]}
        enums |= {"disbursed": ["zero"], "amount": ["blank"], "count": ["zero"]}
        enums |= {"extension": ["blank"], "completed": ["open", "blank"]}
        wrong = [(kind, value) for kind, value, _ in declared_values() if value not in enums[kind]]
        assert wrong == []

    @pytest.mark.parametrize("name", ["service_level", "single_window"])
    def test_every_value_a_clerk_writes_has_wordings(self, name: str):
        declared = {value for kind, value, words in declared_values() if kind == name and words}
        assert declared == set(enum_values(View.SERVICES, name))

    def test_a_word_stands_for_one_value(self):
        words = [
            (kind, fold(word) or word)
            for kind, value, row in declared_values()
            for word in {fold(word) or word for word in row}
        ]
        assert repeated(words) == []


class TestFindings:
    @pytest.mark.parametrize("kind", finding_kinds().values(), ids=lambda kind: kind.code)
    def test_a_finding_says_what_is_wrong_and_what_to_do(self, kind):
        assert kind.sentence.endswith(".")
        assert kind.action.endswith(".")
        assert kind.sentence[0] in "“{1" or kind.sentence[0].isupper()
        assert kind.action[0].isupper()
        assert kind.example
        assert "{" not in kind.title

    def test_every_declared_finding_is_made_somewhere(self):
        sources = "".join(
            path.read_text(encoding="utf-8")
            for folder in ("data_loaders", "tracking")
            for path in (ROOT / folder).rglob("*.py")
        )
        assert [code for code in finding_kinds() if f'"{code}"' not in sources] == []

    def test_an_example_of_a_view_is_of_a_finding_that_is_told_of_views(self):
        rows = read_rows("examples.csv")
        assert {row["code"] for row in rows} <= finding_kinds().keys()
        assert {row["view"] for row in rows} <= {*View}
        assert repeated((row["code"], row["view"]) for row in rows) == []


class TestUnits:
    @pytest.mark.parametrize(
        ("day", "count"),
        [(date(2022, 8, 11), 30), (date(2022, 12, 1), 28), (date(2025, 3, 2), 22)],
    )
    def test_the_ministry_has_as_many_units_as_its_decrees_say(self, day: date, count: int):
        names = [unit.name for unit in units() if unit.kind == "ministry" and unit.is_valid(day)]
        assert len(names) == count, names

    def test_a_name_means_one_unit_on_any_day(self):
        owners: dict[str, list[Unit]] = {}
        for unit in units():
            for name in {fold(name) for name in (unit.code, unit.name, *unit.aliases)}:
                owners.setdefault(name, []).append(unit)
        assert {name: clash for name, found in owners.items() if (clash := clashes(found))} == {}

    def test_a_unit_that_ended_passed_to_one_that_began(self):
        codes = {unit.code for unit in units()}
        for unit in units():
            assert unit.merged_into is None or unit.merged_into in codes
            assert unit.valid_to is None or unit.valid_from <= unit.valid_to

    def test_one_code_has_one_name_at_a_time(self):
        by_code: dict[str, list[Unit]] = {}
        for unit in units():
            by_code.setdefault(unit.code, []).append(unit)
        assert [code for code, found in by_code.items() if any_overlap(found)] == []


def overlap(one: Unit, other: Unit) -> bool:
    return one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (
        one.valid_to or date.max
    )


def any_overlap(found: list[Unit]) -> bool:
    return any(overlap(one, other) for one, other in combinations(found, 2))


def clashes(found: list[Unit]) -> list[tuple[str, str]]:
    return [
        (one.code, other.code)
        for one, other in combinations(found, 2)
        if one.code != other.code and overlap(one, other)
    ]


class TestIndicators:
    def test_an_indicator_is_whole(self):
        for row in INDICATORS:
            assert row["view"] in set(View), row
            assert row["direction"] in ("higher_is_better", "lower_is_better"), row
            assert row["unit_of_measure"], row
            assert row["numerator"], row
            assert bool(row["denominator"]) == row["indicator_code"].endswith("_rate"), row

    def test_a_wording_names_one_indicator(self):
        names = [
            name
            for row in INDICATORS
            for name in {fold(name) for name in (row["label"], *row["aliases"].split("|")) if name}
        ]
        assert repeated(names) == []


class TestFiles:
    @pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.csv")), ids=lambda path: path.name)
    def test_lines_are_as_wide_as_their_heading(self, path: Path):
        with path.open(encoding="utf-8", newline="") as handle:
            heading, *rows = csv.reader(handle)
        open_ended = heading[-1] == "wordings"
        narrow = [row for row in rows if len(row) < len(heading)]
        wide = [row for row in rows if len(row) > len(heading) and not open_ended]
        assert narrow + wide == []

    def test_the_guide_in_docs_is_up_to_date(self):
        written = guide.PATH.read_text(encoding="utf-8")
        assert written == guide.guide(), "Chạy lại: python -m tracking.specs.guide"

    def test_the_guide_names_everything(self):
        written = set(re.findall(r"`(\w+)`", guide.guide()))
        fields = {row["field"] for row in FIELDS}
        codes = {form.code for form in forms()}
        assert fields | finding_kinds().keys() | codes <= written
