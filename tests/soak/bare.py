"""The least a WSGI application can do: the same bytes under the same names, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

FOLDER = Path(os.environ.get("SOAK_FOLDER", "."))
BODIES = {
    f"/{path.relative_to(FOLDER)}": path.read_bytes()
    for path in FOLDER.rglob("*")
    if path.is_file() and "SOAK_FOLDER" in os.environ
}


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """One line, as lines go."""
    body = BODIES.get(environ["PATH_INFO"], b"alive")
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
