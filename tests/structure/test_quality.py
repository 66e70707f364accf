"""The house rules that machines can check: lint, format, types, one direction of dependency."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports", "--no-cache"],
    ],
    ids=["lint", "format", "types", "contracts"],
)
def test_house_rules_hold(command: list[str]):
    answer = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_modules_are_small():
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("data_loaders", "tracking", "pages", "ui", "web")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
        for lines in [len(path.read_text(encoding="utf-8").splitlines())]
        if lines > 250
    }
    assert long == {}
