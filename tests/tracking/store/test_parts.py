"""The parts of figures in the store: kept at acceptance, counted anew when what they rest on
changes, and the same as counting the rows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from data_loaders import read_workbook
from tests.workbooks import book, procedures, projects, tasks
from tracking.figures.trail import trail
from tracking.figures.words import as_of_text
from tracking.indicators import parts
from tracking.specs.indicators import indicators
from tracking.store.basis import basis, basis_key, rules_prefix
from tracking.store.boards import board
from tracking.store.engine import open_engine
from tracking.store.held import in_force
from tracking.store.migrations import migrate
from tracking.store.parts import ensure_parts, parts_in_force
from tracking.store.records import bases, bases_of_period, telling
from tracking.store.schema import indicator_parts, metadata
from tracking.store.submissions import accept
from tracking.vocabulary import Severity, TrackingError, View

NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)
CASES = ("Hồ sơ trực tuyến",)
WITH_CASES = "level34_services_with_cases_rate"


def send(engine, sheets, unit, period, *, at=NOON, received_at=None):
    content = sheets if isinstance(sheets, bytes) else book(sheets)
    reading = read_workbook(content, "a.xlsx", unit=unit, period=period)
    return accept(
        engine, content=content, reading=reading, accepted_by="Văn phòng Bộ", now=at,
        received_at=received_at,
    )  # fmt: skip


def services(engine, period, *rows, unit="HC"):
    label = {"unit": None, "period": None}
    return send(engine, {"TTHC": procedures(*rows, more=CASES, **label)}, unit, period)


def money(engine, period, disbursed, unit="VP"):
    rows = projects(["Dự án A", 1000, disbursed], unit=None, period=None)
    return send(engine, {"Biểu 1": rows}, unit, period)


def figure(engine, code, period, unit=None):
    return board(engine, in_force(engine), period).figure(code, unit)


def kept(engine):
    with engine.connect() as connection:
        found = connection.execute(select(indicator_parts)).all()
    return {(one.basis, one.unit_code, one.submission_id): one.sums for one in found}


def recounted(engine):
    """Every report in force counted from its rows, by its submission."""
    held = in_force(engine)
    found = bases(engine, held, (one.id for one in held))
    counted = [parts(current[0].report, current, earlier) for current, earlier in found]
    return {part.submission_id: part.sums for told in counted for part in told}


def test_parts_are_kept_when_a_report_is_accepted(engine):
    money(engine, "2022-10", 400)
    shown = figure(engine, "disbursed_assigned_rate", "2022-10")
    assert (shown.numerator, shown.denominator) == (400_000_000, 1_000_000_000)
    assert all(basis.startswith(rules_prefix()) for basis, _, _ in kept(engine))


def test_a_new_version_is_counted_and_the_old_parts_stay(engine):
    money(engine, "2022-10", 400)
    before = kept(engine)
    money(engine, "2022-10", 500)
    assert figure(engine, "disbursed_assigned_rate", "2022-10").value == 0.5
    assert before.items() < kept(engine).items()


def test_the_same_file_again_counts_nothing(engine):
    content = book({"Biểu 1": projects(["Dự án A", 1000, 400], unit=None, period=None)})
    send(engine, content, "VP", "2022-10")
    before = kept(engine)
    assert send(engine, content, "VP", "2022-10") == ()
    assert kept(engine) == before


def test_an_earlier_month_of_services_sent_again_counts_the_later_ones_anew(engine):
    services(engine, "2022-09", ["Cấp phép A", "Mức độ 4", 3, 0])
    services(engine, "2022-10", ["Cấp phép A", "Mức độ 4", 2, 0])
    assert figure(engine, WITH_CASES, "2022-10").value == 0
    services(engine, "2022-09", ["Cấp phép A", "Mức độ 4", 3, 1])
    assert figure(engine, WITH_CASES, "2022-10").value == 1
    found = parts_in_force(engine, in_force(engine), ["2022-09", "2022-10"])
    assert {part.submission_id: part.sums for part in found} == recounted(engine)


def test_cases_a_unit_had_under_its_former_name_count_after_the_merger(engine):
    services(engine, "2022-10", ["Cấp phép A", "Mức độ 4", 3, 1], unit="CTBVNTD")
    services(engine, "2022-12", ["Cấp phép A", "Mức độ 4", 2, 0], unit="UBCTQG")
    assert figure(engine, WITH_CASES, "2022-12", "UBCTQG").value == 1
    services(engine, "2022-10", ["Cấp phép A", "Mức độ 4", 3, 0], unit="CTBVNTD")
    assert figure(engine, WITH_CASES, "2022-12", "UBCTQG").value == 0


def test_what_was_held_before_it_was_counted_is_counted_once(engine, tmp_path):
    """A store as an older program left it: submissions without their parts; until they are
    counted no figure is told, rather than one without them."""
    services(engine, "2022-09", ["Cấp phép A", "Mức độ 4", 3, 1])
    services(engine, "2022-10", ["Cấp phép A", "Mức độ 4", 2, 0])
    money(engine, "2022-10", 400)
    older = open_engine(f"sqlite:///{tmp_path}/cu.sqlite3")
    migrate(older)
    with engine.connect() as source, older.begin() as copy:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            if rows and table is not indicator_parts:
                copy.execute(insert(table), rows)
    with pytest.raises(TrackingError, match="đang được tính lại"):
        figure(older, WITH_CASES, "2022-10")
    ensure_parts(older)
    assert kept(older) == kept(engine)
    assert figure(older, WITH_CASES, "2022-10").value == 1
    ensure_parts(older)
    assert kept(older) == kept(engine)
    older.dispose()


def test_a_report_that_states_no_figure_is_counted_once_as_well(engine):
    rows = projects(["Dự án A", None, None], unit=None, period=None, more=("Vướng mắc",))
    rows[-1].append("Chờ mặt bằng")
    content = book({"Biểu 1": rows})
    read = read_workbook(content, "a.xlsx", unit="VP", period="2022-10")
    assert {one.code for one in read.findings if one.severity is Severity.ERROR} == {
        "amounts_blank"
    }
    # As one that was accepted before such a column was an error, or under leave.
    passed = replace(read, findings=())
    (made,) = accept(engine, content=content, reading=passed, accepted_by="VP", now=NOON)
    before = kept(engine)
    assert {number for _, _, number in before} == {made.id}
    assert len(before) == 2, "its own part, and the mark that its round was counted"
    ensure_parts(engine)
    assert kept(engine) == before


def test_a_report_of_services_rests_on_the_earlier_ones_of_its_year(engine):
    for period in ("2021-12", "2022-09", "2022-Q3", "2022-10", "2022-11", "2022-Q4"):
        services(engine, period, ["Cấp phép A", "Mức độ 4", 1, 1])
    services(engine, "2022-09", ["Cấp phép A", "Mức độ 4", 1, 1], unit="XNK")
    held = in_force(engine)
    of_period = {one.period_code: one for one in held if one.unit_code == "HC"}
    members = {
        code: [each.period_code for each in basis(one, held)] for code, one in of_period.items()
    }
    assert members["2022-09"] == ["2022-09"]
    assert members["2022-Q3"] == ["2022-09", "2022-Q3"]
    assert members["2022-11"] == ["2022-09", "2022-Q3", "2022-10", "2022-11"]
    assert members["2022-Q4"] == ["2022-09", "2022-Q3", "2022-10", "2022-11", "2022-Q4"]


def test_the_key_of_a_basis_names_the_rules_and_every_member(engine):
    (first,), (second,) = money(engine, "2022-09", 1), money(engine, "2022-10", 2)
    assert basis_key([first, second]) == f"{rules_prefix()}{first.id}.{second.id}"
    assert len(basis_key([first] * 500)) < 256
    assert basis_key([first] * 500) != basis_key([first] * 501)


def test_of_several_reports_that_end_together_the_periods_own_tells(engine):
    for code in ("2022-12", "2022-Q4", "2022"):
        money(engine, code, 400)
    held = in_force(engine)

    def told(code):
        return [one.period_code for one in telling(held, View.DISBURSEMENT, code)]

    assert (told("2022-12"), told("2022-Q4"), told("2022")) == (["2022-12"], ["2022-Q4"], ["2022"])
    assert told("2022-H2") == ["2022-12"]


def test_figures_of_the_store_go_back_to_its_rows(engine):
    services(engine, "2022-09", ["Cấp phép A", "Mức độ 4", 3, 1])
    services(engine, "2022-10", ["Cấp phép A", "Mức độ 4", 2, 0], ["B", "Mức độ 3", 5, 0])
    money(engine, "2022-10", 400)
    held = in_force(engine)
    seen = board(engine, held, "2022-10")
    for code in indicators():
        shown = seen.figure(code)
        ids = [number for share in shown.shares for number in share.submission_ids]
        found = trail(shown, bases(engine, held, ids), "2022-10")
        assert found.adds_up, code
        assert bool(found.rows) is bool(shown.numerator or shown.denominator), code
    ((current, earlier),) = bases_of_period(engine, held, View.SERVICES, "2022-10")
    assert (len(current), len(earlier)) == (2, 1)


@pytest.mark.parametrize(
    ("received_at", "came_at"),
    [(None, NOON), (datetime(2022, 10, 17, 9, tzinfo=UTC), datetime(2022, 10, 17, 9, tzinfo=UTC))],
)
def test_a_file_came_when_the_register_says_else_when_it_was_accepted(engine, received_at, came_at):
    rows = tasks(["Đề án", "Cục Công nghiệp", None, None, None], unit=None, period=None)
    (made,) = send(engine, {"NV": rows}, "CN", "2022-10", received_at=received_at)
    (again,) = in_force(engine)
    assert made.came_at == again.came_at == came_at


def test_a_task_due_after_the_figures_close_is_not_overdue(engine):
    """Received on 16/11 without a closing day: judged on 14/11, not on 30/11."""
    due = datetime(2022, 11, 15).date()
    rows = tasks(["Đề án", "Cục Công nghiệp", None, due, None], unit=None, period=None)
    came = datetime(2022, 11, 16, 2, tzinfo=UTC)
    send(engine, {"NV": rows}, "CN", "2022-11", received_at=came)
    shown = figure(engine, "tasks_overdue", "2022-11", "CN")
    assert shown.value == 0
    assert as_of_text(shown) == (
        "số liệu đến 14/11/2022 (1 đơn vị không ghi ngày chốt, lấy ngày 14/11/2022)"
    )
