"""A network in plain NumPy, to hold against Keras: all layers, pooling and head.

As in the browser's code everything is computed in double precision, while each input's share and
what a step carries on are kept in single precision.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.bundle.weights import Weights
from training.models.cells import CELLS, Cell
from training.models.pooling import pooled
from training.models.specification import Head, Specification
from training.models.steps import Array, CellWeights, sigmoid


@dataclass(frozen=True)
class Trace:
    """What a network computed over a sequence.

    Attributes:
        specification: of the network.
        layers: of each recurrent layer <float32>[steps, size], in the order of the text.
        logits: <float32>[steps, outputs]; one row where it answers for the whole text only.
    """

    specification: Specification
    layers: tuple[Array, ...]
    logits: Array

    @property
    def states(self) -> Array:
        """Of the last recurrent layer: <float32>[steps, size]; no column where there is none."""
        return self.layers[-1] if self.layers else np.empty((len(self.logits), 0), np.float32)

    @property
    def scores(self) -> Array:
        """The probability of each class: <float32>[rows of logits, classes]."""
        return probabilities(self.specification.head, self.logits)

    @property
    def outputs(self) -> Array:
        """P(class 1) after each step, where there are two classes: <float32>[rows of logits]."""
        return self.scores[:, 1]

    @property
    def class_logits(self) -> Array:
        """The logit of class 1, where there are two classes: <float32>[rows of logits].

        Two outputs with softmax are one with a sigmoid: their difference is its logit.
        """
        if self.specification.head.outputs == 1:
            return self.logits[:, 0]
        difference: Array = self.logits[:, 1] - self.logits[:, 0]
        return difference

    @property
    def final(self) -> Array:
        """The answer for the whole text: <float32>[classes]."""
        last: Array = self.scores[-1]
        return last


def run(weights: Weights, ids: Sequence[int]) -> Trace:
    """Run a network over ids from the zero state, with the browser's arithmetic."""
    specification = weights.specification
    values: Array = weights.embedding[np.asarray(ids, np.intp)]
    layers: list[Array] = []
    for layer, ways in zip(specification.layers, weights.layers, strict=True):
        cell = CELLS[layer.kind]
        found = [
            run_cell(cell, weights_of_way, values)
            if way == "forward"
            else run_cell(cell, weights_of_way, values[::-1])[::-1]
            for way, weights_of_way in zip(layer.ways, ways, strict=True)
        ]
        values = np.concatenate(found, axis=1)
        layers.append(values)
    hidden = read_by_head(specification, values)
    logits = hidden.astype(np.float64) @ weights.readout + weights.readout_bias
    return Trace(specification, tuple(layers), logits.astype(np.float32))


def run_cell(cell: Cell, weights: CellWeights, values: Array) -> Array:
    """One cell over <float32>[steps, inputs]; its states <float32>[steps, units]."""
    inputs = (values.astype(np.float64) @ weights.kernel + weights.bias).astype(np.float32)
    states = np.empty((len(values), weights.units), np.float32)
    carried: list[Array] = [np.zeros(weights.units, np.float32)] * cell.carries
    for row, value in enumerate(inputs):
        exact = cell.step(
            weights, value.astype(np.float64), [kept.astype(np.float64) for kept in carried]
        )
        carried = [kept.astype(np.float32) for kept in exact]
        states[row] = carried[0]
    return states


def read_by_head(specification: Specification, values: Array) -> Array:
    """What the head reads of the last layer's <float32>[steps, size], row for row.

    Of a network that answers for the whole text only, that is one row: the pooled states, or the
    final states of both directions, which stand at opposite ends of the text.
    """
    if specification.pooling is not None:
        values = pooled(values, specification.pooling)
        return values if specification.is_causal else values[-1:]
    if specification.answers_every_step:
        return values
    layer = specification.layers[-1]
    ends = {"forward": -1, "backward": 0}
    halves = np.split(values, len(layer.ways), axis=1)
    final = [half[ends[way]] for half, way in zip(halves, layer.ways, strict=True)]
    row: Array = np.concatenate(final)[None]
    return row


def probabilities(head: Head, logits: Array) -> Array:
    """The probability of each class: <float32>[rows, outputs] -> <float32>[rows, classes]."""
    exact: NDArray[np.float64] = logits.astype(np.float64)
    if head.kind == "softmax":
        powers = np.exp(exact - exact.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
    else:
        shares = sigmoid(exact)
    if head.kind == "sigmoid":
        shares = np.concatenate([1 - shares, shares], axis=1)
    found: Array = shares.astype(np.float32)
    return found
