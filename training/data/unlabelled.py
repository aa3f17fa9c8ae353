"""The 50,000 reviews that came without a verdict, as ranks of words."""

import tarfile
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import tensorflow as tf

from training.errors import TrainingError
from training.text.vocabulary import split_words

ARCHIVE = "aclImdb_v1.tar.gz"
ORIGIN = f"https://ai.stanford.edu/~amaas/data/sentiment/{ARCHIVE}"
FOLDER = "aclImdb/train/unsup/"
FILE = "imdb_unsup.npz"

Ranks = list[list[int]]


def load(file: Path | None, ranks: dict[str, int]) -> Ranks:
    """Load the reviews as ranks from ``file``, or from the original archive, downloaded once.

    Args:
        file: an npz file with the ranks of all reviews one after the other (``ids``), and where
            each begins and the last one ends (``offsets``).
        ranks: Keras' word index; words it lacks are left out, as in Keras' own file.

    Raises:
        TrainingError: when the download fails or the file is not such a file.
    """
    if file is not None:
        return _load_file(file)
    try:
        archive = tf.keras.utils.get_file(ARCHIVE, ORIGIN)
    # Keras raises a bare Exception when a download fails.
    except Exception as cause:
        raise TrainingError(
            f"Cannot download {ARCHIVE}, the unlabelled reviews: connect to the internet, or pass "
            f"--unlabelled FILE (an npz file of ids and offsets)."
        ) from cause
    return read_archive(Path(archive), ranks)


def read_archive(archive: Path, ranks: dict[str, int]) -> Ranks:
    """The reviews in the original archive, in the order of their numbers."""
    found: dict[int, list[int]] = {}
    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member) if member.name.startswith(FOLDER) else None
            if content is None:
                continue
            number = int(Path(member.name).name.split("_")[0])
            # "<br />" comes out as the word "br", as it did in Keras' file.
            words = (word.text for word in split_words(content.read().decode("utf-8")))
            found[number] = [ranks[word] for word in words if word in ranks]
    if not found:
        raise TrainingError(
            f"Cannot find unlabelled reviews in {archive}: it has no {FOLDER}. "
            f"Remove it, and the original {ARCHIVE} is downloaded again."
        )
    return [found[number] for number in sorted(found)]


def beside(imdb: Path | None) -> Path | None:
    """The file of unlabelled reviews that lies beside the labelled ones, if one does."""
    if imdb is None or not (imdb.parent / FILE).is_file():
        return None
    return imdb.parent / FILE


def _load_file(file: Path) -> Ranks:
    try:
        with np.load(file) as arrays:
            ids, offsets = arrays["ids"].tolist(), arrays["offsets"].tolist()
    except FileNotFoundError as cause:
        raise TrainingError(
            f"Cannot find the unlabelled reviews at {file}: check --unlabelled, IMDB_UNSUP_PATH."
        ) from cause
    except (OSError, EOFError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as cause:
        raise TrainingError(
            f"Cannot use {file} as unlabelled reviews: it is not an npz file of ids and offsets."
        ) from cause
    return [ids[first:end] for first, end in pairwise(offsets)]
