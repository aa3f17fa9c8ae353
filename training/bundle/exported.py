"""Reads what the converter wrote, without TensorFlow: model.json, its manifest and its weights.

Written from the file format, not from the converter's code, so that it can catch the converter.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.errors import TrainingError
from training.models.network import EMBEDDING, READOUT, RECURRENT

Array = NDArray[np.float32]
# Axes of the bias of a GRU that resets after multiplying: the words' row and the states' row.
TWO_BIASES = 2


@dataclass(frozen=True)
class Weights:
    """The weights of Embedding -> recurrent cell -> Dense, as a browser gets them.

    A SimpleRNN has one column for each unit, a GRU three blocks of them (update, reset, candidate),
    an LSTM four (input, forget, candidate, output), side by side in Keras' order.

    Attributes:
        embedding: <float32>[words, embedding_size].
        kernel: U, <float32>[embedding_size, blocks x units].
        recurrent_kernel: W, <float32>[units, blocks x units].
        bias: b, <float32>[blocks x units].
        readout: V, <float32>[units, 1].
        readout_bias: c, <float32>[1].
        recurrent_bias: <float32>[blocks x units] of a GRU that resets after multiplying; else None.
        activation: of the candidate, by its Keras name.
        recurrent_activation: of the gates, by its Keras name.
    """

    embedding: Array
    kernel: Array
    recurrent_kernel: Array
    bias: Array
    readout: Array
    readout_bias: Array
    recurrent_bias: Array | None = None
    activation: str = "tanh"
    recurrent_activation: str = "sigmoid"

    @property
    def units(self) -> int:
        """Length of the hidden state."""
        return len(self.recurrent_kernel)

    @property
    def blocks(self) -> int:
        """Blocks of columns in the kernels: 1 for a SimpleRNN, 3 for a GRU, 4 for an LSTM."""
        return len(self.bias) // self.units

    def as_list(self) -> list[Array]:
        """In the order of Keras' ``set_weights``."""
        bias = self.bias
        if self.recurrent_bias is not None:
            bias = np.stack([self.bias, self.recurrent_bias])
        return [
            self.embedding,
            self.kernel,
            self.recurrent_kernel,
            bias,
            self.readout,
            self.readout_bias,
        ]


def read_weights(directory: Path) -> Weights:
    """Read a model directory's weights.

    Raises:
        TrainingError: when a file is missing, too short or too long, or a weight is missing.
    """
    embedding, readout, readout_bias = read_around_the_cell(directory)
    arrays, settings = _read_arrays(directory), _read_settings(directory)
    bias = _find(directory, arrays, RECURRENT, "bias")
    has_two = bias.ndim == TWO_BIASES
    return Weights(
        embedding=embedding,
        kernel=_find(directory, arrays, RECURRENT, "kernel"),
        recurrent_kernel=_find(directory, arrays, RECURRENT, "recurrent_kernel"),
        bias=bias[0] if has_two else bias,
        readout=readout,
        readout_bias=readout_bias,
        recurrent_bias=bias[1] if has_two else None,
        activation=settings.get("activation", "tanh"),
        recurrent_activation=settings.get("recurrent_activation", "sigmoid"),
    )


def read_around_the_cell(directory: Path) -> tuple[Array, Array, Array]:
    """Read what a network without a recurrent cell has, too: embedding, readout and its bias.

    Raises:
        TrainingError: as ``read_weights`` does.
    """
    arrays = _read_arrays(directory)
    return (
        _find(directory, arrays, EMBEDDING, "embeddings"),
        _find(directory, arrays, READOUT, "kernel"),
        _find(directory, arrays, READOUT, "bias"),
    )


def _read_settings(directory: Path) -> dict[str, Any]:
    """What model.json says of the recurrent layer."""
    try:
        model = json.loads((directory / "model.json").read_text(encoding="utf-8"))
        layers = model["modelTopology"]["model_config"]["config"]["layers"]
        settings: dict[str, Any] = next(
            layer["config"] for layer in layers if layer["config"]["name"] == RECURRENT
        )
    except (OSError, KeyError, TypeError, ValueError, StopIteration) as cause:
        raise _unreadable(directory, f"model.json has no layer {RECURRENT}") from cause
    return settings


def _read_arrays(directory: Path) -> dict[str, Array]:
    """All weights by the converter's names."""
    try:
        model = json.loads((directory / "model.json").read_text(encoding="utf-8"))
        arrays: dict[str, Array] = {}
        for group in model["weightsManifest"]:
            data = b"".join((directory / name).read_bytes() for name in group["paths"])
            arrays |= _read_group(group["weights"], data)
    except (OSError, KeyError, TypeError, ValueError) as cause:
        raise _unreadable(directory, cause) from cause
    return arrays


def _read_group(entries: list[dict[str, Any]], data: bytes) -> dict[str, Array]:
    arrays = {}
    position = 0
    for entry in entries:
        quantization = entry.get("quantization", {})
        stored = np.dtype(quantization.get("dtype", entry["dtype"])).newbyteorder("<")
        count = int(np.prod(entry["shape"]))
        values = np.frombuffer(data, stored, count, position)
        position += values.nbytes
        if "scale" in quantization:
            # In double precision and then rounded, as TensorFlow.js does it.
            values = values * float(quantization["scale"]) + float(quantization["min"])
        arrays[entry["name"]] = values.astype(np.float32).reshape(entry["shape"])
    if position != len(data):
        raise ValueError(f"the manifest describes {position} bytes and the files hold {len(data)}")
    return arrays


def _find(directory: Path, arrays: dict[str, Array], layer: str, weight: str) -> Array:
    """The converter's names run through scopes, as in ``recurrent/simple_rnn_cell/kernel``."""
    for name, array in arrays.items():
        if name.split("/")[0] == layer and name.split("/")[-1] == weight:
            return array
    raise _unreadable(directory, f"model.json lists no weight {layer}/…/{weight}")


def _unreadable(directory: Path, why: object) -> TrainingError:
    return TrainingError(f"Cannot read the model in {directory}: {why}. Export it again.")
