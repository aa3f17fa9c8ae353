"""What an export reads for its figures, once: test reviews and short texts, by language."""

from dataclasses import dataclass
from pathlib import Path

from training.analysis.short_measures import ShortTests, load_short_tests
from training.data import imdb
from training.data.chinese import chinese_texts, load_chinese
from training.data.imdb import Imdb
from training.data.short import Texts, folder_of
from training.exam import exam
from training.fit.beside import is_trained_beside
from training.fit.material import Places, load_reviews
from training.models.preset import Preset


@dataclass(frozen=True)
class Asked:
    """Texts to measure by.

    Attributes:
        reviews: the main part; its ``test`` is measured.
        ranks: token -> rank.
        short: texts beside them; None for a network that learned from reviews alone.
    """

    reviews: Imdb
    ranks: dict[str, int]
    short: ShortTests | None


def asked_of(preset: Preset, places: Places, word_index: Path | None = None) -> Asked:
    """Load what a preset's networks are measured by.

    Raises:
        TrainingError: when something is missing or damaged.
    """
    if preset.language == "zh":
        return _chinese(places)
    ranks = imdb.load_word_index(word_index, places.imdb)
    short = None
    if is_trained_beside(preset):
        short = load_short_tests(folder_of(places.short), ranks)
    return Asked(load_reviews(preset, places), ranks, short)


def _chinese(places: Places) -> Asked:
    found = load_chinese(places.chinese)
    questions = exam.load("reported", exam.CHINESE_SENTENCES)
    test = found.films.test
    return Asked(
        found.films,
        found.ranks,
        ShortTests(
            {"comments": Texts(test.ranks, test.labels), "shopping": found.shopping_reported},
            questions,
            chinese_texts([(one.text, one.target) for one in questions], found.ranks),
        ),
    )
