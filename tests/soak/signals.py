"""HUP every 2 seconds, and kill -9 of a worker every 5, for a minute under load."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import pairwise

from .figures import Figures, load
from .live import HERE, START_SECONDS, LiveServer, serve

SECONDS = 60
HUP_EVERY = 2  # seconds
KILL_EVERY = 5  # seconds
VISITORS = 16
LONGEST_GAP = 2  # seconds without one answer, after a kill
PATHS = ("/", "/lib/unrolled.js", "/models/", "/icon.svg", "/nothing")


@dataclass
class Visits:
    """What became of the visitors' requests."""

    answered: list[float] = field(default_factory=list)  # when, in seconds
    failed: list[str] = field(default_factory=list)


def _visit(server: LiveServer, visits: Visits, stop: threading.Event) -> None:
    """Ask without a pause on one connection, and reconnect when told to or when it broke."""
    connection = HTTPConnection(HERE, server.port, timeout=START_SECONDS)
    while not stop.is_set():
        path = random.choice(PATHS)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            if response.status != (404 if path == "/nothing" else 200):
                visits.failed.append(f"{path}: {response.status}")
            visits.answered.append(time.monotonic())
        except (OSError, HTTPException) as error:
            visits.failed.append(f"{path}: {type(error).__name__}")
            connection.close()
    connection.close()


def _under_load(server: LiveServer, every: float, disturb: Callable[[], None]) -> Visits:
    visits, stop = Visits(), threading.Event()
    visitors = [
        threading.Thread(target=_visit, args=(server, visits, stop)) for _ in range(VISITORS)
    ]
    for visitor in visitors:
        visitor.start()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        time.sleep(every)
        disturb()
    time.sleep(every)
    stop.set()
    for visitor in visitors:
        visitor.join()
    return visits


def hang_up(figures: Figures) -> None:
    """A new build every two seconds must cost nobody an answer."""
    with serve() as server:
        visits = _under_load(server, HUP_EVERY, lambda: server.process.send_signal(signal.SIGHUP))
        figures.note(f"load {load()}; HUP every {HUP_EVERY} s for {SECONDS} s")
        figures.must(
            not visits.failed,
            f"{len(visits.failed)} failed of {len(visits.answered)} {visits.failed[:3]}",
        )
        figures.must(server.is_calm(), "no fault in the log")


def kill(figures: Figures) -> None:
    """A worker that dies takes along what it was answering and no more."""
    with serve() as server:
        kills = 0

        def kill_one() -> None:
            nonlocal kills
            if workers := server.workers():
                os.kill(random.choice(workers), signal.SIGKILL)
                kills += 1

        visits = _under_load(server, KILL_EVERY, kill_one)
        moments = sorted(visits.answered)
        gap = max(b - a for a, b in pairwise(moments))
        figures.note(f"load {load()}; {kills} workers killed, one every {KILL_EVERY} s")
        figures.must(
            len(visits.failed) <= kills * VISITORS,
            f"{len(visits.failed)} lost of {len(visits.answered)}; "
            f"{kills * VISITORS} at most were in flight",
        )
        figures.must(gap < LONGEST_GAP, f"longest time without an answer {gap:.2f} s")
        deadline = time.monotonic() + LONGEST_GAP
        while len(server.workers()) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        figures.must(len(server.workers()) == 2, f"{len(server.workers())} workers at the end")
