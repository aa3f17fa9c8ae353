"""Snapshots on the way from random weights to trained ones, for the page's training view.

A run keeps them as ``runs/<id>/snapshots/<batch>.npz``; an export packs them into
``checkpoints/`` of the model directory, whose format README.md describes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.bundle.card import DIGITS, fingerprint, rounded
from training.models.steps import Array

COUNT = 12
# The first snapshot after the random start: the weights have moved but learned almost nothing.
FIRST_BATCH = 8
INDEX = "index.json"
# An embedding in four bits: 16 levels in each of its columns.
LEVELS = 16
# The arrays of a run's file that are no weights.
FIGURES = ("epoch", "names", "values")


@dataclass(frozen=True)
class Snapshot:
    """Where training stood.

    Attributes:
        batch: batches trained so far; 0 is the random start.
        epoch: the same, in passes over the reviews.
        weights: what ships, by ``weights.array_names``, the embedding first.
        figures: ``loss`` (the training loss of the last batches; absent at the start), and
            ``training_`` and ``validation_`` ``loss`` and ``accuracy``, measured alike then.
    """

    batch: int
    epoch: float
    weights: dict[str, Array]
    figures: dict[str, float]


def schedule(batches: int) -> list[int]:
    """After which batches a run is kept: 0, then ever farther apart, the last one included.

    >>> schedule(10_000)
    [0, 8, 16, 33, 68, 139, 283, 577, 1178, 2404, 4903, 10000]
    """
    if batches <= FIRST_BATCH:
        return sorted({0, batches})
    later = np.geomspace(FIRST_BATCH, batches, COUNT - 1).round().astype(int)
    return [0, *dict.fromkeys(later.tolist())]


def save(folder: Path, snapshot: Snapshot) -> None:
    """Keep a snapshot in a run's folder; made again after an interruption, it is the same."""
    folder.mkdir(exist_ok=True)
    unfinished = folder / "unfinished"
    with unfinished.open("wb") as file:
        np.savez(
            file,
            epoch=snapshot.epoch,
            names=list(snapshot.figures),
            values=list(snapshot.figures.values()),
            **snapshot.weights,
        )
    unfinished.replace(folder / f"{snapshot.batch}.npz")


def load_all(folder: Path) -> list[Snapshot]:
    """A run's snapshots in their order; none where a training method keeps none."""
    found = []
    for path in sorted(folder.glob("*.npz"), key=lambda path: int(path.stem)):
        with np.load(path) as arrays:
            figures = dict(zip(arrays["names"].tolist(), arrays["values"].tolist(), strict=True))
            weights = {name: arrays[name] for name in arrays.files if name not in FIGURES}
            epoch = float(arrays["epoch"])
        found.append(Snapshot(int(path.stem), epoch, weights, figures))
    return found


def write(directory: Path, snapshots: Sequence[Snapshot]) -> None:
    """Write ``<k>.bin`` for each snapshot, and the index that says how to read them."""
    directory.mkdir()
    entries: list[dict[str, Any]] = []
    for k, snapshot in enumerate(snapshots):
        data, lowest, scale = pack(snapshot.weights)
        (directory / f"{k}.bin").write_bytes(data)
        entries.append(
            {
                "file": f"{k}.bin",
                **fingerprint(directory / f"{k}.bin"),
                "batch": snapshot.batch,
                "epoch": round(snapshot.epoch, DIGITS),
                **rounded(snapshot.figures),
                "embedding_lowest": lowest.tolist(),
                "embedding_scale": scale.tolist(),
            }
        )
    index = {"tensors": layout(snapshots[0].weights), "checkpoints": entries}
    text = json.dumps(index, separators=(",", ":")) + "\n"
    (directory / INDEX).write_text(text, encoding="utf-8")


def layout(weights: Mapping[str, Array]) -> list[dict[str, Any]]:
    """What lies where in a file: the tensors, one behind the other."""
    dtypes = ["uint4", *["float32"] * (len(weights) - 1)]
    return [
        {"name": name, "shape": list(weight.shape), "dtype": dtype}
        for (name, weight), dtype in zip(weights.items(), dtypes, strict=True)
    ]


def pack(weights: Mapping[str, Array]) -> tuple[bytes, NDArray[np.float64], NDArray[np.float64]]:
    """One snapshot as bytes: the embedding in 4 bits, the earlier number of two in the low ones.

    Returns:
        The bytes; and of each column of the embedding, what level 0 stands for and how far the
        levels lie apart.
    """
    embedding, *others = weights.values()
    lowest = embedding.min(axis=0).astype(np.float64)
    scale = (embedding.max(axis=0) - lowest) / (LEVELS - 1)
    scale[scale == 0] = 1
    levels = np.round((embedding - lowest) / scale).astype(np.uint8).ravel()
    levels = np.append(levels, np.zeros(levels.size % 2, np.uint8))
    halves = levels[0::2] | levels[1::2] << 4
    floats = b"".join(weight.astype("<f4").tobytes() for weight in others)
    return halves.tobytes() + floats, lowest, scale


def complaints(directory: Path) -> Iterator[str]:
    """One sentence for each file that is not what the index says."""
    index = json.loads((directory / INDEX).read_text(encoding="utf-8"))
    listed = {entry["file"]: entry for entry in index["checkpoints"]}
    for name, entry in listed.items():
        path = directory / name
        if not path.is_file():
            yield f"{path} is missing, and {INDEX} lists it."
        elif fingerprint(path) != {part: entry[part] for part in ("sha256", "bytes")}:
            yield f"{path} is not the file that {INDEX} describes: its size or SHA-256 differs."
    for path in sorted(directory.iterdir()):
        if path.name not in listed and path.name != INDEX:
            yield f"{path} is not listed in {INDEX}."


def read(directory: Path, k: int) -> list[Array]:
    """The weights of checkpoint ``k`` as a browser reads them, from index and bytes alone."""
    index = json.loads((directory / INDEX).read_text(encoding="utf-8"))
    entry = index["checkpoints"][k]
    data = (directory / entry["file"]).read_bytes()
    found, position = [], 0
    for tensor in index["tensors"]:
        size = int(np.prod(tensor["shape"]))
        if tensor["dtype"] == "uint4":
            halves = np.frombuffer(data, np.uint8, -(-size // 2), position)
            levels = np.stack([halves & LEVELS - 1, halves >> 4], axis=1).ravel()[:size]
            rows = levels.reshape(tensor["shape"])
            values = rows * np.array(entry["embedding_scale"]) + np.array(entry["embedding_lowest"])
            position += halves.nbytes
        else:
            values = np.frombuffer(data, "<f4", size, position).reshape(tensor["shape"])
            position += values.nbytes
        found.append(values.astype(np.float32))
    return found
