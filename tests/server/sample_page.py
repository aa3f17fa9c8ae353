"""What the tests' small page and models consist of."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

INDEX = "<!doctype html><title>Unrolled</title>\n" + "<p>Watch a network read.</p>\n" * 20
MISSING = "<!doctype html><title>Not here</title>\n"
WORKER = "self.addEventListener('fetch', () => {});\n" * 20
MANIFEST = '{"name": "Unrolled", "icons": []}\n'
SCRIPT = "export const words = ['a', 'quietly', 'wonderful', 'film'];\n" * 20

# Called with a folder, an id, and what differs in the card.
WriteModel = Callable[..., Path]


def card_of(model_id: str, files: dict[str, bytes], **changes: object) -> dict[str, Any]:
    """A card as the training writes it, as far as the server reads it."""
    return {
        "id": model_id,
        "title": f"The {model_id}",
        "cell": "SimpleRNN",
        "units": 16,
        "files": {
            name: {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
            for name, body in files.items()
        },
        **changes,
    }


def build_page(folder: Path, write_model: WriteModel) -> Path:
    """A small built page with two models."""
    (folder / "assets").mkdir(parents=True)
    (folder / "lib").mkdir()
    (folder / "index.html").write_text(INDEX)
    (folder / "404.html").write_text(MISSING)
    (folder / "service-worker.js").write_text(WORKER)
    (folder / "manifest.webmanifest").write_text(MANIFEST)
    (folder / "lib" / "unrolled.js").write_text(SCRIPT)
    script = folder / "assets" / "page-Dk3x9.js"
    script.write_text(SCRIPT)
    # The server never looks inside a compressed copy, so these bytes stand for real Brotli.
    script.with_name("page-Dk3x9.js.br").write_bytes(b"as Brotli")
    script.with_name("page-Dk3x9.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (folder / "digits.bin").write_bytes(b"0123456789")
    write_model(folder / "models", "seed")
    write_model(folder / "models", "simple-rnn")
    return folder
