"""The Keras network that a specification describes: embedding, recurrent layers, pooling, head.

It has two forms. The one that is trained answers after every step where it can. The one that ships
consists of stock layers only, those that TensorFlow.js has, too: a MinGRU becomes a GRU, and a
network that pools answers once. Both have the same weights, but for a MinGRU's (``cells.py``).
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from training.errors import TrainingError
from training.models.cells import CELLS
from training.models.pooling import RunningPool
from training.models.specification import TWO_CLASSES, Layer, Specification

EMBEDDING, RECURRENT, POOLING, READOUT = "embedding", "recurrent", "pooling", "readout"
STOCK_POOLING = {
    "max": tf.keras.layers.GlobalMaxPooling1D,
    "mean": tf.keras.layers.GlobalAveragePooling1D,
}


def layer_name(position: int) -> str:
    """The Keras name of a recurrent layer: ``recurrent``, ``recurrent_2`` and so on."""
    return RECURRENT if position == 0 else f"{RECURRENT}_{position + 1}"


def build_network(specification: Specification, lasting: bool = False) -> Any:
    """Build the form that is trained.

    Args:
        specification: what to build.
        lasting: whether its cells start so that a state lasts.

    Returns:
        A ``tf.keras.Model``: <int32>[batch, steps] -> <float32>[batch, steps, outputs], or
        <float32>[batch, outputs] of a network that answers for whole texts only.
    """
    ids, hidden = _start(specification)
    for position, layer in enumerate(specification.layers):
        cell = CELLS[layer.kind]
        options = cell.stock_options if cell.trains_as_stock else {}
        options = options | (cell.lasting_start if lasting else {})
        is_last = position == len(specification.layers) - 1
        hidden = _recur(
            hidden,
            layer,
            cell.trained,
            options,
            layer_name(position),
            sequences=not is_last or _reads_sequences(specification),
        )
    if specification.pooling is not None and specification.is_causal:
        hidden = RunningPool(specification.pooling)(hidden)
    elif specification.pooling is not None:
        hidden = STOCK_POOLING[specification.pooling](name=POOLING)(hidden)
    return tf.keras.Model(ids, _readout(specification)(hidden), name="network")


def build_stock(
    specification: Specification,
    options: Sequence[dict[str, Any]] | None = None,
    dtype: str = "float32",
) -> Any:
    """Build the form that ships.

    Args:
        specification: what to build.
        options: further options of each recurrent layer, such as another activation.
        dtype: what it computes in.

    Returns:
        A ``tf.keras.Model``: <int32>[batch, steps] -> <float>[batch, outputs] of a network that
        pools, or answers for whole texts only; else <float>[batch, steps, outputs].

    Raises:
        TrainingError: when there are no stock layers for it.
    """
    ids, hidden = _start(specification, dtype)
    for position, layer in enumerate(specification.layers):
        sequences = position < len(specification.layers) - 1 or _reads_sequences(specification)
        if sequences and layer.direction == "backward":
            raise TrainingError(
                f"Cannot ship layer {position + 1} of {specification}: TensorFlow.js has no layer "
                "that turns the states of one reading backwards round. Let it read in both "
                "directions."
            )
        hidden = _stock_layer(specification, position, hidden, options, dtype, sequences)
    if specification.pooling is not None:
        hidden = STOCK_POOLING[specification.pooling](name=POOLING, dtype=dtype)(hidden)
    return tf.keras.Model(ids, _readout(specification, dtype)(hidden), name="network")


def build_layers(
    specification: Specification,
    options: Sequence[dict[str, Any]] | None = None,
    dtype: str = "float32",
) -> Any:
    """Build the form that ships up to its states: what every recurrent layer gives at every step.

    Returns:
        A ``tf.keras.Model``: <int32>[batch, steps] -> a list with <float>[batch, steps, size] of
        each layer, in the order of the text; it lacks the head's weights.
    """
    ids, hidden = _start(specification, dtype)
    found = []
    for position in range(len(specification.layers)):
        hidden = _stock_layer(specification, position, hidden, options, dtype, True)
        found.append(hidden)
    return tf.keras.Model(ids, found, name="layers")


def compiled(network: Any) -> Any:
    """A network as one graph, for batches of any size; it follows the network's weights.

    Keep it: tracing takes longer than measuring a small network.
    """
    return tf.function(network, input_signature=[tf.TensorSpec([None, None], tf.int32)])


def states_model(network: Any) -> Any:
    """Up to what the head reads: <int32>[batch, steps] -> <float32>[batch, steps, size]."""
    return tf.keras.Model(network.input, network.get_layer(READOUT).input)


def logits_of_states(network: Any, states: Any) -> Any:
    """``s_t V + c`` of class 1: <float32>[batch, steps, size] -> <float32>[batch, steps].

    Two outputs with softmax are one with a sigmoid: their difference is its logit.
    """
    kernel, bias = network.get_layer(READOUT).weights
    if kernel.shape[1] == TWO_CLASSES:
        return tf.linalg.matvec(states, kernel[:, 1] - kernel[:, 0]) + bias[1] - bias[0]
    return tf.linalg.matvec(states, kernel[:, 0]) + bias[0]


class Turned(tf.keras.layers.Layer):  # type: ignore[misc]
    """Turns the steps of a layer that reads backwards round, into the order of the text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.supports_masking = True

    def call(self, states: Any) -> Any:
        """<float>[batch, steps, size] -> the same."""
        return tf.reverse(states, [1])


def _start(specification: Specification, dtype: str = "float32") -> tuple[Any, Any]:
    ids = tf.keras.Input(shape=(None,), dtype="int32", name="ids")
    table = specification.embedding
    embedding = tf.keras.layers.Embedding(
        table.rows, table.size, mask_zero=table.masked, name=EMBEDDING, dtype=dtype
    )
    return ids, embedding(ids)


def _reads_sequences(specification: Specification) -> bool:
    """Whether the last layer gives its states at every step, and not the final ones alone."""
    return specification.pooling is not None or specification.answers_every_step


def _stock_layer(
    specification: Specification,
    position: int,
    inputs: Any,
    options: Sequence[dict[str, Any]] | None,
    dtype: str,
    sequences: bool,
) -> Any:
    layer = specification.layers[position]
    cell = CELLS[layer.kind]
    more = {} if options is None else options[position]
    settings = cell.stock_options | more | {"dtype": dtype}
    return _recur(inputs, layer, cell.stock, settings, layer_name(position), sequences)


def _recur(
    inputs: Any,
    layer: Layer,
    make: Any,
    options: dict[str, Any],
    name: str,
    sequences: bool,
) -> Any:
    """Apply one recurrent layer."""
    settings = options | {"return_sequences": sequences, "name": name}
    if layer.direction == "both":
        return tf.keras.layers.Bidirectional(
            make(layer.units, **settings),
            merge_mode="concat",
            name=name,
            dtype=options.get("dtype", "float32"),
        )(inputs)
    states = make(layer.units, go_backwards=layer.direction == "backward", **settings)(inputs)
    return Turned()(states) if layer.direction == "backward" and sequences else states


def _readout(specification: Specification, dtype: str = "float32") -> Any:
    head = specification.head
    return tf.keras.layers.Dense(
        head.outputs, activation=head.activation, name=READOUT, dtype=dtype
    )
