"""Responses to malformed requests, which gunicorn refuses before the application sees them."""

from __future__ import annotations

from http import HTTPStatus

from werkzeug.http import http_date

from .files import PLAIN_TEXT, REVALIDATED
from .headers import security_headers


class Overheard:
    """A stand-in for the client's socket that records the status gunicorn would have sent."""

    def __init__(self) -> None:
        self.sent = b""

    def gettimeout(self) -> float:
        """Not a blocking socket, and so nothing for gunicorn to make non-blocking."""
        return 0.0

    def sendall(self, data: bytes) -> None:
        """Keep what was sent."""
        self.sent += data

    @property
    def status(self) -> HTTPStatus:
        """The status in the first line: HTTP/1.1 400 Bad Request.

        An unknown transfer coding counts as the client's fault, too: monitors and load balancers
        take any 5xx for a sick server, and nobody outside may make one look sick.
        """
        status = HTTPStatus(int(self.sent.split(b" ", 2)[1]))
        return HTTPStatus.BAD_REQUEST if status == HTTPStatus.NOT_IMPLEMENTED else status


def refusal(status: HTTPStatus) -> bytes:
    """A whole response with our headers. gunicorn's own would echo what the client sent."""
    body = f"{status.phrase}\n".encode()
    headers = [
        ("Server", "gunicorn"),
        ("Date", http_date()),
        ("Connection", "close"),
        ("Cache-Control", REVALIDATED),
        ("Content-Type", PLAIN_TEXT),
        ("Content-Length", str(len(body))),
        *security_headers(),
    ]
    head = f"HTTP/1.1 {status.value} {status.phrase}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers)
    return head.encode("latin-1") + b"\r\n" + body
