"""Signing in with the organisation's own account, against an OpenID provider on this machine."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, READY, ROOT, serving
from tests.browser.test_sign_in import terminal
from tracking.store.sessions import UNKNOWN

KNOWN, STRANGER = "vu.truong@bo.test", "nguoi.la@bo.test"


@contextmanager
def providing(*people):
    """The address of a provider that knows some people, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = [word for one in people for word in ("--user-claims", json.dumps(one))]
    provider = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *known],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{address}/.well-known/openid-configuration").close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        provider.terminate()
        provider.wait(20)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A dashboard whose people may sign in at a provider."""
    folder = tmp_path_factory.mktemp("to-chuc")
    people = (
        {"sub": "7f3a", "email": KNOWN, "email_verified": True},
        {"sub": "9c1d", "email": STRANGER, "email_verified": True},
        {"sub": "quan.tri", "email": "khac@bo.test"},
    )
    with providing(*people) as issuer:
        where = {
            "CHI_THI_07_OIDC_ISSUER": issuer,
            "CHI_THI_07_OIDC_CLIENT_ID": "bang-dieu-hanh",
            "CHI_THI_07_OIDC_CLIENT_SECRET": "khong-ai-biet",
        }
        with serving(ROOT / "app.py", folder, **where) as address:
            terminal(folder, "add", KNOWN, "--role", "leader", "--organisation")
            yield address


def come(browser, served, subject):
    page = browser.new_context().new_page()
    page.goto(f"{served}/don-vi?ky=2022-10")
    page.get_by_role("link", name="Đăng nhập bằng tài khoản của tổ chức").click()
    page.locator("input[name=sub]").fill(subject)
    page.get_by_role("button", name="Authorize").first.click()
    return page


def test_an_account_of_the_organisation_lets_in_and_leads_to_the_page_asked_for(browser, served):
    page = come(browser, served, "7f3a")
    page.wait_for_selector(READY)
    assert page.url.startswith(f"{served}/don-vi")
    expect(page.locator(".who")).to_contain_text(KNOWN)


@pytest.mark.parametrize(("subject", "told"), [("9c1d", STRANGER), ("quan.tri", "quan.tri")])
def test_who_has_no_such_account_is_told_whom_to_ask(browser, served, subject, told):
    page = come(browser, served, subject)
    expect(page.get_by_role("alert")).to_contain_text(told)
    expect(page.get_by_role("alert")).to_contain_text("liên hệ người quản trị")
    page.goto(served)
    expect(page).to_have_title("Đăng nhập · Chỉ thị 07/CT-BCT")


def test_coming_back_without_having_gone_is_refused(browser, served):
    page = browser.new_context().new_page()
    page.goto(f"{served}/dang-nhap/to-chuc/ve?code=a&state=b")
    expect(page.get_by_role("alert")).to_contain_text("hãy thử lại từ đầu")


def test_an_account_of_the_organisation_has_no_password(browser, served):
    page = browser.new_context().new_page()
    page.goto(served)
    page.get_by_label("Tài khoản").fill(KNOWN)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(UNKNOWN)
