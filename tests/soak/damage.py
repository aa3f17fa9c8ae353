"""Model files truncated, altered, missing and unreadable while they are being served."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .figures import Figures
from .live import GUNICORN, ROOT, LiveServer, serve

DIST = ROOT / "web" / "dist"
MODEL = "simple-rnn"
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all")

DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size - 1),
    "altered": lambda path: path.write_bytes(
        bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]
    ),
    "missing": Path.unlink,
    "unreadable": lambda path: path.chmod(0),
}


def run(figures: Figures) -> None:
    """Damage every file of a shipped and of a fresh model in every way, and ask about it."""
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(DIST, folder / "dist")
        fresh = folder / "models" / "mine"
        shutil.copytree(DIST / "models" / MODEL, fresh)
        card = json.loads((fresh / "card.json").read_text())
        (fresh / "card.json").write_text(json.dumps({**card, "id": "mine"}))
        for packed in fresh.glob("card.json.*"):
            packed.unlink()
        settings: dict[str, Any] = {
            "DIST_DIR": folder / "dist",
            "MODELS_DIR": folder / "models",
            "WEB_CONCURRENCY": 1,
        }
        # Nothing is unreadable to root.
        with serve(prefix=NOBODY if is_root else (), command=GUNICORN, **settings) as server:
            figures.must(server.get("/readyz")[0].status == 200, "ready before")
            for directory in (folder / "dist" / "models" / MODEL, fresh):
                for how in DAMAGES:
                    _damage_each(figures, server, directory, how)
            figures.must(server.get("/readyz")[0].status == 200, "ready after all was mended")
            figures.must(server.is_calm(), "no fault in the log")


def _damage_each(figures: Figures, server: LiveServer, directory: Path, how: str) -> None:
    card = json.loads((directory / "card.json").read_text())
    named, right = 0, 0
    for name, file in card["files"].items():
        path = directory / name
        good, mode = path.read_bytes(), path.stat().st_mode
        DAMAGES[how](path)
        response, body = server.get("/readyz")
        faults = json.loads(body).get("faults", [])
        named += response.status == 503 and any(directory.name in fault["file"] for fault in faults)
        answer, sent = server.get(f"/models/{directory.name}/{name}")
        # What the page does: not a status of 200, or another SHA-256, and it predicts nothing.
        is_refused = answer.status != 200 or hashlib.sha256(sent).hexdigest() != file["sha256"]
        right += is_refused or sent == good
        path.unlink(missing_ok=True)
        path.write_bytes(good)
        path.chmod(mode)
    count = len(card["files"])
    figures.must(
        named == right == count,
        f"{directory.name}, {how}: {named} of {count} named by /readyz, "
        f"{right} sent whole or recognisably wrong",
    )
