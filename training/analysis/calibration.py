"""How good a network is on the way, how far its probabilities go, and for which reviews.

The page shows a prediction after every word, so the predictions after some words are measured like
the verdict after all of them: over the test reviews, with the weights that ship.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.bundle.card import DIGITS
from training.text.vocabulary import PAD, START, UNKNOWN, Vocabulary

SHARES = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
BINS = 15
QUARTILES = (0.25, 0.5, 0.75)
_NEGATION_LIST = (
    "no not never nor none nobody nothing nowhere neither without hardly cannot 不 没 无 别 未 非"
)
NEGATIONS = frozenset(_NEGATION_LIST.split())
NEGATED_ENDING = "n't"

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


def measure_reliability(
    steps: Sequence[Floats],
    sequences: Sequence[Sequence[int]],
    labels: Floats,
    vocabulary: Vocabulary,
) -> dict[str, Any]:
    """The entries of the card's ``metrics`` that say how far to trust a reading.

    Args:
        steps: P(positive) after each step of each review.
        sequences: the ids that were read.
        labels: <float32>[reviews], 0 or 1.
        vocabulary: of the network, for the words that negate.
    """
    words = [word_steps(ids) for ids in sequences]
    verdicts = np.array([probabilities[-1] for probabilities in steps])
    is_right = (verdicts > 0.5) == (labels == 1)
    running = [probabilities[at] for probabilities, at in zip(steps, words, strict=True)]
    running_labels = np.repeat(labels, [len(at) for at in words])
    return {
        "prefixes": [prefix(share, steps, words, labels) for share in SHARES],
        "calibration": {
            "final": calibration(verdicts, labels),
            "running": calibration(np.concatenate(running), running_labels),
        },
        "slices": slices(sequences, words, is_right, vocabulary),
    }


def word_steps(ids: Sequence[int]) -> NDArray[np.intp]:
    """The steps that read a word, known or not.

    >>> word_steps([1, 7, 2, 9, 0, 0]).tolist()
    [1, 2, 3]
    """
    array = np.asarray(ids)
    return np.flatnonzero((array != PAD) & (array != START))


def prefix(
    share: float, steps: Sequence[Floats], words: Sequence[NDArray[np.intp]], labels: Floats
) -> dict[str, float]:
    """Accuracy after the first ``share`` of each review's words, rounded up; 1 is the verdict."""
    at = [
        len(probabilities) - 1 if share == 1 or not len(read) else read[part(share, len(read)) - 1]
        for probabilities, read in zip(steps, words, strict=True)
    ]
    answers = np.array([probabilities[step] for probabilities, step in zip(steps, at, strict=True)])
    return {"share": share, "accuracy": accuracy((answers > 0.5) == (labels == 1))}


def part(share: float, words: int) -> int:
    """How many words that share is, at least one.

    >>> [part(0.05, words) for words in (3, 20, 21)]
    [1, 1, 2]
    """
    # Floating point: 0.2 x 15 is slightly above 3.
    return max(1, int(np.ceil(round(share * words, DIGITS))))


def calibration(probabilities: Floats, labels: Floats) -> dict[str, Any]:
    """Expected calibration error and the reliability curve, over equal bins of P(positive).

    The error is the mean distance, over all predictions, between a bin's mean probability and its
    share of positive reviews (Guo et al. 2017, for P(positive) rather than for the winner).
    """
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    counts = np.bincount(bins, minlength=BINS)
    said = np.bincount(bins, probabilities, BINS)
    was = np.bincount(bins, labels, BINS)
    curve = [
        {
            "count": int(counts[k]),
            "mean_probability": round(said[k] / counts[k], DIGITS),
            "positive_share": round(was[k] / counts[k], DIGITS),
        }
        for k in np.flatnonzero(counts)
    ]
    error = float(np.abs(said - was).sum() / counts.sum())
    return {"expected_error": round(error, DIGITS), "bins": BINS, "curve": curve}


def slices(
    sequences: Sequence[Sequence[int]],
    words: Sequence[NDArray[np.intp]],
    is_right: Flags,
    vocabulary: Vocabulary,
) -> dict[str, list[dict[str, Any]]]:
    """Accuracy by length, by whether a word negates, and by the share of unknown words."""
    lengths = np.array([len(at) for at in words])
    unknown = np.array([np.mean(np.asarray(ids) == UNKNOWN) for ids in sequences])
    negating = [k for k, word in enumerate(vocabulary.words) if is_negation(word)]
    negates = np.array([bool(np.isin(ids, negating).any()) for ids in sequences])
    return {
        "words": quartiles(lengths, is_right),
        "negation": [
            {"negation": present, **count(is_right[negates == present])}
            for present in (False, True)
            if (negates == present).any()
        ],
        "unknown_share": quartiles(unknown, is_right),
    }


def is_negation(word: str) -> bool:
    """Whether a word turns what follows, as "not", "never" and "isn't" do."""
    return word in NEGATIONS or word.endswith(NEGATED_ENDING)


def quartiles(values: NDArray[Any], is_right: Flags) -> list[dict[str, Any]]:
    """Accuracy in four groups of reviews, about equally many, from low to high ``values``."""
    group = np.digitize(values, np.quantile(values, QUARTILES), right=True)
    return [
        {
            "from": round(float(values[group == k].min()), DIGITS),
            "to": round(float(values[group == k].max()), DIGITS),
            **count(is_right[group == k]),
        }
        for k in np.unique(group)
    ]


def count(is_right: Flags) -> dict[str, Any]:
    """How many reviews, and the share that is right."""
    return {"reviews": len(is_right), "accuracy": accuracy(is_right)}


def accuracy(is_right: Flags) -> float:
    """The share of verdicts that are right, with no more digits than it deserves."""
    return round(float(np.mean(is_right)), DIGITS)
