"""How far a network's states and votes reach, so that the page's colours span what it really uses.

A GRU's states may stay within ±0.4 where a SimpleRNN's fill ±1: drawn alike, one is nearly blank.
"""

from pathlib import Path

import numpy as np

from training.analysis.calibration import word_steps
from training.analysis.dynamics import Array
from training.analysis.state_map import readout
from training.bundle.bundle import Bundle, open_bundle
from training.bundle.card import rounded, save_card
from training.data.imdb import Reviews
from training.text.vocabulary import ids_of_ranks

# One value in 200 lies beyond, and is drawn in the full colour.
QUANTILE = 0.995
REVIEWS = 400


def write_scale(directory: Path, reviews: Reviews) -> None:
    """Write the ``scale`` entry into a model directory's card, measured on validation reviews."""
    bundle = open_bundle(directory)
    save_card(directory, {**bundle.card, "scale": measure_scale(bundle, reviews)})


def measure_scale(bundle: Bundle, reviews: Reviews) -> dict[str, float]:
    """The quantile of absolute values after each word: of a unit's state, and of its vote (logits).

    A unit's vote is its state times its readout weight.
    """
    vector, _ = readout(bundle.weights)
    parts = []
    for ranks in reviews.ranks[:REVIEWS]:
        ids = bundle.rule.ids(ids_of_ranks(ranks, bundle.card["vocabulary_size"]))
        parts.append(bundle.trace(ids).states[word_steps(ids)])
    states = np.concatenate(parts).astype(np.float64)
    return rounded({"state": _reach(states), "vote": _reach(states * vector)})


def _reach(values: Array) -> float:
    return float(np.quantile(np.abs(values), QUANTILE))
