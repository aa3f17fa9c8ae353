"""The tokenisers: how a text is divided into what a vocabulary knows. A registry, one row each.

>>> [token.text for token in split("Not bad!", WORDS)]
['not', 'bad']
>>> [token.text for token in split("Not bad!", CHARACTERS)]
['n', 'o', 't', 'b', 'a', 'd', '!']
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

from training.errors import TrainingError
from training.text.chinese import spell_chinese, split_chinese
from training.text.simplified import simplified
from training.text.vocabulary import Word, places, plain_marks, spellings, split_words


@dataclass(frozen=True)
class Tokeniser:
    """The ``tokeniser`` entry of card.json.

    Attributes:
        kind: a row of ``TOKENISERS``.
        simplified: of ``chinese``: pairs of a traditional character and its simplified one, one
            behind the other (``simplified.py``).
        endings: whether a word that the vocabulary lacks is read as its last character's entry,
            where there is one (``vocabulary.ending``). It stays an unknown word.
        typographic: of ``words``: whether curly quotes, dashes and the like are read as on a
            typewriter (``vocabulary.plain_marks``).
    """

    kind: Literal["words", "characters", "chinese"] = "words"
    simplified: str = ""
    endings: bool = False
    typographic: bool = False

    def __post_init__(self) -> None:
        if self.kind not in TOKENISERS:
            raise TrainingError(
                f"Cannot tokenise by {self.kind!r}: take one of {', '.join(TOKENISERS)}."
            )

    def fitted_to(self, words: Iterable[str]) -> "Tokeniser":
        """As it ships with a vocabulary: it simplifies to those characters that have an id."""
        if self.kind != "chinese":
            return self
        return replace(self, simplified=simplified(frozenset(words)))

    def to_json(self) -> dict[str, Any]:
        """The card's entry; settings that are empty are left out."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Row:
    """A row of ``TOKENISERS``.

    Attributes:
        split: finds tokens with their places in the text.
        spell: finds the same tokens without their places, sooner.
    """

    split: Callable[[str, Tokeniser], list[Word]]
    spell: Callable[[str, Tokeniser], list[str]]


def split_characters(text: str) -> list[Word]:
    """Every code point of the lower-cased text that is not white space.

    White space is what ``str.split`` divides at. A letter that grows when it is lowered makes
    several tokens, which share its place:

    >>> [(word.start, word.end) for word in split_characters("İx")]
    [(0, 1), (0, 1), (1, 2)]
    """
    starts, source = places(text)
    return [
        Word(character, starts[source[k]], starts[source[k] + 1])
        for k, character in enumerate(text.lower())
        if not character.isspace()
    ]


def spell_characters(text: str) -> list[str]:
    """The same without their places."""
    return [character for character in text.lower() if not character.isspace()]


def _marked(text: str, tokeniser: Tokeniser) -> str:
    return plain_marks(text) if tokeniser.typographic else text


TOKENISERS: Final[dict[str, Row]] = {
    "words": Row(
        lambda text, tokeniser: split_words(_marked(text, tokeniser)),
        lambda text, tokeniser: spellings(_marked(text, tokeniser)),
    ),
    "characters": Row(
        lambda text, _: split_characters(text),
        lambda text, _: spell_characters(text),
    ),
    "chinese": Row(
        lambda text, tokeniser: split_chinese(text, tokeniser.simplified),
        lambda text, tokeniser: spell_chinese(text, tokeniser.simplified),
    ),
}
WORDS: Final = Tokeniser("words")
TYPED_WORDS: Final = Tokeniser("words", typographic=True)
CHARACTERS: Final = Tokeniser("characters")
CHINESE: Final = Tokeniser("chinese")


def split(text: str, tokeniser: Tokeniser) -> list[Word]:
    """Divide a text into tokens with their places."""
    return TOKENISERS[tokeniser.kind].split(text, tokeniser)


def spell(text: str, tokeniser: Tokeniser) -> list[str]:
    """The same tokens without their places, sooner."""
    return TOKENISERS[tokeniser.kind].spell(text, tokeniser)
