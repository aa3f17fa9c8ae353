"""The largest or the mean value over the steps so far."""

from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.models.specification import Pooling


def pooled(states: NDArray[np.float32], kind: Pooling) -> NDArray[np.float32]:
    """Pool up to every step: <float>[steps, size] -> the same.

    >>> pooled(np.float32([[1, 5], [3, 1]]), "max").tolist()
    [[1.0, 5.0], [3.0, 5.0]]
    >>> pooled(np.float32([[1, 5], [3, 1]]), "mean").tolist()
    [[1.0, 5.0], [2.0, 3.0]]
    """
    if kind == "max":
        return np.maximum.accumulate(states, axis=0)
    counts = np.arange(1, len(states) + 1)[:, None]
    means: NDArray[np.float32] = (np.cumsum(states, axis=0, dtype=np.float64) / counts).astype(
        states.dtype
    )
    return means


class RunningPool(tf.keras.layers.Layer):  # type: ignore[misc]
    """The same in Keras, for training: padding stands behind and is pooled after the text."""

    def __init__(self, kind: Pooling, **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind
        self.supports_masking = True

    def call(self, states: Any) -> Any:
        """<float32>[batch, steps, size] -> the same."""
        if self.kind == "mean":
            counts = tf.range(1, tf.shape(states)[1] + 1, dtype=states.dtype)
            return tf.cumsum(states, axis=1) / counts[:, None]
        largest = tf.scan(tf.maximum, tf.transpose(states, [1, 0, 2]))
        return tf.transpose(largest, [1, 0, 2])
