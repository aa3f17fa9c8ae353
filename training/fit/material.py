"""What a preset learns from, by its language: reviews, texts beside them, texts without a label."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from training.data import imdb, unlabelled
from training.data.chinese import chinese_texts, load_chinese
from training.data.imdb import Imdb
from training.data.short import folder_of, rows_to_leave_out
from training.exam import exam
from training.fit.beside import ShortTexts, is_trained_beside, load_beside
from training.grammar.grammar import CHINESE
from training.grammar.sentences import make
from training.models.preset import Preset

MADE_CHINESE: Final = 200_000
MADE_SEED: Final = 0


@dataclass(frozen=True)
class Places:
    """Where the data is; None where nobody said.

    Attributes:
        imdb: a copy of Keras' imdb.npz.
        unlabelled: reviews without a label.
        short: the folder of short English texts.
        chinese: the folder of Chinese texts.
    """

    imdb: Path | None = None
    unlabelled: Path | None = None
    short: Path | None = None
    chinese: Path | None = None


@dataclass(frozen=True)
class Material:
    """What a preset learns from.

    Attributes:
        reviews: the main part, with the reviews that are only tested on.
        ranks: token -> rank, of which ids are made.
        unlabelled: what its teachers speak about beside the reviews, in ranks.
        short: texts beside the reviews, and those that choose; None where there are none.
    """

    reviews: Imdb
    ranks: dict[str, int]
    unlabelled: list[list[int]]
    short: ShortTexts | None


def material_for(preset: Preset, places: Places) -> Material:
    """Load what a preset learns from.

    Raises:
        TrainingError: when something is missing or damaged.
    """
    if preset.language == "zh":
        return _chinese(places)
    reviews = load_reviews(preset, places)
    ranks = imdb.load_word_index(None, places.imdb)
    texts: list[list[int]] = []
    if preset.teaching is not None:
        texts = unlabelled.load(places.unlabelled or unlabelled.beside(places.imdb), ranks)
    return Material(reviews, ranks, texts, load_beside(preset, places.short, ranks))


def load_reviews(preset: Preset, places: Places) -> Imdb:
    """The labelled reviews; without those that a preset must not learn from."""
    if preset.language == "zh":
        return load_chinese(places.chinese).films
    if not is_trained_beside(preset):
        return imdb.load(places.imdb)
    return imdb.load(places.imdb, rows_to_leave_out(folder_of(places.short)))


def _chinese(places: Places) -> Material:
    """Film comments; their teachers speak about the segmented ones, too."""
    found = load_chinese(places.chinese)
    made = make(np.random.default_rng(MADE_SEED), MADE_CHINESE, CHINESE)
    questions = exam.load("choosing", exam.CHINESE_SENTENCES)
    asked = [(q.text, q.target) for q in questions if q.kind != exam.NEUTRAL]
    short = ShortTexts(
        learned={
            "segmented": found.segmented,
            "shopping": found.shopping,
            "made": chinese_texts([(one.text, one.positive) for one in made], found.ranks),
        },
        checks={
            "shopping": found.shopping_choosing,
            "exam": chinese_texts(asked, found.ranks),
        },
    )
    return Material(found.films, found.ranks, found.segmented.ranks, short)
