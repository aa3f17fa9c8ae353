"""How far states and votes reach, of a network whose states are known by hand."""

from dataclasses import replace

import numpy as np
import pytest

from tests.training.tiny import EVERY_STEP
from training.analysis.scale import measure_scale
from training.bundle.bundle import Bundle
from training.bundle.weights import Weights
from training.data.imdb import Reviews
from training.models.network import build_stock
from training.models.specification import Embedding, Layer, Specification
from training.text.vocabulary import SPECIAL_WORDS, Vocabulary


def bundle_with_states(states: list[float], readout: list[float]) -> Bundle:
    """A network whose state is the same after every step, whatever it reads."""
    specification = Specification(6, Embedding(6, 3), (Layer("SimpleRNN", len(states)),))
    arrays = [np.zeros_like(array) for array in build_stock(specification).get_weights()]
    arrays[3][:] = np.arctanh(states)
    arrays[4][:, 0] = readout
    preset = replace(EVERY_STEP, specification=specification)
    card = {"vocabulary_size": 6, "reading": vars(preset.reading), "tokeniser": {"kind": "words"}}
    return Bundle(card, Weights.of(specification, arrays), Vocabulary([*SPECIAL_WORDS, "a", "b"]))


def test_state_and_vote_reach_as_far_as_nearly_all_of_their_values() -> None:
    reviews = Reviews([[1, 2], [2, 1]], np.array([0, 1], np.float32))
    found = measure_scale(bundle_with_states([-0.8, 0.1], [0.5, -7.0]), reviews)
    # Half of all states are ±0.8 and half of all votes are -0.7: the quantile lies among these.
    assert found["state"] == pytest.approx(0.8, abs=1e-5)
    assert found["vote"] == pytest.approx(0.7, abs=1e-5)
