"""Does a model directory hold what its card says? Asked without the data it was trained on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training.analysis.state_map import map_complaints
from training.bundle import snapshots
from training.bundle.card import CARD, CHECKPOINTS, fingerprint, main_files, read_card
from training.bundle.exported import Weights, read_weights
from training.bundle.golden import keras_tracer
from training.bundle.opened import network_of
from training.bundle.recurrence import Trace, run
from training.errors import TrainingError
from training.taggers.export import TASK, complaints_about
from training.text.reading import Rule, read
from training.text.vocabulary import Vocabulary

# What a browser has to reach, too. Golden values are rounded a hundred times finer.
TOLERANCE = 1e-5


def verify(directory: Path) -> list[str]:
    """Check a model directory; one sentence for each thing that is wrong, none when it is sound.

    Compares every file's SHA-256, the sizes, the vocabulary, and the golden values as computed
    from the files by NumPy and by Keras.

    Raises:
        TrainingError: when the card or the weights cannot be read at all.
    """
    card = read_card(directory)
    complaints = list(_wrong_files(directory, card))
    if card.get("task") == TASK:
        return complaints or complaints_about(directory)
    try:
        weights = read_weights(directory)
        vocabulary = Vocabulary.load(directory / "vocabulary.txt")
    except (OSError, TrainingError) as cause:
        return [*complaints, str(cause)]
    complaints += map_complaints(directory, card)
    wrong_sizes = list(_wrong_sizes(card, weights, vocabulary))
    if wrong_sizes:
        return complaints + wrong_sizes
    return complaints + list(_wrong_golden_values(card, weights, vocabulary))


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


def _wrong_sizes(card: dict[str, Any], weights: Weights, vocabulary: Vocabulary) -> Iterator[str]:
    words, embedding_size = weights.embedding.shape
    found = {
        "vocabulary_size": words,
        "embedding_size": embedding_size,
        "units": weights.recurrent_kernel.shape[0],
    }
    for name, value in found.items():
        if card[name] != value:
            yield f"{CARD} says {name} {card[name]}, the weights have {value}."
    if len(vocabulary) != card["vocabulary_size"]:
        yield (
            f"{CARD} says vocabulary_size {card['vocabulary_size']}, "
            f"vocabulary.txt has {len(vocabulary)} words."
        )


def _wrong_golden_values(
    card: dict[str, Any], weights: Weights, vocabulary: Vocabulary
) -> Iterator[str]:
    rule = Rule(**card["reading"])
    keras_trace = keras_tracer(network_of(card, weights))
    for golden in card["golden"]:
        if read(golden["text"], vocabulary, rule).ids != golden["ids"]:
            yield f"The golden text {golden['text']!r} is read as other ids than {CARD} lists."
            continue
        for engine, trace in (
            ("NumPy", run(weights, golden["ids"])),
            ("Keras", keras_trace(golden["ids"])),
        ):
            difference = _difference(trace, golden)
            if not difference <= TOLERANCE:
                yield (
                    f"Golden values of {golden['text']!r} differ by {difference:.1e} in {engine}, "
                    f"more than {TOLERANCE:.0e}."
                )


def _difference(trace: Trace, golden: dict[str, Any]) -> float:
    return max(
        float(np.abs(trace.states - np.array(golden["states"])).max()),
        float(np.abs(trace.outputs - np.array(golden["outputs"])).max()),
        float(np.abs(trace.logits[-1] - golden["logit"])),
    )
