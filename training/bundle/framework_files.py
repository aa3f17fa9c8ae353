"""Which of the files that somebody has is the network, and the network in it, opened by Keras.

Files are told by what is in them. What a file describes is looked at before anything of it is
built, so that no code in it runs.
"""

import json
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py

from training.bundle.exported import read_arrays
from training.bundle.keras_chain import PASSED_OVER, Chain, Settings, chain_of
from training.errors import TrainingError

KERAS_3 = "3"
HDF5 = b"\x89HDF\r\n\x1a\n"


@dataclass(frozen=True)
class FoundNetwork:
    """A network as its framework has it.

    Attributes:
        file: the file with its layers.
        format: what wrote it, such as ``Keras 3.1.0``.
        chain: its layers.
        model: the Keras model.
    """

    file: Path
    format: str
    chain: Chain
    model: Any

    @property
    def described(self) -> Path:
        """The file itself; of a folder, its model.json."""
        return self.file / "model.json" if self.file.is_dir() else self.file


@dataclass(frozen=True)
class Sorted:
    """Files by what they are for."""

    network: Path
    weights: Path | None
    words: Path | None


def sort_files(files: Sequence[Path]) -> Sorted:
    """Tell network, weights and words apart.

    Raises:
        TrainingError: when there is no network, or more than one file for one purpose.
    """
    kinds = {file: _kind_of(file) for file in files}
    by_kind = {
        kind: [file for file, found in kinds.items() if found == kind]
        for kind in ("network", "layers", "weights", "words")
    }
    networks = by_kind["network"] or by_kind["layers"]
    names = ", ".join(str(file) for file in files)
    if len(networks) != 1:
        raise TrainingError(
            f"Cannot import {names}: it takes one network, and these hold {len(networks)}. "
            "Name a .keras or .h5 file, a model.json, or a folder of TensorFlow.js."
        )
    for kind in ("weights", "words"):
        if len(by_kind[kind]) > 1:
            raise TrainingError(f"Cannot import {names}: {len(by_kind[kind])} files hold {kind}.")
    [network] = networks
    weights = by_kind["weights"][0] if by_kind["weights"] and not by_kind["network"] else None
    if by_kind["layers"] and not by_kind["network"] and weights is None:
        raise _refused(network, "it holds layers without weights. Add the file of save_weights()")
    return Sorted(network, weights, by_kind["words"][0] if by_kind["words"] else None)


def open_network(files: Sorted) -> FoundNetwork:
    """Open the network, with the Keras that wrote it.

    Raises:
        TrainingError: when it cannot be read, or a model directory does not hold such a network.
    """
    path = files.network
    version, config, is_tfjs = _described(path)
    layers = _layers(path, config)
    chain = chain_of(layers, lambda why: _refused(path, why))
    try:
        if is_tfjs:
            model = _stacked(version, layers)
            _fill(path, model, chain)
        elif files.weights is not None:
            model = _built(version, config)
            model.load_weights(files.weights)
        else:
            model = _keras(version).models.load_model(path, compile=False)
    except TrainingError:
        raise
    # Keras has no error of its own, and raises whatever its parts raise.
    except Exception as cause:
        first_line = str(cause).strip().split("\n")[0]
        raise _refused(path, f"Keras {version} cannot load it: {first_line}") from cause
    by = "TensorFlow.js" if is_tfjs else "Keras"
    return FoundNetwork(path, f"{by} {version}".strip(), chain, model)


def _kind_of(path: Path) -> str:
    if path.is_dir():
        if (path / "model.json").is_file():
            return "network"
        raise _refused(path, "the folder has no model.json. A SavedModel is saved as .keras first")
    try:
        with path.open("rb") as file:
            start = file.read(len(HDF5))
    except OSError as cause:
        raise TrainingError(f"Cannot read {path}: {cause.strerror}.") from cause
    if start == HDF5:
        with h5py.File(path, "r") as archive:
            return "network" if "model_config" in archive.attrs else "weights"
    if zipfile.is_zipfile(path):
        return "network"
    if start.lstrip()[:1] == b"{":
        found = _json(path)
        if "weightsManifest" in found:
            return "network"
        return "layers" if found.get("class_name") in ("Sequential", "Functional") else "words"
    return "words"


def _described(path: Path) -> tuple[str, Any, bool]:
    """The version of Keras, the network's configuration, and whether it is TensorFlow.js'."""
    try:
        if path.is_dir() or path.suffix == ".json":
            found = _json(path / "model.json" if path.is_dir() else path)
            topology = found.get("modelTopology", found)
            config = topology.get("model_config", topology)
            return str(topology.get("keras_version", "")), config, "weightsManifest" in found
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                version = json.loads(archive.read("metadata.json"))["keras_version"]
                return str(version), json.loads(archive.read("config.json")), False
        with h5py.File(path, "r") as file:
            version = _text(file.attrs.get("keras_version", ""))
            return version, json.loads(_text(file.attrs["model_config"])), False
    except (OSError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as cause:
        raise _refused(path, "it is no .keras, HDF5 or model.json file of Keras") from cause


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
        raise _refused(path, "it describes no layers with names")
    return list(found or [])


def _keras(version: str) -> Any:
    if version.startswith(KERAS_3):
        os.environ.setdefault("KERAS_BACKEND", "tensorflow")
        import keras

        return keras
    import tensorflow as tf

    return tf.keras


def _built(version: str, config: Any) -> Any:
    model = _keras(version).models.model_from_json(json.dumps(config))
    if not model.built:
        model.build((None, None))
    return model


def _stacked(version: str, described: Sequence[Settings]) -> Any:
    """The layers of a chain one above the other: what the converter writes Keras cannot build."""
    keras = _keras(version)
    layers = [
        getattr(keras.layers, layer["class_name"]).from_config(layer["config"])
        for layer in described
        if layer["class_name"] not in PASSED_OVER
    ]
    model = keras.Sequential(layers)
    model.build((None, None))
    return model


def _fill(path: Path, model: Any, chain: Chain) -> None:
    """Give a model the weights of TensorFlow.js' manifest, by layer and name."""
    folder = path if path.is_dir() else path.parent
    arrays = read_arrays(folder)
    for name in chain.names:
        layer = model.get_layer(name)
        # Some converters put the model's name in front.
        own = {key: value for key, value in arrays.items() if name in key.split("/")[:-1]}
        values = []
        for weight in layer.weights:
            parts = getattr(weight, "path", weight.name).split(":")[0].split("/")
            ways = [part for part in parts if part.startswith(("forward_", "backward_"))]
            found = [
                value
                for key, value in own.items()
                if key.split("/")[-1] == parts[-1] and all(way in key.split("/") for way in ways)
            ]
            if len(found) != 1:
                raise _refused(path, f"it has {len(found)} weights {name}/…/{parts[-1]}")
            values += found
        layer.set_weights(values)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as cause:
        raise _refused(path, "it is not JSON") from cause
    if isinstance(found, str):
        # People write json.dump(tokenizer.to_json()): a string in JSON.
        found = json.loads(found)
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _refused(path: Path, why: str) -> TrainingError:
    return TrainingError(f"Cannot import {path}: {why}.")
