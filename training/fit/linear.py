"""The linear teacher: logistic regression over word n-grams, each scaled by its log-count ratio.

Wang & Manning (2012) call it NBSVM: a phrase that naive Bayes finds telling gets a longer ruler, so
the same penalty lets it count for more. It knows "not bad" as a phrase of its own, which a small
network has to work out; that is what it can teach one.

>>> ngrams([5, 6, 5, 6], longest=2, bits=20).size  # 5, 6, "5 6" and "6 5"
4
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.models.methods import Linear

Phrases = NDArray[np.int32]
Floats = NDArray[np.float64]

# Odd 64-bit constants with well mixed bits: the golden ratio, and one of MurmurHash3's finalisers.
_GOLDEN, _MIXER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)
_POWER_ITERATIONS = 6
# The power iteration underestimates the largest curvature, so the estimate is multiplied by this.
_CURVATURE_MARGIN = 1.1


@dataclass(frozen=True)
class Table:
    """Which phrases occur in which review.

    Attributes:
        phrases: buckets of all reviews, one after the other: <int32>[occurrences].
        first: where each review begins: <intp>[reviews].
        sizes: how many phrases each has, at least 1: <intp>[reviews].
    """

    phrases: Phrases
    first: NDArray[np.intp]
    sizes: NDArray[np.intp]

    @classmethod
    def of(cls, reviews: Sequence[Sequence[int]], settings: Linear) -> "Table":
        """Cut reviews, given as ranks, into phrases."""
        cut = [ngrams(ranks, settings.longest_ngram, settings.bucket_bits) for ranks in reviews]
        sizes = np.array([phrases.size for phrases in cut], np.intp)
        return cls(np.concatenate(cut), np.cumsum(sizes) - sizes, sizes)

    def sums(self, weights: Floats) -> Floats:
        """Each review's sum of its phrases' weights: <float64>[reviews]."""
        sums: Floats = np.add.reduceat(weights[self.phrases], self.first)
        return sums

    def spread(self, values: Floats, buckets: int) -> Floats:
        """Each bucket's sum of its reviews' values, the transpose of ``sums``."""
        sums: Floats = np.bincount(  # type: ignore[assignment]
            self.phrases, np.repeat(values, self.sizes), buckets
        )
        return sums


class LinearTeacher:
    """A fitted teacher: ``logit = sum of the weights of the phrases that occur``."""

    def __init__(self, settings: Linear, weights: Floats) -> None:
        self.settings, self.weights = settings, weights

    def probabilities(self, reviews: Sequence[Sequence[int]]) -> Floats:
        """P(positive) of reviews, given as ranks: <float64>[reviews]."""
        return _sigmoid(Table.of(reviews, self.settings).sums(self.weights))

    @classmethod
    def fit(
        cls, reviews: Sequence[Sequence[int]], labels: NDArray[np.float32], settings: Linear
    ) -> "LinearTeacher":
        """Learn from labelled reviews by Nesterov's accelerated gradient, a whole pass a step."""
        table = Table.of(reviews, settings)
        targets, buckets = labels.astype(np.float64), 1 << settings.bucket_bits
        ruler = log_count_ratios(table, targets, buckets, settings.smoothing)

        def gradient(position: Floats) -> Floats:
            errors = _sigmoid(table.sums(ruler * position)) - targets
            return ruler * table.spread(errors, buckets) / len(targets)

        rate = 1 / (_largest_curvature(table, ruler, buckets) + settings.penalty)
        weights = ahead = np.zeros(buckets)
        momentum = 1.0
        for _ in range(settings.steps):
            stepped = ahead - rate * (gradient(ahead) + settings.penalty * ahead)
            following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
            ahead = stepped + (momentum - 1) / following * (stepped - weights)
            weights, momentum = stepped, following
        return cls(settings, ruler * weights)


def ngrams(ranks: Sequence[int], longest: int, bits: int) -> Phrases:
    """The different phrases of 1 to ``longest`` words, as buckets 0..2^bits - 1."""
    words = (np.asarray(ranks, np.uint64) + np.uint64(1)) * _GOLDEN
    found, hashes = [words], words
    for length in range(2, min(longest, len(words)) + 1):
        hashes = _mixed(hashes[:-1]) + words[length - 1 :]
        found.append(hashes)
    hashed = _mixed(np.concatenate(found)) >> np.uint64(64 - bits)
    phrases: Phrases = np.unique(hashed).astype(np.int32)
    return phrases


def log_count_ratios(table: Table, labels: Floats, buckets: int, smoothing: float) -> Floats:
    """``log(P(phrase | positive) / P(phrase | negative))``: <float64>[buckets]."""
    positive = table.spread(labels, buckets) + smoothing
    negative = table.spread(1 - labels, buckets) + smoothing
    ratios: Floats = np.log(positive / positive.sum()) - np.log(negative / negative.sum())
    return ratios


def _largest_curvature(table: Table, ruler: Floats, buckets: int) -> float:
    """Of the mean cross-entropy, whose second derivative is a quarter at most."""
    direction = np.random.default_rng(0).normal(size=buckets)
    length = 0.0
    for _ in range(_POWER_ITERATIONS):
        direction = ruler * table.spread(table.sums(ruler * direction), buckets)
        length = float(np.linalg.norm(direction))
        direction /= length
    return _CURVATURE_MARGIN * length / (4 * len(table.sizes))


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = (hashes ^ (hashes >> _HALF)) * _MIXER
    finished: NDArray[np.uint64] = mixed ^ (mixed >> _HALF)
    return finished


def _sigmoid(values: Floats) -> Floats:
    probabilities: Floats = 0.5 * (1 + np.tanh(0.5 * values))
    return probabilities
