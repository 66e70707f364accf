"""A refusal is written at once, a thousand more are a number."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.web.made import audited, made
from web.refusals import EVERY, Refusals, stranger


def run(doing):
    with ThreadPoolExecutor(1) as elsewhere:  # a browser test may own the loop of this thread
        elsewhere.submit(lambda: asyncio.run(doing)).result()


@pytest.fixture
def door(tmp_path):
    found, _ = made({"CHI_THI_07_DATA": str(tmp_path)}, [])
    yield found
    found.store.dispose()


def test_the_first_is_written_the_others_are_counted(door):
    now = [0.0]
    refusals = Refusals(door.store, lambda: now[0])
    for _ in range(1000):
        run(refusals.note("gõ cửa", stranger("10.0.0.1", "a")))
    assert [one.about for one in audited(door)] == ["gõ cửa"]
    now[0] = EVERY
    run(refusals.flush())
    assert audited(door)[0].about == "gõ cửa; thêm 999 lần nữa kể từ lần ghi trước"
    now[0] = 2 * EVERY
    run(refusals.note("gõ cửa", stranger("10.0.0.1", "a")))
    assert [one.about for one in audited(door)][0] == "gõ cửa"


def test_many_addresses_share_a_line(door):
    refusals = Refusals(door.store)
    for number in range(100):
        run(refusals.note(f"lần {number}", stranger(f"10.0.0.{number}"), kind="gõ cửa"))
    found = audited(door)
    assert len(found) == 21
    assert (found[0].address, found[0].about) == ("nhiều địa chỉ", "gõ cửa")
