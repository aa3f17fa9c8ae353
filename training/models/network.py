"""The network: Embedding -> recurrent cell -> Dense, with an output after every step.

``s_t = tanh(x_t U + s_{t-1} W + b)`` and ``o_t = sigmoid(s_t V + c)``, where ``x_t`` is the
embedding of the word at step t.
"""

from typing import Any

import tensorflow as tf

from training.models.config import Architecture

EMBEDDING, RECURRENT, READOUT = "embedding", "recurrent", "readout"
CELL_ARGUMENTS: dict[str, dict[str, Any]] = {
    "SimpleRNN": {},
    # TensorFlow.js refuses Keras' default, which resets after the multiplication.
    "GRU": {"reset_after": False},
    "LSTM": {},
}


def build_network(architecture: Architecture, rows: int | None = None, **recurrent: Any) -> Any:
    """Build the form that is exported.

    Args:
        architecture: its sizes.
        rows: rows of the embedding; ``architecture.vocabulary_size`` unless given.
        **recurrent: further arguments of the Keras layer, such as ``recurrent_initializer``.

    Returns:
        A ``tf.keras.Model``: <int32>[batch, steps] -> <float32>[batch, steps, 1].
    """
    steps = tf.keras.Input(shape=(None,), dtype="int32", name="ids")
    embedding = tf.keras.layers.Embedding(
        rows or architecture.vocabulary_size,
        architecture.embedding_size,
        mask_zero=architecture.masked,
        name=EMBEDDING,
    )
    cell = getattr(tf.keras.layers, architecture.cell)(
        architecture.units,
        return_sequences=True,
        name=RECURRENT,
        **CELL_ARGUMENTS[architecture.cell] | recurrent,
    )
    readout = tf.keras.layers.Dense(1, activation="sigmoid", name=READOUT)
    return tf.keras.Model(steps, readout(cell(embedding(steps))), name="network")


def in_double_precision(network: Any) -> Any:
    """The same network and weights, computing in float64."""
    config = network.get_config()
    for layer in config["layers"]:
        if layer["class_name"] != "InputLayer":
            layer["config"]["dtype"] = "float64"
    double = tf.keras.Model.from_config(config)
    double.set_weights(network.get_weights())
    return double


def compiled(network: Any) -> Any:
    """A network as one graph, for batches of any size; it follows the network's weights.

    Worth keeping: making it takes longer than measuring a small network with it.
    """
    return tf.function(network, input_signature=[tf.TensorSpec([None, None], tf.int32)])


def states_model(network: Any) -> Any:
    """Up to its states: <int32>[batch, steps] -> <float32>[batch, steps, units]."""
    return tf.keras.Model(network.input, network.get_layer(RECURRENT).output)


def logits_of_states(network: Any, states: Any) -> Any:
    """``s_t V + c``: <float32>[batch, steps, units] -> <float32>[batch, steps]."""
    kernel, bias = network.get_layer(READOUT).weights
    return tf.linalg.matvec(states, kernel[:, 0]) + bias[0]
