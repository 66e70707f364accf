"""From a unit's workbook to figures in force, as each role does it, with real workbooks."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from data_loaders import read_workbook
from tests.browser.accessibility import violations
from tests.browser.conftest import ACCOUNTS, ROOT, enter, headline, serving, settled
from tests.browser.leftovers import english
from tests.workbooks import book, projects, tasks
from tracking.roles import Role
from tracking.settings import settings
from tracking.store.drafts import drafts_of, keep_draft
from tracking.store.engine import open_engine
from tracking.store.held import in_force
from tracking.store.sending import send
from tracking.store.waivers import waivers_at_work
from tracking.store.waiving import ask_leave

HOSTILE = "<img src=x onerror=window.run=1> **đậm** :red[đỏ] =1+1"
UNIT = "Cục Xuất nhập khẩu"
MONTH = "kygui=2022-10"


def workbook(*rows, unit=UNIT):
    """A report of tasks in October 2022."""
    return book({"Nhiệm vụ": tasks(*rows, unit=unit, period="Tháng 10 năm 2022")})


GOOD = workbook(["Đề án A", UNIT, "15/02/2022", "30/10/2022", "15/10/2022"])
BETTER = workbook(
    ["Đề án A", UNIT, "15/02/2022", "30/10/2022", "15/10/2022"],
    ["Đề án B", UNIT, "15/02/2022", "30/12/2022", None],
)
WRONG = book(
    {
        "Giải ngân": projects(
            [f"Dự án {HOSTILE}", 1000, "nhiều"], unit=UNIT, period="Tháng 10 năm 2022"
        )
    }
)
THEIRS = workbook(
    ["Đề án C", "Văn phòng Bộ", "15/02/2022", "30/12/2022", None], unit="Văn phòng Bộ"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A dashboard as it is run for real, its store empty."""
    folder = tmp_path_factory.mktemp("gui")
    with serving(ROOT / "app.py", folder) as address:
        engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
        yield address, engine
        engine.dispose()


def actor(role, unit="XNK"):
    account = ACCOUNTS[role]
    found = account.actor("10.0.0.1")
    assert found.unit_code in ("", unit)
    return found


def drop(page, content, name="báo cáo.xlsx"):
    """Drop a file on the page and wait for its verdict."""
    before = page.url
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": content}]
    )
    expect(page).not_to_have_url(before, timeout=60_000)
    settled(page)


def press(page, name, **more):
    page.get_by_role("button", name=name, **more).click()
    settled(page)


@pytest.fixture
def clerk(served, visit):
    return visit(f"{served[0]}/gui-bao-cao?{MONTH}", role=Role.UNIT_STAFF)


def test_a_clerk_sends_a_report_and_the_coordinator_puts_it_in_force(served, clerk, visit):
    address, engine = served
    headline(clerk, "còn phải gửi nhiệm vụ")
    drop(clerk, GOOD)
    headline(clerk, re.compile(r"^Không có lỗi, gửi được$"))
    press(clerk, "Gửi báo cáo")
    headline(clerk, "◔ chờ tiếp nhận")
    assert in_force(engine) == []
    office = visit(f"{address}/tiep-nhan?{MONTH}", role=Role.COORDINATOR)
    headline(office, "1 lần gửi chờ tiếp nhận")
    number = clerk.url.rpartition("lan=")[2]
    office.goto(f"{address}/tiep-nhan?lan={number}")
    settled(office)
    press(office, "Tiếp nhận")
    headline(office, "● đã tiếp nhận")
    assert [one.unit_code for one in in_force(engine)] == ["XNK"]
    leader = visit(f"{address}/nhiem-vu?ky=2022-10", role=Role.LEADER)
    headline(leader, "Nhiệm vụ")


def test_what_is_returned_comes_back_mended(served, clerk, visit):
    address, _ = served
    drop(clerk, BETTER, "lần hai.xlsx")
    press(clerk, "Gửi báo cáo")
    number = clerk.url.rpartition("lan=")[2]
    office = visit(f"{address}/tiep-nhan?lan={number}", role=Role.COORDINATOR)
    press(office, "Trả lại")
    expect(office.get_by_text("Ghi lý do trả lại")).to_be_visible()
    office.get_by_label("Lý do trả lại").fill(f"Thiếu hạn {HOSTILE}")
    office.get_by_label("Trang và ô cần sửa").fill("Nhiệm vụ!E6")
    press(office, "Trả lại")
    headline(office, "■ đã trả lại")
    clerk.goto(f"{address}/gui-bao-cao?{MONTH}&lan={number}")
    settled(clerk)
    expect(clerk.get_by_text("Thiếu hạn <img").first).to_be_visible()
    assert clerk.evaluate("window.run") is None
    clerk.goto(f"{address}/nhiem-vu")
    settled(clerk)
    clerk.get_by_role("link", name="1 báo cáo bị trả lại: xem và gửi lại").click()
    clerk.get_by_role("link", name="Nhiệm vụ tháng 10/2022").click()
    headline(clerk, "■ đã trả lại")
    press(clerk, "Thôi, không gửi lại")
    headline(clerk, "– đã rút lại")
    expect(clerk.get_by_text("báo cáo bị trả lại")).to_have_count(0)


def test_what_was_written_about_a_draft_is_there_after_a_reload(clerk):
    drop(clerk, WRONG, "đang viết.xlsx")
    clerk.get_by_label("Vì sao chưa sửa được").fill("Chưa có số")
    press(clerk, "Quay lại báo cáo của đơn vị")
    press(clerk, "đang viết.xlsx")
    expect(clerk.get_by_label("Vì sao chưa sửa được")).to_have_value("Chưa có số")
    clerk.reload()
    settled(clerk)
    expect(clerk.get_by_label("Vì sao chưa sửa được")).to_have_value("Chưa có số")


def test_errors_are_shown_by_cell_and_come_back_in_the_clerks_own_workbook(clerk):
    drop(clerk, WRONG, "hỏng.xlsx")
    headline(clerk, "lỗi phải sửa trước khi gửi")
    expect(clerk.get_by_role("button", name="Gửi báo cáo")).to_have_count(0)
    with clerk.expect_download() as taken:
        clerk.get_by_role("button", name="Tải tệp của tôi").click()
    content = taken.value.path().read_bytes()
    assert taken.value.suggested_filename == "hỏng - cần sửa.xlsx"
    again = read_workbook(content, "hỏng.xlsx")
    assert again.has_errors
    drop(clerk, GOOD, "hỏng.xlsx")
    expect(clerk.get_by_text("lỗi đã sửa")).to_be_visible()
    assert clerk.evaluate("window.run") is None


def test_a_draft_is_there_after_the_browser_was_closed(served, browser):
    address, _ = served
    for turn in range(2):
        context = browser.new_context()
        enter(context, address, Role.UNIT_STAFF)
        page = context.new_page()
        page.goto(f"{address}/gui-bao-cao?{MONTH}")
        settled(page)
        if turn == 0:
            drop(page, BETTER, "giữ lại.xlsx")
        else:
            expect(page.get_by_role("button", name="giữ lại.xlsx")).to_be_visible()
        context.close()


def test_leave_to_send_errors_is_asked_for_granted_and_used(served, clerk, visit):
    address, engine = served
    drop(clerk, WRONG, "kèm lỗi.xlsx")
    clerk.get_by_label("Vì sao chưa sửa được").fill("Chưa có số của **dự án**")
    clerk.get_by_role("button", name="Gửi đề nghị").dblclick()
    settled(clerk)
    expect(clerk.get_by_text("đang chờ đầu mối trả lời")).to_be_visible()
    (one,) = waivers_at_work(engine, actor(Role.COORDINATOR), datetime.now(UTC))
    office = visit(f"{address}/tiep-nhan?phep={one.id}", role=Role.COORDINATOR)
    office.get_by_label("Lý do trả lời").fill("Đồng ý; =1+1")
    press(office, "Cho phép", exact=True)
    headline(office, "● được cho phép đến hết ngày")
    clerk.reload()
    settled(clerk)
    headline(clerk, "Được gửi kèm 1 lỗi đến hết ngày")
    press(clerk, "Gửi báo cáo")
    expect(clerk.get_by_text(f"Gửi kèm 1 lỗi theo phép số {one.id}")).to_be_visible()


def test_a_double_click_sends_once(served, clerk):
    _, engine = served
    drop(clerk, workbook(["Đề án D", UNIT, "15/02/2022", "30/12/2022", None]), "hai lần.xlsx")
    clerk.get_by_role("button", name="Gửi báo cáo").dblclick()
    settled(clerk)
    headline(clerk, "Lần gửi số")
    clerk.goto(f"{clerk.url.partition('?')[0]}?{MONTH}")
    settled(clerk)
    assert clerk.get_by_role("button", name="hai lần.xlsx").count() == 0


def test_another_units_file_and_draft_are_refused(served, clerk, browser):
    address, engine = served
    drop(clerk, THEIRS, "tệp khác.xlsx")
    expect(clerk.get_by_text("Tệp này ghi là của Văn phòng Bộ")).to_be_visible()
    headline(clerk, re.compile(r"^Không gửi được: tệp này là của Văn phòng Bộ$"))
    expect(clerk.get_by_role("button", name="Gửi báo cáo")).to_have_count(0)


def test_a_page_of_work_is_not_reached_by_its_address(served, visit):
    address, _ = served
    for role, path in (
        (Role.LEADER, "gui-bao-cao"),
        (Role.LEADER, "tiep-nhan"),
        (Role.UNIT_STAFF, "tiep-nhan"),
        (Role.UNIT_STAFF, "nhat-ky"),
        (Role.COORDINATOR, "tai-khoan"),
    ):
        page = visit(f"{address}/{path}", role=role)
        expect(page.get_by_role("dialog")).to_contain_text("Không có trang này")


def test_a_session_that_ends_in_mid_upload_keeps_what_was_kept(served, browser):
    address, _ = served
    context = browser.new_context()
    enter(context, address, Role.UNIT_STAFF)
    page = context.new_page()
    page.goto(f"{address}/gui-bao-cao?{MONTH}")
    settled(page)
    drop(page, BETTER, "dở dang.xlsx")
    draft = page.url
    context.request.post(f"{address}/dang-xuat")
    page.wait_for_url("**/dang-nhap?tiep=*")
    page.get_by_label("Tài khoản").fill(ACCOUNTS[Role.UNIT_STAFF].account)
    page.get_by_label("Mật khẩu").fill("một câu dễ nhớ để thử")
    page.keyboard.press("Enter")
    settled(page)
    assert page.url == draft
    expect(page.get_by_text("dở dang.xlsx").first).to_be_visible()
    context.close()


def test_a_forged_request_uploads_nothing_without_a_session(served, browser):
    address, _ = served
    context = browser.new_context()
    answer = context.request.put(f"{address}/_stcore/upload_file/a/b", data=GOOD)
    assert answer.status == 401
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_pages_of_work_are_vietnamese_and_accessible(served, visit, scheme, width):
    address, engine = served
    staff = actor(Role.UNIT_STAFF)
    now = datetime.now(UTC)
    reading = read_workbook(WRONG, "mẫu.xlsx")
    held = keep_draft(engine, staff, WRONG, reading, ("", ""), now)
    fine = keep_draft(engine, staff, BETTER, read_workbook(BETTER, "tốt.xlsx"), ("", ""), now)
    sent = send(engine, staff, fine.id, "đã kiểm tra", now)
    asked = ask_leave(engine, staff, held.id, "Chưa có số của dự án", now)
    for role, path in (
        (Role.UNIT_STAFF, f"gui-bao-cao?{MONTH}"),
        (Role.UNIT_STAFF, f"gui-bao-cao?nhap={held.id}"),
        (Role.COORDINATOR, f"tiep-nhan?phep={asked.id}"),
        (Role.UNIT_STAFF, f"gui-bao-cao?lan={sent.id}"),
        (Role.COORDINATOR, f"tiep-nhan?{MONTH}"),
        (Role.COORDINATOR, f"tiep-nhan?lan={sent.id}"),
        (Role.COORDINATOR, "danh-muc?bang=thresholds"),
        (Role.COORDINATOR, "danh-muc?bang=targets&dong=-1"),
        (Role.ADMIN, "tai-khoan?tk=lanh.dao"),
        (Role.ADMIN, "nhat-ky"),
    ):
        page = visit(f"{address}/{path}", width=width, height=844, scheme=scheme, role=role)
        assert violations(page) == [], path
        words = ("xlsx", "xlsm", "xls", "img", "src", "onerror", "window", "run", "xnk")
        assert english(page, *words) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert [one.id for one in drafts_of(engine, staff, now)]
