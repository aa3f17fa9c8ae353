"""The models present: those built into the page, and those a training has just written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, abort

from . import folder
from .cards import BrokenModelError, Card, read_card
from .config import Settings
from .files import ServedFile

# The order in which the page offers them; others follow by id.
SHIPPED_ORDER = ("simple-rnn", "gru", "lstm", "seed")


def directories(parent: Path | None) -> dict[str, Path]:
    """The model directories in a folder, by id, which is the directory's name."""
    if parent is None or not parent.is_dir():
        return {}
    found = (path for path in sorted(parent.iterdir()) if not folder.is_hidden(path.name))
    return {path.name: path for path in found if path.is_dir() and not path.is_symlink()}


def list_models(shipped: Mapping[str, Path], fresh: Mapping[str, Path]) -> dict[str, Any]:
    """What can be chosen, and what could not be offered and why: the answer of GET /models/.

    Args:
        shipped: directories built into the page, by id.
        fresh: directories from MODELS_DIR, by id; one with a shipped id is not offered.
    """
    cards, broken = [], []
    for model_id, directory in [*shipped.items(), *fresh.items()]:
        try:
            card = read_card(directory)
            if card.is_listed and directory != shipped.get(model_id, directory):
                raise BrokenModelError(f'The page already ships a model called "{model_id}".')
        except BrokenModelError as error:
            broken.append({"id": model_id, "error": str(error)})
            continue
        if card.is_listed:
            cards.append(card)
    return {"models": [_entry(card) for card in sorted(cards, key=_rank)], "broken": broken}


def _rank(card: Card) -> tuple[int, str]:
    is_shipped = card.id in SHIPPED_ORDER
    return (SHIPPED_ORDER.index(card.id) if is_shipped else len(SHIPPED_ORDER), card.id)


def _entry(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "cell": card.cell,
        "units": card.units,
        "url": f"/models/{card.id}/",
        "bytes": sum(card.sizes.values()),  # as they lie on disk; compressed they travel lighter
    }


def blueprint(settings: Settings) -> Blueprint:
    """The list of models, and the files of those in MODELS_DIR."""
    models = Blueprint("models", __name__, url_prefix="/models")
    # Once, like the files of the built page. MODELS_DIR is looked at on every request.
    shipped = directories(settings.dist_dir / "models")

    @models.get("/")
    def index() -> ServedFile:
        listing = list_models(shipped, directories(settings.models_dir))
        body = json.dumps(listing, ensure_ascii=False, indent=1).encode()
        return ServedFile({"identity": body}, folder.CONTENT_TYPES[".json"])

    @models.get("/<model_id>/<name>")
    def fresh_file(model_id: str, name: str) -> ServedFile:
        fresh = directories(settings.models_dir)
        if model_id in shipped or model_id not in fresh:
            abort(404)
        # As in the catalogue: what was asked for is looked up, never joined to a path.
        present = dict(folder.servable(fresh[model_id]))
        if name not in present:
            abort(404)
        try:
            return folder.read_fresh(present[name])
        except FileNotFoundError:  # a training has replaced it just now
            abort(404)

    return models
