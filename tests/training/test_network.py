"""Shapes, masking, and the recurrence in NumPy against Keras and against a hand."""

import math
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
import tensorflow as tf

from training.bundle.exported import Weights
from training.bundle.golden import gradients, keras_tracer
from training.bundle.recurrence import run
from training.models.config import Architecture
from training.models.network import build_network, logits_of_states, states_model

# All different, so that a transposed axis cannot pass.
BATCH, STEPS, UNITS, EMBEDDING, WORDS = 2, 3, 4, 5, 7
SIZES = Architecture(
    units=UNITS, embedding_size=EMBEDDING, vocabulary_size=WORDS, embedding_rows=WORDS, masked=True
)
IDS = np.array([[1, 4, 6], [1, 5, 0]], np.int32)


@pytest.fixture(autouse=True)
def seeded() -> None:
    """Gives every test the same random weights in every run."""
    tf.keras.utils.set_random_seed(1)


def test_every_step_has_a_state_and_an_output() -> None:
    network = build_network(SIZES)
    states = states_model(network)(IDS)
    assert states.shape == (BATCH, STEPS, UNITS)
    assert network(IDS).shape == (BATCH, STEPS, 1)
    assert logits_of_states(network, states).shape == (BATCH, STEPS)
    assert [weight.shape for weight in network.get_weights()] == [
        (WORDS, EMBEDDING),
        (EMBEDDING, UNITS),
        (UNITS, UNITS),
        (UNITS,),
        (UNITS, 1),
        (1,),
    ]


@pytest.mark.parametrize("masked", [True, False])
def test_padding_leaves_the_state_untouched_only_under_a_mask(masked: bool) -> None:
    network = build_network(
        Architecture(
            units=UNITS,
            embedding_size=EMBEDDING,
            vocabulary_size=WORDS,
            embedding_rows=WORDS,
            masked=masked,
        )
    )
    states = states_model(network)(IDS).numpy()[1]
    assert np.array_equal(states[1], states[2]) == masked


def test_two_units_over_three_words_by_hand() -> None:
    weights = Weights(
        embedding=np.array([[0], [0.5], [-1]], np.float32),
        kernel=np.array([[1, 2]], np.float32),
        recurrent_kernel=np.array([[0, 1], [-1, 0.5]], np.float32),
        bias=np.array([0.1, 0], np.float32),
        readout=np.array([[2], [-1]], np.float32),
        readout_bias=np.array([0.25], np.float32),
    )
    first = (math.tanh(0.6), math.tanh(1))
    second = (math.tanh(-0.9 - first[1]), math.tanh(-2 + first[0] + 0.5 * first[1]))
    third = (math.tanh(0.1 - second[1]), math.tanh(second[0] + 0.5 * second[1]))
    trace = run(weights, [1, 2, 0])
    assert trace.states == pytest.approx(np.array([first, second, third]), abs=1e-6)
    logit = 2 * third[0] - third[1] + 0.25
    assert trace.logits[-1] == pytest.approx(logit, abs=1e-6)
    assert trace.outputs[-1] == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-6)


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
def test_numpy_and_keras_agree(cell: Literal["SimpleRNN", "GRU", "LSTM"]) -> None:
    biases = tf.keras.initializers.RandomNormal(seed=1)
    network = build_network(replace(SIZES, cell=cell), bias_initializer=biases)
    ids = [1, 4, 6, 2, 3, 5, 4]
    ours, theirs = run(Weights(*network.get_weights()), ids), keras_tracer(network)(ids)
    assert ours.states == pytest.approx(theirs.states, abs=1e-6)
    assert ours.logits == pytest.approx(theirs.logits, abs=1e-6)
    assert ours.outputs == pytest.approx(theirs.outputs, abs=1e-6)


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
def test_gradients_tell_how_the_last_logit_moves(cell: Literal["SimpleRNN", "GRU", "LSTM"]) -> None:
    network = build_network(replace(SIZES, cell=cell))
    # The quotient's error grows with the nudge squared: at 0.01 some networks reach the tolerance.
    ids, nudge = [1, 4, 6, 5], 3e-3
    inputs, states = gradients(network, ids)
    assert (inputs.shape, states.shape) == ((4, EMBEDDING), (4, UNITS))
    embedding, *others = network.get_weights()
    for step, number in ((0, 2), (2, 4)):
        logits = []
        for sign in (1, -1):
            moved = embedding.copy()
            moved[ids[step], number] += sign * nudge
            logits.append(run(Weights(moved, *others), ids).logits[-1])
        expected = (logits[0] - logits[1]) / (2 * nudge)
        assert inputs[step, number] == pytest.approx(expected, abs=1e-4)
    # Nothing follows the last state but the readout.
    assert states[-1] == pytest.approx(others[-2][:, 0])
