"""What a file would change is what it does change once it is accepted, and telling it changes
nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_loaders import read_workbook
from tests.tracking.store.sending import NOON
from tests.workbooks import book, procedures, projects, tasks
from tracking.impact import cells
from tracking.impact.words import headline
from tracking.period_codes import with_longer
from tracking.specs.indicators import indicators
from tracking.store.boards import board
from tracking.store.engine import writing
from tracking.store.held import in_force, key_of, previous_rows, view_rows
from tracking.store.impact import impact
from tracking.store.loading import with_history
from tracking.store.schema import metadata
from tracking.store.submissions import NotAcceptable, accept

SAMPLES = Path(__file__).parents[3] / "sample_data"
LABEL = {"unit": None, "period": None}


def read(content, *, unit="VP", period="2022-10", name="a.xlsx"):
    return read_workbook(content, name, unit=unit, period=period)


def money(*projects_told):
    return book({"Biểu 1": projects(*map(list, projects_told), **LABEL)})


def work(*titles, lead="Văn phòng Bộ", due=date(2022, 10, 5)):
    rows = [[title, lead, date(2022, 1, 5), due, None] for title in titles]
    return book({"NV": tasks(*rows, **LABEL)})


def cases(*rows):
    return book({"TTHC": procedures(*map(list, rows), more=("Hồ sơ trực tuyến",), **LABEL)})


def send(engine, content, *, at=NOON, **how):
    reading = read(content, **how)
    return accept(engine, content=content, reading=reading, accepted_by="VP", now=at)


def foretold(engine, content, *, at=NOON, **how):
    return impact(engine, read(content, **how), now=at)


def figures(told, period=None):
    """Numerators before and after of a period's figures, by indicator and unit."""
    one = next(each for each in told.periods if each.period_code == (period or told.periods[0]))
    return {
        (each.indicator.code, each.unit_code): (each.before.numerator, each.after.numerator)
        for each in one.figures
    }


def every_figure(engine):
    """Every figure of the ministry and of each unit, of every period, as the screens show it."""
    held = in_force(engine)
    periods = with_longer(one.period_code for one in held)
    boards = {code: board(engine, held, code) for code in periods}
    units = {None, *(one.unit_code for one in held)}
    found = [
        seen.figure(code, unit)
        for seen in boards.values()
        for code in indicators()
        for unit in units
    ]
    return {(one.period_code, one.indicator.code, one.unit_code): _said(one) for one in found}


def _said(figure):
    """What a figure says; the numbers of submissions to come are not known before."""
    shares = tuple(
        share._replace(counted=tuple(unit for _, unit in share.counted)) for share in figure.shares
    )
    return replace(figure, shares=tuple(sorted(shares)))


def hold_true(told, before, after):
    """Whether what was foretold is what the screens show before and after, and is all of it."""
    foreseen = {
        (each.period_code, one.indicator.code, one.unit_code): (_said(one.before), _said(one.after))
        for each in told.periods
        for one in each.figures
    }
    for key, (now, then) in foreseen.items():
        assert then == after[key], key
        assert now == before.get(key, now), key
    missed = {
        key
        for key, then in after.items()
        if key not in foreseen and key in before and _sum(before[key]) != _sum(then)
    }
    assert missed == set()


def _sum(figure):
    return figure.numerator, figure.denominator, figure.value


def table_sizes(engine):
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in metadata.sorted_tables
        }


def test_the_first_report_of_a_unit(engine):
    told = foretold(engine, money(["Dự án A", 1000, 400], ["Dự án B", 500, 0]))
    (report,) = told.reports
    assert (report.version, report.makes_version, report.last) == (1, True, None)
    assert [row["project_name"] for row in report.rows.added] == ["Dự án A", "Dự án B"]
    assert headline(told) == "Thêm 2 dòng."
    (period,) = told.periods
    assert (period.period_code, period.is_past, told.revised) == ("2022-10", False, ())
    assert figures(told, "2022-10")["disbursed_assigned_rate", "VP"] == (None, 400_000_000)
    change = next(one for one in period.figures if one.unit_code is None)
    assert (change.before.coverage.present, change.after.coverage.present) == ((), ("VP",))


def test_a_second_version_of_a_period(engine):
    send(engine, money(["Dự án A", 1000, 400], ["Dự án B", 500, 0]))
    reading = read(money(["Dự án A", 1000, 450], ["Dự án C", 300, 0]))
    told = impact(engine, reading, now=NOON)
    (report,) = told.reports
    (change,) = report.rows.changed
    assert report.version == 2
    assert [(one.field, one.before, one.after) for one in change.fields] == [
        ("disbursed_to_date_vnd", 400_000_000, 450_000_000)
    ]
    assert (change.after["_sheet"], change.after["_row"]) == ("Biểu 1", 5)
    assert cells(reading, change.after, "disbursed_to_date_vnd") == ("D5",)
    assert cells(reading, change.before, "disbursed_to_date_vnd") == ()
    assert headline(told) == "Thêm 1 dòng, bỏ 1 dòng, đổi 1 dòng."
    assert figures(told, "2022-10")["disbursed_assigned_rate", None] == (400_000_000, 450_000_000)


def test_a_later_period_has_rows_copied_from_the_one_before(engine):
    send(engine, work("Đề án A", "Đề án B", "Đề án C"), period="2022-09")
    told = foretold(engine, work("Đề án A", "Đề án C", "Đề án D"))
    (report,) = told.reports
    assert report.last.period_code == "2022-09"
    copied = [(row["title"], row["_sheet"], row["_row"]) for row in report.last.copied]
    assert copied == [("Đề án A", "NV", 5), ("Đề án C", "NV", 6)]
    assert headline(told) == "Thêm 3 dòng; 2 trong 3 dòng giống hệt tháng trước."


def test_the_period_before_is_the_nearest_that_is_held(engine):
    send(engine, work("Đề án A"), period="2022-07")
    send(engine, work("Đề án A", "Đề án B"), period="2022-08")
    send(engine, work("Đề án A"), period="2022-12")
    told = foretold(engine, work("Đề án A", "Đề án B"))
    assert headline(told) == "Thêm 2 dòng; 2 trong 2 dòng giống hệt kỳ tháng 8/2022."


class TestPastPeriods:
    def test_a_correction_of_a_past_period_revises_it_and_the_quarter_it_ends(self, engine):
        for period, spent in (("2022-09", 300), ("2022-10", 400)):
            send(engine, money(["Dự án A", 1000, spent]), period=period)
        told = foretold(engine, money(["Dự án A", 1000, 350]), period="2022-09")
        assert [one.period_code for one in told.periods] == ["2022-09", "2022-Q3", "2022-9M"]
        assert [one.period_code for one in told.revised] == ["2022-09", "2022-Q3", "2022-9M"]
        assert figures(told, "2022-Q3")["disbursed_assigned_rate", "VP"] == (
            300_000_000,
            350_000_000,
        )

    def test_procedures_of_a_past_month_are_told_of_the_year_in_the_later_ones(self, engine):
        code = "level34_services_with_cases_rate"
        send(engine, cases(["Cấp phép A", "Mức độ 4", 3, 0]), period="2022-09", unit="HC")
        send(engine, cases(["Cấp phép A", "Mức độ 4", 2, 0]), period="2022-10", unit="HC")
        more = cases(["Cấp phép A", "Mức độ 4", 3, 1])
        told = foretold(engine, more, period="2022-09", unit="HC")
        assert figures(told, "2022-10")[code, "HC"] == (0, 1)
        later = next(one for one in told.periods if one.period_code == "2022-10")
        assert not later.is_past
        assert "2022-10" not in [one.period_code for one in told.revised]
        assert "2022-09" in [one.period_code for one in told.revised]

    def test_a_report_that_comes_late_revises_what_the_ministry_had(self, engine):
        send(engine, money(["Dự án A", 1000, 300]), period="2022-09", unit="VP")
        send(engine, money(["Dự án A", 1000, 400]), period="2022-10", unit="VP")
        told = foretold(engine, money(["Dự án B", 500, 100]), period="2022-09", unit="CN")
        (revised, *_) = told.revised
        whose = {one.unit_code for one in revised.figures if one.is_revised}
        assert (revised.period_code, whose) == ("2022-09", {None})

    def test_the_newest_period_is_told_whether_it_changes_or_not(self, engine):
        send(engine, money(["Dự án A", 1000, 300]), period="2022-09")
        told = foretold(engine, money(["Dự án A", 1000, 400]), period="2022-10")
        assert [one.period_code for one in told.periods] == ["2022-10"]


def test_a_task_of_another_lead_unit_changes_the_figures_of_that_unit(engine):
    told = foretold(engine, work("Đề án phát triển ngành", lead="Cục Hóa chất"), unit="VP")
    (period,) = told.periods
    assert figures(told, "2022-10")["tasks_overdue", "VP"] == (None, 0)
    content = work("Đề án phát triển ngành", lead="Cục Hóa chất")
    send(engine, content, unit="VP")
    own = foretold(engine, content, unit="HC")
    assert figures(own, "2022-10")["tasks_overdue", "HC"] == (None, 1)
    assert figures(own, "2022-10")["tasks_overdue", None] == (0, 1)


def test_a_form_of_an_earlier_file_stays_in_force(engine):
    def titled(title, *names):
        rows = tasks(*([one, "Văn phòng Bộ", None, None, None] for one in names))
        return book({"A": [[title], *rows]})

    send(engine, titled("CHƯƠNG TRÌNH CÔNG TÁC", "A", "B"), at=NOON)
    told = foretold(engine, titled("THEO DÕI NHIỆM VỤ ĐƯỢC GIAO", "C"))
    (report,) = told.reports
    (kept,) = report.kept
    assert (kept.label, kept.version, kept.file_name, kept.row_count) == (
        "Chương trình công tác", 1, "a.xlsx", 2,
    )  # fmt: skip
    assert (report.rows.unchanged, len(report.rows.added), report.rows.removed) == (2, 1, ())
    replacing = impact(
        engine, read(titled("THEO DÕI NHIỆM VỤ ĐƯỢC GIAO", "C")), now=NOON, replaces=True
    )
    assert len(replacing.reports[0].rows.removed) == 2


def test_a_file_that_is_in_force_already_changes_nothing(engine):
    content = money(["Dự án A", 1000, 400])
    send(engine, content)
    told = foretold(engine, content)
    (report,) = told.reports
    assert told.changes_nothing
    assert (report.version, report.makes_version, report.rows.unchanged) == (1, False, 1)
    assert not told.periods[0].changed
    assert headline(told) == "Không dòng nào khác bản đang dùng."


def test_a_file_that_would_be_refused_for_what_is_in_force_says_so(engine):
    send(engine, money(["Dự án A", 1000, 400], ["Dự án B", 500, 0]))
    told = foretold(engine, money(["Dự án C", 700, 0]))
    assert [finding.code for finding in told.refused] == ["replaces_other_records"]
    assert headline(told) == "Thêm 1 dòng, bỏ 2 dòng."


def test_a_file_without_a_period_cannot_be_told_of(engine):
    reading = read_workbook(money(["Dự án A", 1000, 400]), "a.xlsx", unit="VP")
    with pytest.raises(NotAcceptable, match="chưa rõ đơn vị hoặc kỳ báo cáo"):
        impact(engine, reading, now=NOON)


def test_findings_that_weigh_here_are_those_of_the_reading(engine):
    send(engine, money(["Dự án A", 1000, 400]), period="2022-09")
    slipped = with_history(engine, read(money(["Dự án A", 1_000_000, 450_000])))
    assert {finding.code for finding in impact(engine, slipped, now=NOON).slips} >= {
        "amount_against_last"
    }
    rows = tasks(
        ["Đề án", "Văn phòng Bộ", None, None, None, "Hoàn thành"], more=("Trạng thái",), **LABEL
    )
    told = foretold(engine, book({"NV": rows}))
    assert [finding.code for finding in told.declared] == ["completed_without_date"]


def test_telling_leaves_nothing_and_waits_for_no_writer(engine):
    send(engine, work("Đề án A", lead="Cục Hóa chất"), period="2022-09")
    before = table_sizes(engine)
    with writing(engine):
        foretold(engine, work("Đề án A", "Đề án B", lead="Cục Hóa chất"))
    assert table_sizes(engine) == before


def test_the_day_a_file_came_decides_what_is_overdue(engine):
    content = work("Đề án A", due=date(2022, 10, 12))
    reading = read(content)
    late = impact(engine, reading, now=NOON)
    early = impact(engine, reading, now=NOON, received_at=datetime(2022, 10, 11, tzinfo=UTC))
    overdue = [figures(told, "2022-10")["tasks_overdue", "VP"] for told in (late, early)]
    assert overdue == [(None, 1), (None, 0)]


JOURNEY = (
    (work("Đề án A", "Đề án B", "Soạn đề án phát triển ngành hóa chất"), "VP", "2022-08"),
    (work("Đề án A", "Soạn đề án phát triển ngành hóa chất", lead="Cục Hóa chất"), "VP", "2022-09"),
    (work("Soạn đề án phát triển ngành hóa chất", due=date(2022, 9, 1)), "HC", "2022-09"),
    (cases(["Cấp phép A", "Mức độ 4", 3, 0], ["Cấp phép B", "Mức độ 3", 1, 0]), "HC", "2022-09"),
    (cases(["Cấp phép A", "Mức độ 4", 2, 0]), "CTBVNTD", "2022-09"),
    (cases(["Cấp phép A", "Mức độ 4", 2, 0]), "HC", "2022-10"),
    (cases(["Cấp phép A", "Mức độ 4", 5, 1]), "UBCTQG", "2022-12"),
    (cases(["Cấp phép A", "Mức độ 4", 3, 1], ["Cấp phép B", "Mức độ 3", 1, 0]), "HC", "2022-09"),
    (cases(["Cấp phép A", "Mức độ 4", 2, 1]), "CTBVNTD", "2022-09"),
    (money(["Dự án A", 1000, 400]), "VP", "2022-Q3"),
    (money(["Dự án A", 1000, 300]), "VP", "2022-09"),
    (money(["Dự án A", 1000, 350]), "VP", "2022-09"),
)


def test_what_is_foretold_is_what_comes_true(engine):
    at, before = NOON, {}
    for content, unit, period in JOURNEY:
        at += timedelta(hours=1)
        told = foretold(engine, content, at=at, unit=unit, period=period)
        made = send(engine, content, at=at, unit=unit, period=period)
        assert [one.version for one in made] == [one.version for one in told.reports]
        after = every_figure(engine)
        hold_true(told, before, after)
        before = after


def _row(row):
    return {name: value for name, value in row.items() if name != "submission_id"}


CHOSEN = (
    "2022-09/*ATMT*",
    "2022-09/*KHCN*",
    "2022-09/*Vu TCCB*",
    "2022-10/*ATMT*",
    "2022-10/*KHCN*",
    "2022-10/*XNK_15*",
    "2022-10/*DTBD*",
    "2022-10/*Vu TCCB*",
)


def test_sample_workbooks_do_what_was_foretold(engine):
    at, before = datetime(2022, 9, 16, tzinfo=UTC), {}
    for pattern in CHOSEN:
        for path in sorted(SAMPLES.glob(pattern)):
            content = path.read_bytes()
            reading = read_workbook(content, path.name)
            assert not reading.has_errors, path.name
            at += timedelta(days=3)
            told = impact(engine, reading, now=at)
            made = accept(engine, content=content, reading=reading, accepted_by="VP", now=at)
            assert len(made) == sum(one.makes_version for one in told.reports)
            after = every_figure(engine)
            hold_true(told, before, after)
            before = after
            for one, report in zip(made, told.reports, strict=True):
                rows = [_row(each) for each in view_rows(engine, one.view, [one.id])]
                new = (*report.rows.added, *(change.after for change in report.rows.changed))
                assert report.rows.after == len(rows), path.name
                assert all(_row(each) in rows for each in new), path.name
                last = previous_rows(engine, key_of(one))
                assert bool(report.last) is bool(last)
