"""300,000 requests of every kind, and what they leave behind."""

from __future__ import annotations

import multiprocessing
import socket
import time
from multiprocessing.sharedctypes import Synchronized

from .figures import Figures, load
from .live import HERE, serve

REQUESTS = 300_000
WARM_UP = 20_000
CLIENTS = 4
PIPELINED = 20
MOST_GROWTH = 8  # megabytes a worker
NEAR_REST = 4  # descriptors
KINDS = (
    ("/", "Accept-Encoding: br", 200),
    ("/index.html", "If-None-Match: *", 304),
    ("/lib/unrolled.js", "Range: bytes=0-99", 206),
    ("/lib/unrolled.js", "Range: bytes=99999999-", 416),
    ("/lib/unrolled.js?v=00000000", "Accept: */*", 404),
    ("/models/", "Accept: */*", 200),
    ("/healthz", "Accept: */*", 200),
    ("/readyz", "Accept: */*", 200),
    ("/nothing", "Accept: */*", 404),
    ("/icon.svg", 'If-Match: "other"', 412),
)


def _client(port: int, count: int, wrong: Synchronized[int]) -> None:
    """Send the kinds in turn, twenty at a time and a new connection for every twenty."""
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: here\r\n{header}\r\n\r\n".encode()
        for path, header, _status in KINDS
    ]
    batch = requests * (PIPELINED // len(KINDS))
    last = batch[-1].replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    expected = [status for _path, _header, status in KINDS] * (PIPELINED // len(KINDS))
    for _ in range(count // PIPELINED):
        with socket.create_connection((HERE, port), timeout=30) as client:
            client.sendall(b"".join([*batch[:-1], last]))
            answer = b""
            while data := client.recv(1 << 16):
                answer += data
        statuses = [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]
        if statuses != expected:
            with wrong.get_lock():
                wrong.value += 1


def _send(port: int, count: int) -> int:
    wrong = multiprocessing.Value("i", 0)
    clients = [
        multiprocessing.Process(target=_client, args=(port, count // CLIENTS, wrong))
        for _ in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return int(wrong.value) + sum(client.exitcode != 0 for client in clients)


def run(figures: Figures) -> None:
    """Send them and compare memory and descriptors before and after."""
    with serve() as server:
        _send(server.port, WARM_UP)
        time.sleep(1)
        before, descriptors = server.megabytes(), server.descriptors()
        started = time.monotonic()
        wrong = _send(server.port, REQUESTS)
        seconds = time.monotonic() - started
        time.sleep(1)
        growth, now = server.megabytes() - before, server.descriptors()
        figures.note(f"load {load()}; {REQUESTS / seconds:.0f} requests/s")
        figures.must(wrong == 0, f"{wrong} wrong answers in {REQUESTS} requests")
        figures.must(growth < MOST_GROWTH, f"memory {before:.1f} MB, then {growth:+.1f} MB")
        figures.must(now <= descriptors + NEAR_REST, f"descriptors {descriptors}, then {now}")
        figures.must(server.is_calm(), "no fault in the log")
