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
from training.network import EMBEDDING, READOUT, RECURRENT

Array = NDArray[np.float32]


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
    """

    embedding: Array
    kernel: Array
    recurrent_kernel: Array
    bias: Array
    readout: Array
    readout_bias: Array

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
        return list(vars(self).values())


def read_weights(directory: Path) -> Weights:
    """Read a model directory's weights.

    Raises:
        TrainingError: when a file is missing, too short or too long, or a weight is missing.
    """
    embedding, readout, readout_bias = read_around_the_cell(directory)
    arrays = _read_arrays(directory)
    return Weights(
        embedding=embedding,
        kernel=_find(directory, arrays, RECURRENT, "kernel"),
        recurrent_kernel=_find(directory, arrays, RECURRENT, "recurrent_kernel"),
        bias=_find(directory, arrays, RECURRENT, "bias"),
        readout=readout,
        readout_bias=readout_bias,
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
