"""gunicorn's gevent worker, with what it lacks on an open network.

A limit on how slowly a client may read, turns for all clients, no interest in request bodies, and
security headers on its own refusals.
"""

from __future__ import annotations

import os
import socket
import struct
from datetime import datetime
from functools import partial
from typing import Any

import gevent  # type: ignore[import-untyped]
from gevent.server import StreamServer  # type: ignore[import-untyped]
from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.http import wsgi  # type: ignore[import-untyped]
from gunicorn.workers.ggevent import GeventWorker  # type: ignore[import-untyped]

from .config import SettingError
from .refusals import Overheard, refusal
from .response import QuickResponse

# Each portion of an answer (files.PORTION) must be taken off our hands in this time: 3.3 kB/s.
PORTION_SECONDS = 10
# A client that pipelines requests would never let its greenlet yield.
REQUESTS_IN_A_ROW = 16
CLIENTS_A_TURN = 16
RETRY_SECONDS = 1  # until a worker looks again whether it can start
# SO_LINGER 0: closing resets the connection, and the kernel drops what the client did not read.
RESET = struct.pack("ii", 1, 0)


class OpenNetworkWorker(GeventWorker):  # type: ignore[misc]  # gunicorn ships no types
    """One worker process; every connection is a greenlet."""

    def load_wsgi(self) -> None:
        """Read what is to be served; one that replaces a dead worker waits until it can be read.

        gunicorn ends the whole server when a worker cannot start. That is right at the first start,
        and wrong while others still answer.
        """
        is_replacement = self.age > self.cfg.workers
        while True:
            try:
                return super().load_wsgi()  # type: ignore[no-any-return]
            except (SettingError, OSError) as error:
                if not is_replacement:
                    raise
                self.log.error("This worker cannot start yet: %s", error)
            self.notify()
            gevent.sleep(RETRY_SECONDS)
            if not self.alive or self.ppid != os.getppid():
                raise SystemExit(0)

    def server_class(self, listener: Any, *, spawn: Any, **_of_pywsgi: Any) -> StreamServer:
        """Listen: gunicorn makes its server by this name where a subclass has one.

        Its own accepts one client a turn. When hundreds come at once, while those already here keep
        the turns long, the last of them wait for seconds.
        """
        server = StreamServer(listener, handle=partial(self.handle, listener), spawn=spawn)
        server.max_accept = CLIENTS_A_TURN
        return server

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> None:
        """Answer one request.

        Raises:
            StopIteration: the connection is to be closed.
        """
        if req.req_number % REQUESTS_IN_A_ROW == 0:
            gevent.sleep(0)
        req._expected_100_continue = False  # gunicorn would ask for a body that nobody will read
        has_body = announces_body(req)
        sock.settimeout(PORTION_SECONDS)
        try:
            is_last = self._answer(listener_name, req, sock, addr, is_last=has_body)
        except TimeoutError:
            self.log.debug("Cut off a client that hardly reads: %s", addr)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            raise StopIteration from None
        finally:
            sock.settimeout(None)
        if has_body:
            util.close_graceful(sock)
        if is_last:
            raise StopIteration

    def _answer(self, listener_name: Any, req: Any, sock: Any, addr: Any, is_last: bool) -> bool:
        """Let the application answer; tell whether the connection ends with that."""
        start = datetime.now()
        response, environ = wsgi.create(req, sock, addr, listener_name, self.cfg, QuickResponse)
        environ["wsgi.multithread"] = True
        if is_last or not self.alive:
            response.force_close()
        body = self.wsgi(environ, response.start_response)
        try:
            for portion in body:
                response.write(portion)
            response.close()
        finally:
            self.log.access(response, req, environ, datetime.now() - start)
            if hasattr(body, "close"):
                body.close()
        return bool(response.should_close())

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Let gunicorn log and choose the status, and say it in our words with our headers."""
        if isinstance(exc, gevent.GreenletExit | SystemExit):
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
