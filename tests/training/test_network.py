"""Shapes, masking, and a network in NumPy against Keras and against a hand."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from training.bundle.golden import gradient_tracer, keras_tracer
from training.bundle.recurrence import run
from training.bundle.weights import Weights, shipped_arrays
from training.models.network import build_network, logits_of_states, states_model
from training.models.specification import (
    CELL_KINDS,
    CellKind,
    Embedding,
    Head,
    Layer,
    Specification,
)
from training.models.steps import CellWeights

# All different, so that a transposed axis cannot pass.
BATCH, STEPS, UNITS, EMBEDDING, WORDS = 2, 3, 4, 5, 7
IDS = np.array([[1, 4, 6], [1, 5, 0]], np.int32)


def one_layer(cell: CellKind = "SimpleRNN", masked: bool = True) -> Specification:
    return Specification(WORDS, Embedding(WORDS, EMBEDDING, masked), (Layer(cell, UNITS),))


SIZES = one_layer()


def random_network(specification: Specification) -> tuple[Any, Weights]:
    """The form that is trained and the one that ships, with the same weights."""
    network = build_network(specification)
    random = np.random.default_rng(1)
    network.set_weights([random.uniform(-0.8, 0.8, w.shape) for w in network.get_weights()])
    arrays = shipped_arrays(specification, network.get_weights())
    return network, Weights.of(specification.shipped, arrays)


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


@pytest.mark.parametrize("cell", CELL_KINDS)
@pytest.mark.parametrize("masked", [True, False])
def test_padding_leaves_the_state_untouched_only_under_a_mask(cell: CellKind, masked: bool) -> None:
    network = build_network(one_layer(cell, masked))
    states = states_model(network)(IDS).numpy()[1]
    assert np.array_equal(states[1], states[2]) == masked


def test_two_units_over_three_words_by_hand() -> None:
    cell = CellWeights(
        kernel=np.array([[1, 2]], np.float32),
        recurrent_kernel=np.array([[0, 1], [-1, 0.5]], np.float32),
        bias=np.array([0.1, 0], np.float32),
    )
    weights = Weights(
        specification=Specification(3, Embedding(3, 1), (Layer("SimpleRNN", 2),)),
        embedding=np.array([[0], [0.5], [-1]], np.float32),
        layers=((cell,),),
        readout=np.array([[2], [-1]], np.float32),
        readout_bias=np.array([0.25], np.float32),
    )
    first = (math.tanh(0.6), math.tanh(1))
    second = (math.tanh(-0.9 - first[1]), math.tanh(-2 + first[0] + 0.5 * first[1]))
    third = (math.tanh(0.1 - second[1]), math.tanh(second[0] + 0.5 * second[1]))
    trace = run(weights, [1, 2, 0])
    assert trace.states == pytest.approx(np.array([first, second, third]), abs=1e-6)
    logit = 2 * third[0] - third[1] + 0.25
    assert trace.logits[-1, 0] == pytest.approx(logit, abs=1e-6)
    assert trace.outputs[-1] == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-6)


def test_a_min_gru_by_hand() -> None:
    # One unit: z is sigmoid(2 x + 0.5), the candidate 3 x - 1, for the words 0.5 and -1.
    specification = Specification(2, Embedding(2, 1), (Layer("MinGRU", 1),))
    network = build_network(specification)
    arrays = ([[0.5], [-1]], [[2, 3]], [0.5, -1], [[1]], [0])
    network.set_weights([np.array(array, np.float32) for array in arrays])
    z = [1 / (1 + math.exp(-value)) for value in (1.5, -1.5)]
    first = z[0] * 0.5
    second = (1 - z[1]) * first + z[1] * -4
    states = states_model(network)(np.array([[0, 1]])).numpy()[0, :, 0]
    assert states == pytest.approx([first, second], abs=1e-6)
    weights = Weights.of(specification, shipped_arrays(specification, network.get_weights()))
    assert run(weights, [0, 1]).states[:, 0] == pytest.approx([first, second], abs=1e-6)


SHAPES: dict[str, Specification] = {
    **{kind: one_layer(kind) for kind in CELL_KINDS},
    "two layers": replace(SIZES, layers=(Layer("GRU", 3), Layer("LSTM", 2))),
    "both directions": replace(SIZES, layers=(Layer("MinGRU", 3, "both"), Layer("GRU", 2))),
    "both directions, last": replace(SIZES, layers=(Layer("GRU", 3), Layer("LSTM", 2, "both"))),
    "backwards, last": replace(SIZES, layers=(Layer("GRU", 3), Layer("LSTM", 2, "backward"))),
    "largest so far": replace(SIZES, pooling="max"),
    "mean so far": replace(SIZES, pooling="mean"),
    "mean of both directions": replace(SIZES, layers=(Layer("GRU", 3, "both"),), pooling="mean"),
    "three classes": replace(SIZES, head=Head("softmax", ("a", "b", "c"))),
    "labels": replace(SIZES, head=Head("labels", ("a", "b", "c"))),
    "tags of both directions": replace(
        SIZES, layers=(Layer("LSTM", 3, "both"),), head=Head("softmax", ("a", "b"), "token")
    ),
    "no layer": replace(SIZES, layers=(), head=Head("softmax", ("a", "b", "c"), "token")),
}


@pytest.mark.parametrize("name", SHAPES)
def test_numpy_keras_and_the_form_that_is_trained_agree(name: str) -> None:
    specification = replace(SHAPES[name], embedding=Embedding(WORDS, EMBEDDING))
    network, weights = random_network(specification)
    ids = [1, 4, 6, 2, 3, 5, 4]
    ours, theirs = run(weights, ids), keras_tracer(weights)(ids)
    assert len(ours.layers) == len(theirs.layers) == len(specification.layers)
    for one, other in zip(ours.layers, theirs.layers, strict=True):
        assert one == pytest.approx(other, abs=1e-6)
    assert ours.logits == pytest.approx(theirs.logits, abs=1e-6)
    said = network(np.array([ids])).numpy()[0]
    expected = ours.scores if specification.head.outputs > 1 else ours.scores[:, 1:]
    assert said.reshape(-1, specification.head.outputs) == pytest.approx(expected, abs=1e-6)


def test_a_layer_that_reads_backwards_starts_at_the_end_also_behind_padding() -> None:
    tags = Head("softmax", ("a", "b"), "token")
    specification = replace(one_layer("GRU"), layers=(Layer("GRU", 3, "backward"),), head=tags)
    network, weights = random_network(specification)
    padded = network(np.array([[1, 4, 6, 0, 0]])).numpy()[0, :3]
    assert padded == pytest.approx(run(weights, [1, 4, 6]).scores, abs=1e-6)


@pytest.mark.parametrize("name", [*CELL_KINDS, "two layers", "largest so far", "mean so far"])
def test_gradients_tell_how_the_last_logit_moves(name: str) -> None:
    _, weights = random_network(SHAPES[name])
    # The quotient's error grows with the nudge squared: at 0.01 some networks reach the tolerance.
    ids, nudge = [1, 4, 6, 5], 3e-3
    inputs, states = gradient_tracer(weights)(ids)
    assert (inputs.shape, states.shape) == ((4, EMBEDDING), (4, weights.specification.size))
    for step, number in ((0, 2), (2, 4)):
        logits = []
        for sign in (1, -1):
            moved = weights.embedding.copy()
            moved[ids[step], number] += sign * nudge
            logits.append(run(replace(weights, embedding=moved), ids).logits[-1, 0])
        expected = (logits[0] - logits[1]) / (2 * nudge)
        assert inputs[step, number] == pytest.approx(expected, abs=2e-4)
    if weights.specification.pooling is None:
        # Nothing follows the last state but the readout.
        assert states[-1] == pytest.approx(weights.readout[:, 0])


def test_two_outputs_with_softmax_are_one_with_a_sigmoid() -> None:
    head = Head("softmax", ("calm", "loud"))
    network, weights = random_network(replace(SIZES, head=head))
    kernel, bias = weights.readout, weights.readout_bias
    one = Weights(
        SIZES,
        weights.embedding,
        weights.layers,
        kernel[:, 1:] - kernel[:, :1],
        bias[1:] - bias[:1],
    )
    two = run(weights, [1, 4, 6])
    assert two.outputs == pytest.approx(run(one, [1, 4, 6]).outputs, abs=1e-6)
    assert two.class_logits == pytest.approx(run(one, [1, 4, 6]).logits[:, 0], abs=1e-6)
    logits = logits_of_states(network, states_model(network)(np.array([[1, 4, 6]]))).numpy()[0]
    assert logits == pytest.approx(two.class_logits, abs=1e-6)
    for found, expected in zip(
        gradient_tracer(weights)([1, 4, 6]), gradient_tracer(one)([1, 4, 6]), strict=True
    ):
        assert found == pytest.approx(expected, abs=1e-6)
