"""Files and uploads are for whom they were made; a file that is not taken says why."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, enter, serving
from tests.browser.test_sending import MONTH, WRONG, drop
from tracking.roles import Role

_CHOOSE = """([name, size]) => {
    const field = document.querySelector("input[type=file]");
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(size)], name));
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with serving(ROOT / "app.py", tmp_path_factory.mktemp("rieng")) as found:
        yield found


@pytest.fixture
def clerk(address, visit):
    return visit(f"{address}/gui-bao-cao?{MONTH}", role=Role.UNIT_STAFF)


@pytest.mark.parametrize(
    ("name", "size", "why"),
    [
        ("quá lớn.xlsx", 57_147_392, "Lỗi: Tệp quá lớn: tối đa 50 MB."),
        ("ảnh.png", 10, "Lỗi: Loại tệp này không nhận."),
    ],
)
def test_why_a_file_is_not_taken_is_seen_at_once(clerk, name, size, why):
    clerk.evaluate(_CHOOSE, [name, size])
    told = clerk.locator("[data-testid=stFileChip]").get_by_role("alert")
    expect(told).to_contain_text(why)
    box = told.bounding_box()
    assert box["height"] > 15
    assert box["width"] > 100
    if size > 1024:
        expect(clerk.get_by_text("57,1 MB")).to_be_visible()


def test_another_account_reaches_neither_download_nor_upload(address, clerk, browser):
    asked = []
    clerk.on("request", lambda one: asked.append((one.method, one.url)))
    drop(clerk, WRONG, "hỏng.xlsx")
    with clerk.expect_download() as taken:
        clerk.get_by_role("button", name="Tải tệp của tôi").click()
    assert taken.value.suggested_filename == "hỏng - cần sửa.xlsx"
    file = taken.value.url
    place = next(url for method, url in asked if method == "PUT")
    assert clerk.request.get(file).status == 200

    other = browser.new_context()
    enter(other, address, Role.LEADER)
    other.new_page().goto(address)  # for the token that Streamlit wants of an upload
    token = next(one["value"] for one in other.cookies() if "xsrf" in one["name"].lower())
    xsrf = {"X-Xsrftoken": token}
    assert other.request.get(file).status == 404
    assert other.request.put(place, headers=xsrf, multipart={"a": "b"}).status == 403
    assert other.request.delete(place, headers=xsrf).status == 403
    assert clerk.request.get(file).status == 200
    other.close()
