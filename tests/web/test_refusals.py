"""A refusal is written at once, a thousand more are a number."""

import asyncio

import pytest

from tests.web.made import audited, made
from web.refusals import EVERY, Refusals, stranger


@pytest.fixture
def door(tmp_path):
    found, _ = made({"CHI_THI_07_DATA": str(tmp_path)}, [])
    yield found
    found.store.dispose()


def test_the_first_is_written_the_others_are_counted(door):
    now = [0.0]
    refusals = Refusals(door.store, lambda: now[0])
    for _ in range(1000):
        asyncio.run(refusals.note("gõ cửa", stranger("10.0.0.1", "a")))
    assert [one.about for one in audited(door)] == ["gõ cửa"]
    now[0] = EVERY
    asyncio.run(refusals.flush())
    assert audited(door)[0].about == "gõ cửa; thêm 999 lần nữa kể từ lần ghi trước"
    now[0] = 2 * EVERY
    asyncio.run(refusals.note("gõ cửa", stranger("10.0.0.1", "a")))
    assert [one.about for one in audited(door)][0] == "gõ cửa"


def test_many_addresses_share_a_line(door):
    refusals = Refusals(door.store)
    for number in range(100):
        asyncio.run(refusals.note(f"lần {number}", stranger(f"10.0.0.{number}"), kind="gõ cửa"))
    found = audited(door)
    assert len(found) == 21
    assert (found[0].address, found[0].about) == ("nhiều địa chỉ", "gõ cửa")
