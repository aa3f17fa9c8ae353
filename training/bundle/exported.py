"""Reads what the converter wrote, without the converter: model.json, its manifest and its weights.

Written from the file format, not from the converter's code, so that it can catch the converter.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from training.bundle.weights import CELL_ARRAYS, Weights
from training.errors import TrainingError
from training.models.cells import CELLS
from training.models.network import EMBEDDING, READOUT, layer_name
from training.models.specification import Specification
from training.models.steps import Array

Layers = dict[str, dict[str, Any]]


def read_weights(directory: Path, specification: Specification) -> Weights:
    """Read a model directory's weights.

    Args:
        directory: the model directory.
        specification: what its card says it is.

    Raises:
        TrainingError: when a file is missing, too short or too long, a weight is missing, or a
            cell is not of the kind the card says.
    """
    arrays, described = read_arrays(directory), _read_layers(directory)
    found = [_find(directory, arrays, EMBEDDING, "embeddings")]
    settings: list[dict[str, Any]] = []
    for position, layer in enumerate(specification.layers):
        name = layer_name(position)
        if name not in described:
            raise _unreadable(directory, f"model.json has no layer {name}")
        settings.append(described[name])
        for way in layer.ways:
            scope = f"{way}_{name}" if layer.direction == "both" else None
            found += [_find(directory, arrays, name, part, scope) for part in CELL_ARRAYS]
    found += [_find(directory, arrays, READOUT, part) for part in ("kernel", "bias")]
    weights = Weights.of(specification, found, settings)
    for layer, ways in zip(specification.layers, weights.layers, strict=True):
        for cell in ways:
            complaint = CELLS[layer.kind].complaint(cell)
            if complaint is not None:
                raise _unreadable(directory, f"card.json says {layer.kind}, and {complaint}")
    return weights


def _read_layers(directory: Path) -> Layers:
    """What model.json says of every layer, by name; of one in both directions, its inner layer."""
    try:
        model = json.loads((directory / "model.json").read_text(encoding="utf-8"))
        layers = model["modelTopology"]["model_config"]["config"]["layers"]
        return {
            layer["config"]["name"]: layer["config"].get("layer", layer)["config"]
            for layer in layers
        }
    except (OSError, KeyError, TypeError, ValueError) as cause:
        raise _unreadable(directory, cause) from cause


def read_arrays(directory: Path) -> dict[str, Array]:
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


def _find(
    directory: Path, arrays: dict[str, Array], layer: str, weight: str, scope: str | None = None
) -> Array:
    """Find a weight; the converter's names run through scopes: ``recurrent/gru_cell/kernel``."""
    for name, array in arrays.items():
        parts = name.split("/")
        if parts[0] == layer and parts[-1] == weight and (scope is None or scope in parts):
            return array
    raise _unreadable(directory, f"model.json lists no weight {layer}/…/{weight}")


def _unreadable(directory: Path, why: object) -> TrainingError:
    return TrainingError(f"Cannot read the model in {directory}: {why}. Export it again.")
