"""Somebody's list of words in the order this project keeps them: padding, start, unknown, words.

>>> vocabulary, rows = arrange(["", "[UNK]", "the", "film"])
>>> vocabulary.words, rows
(('<pad>', '<start>', '<unknown>', 'the', 'film'), [0, None, 1, 2, 3])
"""

import json
from collections.abc import Sequence
from pathlib import Path

from training.errors import TrainingError
from training.text.vocabulary import IMDB_SPECIAL_WORDS, SPECIAL_WORDS, Vocabulary, split_words

# Spellings of the special words in Keras' TextVectorization and Tokenizer, and in other lists.
PADDING = ("", "<pad>", "[pad]", "<padding>")
START = ("<start>", "[start]", "<s>", "<bos>", "[cls]")
UNKNOWN = ("<unknown>", "[unk]", "<unk>", "<oov>", "[oov]")


def load(path: Path, index_from: int | None) -> list[str | None]:
    """Read a word list; entry k is the word with id k, None where an id has no word.

    Args:
        path: a text file, line k (from 0) being the word with id k, or a JSON file: a list of
            words, or an object from word to id, as ``Tokenizer.word_index`` is.
        index_from: what ``imdb.load_data`` added to every id of the JSON object: 3 by default. Ids
            0, 1 and 2 are then padding, start and unknown, as there.

    Raises:
        TrainingError: when it is not there or holds something else.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as cause:
        raise TrainingError(f"Cannot read the words in {path}: {cause.strerror}.") from cause
    except UnicodeDecodeError as cause:
        raise TrainingError(f"Cannot read the words in {path}: it is not UTF-8.") from cause
    if path.suffix != ".json":
        if index_from is not None:
            raise TrainingError("--index-from is for a .json file of words and ids: leave it out.")
        # Not splitlines(): U+0085 ends lines, and occurs in IMDB words.
        return [word.removesuffix("\r") for word in text.removesuffix("\n").split("\n")]
    try:
        found = json.loads(text)
    except ValueError as cause:
        raise TrainingError(f"Cannot read the words in {path}: it is not JSON.") from cause
    if isinstance(found, list) and all(isinstance(word, str) for word in found):
        return list(found)
    is_index = isinstance(found, dict) and all(type(k) is int and k >= 0 for k in found.values())
    if not is_index or not found:
        raise TrainingError(
            f"Cannot read the words in {path}: it is neither a list of words nor an object from "
            "word to id."
        )
    offset = index_from or 0
    words: list[str | None] = [None] * (max(found.values()) + offset + 1)
    if index_from is not None:
        words[: len(IMDB_SPECIAL_WORDS)] = IMDB_SPECIAL_WORDS
    for word, identifier in found.items():
        words[identifier + offset] = word
    return words


def arrange(
    words: Sequence[str | None], unknown: str | None = None
) -> tuple[Vocabulary, list[int | None]]:
    """Put padding, start and unknown first.

    Args:
        words: entry k is the word with id k in the network's embedding.
        unknown: the word that stands for those not in the list; by default one of ``UNKNOWN``.

    Returns:
        The vocabulary, and for each of its ids the row of the embedding it had, or None where the
        list has no such special word.

    Raises:
        TrainingError: when no word stands for unknown ones, or a word occurs twice.
    """
    # Special words stand at the front; "<s>" further down may be anything.
    spelled = [None if word is None else word.lower() for word in words]
    specials = [
        _first(spelled, PADDING),
        _first(spelled, START),
        _first(spelled, UNKNOWN if unknown is None else (unknown.lower(),)),
    ]
    # An id that no word has is padding by Keras' convention.
    if specials[0] is None and words and words[0] is None:
        specials[0] = 0
    if specials[2] is None:
        wanted = ", ".join(repr(word) for word in UNKNOWN[:4]) if unknown is None else repr(unknown)
        raise TrainingError(
            f"Cannot tell which id stands for unknown words: the list has no {wanted}. "
            "Name its entry with --unknown WORD."
        )
    rest = [
        k for k, word in enumerate(words) if k not in specials and word is not None and word != ""
    ]
    listed = [_plain(str(words[k])) for k in rest]
    return Vocabulary([*SPECIAL_WORDS, *listed]), [*specials, *rest]


def unreadable(vocabulary: Vocabulary) -> int:
    """How many of the words no text can contain, as it is read here: "Film" and "end." cannot."""
    return sum(
        [found.text for found in split_words(word)] != [word]
        for word in vocabulary.words[len(SPECIAL_WORDS) :]
        if word != IMDB_SPECIAL_WORDS[-1]
    )


def _plain(word: str) -> str:
    unused = IMDB_SPECIAL_WORDS[-1]
    return unused if word.lower() == unused else word.replace("\n", " ")


def _first(spelled: Sequence[str | None], names: Sequence[str]) -> int | None:
    return next((k for k, word in enumerate(spelled) if word is not None and word in names), None)
