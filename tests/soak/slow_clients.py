"""300 clients that trickle headers, 300 that hardly read, 300 that say nothing: two minutes.

Another visitor comes every 50 ms meanwhile. The abusers live in a process of their own, so that
their work is not the visitor's waiting.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from .figures import ALL, Figures, load, percentile
from .live import HERE, LiveServer, serve

EACH = 300
SECONDS = 120
VISIT_EVERY = 0.05  # seconds
SLOWEST_ANSWER = 0.25  # seconds, of the best 99 %
LONGEST_HELD = 20  # seconds
MOST_MEGABYTES = 200  # a worker
MOST_WAITING = 45  # seconds until the last one is gone, before this test gives up
MORE_THAN_BUFFERS = 8  # files of 0.9 MB: loopback's buffers hold several
NEAR_REST = 4  # descriptors: connections of ours that are just closing

Held = Callable[[socket.socket], Coroutine[Any, Any, None]]


async def _trickle(client: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(client, b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ")
    while True:
        await loop.sock_sendall(client, b"a")
        await asyncio.sleep(1)


async def _read_slowly(client: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    request = b"GET /models/seed/group1-shard1of1.bin HTTP/1.1\r\nHost: here\r\n\r\n"
    await loop.sock_sendall(client, request * MORE_THAN_BUFFERS)
    while await loop.sock_recv(client, 100):
        await asyncio.sleep(1)
        # What has arrived could be read for minutes after the connection was cut.
        if client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            return


async def _say_nothing(client: socket.socket) -> None:
    await asyncio.get_running_loop().sock_recv(client, 1)


async def _hold(port: int, behave: Held, longest: Synchronized[float], end: float) -> None:
    loop = asyncio.get_running_loop()
    while time.monotonic() < end:
        with socket.socket() as client:
            client.setblocking(False)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            await loop.sock_connect(client, (HERE, port))
            start = time.monotonic()
            with suppress(OSError):  # cut off, which is the point; and here it comes again
                await behave(client)
            longest.value = max(longest.value, time.monotonic() - start)


def _abuse(port: int, longest: list[Synchronized[float]], end: float) -> None:
    async def all_of_them() -> None:
        behaviours: list[Held] = [_trickle, _read_slowly, _say_nothing]
        await asyncio.gather(
            *(
                _hold(port, behave, held, end)
                for behave, held in zip(behaviours, longest, strict=True)
                for _ in range(EACH)
            )
        )

    asyncio.run(all_of_them())


def run(figures: Figures, seconds: float = SECONDS) -> None:
    """Hold the server for two minutes, visit it, and watch it recover."""
    with serve() as server:
        at_rest = server.descriptors()
        longest = [multiprocessing.Value("d", 0.0) for _ in range(3)]
        end = time.monotonic() + seconds
        abusers = multiprocessing.Process(target=_abuse, args=(server.port, longest, end))
        abusers.start()
        try:
            times, failures, megabytes, held = _visit(server, end)
            figures.note(f"load {load()}; at most {held - at_rest} connections held at once")
            answered = ALL * len(times) / (len(times) + failures)
            figures.must(failures == 0, f"{answered:.2f} % of {len(times) + failures} answered")
            p99 = percentile(times, 99)
            figures.must(
                p99 < SLOWEST_ANSWER,
                f"p99 {p99 * 1000:.0f} ms (limit {SLOWEST_ANSWER * 1000:.0f}), "
                f"median {percentile(times, 50) * 1000:.1f} ms",
            )
            figures.must(
                megabytes < MOST_MEGABYTES,
                f"largest worker {megabytes:.0f} MB (limit {MOST_MEGABYTES})",
            )
            while (
                server.descriptors() > at_rest + NEAR_REST and time.monotonic() < end + MOST_WAITING
            ):
                time.sleep(0.1)
            gone = time.monotonic() - end
            figures.must(gone < LONGEST_HELD, f"all gone {gone:.1f} s after the last came")
        finally:
            abusers.join(MOST_WAITING)
            abusers.kill()
        for name, held_for in zip(("trickling", "hardly reading", "silent"), longest, strict=True):
            figures.must(
                held_for.value < LONGEST_HELD,
                f"{name}: cut off within {held_for.value:.1f} s (limit {LONGEST_HELD})",
            )
        figures.must(server.is_calm(), "no fault in the log")


def _visit(server: LiveServer, end: float) -> tuple[list[float], int, float, int]:
    times, failures, megabytes, held = [], 0, 0.0, 0
    while time.monotonic() < end:
        start = time.monotonic()
        try:
            response, _body = server.get("/", Accept_Encoding="br")
            failures += response.status != 200
            times.append(time.monotonic() - start)
        except OSError:
            failures += 1
        megabytes, held = max(megabytes, server.megabytes()), max(held, server.descriptors())
        time.sleep(VISIT_EVERY)
    return times, failures, megabytes, held
