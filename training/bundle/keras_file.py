"""Opens the file Keras saved a network in, of whichever Keras: .h5 or .keras, version 2 or 3.

What the file describes is looked at before anything of it is built, so that no code in it runs.
"""

import json
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from training.errors import TrainingError
from training.models.specification import Embedding, Head, Layer, Specification
from training.models.steps import ACTIVATIONS

CELLS = ("SimpleRNN", "GRU", "LSTM")
# Layers without effect when a trained network is run; NotEqual is how Keras 3 stores a mask.
PASSED_OVER = ("InputLayer", "Dropout", "SpatialDropout1D", "NotEqual")
SUPPORTED = (
    "Embedding -> SimpleRNN, GRU or LSTM -> Dense with one output (or two with softmax), "
    "with Dropout anywhere, Sequential or functional"
)
REFUSED_SETTINGS = ("go_backwards", "time_major", "zero_output_for_mask", "stateful")
KERAS_3 = "3"
Array = NDArray[np.float32]
# A layer's configuration.
Settings = dict[str, Any]


@dataclass(frozen=True)
class KerasNetwork:
    """A network as its file has it.

    Attributes:
        keras_version: of the Keras that wrote it, or "".
        layers: Embedding, cell and Dense as Keras objects.
        settings: the configuration of each.
    """

    keras_version: str
    layers: tuple[Any, Any, Any]
    settings: tuple[Settings, Settings, Settings]

    @property
    def cell(self) -> Any:
        """The Keras class of the recurrent layer."""
        return type(self.layers[1]).__name__

    @property
    def rows(self) -> int:
        """Rows of the embedding."""
        return len(self.layers[0].get_weights()[0])

    def specification(self, vocabulary_size: int, classes: tuple[str, ...]) -> Specification:
        """What it is, with an embedding of so many rows."""
        masked = self.settings[0].get("mask_zero") is True
        return Specification(
            vocabulary_size,
            Embedding(vocabulary_size, self.settings[0]["output_dim"], masked),
            (Layer(self.cell, self.settings[1]["units"]),),
            Head("sigmoid", classes),
        )

    def cell_settings(self) -> dict[str, Any]:
        """Arguments of the recurrent layer that change what it computes."""
        names = ["activation"]
        if self.cell != "SimpleRNN":
            names.append("recurrent_activation")
        if self.cell == "GRU":
            names.append("reset_after")
        return {name: self.settings[1][name] for name in names if name in self.settings[1]}

    def weights(self, rows: Sequence[int | None]) -> list[Array]:
        """Its weights for the exported form: biases everywhere, one output.

        Args:
            rows: for each id of the export the row of the embedding; None: a row of zeros, which
                no text asks for.

        Two outputs with softmax are one with a sigmoid: P(1) is the sigmoid of their difference.
        """
        embedding = self.layers[0].get_weights()[0]
        kernel, recurrent_kernel, *bias = self.layers[1].get_weights()
        if not bias:
            has_two = self.cell_settings().get("reset_after") is True
            width = kernel.shape[1]
            bias = [np.zeros((2, width) if has_two else width, np.float32)]
        readout, *readout_bias = self.layers[2].get_weights()
        readout_bias = readout_bias or [np.zeros(readout.shape[1], np.float32)]
        if readout.shape[1] == 2:
            readout = readout[:, 1:] - readout[:, :1]
            readout_bias = [readout_bias[0][1:] - readout_bias[0][:1]]
        kept = [np.zeros_like(embedding[0]) if row is None else embedding[row] for row in rows]
        return [np.array(kept), kernel, recurrent_kernel, bias[0], readout, readout_bias[0]]

    def probability(self, ids: Sequence[int]) -> float:
        """P(output 1) of a sequence, by the layers of the file themselves."""
        value = np.array([ids], np.int32)
        for layer in self.layers:
            value = layer(value)
        last = np.asarray(value, np.float64)
        last = last[0, -1] if last.ndim == len(("batch", "steps", "outputs")) else last[0]
        activation = self.settings[2]["activation"]
        if activation in ("sigmoid", "softmax"):
            return float(last[-1])
        logit = last[-1] - (last[0] if len(last) > 1 else 0)
        return float(1 / (1 + np.exp(-logit)))


def open_keras(path: Path) -> KerasNetwork:
    """Open a file that ``model.save`` wrote.

    Raises:
        TrainingError: when it is none, or holds a network of another kind.
    """
    if path.is_dir():
        raise _refused(
            path, "it is a folder (a SavedModel?). Open it with Keras, save it as .keras"
        )
    if not path.is_file():
        raise _refused(path, "there is no such file")
    version, config = _described(path)
    layers = [layer for layer in _layers(path, config) if layer["class_name"] not in PASSED_OVER]
    _check(path, layers)
    model = _load(path, version)
    names = [layer["config"]["name"] for layer in layers]
    embedding, cell, readout = (model.get_layer(name) for name in names)
    first, second, third = (layer["config"] for layer in layers)
    return KerasNetwork(version, (embedding, cell, readout), (first, second, third))


def _described(path: Path) -> tuple[str, Any]:
    """The version of Keras and the network's configuration, without building anything."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                version = json.loads(archive.read("metadata.json"))["keras_version"]
                return str(version), json.loads(archive.read("config.json"))
        with h5py.File(path, "r") as file:
            if "model_config" not in file.attrs:
                raise _refused(
                    path, "it holds weights without a network. Save the whole: model.save(…)"
                )
            version = _text(file.attrs.get("keras_version", ""))
            return version, json.loads(_text(file.attrs["model_config"]))
    except TrainingError:
        raise
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as cause:
        raise _refused(path, "it is neither a .keras nor an HDF5 file of Keras") from cause


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _layers(path: Path, config: Any) -> list[Settings]:
    inner = config.get("config") if isinstance(config, dict) else None
    # Early Keras 2 wrote a Sequential network as a bare list.
    found = inner.get("layers") if isinstance(inner, dict) else inner
    is_list = isinstance(found, list) and all(
        isinstance(layer, dict)
        and isinstance(layer.get("class_name"), str)
        and isinstance(layer.get("config"), dict)
        and isinstance(layer["config"].get("name"), str)
        for layer in found
    )
    if not is_list:
        raise _refused(path, f"it describes no layers. Supported is {SUPPORTED}")
    return list(found or [])


def _check(path: Path, layers: list[Settings]) -> None:
    """Complain about everything but Embedding -> cell -> Dense."""
    chain = " -> ".join(layer["class_name"] for layer in layers) or "no layers"
    kinds = [layer["class_name"] for layer in layers]
    if not (len(kinds) == 3 and kinds[0] == "Embedding" and kinds[1] in CELLS):
        raise _refused(path, f"it has {chain}. Supported is {SUPPORTED}")
    if kinds[2] != "Dense":
        raise _refused(path, f"it has {chain}. Supported is {SUPPORTED}")
    cell, readout = layers[1]["config"], layers[2]["config"]
    for setting in REFUSED_SETTINGS:
        if cell.get(setting) is True:
            raise _refused(path, f"its {kinds[1]} has {setting}=True, which is not supported")
    for setting in ("activation", "recurrent_activation"):
        if setting in cell and cell[setting] not in ACTIVATIONS:
            raise _refused(
                path,
                f"its {kinds[1]} has {setting} {cell[setting]!r}. Supported are "
                f"{', '.join(ACTIVATIONS)}",
            )
    outputs, activation = readout.get("units"), readout.get("activation")
    if (outputs, activation) not in {
        (1, "sigmoid"),
        (1, "linear"),
        (2, "softmax"),
        (2, "linear"),
    }:
        raise _refused(
            path,
            f"its Dense layer has {outputs} outputs with activation {activation!r}. Supported is "
            "one with sigmoid or linear (a logit), or two with softmax or linear",
        )


def _load(path: Path, version: str) -> Any:
    """Build it with the Keras that wrote it; only layers that were looked at are in it."""
    try:
        if version.startswith(KERAS_3):
            os.environ.setdefault("KERAS_BACKEND", "tensorflow")
            import keras

            return keras.saving.load_model(path, compile=False)
        import tensorflow as tf

        return tf.keras.models.load_model(path, compile=False)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as cause:
        first_line = str(cause).strip().split("\n")[0]
        raise _refused(path, f"Keras {version} cannot load it: {first_line}") from cause


def _refused(path: Path, why: str) -> TrainingError:
    return TrainingError(f"Cannot use {path}: {why}.")
