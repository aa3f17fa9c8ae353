"""What the browser's corpus is compared with is what NumPy says today."""

import json
from typing import Any

import pytest

from tests.training import corpus_reading


def agrees(written: Any, made: Any) -> bool:
    """Whether two fixtures have the same shape, and numbers that are the same but for rounding."""
    if isinstance(written, dict):
        keys = written.keys() == made.keys()
        return keys and all(agrees(written[key], made[key]) for key in written)
    if isinstance(written, list):
        return len(written) == len(made) and all(map(agrees, written, made))
    return bool(written == pytest.approx(made)) if isinstance(written, float) else written == made


def test_the_small_corpus_is_read_as_its_fixture_says() -> None:
    written = json.loads(corpus_reading.FIXTURE.read_text(encoding="utf-8"))
    assert agrees(written, corpus_reading.rounded(corpus_reading.fixture()))
    written["figures"][0]["memory"][1] += 1e-3
    assert not agrees(written, corpus_reading.rounded(corpus_reading.fixture()))
