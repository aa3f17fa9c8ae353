"""The cells, one row each: how Keras trains it, which stock layer it ships as, its NumPy step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import tensorflow as tf

from training.models.min_gru import MinGRU, as_gru, complaint, min_gru_step
from training.models.specification import CellKind
from training.models.steps import Array, CellWeights, Step, gru_step, lstm_step, simple_rnn_step


def _same(weights: list[Array]) -> list[Array]:
    return weights


def _no_complaint(weights: CellWeights) -> str | None:
    return None


def _keeping(share: int, value: float) -> Callable[..., Any]:
    """A first bias: ``value`` for the first of ``share`` equal blocks, the gate, else 0."""

    def initialise(shape: Any, dtype: Any = None) -> Any:
        gate = shape[0] // share
        return tf.concat(
            [tf.fill([gate], tf.cast(value, dtype)), tf.zeros(shape[0] - gate, dtype)], 0
        )

    return initialise


@dataclass(frozen=True)
class Cell:
    """A row of ``CELLS``.

    Attributes:
        trained: the Keras layer to train, called with the units and Keras' options.
        stock: the layer of Keras and TensorFlow.js that it ships as.
        stock_options: that layer's, where they are not Keras' defaults.
        stock_weights: the trained layer's weights as the stock layer's, in Keras' order.
        lasting_start: options of the trained layer that make a state last until a word changes it,
            which is where a network that sums up sentiment ends anyway.
        step: one step, with the stock layer's weights.
        blocks: blocks of columns in the stock layer's kernels.
        carries: arrays that a step hands to the next: the state, and an LSTM's memory.
        complaint: why weights read from a model directory are not this cell's, or None.
    """

    trained: Callable[..., Any]
    stock: Callable[..., Any]
    step: Step
    blocks: int
    stock_options: dict[str, Any] = field(default_factory=dict)
    stock_weights: Callable[[list[Array]], list[Array]] = _same
    lasting_start: dict[str, Any] = field(default_factory=dict)
    carries: int = 1
    complaint: Callable[[CellWeights], str | None] = _no_complaint

    @property
    def trains_as_stock(self) -> bool:
        """Whether the layer that is trained is the one that ships."""
        return self.trained is self.stock


keras = tf.keras.layers
# TensorFlow.js refuses Keras' default for a GRU, which resets after the multiplication.
RESET_BEFORE: dict[str, Any] = {"reset_after": False}

CELLS: dict[CellKind, Cell] = {
    "SimpleRNN": Cell(
        trained=keras.SimpleRNN,
        stock=keras.SimpleRNN,
        step=simple_rnn_step,
        blocks=1,
        # Le, Jaitly & Hinton (2015).
        lasting_start={"recurrent_initializer": "identity"},
    ),
    "GRU": Cell(
        trained=keras.GRU,
        stock=keras.GRU,
        step=gru_step,
        blocks=3,
        stock_options=RESET_BEFORE,
        lasting_start={"bias_initializer": _keeping(3, 1.0)},
    ),
    # Keras' LSTM already starts with a forget gate near 1 (unit_forget_bias).
    "LSTM": Cell(trained=keras.LSTM, stock=keras.LSTM, step=lstm_step, blocks=4, carries=2),
    "MinGRU": Cell(
        trained=MinGRU,
        stock=keras.GRU,
        step=min_gru_step,
        blocks=3,
        stock_options=RESET_BEFORE | {"activation": "linear"},
        stock_weights=as_gru,
        complaint=complaint,
        # Its gate z says how much of the candidate is taken, so it starts near 0.
        lasting_start={"bias_initializer": _keeping(2, -1.0)},
    ),
}
