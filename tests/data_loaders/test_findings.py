"""Every kind of finding is caused by a real workbook, says where, what and what to do, and stays
away from the same workbook without the fault."""

import json
import re
from datetime import date

import pytest
from faults import ERROR, EXPORTS, FAULTS, GOOD_ONES, OFFICE, SHEET, WARNING, Sent, sent

from data_loaders import read_workbook
from data_loaders.__main__ import main
from tests.workbooks import measures, projects, tasks
from tracking.checks import against_previous
from tracking.specs.catalogue import finding_kinds
from tracking.vocabulary import Finding, Reading, Severity

PREVIOUS = {
    "amount_against_last": (
        "“Lũy kế giải ngân” là 450.000.000.000 đồng, kỳ trước là 400.000.000 đồng:"
        " lệch khoảng 1.000 lần (có lẽ ô này ghi theo nghìn đồng, hoặc kỳ trước ghi sai đơn vị).",
        450_000,
    ),
    "to_date_went_down": (
        "“Lũy kế giải ngân” là 300.000.000 đồng, thấp hơn kỳ trước (400.000.000 đồng).",
        300,
    ),
}
FROM_THE_TERMINAL = {"path_unreadable"}
FROM_THE_STORE = {"replaces_other_records", "replaces_earlier_period"}
"""Told when a file is to be accepted: see tests/tracking/store."""

FROM_THE_UNIT = {
    "heading_assigned", "heading_set_aside", "date_order_told", "number_notation_told",
}  # fmt: skip
"""Told of what a unit said by hand: see test_assigned_headings.py and test_told_habits.py."""

MACHINE_WORDS = re.compile(
    r"[{}]|\b(?:None|nan|NaN|inf|True|False|Decimal|datetime|null|error|row|column|cell|sheet)\b"
    r"|[a-z]+_[a-z]+|\bL?E\+\d|\b\d{4}-\d{2}-\d{2}\b"
)


def read(given: Sent) -> Reading:
    return read_workbook(given.content, given.name, **given.stated)


def assert_reads_well(finding: Finding) -> None:
    """Where, then what, then what to do with an example, for a clerk and not for a machine."""
    kind = finding_kinds()[finding.code]
    where = [f"Trang “{finding.sheet}”"] if finding.sheet else []
    where += [f"ô {', '.join(finding.cells)}"] if finding.cells else []
    to_do = kind.action.split("{")[0]
    assert finding.message.startswith(f"{', '.join(where)}: " if where else kind.sentence[:1])
    assert to_do
    assert f". {to_do}" in finding.message
    assert " Ví dụ: " in finding.message
    assert not MACHINE_WORDS.search(finding.message), finding.message
    assert "  " not in finding.message


@pytest.mark.parametrize("code", FAULTS)
def test_the_fault_is_found_where_it_is(code: str):
    fault = FAULTS[code]
    findings = read(fault.faulty).findings
    (found,) = [finding for finding in findings if finding.code == code]
    assert found.severity is fault.severity
    assert (found.sheet, found.cells, found.field) == (fault.sheet, fault.cells, fault.field)
    assert fault.says in found.message
    assert_reads_well(found)


@pytest.mark.parametrize("code", FAULTS)
def test_nothing_else_is_found_beside_it(code: str):
    fault = FAULTS[code]
    codes = {finding.code for finding in read(fault.faulty).findings}
    assert codes == {code} | fault.beside


@pytest.mark.parametrize("code", FAULTS)
def test_the_twin_without_the_fault_does_not_cause_it(code: str):
    assert code not in {finding.code for finding in read(FAULTS[code].sound).findings}


@pytest.mark.parametrize("name", GOOD_ONES)
def test_a_good_workbook_causes_no_alarm(name: str):
    assert [finding.message for finding in read(sent(GOOD_ONES[name])).findings] == []


@pytest.mark.parametrize(
    ("plan", "code"), [(0, "disbursed_above_plan"), (0.08, "amount_magnitude"), (100, None)]
)
def test_spending_far_above_a_plan_is_told_once(plan: float, code: str | None):
    findings = read(sent(projects(["Cải tạo trụ sở", plan, 90]))).findings
    assert [finding.code for finding in findings] == [code] * (code is not None)


def test_a_heading_repeated_under_another_money_unit_begins_another_table():
    first = projects(["Cải tạo trụ sở", 1000, 400])
    second = [[], ["Đơn vị tính: tỷ đồng"], first[3], [1, "Lưới điện", 5, 1]]
    tables = read(sent([*first, *second])).tables
    assert [table.money_unit for table in tables] == ["triệu đồng", "tỷ đồng"]
    assert [row["plan_assigned_vnd"] for row in tables[1].records()] == [5_000_000_000]


@pytest.mark.parametrize(("number", "look"), [(0.07, "0%"), (7, '0"%"')])
def test_a_measure_shown_in_percent_is_read_in_percent(number, look):
    rows = measures(["Tỷ lệ hồ sơ trực tuyến", number, "7%"])
    (found,) = read(sent(rows, formats={SHEET: {"C5": look}})).tables[0].records()
    assert (found["planned_value"], found["actual_value"]) == (7, 7)


@pytest.mark.parametrize(("plan", "severity"), [(80, WARNING), (0.9, WARNING), (1, ERROR)])
def test_a_fraction_of_a_plan_of_one_is_hardly_in_percent(plan, severity):
    found = read(sent(measures(["Tỷ lệ hồ sơ nộp trực tuyến", plan, 0.85]))).findings
    assert {(one.code, one.severity) for one in found} == {("percent_assumed", severity)}


def test_a_month_is_of_the_year_that_a_title_names_alone():
    rows = tasks([EXPORTS, "Cục Hóa chất", None, "Tháng 3"], period="NHIỆM VỤ NĂM 2022")
    reading = read(sent(rows))
    assert next(reading.tables[0].records())["due_on"] == date(2022, 3, 31)
    assert "period_only_year" in {one.code for one in reading.findings}


def test_many_unread_columns_are_told_in_short_and_listed_in_full():
    more = [*(f"Cột phụ {number}" for number in range(5)), "Ghi chú", *map("Ô {}".format, "abcd")]
    findings = read(sent(projects([*OFFICE, *range(10)], more=more))).findings
    (found,) = [finding for finding in findings if finding.code == "column_not_read"]
    shown = "E-I, K-N (9 cột), như E “Cột phụ 0”; F “Cột phụ 1”; G “Cột phụ 2”. Đổi tiêu đề"
    assert f"Không đọc các cột: {shown}" in found.message
    assert found.cells == tuple(f"{letter}4" for letter in "EFGHIKLMN")


def disbursed(amount: int) -> Reading:
    """What a unit reports of its one project."""
    return read(sent(projects(["Cải tạo trụ sở", 1_000_000, amount])))


def against(last: int, now: int) -> list[Finding]:
    (before,), (after,) = disbursed(last).tables, disbursed(now).tables
    return list(against_previous(after, list(before.records())))


@pytest.mark.parametrize("code", PREVIOUS)
def test_a_figure_is_compared_with_what_was_reported_last(code: str):
    says, now = PREVIOUS[code]
    (found,) = against(400, now)
    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert (found.sheet, found.cells) == (SHEET, ("D5",))
    assert found.field == "disbursed_to_date_vnd"
    assert says in found.message
    assert_reads_well(found)


@pytest.mark.parametrize(
    ("before", "now", "severity", "likely"),
    [
        ((3000, 1000), (3e9, 1.2e9), Severity.ERROR, "ghi theo đồng"),
        ((3000, 1000), (3, 1.2), Severity.ERROR, "ghi theo tỷ đồng"),
        ((3000, 2), (3000, 2000), Severity.ERROR, "ghi theo nghìn đồng"),
        ((3000, 2), (3000, 1900), Severity.WARNING, "ghi theo nghìn đồng"),
        ((9000, 4000), (9000, 4.5), Severity.ERROR, "ghi theo tỷ đồng"),
    ],
)
def test_a_slip_since_the_last_period_names_the_unit(before, now, severity, likely):
    old, new = (read(sent(projects(["Cải tạo trụ sở", *row]))).tables[0] for row in (before, now))
    found = list(against_previous(new, list(old.records())))
    assert {finding.severity for finding in found} == {severity}
    assert all(f"có lẽ ô này {likely}" in finding.message for finding in found)


def test_figures_that_grow_as_they_should_cause_nothing():
    assert against(400, 450) == []


def test_the_total_to_date_starts_anew_with_the_year():
    (before,) = disbursed(900).tables
    (after,) = read(
        sent(projects(["Cải tạo trụ sở", 1_000_000, 50], period="Tháng 1 năm 2023"))
    ).tables
    last_year = [{**record, "_period_code": "2022-12"} for record in before.records()]
    assert list(against_previous(after, last_year)) == []


def test_a_small_beginning_of_the_year_is_only_asked_about():
    (before,) = disbursed(4000).tables
    rows = projects(["Cải tạo trụ sở", 1_000_000, 4.5], period="Tháng 1 năm 2023")
    last_year = [{**record, "_period_code": "2022-12"} for record in before.records()]
    (found,) = against_previous(read(sent(rows)).tables[0], last_year)
    assert (found.code, found.severity) == ("amount_against_last", Severity.WARNING)


def stated(actual, planned=24):
    return read(sent(measures(["Tin, bài về CCHC", planned, actual]))).tables[0]


def test_a_measure_that_moved_by_digits_is_asked_about():
    last = [{**one, "_period_code": "2022-09"} for one in stated(20).records()]
    (found,) = against_previous(stated(2100), last)
    assert (found.code, found.severity) == ("number_against_last", Severity.WARNING)
    assert found.field == "actual_value"
    assert "là 2.100, kỳ trước là 20: lệch khoảng 100 lần, như gõ thừa hoặc thiếu" in found.message
    assert_reads_well(found)
    (plan,) = against_previous(stated(21, planned=240), last)
    assert plan.field == "planned_value"


@pytest.mark.parametrize(("before", "now"), [(20, 21), (20, 60), (2, 21), (0, 2100), (20, 1000)])
def test_a_measure_that_grows_is_none(before, now):
    last = [{**one, "_period_code": "2022-09"} for one in stated(before).records()]
    assert list(against_previous(stated(now), last)) == []


def test_a_measure_starts_anew_with_the_year():
    last = [{**one, "_period_code": "2021-12"} for one in stated(2100).records()]
    assert list(against_previous(stated(21), last)) == []


def test_a_path_that_does_not_open_is_told(tmp_path, capsys: pytest.CaptureFixture[str]):
    assert main(["--json", str(tmp_path / "khong-co.xlsx")]) == 2
    ((found,),) = (one["findings"] for one in json.loads(capsys.readouterr().out))
    assert (found["code"], found["severity"]) == ("path_unreadable", "error")
    assert found["message"] == (
        "Không mở được tệp trên máy này: không có tệp này. Kiểm tra đường dẫn và quyền đọc tệp."
        " Ví dụ: đặt tên tệp có dấu cách trong ngoặc kép."
    )


def test_every_declared_finding_is_tested():
    of_files = {code for code in finding_kinds() if code.startswith("file_")}
    elsewhere = {"number_against_last", *FROM_THE_TERMINAL, *FROM_THE_STORE, *FROM_THE_UNIT}
    assert {*FAULTS, *PREVIOUS, *elsewhere, *of_files} == set(finding_kinds())
