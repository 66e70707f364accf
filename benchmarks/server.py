"""A server of the dashboard on a loopback port, with what it costs and what it works out."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tracking.roles import Role
from tracking.settings import ROOT, settings
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import Account, account, add_account
from tracking.store.engine import open_engine
from tracking.store.sessions import begin

_COMMAND = ("-m", "streamlit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that answers: its address, its process, how long it took to be ready."""

    host: str
    process: int
    seconds: float
    folder: Path
    token: str

    def memory_mb(self) -> float:
        """What the process holds now."""
        for line in Path(f"/proc/{self.process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise LookupError("VmRSS")

    def cpu_seconds(self) -> float:
        """What the process has computed since it began."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def computed(self) -> Counter[str]:
        """What a counting server has worked out or asked the store so far, by name."""
        return Counter((self.folder / "computed.log").read_text(encoding="utf-8").splitlines())


@contextmanager
def serving(folder: Path, command: Sequence[str] = _COMMAND) -> Iterator[Server]:
    """A server that has just started and had no visitor, its store in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    where = {"CHI_THI_07_DATA": str(folder), "CHI_THI_07_SAMPLE": "0", "PYTHONPATH": str(ROOT)}
    port = host.partition(":")[2]
    start = time.perf_counter()
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command, "run", "app.py", "--server.port", port],
            cwd=ROOT, env={**os.environ, **where}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _wait_for(f"http://{host}/suc-khoe", process)
        seconds = time.perf_counter() - start
        yield Server(
            host=host, process=process.pid, seconds=seconds, folder=folder, token=token_of(folder)
        )
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def counting(folder: Path) -> Iterator[Server]:
    """The same, writing down what it computes."""
    (folder / "computed.log").write_bytes(b"")
    with serving(folder, ("-m", "benchmarks.counted", str(folder / "computed.log"))) as server:
        yield server


LEADER = Account(account="lanh.dao", label="Lãnh đạo Bộ", role=Role.LEADER)


def token_of(folder: Path, who: Account = LEADER) -> str:
    """Somebody who has just signed in."""
    engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
    now = datetime.now(UTC)
    if account(engine, who.account) is None:
        add_account(engine, who, secrets.token_urlsafe(), OPERATOR, now)
    try:
        return begin(engine, who, "127.0.0.1", now)
    finally:
        engine.dispose()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the server did not start; see server.log of its folder")
