"""A short run of what `python -m tests.soak mutations` does for minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sample_page import WriteModel, build_page

from tests.soak.live import LiveServer, serve
from tests.soak.mutations import check_answer, mutated_requests


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, write_model: WriteModel
) -> Iterator[LiveServer]:
    dist: Path = build_page(tmp_path_factory.mktemp("mutated") / "dist", write_model)
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist) as live:
        yield live
        assert live.is_calm(), live.log()


@settings(
    max_examples=300,
    deadline=None,
    # The same requests in every run; the soak draws new ones.
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(request=mutated_requests)
def test_no_mutated_request_finds_a_fault(server: LiveServer, request: bytes) -> None:
    check_answer(server.say(request))
