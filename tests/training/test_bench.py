"""The benchmark runs, and says what it measured."""

import pytest

from tests.training.tiny import EVERY_STEP, TinyImdb
from training.data import imdb
from training.fit.bench import Timing, compare, unbucketed
from training.models.config import SIMPLE_RNN


def test_both_loops_are_timed(tiny: TinyImdb) -> None:
    reviews = imdb.load(tiny.file).train
    timing = compare(EVERY_STEP, reviews)
    assert timing.reviews == len(reviews)
    assert timing.notebook > 0
    assert timing.ours > 0


def test_the_ratio_says_how_many_times_as_fast() -> None:
    assert Timing(reviews=1, notebook=6.0, ours=2.0).ratio == 3


def test_the_notebooks_way_reads_every_review_once(tiny: TinyImdb) -> None:
    reviews = imdb.load(tiny.file).train
    labels = [y for _, ys in unbucketed(reviews.ranks, reviews.labels, 32, 0) for y in ys.numpy()]
    assert sorted(labels) == sorted(reviews.labels)


def test_sorted_by_length_an_epoch_takes_half_the_time(
    request: pytest.FixtureRequest,
) -> None:
    reviews = imdb.load(request.getfixturevalue("imdb_file")).train
    assert compare(SIMPLE_RNN, reviews).ratio >= 2
