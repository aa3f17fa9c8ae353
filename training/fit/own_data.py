"""Somebody's own reviews in the shape the rest of this package trains on.

Words get ranks by frequency, as in Keras' IMDB files, so that ids are rank + 3 here, too, and
line 3 of the vocabulary is ``<unused>``.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data.imdb import Imdb, Reviews
from training.data.labels import Classes, classes_of
from training.data.reviews_file import UTF_8, BadRow, Row, read_rows
from training.errors import TrainingError
from training.models.config import ALL
from training.models.methods import EveryStep, Notebook
from training.models.preset import Preset
from training.text.vocabulary import IMDB_SPECIAL_WORDS, split_words

TEST_SHARE = 0.1
LEAST_ROWS_PER_CLASS = 20
# Words that occur once are read as unknown: the network could only memorise them, and it learns
# from them how to read unknown words.
LEAST_COUNT = 2
# Presets set their epochs for tens of thousands of reviews; fewer reviews get more epochs.
LEAST_BATCHES = 300
MOST_EPOCHS = 30
# An error lists this many bad rows and counts the others.
LISTED_BAD_ROWS = 10
FINGERPRINT = "data.sha256"
Array = NDArray[np.float32]
Rows = NDArray[np.intp]
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True)
class Source:
    """Where the reviews are, and how they are labelled; see ``train --help``."""

    file: Path
    text: str
    label: str
    positive: str | None = None
    negative: str | None = None
    encoding: str = UTF_8
    skip_bad_rows: bool = False


@dataclass(frozen=True)
class OwnData:
    """What was read.

    Attributes:
        reviews: the training and the test part, as ranks.
        ranks: word -> rank, by frequency in the training part; 1 is the most frequent.
        notes: sentences for the person who asked: what was skipped, and how much there is.
    """

    reviews: Imdb
    ranks: dict[str, int]
    notes: tuple[str, ...]


def load(source: Source, seed: int) -> OwnData:
    """Read the file, find its classes, set a test part aside and rank the words.

    Raises:
        TrainingError: when it cannot be used, or has bad rows and nobody said to skip them.
    """
    rows, bad = read_rows(source.file, source.text, source.label, source.encoding)
    if not rows:
        raise TrainingError(f"Cannot train on {source.file}: it has no row with text and label.")
    classes = classes_of([row.label for row in rows], source.positive, source.negative)
    rows, more_bad = _usable(rows, classes)
    bad = sorted([*bad, *more_bad], key=lambda row: row.line)
    listed = _list(bad)
    if bad and not source.skip_bad_rows:
        raise TrainingError(
            f"Cannot use {len(bad):,} of the rows of {source.file}: {listed}. "
            "Correct them, or leave them out with --skip-bad-rows."
        )
    distinct = list({row.text: row for row in reversed(rows)}.values())[::-1]
    labels = np.array([classes.index_of(row.label) for row in distinct], np.float32)
    _check_size(source.file, classes, labels)

    train, test = _divide(labels, seed)
    words = [[word.text for word in split_words(row.text)] for row in distinct]
    ranks = rank_words([words[row] for row in train])
    in_ranks = [[ranks.get(word, len(ranks) + 1) for word in review] for review in words]
    everything = Reviews(in_ranks, labels)
    notes = [f"skipped {len(bad):,} bad rows: {listed}"] if bad else []
    if len(distinct) < len(rows):
        notes.append(f"left out {len(rows) - len(distinct):,} rows that repeat a text")
    negative, positive = classes.names
    notes.append(
        f"{len(distinct):,} reviews, {int(labels.sum()):,} of them {positive!r} and the others "
        f"{negative!r}; {len(ranks):,} words occur {LEAST_COUNT} times or more"
    )
    return OwnData(
        Imdb(
            everything.take(train),
            everything.take(test),
            description=f"{len(distinct):,} reviews of {source.file.name}",
            classes=classes.names,
        ),
        ranks,
        tuple(notes),
    )


def rank_words(reviews: Sequence[Sequence[str]]) -> dict[str, int]:
    """Words that occur ``LEAST_COUNT`` times or more, the most frequent first, equals by name.

    >>> rank_words([["fine", "film"], ["dull", "film", "fine", "film"]])
    {'film': 1, 'fine': 2}
    """
    counts = Counter(word for review in reviews for word in review)
    frequent = [word for word, count in counts.items() if count >= LEAST_COUNT]
    ordered = sorted(frequent, key=lambda word: (-counts[word], word))
    return {word: rank for rank, word in enumerate(ordered, 1)}


def preset_for(base: Preset, data: OwnData, name: str, title: str, epochs: int | None) -> Preset:
    """A preset like ``base`` that fits the data: its vocabulary, its classes, its epochs.

    Raises:
        TrainingError: when ``name`` cannot name a model directory, or ``base`` cannot be used.
    """
    if not isinstance(base.training, EveryStep):
        raise TrainingError(
            f"Cannot train {base.id} on reviews of your own: "
            f"{'it repeats the notebook' if isinstance(base.training, Notebook) else 'it tags'}. "
            "Take simple-rnn."
        )
    if name in ALL or not _ID.fullmatch(name):
        raise TrainingError(
            f"Cannot call a model {name!r}: pass --id with lower-case letters, digits and hyphens, "
            f"and none of {', '.join(ALL)}."
        )
    size = min(base.specification.vocabulary_size, len(data.ranks) + len(IMDB_SPECIAL_WORDS))
    batches = math.ceil(
        len(data.reviews.train) * (1 - base.validation_share) / base.training.batch_size
    )
    wanted = min(MOST_EPOCHS, max(base.training.epochs, math.ceil(LEAST_BATCHES / batches)))
    return replace(
        base,
        id=name,
        title=title,
        specification=replace(
            base.specification.with_vocabulary(size),
            head=replace(base.specification.head, classes=data.reviews.classes),
        ),
        training=replace(base.training, epochs=epochs or wanted),
        teaching=None,
        # Not quantised: with a few dozen test reviews, one verdict that quantising changes would
        # refuse the export, and a model of one's own need not be small.
        embedding_dtype="float32",
    )


def id_of(file: Path) -> str:
    """A model's id from its file's name.

    >>> id_of(Path("data/My Reviews.csv.gz"))
    'my-reviews'
    """
    name = file.name.lower().split(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


def claim(folder: Path, data: OwnData) -> None:
    """Note in a run's folder which data it is trained on, or check that it is the same.

    Raises:
        TrainingError: when the run there was trained on other data.
    """
    parts = [(part.ranks, part.labels.tolist()) for part in (data.reviews.train, data.reviews.test)]
    fingerprint = hashlib.sha256(repr((parts, data.ranks, data.reviews.classes)).encode())
    note = folder / FINGERPRINT
    if note.exists() and note.read_text().strip() != fingerprint.hexdigest():
        raise TrainingError(
            f"Cannot go on in {folder}: the run there was trained on other data. "
            "Take another --id, or remove it."
        )
    folder.mkdir(parents=True, exist_ok=True)
    note.write_text(fingerprint.hexdigest() + "\n")


def _usable(rows: Sequence[Row], classes: Classes) -> tuple[list[Row], list[BadRow]]:
    good: list[Row] = []
    bad: list[BadRow] = []
    for row in rows:
        if classes.index_of(row.label) is None:
            bad.append(BadRow(row.line, f"the label {row.label!r}"))
        elif not split_words(row.text):
            bad.append(BadRow(row.line, "a text without a word"))
        else:
            good.append(row)
    return good, bad


def _list(bad: Sequence[BadRow]) -> str:
    listed = "; ".join(f"line {row.line}: {row.why}" for row in bad[:LISTED_BAD_ROWS])
    others = len(bad) - LISTED_BAD_ROWS
    return listed if others <= 0 else f"{listed}; and {others:,} more"


def _check_size(file: Path, classes: Classes, labels: Array) -> None:
    for index, name in enumerate(classes.names):
        count = int(np.sum(labels == index))
        if count < LEAST_ROWS_PER_CLASS:
            raise TrainingError(
                f"Cannot train on {file}: only {count} different texts are labelled {name!r}. "
                f"Bring {LEAST_ROWS_PER_CLASS} or more of each class."
            )


def _divide(labels: Array, seed: int) -> tuple[Rows, Rows]:
    """Positions of the training and of the test part, the same share of both classes, shuffled."""
    random = np.random.default_rng(seed)
    train: list[Rows] = []
    test: list[Rows] = []
    for index in (0, 1):
        rows = random.permutation(np.flatnonzero(labels == index))
        aside = round(len(rows) * TEST_SHARE)
        test.append(rows[:aside])
        train.append(rows[aside:])
    return random.permutation(np.concatenate(train)), random.permutation(np.concatenate(test))
