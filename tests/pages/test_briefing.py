"""Họp giao ban: made by the office, seen by all, the same figures from then on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.pages.test_sending import actor
from tests.tracking.store.sending import cases, money, send, work
from tracking.briefings.edits import Edits, to_text
from tracking.briefings.files import FORMATS
from tracking.briefings.making import make
from tracking.briefings.making import opened as opened_briefing
from tracking.roles import Role
from tracking.store.briefings import edit, kept_briefings
from tracking.store.conclusions import Conclusion, Outcome, conclude, conclusions_of
from tracking.store.records import bases_of_snapshot
from ui.places import place_code

NOW = datetime(2022, 11, 16, 3, tzinfo=UTC)


@pytest.fixture
def store(nothing):
    """Reports of October, and a briefing of them."""
    for sheets in (money(400), work(), cases(3)):
        send(nothing, sheets)
    make(nothing, actor(nothing, Role.COORDINATOR), "2022-10", NOW)
    return nothing


def press(shown, label):
    next(one for one in shown.app.button if one.label == label).click().run()


@pytest.mark.parametrize("role", [Role.LEADER, Role.COORDINATOR, Role.UNIT_STAFF])
def test_it_opens_on_a_store_that_holds_nothing(nothing, opened, role):
    shown = opened(nothing, "briefing", role=role)
    assert shown.troubles == []
    assert shown.headline == "Chưa có tài liệu họp nào"
    assert "Lập tài liệu họp" not in shown.buttons


@pytest.mark.parametrize("role", [Role.LEADER, Role.COORDINATOR, Role.UNIT_STAFF])
def test_everybody_sees_it_and_the_office_alone_works_on_it(store, opened, role):
    shown = opened(store, "briefing", role=role)
    assert shown.troubles == []
    assert shown.headline == "Tài liệu họp số 1: tháng 10/2022"
    assert "Tháng 10/2022" in shown.words
    is_office = role is Role.COORDINATOR
    assert ("Lập tài liệu họp" in shown.buttons) is is_office
    assert ("Ghi kết luận" in shown.buttons) is is_office
    assert "Chuẩn bị các tệp" in shown.buttons


def test_who_keeps_the_accounts_has_no_meetings(store, opened):
    with pytest.raises(ValueError, match="briefing.py"):
        opened(store, "briefing", role=Role.ADMIN)


def test_without_a_session_it_shows_nothing(store, opened):
    shown = opened(store, "briefing", role=None)
    assert shown.pieces == []


def test_the_office_makes_the_next_one(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    press(shown, "Lập tài liệu họp")
    assert shown.troubles == []
    assert shown.headline == "Tài liệu họp số 2: tháng 10/2022"
    assert len(kept_briefings(store)) == 2


def test_an_older_one_is_opened_by_its_address(store, opened):
    make(store, actor(store, Role.COORDINATOR), "2022-10", NOW + timedelta(minutes=1))
    shown = opened(store, "briefing", so="1")
    assert "Tài liệu họp số 1 · tháng 10/2022" in shown.words
    assert "Đã có Tài liệu họp số 2." in shown.words
    strange = opened(store, "briefing", so="99")
    assert "Không có tài liệu họp mang số này" in strange.words


def test_reports_that_come_later_are_said_and_not_mixed_in(store, opened):
    send(store, money(900), at=datetime.now(UTC))
    shown = opened(store, "briefing")
    assert "1 báo cáo được tiếp nhận sau khi lập, không tính vào tài liệu này." in shown.words


def test_files_are_made_when_asked_for(store, opened):
    shown = opened(store, "briefing")
    press(shown, "Chuẩn bị các tệp")
    assert shown.troubles == []
    assert [one.label for one in shown.app.status][0].startswith("Đã ghi và so")


def test_the_last_slide_that_is_shown_cannot_be_hidden(store, opened):
    slides = opened_briefing(store, 1).slides
    hidden = to_text(Edits(hidden=tuple(one.code for one in slides[1:])))
    edit(store, actor(store, Role.COORDINATOR), 1, 0, hidden, NOW)
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    assert [one.disabled for one in shown.app.button if one.label == "Ẩn"] == [True]
    assert any(one.label == "Hiện" and not one.disabled for one in shown.app.button)


def test_why_a_file_is_refused_stays_and_it_can_be_tried_again(store, opened, monkeypatch):
    form = FORMATS["zip"]
    wrong = replace(form, write=lambda told: form.write(replace(told, number=99)))
    monkeypatch.setattr("tracking.briefings.files.FORMATS", {**FORMATS, "zip": wrong})
    shown = opened(store, "briefing")
    press(shown, "Chuẩn bị các tệp")
    for _ in range(2):
        assert any("không khớp Tài liệu họp số 1 nên không đưa ra" in one for one in shown.pieces)
        assert "Chuẩn bị các tệp" in shown.buttons
        shown.app.run()


def test_a_slide_is_hidden_and_renamed_and_figures_stay(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    press(shown, "Ẩn")
    assert shown.troubles == []
    first = opened_briefing(store, 1, 0).slides[0].code
    assert first not in {one.code for one in opened_briefing(store, 1).slides}
    shown.app.text_input[1].input("Chậm ở đâu")
    press(shown, "Lưu tiêu đề")
    assert shown.troubles == []


def codes_shown(store):
    return [one.code for one in opened_briefing(store, 1).slides]


@pytest.mark.parametrize(("at", "place"), [(-1, 1), (0, 3), (1, -1)])
def test_a_slide_is_placed_at_once_wherever_it_is_wanted(store, opened, at, place):
    before = codes_shown(store)
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    boxes = [one for one in shown.app.selectbox if one.label.startswith("Vị trí trang ")]
    assert [one.value for one in boxes] == [*range(1, len(before) + 1)]
    wanted = place if place > 0 else len(before)
    boxes[at].select(wanted).run()
    assert shown.troubles == []
    assert codes_shown(store).index(before[at]) == wanted - 1
    others = [code for code in codes_shown(store) if code != before[at]]
    assert others == [code for code in before if code != before[at]]
    assert kept_briefings(store)[0].seq == 1


def test_a_conclusion_is_written_and_the_unit_sees_it(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    shown.app.text_area[0].input("Giải ngân hết kế hoạch")
    press(shown, "Ghi kết luận")
    assert shown.troubles == []
    assert [one.said for one in conclusions_of(store, [1])] == ["Giải ngân hết kế hoạch"]
    of_unit = Conclusion(number=1, line=0, said="Gửi đủ báo cáo", unit_code="VP")
    conclude(store, actor(store, Role.COORDINATOR), of_unit, NOW)
    page = opened(store, "unit", donvi="VP")
    assert page.troubles == []
    assert "Kết luận giao ban về đơn vị" in page.words
    assert [row["said"] for row in page.table("said")] == ["Gửi đủ báo cáo"]


def test_what_was_typed_stays_where_the_day_is_no_day(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    shown.app.text_area[0].input("Giải ngân hết kế hoạch")
    due = next(one for one in shown.app.text_input if one.label == "Hạn")
    due.input("mai")
    press(shown, "Ghi kết luận")
    assert "Ghi hạn theo mẫu 31/12/2022, hoặc để trống." in shown.words
    assert shown.app.text_area[0].value == "Giải ngân hết kế hoạch"
    assert conclusions_of(store, [1]) == []


def test_a_conclusion_that_says_nothing_is_not_written(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    press(shown, "Ghi kết luận")
    assert "Ghi nội dung kết luận rồi bấm ghi." in shown.words
    assert conclusions_of(store, [1]) == []


def written(store, said, number=1, **more):
    one = Conclusion(number=number, line=0, said=said, **more)
    return conclude(store, actor(store, Role.COORDINATOR), one, NOW)


def box(shown, label):
    return next(one for one in shown.app.selectbox if one.label == label)


def test_a_unit_is_found_by_its_whole_name(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    assert "Văn phòng Bộ" in box(shown, "Đơn vị").options


def test_what_a_colleague_writes_meanwhile_takes_nothing_from_who_is_typing(store, opened):
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    written(store, "Của đồng nghiệp")
    shown.app.text_area[0].input("Của tôi")
    press(shown, "Ghi kết luận")
    assert [one.said for one in conclusions_of(store, [1])] == ["Của đồng nghiệp", "Của tôi"]
    assert shown.app.text_area[0].value == ""


def test_what_became_of_it_is_recorded_in_the_next_meeting(store, opened):
    written(store, "Gửi đủ báo cáo", unit_code="VP")
    make(store, actor(store, Role.COORDINATOR), "2022-10", NOW + timedelta(minutes=1))
    shown = opened(store, "briefing", role=Role.COORDINATOR, so="2")
    assert "Kết luận các lần họp trước còn theo dõi" in shown.words
    assert [row["outcome"] for row in shown.table("said")] == ["chưa ghi nhận"]
    assert box(shown, "Kết luận").options == ["Kết luận 1.1 · VP Bộ: Gửi đủ báo cáo"]
    box(shown, "Đã thực hiện đến đâu").select(Outcome.KEPT)
    press(shown, "Ghi nhận")
    assert shown.troubles == []
    assert [one.outcome for one in conclusions_of(store, [1])] == [Outcome.KEPT]
    assert box(shown, "Đã thực hiện đến đâu").value == Outcome.KEPT
    page = opened(store, "unit", donvi="VP")
    assert [row["become"] for row in page.table("said")] == ["đã thực hiện; theo Văn phòng ghi"]


def test_what_is_done_is_followed_in_one_meeting_and_what_is_not_in_every_one(store, opened):
    written(store, "Xong rồi", outcome=Outcome.KEPT)
    written(store, "Chưa xong", outcome=Outcome.SLIPPED)
    for minutes in (1, 2):
        made_at = NOW + timedelta(minutes=minutes)
        make(store, actor(store, Role.COORDINATOR), "2022-10", made_at)
    second = opened(store, "briefing", so="2").table("said")
    assert [row["said"] for row in second] == ["Xong rồi", "Chưa xong"]
    third = opened(store, "briefing", so="3").table("said")
    assert [row["said"] for row in third] == ["Chưa xong"]


def test_what_is_chosen_for_one_conclusion_is_not_left_to_another(store, opened):
    written(store, "Một", outcome=Outcome.SLIPPED)
    written(store, "Hai")
    shown = opened(store, "briefing", role=Role.COORDINATOR)
    assert box(shown, "Đã thực hiện đến đâu").value == Outcome.SLIPPED
    gone = next(one for one in shown.app.checkbox if one.label == "Bỏ kết luận này")
    gone.check()
    press(shown, "Ghi nhận")
    assert [one.said for one in conclusions_of(store, [1])] == ["Hai"]
    assert [one.value for one in shown.app.checkbox] == [False]
    assert box(shown, "Đã thực hiện đến đâu").value is None
    press(shown, "Ghi nhận")
    assert [one.said for one in conclusions_of(store, [1])] == ["Hai"]


def test_a_figure_leads_to_the_cells_it_was_frozen_from(store, opened):
    send(store, money(900), at=datetime.now(UTC))
    shown = opened(store, "briefing", so="1", con_so="disbursed_assigned_rate")
    assert shown.troubles == []
    assert "Giữ nguyên từ lúc lập Tài liệu họp số 1" in shown.words
    assert [row["numerator"] for row in shown.table("place")] == [400_000_000]
    first = kept_briefings(store)[0]
    facts = {one.code: one for one in opened_briefing(store, 1).facts}
    (part,) = facts["disbursed_assigned_rate"].parts
    (((record, *_), _),) = bases_of_snapshot(store, first.snapshot_id, part.submission_ids)
    at = place_code(record)
    cells = opened(store, "briefing", so="1", con_so="disbursed_assigned_rate", dong=at)
    assert cells.troubles == []
    assert "1 Cải tạo trụ sở 1.000 400" in cells.words
