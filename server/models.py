"""The models present: those built into the page, and those a training has just written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, request

from . import folder
from .cards import BrokenModelError, Card, read_card
from .catalogue import asked_version
from .config import Settings
from .files import ServedFile

# The order in which the page offers them; others follow by id.
SHIPPED_ORDER = (
    "simple-rnn",
    "gru",
    "lstm",
    "zh-simple-rnn",
    "zh-gru",
    "zh-lstm",
    "min-gru",
    "seed",
)
MODELS = "models"  # the folder of the built page, and the first part of every model's URL
# The list's own name, for hosts that know files only (server/static_site.py).
LISTING = "index.json"


def directories(parent: Path | None) -> dict[str, Path]:
    """The model directories in a folder, by id, which is the directory's name."""
    if parent is None or not parent.is_dir():
        return {}
    found = (path for path in sorted(parent.iterdir()) if not folder.is_hidden(path.name))
    return {path.name: path for path in found if path.is_dir() and not path.is_symlink()}


@dataclass(frozen=True)
class Survey:
    """The models of one folder: those that can be offered, and why the others cannot."""

    cards: Mapping[str, Card]
    broken: Mapping[str, str]  # model id to one sentence


def survey(present: Mapping[str, Path]) -> Survey:
    """Read the cards of model directories, and compare the files with what the cards say."""
    cards, broken = {}, {}
    for model_id, directory in present.items():
        try:
            cards[model_id] = read_card(directory)
        except BrokenModelError as error:
            broken[model_id] = str(error)
    return Survey(cards, broken)


def listing(shipped: Survey, fresh: Survey) -> dict[str, Any]:
    """What can be chosen, and what could not be offered and why: the answer of GET /models/.

    Args:
        shipped: the models built into the page.
        fresh: those in MODELS_DIR; one with a shipped id is not offered.
    """
    cards = [card for card in {**fresh.cards, **shipped.cards}.values() if card.is_listed]
    broken = [*shipped.broken.items(), *fresh.broken.items()]
    for model_id, card in fresh.cards.items():
        if card.is_listed and model_id in {*shipped.cards, *shipped.broken}:
            broken.append((model_id, f'The page already ships a model called "{model_id}".'))
    return {
        "models": [_entry(card) for card in sorted(cards, key=_rank)],
        "broken": [{"id": model_id, "error": error} for model_id, error in broken],
    }


def _rank(card: Card) -> tuple[int, str]:
    is_shipped = card.id in SHIPPED_ORDER
    return (SHIPPED_ORDER.index(card.id) if is_shipped else len(SHIPPED_ORDER), card.id)


def _entry(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "cell": card.cell,
        "units": card.units,
        # As seen from the list, so that it also holds below a path of a proxy or a static host.
        "url": f"{card.id}/",
        "bytes": sum(card.sizes.values()),  # as they lie on disk; compressed they travel lighter
    }


def blueprint(settings: Settings) -> Blueprint:
    """The list of models, and the files of those in MODELS_DIR."""
    models = Blueprint(MODELS, __name__, url_prefix=f"/{MODELS}")
    # Once, like the files of the built page. MODELS_DIR is looked at on every request.
    shipped = directories(settings.dist_dir / MODELS)
    shipped_survey = survey(shipped)

    @models.get("/")
    @models.get(f"/{LISTING}")
    def index() -> ServedFile:
        found = listing(shipped_survey, survey(directories(settings.models_dir)))
        return ServedFile({"identity": encode(found)}, folder.CONTENT_TYPES[".json"])

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
            file = folder.read_fresh(present[name])
        except OSError:  # replaced just now, or unreadable: the list of models and /readyz say so
            abort(404)
        version = asked_version(request.query_string.decode("latin-1"))
        if version is None:
            return file
        if not file.sha256.startswith(version):
            abort(404)
        return file.immutable

    return models


def encode(found: dict[str, Any]) -> bytes:
    """A list of models as it is sent."""
    return json.dumps(found, ensure_ascii=False, indent=1).encode()
