"""Options of the whole test run."""

import os
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--imdb",
        default=os.environ.get("IMDB_PATH"),
        help="a copy of Keras' imdb.npz, for the tests that need real reviews "
        "(default: the environment's IMDB_PATH)",
    )


@pytest.fixture(scope="session")
def imdb_file(request: pytest.FixtureRequest) -> Path:
    """The real reviews, or a skip that says how to have them."""
    option = request.config.getoption("--imdb")
    if not option or not Path(option).is_file():
        pytest.skip("needs the real reviews: pass --imdb FILE or set IMDB_PATH")
    return Path(option)
