"""Who is signed in: tokens the store cannot tell, limits of time and of tries, a record of all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.tracking.store.sending import NOON
from tracking.roles import Act, Actor, NotAllowed, Role
from tracking.store import audit, sessions
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import Account, add_account, change_account, demo_account
from tracking.store.audit import DEED_NAMES, Deed
from tracking.store.schema import sessions as table
from tracking.store.sessions import SignInRefused, begin, end, end_all, session, sign_in, touch

PASSWORD = "một câu dễ nhớ"
HERE, THERE = "10.0.0.1", "10.0.0.2"
CLERK = Account(account="xnk.van.thu", label="Văn thư", role=Role.UNIT_STAFF, unit_code="XNK")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def people(engine):
    add_account(engine, CLERK, PASSWORD, OPERATOR, NOON)
    return engine


def come(engine, password=PASSWORD, *, name="xnk.van.thu", address=HERE, at=NOON):
    return sign_in(engine, name, password, address, at)


def who(engine, token, at=NOON, *, is_demo=False):
    return session(engine, token, at, is_demo=is_demo)


def fail(engine, times, **more):
    for _ in range(times):
        with pytest.raises(SignInRefused, match="không đúng"):
            come(engine, "sai", **more)


def deeds(engine):
    day = timedelta(days=1)
    return [one.deed for one in audit.entries(engine, since=NOON - day, until=NOON + day)][::-1]


def test_a_token_is_of_whoever_signed_in(people):
    found = who(people, come(people, name=" XNK.Van.Thu"))
    assert found.actor == Actor(
        account="xnk.van.thu",
        label="Văn thư",
        role=Role.UNIT_STAFF,
        unit_code="XNK",
        address=HERE,
    )


def test_the_store_does_not_know_the_token(people):
    token = come(people)
    with people.connect() as connection:
        (row,) = connection.execute(select(table)).all()
    assert len(token) >= 43
    assert token not in str(row)


@pytest.mark.parametrize(
    ("name", "password"), [("xnk.van.thu", "sai"), ("ai.do", PASSWORD), ("", "")]
)
def test_a_wrong_name_and_a_wrong_password_sound_the_same(people, name, password):
    with pytest.raises(SignInRefused, match=sessions.UNKNOWN):
        come(people, password, name=name)


def test_a_closed_account_does_not_come_in_and_is_out_at_once(people):
    token = come(people)
    change_account(people, CLERK.account, lambda one: replace(one, is_open=False), OPERATOR, NOON)
    assert who(people, token) is None
    fail(people, 1, name=CLERK.account)


def test_a_session_ends_when_nothing_is_done(people):
    token = come(people)
    assert who(people, token, NOON + 59 * MINUTE)
    assert who(people, token, NOON + 60 * MINUTE) is None


def test_a_session_that_is_used_goes_on_to_its_last_hour(people):
    token = come(people)
    for hour in range(1, 24):
        at = NOON + timedelta(minutes=30 * hour)
        found = who(people, token, at)
        assert found
        touch(people, found, at)
    assert who(people, token, NOON + timedelta(hours=12)) is None


def test_signing_out_ends_one_session_and_a_new_password_all_others(people):
    here, there, third = come(people), come(people, address=THERE), come(people)
    end(people, who(people, here), NOON)
    assert who(people, here) is None
    assert who(people, there)
    end_all(people, CLERK.account, NOON, besides=sessions.token_hash(third))
    assert who(people, there) is None
    assert who(people, third)


def test_an_account_for_trying_out_is_worth_nothing_elsewhere(people):
    tried = demo_account(people, Role.ADMIN, "", NOON)
    token = begin(people, tried, HERE, NOON)
    assert who(people, token, is_demo=True)
    assert who(people, token) is None
    assert who(people, come(people), is_demo=True) is None
    fail(people, 1, name=tried.account)


class TestTries:
    def test_five_failures_close_the_door_for_a_while(self, people):
        fail(people, 5)
        with pytest.raises(SignInRefused, match="thử lại sau 15 phút") as told:
            come(people)
        assert told.value.wait == 15 * MINUTE
        assert come(people, at=NOON + 15 * MINUTE)

    def test_the_owner_comes_in_from_elsewhere_meanwhile(self, people):
        fail(people, 5)
        assert come(people, address=THERE)

    def test_signing_in_begins_the_count_anew(self, people):
        fail(people, 4)
        come(people, at=NOON + MINUTE)
        fail(people, 4, at=NOON + 2 * MINUTE)

    def test_one_address_cannot_try_one_password_on_everybody(self, people):
        for number in range(30):
            fail(people, 1, name=f"nguoi.{number}")
        with pytest.raises(SignInRefused, match="quá nhiều lần"):
            come(people)

    def test_many_addresses_cannot_try_one_account_but_its_owner_can(self, people):
        come(people)
        for number in range(50):
            fail(people, 1, address=f"10.9.0.{number}", at=NOON + MINUTE)
        with pytest.raises(SignInRefused, match="quá nhiều lần"):
            come(people, address=THERE, at=NOON + 2 * MINUTE)
        assert come(people, at=NOON + 2 * MINUTE)


class TestRecord:
    def test_coming_failing_and_leaving_are_recorded(self, people):
        fail(people, 1)
        end(people, who(people, come(people)), NOON)
        assert deeds(people) == [
            Deed.ACCOUNT_CHANGED, Deed.SIGN_IN_FAILED, Deed.SIGNED_IN, Deed.SIGNED_OUT,
        ]  # fmt: skip

    def test_what_is_refused_is_recorded_with_who_and_where_from(self, people):
        clerk = who(people, come(people)).actor
        with pytest.raises(NotAllowed):
            audit.require(people, clerk, Act.SEND, "VP", NOON)
        entry = audit.entries(people, since=NOON, until=NOON + MINUTE)[0]
        assert (entry.deed, entry.account, entry.unit_code, entry.address) == (
            Deed.REFUSED, "xnk.van.thu", "XNK", HERE,
        )  # fmt: skip
        assert "Văn phòng Bộ" in entry.about

    def test_every_deed_has_a_name(self):
        assert set(DEED_NAMES) == {*Deed}
