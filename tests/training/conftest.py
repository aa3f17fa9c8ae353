"""The tiny data set, written once for all tests."""

import pytest

from tests.training.tiny import TinyImdb, write_tiny_imdb


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyImdb:
    return write_tiny_imdb(tmp_path_factory.mktemp("imdb"))
