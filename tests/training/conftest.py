"""The tiny data set, written once for all tests, and whole runs on it."""

from functools import cache

import pytest

from tests.training.tiny import TinyImdb, Trained, write_tiny_imdb
from training.data import imdb
from training.fit.folder import RunFolder
from training.fit.run import train
from training.models.preset import Preset


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what reads a whole run; other slow modules say so themselves."""
    for item in items:
        if "trained" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyImdb:
    return write_tiny_imdb(tmp_path_factory.mktemp("imdb"))


@pytest.fixture(scope="session")
def trained(tiny: TinyImdb, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """A preset's whole run, made once for all tests; they read it, and change a copy."""

    @cache
    def run(preset: Preset) -> RunFolder:
        folder = RunFolder(tmp_path_factory.mktemp("run"))
        train(preset, imdb.load(tiny.file).train, folder.path)
        return folder

    return run
