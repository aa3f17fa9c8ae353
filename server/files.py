"""One file as the server keeps it: its bytes in every encoding, with the headers already made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.http import http_date

from .negotiation import (
    CONDITIONS,
    UnsatisfiableRangeError,
    acceptable_encodings,
    outcome,
    requested_range,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Headers = list[tuple[str, str]]

REVALIDATED = "no-cache"
IMMUTABLE = "public, max-age=31536000, immutable"  # seconds: a year

PLAIN_TEXT = "text/plain; charset=utf-8"

ETAG_DIGITS = 32  # of SHA-256's 64: 128 bits tell any two files apart

# Responses are sent in portions, each with a time limit: a phone on a slow line still gets a whole
# model, and a client that hardly reads is cut off soon.
PORTION = 32 * 1024  # bytes


@dataclass(frozen=True)
class Encoded:
    """A file's bytes in one encoding, and the headers that go with them."""

    body: bytes
    sha256: str  # of these very bytes, 64 hexadecimal digits
    etag: str
    validators: Headers  # what a 304 repeats
    headers: Headers  # what a 200 carries


class ServedFile:
    """The content of one URL. It is a WSGI application, so a Flask view can return it."""

    def __init__(
        self,
        bodies: Mapping[str, bytes],
        content_type: str,
        cache_control: str = REVALIDATED,
        modified: datetime | None = None,
        sources: Mapping[str, Path] | None = None,
    ) -> None:
        """Make every header once.

        Args:
            bodies: encoding to bytes; "identity" is always there.
            content_type: the Content-Type header.
            cache_control: the Cache-Control header of successful answers.
            modified: when the content changed, in whole seconds; None if there is no such date.
            sources: encoding to the file on disk its bytes were read from, where there is one.
        """
        self.sources = sources or {}
        self.content_type = content_type
        self.modified = modified
        self.vary: Headers = [("Vary", "Accept-Encoding")] if len(bodies) > 1 else []
        self.encoded: dict[str, Encoded] = {}
        for encoding, body in bodies.items():
            # Hashes the encoded bytes: a strong tag, the same on every server of this build.
            sha256 = hashlib.sha256(body).hexdigest()
            etag = sha256[:ETAG_DIGITS]
            validators = [("ETag", f'"{etag}"'), ("Cache-Control", cache_control), *self.vary]
            headers = [
                *validators,
                ("Content-Type", content_type),
                ("Accept-Ranges", "bytes"),
            ]
            if modified:
                headers.append(("Last-Modified", http_date(modified)))
            if encoding != "identity":
                headers.append(("Content-Encoding", encoding))
            self.encoded[encoding] = Encoded(body, sha256, etag, validators, headers)

    @property
    def plain(self) -> bytes:
        """The content without any encoding."""
        return self.encoded["identity"].body

    @property
    def sha256(self) -> str:
        """The content's SHA-256, as a model's card and `sha256sum` write it."""
        return self.encoded["identity"].sha256

    @cached_property
    def immutable(self) -> ServedFile:
        """The same file under an address that names its content, where it never changes."""
        bodies = {encoding: encoded.body for encoding, encoded in self.encoded.items()}
        return ServedFile(bodies, self.content_type, IMMUTABLE, self.modified)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a GET or HEAD."""
        accepted = acceptable_encodings(environ.get("HTTP_ACCEPT_ENCODING", ""))
        chosen = next(self.encoded[name] for name in accepted if name in self.encoded)
        status, headers, body = HTTPStatus.OK, chosen.headers, chosen.body
        if not CONDITIONS.isdisjoint(environ):
            status, headers, body = self._conditional(environ, chosen)
        if status != HTTPStatus.NOT_MODIFIED:
            headers = [*headers, ("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else _portions(body)

    def _conditional(
        self, environ: WSGIEnvironment, chosen: Encoded
    ) -> tuple[HTTPStatus, Headers, bytes]:
        status = outcome(environ, chosen.etag, self.modified)
        if status == HTTPStatus.NOT_MODIFIED:
            return status, chosen.validators, b""
        if status == HTTPStatus.PRECONDITION_FAILED:
            return self._refusal(status)
        length = len(chosen.body)
        try:
            part = requested_range(environ, chosen.etag, length)
        except UnsatisfiableRangeError:
            status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
            return self._refusal(status, ("Content-Range", f"bytes */{length}"))
        if part is None:
            return status, chosen.headers, chosen.body
        content_range = ("Content-Range", f"bytes {part.start}-{part.stop - 1}/{length}")
        body = chosen.body[part.start : part.stop]
        return HTTPStatus.PARTIAL_CONTENT, [*chosen.headers, content_range], body

    def _refusal(
        self, status: HTTPStatus, *more: tuple[str, str]
    ) -> tuple[HTTPStatus, Headers, bytes]:
        # Never the file's own Cache-Control: an immutable refusal would stay in caches for a year.
        headers = [("Cache-Control", REVALIDATED), ("Content-Type", PLAIN_TEXT)]
        return status, [*headers, *self.vary, *more], f"{status.phrase}\n".encode()


def _portions(body: bytes) -> Iterable[bytes]:
    if len(body) <= PORTION:
        return [body]
    # One at a time: hundreds of slow clients must not hold a copy of the file each.
    return (body[start : start + PORTION] for start in range(0, len(body), PORTION))
