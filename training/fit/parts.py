"""What a network is trained on: reviews, and short texts of several kinds beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from training.fit.batches import buckets, pad
from training.models.methods import Beside, EveryStep

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Part:
    """Texts of one kind, and how they are trained on.

    Attributes:
        sequences: the ids of each text.
        targets: the probability to predict at each step of each text; a verdict, <float32>[1],
            stands for all of its steps.
        batch_size, passes, weight, last_step_weight, word_dropout: see ``config.Beside``.
    """

    sequences: Sequence[Sequence[int]]
    targets: Sequence[NDArray[np.float32]]
    batch_size: int
    last_step_weight: float
    word_dropout: float
    passes: float = 1
    weight: float = 1

    @cached_property
    def lengths(self) -> NDArray[np.intp]:
        """Steps of each sequence."""
        return np.array([len(sequence) for sequence in self.sequences], np.intp)

    @property
    def texts_an_epoch(self) -> int:
        """How many texts an epoch reads."""
        return max(1, round(len(self.sequences) * self.passes))

    @property
    def batches(self) -> int:
        """How many batches an epoch reads."""
        return -(-self.texts_an_epoch // self.batch_size)

    def rows(self, epoch: int) -> Rows:
        """The texts that an epoch reads: those behind the ones the epoch before read, in a circle.

        >>> Part([[1]] * 5, [], 8, 1, 0, passes=0.4).rows(2)
        array([4, 0])
        """
        first = epoch * self.texts_an_epoch
        return np.arange(first, first + self.texts_an_epoch) % len(self.sequences)


def reviews_part(
    settings: EveryStep, sequences: Sequence[Sequence[int]], targets: Sequence[NDArray[np.float32]]
) -> Part:
    """The reviews, trained on as the settings say."""
    return Part(
        sequences,
        targets,
        settings.batch_size,
        settings.last_step_weight,
        settings.word_dropout,
    )


def part_beside(
    share: Beside, sequences: Sequence[Sequence[int]], targets: NDArray[np.float32]
) -> Part:
    """Short texts with one target each, <float32>[texts], trained on as their share says."""
    return Part(
        sequences,
        list(targets[:, None]),
        share.batch_size,
        share.last_step_weight,
        share.word_dropout,
        share.passes,
        share.weight,
    )


@dataclass(frozen=True)
class Batch:
    """Texts read at once.

    Attributes:
        part: where they come from.
        ids: padded behind: <int32>[texts, steps].
        targets: <float32>[texts, steps]; behind a text's end its last target goes on.
    """

    part: Part
    ids: NDArray[np.int32]
    targets: NDArray[np.float32]


def batches_of(parts: Sequence[Part], epoch: int, random: np.random.Generator) -> Iterator[Batch]:
    """An epoch's batches of all parts, in random order."""
    drawn: list[tuple[Part, Rows]] = []
    for part in parts:
        rows = part.rows(epoch)
        chunks = buckets(part.lengths[rows], part.batch_size, random)
        drawn.extend((part, rows[chunk]) for chunk in chunks)
    for position in random.permutation(len(drawn)):
        part, rows = drawn[position]
        ids = pad([part.sequences[row] for row in rows])
        yield Batch(part, ids, step_targets([part.targets[row] for row in rows], ids.shape[1]))


def step_targets(targets: Sequence[NDArray[np.float32]], steps: int) -> NDArray[np.float32]:
    """A batch's targets: <float32>[batch, steps]. Behind its end, a text's last one goes on.

    >>> step_targets([np.float32([1]), np.float32([0.5, 0])], 3).tolist()
    [[1.0, 1.0, 1.0], [0.5, 0.0, 0.0]]
    """
    rows = np.empty((len(targets), steps), np.float32)
    for row, known in zip(rows, targets, strict=True):
        row[: len(known)], row[len(known) :] = known, known[-1]
    return rows
