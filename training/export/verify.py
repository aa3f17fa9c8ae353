"""Does a model directory hold what its card says? Asked without the data it was trained on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training.analysis.state_map import map_complaints
from training.bundle import snapshots
from training.bundle.bundle import Bundle, open_bundle
from training.bundle.card import CARD, CHECKPOINTS, fingerprint, main_files, read_card
from training.bundle.golden import keras_tracer
from training.bundle.recurrence import Trace
from training.errors import TrainingError
from training.models.steps import Array

# A browser must reach it, too. Golden values are rounded to a hundredth of it.
TOLERANCE = 1e-5


def verify(directory: Path) -> list[str]:
    """Check a model directory; one sentence for each thing that is wrong, none when it is sound.

    Compares every file's SHA-256, the sizes, the vocabulary, and the golden values as computed
    from the files by NumPy and by Keras.

    Raises:
        TrainingError: when the card cannot be read at all.
    """
    card = read_card(directory)
    complaints = list(_wrong_files(directory, card))
    try:
        bundle = open_bundle(directory)
    except TrainingError as cause:
        return [*complaints, str(cause)]
    complaints += map_complaints(directory, card)
    wrong_sizes = list(_wrong_sizes(bundle))
    if wrong_sizes:
        return complaints + wrong_sizes
    return complaints + list(_wrong_golden_values(bundle))


def _wrong_files(directory: Path, card: dict[str, Any]) -> Iterator[str]:
    for name, expected in card["files"].items():
        path = directory / name
        if not path.is_file():
            yield f"{path} is missing, and {CARD} lists it."
        elif fingerprint(path) != expected:
            yield f"{path} is not the file that {CARD} describes: its size or SHA-256 differs."
    for path in main_files(directory):
        if path.name not in card["files"]:
            yield f"{path} is not listed in {CARD}."
    if (directory / CHECKPOINTS).is_dir():
        yield from snapshots.complaints(directory / CHECKPOINTS)


def _wrong_sizes(bundle: Bundle) -> Iterator[str]:
    card, weights = bundle.card, bundle.weights
    specification = weights.specification
    rows, size = weights.embedding.shape
    said = [
        ("embedding.rows", specification.embedding.rows, rows),
        ("embedding.size", specification.embedding.size, size),
        ("vocabulary_size", card["vocabulary_size"], rows),
        ("head.outputs", specification.head.outputs, weights.readout.shape[1]),
    ]
    below = size
    for position, (layer, ways) in enumerate(
        zip(specification.layers, weights.layers, strict=True)
    ):
        for cell in ways:
            said.append((f"layers[{position}].units", layer.units, cell.units))
            said.append((f"layers[{position}].inputs", below, len(cell.kernel)))
        below = layer.size
    said.append(("head.inputs", below, len(weights.readout)))
    for name, value, found in said:
        if value != found:
            yield f"{CARD} says {name} {value}, the weights have {found}."
    if len(bundle.vocabulary) != card["vocabulary_size"]:
        yield (
            f"{CARD} says vocabulary_size {card['vocabulary_size']}, "
            f"vocabulary.txt has {len(bundle.vocabulary)} words."
        )


def _wrong_golden_values(bundle: Bundle) -> Iterator[str]:
    keras_trace = keras_tracer(bundle.weights)
    for golden in bundle.card["golden"]:
        ids = golden["ids"]
        if bundle.ids_of(golden["text"]) != ids:
            yield f"The golden text {golden['text']!r} is read as other ids than {CARD} lists."
            continue
        for engine, trace in (("NumPy", bundle.trace(ids)), ("Keras", keras_trace(ids))):
            difference = _difference(trace, golden)
            if not difference <= TOLERANCE:
                yield (
                    f"Golden values of {golden['text']!r} differ by {difference:.1e} in {engine}, "
                    f"more than {TOLERANCE:.0e}."
                )


def _difference(trace: Trace, golden: dict[str, Any]) -> float:
    """The largest difference in any of the numbers that a golden entry has."""
    differences = [_largest(trace.states, golden["states"])]
    if "layers" in golden:
        pairs = zip(trace.layers, golden["layers"], strict=True)
        differences += [_largest(states, kept) for states, kept in pairs]
    if "outputs" in golden:
        differences.append(_largest(trace.outputs, golden["outputs"]))
        differences.append(_largest(trace.class_logits[-1:], [golden["logit"]]))
    if "scores" in golden:
        differences.append(_largest(trace.scores, golden["scores"]))
    if "final" in golden:
        differences.append(_largest(trace.final, golden["final"]))
    return max(differences)


def _largest(values: Array, kept: Any) -> float:
    expected = np.array(kept, np.float64)
    if expected.size != values.size:
        return float("inf")
    # Reshaped, since a list without a row does not say how long its rows would be.
    return float(np.abs(values - expected.reshape(values.shape)).max(initial=0))
