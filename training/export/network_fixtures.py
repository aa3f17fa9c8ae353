"""Writes tests/fixtures/networks: tiny whole model directories, one for each kind of network.

``python -m training.export.network_fixtures`` writes them; a test writes them again and compares.
Weights are random and seeded, goldens are Keras' own. Sizes are small, and no two in a network are
equal, so that a transposed axis cannot pass.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf

from training.bundle.bundle import VOCABULARY
from training.bundle.card import write_card
from training.bundle.golden import golden_values
from training.bundle.weights import Weights, shipped_arrays
from training.export.checks import convert
from training.models.network import build_network
from training.models.specification import Embedding, Head, Layer, Pooling, Specification
from training.text.reading import Rule
from training.text.tokenisers import CHARACTERS, WORDS, Tokeniser
from training.text.vocabulary import SPECIAL_WORDS, Vocabulary

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures" / "networks"
SEED = 20261130
WEIGHT_SCALE = 0.8

_WORD_LIST = "the a slow bright film tune was not very good dull we sang and slept"
OWN_WORDS = Vocabulary([*SPECIAL_WORDS, *_WORD_LIST.split()])
OWN_CHARACTERS = Vocabulary([*SPECIAL_WORDS, *"aefimnotx!映画\u0307"])
TEXTS = ("", "A bright tune.", "The film was not very good, and we slept!", "We sang a quorx")
CHARACTER_TEXTS = ("", "A fine\ntone!", "İ 映画 x\U0001f44dn")
WHOLE = Rule()
TWO_CLASSES = Head("sigmoid", ("calm", "loud"))
TAGS = ("NOUN", "VERB", "OTHER")


@dataclass(frozen=True)
class Fixture:
    """What a card says first of such a network."""

    id: str
    specification: Specification
    reading: Rule = WHOLE
    tokeniser: Tokeniser = WORDS
    language: str = "en"
    listed: bool = True

    @property
    def title(self) -> str:
        """Its id in words."""
        return self.id.replace("-", " ").capitalize()

    @property
    def vocabulary(self) -> Vocabulary:
        """That of its tokeniser."""
        return OWN_CHARACTERS if self.tokeniser == CHARACTERS else OWN_WORDS


def _network(
    size: int,
    *layers: Layer,
    head: Head = TWO_CLASSES,
    pooling: Pooling | None = None,
    masked: bool = False,
    ids: int = len(OWN_WORDS),
) -> Specification:
    return Specification(ids, Embedding(ids, size, masked), layers, head, pooling)


ALL = (
    Fixture("two-layers", _network(5, Layer("GRU", 3), Layer("LSTM", 4))),
    # Both halves of the first layer go into the second.
    Fixture("both-directions", _network(5, Layer("SimpleRNN", 3, "both"), Layer("GRU", 2))),
    # The answer is read from the final states of both directions, at opposite ends of the text.
    Fixture("both-directions-last", _network(3, Layer("LSTM", 2, "both"))),
    Fixture(
        "three-classes",
        _network(2, Layer("GRU", 5), head=Head("softmax", ("bad", "fair", "good"))),
        Rule(unknown="dropped"),
    ),
    Fixture(
        "labels",
        _network(
            5, Layer("GRU", 2, "both"), head=Head("labels", ("calm", "loud", "odd")), pooling="mean"
        ),
    ),
    Fixture(
        "characters",
        _network(2, Layer("SimpleRNN", 5), ids=len(OWN_CHARACTERS)),
        Rule(max_words=12, keep="first"),
        CHARACTERS,
        "ja",
    ),
    Fixture("min-gru", _network(5, Layer("MinGRU", 4), masked=True)),
    Fixture(
        "per-token",
        _network(2, Layer("SimpleRNN", 5), head=Head("softmax", TAGS, "token")),
        Rule(start_token=None),
        listed=False,
    ),
    Fixture(
        "pooled",
        _network(2, Layer("GRU", 5), pooling="max"),
        Rule(max_words=7, pad_to=5, pad_at="start"),
    ),
)


def weights_of(fixture: Fixture) -> Weights:
    """Its random weights, as they ship."""
    random = np.random.default_rng([SEED, *fixture.id.encode()])
    network = build_network(fixture.specification)
    arrays = [
        random.uniform(-WEIGHT_SCALE, WEIGHT_SCALE, array.shape).astype(np.float32)
        for array in network.get_weights()
    ]
    return Weights.of(fixture.specification, shipped_arrays(fixture.specification, arrays))


def write_all(folder: Path = FIXTURES) -> list[Path]:
    """Write every network's directory, and remove what else the folder holds."""
    shutil.rmtree(folder, ignore_errors=True)
    written = []
    for fixture in ALL:
        # Keras counts layers of a kind, and its count goes into the names of weights.
        tf.keras.backend.clear_session()
        directory = folder / fixture.id
        directory.mkdir(parents=True)
        weights = weights_of(fixture)
        convert(weights.network(), directory, "float32")
        fixture.vocabulary.save(directory / VOCABULARY)
        texts = CHARACTER_TEXTS if fixture.tokeniser == CHARACTERS else TEXTS
        golden = golden_values(
            weights, fixture.vocabulary, fixture.reading, texts, fixture.tokeniser
        )
        write_card(directory, fixture, {"data": "none: random weights"}, {}, golden)
        written.append(directory)
    return written


if __name__ == "__main__":
    for path in write_all():
        sys.stdout.write(f"wrote {path}\n")
