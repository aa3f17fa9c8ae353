"""gunicorn's gevent worker, with the three things it lacks on an open network.

A limit on how slowly a client may read, security headers on its own refusals, and no interest in
request bodies.
"""

from __future__ import annotations

import socket
import struct
from typing import Any

import gevent  # type: ignore[import-untyped]
from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.workers.ggevent import GeventWorker  # type: ignore[import-untyped]

from .refusals import Overheard, refusal

# Each portion of an answer (files.PORTION) must be taken off our hands in this time: 2 kB/s.
PORTION_SECONDS = 15
# A client that sends its requests without waiting for answers never lets its greenlet rest.
REQUESTS_IN_A_ROW = 16
# An abortive close: what the client did not read is dropped, not kept in the kernel for it.
RESET = struct.pack("ii", 1, 0)


class OpenNetworkWorker(GeventWorker):  # type: ignore[misc]  # gunicorn ships no types
    """One worker process; every connection is a greenlet."""

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> None:
        """Answer one request.

        Raises:
            StopIteration: the connection is to be closed.
        """
        if req.req_number % REQUESTS_IN_A_ROW == 0:
            gevent.sleep(0)
        has_body = announces_body(req)
        if has_body:
            req.force_close()
        req._expected_100_continue = False  # gunicorn would ask for a body that nobody will read
        sock.settimeout(PORTION_SECONDS)
        try:
            super().handle_request(listener_name, req, sock, addr)
        except TimeoutError:
            self.log.debug("Cut off a client that hardly reads: %s", addr)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            raise StopIteration from None
        except StopIteration:
            if has_body:
                util.close_graceful(sock)
            raise
        finally:
            sock.settimeout(None)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Let gunicorn log and choose the status, and say it in our words with our headers."""
        if isinstance(exc, gevent.GreenletExit):
            return  # this worker is ending; an idle client must not take a 500 for its next answer
        overheard = Overheard()
        super().handle_error(req, overheard, addr, exc)
        try:
            util.write_nonblock(client, refusal(overheard.status))
        except OSError as error:
            self.log.debug("A refusal was not taken: %s", error)
        util.close_graceful(client)


def announces_body(req: Any) -> bool:
    """Tell whether bytes follow the headers that are not the next request."""
    headers = dict(req.headers)
    return "TRANSFER-ENCODING" in headers or headers.get("CONTENT-LENGTH", "0") != "0"
