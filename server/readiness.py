"""/readyz: is every file on disk still the one that is served, and every model what it says?

The page is served from memory, so a damaged disk harms nobody until the next start, which is what
this warns of. A model in MODELS_DIR is served from disk; the page itself refuses a damaged one.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import Any

from flask import Blueprint

from . import folder
from .catalogue import Catalogue
from .config import Settings
from .models import MODELS, directories, survey


def blueprint(built: Catalogue, settings: Settings) -> Blueprint:
    """The route. Files are hashed again only when they have changed, so asking often is cheap."""
    readiness = Blueprint("readiness", __name__)

    @readiness.get("/readyz")
    def ready() -> tuple[dict[str, Any], int]:
        faults = [{"file": name, "error": error} for name, error in find_faults(built, settings)]
        if faults:
            return {"status": "not ready", "faults": faults}, HTTPStatus.SERVICE_UNAVAILABLE
        return {"status": "ready"}, HTTPStatus.OK

    return readiness


def find_faults(built: Catalogue, settings: Settings) -> Iterator[tuple[str, str]]:
    """Compare what is served with what is on disk, and models with their cards.

    Yields:
        A file or a model by its URL, and one sentence about what is wrong with it.
    """
    if "/" not in built.files:
        yield "/", "The page has not been built."
    for path, (name, sha256) in _served(built).items():
        try:
            if folder.sha256(path) != sha256:
                yield name, "It has changed since the server read it."
        except OSError as error:
            yield name, f"It cannot be read: {error.strerror}."
    for parent in (settings.dist_dir / MODELS, settings.models_dir):
        for model_id, sentence in survey(directories(parent)).broken.items():
            yield f"/{MODELS}/{model_id}/", sentence


def _served(built: Catalogue) -> dict[Path, tuple[str, str]]:
    """Each file on disk with its URL and the SHA-256 it had when it was read."""
    served: dict[Path, tuple[str, str]] = {}
    for url, file in chain(built.files.items(), built.earlier.items()):
        for encoding, path in file.sources.items():
            name = url + folder.SIBLINGS.get(encoding, "")
            # A file with two URLs, such as / and /index.html, goes by the first.
            served.setdefault(path, (name, file.encoded[encoding].sha256))
    return served
