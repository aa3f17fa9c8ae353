"""A tiny data set of our own in the layout of Keras' imdb.npz, and networks of its size."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from training.fit.folder import RunFolder
from training.models.methods import EveryStep, Notebook
from training.models.preset import Preset
from training.models.specification import Embedding, Layer, Specification
from training.text.reading import Rule

_WORD_LIST = (
    "the film and is a was it this plot with good bad fine dull lovely awful one of to in "
    "scene actor music end start great poor bright slow warm"
)
WORDS = _WORD_LIST.split()
GOOD = [WORDS.index(word) + 1 for word in ("good", "fine", "lovely", "great")]
BAD = [WORDS.index(word) + 1 for word in ("bad", "dull", "awful", "poor")]
TRAIN_REVIEWS, TEST_REVIEWS = 160, 240

EVERY_STEP = Preset(
    id="tiny",
    title="Tiny",
    specification=Specification(25, Embedding(25, 3, masked=True), (Layer("SimpleRNN", 4),)),
    reading=Rule(),
    training=EveryStep(
        epochs=3,
        batch_size=16,
        learning_rate=0.02,
        word_dropout=0.1,
        last_step_weight=0.5,
        clip_norm=1.0,
        embedding_decay=0.1,
        average_decay=0.9,
    ),
    seed=5,
)

NOTEBOOK = replace(
    EVERY_STEP,
    id="tiny-notebook",
    specification=Specification(30, Embedding(37, 3), (Layer("SimpleRNN", 4),)),
    reading=Rule(max_words=6, keep="last", pad_to=6),
    training=Notebook(epochs=2, batch_size=20, shuffle_buffer=20, learning_rate=0.01),
)


Trained = Callable[[Preset], RunFolder]


@dataclass(frozen=True)
class TinyImdb:
    file: Path
    word_index: Path


def _part(random: np.random.Generator, reviews: int) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    labels = random.integers(0, 2, reviews)
    ranks = np.empty(reviews, object)
    for row, label in enumerate(labels):
        words = random.integers(1, len(WORDS) + 1, random.integers(3, 10)).tolist()
        ranks[row] = [*words, int(random.choice(GOOD if label else BAD))]
    return ranks, labels


def write_tiny_imdb(folder: Path) -> TinyImdb:
    """Write imdb.npz and its word index; the verdict hangs on each review's last word."""
    random = np.random.default_rng(7)
    x_train, y_train = _part(random, TRAIN_REVIEWS)
    x_test, y_test = _part(random, TEST_REVIEWS)
    file = folder / "imdb.npz"
    np.savez(file, x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
    word_index = folder / "imdb_word_index.json"
    word_index.write_text(json.dumps({word: rank for rank, word in enumerate(WORDS, 1)}))
    return TinyImdb(file, word_index)
