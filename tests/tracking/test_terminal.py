"""How commands speak: in Vietnamese, whatever is wrong with their arguments."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data_loaders.__main__ import main as check
from tracking.briefings.__main__ import main as brief
from tracking.store.__main__ import main as keep
from tracking.terminal import READER_GONE, why

ROOT = Path(__file__).parents[2]
WRONG = [
    (brief, ["--period", "2022-11"], "thiếu --out."),
    (brief, ["--out", "a"], "cần một trong các tham số: --period --number."),
    (brief, ["--out", "a", "--number", "1", "--xa"], "không có tham số --xa."),
    (brief, ["--out", "a", "--number", "một"], "--number: 'một' không phải là số nguyên."),
    (brief, ["--out", "a", "--number", "1", "--period", "x"], "không dùng cùng với --number."),
    (brief, ["--out"], "--out: cần một giá trị đi kèm."),
    (brief, ["--out", "a", "--number", "1", "--format", "doc"], "--format: chọn trong: pptx"),
    (check, [], "thiếu TỆP."),
    (check, ["a.xlsx", "--json=1"], "--json: không nhận giá trị '1'."),
    (keep, [], "thiếu LỆNH."),
    (keep, ["mua"], "LỆNH: không có 'mua'; chọn trong: 'load', 'status', "),
    (keep, ["load"], "thiếu THƯ_MỤC."),
    (
        keep,
        ["account", "add", "a", "--role", "vua"],
        "--role: không có 'vua'; chọn trong: 'leader'",
    ),
]
ENGLISH = ("usage", "error", "options", "argument", "show this", "choose", "invalid", "required")


@pytest.mark.parametrize(("main", "arguments", "said"), WRONG)
def test_what_is_wrong_is_said_in_vietnamese(main, arguments, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("Cách dùng: python -m ")
    assert not [word for word in ENGLISH if word in told.lower()]


@pytest.mark.parametrize(
    ("main", "arguments"),
    [(brief, ["-h"]), (check, ["--help"]), (keep, ["-h"]), (keep, ["account", "add", "-h"])],
)
def test_help_is_in_vietnamese(main, arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "Tùy chọn:" in told
    assert "xem cách dùng rồi thoát" in told
    assert not [word for word in ENGLISH if word in told.lower()]


@pytest.mark.parametrize("arguments", [["-h"], ["--number", "1"]])
def test_nobody_reads_it(arguments, tmp_path):
    """A pipe that is closed at its other end, as by `| head -0`."""
    script = (
        "import sys; from tracking.briefings import __main__ as command;"
        "from tracking.terminal import run; print('x' * 9, file=sys.stderr);"
        "command._write = lambda _: print('y' * 99_999) or 0; run(command.main)"
    )
    words = [sys.executable, "-c", script, "--out", str(tmp_path), *arguments]
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, env=buffered
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == f"{'x' * 9}\n"
    assert process.returncode == READER_GONE


def test_trouble_is_told_without_the_system_s_english():
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "đĩa đã đầy"
    assert why(OSError(errno.ENODEV, "No such device")) == f"máy báo lỗi số {errno.ENODEV}"
