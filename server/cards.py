"""A model directory's card.json, as far as the list of models needs it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import folder

CARD = "card.json"


class BrokenModelError(ValueError):
    """Raised for a model directory that cannot be offered; the message is one sentence."""


@dataclass(frozen=True)
class Card:
    """What a card says that the list of models needs, and the sizes and digests of its files."""

    id: str
    title: str
    cell: str
    units: int
    sizes: Mapping[str, int]  # file name to bytes, of every file the card vouches for
    digests: Mapping[str, str]  # the same files' SHA-256, 64 hexadecimal digits
    is_listed: bool


def read_card(directory: Path) -> Card:
    """Read a directory's card and see whether the files it names are there and are those files.

    Raises:
        BrokenModelError: the card is missing or wrong, or a file is missing, cut short or altered.
    """
    try:
        return _read_card(directory)
    except OSError as error:
        raise BrokenModelError(f"It cannot be read: {error.strerror}.") from error


def _read_card(directory: Path) -> Card:
    path = directory / CARD
    if not folder.is_regular(path):
        raise BrokenModelError(f"It has no {CARD}.")
    card = _parse(path, folder.sha256(path))
    if card.id != directory.name:
        raise BrokenModelError(f'Its {CARD} says "{card.id}", its directory "{directory.name}".')
    present = dict(folder.servable(directory))
    for name, size in card.sizes.items():
        if name not in present:
            raise BrokenModelError(f"Its {name} is missing.")
        if (found := present[name].stat().st_size) != size:
            raise BrokenModelError(f"Its {name} has {found} bytes; its {CARD} says {size}.")
        if folder.sha256(present[name]) != card.digests[name]:
            raise BrokenModelError(f"Its {name} is not the file that its {CARD} describes.")
    return card


# Parsed cards are cached: golden values and histories make them large.
@lru_cache(maxsize=64)
def _parse(path: Path, _sha256: str) -> Card:
    text = path.read_bytes()
    try:
        card = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenModelError(f"Its {CARD} is not JSON.") from error
    if not isinstance(card, dict):
        raise BrokenModelError(f"Its {CARD} is not a JSON object.")
    card |= _last_layer(card)
    for name, wanted in {"id": str, "title": str, "cell": str, "units": int, "files": dict}.items():
        # type, not isinstance: in Python, True is an int.
        if type(card.get(name)) is not wanted:
            raise BrokenModelError(f'Its {CARD} has no "{name}" that can be used.')
    sizes, digests = {}, {}
    for name, file in card["files"].items():
        if not isinstance(file, dict) or type(file.get("bytes")) is not int:
            raise BrokenModelError(f'Its {CARD} does not say how many bytes "{name}" has.')
        if type(file.get("sha256")) is not str:
            raise BrokenModelError(f'Its {CARD} does not say which SHA-256 "{name}" has.')
        sizes[name], digests[name] = file["bytes"], file["sha256"]
    is_listed = card.get("listed", True) is not False
    return Card(card["id"], card["title"], card["cell"], card["units"], sizes, digests, is_listed)


def _last_layer(card: Mapping[str, object]) -> dict[str, object]:
    """The cell and units of a card of format 2: those of its last layer, as format 1 named them."""
    layers = card.get("layers")
    if not isinstance(layers, list):
        return {}
    if not layers:
        return {"cell": "none", "units": 0}
    last = layers[-1]
    if not isinstance(last, dict):
        return {}
    return {"cell": last.get("kind"), "units": last.get("units")}
