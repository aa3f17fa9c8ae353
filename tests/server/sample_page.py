"""What the tests' small page and models consist of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

INDEX = "<!doctype html><title>Unrolled</title>\n" + "<p>Watch a network read.</p>\n" * 20
MISSING = "<!doctype html><title>Not here</title>\n"
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
