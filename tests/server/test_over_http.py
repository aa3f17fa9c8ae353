"""The server as it runs: gunicorn, real sockets, a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from sample_page import INDEX, WriteModel

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 15  # two shared cores can be busy with a training
HELD_CLIENTS = 40


def environment(**settings: object) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, **{name: str(value) for name, value in settings.items()}}


def start(dist: Path, models_dir: Path) -> tuple[subprocess.Popen[str], int]:
    """Start the server on a free port and read from its log which one that is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env=environment(PORT=0, WEB_CONCURRENCY=1, DIST_DIR=dist, MODELS_DIR=models_dir),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", line):
            return process, int(found[1])
    raise AssertionError("The server ended before it listened.")


@pytest.fixture
def server(dist: Path, models_dir: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    process, port = start(dist, models_dir)
    yield process, port
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 0
    assert "Traceback" not in log
    assert "Warning" not in log
    assert "ontrol socket" not in log


@pytest.fixture
def port(server: tuple[subprocess.Popen[str], int]) -> int:
    return server[1]


def get(port: int, url: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    connection.request("GET", url, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_gunicorn_serves_the_page_and_keeps_its_version_to_itself(
    port: int, models_dir: Path, write_model: WriteModel
) -> None:
    response, body = get(port, "/")
    assert (response.status, body.decode()) == (200, INDEX)
    assert response.headers["Server"] == "gunicorn"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]

    tag = response.headers["ETag"]
    response, body = get(port, "/", **{"If-None-Match": tag})
    assert (response.status, body) == (304, b"")

    response, body = get(port, "/digits.bin", Range="bytes=-2")
    assert (response.status, body) == (206, b"89")

    write_model(models_dir, "mine")
    assert b'"mine"' in get(port, "/models/")[1]
    assert get(port, "/models/mine/weights.bin")[0].status == 200
    assert get(port, "/../server/config.py")[0].status == 404


def test_clients_that_send_slowly_do_not_hold_up_a_visitor(port: int) -> None:
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(HELD_CLIENTS)]
    try:
        for client in held:
            client.sendall(b"GET / HTTP/1.1\r\nHost: here\r\nX-Sl")
        started = time.monotonic()
        assert get(port, "/")[0].status == 200
        assert time.monotonic() - started < 2  # seconds; generous, a held worker never answers
    finally:
        for client in held:
            client.close()


def test_a_hang_up_signal_brings_in_the_new_build(
    server: tuple[subprocess.Popen[str], int], dist: Path
) -> None:
    process, port = server
    assert get(port, "/")[1].decode() == INDEX
    (dist / "index.html").write_text("built again")
    assert get(port, "/")[1].decode() == INDEX  # never half of one build and half of another
    process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + START_SECONDS
    while get(port, "/")[1] != b"built again":
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("value", ["PORT=many", "WEB_CONCURRENCY=many", "UNROLLED_PORT=80"])
def test_a_setting_that_cannot_be_used_ends_the_start_with_one_sentence(value: str) -> None:
    name, _, text = value.partition("=")
    run = subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env=environment(**{name: text}),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(f"{name} is ")
    assert len(run.stderr.splitlines()) == 1
