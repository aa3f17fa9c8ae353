"""Many readings at once: the states after every step, and what each word does to each unit."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.analysis.dynamics import Array, Dynamics
from training.data.imdb import Reviews
from training.text.reading import Rule
from training.text.vocabulary import Vocabulary, ids_of_ranks

WORDS_PER_UNIT = 6
# A word moves a unit differently in every context: a mean over fewer occurrences is noise.
LEAST_OCCURRENCES = 20
# Significant digits of a number in map.json.
DIGITS = 3


@dataclass(frozen=True)
class Readings:
    """Steps of many readings in one list, those of a review one after the other.

    Attributes:
        ids: <int32>[steps].
        states: the whole state after each step <float64>[steps, size].
        moves: how each step changed it <float64>[steps, size]; the first starts from zero.
        labels: of the step's review <int>[steps], 0 or 1.
        progress: how much of the review was read by then <float64>[steps], above 0, up to 1.
    """

    ids: NDArray[np.int32]
    states: Array
    moves: Array
    labels: NDArray[np.int64]
    progress: Array


def read_all(dynamics: Dynamics, card: dict[str, Any], reviews: Reviews) -> Readings:
    """Read reviews as the card says."""
    rule = Rule(**card["reading"])
    sequences = [rule.ids(ids_of_ranks(r, card["vocabulary_size"])) for r in reviews.ranks]
    parts: list[tuple[Any, ...]] = []
    for rows, ids, states in dynamics.along(sequences):
        for row, row_ids, row_states in zip(rows, ids, states, strict=True):
            steps = len(sequences[row])
            read = row_states[:steps]
            moves = np.diff(read, axis=0, prepend=0)
            labels = np.full(steps, int(reviews.labels[row]))
            parts.append((row_ids[:steps], read, moves, labels, np.arange(1, steps + 1) / steps))
    return Readings(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def unit_words(readings: Readings, units: int, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """For each unit the words that move it up and down most, on average over their occurrences."""
    counts = np.bincount(readings.ids, minlength=len(vocabulary))
    frequent = np.flatnonzero(counts >= LEAST_OCCURRENCES)
    frequent = np.array([k for k in frequent if not _is_special(vocabulary.words[k])], np.intp)
    entries = []
    for unit in range(units):
        sums = np.bincount(readings.ids, readings.moves[:, unit], minlength=len(vocabulary))
        means = sums[frequent] / counts[frequent]
        order = np.argsort(means, kind="stable")
        entries.append(
            {
                "up": _words(vocabulary, frequent, means, order[::-1], sign=1),
                "down": _words(vocabulary, frequent, means, order, sign=-1),
            }
        )
    return entries


def _words(
    vocabulary: Vocabulary,
    ids: NDArray[np.intp],
    means: Array,
    order: NDArray[np.intp],
    sign: int,
) -> list[list[Any]]:
    strongest = [k for k in order[:WORDS_PER_UNIT] if means[k] * sign > 0]
    return [[vocabulary.words[ids[k]], significant(means[k])] for k in strongest]


def _is_special(word: str) -> bool:
    return word.startswith("<")  # no word of a text does: splitting removes "<"


def significant(value: float) -> float:
    """A number with no more digits than it deserves."""
    return float(f"{value:.{DIGITS}g}")
