"""Accuracy and loss of a network over reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.fit.batches import by_length

BATCH_SIZE = 128
# Keeps log() finite where a float32 sigmoid has reached exactly 0 or 1.
SMALLEST_PROBABILITY = 1e-7


@dataclass(frozen=True)
class Metrics:
    """Figures over a set of reviews.

    Attributes:
        accuracy: share of reviews whose verdict is right, 0..1.
        loss: mean cross-entropy of the verdict's probability, in nats.
    """

    accuracy: float
    loss: float


def evaluate(
    network: Any, sequences: Sequence[Sequence[int]], labels: NDArray[np.float32]
) -> Metrics:
    """Measure a network's verdicts, that is its outputs at each sequence's last step.

    Args:
        network: best one that is ``compiled``.
        sequences: the ids of each review.
        labels: 1 for positive, 0 for negative: <float32>[reviews].
    """
    return measure(verdicts(network, sequences), labels)


def measure(probabilities: NDArray[np.float64], labels: NDArray[np.float32]) -> Metrics:
    """Measure verdicts, given as probabilities: <float>[reviews]."""
    clipped = np.clip(probabilities, SMALLEST_PROBABILITY, 1 - SMALLEST_PROBABILITY)
    losses = -np.where(labels == 1, np.log(clipped), np.log1p(-clipped))
    return Metrics(
        accuracy=float(np.mean((probabilities > 0.5) == (labels == 1))),
        loss=float(np.mean(losses)),
    )


def verdicts(network: Any, sequences: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """P(class 1) after the last step of each sequence: <float64>[sequences]."""
    probabilities = np.empty(len(sequences))
    for ids, rows in by_length(sequences, BATCH_SIZE):
        last = [len(sequences[row]) - 1 for row in rows]
        probabilities[rows] = network(ids).numpy()[np.arange(len(rows)), last, -1]
    return probabilities
