"""The word list of somebody's network, and what its file says of how a text becomes ids."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from training.errors import TrainingError
from training.text.vocabulary import (
    FILTERED,
    PAD,
    SPECIAL_WORDS,
    START,
    UNKNOWN,
    Vocabulary,
)

IMDB_WORDS = 88_584
# Ids that `imdb.load_data` uses before the words: what it adds, the start, and unknown words.
IMDB_FROM, IMDB_START, IMDB_UNKNOWN = 3, 1, 2
UNKNOWN_NAMES = ("[UNK]", "<unk>", "<OOV>", "<oov>", "<unknown>", "<UNK>", "UNK", "OOV")
VECTORIZED = ("", "[UNK]")


@dataclass(frozen=True)
class OwnerWords:
    """A word list.

    Attributes:
        ids: rank or id of each word.
        is_imdb: whether it is Keras' index of IMDB words.
        unknown: the id of unknown words, ``dropped``, or None where the file does not say.
        ids_below: Keras' ``num_words``.
        tokeniser: how the file says a text is divided, or None where it does not.
    """

    ids: dict[str, int] = field(default_factory=dict)
    is_imdb: bool = False
    unknown: int | Literal["dropped"] | None = None
    ids_below: int | None = None
    tokeniser: str | None = None


def load_words(path: Path) -> OwnerWords:
    """Read a Keras tokenizer, an index from word to id, a list in JSON, or one word a line.

    Raises:
        TrainingError: when it is none of these.
    """
    text = _text_of(path)
    try:
        found = json.loads(text)
    except ValueError as cause:
        if text.lstrip()[:1] == "{":
            raise TrainingError(f"Cannot read the words in {path}: it is not JSON.") from cause
        # Not splitlines(): U+0085 ends lines, and occurs in IMDB words.
        return _listed([word.removesuffix("\r") for word in text.removesuffix("\n").split("\n")])
    try:
        found = json.loads(found) if isinstance(found, str) else found
        if isinstance(found, list):
            return _listed([str(word) for word in found])
        if found.get("class_name") == "Tokenizer":
            return _tokenizer(path, found["config"])
        ids = {word: int(identifier) for word, identifier in found.items()}
    except (ValueError, TypeError, KeyError, AttributeError) as cause:
        raise TrainingError(
            f"Cannot read the words in {path}: it is no tokenizer, no list and no object from word "
            "to id."
        ) from cause
    is_imdb = "imdb" in path.name.lower() or len(ids) == IMDB_WORDS
    return OwnerWords(_whole(path, ids), is_imdb, _unknown_in(ids))


def arrange_ids(
    words: OwnerWords,
    *,
    index_from: int,
    start_token: int | None,
    unknown: int | Literal["dropped"],
    below: int,
) -> tuple[Vocabulary, list[int | None], int | Literal["dropped"]]:
    """Put padding, start and unknown first, as a model directory has them.

    >>> arrange_ids(
    ...     OwnerWords({"the": 1, "film": 2}),
    ...     index_from=3, start_token=1, unknown=2, below=9,
    ... )[0].words
    ('<pad>', '<start>', '<unknown>', 'the', 'film')

    Args:
        words: the list.
        index_from: what is added to its ids.
        start_token: the id before the first word, or None.
        unknown: the id of unknown words, or ``dropped``.
        below: rows of the embedding, or fewer: words from there on are unknown.

    Returns:
        The vocabulary; for each of its ids the row of the embedding; and the id of the model
        directory that unknown words are read as, or ``dropped``.
    """
    rows: list[int | None] = [0, start_token, None if unknown in ("dropped", PAD) else int(unknown)]
    by_id = {rank + index_from: word for word, rank in words.ids.items()}
    special = {PAD, start_token, unknown}
    listed = [
        (identifier, word)
        for identifier, word in sorted(by_id.items())
        if identifier < below and identifier not in special and word not in VECTORIZED
    ]
    names = [*SPECIAL_WORDS, *(word.replace("\n", " ") for _, word in listed)]
    rows += [identifier for identifier, _ in listed]
    if unknown == "dropped":
        return Vocabulary(names), rows, "dropped"
    same = PAD if unknown == PAD else START if unknown == start_token else UNKNOWN
    return Vocabulary(names), rows, same


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise TrainingError(f"Cannot read the words in {path}: it is not UTF-8.") from cause


def _listed(words: list[str]) -> OwnerWords:
    """Line k is the word with id k; ``get_vocabulary()`` has padding and unknown words first."""
    ids = {word: k for k, word in enumerate(words)}
    is_vectorized = tuple(words[: len(VECTORIZED)]) == VECTORIZED
    return OwnerWords(
        ids,
        unknown=_unknown_in(ids),
        tokeniser="keras-text-vectorization" if is_vectorized else None,
    )


def _tokenizer(path: Path, config: dict[str, Any]) -> OwnerWords:
    index = config["word_index"]
    index = json.loads(index) if isinstance(index, str) else index
    ids = _whole(path, {word: int(identifier) for word, identifier in index.items()})
    oov = config.get("oov_token")
    is_usual = (
        config.get("filters", FILTERED) == FILTERED
        and config.get("lower", True) is True
        and config.get("split", " ") == " "
        and not config.get("char_level", False)
    )
    return OwnerWords(
        ids,
        unknown="dropped" if oov is None else ids.get(oov, 1),
        ids_below=config.get("num_words"),
        tokeniser="words" if is_usual else "with settings of its own",
    )


def _whole(path: Path, ids: dict[str, int]) -> dict[str, int]:
    for word, identifier in ids.items():
        if identifier < 0:
            raise TrainingError(
                f"Cannot read the words in {path}: it gives {word!r} the id {identifier}."
            )
    return ids


def _unknown_in(ids: dict[str, int]) -> int | None:
    return next((ids[name] for name in UNKNOWN_NAMES if name in ids), None)
