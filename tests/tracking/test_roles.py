"""Who may do what, for which unit."""

import pytest

from tracking.roles import ACT_NAMES, ROLE_NAMES, Act, Actor, NotAllowed, Role


def actor(role, unit=""):
    return Actor(account="a.b", label="Phòng", role=role, unit_code=unit)


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (Role.LEADER, {Act.SEE_FIGURES, Act.SEE_BRIEFINGS}),
        (
            Role.COORDINATOR,
            {
                Act.SEE_FIGURES,
                Act.SEE_BRIEFINGS,
                Act.REVIEW,
                Act.BRIEF,
                Act.SET_TARGETS,
                Act.KEEP_UNITS,
            },
        ),
        (Role.UNIT_STAFF, {Act.SEE_FIGURES, Act.SEE_BRIEFINGS, Act.SEND}),
        (Role.ADMIN, {Act.SEE_FIGURES, Act.ADMINISTER, Act.KEEP_UNITS}),
    ],
)
def test_a_role_may_do_this_and_nothing_else(role, acts):
    assert {act for act in Act if actor(role, "XNK").may(act)} == acts


def test_unit_staff_act_for_their_own_unit_alone():
    staff = actor(Role.UNIT_STAFF, "XNK")
    staff.require(Act.SEND, "XNK")
    with pytest.raises(NotAllowed, match="của Cục Xuất nhập khẩu, .* của Văn phòng Bộ"):
        staff.require(Act.SEND, "VP")


def test_a_unit_reports_for_those_that_were_merged_into_it():
    assert actor(Role.UNIT_STAFF, "TTTN").may(Act.SEND, "TTTN")
    assert actor(Role.UNIT_STAFF, "KHTC").may(Act.SEND, "KH")
    assert not actor(Role.UNIT_STAFF, "KH").may(Act.SEND, "KHTC")


def test_a_role_without_the_act_is_told_whom_to_ask():
    with pytest.raises(NotAllowed, match="Vai trò lãnh đạo không được gửi báo cáo .* quản trị"):
        actor(Role.LEADER).require(Act.SEND, "VP")


def test_the_administrator_is_not_sent_to_themselves():
    with pytest.raises(NotAllowed, match=r"^Vai trò quản trị không được xem tài liệu .* ban\.$"):
        actor(Role.ADMIN).require(Act.SEE_BRIEFINGS)


def test_everything_has_a_name():
    assert set(ROLE_NAMES) == {*Role}
    assert set(ACT_NAMES) == {*Act}
