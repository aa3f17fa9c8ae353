"""Against the real reviews, where they are: pass --imdb FILE or set IMDB_PATH."""

import json
from pathlib import Path

import pytest

from training.bundle.bundle import open_bundle
from training.bundle.card import read_card
from training.data import imdb
from training.fit.evaluate import evaluate
from training.fit.run import sequences
from training.models.config import PRESETS
from training.models.network import compiled
from training.text.vocabulary import RANK_OFFSET, UNKNOWN, Vocabulary, split_words

MODELS = Path(__file__).parents[2] / "web" / "public" / "models"


def test_raw_reviews_are_read_as_the_ranks_the_data_set_gives(imdb_file: Path) -> None:
    raw = imdb_file.parent / "raw_sample.jsonl"
    if not raw.exists():
        pytest.skip(f"needs {raw.name} beside the reviews")
    ranks = imdb.load_word_index(imdb_file=imdb_file)
    vocabulary = Vocabulary.from_imdb_ranks(ranks, len(ranks) + RANK_OFFSET + 1)
    for line in raw.read_text(encoding="utf-8").split("\n")[:-1]:
        review = json.loads(line)
        ids = [vocabulary.id_of(word.text) for word in split_words(review["text"])]
        expected = [rank + RANK_OFFSET if rank else UNKNOWN for rank in review["ranks"]]
        assert ids == expected


def test_the_shipped_vocabulary_is_the_word_index(imdb_file: Path) -> None:
    ranks = imdb.load_word_index(imdb_file=imdb_file)
    for name, preset in PRESETS.items():
        size = preset.specification.vocabulary_size
        shipped = Vocabulary.load(MODELS / name / "vocabulary.txt")
        assert shipped.words == Vocabulary.from_imdb_ranks(ranks, size).words


@pytest.mark.parametrize("name", PRESETS)
def test_the_cards_accuracy_is_that_of_the_shipped_files(name: str, imdb_file: Path) -> None:
    preset, test = PRESETS[name], imdb.load(imdb_file).test
    network = open_bundle(MODELS / name).weights.network()
    metrics = evaluate(compiled(network), sequences(preset, test.ranks), test.labels)
    expected = read_card(MODELS / name)["metrics"]["test_accuracy"]
    assert metrics.accuracy == pytest.approx(expected, abs=5 / len(test))
