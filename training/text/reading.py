"""How a network reads: which ids it is given for a text, and which words it never sees.

>>> vocabulary = Vocabulary(["<pad>", "<start>", "<unknown>", "fine", "film"])
>>> read("Fine, fine film", vocabulary, Rule(max_words=3, keep="last")).ids
[3, 3, 4]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from training.errors import TrainingError
from training.text.tokenisers import WORDS, Tokeniser, split
from training.text.vocabulary import (
    PAD,
    SPECIAL_WORDS,
    START,
    UNKNOWN,
    Vocabulary,
    utf16_length,
)

T = TypeVar("T")
DROPPED: Literal["dropped"] = "dropped"


@dataclass(frozen=True)
class Token:
    """One step of a reading.

    Attributes:
        text: the lower-cased word, or ``<start>`` or ``<pad>``.
        start: UTF-16 offset in the original text; 0 for the start token and for padding in front,
            the text's length for padding behind.
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
        pad_to: the shortest sequence read: shorter ones get padding. None: no padding.
        pad_at: where the padding stands: in front of the words (``start``) or behind them.
        unknown: the id of a word that the vocabulary lacks, or ``dropped``: it is left out, before
            anything is counted.
    """

    start_token: int | None = START
    max_words: int | None = None
    keep: Literal["first", "last"] = "last"
    pad_to: int | None = None
    pad_at: Literal["start", "end"] = "end"
    unknown: int | Literal["dropped"] = UNKNOWN

    def __post_init__(self) -> None:
        if self.start_token not in (None, START):
            raise TrainingError(f"Cannot read with start token {self.start_token}: 1 or null.")
        if self.max_words is not None and self.max_words < 1:
            raise TrainingError(f"Cannot read {self.max_words} words: take 1 or more, or null.")
        if self.keep not in ("first", "last"):
            raise TrainingError(f"Cannot keep the {self.keep!r} words: take 'first' or 'last'.")
        if self.pad_at not in ("start", "end"):
            raise TrainingError(f"Cannot pad at {self.pad_at!r}: take 'start' or 'end'.")
        if self.unknown != DROPPED and not isinstance(self.unknown, int):
            raise TrainingError(
                f"Cannot read unknown words as {self.unknown!r}: take an id, or 'dropped'."
            )

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
        return self.padded(kept, PAD)

    def padded(self, kept: Sequence[T], padding: T) -> list[T]:
        """Fill a sequence up.

        >>> Rule(pad_to=4, pad_at="start").padded([1, 7], 0)
        [0, 0, 1, 7]
        """
        missing = [padding] * (0 if self.pad_to is None else max(0, self.pad_to - len(kept)))
        return [*missing, *kept] if self.pad_at == "start" else [*kept, *missing]


@dataclass(frozen=True)
class Reading:
    """A text as a network reads it: its steps, and the words it was not given."""

    tokens: tuple[Token, ...]
    skipped: tuple[Token, ...]

    @property
    def ids(self) -> list[int]:
        """The ids of the steps, in order."""
        return [token.id for token in self.tokens]


def read(text: str, vocabulary: Vocabulary, rule: Rule, tokeniser: Tokeniser = WORDS) -> Reading:
    """Read a text. ``skipped`` holds words only: a dropped start token is not among them."""
    substitute = UNKNOWN if rule.unknown == DROPPED else rule.unknown

    def _id_of(word: str) -> int:
        found = vocabulary.id_of(word, tokeniser.endings)
        return found if found != UNKNOWN or word in vocabulary else substitute

    words = [
        Token(
            word.text,
            word.start,
            word.end,
            _id_of(word.text),
            word.text in vocabulary,
        )
        for word in split(text, tokeniser)
    ]
    is_read = [word.known or rule.unknown != DROPPED for word in words]
    unread = [word for word, is_taken in zip(words, is_read, strict=True) if not is_taken]
    start = [] if rule.start_token is None else [Token(SPECIAL_WORDS[START], 0, 0, START, True)]
    taken = [word for word, is_taken in zip(words, is_read, strict=True) if is_taken]
    kept, cut = rule.window([*start, *taken])
    at = utf16_length(text) if rule.pad_at == "end" else 0
    skipped = [*unread, *(token for token in cut if token not in start)]
    return Reading(
        tuple(rule.padded(kept, Token(SPECIAL_WORDS[PAD], at, at, PAD, True))),
        tuple(sorted(skipped, key=lambda token: token.start)),
    )
