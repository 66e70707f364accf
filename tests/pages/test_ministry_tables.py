"""The page of tables the ministry keeps: a row, a version, what becomes of the figures."""

from datetime import UTC, datetime

import pytest

from tests.pages.test_sending import NOW, actor
from tracking.roles import Role
from tracking.specs.ministry_tables import own_of, shipped_rows, table_forms
from tracking.specs.table_form import MinistryTable
from tracking.store.closing_periods import close_period
from tracking.store.editing import edit_table
from tracking.store.entered import Basis, rows_to_edit

THRESHOLDS, TARGETS = (
    table_forms()[one] for one in (MinistryTable.THRESHOLDS, MinistryTable.TARGETS)
)


def edit(engine, form, rows, reason="Rà soát cuối năm"):
    officer = actor(engine, Role.COORDINATOR)
    basis = Basis(reason=reason, document="Công văn 12/BCT-VP", by=officer.label)
    after, _ = rows_to_edit(engine, form)
    return edit_table(engine, officer, form.table, rows, basis, NOW, after=after)


def written(shown, label):
    return next(one for one in (*shown.app.text_input, *shown.app.text_area) if one.label == label)


def press(shown, label):
    next(one for one in shown.app.button if one.label == label).click().run()


@pytest.mark.parametrize("table", MinistryTable)
def test_every_table_is_shown_as_it_holds(nothing, opened, table):
    form = table_forms()[table]
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang=table.value)
    assert shown.troubles == []
    count = 0 if form.is_beside else len(shipped_rows(form))
    assert shown.headline == f"{form.title}: {count} dòng, chưa sửa lần nào"
    assert "Tải bảng để sửa (Excel)" in [
        one.proto.label for one in shown.app.get("download_button")
    ]


def test_an_administrator_has_no_targets_to_edit(nothing, opened):
    shown = opened(nothing, "ministry_tables", role=Role.ADMIN, bang="targets")
    assert shown.headline.startswith("Đơn vị: ")


def test_a_row_is_edited_with_its_reason(nothing, opened):
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang="thresholds", dong="1")
    written(shown, "Ngưỡng có nguy cơ").set_value("5%")
    press(shown, "Lưu thành bản mới")
    assert "Ghi lý do sửa" in shown.words
    written(shown, "Lý do sửa (bắt buộc)").set_value("Siết kỷ luật báo cáo")
    press(shown, "Lưu thành bản mới")
    assert shown.headline.startswith("Ngưỡng có nguy cơ, chậm: 1 dòng, bản 1 từ ")
    assert shown.table("number", "reason")[0]["reason"] == "Siết kỷ luật báo cáo"
    assert rows_to_edit(nothing, THRESHOLDS)[1][0]["at_risk"] == "0.05"


def test_of_two_who_edit_a_row_the_second_is_told_and_loses_nothing(nothing, opened):
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang="thresholds", dong="1")
    edit(nothing, THRESHOLDS, [{"indicator_code": "", "at_risk": "5%", "note": ""}])
    written(shown, "Ngưỡng có nguy cơ").set_value("20%")
    written(shown, "Lý do sửa (bắt buộc)").set_value("Rà soát")
    press(shown, "Lưu thành bản mới")
    assert "vừa được người khác sửa thành bản 1" in shown.words
    assert written(shown, "Ngưỡng có nguy cơ").value == "20%"
    assert rows_to_edit(nothing, THRESHOLDS)[0] == 1
    press(shown, "Đóng")
    assert shown.headline.startswith("Ngưỡng có nguy cơ, chậm: 1 dòng, bản 1")


def test_a_day_of_a_document_that_is_none_saves_nothing(nothing, opened):
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang="thresholds", dong="1")
    written(shown, "Ngưỡng có nguy cơ").set_value("20%")
    written(shown, "Lý do sửa (bắt buộc)").set_value("Rà soát")
    written(shown, "Ngày văn bản").set_value("45/10/2022")
    press(shown, "Lưu thành bản mới")
    assert "Ngày văn bản “45/10/2022” không phải là ngày" in shown.words
    assert rows_to_edit(nothing, THRESHOLDS)[0] == 0


def test_a_row_that_cannot_be_is_said_at_its_column(nothing, opened):
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang="deadlines", dong="0")
    written(shown, "Kỳ báo cáo").set_value("2022-13")
    written(shown, "Hạn gửi").set_value("20/12/2022")
    written(shown, "Lý do sửa (bắt buộc)").set_value("Nghỉ lễ")
    press(shown, "Lưu thành bản mới")
    assert "“2022-13” không phải mã kỳ" in shown.words
    written(shown, "Kỳ báo cáo").set_value("2022-11")
    press(shown, "Lưu thành bản mới")
    assert shown.headline.startswith("Hạn gửi của từng kỳ: 1 dòng, bản 1")


def test_a_published_target_is_the_beginning_of_the_ministrys_own(nothing, opened):
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang="targets", dong="-1")
    written(shown, "Mức chỉ tiêu").set_value("90%")
    written(shown, "Lý do sửa (bắt buộc)").set_value("Theo kế hoạch của Bộ")
    press(shown, "Lưu thành bản mới")
    (row,) = rows_to_edit(nothing, TARGETS)[1]
    assert row == {**TARGETS.as_kept(own_of(shipped_rows(TARGETS)[0])), "level": "0.9"}
    assert (row["origin"], row["document"]) == ("ministry", "")


def test_a_version_says_what_it_changed_and_can_be_taken_up_again(nothing, opened):
    first = [{"indicator_code": "", "at_risk": "5%", "note": ""}]
    edit(nothing, THRESHOLDS, first)
    edit(nothing, THRESHOLDS, [first[0] | {"at_risk": "8%"}])
    shown = opened(nothing, "ministry_tables", role=Role.COORDINATOR, bang="thresholds", ban="1")
    (made, *_) = shown.table("kind", "was", "now")
    assert (made["was"], made["now"]) == ("10%", "5%")
    written(shown, "Lý do sửa (bắt buộc)").set_value("Quay lại")
    press(shown, "Dùng lại bản 1")
    assert rows_to_edit(nothing, THRESHOLDS) == (3, first)


class TestMoved:
    """What figures are measured by was changed: the screens say so."""

    @pytest.fixture
    def moved(self, fresh_sample):
        _, rows = rows_to_edit(fresh_sample, TARGETS)
        lower = [
            row | {"level": "0,6", "start_level": "0,6"}
            if row["indicator_code"] == "tasks_on_time_rate"
            else row
            for row in rows
        ]
        edit(fresh_sample, TARGETS, lower)
        edit(fresh_sample, THRESHOLDS, [{"indicator_code": "", "at_risk": "20%", "note": ""}])
        return fresh_sample

    def test_the_overview_tells_that_the_measure_moved_and_not_the_work(self, moved, opened):
        words = opened(moved, "overview", ky="2022-11").words
        assert "Thước đo đã đổi, không phải tiến độ đổi." in words
        assert "từ ngày 16/11/2022 theo Công văn 12/BCT-VP; theo chỉ tiêu cũ" in words
        assert "Ngưỡng có nguy cơ, chậm sửa ngày 16/11/2022: Rà soát cuối năm." in words

    @pytest.mark.parametrize("page", ["tasks", "unit"])
    def test_every_page_with_its_figures_tells_it(self, moved, opened, page):
        words = opened(moved, page, ky="2022-11").words
        assert "Thước đo đã đổi" in words
        assert "Chỉ tiêu đổi từ 90,0% thành 60,0%" in words

    def test_a_page_of_other_figures_tells_only_what_is_of_all(self, moved, opened):
        words = opened(moved, "disbursement", ky="2022-11").words
        assert "Ngưỡng có nguy cơ, chậm sửa ngày 16/11/2022" in words
        assert "90,0% thành 60,0%" not in words

    def test_a_closed_period_says_that_it_was_edited_since(self, moved, opened):
        officer = actor(moved, Role.COORDINATOR)
        close_period(moved, officer, "2022-10", datetime(2022, 11, 1, tzinfo=UTC), incomplete=True)
        close_period(moved, officer, "2022-09", datetime(2030, 1, 1, tzinfo=UTC), incomplete=True)
        said = "chỉ tiêu hoặc danh mục đã sửa sau khi chốt"
        assert said in opened(moved, "overview", ky="2022-10").words
        assert said not in opened(moved, "overview", ky="2022-09").words

    def test_a_later_period_is_measured_by_it_without_a_word_on_the_overview(self, moved, opened):
        assert "Thước đo đã đổi" not in opened(moved, "overview", ky="2022-12").words

    def test_the_clause_says_so_for_ever(self, moved, opened):
        assert "Chỉ tiêu đổi từ 90,0% thành 60,0%" in opened(moved, "directive", ky="2022-12").words
