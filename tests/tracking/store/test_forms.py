"""A unit's forms come in one file or one after another: none replaces another in silence."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from data_loaders import read_workbook
from tests.workbooks import book, measures, procedures, projects, tasks
from tracking.store.engine import open_engine
from tracking.store.forms import forms_held
from tracking.store.held import in_force, versions, view_rows
from tracking.store.loading import Outcome, load
from tracking.store.migrations import migrate
from tracking.store.origins import source
from tracking.store.submissions import NotAcceptable, accept
from tracking.vocabulary import View

NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)
DUE = date(2022, 10, 30)


def sheet(title, *titles):
    """A task table of the ministry's office under a title of its own."""
    rows = [[one, "Văn phòng Bộ", date(2022, 1, 5), DUE] for one in titles]
    return [[title], *tasks(*rows)]


def programme(*titles):
    return book({"A": sheet("CHƯƠNG TRÌNH CÔNG TÁC", *titles)})


def assigned(*titles):
    return book({"A": sheet("THEO DÕI NHIỆM VỤ ĐƯỢC GIAO", *titles)})


def legal(*titles):
    return book({"A": sheet("CHƯƠNG TRÌNH XÂY DỰNG VBQPPL", *titles)})


def spending(*names, spent=400):
    return book({"A": projects(*[[name, 1000, spent] for name in names])})


def send(engine, content, *, at=NOON, **more):
    reading = read_workbook(content, "VP T10-2022.xlsx")
    return accept(engine, content=content, reading=reading, accepted_by="VP", now=at, **more)


def told(engine, view=View.TASKS, name="title"):
    """What is in force of a view, in the order of the file."""
    ids = [one.id for one in in_force(engine) if one.view is view]
    return [row[name] for row in view_rows(engine, view, ids)]


def run(engine, folder, **more):
    """What becomes of each file of a folder."""
    done = load(
        engine, sorted(folder.iterdir()), read=read_workbook, by="VP", now=lambda: NOON, **more
    )
    return list(done)


def outcomes(engine, folder):
    return [one.outcome for one in run(engine, folder)]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "den"
    made.mkdir()

    def fill(**files):
        for place in made.iterdir():
            place.unlink()
        for name, content in files.items():
            (made / f"{name}.xlsx").write_bytes(content)
        return made

    return fill


class TestFormsOfTasks:
    def test_three_files_of_one_report_all_count(self, engine):
        for content in (programme("A", "B"), assigned("C"), legal("D")):
            (last,) = send(engine, content)
        assert sorted(told(engine)) == ["A", "B", "C", "D"]
        assert (last.version, last.row_count) == (3, 4)

    def test_a_row_says_which_workbook_it_stands_in(self, engine):
        first, second = programme("A"), assigned("C")
        send(engine, first)
        (made,) = send(engine, second)
        rows = {row["title"]: row for row in view_rows(engine, View.TASKS, [made.id])}
        digests = {title: row["_sha256"] for title, row in rows.items()}
        assert digests == {
            "A": hashlib.sha256(first).hexdigest(),
            "C": hashlib.sha256(second).hexdigest(),
        }
        assert (rows["A"]["_sheet"], rows["A"]["_row"]) == ("A", 6)
        assert rows["A"]["template"] == "tasks_work_programme"

    def test_the_trail_of_a_kept_row_leads_to_the_workbook_it_stands_in(self, engine):
        first = programme("A")
        send(engine, first)
        (made,) = send(engine, assigned("C"))
        row = next(row for row in view_rows(engine, View.TASKS, [made.id]) if row["title"] == "A")
        found = source(engine, made.id, row)
        assert (found.sha256, found.sheet, found.row) == (
            hashlib.sha256(first).hexdigest(),
            "A",
            6,
        )
        assert found.letters["title"] == ("B",)
        assert [one.submission.version for one in found.versions] == [1, 2]

    def test_the_trail_of_a_row_has_every_cell_that_made_up_its_figures(self, engine):
        rows = projects(["Cải tạo trụ sở", 700, 400])
        rows[3][2:] = ["Kế hoạch vốn năm 2022", None, "Lũy kế giải ngân"]
        rows[4][2:] = [700, 300, 400]
        content = book({"A": [*rows[:4], [None, None, "Trong nước", "Nước ngoài"], rows[4]]})
        (made,) = send(engine, content)
        (row,) = view_rows(engine, View.DISBURSEMENT, [made.id])
        found = source(engine, made.id, row)
        assert row["plan_assigned_vnd"] == 1_000_000_000
        assert found.letters["plan_assigned_vnd"] == ("C", "D")
        assert found.letters["disbursed_to_date_vnd"] == ("E",)

    def test_a_form_sent_again_replaces_itself_alone(self, engine):
        send(engine, programme("A", "B"))
        send(engine, assigned("C"))
        (last,) = send(engine, programme("A", "B sửa", "E"))
        assert sorted(told(engine)) == ["A", "B sửa", "C", "E"]
        forms = {form.template: form.version for form in forms_held(engine, [last.id])}
        assert forms == {"tasks_work_programme": 3, "tasks_assigned": 2}

    def test_a_task_told_in_two_forms_counts_once_as_told_last(self, engine):
        send(engine, programme("A", "B", "C"))
        send(engine, assigned("A", "D"))
        assert sorted(told(engine)) == ["A", "B", "C", "D"]

    def test_a_form_is_given_up_when_its_tasks_come_in_another(self, engine):
        send(engine, programme("A", "B", "C"))
        (last,) = send(engine, assigned("A", "B"))
        assert sorted(told(engine)) == ["A", "B"]
        assert [form.template for form in forms_held(engine, [last.id])] == ["tasks_assigned"]

    def test_one_file_may_be_said_to_replace_all(self, engine):
        send(engine, programme("A", "B"))
        send(engine, assigned("C"), replaces=True)
        assert told(engine) == ["C"]


def test_figures_by_field_and_the_list_of_procedures_stand_beside_one_another(engine):
    by_field = [
        ["VĂN PHÒNG BỘ"],
        ["TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH tháng 10 năm 2022"],
        ["STT", "Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận trực tuyến",
         "Số hồ sơ giải quyết đúng hạn"],
        [1, "Xuất nhập khẩu", 20, 15, 3],
    ]  # fmt: skip
    send(engine, book({"A": by_field}))
    (last,) = send(engine, book({"A": procedures(["Cấp giấy phép", "Mức độ 4", 12])}))
    assert {form.template for form in forms_held(engine, [last.id])} == {
        "services_by_field",
        "services_by_procedure",
    }
    assert last.row_count == 2


class TestMoney:
    """Every layout of disbursement tells the same money: one replaces another whole."""

    def test_another_half_of_the_projects_is_refused_and_named(self, engine):
        send(engine, spending("Vốn trong nước A", "Vốn trong nước B"))
        with pytest.raises(NotAcceptable) as refused:
            send(engine, spending("Vốn ODA"))
        (finding,) = refused.value.findings
        assert finding.code == "replaces_other_records"
        assert "2/2 dòng của bản 1 đang dùng (tệp “VP T10-2022.xlsx”)" in finding.message
        assert "như “Vốn trong nước A”; “Vốn trong nước B”" in finding.message
        assert "--replace" in finding.message
        assert len(versions(engine)) == 1

    def test_unless_it_is_said_to_replace(self, engine):
        send(engine, spending("A"))
        send(engine, spending("B"), replaces=True)
        assert told(engine, View.DISBURSEMENT, "project_name") == ["B"]

    @pytest.mark.parametrize(("names", "is_accepted"), [("AB", True), ("AXY", False), ("A", False)])
    def test_at_least_half_of_the_records_must_be_there(self, engine, names, is_accepted):
        send(engine, spending("A", "B", "C", "D"))
        if is_accepted:
            assert send(engine, spending(*names))
        else:
            with pytest.raises(NotAcceptable):
                send(engine, spending(*names))

    def test_a_code_added_to_the_names_is_still_the_same_project(self, engine):
        send(engine, spending("A"))
        rows = projects(["A", 1000, 500, "7801111"], more=["Mã dự án"])
        assert send(engine, book({"A": rows}))

    def test_other_measures_are_refused_too(self, engine):
        send(engine, book({"A": measures(["Tỷ lệ hồ sơ trực tuyến", 80, 75])}))
        with pytest.raises(NotAcceptable):
            send(engine, book({"A": measures(["Tỷ lệ giải quyết hồ sơ đúng hạn", 90, 95])}))

    def test_a_refused_file_is_refused_whole(self, engine):
        send(engine, spending("A"))
        both = book({"1": projects(["B", 1000, 1]), "2": sheet("CHƯƠNG TRÌNH CÔNG TÁC", "T")})
        with pytest.raises(NotAcceptable):
            send(engine, both)
        assert told(engine) == []


class TestGoingBack:
    def test_what_was_sent_before_is_a_new_version_when_it_is_not_in_force(self, engine):
        old, new = spending("A"), spending("A", spent=500)
        for content in (old, new):
            send(engine, content)
        (third,) = send(engine, old)
        assert third.version == 3
        assert told(engine, View.DISBURSEMENT, "disbursed_to_date_vnd") == [400_000_000]
        assert send(engine, old) == ()

    def test_from_a_folder_too_but_a_folder_taken_in_again_changes_nothing(self, engine, folder):
        old, new = spending("A"), spending("A", spent=500)
        held, accepted = Outcome.HELD, Outcome.ACCEPTED
        assert outcomes(engine, folder(a=old, b=new)) == [accepted, accepted]
        assert outcomes(engine, folder(a=old, b=new)) == [held, held]
        assert outcomes(engine, folder(a=old)) == [accepted]
        assert outcomes(engine, folder(a=old)) == [held]
        assert outcomes(engine, folder(a=old, b=new, c=old)) == [held, held, held]
        assert [one.version for one in versions(engine)] == [1, 2, 3]

    def test_within_one_folder(self, engine, folder):
        files = folder(a=spending("A"), b=spending("A", spent=500), c=spending("A"))
        assert outcomes(engine, files) == [Outcome.ACCEPTED] * 3
        assert outcomes(engine, files) == [Outcome.HELD] * 3
        assert told(engine, View.DISBURSEMENT, "disbursed_to_date_vnd") == [400_000_000]

    def test_a_receipt_registered_before_is_no_new_one(self, engine, folder):
        files = folder(a=spending("A"))
        place = files / "a.xlsx"
        run(engine, files, received={place: NOON})
        send(engine, spending("A", spent=500))
        (again,) = run(engine, files, received={place: NOON})
        (later,) = run(engine, files, received={place: NOON + timedelta(days=1)})
        assert (again.outcome, later.outcome) == (Outcome.HELD, Outcome.ACCEPTED)

    def test_an_older_file_says_what_is_in_force_instead(self, engine, folder):
        files = folder(a=spending("A"), b=spending("A", spent=500))
        run(engine, files)
        older, newer = run(engine, files)
        assert [(form.version, form.file_name) for form in older.instead] == [(2, "b.xlsx")]
        assert newer.instead == ()


def test_forms_in_a_folder_are_kept_told_and_loaded_once(engine, folder):
    files = folder(
        a=programme("A"), b=assigned("C"), c=legal("D"), d=spending("P"), e=spending("Q")
    )
    *forms, first, other = run(engine, files)
    assert [form.label for form in forms[2].kept] == [
        "Chương trình công tác",
        "Theo dõi nhiệm vụ Chính phủ, Thủ tướng Chính phủ, Bộ giao",
    ]
    assert (first.outcome, other.outcome) == (Outcome.ACCEPTED, Outcome.REFUSED)
    assert [finding.code for finding in other.findings] == ["replaces_other_records"]
    before = versions(engine)
    again = [one.outcome for one in run(engine, files)]
    assert again == [Outcome.HELD] * 4 + [Outcome.REFUSED]
    assert versions(engine) == before
    assert [one.outcome for one in run(engine, files, replaces=True)][-1] is Outcome.ACCEPTED


def months(**spent):
    """A workbook with a sheet for each month (T9=400), of two projects, the second of half."""
    return book(
        {
            name: projects(
                ["A", 1000, one], ["B", 500, one // 2], period=f"Tháng {name[1:]} năm 2022"
            )
            for name, one in spent.items()
        }
    )


class TestSheetsOfEarlierMonths:
    def test_the_same_figures_make_no_new_version(self, engine):
        send(engine, months(T9=300))
        (made,) = send(engine, months(T9=300, T10=400))
        assert made.period_code == "2022-10"
        assert len(versions(engine)) == 2

    def test_other_figures_do_not_replace_those_in_force(self, engine):
        send(engine, months(T9=300))
        with pytest.raises(NotAcceptable) as refused:
            send(engine, months(T9=250, T10=400))
        (finding,) = refused.value.findings
        assert (finding.code, finding.sheet) == ("replaces_earlier_period", "T9")
        assert "khác bản 1 đang dùng của kỳ đó (tệp “VP T10-2022.xlsx”)" in finding.message
        assert len(versions(engine)) == 1

    def test_unless_they_come_alone_or_are_said_to_replace(self, engine):
        send(engine, months(T9=300))
        send(engine, months(T9=250))
        made = send(engine, months(T9=260, T10=400), replaces=True)
        assert [one.version for one in made] == [3, 1]

    def test_what_is_not_held_is_taken_in(self, engine):
        assert len(send(engine, months(T9=300, T10=400))) == 2


def test_reports_held_before_forms_were_kept_apart_are_told_apart(url):
    """A store made by step 0002 of the migrations and filled there."""
    older = open_engine(url)
    migrate(older, "0002")
    with older.begin() as connection:
        connection.execute(
            text("INSERT INTO workbooks VALUES ('x', :bytes, 1, 'a.xlsx', :at, 'VP')"),
            {"bytes": b"x", "at": NOON},
        )
        connection.execute(
            text(
                "INSERT INTO readings (id, sha256, stated_unit, stated_period, file_name,"
                " reader_version, outcome, packed, read_at, read_by)"
                " VALUES (1, 'x', '', '', 'a.xlsx', '1', 'accepted', :bytes, :at, 'VP')"
            ),
            {"bytes": b"x", "at": NOON},
        )
        connection.execute(
            text(
                "INSERT INTO submissions (id, unit_code, view, period_code, version,"
                " workbook_sha256, reading_id, templates, row_count, accepted_at, accepted_by)"
                " VALUES (1, 'VP', 'tasks', '2022-10', 1, 'x', 1,"
                " 'tasks_assigned,tasks_work_programme', 1, :at, 'VP')"
            ),
            {"at": NOON},
        )
        connection.execute(
            text("INSERT INTO rows_tasks (submission_id, seq, sheet, row) VALUES (1, 1, 'A', 5)")
        )
    migrate(older)
    forms = {form.template: form.brought_by for form in forms_held(older, [1])}
    assert forms == {"tasks_assigned": 1, "tasks_work_programme": 1}
    (row,) = view_rows(older, View.TASKS, [1])
    assert (row["_sha256"], row["template"]) == ("x", None)
    older.dispose()
