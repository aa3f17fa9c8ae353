"""A network's cell as one function from its whole state to the next, in double precision.

The whole state is what a step hands to the next one: for a SimpleRNN and a GRU the state that is
drawn and read out, for an LSTM that state and behind it the memory, side by side.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.fit.batches import by_length
from training.models.network import EMBEDDING, RECURRENT

Array = NDArray[np.float64]
BATCH_SIZE = 128


class Dynamics:
    """``F(s, x)``, its Jacobian, and the states along readings.

    Attributes:
        units: length of the state that is drawn.
        size: length of the whole state: ``units``, or twice as many for an LSTM.
        embedding: <float64>[words, embedding_size].
    """

    def __init__(self, network: Any) -> None:
        """Take the cell of a stock network with one layer that reads forwards."""
        cell = network.get_layer(RECURRENT).cell
        self._cell = type(cell).from_config(cell.get_config() | {"dtype": "float64"})
        self.embedding: Array = network.get_layer(EMBEDDING).get_weights()[0].astype(np.float64)
        self._cell.build((None, self.embedding.shape[1]))
        self._cell.set_weights(cell.get_weights())
        self.units: int = cell.units
        sizes = cell.state_size
        self.size = self.units * (len(sizes) if isinstance(sizes, list | tuple) else 1)
        self._parts = self.size // self.units
        signature = [tf.TensorSpec([None, None], tf.float64)] * 2
        self.next = tf.function(self._next, input_signature=signature)
        self._jacobian = tf.function(self._jacobian_of, input_signature=signature)

    def jacobian(self, inputs: Array, states: Array) -> Array:
        """``dF/ds``: <float64>[batch, size, size], rows the next state's, columns this one's."""
        found: Array = self._jacobian(inputs, states).numpy()
        return found

    def along(
        self, sequences: Sequence[Sequence[int]]
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.int32], Array]]:
        """Read sequences from the zero state, those of similar length together.

        Yields:
            positions <intp>[batch] in ``sequences``; ids <int32>[batch, steps], padded behind; the
            whole state after every step <float64>[batch, steps, size].
        """
        for ids, rows in by_length(sequences, BATCH_SIZE):
            states = np.empty((*ids.shape, self.size))
            state: Any = np.zeros((len(rows), self.size))
            for step in range(ids.shape[1]):
                state = self.next(self.embedding[ids[:, step]], state)
                states[:, step] = state
            yield rows, ids, states

    def _next(self, inputs: Any, states: Any) -> Any:
        _, carried = self._cell(inputs, tf.split(states, self._parts, axis=1))
        return tf.concat(carried, axis=1)

    def _jacobian_of(self, inputs: Any, states: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(states)
            following = self._next(inputs, states)
        return tape.batch_jacobian(following, states)
