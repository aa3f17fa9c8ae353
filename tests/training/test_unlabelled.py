"""The unlabelled reviews: from a file of ranks, or from the original archive."""

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from training.data import unlabelled
from training.errors import TrainingError

RANKS = {"the": 1, "film": 2, "br": 3}


def archive_of(path: Path, texts: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in texts.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return path


def test_a_file_of_ranks_is_cut_at_its_offsets(tmp_path: Path) -> None:
    np.savez(tmp_path / "unsup.npz", ids=[4, 5, 6], offsets=[0, 2, 3])
    assert unlabelled.load(tmp_path / "unsup.npz", {}) == [[4, 5], [6]]


def test_the_archive_is_read_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path / "reviews.tar.gz",
        {
            "aclImdb/train/unsup/10_0.txt": "The FILM.",
            "aclImdb/train/unsup/2_0.txt": "film<br />zzyzx the",
            "aclImdb/train/pos/1_9.txt": "the the the",
        },
    )
    assert unlabelled.read_archive(archive, RANKS) == [[2, 3, 1], [1, 2]]


def test_an_archive_without_such_reviews_is_named(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "other.tar.gz", {"readme.txt": "hello"})
    with pytest.raises(TrainingError, match=r"Cannot find unlabelled reviews in .*other\.tar\.gz"):
        unlabelled.read_archive(archive, RANKS)


def test_the_file_beside_the_labelled_ones_is_found(tmp_path: Path) -> None:
    assert unlabelled.beside(None) is None
    assert unlabelled.beside(tmp_path / "imdb.npz") is None
    np.savez(tmp_path / unlabelled.FILE, ids=[], offsets=[0])
    assert unlabelled.beside(tmp_path / "imdb.npz") == tmp_path / unlabelled.FILE


def test_a_missing_and_a_foreign_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="Cannot find the unlabelled reviews"):
        unlabelled.load(tmp_path / "nowhere.npz", {})
    np.savez(tmp_path / "foreign.npz", words=[1])
    with pytest.raises(TrainingError, match="not an npz file of ids and offsets"):
        unlabelled.load(tmp_path / "foreign.npz", {})
