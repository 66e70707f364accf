"""Files and uploads of one account are out of another's reach, and work for whose they are."""

from tests.browser.conftest import ROOT, enter, serving
from tests.browser.test_sending import MONTH, WRONG, drop
from tracking.roles import Role


def test_another_account_reaches_neither_download_nor_upload(tmp_path, visit, browser):
    with serving(ROOT / "app.py", tmp_path) as address:
        clerk = visit(f"{address}/gui-bao-cao?{MONTH}", role=Role.UNIT_STAFF)
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
        page = other.new_page()
        page.goto(address)  # for the token that Streamlit wants of an upload
        token = next(one["value"] for one in other.cookies() if "xsrf" in one["name"].lower())
        xsrf = {"X-Xsrftoken": token}
        assert other.request.get(file).status == 404
        assert other.request.put(place, headers=xsrf, multipart={"a": "b"}).status == 403
        assert other.request.delete(place, headers=xsrf).status == 403
        assert clerk.request.get(file).status == 200
        other.close()
