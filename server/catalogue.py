"""The built page as a dictionary from URL to file, made once and asked before Flask is.

No path is ever built from what a visitor sent. A URL stands in the dictionary or it does not, so
there is nothing for `..`, an encoded slash or a null byte to reach.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from . import folder
from .files import IMMUTABLE, REVALIDATED, ServedFile

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

READING_METHODS = ("GET", "HEAD")
# Vite puts a hash of the content into these names, so what such a URL means never changes.
HASHED_FOLDER = "/assets/"
INDEX = "index.html"


def read_built_page(dist: Path) -> dict[str, ServedFile]:
    """Read everything under `dist`.

    Returns:
        The files by URL path, as WSGI spells it; empty where nothing has been built.

    Raises:
        OSError: a file is there but cannot be read.
    """
    built = {}
    for name, path in folder.servable(dist):
        # WSGI hands over a path's raw bytes, each as one latin-1 character (PEP 3333).
        url = "/" + os.fsencode(name).decode("latin-1")
        built[url] = folder.read(path, IMMUTABLE if url.startswith(HASHED_FOLDER) else REVALIDATED)
        if path.name == INDEX:
            built[url.removesuffix(INDEX)] = built[url]
    return built


class FilesFirst:
    """WSGI middleware: files are answered here, everything else by the application behind."""

    def __init__(self, application: WSGIApplication, built: Mapping[str, ServedFile]) -> None:
        self.application = application
        self.built = built

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Look the path up. Other methods go on to Flask, which refuses them for every path."""
        if environ["REQUEST_METHOD"] in READING_METHODS:
            file = self.built.get(environ["PATH_INFO"])
            if file is not None:
                return file(environ, start_response)
        return self.application(environ, start_response)
