"""A unit's drafts on its page: whose they are, of which period, what was written about them."""

import pytest

from data_loaders import read_workbook
from tests.pages.test_sending import NOW, actor, drafted
from tests.tracking.store.delivering import faulty
from tests.tracking.store.sending import money, work
from tests.workbooks import book, projects
from tracking.roles import Role
from tracking.store.drafts import drafts_of, drop_draft, keep_draft

SUSPECT = {"Biểu 1": projects(["B", 1000, 1400], unit=None, period=None)}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def click(shown, label):
    next(one for one in shown.app.button if one.label == label).click().run()


@pytest.fixture
def page(nothing, opened):
    def open_page(unit="VP", **address):
        return opened(nothing, "sending", role=Role.UNIT_STAFF, unit=unit, **address)

    return open_page


class TestOfAnotherUnit:
    def test_the_whole_file(self, nothing, page):
        shown = page("XNK", nhap=drafted(nothing, unit="XNK").id)
        assert shown.headline == "Không gửi được: tệp này là của Văn phòng Bộ"
        assert "Gửi báo cáo" not in shown.buttons
        assert "Nếu được tiếp nhận" not in shown.words

    def test_some_of_its_tables(self, nothing, page):
        sheets = {
            "Biểu 1": projects(["A", 1000, 400], unit="Văn phòng Bộ", period=None),
            "Biểu 2": projects(["B", 1000, 400], unit="Cục Xuất nhập khẩu", period=None),
        }
        content = book(sheets)
        reading = read_workbook(content, "bao cao.xlsx", period="2022-10")
        staff = actor(nothing, Role.UNIT_STAFF, "XNK")
        held = keep_draft(nothing, staff, content, reading, ("", ""), NOW)
        shown = page("XNK", nhap=held.id)
        assert shown.headline == "Không gửi được: trong tệp có biểu của Văn phòng Bộ"
        assert "Gửi báo cáo" not in shown.buttons

    def test_in_the_list_of_drafts(self, nothing, page):
        drafted(nothing, unit="XNK")
        (label,) = [one for one in page("XNK").buttons if one.startswith("bao cao")]
        assert label == "bao cao\\.xlsx\\: không gửi được\\: tệp này là của Văn phòng Bộ"


class TestThePeriod:
    @pytest.fixture
    def unnamed(self, nothing):
        content = book(money(400))
        reading = read_workbook(content, "bao cao.xlsx", unit="VP")
        staff = actor(nothing, Role.UNIT_STAFF)
        return keep_draft(nothing, staff, content, reading, ("VP", ""), NOW)

    def chooser(self, shown):
        (box,) = [one for one in shown.app.selectbox if one.label == "Kỳ báo cáo của tệp"]
        return box

    def test_the_box_stands_at_the_period_of_the_page(self, unnamed, page):
        shown = page(nhap=unnamed.id, kygui="2022-10")
        assert self.chooser(shown).value == "2022-10"

    def test_what_was_chosen_may_be_chosen_anew(self, nothing, unnamed, page):
        shown = page(nhap=unnamed.id, kygui="2022-10")
        click(shown, "Đọc lại với kỳ này")
        assert shown.headline == "Không có lỗi, gửi được"
        assert "Đổi kỳ (đã chọn tháng 10/2022)" in [one.label for one in shown.app.expander]
        self.chooser(shown).set_value("2022-09").run()
        click(shown, "Đọc lại với kỳ này")
        assert shown.troubles == []
        (held,) = drafts_of(nothing, actor(nothing, Role.UNIT_STAFF), NOW)
        assert {table.period_code for table in held.reading.tables} == {"2022-09"}

    def test_what_the_file_says_is_not_asked(self, nothing, page):
        shown = page(nhap=drafted(nothing).id)
        assert [one for one in shown.app.expander if "Đổi kỳ" in one.label] == []


class TestWhatIsWritten:
    @pytest.mark.parametrize("sheets", [SUSPECT, faulty("nhiều")], ids=["warning", "error"])
    def test_it_is_there_on_return(self, nothing, page, sheets):
        held = drafted(nothing, sheets)
        shown = page(nhap=held.id)
        shown.app.text_area[0].set_value("Vốn được điều chỉnh").run()
        click(shown, "Quay lại báo cáo của đơn vị")
        assert not shown.app.text_area
        shown.app.button(key=f"draft_{held.id}").click().run()
        assert shown.app.text_area[0].value == "Vốn được điều chỉnh"
        assert page(nhap=held.id).app.text_area[0].value == "Vốn được điều chỉnh"

    def test_of_a_draft_that_is_gone_it_is_said(self, nothing, page):
        held = drafted(nothing, SUSPECT)
        shown = page(nhap=held.id)
        drop_draft(nothing, actor(nothing, Role.UNIT_STAFF), held.id, NOW)
        shown.app.text_area[0].set_value("Vốn được điều chỉnh").run()
        assert shown.troubles == []
        assert "Bản nháp này không còn" in shown.words


class TestDropped:
    FIRST, SECOND = (book({**money(one), **work()}) for one in (400, 500))

    def drop(self, shown, *files):
        files = [(f"{number}.xlsx", one, EXCEL) for number, one in enumerate(files, 1)]
        shown.app.file_uploader[0].set_value(files).run()
        assert shown.troubles == []

    def test_one_file_is_opened(self, page):
        shown = page(kygui="2022-10")
        self.drop(shown, self.FIRST)
        assert "nhap" in shown.app.query_params

    def test_of_several_the_list_tells_each(self, page):
        shown = page(kygui="2022-10")
        self.drop(shown, self.FIRST, self.SECOND)
        assert "nhap" not in shown.app.query_params
        assert "Vừa đọc 2 tệp" in shown.words
        labels = [one for one in shown.buttons if one.startswith(("1", "2"))]
        assert len(labels) == 2
        for label in labels:
            assert label.replace("\\", "") in shown.words
        next(one for one in shown.app.button if one.label == labels[0]).click().run()
        click(shown, "Quay lại báo cáo của đơn vị")
        assert "Vừa đọc" not in shown.words


class TestTheAddress:
    def test_a_draft_that_is_gone(self, page):
        shown = page(nhap="khong-co", kygui="2022-10")
        assert "Bản nháp trong đường dẫn không còn" in shown.words
        assert shown.headline.startswith("Tháng 10/2022: còn phải gửi")

    def test_the_draft_of_another_unit(self, nothing, page):
        held = drafted(nothing)
        shown = page("XNK", nhap=held.id)
        assert "không gửi hay xem được bản nháp" in shown.words
        assert "bao cao" not in shown.words

    def test_nothing_is_said_without_one(self, nothing, page):
        assert "đường dẫn" not in page(nhap=drafted(nothing).id).words
        assert "đường dẫn" not in page().words
