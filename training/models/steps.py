"""One step of every cell in plain NumPy, to hold against Keras.

With one unit, one number per word, U = W = V = 1 and no bias, the words 0.5 and 0 give a SimpleRNN
s_1 = tanh(0.5) = 0.46 and s_2 = tanh(0.46) = 0.43.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Float = TypeVar("Float", np.float32, np.float64)


@dataclass(frozen=True)
class CellWeights:
    """The weights of one cell, as a browser gets them.

    A SimpleRNN has one column for each unit, a GRU three blocks of them (update, reset, candidate),
    an LSTM four (input, forget, candidate, output), side by side in Keras' order.

    Attributes:
        kernel: U, <float32>[inputs, blocks x units].
        recurrent_kernel: W, <float32>[units, blocks x units].
        bias: b, <float32>[blocks x units].
        recurrent_bias: <float32>[blocks x units] of a GRU that resets after multiplying; else None.
        activation: of the candidate, by its Keras name.
        recurrent_activation: of the gates, by its Keras name.
    """

    kernel: Array
    recurrent_kernel: Array
    bias: Array
    recurrent_bias: Array | None = None
    activation: str = "tanh"
    recurrent_activation: str = "sigmoid"

    @property
    def units(self) -> int:
        """Length of the state."""
        return len(self.recurrent_kernel)

    def as_list(self) -> list[Array]:
        """In the order of Keras' ``set_weights``."""
        bias = self.bias
        if self.recurrent_bias is not None:
            bias = np.stack([self.bias, self.recurrent_bias])
        return [self.kernel, self.recurrent_kernel, bias]


# A step: the input's share of every block <float64>[blocks x units], and what the step before
# carried on, give what is carried on. The state comes first, an LSTM's memory second.
Step = Callable[[CellWeights, Array, list[Array]], list[Array]]


def simple_rnn_step(weights: CellWeights, value: Array, carried: list[Array]) -> list[Array]:
    """``s_t = tanh(x_t U + b + s_{t-1} W)``."""
    return [_activation(weights)(value + carried[0] @ weights.recurrent_kernel)]


def gru_step(weights: CellWeights, value: Array, carried: list[Array]) -> list[Array]:
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


def lstm_step(weights: CellWeights, value: Array, carried: list[Array]) -> list[Array]:
    """``c_t = f c_{t-1} + i h`` and ``s_t = o tanh(c_t)``."""
    state, memory = carried
    i, f, h, o = np.split(value + state @ weights.recurrent_kernel, 4)
    squash, gate = _activation(weights), ACTIVATIONS[weights.recurrent_activation]
    memory = gate(f) * memory + gate(i) * squash(h)
    return [gate(o) * squash(memory), memory]


def sigmoid(values: NDArray[Float]) -> NDArray[Float]:
    """``1 / (1 + exp(-v))``, which overflows nowhere."""
    probabilities: NDArray[Float] = 0.5 * (1 + np.tanh(0.5 * values))
    return probabilities


def _activation(weights: CellWeights) -> Callable[[Array], Array]:
    return ACTIVATIONS[weights.activation]


# The same as in web/src/nn/activation.ts.
ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "tanh": np.tanh,
    "relu": lambda values: np.maximum(values, 0),
    "linear": lambda values: values,
    "sigmoid": sigmoid,
}
