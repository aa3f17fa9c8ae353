"""From a trained tagger to a model directory, checked as all models are before it counts."""

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from training.bundle.card import CARD, fingerprint, read_card, rounded
from training.bundle.exported import Array, read_around_the_cell, read_weights
from training.bundle.recurrence import run
from training.data.treebank import DESCRIPTION, UPOS, Treebank
from training.errors import TrainingError
from training.export.export import (
    LARGEST_ACCURACY_LOSS,
    LARGEST_STATE_DIFFERENCE,
    VOCABULARY,
    convert,
)
from training.fit.folder import RunFolder, best_epoch
from training.models.network import READOUT, RECURRENT, compiled
from training.taggers.config import NO_CELL, Tagger
from training.taggers.network import TagMetrics, build_tagger
from training.taggers.run import Corpus, corpus_of, load_tagger
from training.text.reading import Rule, read
from training.text.vocabulary import Vocabulary

TASK = "tagging"
DTYPE = "uint8"
# For the card: what tags.py does to the treebank's tokens.
WORDS_ARE = (
    "clitics join the token before them, which keeps its tag; a token read as several words gives "
    "each its tag; a token that is read as none, most punctuation, is left out"
)
CHECKED_SENTENCES = 200
DECIMALS = 7

# Sentences of our own in which a word's tag depends on the words before it.
TEXTS = (
    "",
    "I eat an apple.",
    "They can fish; they opened a can of fish.",
    "I book a flight and read a book.",
    "Her permit didn't permit it.",
    "The zzyzxian will to live will win!",
)


@dataclass(frozen=True)
class TagTrace:
    """What a tagger computed over a sentence.

    Attributes:
        states: <float32>[steps, units]; no column where there is no cell.
        outputs: <float32>[steps, tags], the probability of each tag.
    """

    states: Array
    outputs: Array


Tracer = Callable[[Sequence[int]], TagTrace]


def export_tagger(path: Path, treebank: Treebank, tagger: Tagger, to: Path) -> Path:
    """Export the run in ``path`` to ``to/<id>`` and return that directory.

    Raises:
        TrainingError: when there is no trained tagger, or a check fails.
    """
    corpus = corpus_of(treebank, tagger)
    tagger, trained, versions = load_tagger(path, len(corpus.vocabulary))
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{tagger.id}-", dir=to) as workshop:
        directory = Path(workshop) / tagger.id
        directory.mkdir()
        convert(trained, directory, DTYPE)
        corpus.vocabulary.save(directory / VOCABULARY)

        shipped = build_tagger(tagger, len(corpus.vocabulary))
        shipped.set_weights([read_around_the_cell(directory)[0], *trained.get_weights()[1:]])
        difference = _check(directory, tagger.cell, shipped, corpus.test.ids[:CHECKED_SENTENCES])
        before, after = (corpus.measure(compiled(each), corpus.test) for each in (trained, shipped))
        print(f"test accuracy before export {before.accuracy:.4%}, after {after.accuracy:.4%}")
        if before.accuracy - after.accuracy >= LARGEST_ACCURACY_LOSS:
            raise TrainingError(
                f"Cannot export {tagger.id}: quantising lowers the test accuracy from "
                f"{before.accuracy:.4%} to {after.accuracy:.4%}. Train it with another seed."
            )
        card = {
            "id": tagger.id,
            "title": tagger.title,
            "task": TASK,
            "listed": False,
            "cell": tagger.cell,
            "units": tagger.units,
            "embedding_size": tagger.embedding_size,
            "vocabulary_size": len(corpus.vocabulary),
            "classes": UPOS,
            "reading": asdict(tagger.reading),
            "training": _training_entry(tagger, corpus, RunFolder(path), versions),
            "metrics": _metrics_entry(before, after) | {"largest_difference": difference},
            "files": {file.name: fingerprint(file) for file in sorted(directory.iterdir())},
            "golden": _golden_values(shipped, corpus.vocabulary, tagger.reading),
        }
        text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
        (directory / CARD).write_text(text + "\n", encoding="utf-8")
        if (to / tagger.id).exists():
            (to / tagger.id).rename(Path(workshop) / "old")
        return directory.rename(to / tagger.id)


def complaints_about(directory: Path) -> list[str]:
    """One sentence for each golden value of a tagger's card that does not come out.

    Computed from the files by NumPy; ``verify`` compares the files themselves.
    """
    card = read_card(directory)
    vocabulary = Vocabulary.load(directory / VOCABULARY)
    trace_of = numpy_tracer(directory, card["cell"])
    complaints = []
    for golden in card["golden"]:
        if read(golden["text"], vocabulary, Rule(**card["reading"])).ids != golden["ids"]:
            complaints.append(f"The golden text {golden['text']!r} is read as other ids.")
            continue
        trace = trace_of(golden["ids"])
        shape = (len(golden["ids"]), card["units"])
        states = np.array(golden["states"], np.float32).reshape(shape)
        outputs = np.array(golden["outputs"], np.float32).reshape(-1, len(card["classes"]))
        difference = _difference(trace, TagTrace(states, outputs))
        if not difference <= LARGEST_STATE_DIFFERENCE:
            complaints.append(f"Golden values of {golden['text']!r} differ by {difference:.1e}.")
    return complaints


def numpy_tracer(directory: Path, cell: str) -> Tracer:
    """A function that runs the exported files over one sentence of ids, without TensorFlow."""
    embedding, readout, bias = read_around_the_cell(directory)
    weights = None if cell == NO_CELL else read_weights(directory)

    def trace(ids: Sequence[int]) -> TagTrace:
        rows = embedding[np.asarray(ids, np.intp)]
        states = (
            np.empty((len(ids), 0), np.float32) if weights is None else run(weights, ids).states
        )
        powers = np.exp((rows if weights is None else states) @ readout + bias)
        return TagTrace(states, powers / powers.sum(axis=1, keepdims=True))

    return trace


def keras_tracer(network: Any) -> Tracer:
    """A function that has Keras compute the ``TagTrace`` of one sentence of ids."""
    readout = network.get_layer(READOUT)
    has_cell = any(layer.name == RECURRENT for layer in network.layers)
    both = tf.function(
        tf.keras.Model(network.input, [readout.input, network.output]),
        input_signature=[tf.TensorSpec([1, None], tf.int32)],
    )

    def trace(ids: Sequence[int]) -> TagTrace:
        hidden, outputs = (value.numpy()[0] for value in both(np.array([ids], np.int32)))
        return TagTrace(hidden if has_cell else hidden[:, :0], outputs)

    return trace


def _check(directory: Path, cell: str, network: Any, sentences: Sequence[Sequence[int]]) -> float:
    in_numpy, in_keras = numpy_tracer(directory, cell), keras_tracer(network)
    difference = max(_difference(in_numpy(ids), in_keras(ids)) for ids in sentences)
    print(f"largest difference over {len(sentences)} sentences: {difference:.1e}")
    if not difference <= LARGEST_STATE_DIFFERENCE:
        raise TrainingError(
            f"Cannot export {directory.name}: a value read back differs from Keras by "
            f"{difference:.1e}. The written weights are not the trained ones."
        )
    return difference


def _difference(one: TagTrace, other: TagTrace) -> float:
    pairs = ((one.states, other.states), (one.outputs, other.outputs))
    return max(float(np.abs(a - b).max(initial=0)) for a, b in pairs)


def _training_entry(
    tagger: Tagger, corpus: Corpus, folder: RunFolder, versions: dict[str, str]
) -> dict[str, Any]:
    history = folder.history()
    parts = {"train": corpus.train, "validation": corpus.dev, "test": corpus.test}
    return {
        "data": DESCRIPTION,
        "words_are": WORDS_ARE,
        "sentences": {name: len(part.ids) for name, part in parts.items()},
        "words": {name: sum(map(len, part.ids)) for name, part in parts.items()},
        "seed": tagger.seed,
        "settings": {
            name: getattr(tagger, name)
            for name in ("epochs", "batch_size", "learning_rate", "unknown_weight", "least_count")
        },
        "epochs": len(history),
        "best_epoch": best_epoch(history) + 1,
        "selected_by": "validation accuracy",
        "seconds": round(sum(epoch["seconds"] for epoch in history), 1),
        "versions": versions,
        "history": [rounded(epoch) for epoch in history],
    }


def _metrics_entry(before: TagMetrics, after: TagMetrics) -> dict[str, Any]:
    """Accuracies are shares of words, 0..1."""
    return {
        **rounded(
            {
                "test_accuracy": after.accuracy,
                "test_ambiguous_accuracy": after.ambiguous_accuracy,
                "test_unknown_accuracy": after.unknown_accuracy,
                "test_accuracy_unquantised": before.accuracy,
            }
        ),
        "test_words": after.words,
        "test_ambiguous_words": after.ambiguous_words,
        "test_unknown_words": after.unknown_words,
    }


def _golden_values(network: Any, vocabulary: Vocabulary, rule: Rule) -> list[dict[str, Any]]:
    trace_of = keras_tracer(network)
    entries = []
    for text in TEXTS:
        ids = read(text, vocabulary, rule).ids
        trace = trace_of(ids) if ids else TagTrace(*[np.empty((0, 0), np.float32)] * 2)
        entries.append(
            {
                "text": text,
                "ids": ids,
                "states": _rounded(trace.states),
                "outputs": _rounded(trace.outputs),
            }
        )
    return entries


def _rounded(rows: Array) -> list[list[float]]:
    return [[round(float(value), DECIMALS) for value in row] for row in rows]
