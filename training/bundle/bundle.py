"""A model directory, opened: card, weights and vocabulary, and what they make of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.bundle.card import read_card
from training.bundle.exported import read_weights
from training.bundle.recurrence import Trace, run
from training.bundle.weights import Weights
from training.errors import TrainingError
from training.models.specification import Specification
from training.text.reading import Rule, read
from training.text.tokenisers import Tokeniser
from training.text.vocabulary import Vocabulary

VOCABULARY = "vocabulary.txt"


@dataclass(frozen=True)
class Bundle:
    """A model directory's content.

    Attributes:
        card: in format 2.
        weights: of the network, with its specification.
        vocabulary: its tokens.
    """

    card: dict[str, Any]
    weights: Weights
    vocabulary: Vocabulary

    @property
    def rule(self) -> Rule:
        """Which ids the network is given."""
        return Rule(**self.card["reading"])

    def ids_of(self, text: str) -> list[int]:
        """The ids that the network is given for a text."""
        tokeniser = Tokeniser(**self.card["tokeniser"])
        return read(text, self.vocabulary, self.rule, tokeniser).ids

    def trace(self, ids: Sequence[int]) -> Trace:
        """What the network computes over ids, by NumPy."""
        return run(self.weights, ids)


def open_bundle(directory: Path) -> Bundle:
    """Read a model directory.

    Raises:
        TrainingError: when its card, its weights or its vocabulary cannot be read.
    """
    card = read_card(directory)
    weights = read_weights(directory, Specification.from_json(card))
    try:
        vocabulary = Vocabulary.load(directory / VOCABULARY)
    except OSError as cause:
        raise TrainingError(
            f"Cannot read the model in {directory}: {cause}. Export it again."
        ) from cause
    return Bundle(card, weights, vocabulary)
