"""The IMDB reviews as ranks of words, from Keras' own loader or from a local copy of its file."""

import json
import pickle
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.errors import TrainingError

WORD_INDEX_FILE = "imdb_word_index.json"
ARRAYS = ("x_train", "y_train", "x_test", "y_test")
# Keras' load_data shuffles with this seed; a local copy is shuffled alike.
KERAS_SHUFFLE_SEED = 113
# Larger than any rank. Without num_words Keras' loader replaces the rarest word by the unknown one.
ALL_WORDS = 1_000_000


@dataclass(frozen=True)
class Reviews:
    """Reviews with their verdicts.

    Attributes:
        ranks: one list of word ranks a review; 1 is "the".
        labels: <float32>[reviews], 1 for positive and 0 for negative.
    """

    ranks: list[list[int]]
    labels: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ranks)

    def take(self, rows: NDArray[np.intp]) -> "Reviews":
        """The reviews at these positions."""
        return Reviews([self.ranks[row] for row in rows], self.labels[rows])


@dataclass(frozen=True)
class Imdb:
    """The data set, both parts shuffled; ``own_data.py`` fills it with other reviews.

    Attributes:
        train: for training and validation.
        test: for the figure that is reported.
        description: what the card says of it.
        classes: names of the labels 0 and 1.
    """

    train: Reviews
    test: Reviews
    description: str = "IMDB, Large Movie Review Dataset v1 (Maas et al. 2011)"
    classes: tuple[str, str] = ("negative", "positive")


def load(file: Path | None = None, leave_out: frozenset[int] = frozenset()) -> Imdb:
    """Load the reviews from ``file``, or through Keras, which downloads them once.

    Args:
        file: a copy of Keras' imdb.npz.
        leave_out: rows of the file's training half that must not be learned.

    Raises:
        TrainingError: when the download fails, the file is not a copy of Keras' imdb.npz, or a row
            to leave out cannot be found.
    """
    if file is not None:
        return _load_file(file, leave_out)
    if leave_out:
        raise TrainingError(
            "Cannot leave reviews out of Keras' download: their rows are counted in the imdb.npz "
            "that lies beside the short texts. Pass --imdb FILE, or set IMDB_PATH."
        )
    try:
        (x_train, y_train), (x_test, y_test) = tf.keras.datasets.imdb.load_data(
            num_words=ALL_WORDS, start_char=None, index_from=0, seed=KERAS_SHUFFLE_SEED
        )
    # Keras raises a bare Exception when a download fails.
    except Exception as cause:
        raise _no_download("the IMDB reviews", "--imdb FILE (a copy of imdb.npz)") from cause
    return Imdb(_reviews(x_train, y_train), _reviews(x_test, y_test))


def load_word_index(file: Path | None = None, imdb_file: Path | None = None) -> dict[str, int]:
    """Load word -> rank from ``file``, else from beside the reviews' file, else through Keras.

    Raises:
        TrainingError: when the download fails or the file is not a JSON object of ranks.
    """
    if file is None and imdb_file is not None and (imdb_file.parent / WORD_INDEX_FILE).exists():
        file = imdb_file.parent / WORD_INDEX_FILE
    try:
        if file is None:
            index = tf.keras.datasets.imdb.get_word_index()
        else:
            index = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise TrainingError(
            f"Cannot read the word index {file}: {cause}. Name a copy of Keras' {WORD_INDEX_FILE}."
        ) from cause
    except Exception as cause:
        raise _no_download("the IMDB word index", "--word-index FILE") from cause
    if not isinstance(index, dict) or not all(isinstance(rank, int) for rank in index.values()):
        raise TrainingError(
            f"Cannot use {file} as a word index: it is not a JSON object of word to rank. "
            f"Name a copy of Keras' {WORD_INDEX_FILE}."
        )
    return index


def split(reviews: Reviews, share: float, seed: int) -> tuple[Reviews, Reviews]:
    """Divide into training and validation reviews, the latter ``share`` of all, at random."""
    order = np.random.default_rng(seed).permutation(len(reviews))
    kept_aside = round(len(reviews) * share)
    return reviews.take(order[kept_aside:]), reviews.take(order[:kept_aside])


def _load_file(file: Path, leave_out: frozenset[int]) -> Imdb:
    try:
        with np.load(file, allow_pickle=True) as arrays:
            missing = [name for name in ARRAYS if name not in arrays]
            if missing:
                raise TrainingError(
                    f"Cannot use {file} as the IMDB reviews: it lacks {', '.join(missing)}. "
                    "Name a copy of Keras' imdb.npz."
                )
            x_train, y_train, x_test, y_test = (arrays[name] for name in ARRAYS)
    except FileNotFoundError as cause:
        raise TrainingError(
            f"Cannot find the IMDB reviews at {file}: check --imdb or IMDB_PATH."
        ) from cause
    except (
        OSError,
        EOFError,
        TypeError,
        AttributeError,
        zipfile.BadZipFile,
        pickle.UnpicklingError,
    ) as cause:
        raise TrainingError(
            f"Cannot read {file} as the IMDB reviews: it is not an npz file. "
            "Name a copy of Keras' imdb.npz."
        ) from cause
    for part, x, y in (("train", x_train, y_train), ("test", x_test, y_test)):
        if len(x) != len(y):
            raise TrainingError(
                f"Cannot use {file} as the IMDB reviews: x_{part} has {len(x)} reviews and "
                f"y_{part} has {len(y)} labels. Name an undamaged copy of Keras' imdb.npz."
            )
    beyond = [row for row in leave_out if row >= len(x_train)]
    if beyond:
        raise TrainingError(
            f"Cannot leave row {beyond[0]} out of {file}: it has {len(x_train)} training reviews. "
            "Name the imdb.npz that the list of rows was made for."
        )
    train = _reviews(x_train, y_train, shuffled=True, leave_out=leave_out)
    return Imdb(train, _reviews(x_test, y_test, shuffled=True))


def _reviews(
    x: NDArray[np.object_],
    y: NDArray[np.int64],
    shuffled: bool = False,
    leave_out: frozenset[int] = frozenset(),
) -> Reviews:
    order = np.arange(len(x))
    if shuffled:
        np.random.RandomState(KERAS_SHUFFLE_SEED).shuffle(order)
    order = order[~np.isin(order, list(leave_out))]
    return Reviews([list(x[row]) for row in order], y[order].astype(np.float32))


def _no_download(what: str, option: str) -> TrainingError:
    return TrainingError(
        f"Cannot download {what}: no answer from Keras' storage. "
        f"Connect to the internet, or pass {option}."
    )
