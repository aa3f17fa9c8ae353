"""THE definition of text -> words -> ids. ``web/src/text`` repeats it; shared fixtures compare.

>>> [word.text for word in split_words("A well-made FILM, isn't it?")]
['a', 'well', 'made', 'film', "isn't", 'it']
>>> Vocabulary(["<pad>", "<start>", "<unknown>", "film"]).id_of("film")
3
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from training.errors import TrainingError

PAD, START, UNKNOWN = 0, 1, 2
SPECIAL_WORDS = ("<pad>", "<start>", "<unknown>")
# Keras' IMDB ids are rank + 3 and ranks start at 1, so no word has id 3.
IMDB_SPECIAL_WORDS = (*SPECIAL_WORDS, "<unused>")
RANK_OFFSET = 3

FILTERED = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
_FILTERED_TO_SPACE = str.maketrans(dict.fromkeys(FILTERED, " "))
# An apostrophe, as phones type it, between two letters; and marks that separate words.
_APOSTROPHE = re.compile(r"(?<=[A-Za-z\u00C0-\u024F])[\u2019\u02BC\uFF07](?=[A-Za-z\u00C0-\u024F])")
_TYPOGRAPHIC = re.compile(r"[\u2018-\u201F\u02BC\uFF07\u2013\u2014\u2026\u00AB\u00BB\u2039\u203A]")
_LAST_CODE_OF_ONE_UNIT = 0xFFFF


@dataclass(frozen=True)
class Word:
    """A lower-cased word and where it stood in the original text.

    Attributes:
        text: the word as the vocabulary would spell it.
        start: UTF-16 offset of its first code unit in the original text.
        end: UTF-16 offset just behind its last code unit.
    """

    text: str
    start: int
    end: int


def utf16_length(text: str) -> int:
    """Length of ``text`` as JavaScript counts it: 2 for a character beyond U+FFFF, else 1."""
    return sum(2 if ord(character) > _LAST_CODE_OF_ONE_UNIT else 1 for character in text)


def spellings(text: str) -> list[str]:
    """The lower-cased words of a text, without their places: what ``split_words`` finds, sooner.

    >>> spellings("A well-made FILM")
    ['a', 'well', 'made', 'film']
    """
    return text.lower().translate(_FILTERED_TO_SPACE).split()


def plain_marks(text: str) -> str:
    """A text of the same length as it would be typed on a typewriter.

    An apostrophe between letters, as phones type it, becomes ``'``; typographic quotes, dashes and
    dots, which Keras' filters do not know, become spaces.

    >>> plain_marks("\u201cIt wasn\u2019t bad\u2026\u201d")
    " It wasn't bad  "
    """
    return _TYPOGRAPHIC.sub(" ", _APOSTROPHE.sub("'", text))


def places(text: str) -> tuple[list[int], list[int]]:
    """Where the characters of the lower-cased text come from.

    Returns:
        The UTF-16 offset of each character of ``text``, and behind them its length; and for each
        character of ``text.lower()`` the position of the one in ``text`` that it comes from.

    >>> places("a\U0001f44dİ")
    ([0, 1, 3, 4], [0, 1, 2, 2])
    """
    # A character's lower case may depend on its neighbours, but its length never does.
    units = [utf16_length(character) for character in text]
    source = [index for index, character in enumerate(text) for _ in character.lower()]
    return list(accumulate(units, initial=0)), source


def split_words(text: str) -> list[Word]:
    """Split a text into lower-cased words.

    The whole text is lower-cased at once, because a Greek sigma looks at its neighbours (across a
    full stop, too); then filtered characters become spaces, and white space divides the words.

    The lower-cased text can be longer than the original. In "İx" the first letter becomes two
    characters, yet the word "i̇x" stands at 0..2 of the original:

    >>> split_words("İx")
    [Word(text='i̇x', start=0, end=2)]
    """
    spaced = text.lower().translate(_FILTERED_TO_SPACE)
    starts, source = places(text)
    words: list[Word] = []
    position = 0
    for word in spaced.split():
        first = spaced.index(word, position)
        position = first + len(word)
        words.append(Word(word, starts[source[first]], starts[source[position - 1] + 1]))
    return words


def ending(word: str) -> str:
    """The entry of a vocabulary that stands for unknown words with this word's last character.

    No word of a text has a star: splitting takes it for a space.

    >>> ending("可能性")
    '*性'
    """
    return f"*{word[-1]}"


class Vocabulary:
    """The words a network knows; a word's id is its position."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words in the order of their ids, special words first.

        Raises:
            TrainingError: when the first three are not the special words, or a word occurs twice.
        """
        if tuple(words[: len(SPECIAL_WORDS)]) != SPECIAL_WORDS:
            raise TrainingError(
                f"Cannot use a vocabulary that starts with {list(words[:3])}: "
                f"its first three words must be {list(SPECIAL_WORDS)}."
            )
        self.words = tuple(words)
        # No word of a text can equal a special one: splitting removes "<" and ">".
        self._ids = {word: identifier for identifier, word in enumerate(self.words)}
        if len(self._ids) != len(self.words):
            twice = next(word for k, word in enumerate(self.words) if self._ids[word] != k)
            raise TrainingError(f"Cannot use a vocabulary that lists {twice!r} twice: remove one.")

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        return word in self._ids

    def id_of(self, word: str, endings: bool = False) -> int:
        """The id of a lower-cased word, with ``endings`` else of its ending, or ``UNKNOWN``."""
        found = self._ids.get(word)
        if found is None and endings:
            found = self._ids.get(ending(word))
        return UNKNOWN if found is None else found

    @classmethod
    def from_imdb_ranks(cls, ranks: Mapping[str, int], size: int) -> "Vocabulary":
        """The most frequent words of Keras' word index, as many as make ``size`` ids.

        >>> Vocabulary.from_imdb_ranks({"and": 2, "the": 1, "a": 3}, size=6).words[3:]
        ('<unused>', 'the', 'and')

        Raises:
            TrainingError: when the index has too few words or its ranks have gaps.
        """
        if size > len(ranks) + len(IMDB_SPECIAL_WORDS):
            raise TrainingError(
                f"Cannot make a vocabulary of {size} ids: the word index has {len(ranks)} words. "
                "Take Keras' imdb_word_index.json."
            )
        ordered = sorted(ranks, key=ranks.__getitem__)
        if [ranks[word] for word in ordered] != list(range(1, len(ordered) + 1)):
            raise TrainingError(
                "Cannot use a word index whose ranks are not 1, 2, 3, … without a gap: "
                "take Keras' imdb_word_index.json."
            )
        return cls([*IMDB_SPECIAL_WORDS, *ordered][:size])

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """Read ``vocabulary.txt``: UTF-8, line k (from 0) is the word with id k."""
        # Neither text mode nor splitlines(): U+0085 ends lines, and occurs in IMDB words.
        return cls(path.read_bytes().decode("utf-8").removesuffix("\n").split("\n"))

    def save(self, path: Path) -> None:
        """Write ``vocabulary.txt``."""
        path.write_bytes("".join(f"{word}\n" for word in self.words).encode("utf-8"))


def ids_of_ranks(ranks: Iterable[int], size: int) -> list[int]:
    """IMDB word ranks as ids of a vocabulary of ``size`` ids; rarer words become ``UNKNOWN``.

    >>> ids_of_ranks([1, 2, 3], size=6)  # "the" is 4, "and" is 5, and 6 is one too many
    [4, 5, 2]
    """
    return [rank + RANK_OFFSET if rank + RANK_OFFSET < size else UNKNOWN for rank in ranks]
