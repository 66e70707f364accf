import contextlib
import json
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from made_files import SAMPLES, needs_samples, sheet_xml, text_cell, xlsx, xlsx_parts, zipped
from measured import GOOD, REQUEST, measured

from data_loaders.files import sandbox
from data_loaders.files.container import MAX_PACKED, Refused
from tracking.specs import make_finding

LONGEST = 10.0
MOST_MEMORY = 600 * 1024


def read(content, **options):
    return sandbox.run(content, REQUEST, **options)


def refusal(content, **options):
    with pytest.raises(Refused) as caught:
        read(content, **options)
    assert make_finding(caught.value.code, **caught.value.details).message
    return caught.value


@pytest.fixture(scope="module", autouse=True)
def pool():
    sandbox.warm()
    yield
    sandbox.close()


def children():
    """The process ids of our reading children; other tests leave children of other kinds."""
    own = os.getpid()
    found = set()
    for listed in Path(f"/proc/{own}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError):  # a thread that has just ended
            found |= {int(pid) for pid in listed.read_text().split() if is_reader(pid)}
    return found


def is_reader(pid):
    try:
        return b"data_loaders.files.sandbox_child" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:  # a child that has just ended
        return False


def test_a_good_file_answers_in_json():
    assert isinstance(json.loads(read(GOOD)), dict | list)


def test_children_stay_for_the_next_file():
    before = children()
    for _ in range(5):
        read(GOOD)
    assert children() == before
    assert len(before) == sandbox.POOL_SIZE


def test_a_refusal_comes_through_with_its_details():
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    refused = refusal(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' + far))
    assert refused.code == "file_too_many_cells"
    assert refused.details == {"sheet": "S", "cell": "XFD1048576"}
    assert refusal(b"%PDF-1.7").code == "file_pdf"
    assert refusal(bytes(MAX_PACKED + 1)).code == "file_too_large"


def test_only_jobs_of_this_package_are_run():
    with pytest.raises(ValueError, match="os:system"):
        read(GOOD, job="os:system")


def test_an_error_of_the_job_is_an_answer_too():
    refused = refusal(GOOD, job="data_loaders.files.workbook:open_workbook")
    assert refused.code == "file_crashed_reader"
    assert refused.details["reason"].startswith("TypeError")
    assert read(GOOD)


def test_a_file_over_its_time_is_stopped():
    rows = "".join(
        f'<row r="{n}">{text_cell(f"A{n}", f"Dự án {n}")}<c r="B{n}"><v>{n}</v></c></row>'
        for n in range(1, 100_000)
    )
    slow = xlsx(rows)
    begun = time.monotonic()
    assert refusal(slow, limits=(0.1, 0.1)).code == "file_timeout"
    assert time.monotonic() - begun < 1
    assert refusal(slow, limits=(0.6, 0.6)).details == {"seconds": 1}, (
        "what it was given, not the longest"
    )
    assert read(GOOD)


def test_a_child_that_is_not_let_run_has_not_used_up_its_time():
    with held_up(seconds=1.0):
        assert read(GOOD, limits=(0.3, 30))
    with held_up(seconds=1.0):
        assert refusal(GOOD, limits=(0.3, 0.5)).code == "file_timeout"


@contextlib.contextmanager
def held_up(seconds):
    """As on a server with more to do than processors."""
    own = children()
    send(signal.SIGSTOP, own)
    timer = threading.Timer(seconds, send, (signal.SIGCONT, own))
    timer.start()
    yield
    timer.join()


def send(sign, processes):
    for pid in processes:
        with contextlib.suppress(ProcessLookupError):  # one that has been ended
            os.kill(pid, sign)


def test_a_file_that_wants_too_much_memory_is_stopped(tmp_path):
    # One text of 7 MB, shared by a hundred cells: a reader that copies it for each wants 700 MB.
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 101))
    parts = xlsx_parts(sheet_xml(cells))
    text = "Điện " * 1_000_000
    parts["xl/sharedStrings.xml"] = parts["xl/styles.xml"].split("xmlns")[0].replace(
        "<styleSheet ", "<sst "
    ) + (
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{text}</t></si></sst>"
    )
    rels = parts["xl/_rels/workbook.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    entry = f'<Relationship Id="r3" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", entry)
    path = tmp_path / "qua-lon.xlsx"
    path.write_bytes(zipped(parts))
    (told,) = measured([path]).values()
    assert told["code"] == "file_memory"
    assert told["peak"] < MOST_MEMORY
    assert told["following_read"]


def test_a_bomb_does_not_reach_the_reader():
    assert refusal(zipped(xlsx_parts(sheet_xml("<row/>" * 3_000_000)))).code == "file_bomb"


def test_a_child_that_dies_is_replaced():
    for pid in children():
        os.kill(pid, 9)
    time.sleep(0.1)
    assert read(GOOD)
    assert read(GOOD)


def test_many_threads_share_the_few_children():
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(read, [GOOD] * 24))
    assert len(set(answers)) == 1
    assert len(children()) <= sandbox.POOL_SIZE


def test_nothing_reaches_the_terminal(capfd):
    refusal(GOOD[: len(GOOD) // 2])
    refusal(GOOD, job="data_loaders.files.workbook:open_workbook")
    assert capfd.readouterr() == ("", "")


def test_the_child_sees_no_secret_of_the_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    sandbox.close()
    read(GOOD)
    for pid in children():
        assert b"secret" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_timeouts_by_size():
    assert sandbox.timeouts_for(0) == (8, 8)
    assert max(sandbox.timeouts_for(sandbox.PATIENT_FROM - 1)) < LONGEST
    assert sandbox.timeouts_for(MAX_PACKED) == sandbox.timeouts_for(2 * MAX_PACKED)
    computing, waiting = sandbox.timeouts_for(MAX_PACKED)
    assert computing == sandbox.LONGEST_TIMEOUT < LONGEST
    assert waiting == sandbox.PATIENCE * computing


SAMPLE_FILES = sorted(SAMPLES.glob("*/*")) if SAMPLES.is_dir() else []


@pytest.fixture(scope="module")
def samples_read():
    return measured(SAMPLE_FILES)


@needs_samples
@pytest.mark.parametrize("path", SAMPLE_FILES, ids=lambda path: path.name)
def test_every_hostile_sample_is_read_or_refused(samples_read, path):
    told = samples_read[str(path)]
    assert told["seconds"] < LONGEST
    assert told["answered"] if told["code"] is None else told["code"] != "file_crashed_reader"
    assert told["peak"] < MOST_MEMORY
    assert told["following_read"]


def test_children_end_with_their_pool():
    read(GOOD)
    sandbox.close()
    assert threading.active_count() < 10
    assert not children()
