"""The recurrences in plain NumPy, to hold against Keras.

With one unit, one number per word, U = W = V = 1 and no bias, the words 0.5 and 0 give a SimpleRNN
s_1 = tanh(0.5) = 0.46 and s_2 = tanh(0.46) = 0.43.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from training.bundle.exported import Array, Weights

# A step: the word's share of every block <float32>[blocks x units], and what the step before
# carried on, give what is carried on. The state comes first, an LSTM's memory second.
Step = Callable[[Weights, Array, list[Array]], list[Array]]


@dataclass(frozen=True)
class Trace:
    """What a network computed over a sequence.

    Attributes:
        states: <float32>[steps, units], each in -1..1.
        logits: <float32>[steps].
        outputs: <float32>[steps], P(positive) after each step.
    """

    states: Array
    logits: Array
    outputs: Array


def run(weights: Weights, ids: Sequence[int]) -> Trace:
    """Run a network over ids from the zero state, with the browser's arithmetic.

    As in ``web/src/core/run.ts`` everything is computed in double precision, while each word's
    share and what a step carries on are kept in single precision.
    """
    words = weights.embedding[np.asarray(ids, np.intp)].astype(np.float64)
    inputs = (words @ weights.kernel + weights.bias).astype(np.float32)
    step = STEPS[weights.blocks]
    states = np.empty((len(ids), weights.units), np.float32)
    carried: list[Array] = [np.zeros(weights.units, np.float32)] * 2
    for row, value in enumerate(inputs):
        exact = step(
            weights, value.astype(np.float64), [kept.astype(np.float64) for kept in carried]
        )
        carried = [kept.astype(np.float32) for kept in exact]
        states[row] = carried[0]
    logits = (states.astype(np.float64) @ weights.readout + weights.readout_bias)[:, 0]
    return Trace(states, logits.astype(np.float32), sigmoid(logits).astype(np.float32))


def simple_rnn_step(weights: Weights, value: Array, carried: list[Array]) -> list[Array]:
    """``s_t = tanh(x_t U + b + s_{t-1} W)``."""
    return [_activation(weights)(value + carried[0] @ weights.recurrent_kernel)]


def gru_step(weights: Weights, value: Array, carried: list[Array]) -> list[Array]:
    """``s_t = z s_{t-1} + (1 - z) h``; r resets the state before it is multiplied for h.

    With a ``recurrent_bias``, r resets the product instead, as Keras does unless told otherwise.
    """
    state, units = carried[0], weights.units
    squash, gate = _activation(weights), ACTIVATIONS[weights.recurrent_activation]
    if weights.recurrent_bias is not None:
        product = state @ weights.recurrent_kernel + weights.recurrent_bias
        update, reset = np.split(gate(value[: 2 * units] + product[: 2 * units]), 2)
        candidate = squash(value[2 * units :] + reset * product[2 * units :])
        return [update * state + (1 - update) * candidate]
    from_gates, from_candidate = np.split(weights.recurrent_kernel, [2 * units], axis=1)
    update, reset = np.split(gate(value[: 2 * units] + state @ from_gates), 2)
    candidate = squash(value[2 * units :] + (reset * state) @ from_candidate)
    return [update * state + (1 - update) * candidate]


def lstm_step(weights: Weights, value: Array, carried: list[Array]) -> list[Array]:
    """``c_t = f c_{t-1} + i h`` and ``s_t = o tanh(c_t)``."""
    state, memory = carried
    i, f, h, o = np.split(value + state @ weights.recurrent_kernel, 4)
    squash, gate = _activation(weights), ACTIVATIONS[weights.recurrent_activation]
    memory = gate(f) * memory + gate(i) * squash(h)
    return [gate(o) * squash(memory), memory]


def sigmoid(values: Array) -> Array:
    """``1 / (1 + exp(-v))``, which overflows nowhere."""
    probabilities: Array = 0.5 * (1 + np.tanh(0.5 * values))
    return probabilities


def _activation(weights: Weights) -> Callable[[Array], Array]:
    return ACTIVATIONS[weights.activation]


# The same as in web/src/core/cells/activation.ts.
ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "tanh": np.tanh,
    "relu": lambda values: np.maximum(values, 0),
    "linear": lambda values: values,
    "sigmoid": sigmoid,
}
STEPS: dict[int, Step] = {1: simple_rnn_step, 3: gru_step, 4: lstm_step}
