"""Reads a folder into files to serve: decides which may be served, and their types."""

from __future__ import annotations

import gzip
import hashlib
import os
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path

from .files import PLAIN_TEXT, REVALIDATED, ServedFile

# A compressed copy lies beside its original, under its name and one of these.
SIBLINGS = {"br": ".br", "gzip": ".gz"}

# A table of our own: the system's differs between machines (.js is text/plain on some).
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": PLAIN_TEXT,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
UNKNOWN_TYPE = "application/octet-stream"
# Gzipped on reading if there is no .gz. Not weights (.bin): slow, and they hardly shrink.
TEXT_SUFFIXES = frozenset((".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".webmanifest"))

Stamp = tuple[int, int, int, int]  # changes whenever a file does


def servable(root: Path) -> Iterator[tuple[str, Path]]:
    """Walk a folder for the files that visitors may have.

    Yields:
        The file's path below `root`, with slashes, and the file.
    """
    for folder, subfolders, names in os.walk(root, followlinks=False):
        subfolders[:] = sorted(name for name in subfolders if not is_hidden(name))
        for name in sorted(names):
            path = Path(folder, name)
            if not is_hidden(name) and not is_sibling(name) and is_regular(path):
                yield path.relative_to(root).as_posix(), path


def is_hidden(name: str) -> bool:
    """Tell whether a name is a dotfile's: .env, .git, an editor's swap file."""
    return name.startswith(".")


def is_sibling(name: str) -> bool:
    """Tell whether a file is a compressed copy, which is served under its original's name."""
    return name.endswith(tuple(SIBLINGS.values()))


def is_regular(path: Path) -> bool:
    """Tell whether a path is a file: no link, which may lead anywhere, and no pipe or device."""
    return path.is_file() and not path.is_symlink()


def read(path: Path, cache_control: str = REVALIDATED) -> ServedFile:
    """Read a file with its compressed siblings; text that has no .gz is gzipped here.

    Raises:
        OSError: the file cannot be read.
    """
    found = sources(path)
    bodies = {encoding: source.read_bytes() for encoding, source in found.items()}
    if "gzip" not in bodies and path.suffix in TEXT_SUFFIXES:
        # Time zero keeps the bytes, and so the entity tag, the same in every worker.
        packed = gzip.compress(bodies["identity"], mtime=0)
        if len(packed) < len(bodies["identity"]):
            bodies["gzip"] = packed
    # Whole seconds, as in HTTP, and never in the future, whatever the file's date claims.
    modified = datetime.fromtimestamp(int(min(path.stat().st_mtime, time.time())), timezone.utc)
    content_type = CONTENT_TYPES.get(path.suffix, UNKNOWN_TYPE)
    return ServedFile(bodies, content_type, cache_control, modified, found)


def read_fresh(path: Path) -> ServedFile:
    """Read a file that may change while the server runs, again only when it has changed.

    Raises:
        OSError: the file cannot be read.
    """
    return _remembered(path, tuple(_stamp(source) for source in sources(path).values()))


# Every file of some ten models: megabytes.
@lru_cache(maxsize=64)
def _remembered(path: Path, _stamps: tuple[Stamp, ...]) -> ServedFile:
    return read(path)


def sha256(path: Path) -> str:
    """The SHA-256 of a file on disk, computed again only when the file has changed.

    Raises:
        OSError: the file cannot be read.
    """
    return _sha256(path, _stamp(path))


# Every file of a page and some twenty models, with its copies: 64 digits each.
@lru_cache(maxsize=1024)
def _sha256(path: Path, _stamp: Stamp) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _stamp(path: Path) -> Stamp:
    # Uses ctime: a copied file may keep size and mtime, but nobody can set ctime.
    stat = path.stat()
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def sources(path: Path) -> dict[str, Path]:
    """The files on disk that hold a file's encodings: itself, and the copies beside it."""
    siblings = {name: path.with_name(path.name + suffix) for name, suffix in SIBLINGS.items()}
    present = {name: sibling for name, sibling in siblings.items() if is_regular(sibling)}
    return {"identity": path, **present}
