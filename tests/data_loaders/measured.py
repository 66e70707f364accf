"""Reads files in a process that does nothing else, and tells what each took.

What a test measures of its own process also holds whatever the tests before it left behind.
Run: python measured.py FILE... (with the project's folder on the path); prints JSON.
"""

import contextlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from made_files import text_cell, xlsx

from data_loaders.files import sandbox
from data_loaders.files.container import Refused
from tracking.specs import make_finding

ROOT = Path(__file__).parents[2]
GOOD = xlsx(f'<row r="1">{text_cell("A1", "Tên dự án")}<c r="B1"><v>1</v></c></row>')
REQUEST = {"name": "Biểu.xlsx", "unit": None, "period": None}


def measured(paths: list[Path]) -> dict[str, dict]:
    """By path: the code of the refusal or None, whether there was an answer, seconds, the most
    memory in KiB, of reader and children together, up to then, and whether the next file is read.
    """
    command = [sys.executable, str(Path(__file__)), *map(str, paths)]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def _one(path: str) -> dict:
    content = Path(path).read_bytes()
    code, answer = None, None
    begun = time.monotonic()
    try:
        answer = json.loads(sandbox.run(content, REQUEST))
    except Refused as refused:
        code = make_finding(refused.code, **refused.details).code
    seconds, peak = time.monotonic() - begun, _peak()
    following = bool(json.loads(sandbox.run(GOOD, REQUEST)))
    return {
        "code": code, "answered": bool(answer), "seconds": seconds, "peak": peak,
        "following_read": following,
    }  # fmt: skip


def _peak() -> int:
    own = _held("self")  # ru_maxrss would tell of the tests' process this one was made from
    ended = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return own + max([ended, *map(_held, _children())])


def _children() -> set[str]:
    found: set[str] = set()
    for listed in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError):
            found |= set(listed.read_text().split())
    return found


def _held(pid: str) -> int:
    with contextlib.suppress(FileNotFoundError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
    return 0


if __name__ == "__main__":
    sandbox.warm()
    print(json.dumps({path: _one(path) for path in sys.argv[1:]}))
    sandbox.close()
