"""card.json: what a model is, how it was made, how good it is, and what its files must be."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from training.bundle.card_format_1 import upgraded
from training.errors import TrainingError
from training.models.specification import Specification
from training.text.reading import Rule
from training.text.tokenisers import Tokeniser

CARD = "card.json"
README = "README.md"
CHECKPOINTS = "checkpoints"
FORMAT = 2
DIGITS = 6


class Described(Protocol):
    """What a card says first: a preset has it, and so has a network brought as a file."""

    @property
    def id(self) -> str:
        """Name of the model directory."""

    @property
    def title(self) -> str:
        """Name a visitor sees."""

    @property
    def language(self) -> str:
        """Of its texts, by its BCP 47 tag."""

    @property
    def listed(self) -> bool:
        """Whether the page and the server's list offer it."""

    @property
    def specification(self) -> Specification:
        """What the network is."""

    @property
    def tokeniser(self) -> Tokeniser:
        """How texts become tokens."""

    @property
    def reading(self) -> Rule:
        """Which ids the network is given."""


def write_card(
    directory: Path,
    described: Described,
    training: dict[str, Any],
    metrics: dict[str, Any],
    golden: list[dict[str, Any]],
) -> None:
    """Write the card of the model whose other files are already in ``directory``."""
    shipped = described.specification.shipped.as_json()
    card = {
        "format": FORMAT,
        "id": described.id,
        "title": described.title,
        **({} if described.listed else {"listed": False}),
        "language": described.language,
        "tokeniser": described.tokeniser.to_json(),
        **{name: shipped[name] for name in ("embedding", "layers", "pooling", "head")},
        "vocabulary_size": shipped["vocabulary_size"],
        "reading": asdict(described.reading),
        "training": training,
        "metrics": metrics,
        "checkpoints": count_checkpoints(directory),
        "files": {path.name: fingerprint(path) for path in main_files(directory)},
        "golden": golden,
    }
    save_card(directory, card)


def save_card(directory: Path, card: dict[str, Any]) -> None:
    """Write a whole card into a model directory."""
    text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    (directory / CARD).write_text(text + "\n", encoding="utf-8")


def read_card(directory: Path) -> dict[str, Any]:
    """Read a model directory's card, of format 1 as one of format 2.

    Raises:
        TrainingError: when there is none, it is not JSON, or of a later format.
    """
    try:
        card: dict[str, Any] = json.loads((directory / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise TrainingError(
            f"Cannot read {directory / CARD}: {cause}. Name a model directory, such as "
            "web/public/models/simple-rnn."
        ) from cause
    if not isinstance(card, dict) or card.get("format", 1) not in (1, FORMAT):
        raise TrainingError(
            f"Cannot read {directory / CARD}: it is no card of format 1 or {FORMAT}. "
            "Take the release that wrote it."
        )
    return card if card.get("format") == FORMAT else upgraded(card)


def main_files(directory: Path) -> list[Path]:
    """The files that a card lists: all but itself and what was made from it."""
    rest = {CARD, README, CHECKPOINTS}
    return [path for path in sorted(directory.iterdir()) if path.name not in rest]


def count_checkpoints(directory: Path) -> int:
    """How many snapshots of its training a model has: the page asks for them only if there are."""
    return len(list((directory / CHECKPOINTS).glob("*.bin")))


def fingerprint(path: Path) -> dict[str, Any]:
    """SHA-256 and size in bytes of a file."""
    data = path.read_bytes()
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def rounded(figures: dict[str, float]) -> dict[str, float]:
    """Figures with no more digits than they deserve."""
    return {name: round(value, DIGITS) for name, value in figures.items()}
