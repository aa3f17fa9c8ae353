"""Batches of similar length."""

import numpy as np

from training.fit.batches import bucketed, by_length

SEQUENCES = [[9] * length for length in (1, 7, 3, 5, 2, 8, 4)]


def test_every_sequence_comes_once_and_unchanged() -> None:
    seen = {}
    for ids, rows in bucketed(SEQUENCES, 3, np.random.default_rng(0)):
        for sequence, row in zip(ids.tolist(), rows, strict=True):
            assert row not in seen
            seen[row] = sequence[: len(SEQUENCES[row])]
            assert not any(sequence[len(SEQUENCES[row]) :])
    assert [seen[row] for row in range(len(SEQUENCES))] == SEQUENCES


def test_little_padding_is_needed() -> None:
    random = np.random.default_rng(0)
    sequences = [[9] * length for length in random.integers(10, 500, 400)]
    padded = sum(ids.size for ids, _ in bucketed(sequences, 16, random))
    assert padded < 1.15 * sum(map(len, sequences))


def test_measuring_goes_from_short_to_long() -> None:
    widths = [ids.shape[1] for ids, _ in by_length(SEQUENCES, 3)]
    assert widths == [3, 7, 8]
