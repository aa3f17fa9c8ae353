"""Training runs of the taggers: half a minute each, so they start over instead of resuming."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.data.tags import ambiguous_words, vocabulary_of, words_of
from training.data.treebank import Sentence, Treebank
from training.errors import TrainingError
from training.fit.folder import RunFolder, best_epoch, versions
from training.models.network import compiled
from training.taggers.config import Tagger
from training.taggers.network import (
    Tagged,
    TaggerTrainer,
    TagMetrics,
    build_tagger,
    measure,
    tagged,
)
from training.text.reading import Rule
from training.text.vocabulary import UNKNOWN, Vocabulary

SETTINGS = "settings.json"


@dataclass(frozen=True)
class Corpus:
    """A treebank as a tagger reads it.

    Attributes:
        ambiguous_ids: of words with more than one tag in the training sentences.
    """

    vocabulary: Vocabulary
    train: Tagged
    dev: Tagged
    test: Tagged
    ambiguous_ids: NDArray[np.intp]

    def measure(self, network: Any, part: Tagged) -> TagMetrics:
        """A network's figures on one of the parts."""
        return measure(network, part, self.ambiguous_ids)


def corpus_of(treebank: Treebank, tagger: Tagger) -> Corpus:
    """Read all sentences; the vocabulary comes from the training part alone."""

    def read(sentences: Sequence[Sentence]) -> Tagged:
        return tagged([words_of(sentence) for sentence in sentences], vocabulary)

    train = [words_of(sentence) for sentence in treebank.train]
    vocabulary = vocabulary_of(train, tagger.least_count)
    ids = {vocabulary.id_of(word) for word in ambiguous_words(train)} - {UNKNOWN}
    return Corpus(
        vocabulary,
        tagged(train, vocabulary),
        read(treebank.dev),
        read(treebank.test),
        np.array(sorted(ids), np.intp),
    )


def train_tagger(tagger: Tagger, treebank: Treebank, path: Path) -> None:
    """Train in the folder ``path`` and keep the weights of the best epoch on the dev sentences."""
    folder = RunFolder(path)
    path.mkdir(parents=True, exist_ok=True)
    tf.keras.utils.set_random_seed(tagger.seed)
    tf.config.experimental.enable_op_determinism()
    corpus = corpus_of(treebank, tagger)
    trainer = TaggerTrainer(tagger, corpus.vocabulary, corpus.train)
    network = compiled(trainer.network)
    history: list[dict[str, float]] = []
    for epoch in range(tagger.epochs):
        began = time.monotonic()
        loss = trainer.run_epoch(epoch)
        dev = corpus.measure(network, corpus.dev)
        figures = {
            "loss": loss,
            "validation_accuracy": dev.accuracy,
            "validation_ambiguous_accuracy": dev.ambiguous_accuracy,
        }
        print(f"epoch {epoch + 1} of {tagger.epochs}:", _sentence(figures), flush=True)
        history.append(figures | {"seconds": round(time.monotonic() - began, 2)})
        if best_epoch(history) == epoch:
            folder.save_best(trainer.network)
    folder.save_history(history)
    # Last, so that a run that was interrupted is none.
    settings = {"tagger": asdict(tagger), "versions": versions()}
    (path / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n")


def load_tagger(path: Path, vocabulary_size: int) -> tuple[Tagger, Any, dict[str, str]]:
    """The tagger that was trained in a folder, its network, and the libraries' versions.

    Raises:
        TrainingError: when there is none.
    """
    try:
        record = json.loads((path / SETTINGS).read_text())
    except OSError as cause:
        raise TrainingError(
            f"Cannot find a trained tagger in {path}: train one first "
            f"(python -m training train {path.name}), or name its folder with --out."
        ) from cause
    settings = record["tagger"]
    tagger = Tagger(**settings | {"reading": Rule(**settings["reading"])})
    network = build_tagger(tagger, vocabulary_size)
    RunFolder(path).load_best(network)
    return tagger, network, record["versions"]


def _sentence(figures: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value:.4f}" for name, value in figures.items())
