"""Batches of reviews of similar length, so that little time goes into padding."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from training.text.vocabulary import PAD

# Lengths are blurred by up to this share before sorting, so that batches differ between epochs.
LENGTH_JITTER = 0.1


def pad(sequences: Sequence[Sequence[int]]) -> NDArray[np.int32]:
    """Ids as one array, padded behind: <int32>[batch, longest].

    >>> pad([[7], [8, 9]]).tolist()
    [[7, 0], [8, 9]]
    """
    padded = np.full((len(sequences), max(map(len, sequences))), PAD, np.int32)
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    return padded


def bucketed(
    sequences: Sequence[Sequence[int]], batch_size: int, random: np.random.Generator
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.intp]]]:
    """All sequences once, similar lengths together, the batches in random order.

    Yields:
        ids <int32>[batch, steps] padded behind, and the positions <intp>[batch] they came from.
    """
    chunks = buckets(np.array([len(sequence) for sequence in sequences]), batch_size, random)
    for chunk in random.permutation(len(chunks)):
        rows = chunks[chunk]
        yield pad([sequences[row] for row in rows]), rows


def buckets(
    lengths: NDArray[np.intp], batch_size: int, random: np.random.Generator
) -> list[NDArray[np.intp]]:
    """Divide sequences of these lengths into batches of similar length: the positions of each."""
    blurred = lengths * random.uniform(1 - LENGTH_JITTER, 1 + LENGTH_JITTER, len(lengths))
    return in_chunks(np.argsort(blurred), batch_size)


def by_length(
    sequences: Sequence[Sequence[int]], batch_size: int
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.intp]]]:
    """All sequences once, from short to long: the same batches every time, for measuring."""
    lengths = [len(sequence) for sequence in sequences]
    for rows in in_chunks(np.argsort(lengths, kind="stable"), batch_size):
        yield pad([sequences[row] for row in rows]), rows


def in_chunks(rows: NDArray[np.intp], size: int) -> list[NDArray[np.intp]]:
    """Consecutive pieces of ``size`` positions; the last may be shorter."""
    return [rows[first : first + size] for first in range(0, len(rows), size)]
