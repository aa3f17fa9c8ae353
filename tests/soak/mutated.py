"""100,000 mutated requests over raw sockets."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, Phase, given, settings

from .figures import Figures
from .live import serve
from .mutations import check_answer, mutated_requests

REQUESTS = 100_000
WARM_UP = 2_000
MOST_GROWTH = 8  # megabytes
NEAR_REST = 4  # descriptors: connections of ours that are just closing


def run(figures: Figures, requests: int = REQUESTS) -> None:
    """Send them one by one, each on a connection of its own."""
    sent = 0
    with serve(WEB_CONCURRENCY=1) as server:

        def send(count: int) -> None:
            @settings(
                max_examples=count,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            )
            @given(request=mutated_requests)
            def no_fault(request: bytes) -> None:
                nonlocal sent
                sent += 1
                check_answer(server.say(request))

            no_fault()

        send(WARM_UP)
        before, descriptors = server.megabytes(), server.descriptors()
        started = time.monotonic()
        while sent < requests:
            send(min(5_000, requests - sent))
        seconds = time.monotonic() - started
        growth = server.megabytes() - before
        figures.must(sent >= requests, f"{sent} requests in {seconds:.0f} s, none found a fault")
        figures.must(growth < MOST_GROWTH, f"memory {before:.1f} MB, then {growth:+.1f} MB")
        now = server.descriptors()
        figures.must(now <= descriptors + NEAR_REST, f"descriptors {descriptors}, then {now}")
        figures.must(server.is_calm(), "no fault in the log")
