"""Parts of what is trained on: how much of each an epoch reads, and in which batches."""

from collections import Counter

import numpy as np
import pytest

from training.fit.parts import Part, batches_of, part_beside
from training.models.methods import Beside

REVIEWS = Part([[1, 5, 6], [1, 7], [1, 8, 9, 10]], [np.ones(1, np.float32)] * 3, 2, 0.5, 0.1)
SHARE = Beside("made", 0.5, 2, weight=2, last_step_weight=1, word_dropout=0)
MADE = part_beside(SHARE, [[1, k] for k in range(20, 26)], np.array([0, 1, 0, 1, 0, 1], np.float32))


def test_an_epoch_reads_every_review_once_and_half_of_the_others() -> None:
    batches = list(batches_of([REVIEWS, MADE], 0, np.random.default_rng(0)))
    assert len(batches) == REVIEWS.batches + MADE.batches == 4
    seen = Counter(int(row[1]) for batch in batches for row in batch.ids)
    assert seen == Counter([5, 7, 8, 20, 21, 22])


def test_the_next_epoch_reads_the_other_half() -> None:
    batches = batches_of([MADE], 1, np.random.default_rng(0))
    assert {int(row[1]) for batch in batches for row in batch.ids} == {23, 24, 25}


def test_two_passes_read_all_texts_twice() -> None:
    twice = Part(MADE.sequences, MADE.targets, 4, 1, 0, passes=2)
    assert sorted(twice.rows(0).tolist()) == sorted([*range(6), *range(6)])


def test_a_label_stands_for_every_step_and_padding_is_behind() -> None:
    batch = next(batches_of([REVIEWS], 0, np.random.default_rng(0)))
    assert batch.targets.shape == batch.ids.shape
    assert batch.targets.min() == 1
    assert np.all(batch.ids[:, 0] == 1)


@pytest.mark.parametrize(("passes", "texts"), [(1, 6), (0.5, 3), (0.01, 1), (1.5, 9)])
def test_texts_an_epoch(passes: float, texts: int) -> None:
    assert Part(MADE.sequences, MADE.targets, 4, 1, 0, passes).texts_an_epoch == texts
