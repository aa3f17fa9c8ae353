"""How a network reads: which ids it is given for a text, and which words it never sees.

>>> vocabulary = Vocabulary(["<pad>", "<start>", "<unknown>", "fine", "film"])
>>> read("Fine, fine film", vocabulary, Rule(max_words=3, keep="last")).ids
[3, 3, 4]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from training.errors import TrainingError
from training.text.vocabulary import (
    PAD,
    SPECIAL_WORDS,
    START,
    UNKNOWN,
    Vocabulary,
    split_words,
    utf16_length,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Token:
    """One step of a reading.

    Attributes:
        text: the lower-cased word, or ``<start>`` or ``<pad>``.
        start: UTF-16 offset in the original text; 0 for the start token, the text's length for
            padding.
        end: UTF-16 offset behind the word; equal to ``start`` for the start token and padding.
        id: the row of the embedding this step looks up.
        known: whether the vocabulary has the word; true for the start token and padding.
    """

    text: str
    start: int
    end: int
    id: int
    known: bool


@dataclass(frozen=True)
class Rule:
    """The ``reading`` entry of card.json.

    Attributes:
        start_token: the id put in front of the words, or None for no start token.
        max_words: the longest sequence read, start token included, or None for no limit. This is
            how Keras' ``load_data`` and ``pad_sequences`` count together.
        keep: which end of a longer sequence is read. ``last`` drops the start token first.
        pad_to: the shortest sequence read: shorter ones get padding behind them. None: no padding.
    """

    start_token: int | None = START
    max_words: int | None = None
    keep: Literal["first", "last"] = "last"
    pad_to: int | None = None

    def __post_init__(self) -> None:
        if self.start_token not in (None, START):
            raise TrainingError(f"Cannot read with start token {self.start_token}: 1 or null.")
        if self.max_words is not None and self.max_words < 1:
            raise TrainingError(f"Cannot read {self.max_words} words: take 1 or more, or null.")
        if self.keep not in ("first", "last"):
            raise TrainingError(f"Cannot keep the {self.keep!r} words: take 'first' or 'last'.")

    def window(self, sequence: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
        """Divide a whole sequence, start token included, into what is read and what is not."""
        excess = 0 if self.max_words is None else max(0, len(sequence) - self.max_words)
        if self.keep == "first":
            return sequence[: len(sequence) - excess], sequence[len(sequence) - excess :]
        return sequence[excess:], sequence[:excess]

    def ids(self, word_ids: Sequence[int]) -> list[int]:
        """The ids a network is given for the ids of a text's words.

        >>> Rule(max_words=3, keep="last", pad_to=5).ids([7, 8])
        [1, 7, 8, 0, 0]
        """
        start = [] if self.start_token is None else [self.start_token]
        kept, _ = self.window([*start, *word_ids])
        return [*kept, *[PAD] * self._missing(len(kept))]

    def _missing(self, length: int) -> int:
        return 0 if self.pad_to is None else max(0, self.pad_to - length)


@dataclass(frozen=True)
class Reading:
    """A text as a network reads it: its steps, and the words it was not given."""

    tokens: tuple[Token, ...]
    skipped: tuple[Token, ...]

    @property
    def ids(self) -> list[int]:
        """The ids of the steps, in order."""
        return [token.id for token in self.tokens]


def read(text: str, vocabulary: Vocabulary, rule: Rule) -> Reading:
    """Read a text. ``skipped`` holds words only: a dropped start token is not among them."""
    words = [
        Token(word.text, word.start, word.end, identifier, identifier != UNKNOWN)
        for word in split_words(text)
        for identifier in (vocabulary.id_of(word.text),)
    ]
    start = [] if rule.start_token is None else [Token(SPECIAL_WORDS[START], 0, 0, START, True)]
    kept, dropped = rule.window([*start, *words])
    end = utf16_length(text)
    padding = [Token(SPECIAL_WORDS[PAD], end, end, PAD, True)] * rule._missing(len(kept))
    return Reading((*kept, *padding), tuple(token for token in dropped if token.id != START))
