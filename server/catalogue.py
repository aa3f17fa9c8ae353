"""The built page as a dictionary from URL to file, made once and looked up before Flask.

No path is ever built from what a visitor sent. A URL stands in the dictionary or it does not, so
there is nothing for `..`, an encoded slash or a null byte to reach.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from . import folder
from .files import IMMUTABLE, REVALIDATED, ServedFile

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

READING_METHODS = ("GET", "HEAD")
# Vite puts a hash of the content into these names, so the content of such a URL never changes.
HASHED_FOLDER = "/assets/"
# Names here are fixed; `?v=` with the first digits of a SHA-256 asks for one version.
VERSIONED_FOLDERS = ("/lib/", "/models/")
INDEX = "index.html"
EMBED = "/embed"

_VERSION = re.compile(r"v=([0-9a-f]{8,64})")


@dataclass(frozen=True)
class Catalogue:
    """The files served from memory.

    Attributes:
        files: each URL path, as WSGI spells it, to its file; empty where nothing has been built.
        earlier: what the release before had at the URLs of VERSIONED_FOLDERS.
    """

    files: Mapping[str, ServedFile] = field(default_factory=dict)
    earlier: Mapping[str, ServedFile] = field(default_factory=dict)

    def find(self, path: str, query: str) -> ServedFile | None:
        """Find the file of a URL, in the very version asked for if one is."""
        file = self.files.get(path)
        version = asked_version(query) if query and path.startswith(VERSIONED_FOLDERS) else None
        if version is None:
            return file
        for candidate in (file, self.earlier.get(path)):
            if candidate and candidate.sha256.startswith(version):
                return candidate.immutable
        # Not the current content under another's address: a page that loads several files of one
        # model while it is replaced would mix two, and caches would keep the mixture for a year.
        return None


def asked_version(query: str) -> str | None:
    """The version in `?v=0123456789ab`; None where the query is another or none.

    >>> asked_version("v=0123456789ab")
    '0123456789ab'
    """
    found = _VERSION.fullmatch(query)
    return found[1] if found else None


def read_built_page(dist: Path, previous: Path | None = None) -> Catalogue:
    """Read everything under `dist`, and what pages of the release before may still ask for.

    Raises:
        OSError: a file is there but cannot be read.
    """
    files = _read(dist)
    before = _read(previous) if previous else {}
    hashed = {url: file for url, file in before.items() if url.startswith(HASHED_FOLDER)}
    earlier = {url: file for url, file in before.items() if url.startswith(VERSIONED_FOLDERS)}
    for url in [url for url in files if url.endswith(f"/{INDEX}")]:
        files[url.removesuffix(INDEX)] = files[url]
    if embed := files.get(f"{EMBED}.html"):
        files[EMBED] = embed
    return Catalogue({**hashed, **files}, earlier)


def _read(dist: Path) -> dict[str, ServedFile]:
    read = {}
    for name, path in folder.servable(dist):
        # WSGI hands over a path's raw bytes, each as one latin-1 character (PEP 3333).
        url = "/" + os.fsencode(name).decode("latin-1")
        read[url] = folder.read(path, IMMUTABLE if url.startswith(HASHED_FOLDER) else REVALIDATED)
    return read


class FilesFirst:
    """WSGI middleware: files are answered here, everything else by the application behind."""

    def __init__(self, application: WSGIApplication, catalogue: Catalogue) -> None:
        self.application = application
        self.catalogue = catalogue

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Look the path up. Other methods go on to Flask, which refuses them for every path."""
        if environ["REQUEST_METHOD"] in READING_METHODS:
            # `GET http://host` has an empty path, and means the root (RFC 9112, section 3.2.2).
            path = environ["PATH_INFO"] or "/"
            file = self.catalogue.find(path, environ["QUERY_STRING"])
            if file is not None:
                return file(environ, start_response)
        return self.application(environ, start_response)
