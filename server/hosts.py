"""Which requests are addressed to this server: Host is there, legal, and trusted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug.sansio.utils import host_is_trusted

from .files import PLAIN_TEXT, REVALIDATED

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

REFUSAL = (
    b"This request is not addressed to this server: its Host is missing, illegal or unknown.\n"
)


class TrustedHosts:
    """WSGI middleware: 400 for a Host that is missing, doubled, illegal, or not one of ours.

    A page reached under a stranger's name would share that name's cookies, cache and origin. That
    is how DNS rebinding makes a visitor's browser read servers in their own house.
    """

    def __init__(self, application: WSGIApplication, trusted: tuple[str, ...] = ()) -> None:
        """Wrap an application.

        Args:
            application: what answers the requests let through.
            trusted: lower-case names, one with a leading dot for all below it; none: any name.
        """
        self.application = application
        self.trusted = trusted

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer 400 or pass on."""
        if self._is_addressed_here(environ):
            return self.application(environ, start_response)
        status = HTTPStatus.BAD_REQUEST
        headers = [
            ("Content-Type", PLAIN_TEXT),
            ("Content-Length", str(len(REFUSAL))),
            ("Cache-Control", REVALIDATED),
        ]
        start_response(f"{status.value} {status.phrase}", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [REFUSAL]

    def _is_addressed_here(self, environ: WSGIEnvironment) -> bool:
        # `GET http://name/path` names the host a second time (RFC 9112, section 3.2.2).
        target = environ.get("RAW_URI", "/")
        is_absolute = not target.startswith("/") and "://" in target
        if is_absolute and not _is_trusted(urlsplit(target).netloc, self.trusted):
            return False
        host = environ.get("HTTP_HOST")
        if host is None and environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
            return not self.trusted  # HTTP/1.0 knew no Host, and some health checks still speak it
        return _is_trusted(host or "", self.trusted)


# Bounded, because clients may invent any number of names.
@lru_cache(maxsize=256)
def _is_trusted(host: str, trusted: tuple[str, ...]) -> bool:
    # A doubled Host arrives as "one,other", and a comma is no legal character.
    return host_is_trusted(host.lower(), trusted)
