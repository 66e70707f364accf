"""Accounts are kept in versions; passwords only as what cannot be turned back."""

from dataclasses import replace

import pytest
from argon2 import Type
from sqlalchemy import select

from tests.conftest import SHIPPED_HASHER
from tests.tracking.store.sending import NOON
from tracking.roles import Role
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import (
    Account,
    account,
    add_account,
    all_accounts,
    change_account,
    demo_account,
    set_password,
)
from tracking.store.passwords import is_right
from tracking.store.schema import accounts
from tracking.vocabulary import TrackingError

PASSWORD = "một câu dễ nhớ"
ADMIN = Account(account="quan.tri", label="Phòng Tin học", role=Role.ADMIN)
CLERK = Account(account="xnk.van.thu", label="Văn thư", role=Role.UNIT_STAFF, unit_code="XNK")


def test_a_password_costs_who_guesses_it_as_much_as_owasp_asks():
    cost = SHIPPED_HASHER
    assert (cost.type, cost.memory_cost >= 19 * 1024, cost.time_cost >= 2) == (Type.ID, True, True)


@pytest.fixture
def people(engine):
    for one in (ADMIN, CLERK):
        add_account(engine, one, PASSWORD, OPERATOR, NOON)
    return engine


def change(engine, name, **values):
    return change_account(engine, name, lambda held: replace(held, **values), OPERATOR, NOON)


def test_a_password_is_kept_as_an_argon2id_hash(people):
    secret = account(people, "XNK.van.thu ").secret
    assert secret.startswith("$argon2id$")
    assert PASSWORD not in secret
    assert is_right(secret, PASSWORD)
    assert not is_right(secret, PASSWORD + " ")
    assert not is_right("", PASSWORD)


def test_every_change_is_a_version_and_the_newest_holds(people):
    change(people, "xnk.van.thu", label="Văn thư Cục")
    set_password(people, "xnk.van.thu", "một câu khác hẳn", OPERATOR, NOON)
    with people.connect() as connection:
        query = select(accounts.c.version).where(accounts.c.account == "xnk.van.thu")
        assert sorted(connection.execute(query).scalars()) == [1, 2, 3]
    held = account(people, "xnk.van.thu")
    assert held.label == "Văn thư Cục"
    assert is_right(held.secret, "một câu khác hẳn")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"account": "Vụ A"}, "Tên tài khoản gồm"),
        ({"account": "dung-thu.xnk"}, "không bắt đầu bằng “dung-thu.”"),
        ({"label": "  "}, "tên hiển thị"),
        ({"label": "Văn thư (dùng thử)"}, "tên hiển thị"),
        ({"unit_code": ""}, "mã của một đơn vị"),
        ({"unit_code": "KHONG"}, "mã của một đơn vị"),
        ({"role": Role.LEADER}, "không gắn với đơn vị"),
        ({"account": "quan.tri"}, "Đã có tài khoản"),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_words(people, wrong, told):
    new = replace(CLERK, account="xnk.moi")
    with pytest.raises(TrackingError, match=told):
        add_account(people, replace(new, **wrong), PASSWORD, OPERATOR, NOON)


@pytest.mark.parametrize(
    "weak", ["ngắn", "a" * 12, "abab" * 4, "xnk.van.thu", "xnk.van.thu.1", "x" * 257]
)
def test_a_weak_password_is_refused(people, weak):
    with pytest.raises(TrackingError, match="Mật khẩu"):
        set_password(people, "xnk.van.thu", weak, OPERATOR, NOON)


def test_the_last_administrator_stays(people):
    with pytest.raises(TrackingError, match="quản trị cuối cùng"):
        change(people, "quan.tri", is_open=False)
    add_account(people, replace(ADMIN, account="quan.tri.2"), PASSWORD, OPERATOR, NOON)
    assert not change(people, "quan.tri", is_open=False).is_open


def test_an_account_for_trying_out_has_no_password_and_is_not_listed(people):
    tried = demo_account(people, Role.UNIT_STAFF, "VP", NOON)
    assert demo_account(people, Role.UNIT_STAFF, "VP", NOON) == tried
    assert (tried.label, tried.secret) == ("Văn phòng Bộ (dùng thử)", "")
    assert [one.account for one in all_accounts(people)] == ["quan.tri", "xnk.van.thu"]


def test_an_unknown_account_cannot_be_changed(people):
    with pytest.raises(TrackingError, match="Không có tài khoản “ai.do”"):
        set_password(people, "ai.do", PASSWORD, OPERATOR, NOON)
