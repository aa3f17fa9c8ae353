"""A training run on a treebank: its sentences as a network reads them, and what is measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.data.tags import ambiguous_words, chinese_words_of, vocabulary_of, words_of
from training.data.treebank import UNIVERSAL_OF, Sentence, TaggedToken, Treebank
from training.errors import TrainingError
from training.fit.epochs import run_epochs, seed_everything
from training.fit.folder import RunFolder
from training.fit.tagging import Tagged, TaggingTrainer, TagMetrics, measure_tags
from training.models.methods import Tagging
from training.models.network import compiled
from training.models.preset import Preset
from training.text.vocabulary import SPECIAL_WORDS, UNKNOWN, Vocabulary, ending


@dataclass(frozen=True)
class Corpus:
    """A treebank as a tagger reads it.

    Attributes:
        ambiguous_ids: of words with more than one tag in the training sentences.
        universal: a number for the universal tag of each class.
    """

    vocabulary: Vocabulary
    train: Tagged
    dev: Tagged
    test: Tagged
    ambiguous_ids: NDArray[np.intp]
    universal: NDArray[np.intp]

    def measure(self, network: Any, part: Tagged) -> TagMetrics:
        """A network's figures on one of the parts."""
        return measure_tags(network, part, self.ambiguous_ids, self.universal)


def corpus_of(treebank: Treebank, preset: Preset) -> Corpus:
    """Read all sentences; the vocabulary comes from the training part alone."""
    settings, classes = _settings(preset), preset.specification.head.classes
    divide = chinese_words_of if preset.language == "zh" else words_of
    has_endings = preset.tokeniser.endings
    train = [divide(sentence) for sentence in treebank.train]
    vocabulary = vocabulary_of(train, settings.least_count, has_endings)

    def read(sentences: Sequence[Sentence]) -> Tagged:
        words = [divide(sentence) for sentence in sentences]
        return tagged(words, vocabulary, classes, has_endings)

    ids = {vocabulary.id_of(word) for word in ambiguous_words(train)} - {UNKNOWN}
    return Corpus(
        vocabulary,
        tagged(train, vocabulary, classes, has_endings),
        read(treebank.dev),
        read(treebank.test),
        np.array(sorted(ids), np.intp),
        np.unique([UNIVERSAL_OF.get(tag, tag) for tag in classes], return_inverse=True)[1],
    )


def tagged(
    sentences: Sequence[Sequence[TaggedToken]],
    vocabulary: Vocabulary,
    classes: Sequence[str],
    endings: bool = False,
) -> Tagged:
    """Look words and tags up; a sentence of which no word is left is left out."""
    kept = [sentence for sentence in sentences if sentence]
    return Tagged(
        [[vocabulary.id_of(word.text, endings) for word in sentence] for sentence in kept],
        [[classes.index(word.tag) for word in sentence] for sentence in kept],
    )


def hidden_as(vocabulary: Vocabulary, endings: bool) -> NDArray[np.int32]:
    """What each id is read as where training hides it: its ending, else unknown: <int32>[ids]."""
    ids = [UNKNOWN] * len(vocabulary)
    if endings:
        for position, word in enumerate(vocabulary.words):
            if position >= len(SPECIAL_WORDS) and not word.startswith("*"):
                ids[position] = vocabulary.id_of(ending(word))
    return np.array(ids, np.int32)


def train_tags(preset: Preset, treebank: Treebank, path: Path) -> None:
    """Train a preset on a treebank in the folder ``path``; keep its best epoch on the dev part.

    Raises:
        TrainingError: when ``path`` holds a run with other settings, or the network does not tag.
    """
    corpus = corpus_of(treebank, preset)
    size = len(corpus.vocabulary)
    preset = replace(preset, specification=preset.specification.with_vocabulary(size))
    folder = RunFolder(path)
    folder.claim(preset)
    seed_everything(preset)
    settings = _settings(preset)
    hidden = hidden_as(corpus.vocabulary, preset.tokeniser.endings)
    trainer = TaggingTrainer(preset.specification, settings, corpus.train, preset.seed, hidden)
    network = compiled(trainer.network)

    def measure() -> dict[str, float]:
        dev = corpus.measure(network, corpus.dev)
        return {
            "validation_accuracy": dev.accuracy,
            "validation_ambiguous_accuracy": dev.ambiguous_accuracy,
        }

    run_epochs(preset, folder, trainer, measure)


def _settings(preset: Preset) -> Tagging:
    if not isinstance(preset.training, Tagging):
        raise TrainingError(
            f"Cannot train {preset.id} on a treebank: it learns from reviews. Take a tagger."
        )
    return preset.training
