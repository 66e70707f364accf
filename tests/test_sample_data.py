"""The sample: what each workbook says is what its model says, and the totals are the published."""

import csv
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePath

import pytest

from data_loaders import read_workbook
from sample_data import model_disbursement as investment
from sample_data.calendar_of_reports import PERIODS
from sample_data.make import content_of, files
from sample_data.post import LATE, NOT_SENT
from sample_data.published import as_read, rows
from sample_data.sending import workbooks
from tracking.specs.deadlines import deadline
from tracking.specs.reports import owed
from tracking.specs.targets import parse_targets
from tracking.vocabulary import Origin, Severity, View

FOLDER = Path(__file__).parents[1] / "sample_data"
LARGEST = 6 * 1024 * 1024
BOOKS = {book.path: book for book in workbooks()}
ACCEPTED = {path: book for path, book in BOOKS.items() if not book.is_refused}


def read(path):
    return read_workbook((FOLDER / path).read_bytes(), PurePath(path).name)


def register():
    with (FOLDER / "so-nhan.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["file"]: datetime.fromisoformat(row["received_at"])
            for row in csv.DictReader(handle)
        }


@pytest.fixture(scope="module")
def readings():
    return {path: read(path) for path in BOOKS}


def shown(records, fields):
    """Records by some fields, figures to the thousandth."""
    return [
        {
            name: round(value, 3) if isinstance(value := record.get(name), float) else value
            for name in sorted(fields)
        }
        for record in records
    ]


def test_every_table_says_what_the_model_says(readings):
    for path, book in ACCEPTED.items():
        tables = readings[path].tables
        assert [table.view for table in tables] == [said.view for said in book.tables], path
        for table, said in zip(tables, book.tables, strict=True):
            assert (table.unit_code, table.period_code) == (book.key[0], book.key[2]), path
            fields = {name for record in said.records for name in record}
            assert shown(table.records(), fields) == shown(said.records, fields), path


def test_no_file_has_an_error_but_the_one_meant_to_be_refused(readings):
    errors = {
        path: {one.code for one in reading.findings if one.severity is Severity.ERROR}
        for path, reading in readings.items()
        if reading.has_errors
    }
    refused = {path for path, book in BOOKS.items() if book.is_refused}
    assert errors == dict.fromkeys(refused, {"money_unit_missing"})


def test_the_warnings_are_those_of_real_offices(readings):
    warned = {
        finding.code
        for reading in readings.values()
        for finding in reading.findings
        if finding.severity is Severity.WARNING
    }
    assert warned == {
        "resolved_above_received", "rate_mismatch", "completed_without_date",
        "number_notation_assumed", "amount_unusual",
    }  # fmt: skip


@pytest.mark.parametrize("view", [View.TASKS, View.DISBURSEMENT, View.SERVICES, View.MEASURES])
@pytest.mark.parametrize("code", PERIODS)
def test_every_unit_that_owes_a_report_sends_it_or_is_known_not_to(view, code):
    sent = {
        book.key[0]
        for book in ACCEPTED.values()
        if book.key[2] == code and any(said.view is view for said in book.tables)
    }
    silent = {unit for unit, _, missing in NOT_SENT if missing == code}
    assert set(owed(view, code)) - sent <= silent
    assert sent <= set(owed(view, code))


def in_force(code):
    """The investors' own newest reports of a period, without the one that gathers them."""
    newest = {}
    for path, book in ACCEPTED.items():
        if book.key[1:] in (("disbursement", code), ("tasks", code)):
            newest[book.key] = book, path
    for book, _ in newest.values():
        for said in book.tables:
            if said.view is View.DISBURSEMENT:
                yield book, said


def total(code, field):
    return sum(record[field] or 0 for _, said in in_force(code) for record in said.records)


def test_totals_of_the_year_are_the_published_ones():
    million = investment.MILLION
    assert total("2022-12", "plan_assigned_vnd") == 825_255 * million
    assert total("2022-12", "plan_adjusted_vnd") == 418_571 * million
    assert total("2022-12", "disbursed_to_date_vnd") == 392_036 * million


def test_the_plan_is_cut_in_november_alone():
    projects = investment.projects()
    for code in PERIODS:
        plans = sum(investment.record(one, code)["plan_adjusted_vnd"] for one in projects)
        assert plans // investment.MILLION == (418_571 if code >= "2022-11" else 825_255)
    assert all(one.paid <= one.adjusted <= one.assigned for one in projects)


def test_the_annex_agrees_with_the_investors_but_for_one_project():
    (annex,) = (book for path, book in BOOKS.items() if "Phu_luc_III" in path)
    own = {
        record["project_name"]: record["disbursed_to_date_vnd"]
        for book, said in in_force("2022-10")
        if book is not annex
        for record in said.records
    }
    gathered = {
        record["project_name"]: record["disbursed_to_date_vnd"]
        for record in annex.tables[0].records
    }
    differing = [name for name, paid in own.items() if gathered[name] != paid]
    assert differing == ["Đầu tư trung tâm thí nghiệm thực hành Tân Phú"]


def test_each_window_of_cases_begins_with_what_the_last_left(readings):
    left = {}
    for path, book in ACCEPTED.items():
        for table, said in zip(readings[path].tables, book.tables, strict=True):
            if (
                "cases_carried_over" not in table.fields
                or "cases_pending_in_term" not in table.fields
            ):
                continue
            for record in table.records():
                name = record.get("procedure_name") or record["field"]
                place = (book.key[0], name)
                carried, before = record["cases_carried_over"], left.get((*place, book.key[2]))
                assert before in (None, carried), (path, name)
                pending = record["cases_pending_in_term"] + record["cases_pending_overdue"]
                left[(*place, following(book.key[2]))] = pending
            assert said.view is View.SERVICES


def following(code):
    return f"{code[:5]}{int(code[-2:]) + 1:02}"


def test_the_register_tells_of_every_workbook_and_who_was_late():
    received = register()
    there = {
        path.relative_to(FOLDER).as_posix()
        for suffix in (".xlsx", ".xls", ".ods")
        for path in FOLDER.rglob(f"*{suffix}")
    }
    assert set(received) == there
    late = {
        book.key
        for path, book in BOOKS.items()
        if not book.corrects and received[path].date() > deadline(book.key[2])
    }
    assert late == set(LATE)


def test_corrections_come_after_what_they_correct_and_say_something_else():
    received = register()
    again = {book.key: path for path, book in BOOKS.items() if book.corrects}
    for path, book in BOOKS.items():
        if book.key in again and not book.corrects:
            assert received[path] < received[again[book.key]]
            assert (FOLDER / path).read_bytes() != (FOLDER / again[book.key]).read_bytes()


@pytest.mark.parametrize("code", rows())
def test_published_figures_are_carried_over(code):
    (table,) = read(f"von-dau-tu-cong-bo/Von dau tu NSNN {code}.xlsx").tables
    assert (table.view, table.period_code) == (View.PUBLISHED_INVESTMENT, code)
    expected = as_read(code)
    assert shown(table.records(), expected[0]) == shown(expected, expected[0])


def test_sample_targets_are_the_ministrys_own():
    with (FOLDER / "chi-tieu.csv").open(encoding="utf-8", newline="") as handle:
        targets = parse_targets(csv.DictReader(handle))
    assert len(targets) == 15
    assert {target.origin for target in targets} == {Origin.MINISTRY}
    assert {target.note for target in targets} == {"Chỉ tiêu mẫu để trình diễn"}


def members(content):
    """What is in a file, whatever the version of zlib that packed it."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_made_again_the_files_are_the_same():
    some = [path for path in BOOKS if path.startswith("2022-10")][::6]
    for path in some:
        assert members(content_of(BOOKS[path])) == members((FOLDER / path).read_bytes()), path


def test_the_sample_stays_small():
    found = [path for path, _, _ in files()]
    assert sum((FOLDER / path).stat().st_size for path in found) < LARGEST


def test_every_sheet_says_that_it_is_sample_data():
    for path, book in BOOKS.items():
        for page in book.pages:
            said = {value for value, _ in page.cells.values() if isinstance(value, str)}
            assert any("mẫu" in text for text in said), path
