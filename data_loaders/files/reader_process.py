"""One process that reads files for us, from outside: asked, watched, ended."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from data_loaders.files.container import Refused
from data_loaders.files.sandbox_child import FRAME, READY, SIZES
from tracking.specs import entered
from tracking.vocabulary import TrackingError

START_TIMEOUT = 30.0
INSTALL = "data_loaders.files.declared:install_in_process"
LONGEST_ANSWER = 256 * 1024 * 1024

_TICK = 1 / os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0.01
"""The step in which the system counts the time of a process."""
_ROOT = Path(__file__).parents[2]
# Nothing else of the server's environment: it holds secrets a file has no business with.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP")
# A Rust or C library out of memory aborts; the system's own killer comes with SIGKILL.
_STARVED = (-signal.SIGABRT, -9)


class ReaderProcess:
    """One child process; whoever holds it asks it one file at a time."""

    def __init__(self) -> None:
        environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
        environment |= {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "data_loaders.files.sandbox_child"],
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._rests_on = entered.installed()
        self._is_ready = False
        self._is_late = False
        self._limit = 0.0
        self._is_leaving = False

    @property
    def is_usable(self) -> bool:
        """Whether it is there for another file, and reads by what holds now."""
        is_alive = not (self._is_leaving or self._is_late) and self._process.poll() is None
        return is_alive and self._rests_on is entered.installed()

    def wait_until_ready(self) -> None:
        """Returns when it has loaded what it needs."""
        if self._is_ready:
            return
        try:
            with self._deadline(START_TIMEOUT, START_TIMEOUT):
                self._is_ready = self._receive()[0] == READY
                if self._rests_on:
                    self._install()
        except Refused as trouble:
            # It died before it saw any file: our trouble, not the file's.
            raise TrackingError("Không khởi động được tiến trình đọc tệp.") from trouble

    def _install(self) -> None:
        """What the ministry has entered holds there as here."""
        header = json.dumps({"job": INSTALL, "request": dict(self._rests_on)}).encode()
        self._send(SIZES.pack(len(header), 0), header)
        self._receive()

    def ask(
        self, header: bytes, content: bytes, limits: tuple[float, float]
    ) -> tuple[bytes, bytes]:
        """The kind and the bytes of its answer; `limits` are those of `timeouts_for`."""
        self.wait_until_ready()
        with self._deadline(*limits):
            self._send(SIZES.pack(len(header), len(content)), header, content)
            return self._receive()

    @contextlib.contextmanager
    def _deadline(self, seconds: float, longest: float) -> Iterator[None]:
        self._limit = seconds
        answered = threading.Event()
        watch = threading.Thread(target=self._watch, args=(answered, seconds, longest), daemon=True)
        watch.start()
        try:
            yield
        finally:
            answered.set()

    def _watch(self, answered: threading.Event, seconds: float, longest: float) -> None:
        """Kills it once it has computed, or kept us waiting, for longer than it may."""
        begun, computed, left = time.monotonic(), self._computed(), seconds
        while not answered.wait(left):
            used, waited = self._computed() - computed, time.monotonic() - begun
            left = min(seconds - used, longest - waited)
            if left < _TICK:
                self._is_late = True
                self._process.kill()
                return

    def _computed(self) -> float:
        """Seconds it has computed so far; by the clock where the system does not say."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) * _TICK

    def _send(self, *pieces: bytes) -> None:
        assert self._process.stdin is not None
        try:
            for piece in pieces:
                self._process.stdin.write(piece)
            self._process.stdin.flush()
        except OSError:
            raise self._cause_of_death() from None

    def _receive(self) -> tuple[bytes, bytes]:
        kind, is_leaving, size = FRAME.unpack(self._read(FRAME.size))
        if size > LONGEST_ANSWER:
            self.end()
            raise Refused("file_crashed_reader", reason="answer")
        self._is_leaving = is_leaving
        return kind, self._read(size)

    def _read(self, size: int) -> bytes:
        assert self._process.stdout is not None
        data = self._process.stdout.read(size)
        if len(data) < size:
            raise self._cause_of_death()
        return data

    def _cause_of_death(self) -> Refused:
        self._process.kill()
        code = self._process.wait()
        if self._is_late:
            return Refused("file_timeout", seconds=round(self._limit))
        if code in _STARVED:
            return Refused("file_memory")
        return Refused("file_crashed_reader", reason=f"exit {code}")

    def end(self) -> None:
        """Ends the process and lets go of its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
