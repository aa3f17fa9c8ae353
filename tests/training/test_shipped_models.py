"""The models in the repository are what their cards say, and small enough."""

import gzip
from pathlib import Path

import pytest

from training.card import read_card
from training.config import PRESETS
from training.verify import verify

MODELS = Path(__file__).parents[2] / "web" / "public" / "models"
# The page waits for its first model; the seed is fetched only when it is chosen.
LARGEST_BYTES = {"simple-rnn": 330_000, "seed": 1_600_000}
LARGEST_GOLDEN_BYTES = 25_000


@pytest.mark.parametrize("name", PRESETS)
def test_a_shipped_model_is_sound(name: str) -> None:
    assert verify(MODELS / name) == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_shipped_model_was_made_by_the_preset_of_its_name(name: str) -> None:
    card, preset = read_card(MODELS / name), PRESETS[name]
    assert (card["id"], card["title"]) == (preset.id, preset.title)
    assert card["units"] == preset.architecture.units
    assert card["vocabulary_size"] == preset.architecture.vocabulary_size
    assert card["reading"]["max_words"] == preset.reading.max_words


@pytest.mark.parametrize("name", PRESETS)
def test_a_shipped_model_is_small(name: str) -> None:
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (MODELS / name).iterdir()
    }
    assert sum(sizes.values()) <= LARGEST_BYTES[name]
    assert sizes["card.json"] <= LARGEST_GOLDEN_BYTES


def test_the_page_opens_with_a_model_that_is_right_86_times_in_100() -> None:
    assert read_card(MODELS / "simple-rnn")["metrics"]["test_accuracy"] >= 0.86


def test_a_text_longer_than_the_seed_reads_shows_in_its_golden_values() -> None:
    golden = read_card(MODELS / "seed")["golden"]
    assert any(len(entry["text"].split()) > 64 for entry in golden)
    assert {len(entry["ids"]) for entry in golden} == {64}
