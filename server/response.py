"""gunicorn's response writer, with its headers cached and head and body sent together.

A response costs little but its fifteen headers, which gunicorn checks and joins each time, and
system calls, of which gunicorn and gevent make four where one is enough.
"""

from __future__ import annotations

import time
from functools import lru_cache
from typing import Any

from gunicorn.http.wsgi import Response  # type: ignore[import-untyped]
from werkzeug.http import http_date

Headers = tuple[tuple[str, str], ...]


class QuickResponse(Response):  # type: ignore[misc]  # gunicorn ships no types
    """Remembers headers it has checked, and sends head and body together."""

    headers_sent: bool

    def __init__(self, req: Any, sock: Any, cfg: Any) -> None:
        super().__init__(req, OneSend(sock), cfg)

    def process_headers(self, headers: list[tuple[str, str]]) -> None:
        """Check headers once for all answers that carry the same."""
        checked, self.response_length = _checked(tuple(headers))
        self.headers = list(checked)

    def default_headers(self) -> list[str]:
        """What gunicorn puts first, with a date that is written once a second."""
        version = "HTTP/{}.{}".format(*self.req.version)
        return [
            f"{version} {self.status}\r\n",
            f"Server: {self.version}\r\n",
            f"Date: {_date(int(time.time()))}\r\n",
            "Connection: close\r\n" if self.should_close() else "Connection: keep-alive\r\n",
            "Transfer-Encoding: chunked\r\n" if self.chunked else "",
        ]

    def send_headers(self) -> None:
        """Hand on the head, before the first of the body."""
        if not self.headers_sent:
            head = "".join(self.default_headers()) + _joined(tuple(self.headers)) + "\r\n"
            self.sock.sendall(head.encode("latin-1"))
            self.headers_sent = True

    def close(self) -> None:
        """End the answer: a head without a body is still to be sent."""
        super().close()
        self.sock.flush()


# A page and its models, in three encodings, have about a hundred different sets of headers.
@lru_cache(maxsize=1024)
def _checked(headers: Headers) -> tuple[Headers, int | None]:
    scratch = Response(None, None, None)
    scratch.process_headers(headers)
    return tuple(scratch.headers), scratch.response_length


@lru_cache(maxsize=1024)
def _joined(headers: Headers) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in headers)


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return http_date(second)


class OneSend:
    """A client's socket that waits for the second piece before it sends the first."""

    def __init__(self, sock: Any) -> None:
        self.sock = sock
        self.head: bytes | None = None

    def sendall(self, data: bytes) -> None:
        """Keep the first piece, which is the head; send it with the second.

        Raises:
            TimeoutError: the client does not take it in the time its socket allows.
        """
        if self.head is None:
            self.head = data
            return
        data, self.head = self.head + data, b""
        sent = self.sock.send(data)
        if sent < len(data):
            self.sock.sendall(memoryview(data)[sent:])

    def flush(self) -> None:
        """Send what waits."""
        if self.head:
            self.sock.sendall(self.head)
            self.head = b""
