"""Coming in and leaving, as a person does it."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import ACCOUNTS, PASSWORD, READY, ROOT, enter, serving, settled
from tests.browser.leftovers import english
from tracking.roles import ROLE_NAMES, Role
from tracking.store.sessions import UNKNOWN

LEADER = ACCOUNTS[Role.LEADER]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A dashboard as it is run for real: accounts with passwords, no sample."""
    folder = tmp_path_factory.mktemp("that")
    with serving(ROOT / "app.py", folder) as address:
        yield address, folder


@pytest.fixture
def stranger(browser):
    """The browser of somebody who is not signed in."""
    context = browser.new_context(locale="en-US")
    yield context
    context.close()


def terminal(folder, *words, typed=""):
    return subprocess.run(
        [sys.executable, "-m", "tracking.store", "account", *words],
        cwd=ROOT, env={"CHI_THI_07_DATA": str(folder)}, input=typed, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip


def test_a_password_lets_in_and_leads_to_the_page_asked_for(served, stranger):
    page = stranger.new_page()
    page.goto(f"{served[0]}/don-vi?donvi=VP")
    expect(page).to_have_title("Đăng nhập · Chỉ thị 07/CT-BCT")
    page.keyboard.type(LEADER.account)
    page.keyboard.press("Tab")
    page.keyboard.type("mật khẩu sai")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(UNKNOWN)
    page.get_by_label("Tài khoản").fill(LEADER.account)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(READY)
    assert page.url.startswith(f"{served[0]}/don-vi")
    expect(page.locator(".who")).to_contain_text("Lãnh đạo Bộ")


def test_a_place_on_a_page_is_kept_through_the_sign_in_page(served, stranger):
    page = stranger.new_page()
    page.goto(f"{served[0]}/chi-thi#diem-H3")
    page.get_by_label("Tài khoản").fill(LEADER.account)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/chi-thi*")
    assert page.evaluate("location.hash") == "#diem-H3"


def test_leaving_in_one_tab_closes_the_others_at_once(served, stranger):
    enter(stranger, served[0], Role.LEADER)
    here, there = stranger.new_page(), stranger.new_page()
    for page in (here, there):
        page.goto(f"{served[0]}/nhiem-vu")
        settled(page)
    here.get_by_role("link", name="Đăng xuất").click()
    here.wait_for_url("**/dang-nhap")
    there.wait_for_url("**/dang-nhap?tiep=*", timeout=10_000)
    here.goto(f"{served[0]}/giai-ngan")
    expect(here).to_have_title("Đăng nhập · Chỉ thị 07/CT-BCT")


def test_an_account_that_is_closed_is_out_within_seconds(served, stranger):
    address, folder = served
    terminal(folder, "add", "vu.moi", "--role", "leader", typed=f"{PASSWORD}\n")
    form = {"tai_khoan": "vu.moi", "mat_khau": PASSWORD}
    stranger.request.post(f"{address}/dang-nhap", form=form)
    page = stranger.new_page()
    page.goto(address)
    settled(page)
    assert "vu.moi" in terminal(folder, "list")
    terminal(folder, "close", "vu.moi")
    page.wait_for_url("**/dang-nhap?tiep=*", timeout=20_000)


def test_a_session_outlives_a_reload_and_the_server(browser, tmp_path):
    context = browser.new_context()
    with serving(ROOT / "app.py", tmp_path) as address:
        enter(context, address, Role.LEADER)
        page = context.new_page()
        page.goto(address)
        settled(page)
        page.reload()
        settled(page)
    with serving(ROOT / "app.py", tmp_path) as address:
        page.goto(address)
        settled(page)
        expect(page.locator(".who")).to_contain_text("Lãnh đạo Bộ")
    context.close()


@pytest.mark.parametrize("role", Role)
def test_on_the_sample_a_role_is_chosen_without_a_password(dashboard, stranger, role):
    page = stranger.new_page()
    page.goto(f"{dashboard}/giai-ngan?ky=2022-11")
    page.get_by_role("button", name=ROLE_NAMES[role]).click()
    page.wait_for_selector(READY)
    assert page.url == f"{dashboard}/giai-ngan?ky=2022-11"
    expect(page.locator(".who")).to_contain_text(ROLE_NAMES[role])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_at_the_door_are_vietnamese_and_accessible(
    dashboard, served, stranger, scheme, width
):
    page = stranger.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    for place in (f"{dashboard}/dang-nhap", f"{served[0]}/dang-nhap", f"{served[0]}/dang-xuat"):
        page.goto(place)
        assert violations(page) == []
        assert english(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    enter(stranger, served[0], Role.ADMIN)
    page.goto(f"{served[0]}/doi-mat-khau")
    assert violations(page) == []
    assert english(page) == []
