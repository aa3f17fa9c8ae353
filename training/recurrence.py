"""The recurrence in plain NumPy, to hold against Keras.

With one unit, one number per word, U = W = V = 1 and no bias, the words 0.5 and 0 give
s_1 = tanh(0.5) = 0.46 and s_2 = tanh(0.46) = 0.43.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.exported import Array, Weights


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
    """Run a SimpleRNN over ids from the zero state, in float32 like the browser and Keras."""
    inputs = weights.embedding[np.asarray(ids, np.intp)] @ weights.kernel + weights.bias
    states = np.empty_like(inputs)
    state = np.zeros(inputs.shape[1], np.float32)
    for step, value in enumerate(inputs):
        state = np.tanh(value + state @ weights.recurrent_kernel)
        states[step] = state
    logits = (states @ weights.readout + weights.readout_bias)[:, 0]
    return Trace(states, logits, 1 / (1 + np.exp(-logits)))
