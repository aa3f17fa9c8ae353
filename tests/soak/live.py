"""The server as it runs: gunicorn in a process of its own, spoken to over real sockets."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = "127.0.0.1"
START_SECONDS = 30  # two shared cores can be busy with a training
STOP_SECONDS = 30  # gunicorn's graceful_timeout, and time to spare
LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")
KIBIBYTE = 1024
# `python -m server` ends in this. An unprivileged user may be unable to execute twice a Python that
# lies in somebody's home.
GUNICORN = (sys.executable, "-m", "gunicorn", "--config", "server/gunicorn.conf.py")


@dataclass(frozen=True)
class LiveServer:
    """A running server. Memory and descriptors are read from /proc, so on Linux only."""

    process: subprocess.Popen[bytes]
    port: int
    log_file: Path

    def log(self) -> str:
        """What gunicorn has written so far."""
        return self.log_file.read_text(errors="replace")

    def connect(self, timeout: float = START_SECONDS) -> socket.socket:
        """Open a connection."""
        return socket.create_connection((HERE, self.port), timeout=timeout)

    def get(self, url: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """Ask once, on a connection of its own; underscores in names of headers are hyphens."""
        connection = HTTPConnection(HERE, self.port, timeout=START_SECONDS)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, url, headers=sent)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def say(self, request: bytes, timeout: float = START_SECONDS) -> bytes:
        """Send these very bytes; return all that comes back until the server closes.

        A server that waits for more is told by the half-closed connection that none will come.
        """
        answer = b""
        with self.connect(timeout) as client:
            try:
                client.sendall(request)
                client.shutdown(socket.SHUT_WR)
                while data := client.recv(64 * KIBIBYTE):
                    answer += data
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before everything was sent
        return answer

    def workers(self) -> list[int]:
        """The worker processes' ids."""
        pid = self.process.pid
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]

    def megabytes(self) -> float:
        """Resident memory of the largest worker."""
        return max(_resident_kb(pid) for pid in self.workers()) / KIBIBYTE

    def descriptors(self) -> int:
        """Open files and sockets of all workers."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self.workers())

    def cpu_seconds(self) -> float:
        """Processor time of all workers so far."""
        ticks = 0
        for pid in self.workers():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
            ticks += int(fields[11]) + int(fields[12])  # utime, stime
        return ticks / os.sysconf("SC_CLK_TCK")

    def is_calm(self) -> bool:
        """Tell whether the log holds no fault of the server's own."""
        return not re.search(r"Traceback|Error handling request|\[CRITICAL\]", self.log())


def _resident_kb(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) if found else 0


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; it must within the time that a start may take."""
    deadline = time.monotonic() + START_SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextmanager
def serve(
    *arguments: str,
    prefix: Sequence[str] = (),
    command: Sequence[str] = (sys.executable, "-m", "server"),
    **settings: object,
) -> Iterator[LiveServer]:
    """Start the server on a free port, wait until it answers, and stop it at once.

    Args:
        arguments: for gunicorn.
        prefix: a command that runs the server, such as one that gives up privileges.
        command: what to run instead of the server; it must log as gunicorn does.
        settings: environment variables.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        log_file = Path(folder, "log")
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                [*prefix, *command, *arguments],
                cwd=ROOT,
                env={**kept, "PORT": "0", **{name: str(value) for name, value in settings.items()}},
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        try:
            server = LiveServer(process, _port(process, log_file), log_file)
            _await(server)
            yield server
        except Exception:
            end = log_file.read_text(errors="replace")[-2000:]
            print(f"The server's exit status is {process.poll()}, its log:\n{end}", file=sys.stderr)
            raise
        finally:
            process.send_signal(signal.SIGQUIT)  # SIGTERM would wait for connections still open
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(process: subprocess.Popen[bytes], log_file: Path) -> int:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if found := LISTENING.search(log_file.read_text(errors="replace")):
            return int(found[1])
        time.sleep(0.02)
    raise AssertionError(f"The server did not start:\n{log_file.read_text(errors='replace')}")


def _await(server: LiveServer) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.process.poll() is None:
        try:
            server.get("/healthz")
            return
        except OSError:
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
    raise AssertionError(f"The server does not answer:\n{server.log()}")
