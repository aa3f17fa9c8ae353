"""What a student is taught: a probability to aim at after every word of every review.

The linear teacher and larger recurrent networks, all of which saw training reviews only, give the
unlabelled reviews a verdict: the mean of their probabilities. The recurrent ones also say what
could be known on the way, after each word; that is most of the lesson, millions of targets where
the verdicts alone are some ten thousand.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.fit.batches import by_length
from training.fit.evaluate import BATCH_SIZE
from training.models.network import compiled

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Lesson:
    """What a student reads, and what it should say.

    Attributes:
        ranks: the reviews, labelled ones first.
        targets: for each review the probability after each step: <float32>[steps], or <float32>[1]
            where only a verdict is known.
        figures: validation accuracy of each teacher and of all together.
    """

    ranks: list[list[int]]
    targets: list[Floats]
    figures: dict[str, float]

    def save(self, path: Path) -> None:
        """Write the targets and figures; the reviews are where they were."""
        sizes = [len(target) for target in self.targets]
        names, values = list(self.figures), list(self.figures.values())
        unfinished = path.with_suffix(f".{os.getpid()}")
        with unfinished.open("wb") as file:
            # float16 keeps three digits, which is enough for a probability.
            flat = np.concatenate(self.targets).astype(np.float16)
            np.savez(file, targets=flat, sizes=sizes, names=names, values=values)
        unfinished.replace(path)

    @classmethod
    def load(cls, path: Path, ranks: list[list[int]]) -> "Lesson":
        """Read what ``save`` wrote for these reviews."""
        with np.load(path) as arrays:
            ends = np.cumsum(arrays["sizes"])[:-1]
            targets = np.split(arrays["targets"].astype(np.float32), ends)
            figures = dict(zip(arrays["names"].tolist(), arrays["values"].tolist(), strict=True))
        return cls(ranks, targets, figures)


def step_probabilities(network: Any, sequences: Sequence[Sequence[int]]) -> list[Floats]:
    """P(positive) after each step of each sequence, each <float32>[steps]."""
    answer = compiled(network)
    found: list[Floats] = [np.empty(0, np.float32)] * len(sequences)
    for ids, rows in by_length(sequences, BATCH_SIZE):
        outputs = answer(ids).numpy()[..., -1]
        for output, row in zip(outputs, rows, strict=True):
            found[row] = output[: len(sequences[row])].copy()
    return found


def towards(verdict: float, running: Floats) -> Floats:
    """Running probabilities bent so that they end at a verdict that is known better.

    Step t of n moves by t / n of what the last one has to move.

    >>> towards(1, np.float32([0.5, 0.5, 0.7, 0.6])).round(2).tolist()
    [0.6, 0.7, 1.0, 1.0]
    """
    share = np.arange(1, len(running) + 1, dtype=np.float32) / len(running)
    bent: Floats = np.clip(running + share * (np.float32(verdict) - running[-1]), 0, 1)
    return bent
