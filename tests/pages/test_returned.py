"""What came back to a unit is told to it on every page until it is sent again."""

import pytest

from tests.pages.test_sending import NOW, actor, drafted, sent
from tests.tracking.store.delivering import deliver
from tests.tracking.store.sending import money
from tracking.roles import Role
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.sending import send

REASON = "thiếu <b>vốn</b> kéo dài"
LINE = "1 báo cáo bị trả lại: xem và gửi lại"


@pytest.fixture
def correction(nothing):
    """A store in which a unit's correction of October came back."""
    boss = actor(nothing, Role.COORDINATOR)
    accept_delivery(nothing, boss, sent(nothing).id, NOW)
    held = drafted(nothing, money(500))
    again = send(nothing, actor(nothing, Role.UNIT_STAFF), held.id, "", NOW)
    return_delivery(nothing, boss, again.id, REASON, "Biểu 1!F12", NOW)
    return nothing


@pytest.fixture
def page(correction, opened):
    def open_page(script="sending", role=Role.UNIT_STAFF, unit="VP", **address):
        return opened(correction, script, role=role, unit=unit, **address)

    return open_page


def test_the_list_says_that_a_correction_came_back(page):
    shown = page(kygui="2022-10")
    assert "giải ngân bị trả lại, cần sửa rồi gửi lại" in shown.headline
    (row,) = [row for row in shown.table("report", "reason") if row["report"] == "Giải ngân"]
    assert row["state"] == "■ bản sửa bị trả lại, chờ gửi lại"
    assert row["reason"] == f"{REASON} (Biểu 1!F12)"


def test_whatever_period_is_chosen_it_is_named_and_leads_to_its_receipt(page):
    shown = page(kygui="2022-09")
    assert "bị trả lại lúc 10:00 ngày 16/11/2022, chưa gửi lại" in shown.words
    assert f"Lý do: {REASON} (Biểu 1!F12)" in shown.words
    assert shown.links["Giải ngân tháng 10/2022"].endswith("&lan=2&kygui=2022-10")
    receipt = page(lan="2")
    assert receipt.headline == "Lần gửi số 2: ■ đã trả lại"
    assert f"Lý do trả lại: {REASON} (Biểu 1!F12)" in receipt.words
    assert "chưa gửi lại" not in receipt.words


@pytest.mark.parametrize("script", ["overview", "disbursement", "search"])
def test_every_page_has_the_line(page, script):
    shown = page(script)
    assert shown.troubles == []
    assert shown.links[LINE].startswith("gui-bao-cao?")


@pytest.mark.parametrize(
    ("role", "unit"), [(Role.LEADER, "VP"), (Role.COORDINATOR, "VP"), (Role.UNIT_STAFF, "XNK")]
)
def test_it_is_told_to_nobody_else(page, role, unit):
    assert "bị trả lại" not in page("overview", role=role, unit=unit).words


def test_sent_again_nothing_is_said_any_more(correction, page):
    deliver(
        correction, money(600), actor=actor(correction, Role.UNIT_STAFF), at=NOW.replace(hour=4)
    )
    assert "bị trả lại" not in page("overview").words
    assert "bị trả lại" not in page(kygui="2022-10").words


def test_a_unit_may_let_it_be(page):
    shown = page(lan="2")
    next(one for one in shown.app.button if one.label == "Thôi, không gửi lại").click().run()
    assert shown.headline == "Lần gửi số 2: – đã rút lại"
    assert "bị trả lại" not in page("overview").words
    shown = page(kygui="2022-10")
    (row,) = [row for row in shown.table("report", "state") if row["report"] == "Giải ngân"]
    assert row["state"].startswith("● đã tiếp nhận")
