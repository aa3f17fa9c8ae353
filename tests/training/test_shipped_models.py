"""The models in the repository are what their cards say, and small enough."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from training.bundle.bundle import open_bundle
from training.bundle.card import CHECKPOINTS, README, read_card
from training.bundle.snapshots import INDEX, read
from training.export.verify import verify
from training.models.config import ALL
from training.models.specification import Specification

SHIPPED = ("simple-rnn", "gru", "lstm", "min-gru", "seed")
MODELS = Path(__file__).parents[2] / "web" / "public" / "models"
# The page waits for its first model; the seed is fetched only when it is chosen.
LARGEST_BYTES = {
    "simple-rnn": 365_000,
    "gru": 365_000,
    "lstm": 365_000,
    "min-gru": 365_000,
    "seed": 1_600_000,
}
# Fetched only when the page shows how training went.
LARGEST_CHECKPOINTS_BYTES = 1_500_000
LEAST_TEST_ACCURACY = {"simple-rnn": 0.88, "gru": 0.90, "lstm": 0.90, "min-gru": 0.88, "seed": 0.81}
LARGEST_GOLDEN_BYTES = 26_000


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_model_is_sound(name: str) -> None:
    assert verify(MODELS / name) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_model_was_made_by_the_preset_of_its_name(name: str) -> None:
    card, preset = read_card(MODELS / name), ALL[name]
    assert (card["id"], card["title"]) == (preset.id, preset.title)
    shipped, meant = Specification.from_json(card), preset.specification
    assert (shipped.layers, shipped.head, shipped.pooling) == (meant.layers, meant.head, None)
    assert card["vocabulary_size"] == meant.vocabulary_size
    assert card["reading"]["max_words"] == preset.reading.max_words


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_model_is_small(name: str) -> None:
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9))
        for path in (MODELS / name).iterdir()
        if path.is_file() and path.name != README
    }
    assert sum(sizes.values()) <= LARGEST_BYTES[name]
    assert sizes["card.json"] <= LARGEST_GOLDEN_BYTES


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_model_is_as_good_as_it_has_to_be(name: str) -> None:
    assert read_card(MODELS / name)["metrics"]["test_accuracy"] >= LEAST_TEST_ACCURACY[name]


@pytest.mark.parametrize(
    ("name", "sentences", "rewritten"),
    [("simple-rnn", 0.77, 0.66), ("gru", 0.825, 0.82), ("lstm", 0.825, 0.82)],
)
def test_a_shipped_model_reads_short_texts(name: str, sentences: float, rewritten: float) -> None:
    short = read_card(MODELS / name)["metrics"]["short"]
    assert short["sentences"] >= sentences
    assert short["rewritten"] >= rewritten


@pytest.mark.parametrize("name", ["gru", "lstm"])
def test_order_is_worth_something_to_a_network_with_gates(name: str) -> None:
    short = read_card(MODELS / name)["metrics"]["seeds"]["short"]
    assert short["sentences"] - short["sentences_shuffled"] >= 0.06


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "seed"])
def test_a_shipped_model_shows_how_it_was_trained(name: str) -> None:
    folder = MODELS / name / CHECKPOINTS
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    files = [(folder / entry["file"]).read_bytes() for entry in index["checkpoints"]]
    assert sum(len(gzip.compress(data, 9)) for data in files) <= LARGEST_CHECKPOINTS_BYTES
    first, *_, last = index["checkpoints"]
    assert first["validation_accuracy"] < 0.6 < 0.87 < last["validation_accuracy"]
    # The last one is what ships, in fewer bits.
    shipped = open_bundle(MODELS / name).weights.as_list()
    for exact, kept in zip(shipped[1:], read(folder, len(files) - 1)[1:], strict=True):
        assert np.array_equal(exact, kept)


@pytest.mark.parametrize("name", SHIPPED)
def test_short_golden_texts_have_gradients(name: str) -> None:
    card = read_card(MODELS / name)
    with_gradients = [entry for entry in card["golden"] if "gradients" in entry]
    # The seed pads every text to 64 steps, too many for a card.
    assert len(with_gradients) == (0 if name == "seed" else 2)
    for entry in with_gradients:
        shapes = [np.shape(entry["gradients"][part]) for part in ("inputs", "states")]
        steps = len(entry["ids"])
        assert shapes == [(steps, card["embedding"]["size"]), (steps, card["layers"][0]["units"])]


def test_a_text_longer_than_the_seed_reads_shows_in_its_golden_values() -> None:
    golden = read_card(MODELS / "seed")["golden"]
    assert any(len(entry["text"].split()) > 64 for entry in golden)
    assert {len(entry["ids"]) for entry in golden} == {64}
