"""The loader, and what it says of a wrong file."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.tiny import TEST_REVIEWS, TRAIN_REVIEWS, TinyImdb
from training.data import imdb
from training.errors import TrainingError


def test_reviews_keep_their_labels_when_shuffled(tiny: TinyImdb) -> None:
    with np.load(tiny.file, allow_pickle=True) as arrays:
        original = {tuple(x): y for x, y in zip(arrays["x_test"], arrays["y_test"], strict=True)}
        unshuffled = [list(x) for x in arrays["x_test"]]
    test = imdb.load(tiny.file).test
    assert [original[tuple(ranks)] for ranks in test.ranks] == test.labels.tolist()
    assert test.ranks != unshuffled


def test_a_validation_split_loses_no_review_and_repeats(tiny: TinyImdb) -> None:
    loaded = imdb.load(tiny.file)
    assert (len(loaded.train), len(loaded.test)) == (TRAIN_REVIEWS, TEST_REVIEWS)
    training, validation = imdb.split(loaded.train, 0.1, seed=3)
    assert len(validation) == 16
    assert sorted(training.ranks + validation.ranks) == sorted(loaded.train.ranks)
    assert imdb.split(loaded.train, 0.1, seed=3)[1].ranks == validation.ranks
    assert imdb.split(loaded.train, 0.1, seed=4)[1].ranks != validation.ranks


def test_the_word_index_is_found_beside_the_reviews(tiny: TinyImdb) -> None:
    assert imdb.load_word_index(imdb_file=tiny.file) == imdb.load_word_index(tiny.word_index)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"Cannot find the IMDB reviews at .*nowhere\.npz"):
        imdb.load(tmp_path / "nowhere.npz")


@pytest.mark.parametrize("content", [b"", b"reviews", b"PK\x03\x04 cut short"])
def test_a_file_that_is_no_npz_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "imdb.npz"
    file.write_bytes(content)
    with pytest.raises(TrainingError, match="not an npz file"):
        imdb.load(file)


def test_a_missing_array_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "imdb.npz", x_train=[], y_train=[], x_test=[])
    with pytest.raises(TrainingError, match="lacks y_test"):
        imdb.load(tmp_path / "imdb.npz")


def test_a_plain_array_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "imdb.npy", np.zeros(3))
    with pytest.raises(TrainingError, match="not an npz file"):
        imdb.load(tmp_path / "imdb.npy")


def test_reviews_without_labels_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "imdb.npz", x_train=[[1]], y_train=[], x_test=[], y_test=[])
    with pytest.raises(TrainingError, match="x_train has 1 reviews and y_train has 0 labels"):
        imdb.load(tmp_path / "imdb.npz")


@pytest.mark.parametrize("content", ["[1, 2]", "{", '{"the": "first"}'])
def test_a_wrong_word_index_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "index.json"
    file.write_text(content)
    with pytest.raises(TrainingError, match=r"index\.json"):
        imdb.load_word_index(file)
