"""The server as it runs: gunicorn, real sockets, a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_page import INDEX, WriteModel

from tests.soak.live import ROOT, START_SECONDS, LiveServer, serve, until

HELD_CLIENTS = 40


@pytest.fixture
def server(dist: Path, models_dir: Path) -> Iterator[LiveServer]:
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist, MODELS_DIR=models_dir) as live:
        yield live
        live.process.send_signal(signal.SIGTERM)
        assert live.process.wait(START_SECONDS) == 0
        assert live.is_calm(), live.log()
        assert "Warning" not in live.log()
        assert "ontrol socket" not in live.log()


def test_gunicorn_serves_the_page_and_keeps_its_version_to_itself(
    server: LiveServer, models_dir: Path, write_model: WriteModel
) -> None:
    response, body = server.get("/")
    assert (response.status, body.decode()) == (200, INDEX)
    assert response.headers["Server"] == "gunicorn"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]

    response, body = server.get("/", If_None_Match=response.headers["ETag"])
    assert (response.status, body) == (304, b"")

    response, body = server.get("/digits.bin", Range="bytes=-2")
    assert (response.status, body) == (206, b"89")

    write_model(models_dir, "mine")
    assert b'"mine"' in server.get("/models/")[1]
    assert server.get("/models/mine/weights.bin")[0].status == 200
    assert server.get("/../server/config.py")[0].status == 404


def test_clients_that_send_slowly_do_not_hold_up_a_visitor(server: LiveServer) -> None:
    held = [server.connect() for _ in range(HELD_CLIENTS)]
    try:
        for client in held:
            client.sendall(b"GET / HTTP/1.1\r\nHost: here\r\nX-Sl")
        # A worker that served them in turn would wait for each until its time to send is over: for
        # minutes, and `get` gives up after START_SECONDS.
        assert server.get("/")[0].status == 200
    finally:
        for client in held:
            client.close()


def test_a_client_that_asks_without_ever_reading_does_not_hold_up_a_visitor(
    server: LiveServer, dist: Path
) -> None:
    with server.connect() as greedy:
        greedy.setblocking(False)
        try:
            while True:
                greedy.send(b"GET /assets/page-Dk3x9.js HTTP/1.1\r\nHost: here\r\n\r\n" * 100)
        except BlockingIOError:
            pass  # every buffer on the way is full
        assert server.get("/")[0].status == 200


def test_a_hang_up_signal_brings_in_the_new_build(server: LiveServer, dist: Path) -> None:
    assert server.get("/")[1].decode() == INDEX
    (dist / "index.html").write_text("built again")
    assert server.get("/")[1].decode() == INDEX  # never half of one build and half of another
    assert server.get("/readyz")[0].status == 503
    server.process.send_signal(signal.SIGHUP)
    until(lambda: server.get("/")[1] == b"built again")


def test_an_answer_under_way_is_finished_before_the_end(dist: Path) -> None:
    body = bytes(range(256)) * 80_000  # 20 MB: more than the kernel keeps for a client
    (dist / "large.bin").write_bytes(body)
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist) as server, server.connect() as client:
        client.sendall(b"GET /large.bin HTTP/1.0\r\n\r\n")
        received = len(client.recv(1000))
        server.process.send_signal(signal.SIGTERM)
        while data := client.recv(1 << 20):
            received += len(data)
        assert received > len(body)


@pytest.mark.parametrize(
    "value",
    ["PORT=many", "WEB_CONCURRENCY=many", "UNROLLED_PORT=80", "TRUSTED_HOST=a.example"],
)
def test_a_setting_that_cannot_be_used_ends_the_start_with_one_sentence(value: str) -> None:
    name, _, text = value.partition("=")
    run = subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env={name: text},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(f"{name} is ")
    assert len(run.stderr.splitlines()) == 1


def test_the_access_log_has_a_line_of_json_and_no_query(dist: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist, ACCESS_LOG=log) as server:
        server.say(
            b'GET /a"b\\c?text=my%20review HTTP/1.1\r\nHost: here\r\nReferer: /?mine\r\n\r\n'
        )
        server.say(b"GET /digits.bin#text=mine HTTP/1.1\r\nHost: here\r\n\r\n")
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    entries = [entry for entry in entries if entry["path"] != "/healthz"]
    assert [(entry["path"], entry["status"]) for entry in entries] == [
        ('/a"b\\c', 404),
        ("/digits.bin", 200),
    ]
    assert entries[1]["bytes"] == 10
    assert set(entries[0]) == {
        "time",
        "client",
        "method",
        "path",
        "status",
        "bytes",
        "milliseconds",
    }
