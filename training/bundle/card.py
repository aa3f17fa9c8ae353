"""card.json: what a model is, how it was made, how good it is, and what its files must be."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from training.errors import TrainingError
from training.models.config import Architecture
from training.text.reading import Rule

CARD = "card.json"
README = "README.md"
CHECKPOINTS = "checkpoints"
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
    def architecture(self) -> Architecture:
        """Its sizes."""

    @property
    def reading(self) -> Rule:
        """How it reads."""


def write_card(
    directory: Path,
    preset: Described,
    training: dict[str, Any],
    metrics: dict[str, Any],
    golden: list[dict[str, Any]],
    classes: tuple[str, str],
) -> None:
    """Write the card of the model whose other files are already in ``directory``."""
    architecture = preset.architecture
    card = {
        "id": preset.id,
        "title": preset.title,
        "cell": architecture.cell,
        "units": architecture.units,
        "embedding_size": architecture.embedding_size,
        "vocabulary_size": architecture.vocabulary_size,
        "classes": classes,
        "reading": asdict(preset.reading),
        "training": training,
        "metrics": metrics,
        "checkpoints": count_checkpoints(directory),
        "files": {path.name: fingerprint(path) for path in main_files(directory)},
        "golden": golden,
    }
    text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    (directory / CARD).write_text(text + "\n", encoding="utf-8")


def read_card(directory: Path) -> dict[str, Any]:
    """Read a model directory's card.

    Raises:
        TrainingError: when there is none, or it is not JSON.
    """
    try:
        card: dict[str, Any] = json.loads((directory / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise TrainingError(
            f"Cannot read {directory / CARD}: {cause}. Name a model directory, such as "
            "web/public/models/simple-rnn."
        ) from cause
    return card


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
