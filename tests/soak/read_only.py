"""Where nothing can be written, and for a user who owns nothing. Needs root, to give it up."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

from .figures import Figures
from .live import GUNICORN, START_SECONDS, serve

NOBODY = "65534"
# Within a mount name space of its own everything on disk becomes read-only, then root is given up.
PREFIX = (
    *("unshare", "--mount", "sh", "-c", 'mount -o remount,ro,bind / && exec "$@"', "sh"),
    *("env", "HOME=/nonexistent", "PYTHONDONTWRITEBYTECODE=1"),
    *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"),
    "--bounding-set=-all",
)


def run(figures: Figures) -> None:
    """Start, answer, start anew on HUP, stop."""
    if os.geteuid() != 0 or not shutil.which("setpriv") or not shutil.which("unshare"):
        figures.note("left out: only root can give up root's rights (needs unshare and setpriv)")
        return
    with serve(prefix=PREFIX, command=GUNICORN, WEB_CONCURRENCY=1) as server:
        owner = Path(f"/proc/{server.workers()[0]}").stat().st_uid
        figures.must(str(owner) == NOBODY, f"the worker belongs to user {owner}")
        for url in ("/", "/models/", "/readyz"):
            response, _body = server.get(url)
            figures.must(response.status == 200, f"{url} {response.status}")
        worker = server.workers()[0]
        server.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + START_SECONDS
        while worker in server.workers() and time.monotonic() < deadline:
            time.sleep(0.1)
        figures.must(server.get("/")[0].status == 200, "/ after HUP 200")
        figures.must(server.is_calm(), "no fault in the log")
