"""The folder of a training run: its settings, its history, and the weights of its best epoch."""

import json
import os
import platform
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from training.errors import TrainingError
from training.models.methods import Beside, EveryStep, Linear, Notebook, Tagging, Teaching
from training.models.preset import Preset
from training.models.specification import Specification
from training.text.reading import Rule
from training.text.tokenisers import Tokeniser

History = list[dict[str, float]]
# The share of right verdicts over validation reviews, sentences, rewritten reviews and the exam.
VALIDATION_SCORE = "validation_score"
LIBRARIES = ("tensorflow", "tf-keras", "tensorflowjs", "numpy")


class RunFolder:
    """``runs/<preset>``, with one file for each thing a run leaves behind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.checkpoints = path / "checkpoints"
        self.snapshots = path / "snapshots"
        self.tensorboard = path / "tensorboard"
        self._settings = path / "settings.json"
        self._history = path / "history.json"
        self._teachers = path / "teachers.json"
        self._best = path / "best.weights.h5"

    def claim(self, preset: Preset) -> None:
        """Note the settings of the run, or check that the run here has the same ones.

        Raises:
            TrainingError: when another run is here.
        """
        settings = _as_json(preset)
        if self._settings.exists():
            there = self._settings_in(json.loads(self._settings.read_text()))
            if there != settings:
                raise TrainingError(
                    f"Cannot train in {self.path}: it holds a run with other settings "
                    f"({_differences(there, settings)}). Take another --out, or remove it."
                )
            return
        self.path.mkdir(parents=True, exist_ok=True)
        method = type(preset.training).__name__
        record = {"preset": settings, "method": method, "versions": versions()}
        _replace_text(self._settings, json.dumps(record, indent=1) + "\n")

    def preset(self) -> Preset:
        """The settings of the run that is here.

        Raises:
            TrainingError: when no trained network is here.
        """
        record = self._record()
        settings = self._settings_in(record)
        return Preset(
            **settings
            | {
                "specification": Specification.from_json(settings["specification"]),
                "reading": Rule(**settings["reading"]),
                "tokeniser": Tokeniser(**settings["tokeniser"]),
                "training": _training(record["method"], settings["training"]),
                "teaching": _teaching(settings.get("teaching")),
            }
        )

    def versions(self) -> dict[str, str]:
        """Versions of the libraries that trained the network here."""
        found: dict[str, str] = self._record()["versions"]
        return found

    def history(self) -> History:
        """Figures of every epoch so far."""
        history: History = json.loads(self._history.read_text())
        return history

    def is_finished(self) -> bool:
        """Whether the run that is here has trained all of its epochs."""
        if not (self._history.exists() and self._best.exists()):
            return False
        return len(self.history()) == self.preset().training.epochs

    def save_history(self, history: History) -> None:
        """Replace the history."""
        _replace_text(self._history, json.dumps(history, indent=1) + "\n")

    def teachers(self) -> dict[str, Any] | None:
        """Who taught the network here, and how good they are; None where nobody did."""
        if not self._teachers.exists():
            return None
        found: dict[str, Any] = json.loads(self._teachers.read_text())
        return found

    def save_teachers(self, teachers: dict[str, Any]) -> None:
        """Note who teaches the network here."""
        _replace_text(self._teachers, json.dumps(teachers, indent=1) + "\n")

    def save_best(self, network: Any) -> None:
        """Keep the weights of ``network`` as the best so far."""
        network.save_weights(self._best)

    def load_best(self, network: Any) -> None:
        """Give ``network`` the weights of the best epoch."""
        network.load_weights(self._best)

    def _settings_in(self, record: dict[str, Any]) -> dict[str, Any]:
        """A preset's settings as settings.json has them."""
        settings: dict[str, Any] = record.get("preset", {})
        if "specification" not in settings:
            raise TrainingError(
                f"Cannot use the run in {self.path}: an earlier release wrote its settings.json. "
                "Take another --out, or remove it and train again."
            )
        return settings

    def _record(self) -> dict[str, Any]:
        if not self._best.exists():
            raise TrainingError(
                f"Cannot find a trained network in {self.path}: train one first "
                f"(python -m training train {self.path.name}), or name its folder with --out."
            )
        record: dict[str, Any] = json.loads(self._settings.read_text())
        return record


def best_epoch(history: History) -> int:
    """Position of the epoch with the highest ``chosen_by``, the first of equals."""
    return int(np.argmax([chosen_by(epoch) for epoch in history]))


def chosen_by(epoch: dict[str, float]) -> float:
    """What decides which epoch and seed ships: the share of right verdicts on validation texts.

    A network that was trained on reviews alone has only one kind of them, reviews.
    """
    return epoch.get(VALIDATION_SCORE, epoch["validation_accuracy"])


def versions() -> dict[str, str]:
    """Versions of Python and of the libraries that decide what a run produces."""
    return {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def _replace_text(path: Path, text: str) -> None:
    """Write a file that is whole at every moment, also when the process is killed on the way."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(text)
    unfinished.replace(path)


def _training(method: str, settings: dict[str, Any]) -> EveryStep | Notebook | Tagging:
    if method == Notebook.__name__:
        return Notebook(**settings)
    if method == Tagging.__name__:
        return Tagging(**settings)
    beside = tuple(Beside(**share) for share in settings.get("beside", ()))
    return EveryStep(**settings | {"beside": beside})


def _teaching(settings: dict[str, Any] | None) -> Teaching | None:
    if settings is None:
        return None
    return Teaching(Linear(**settings["linear"]), tuple(settings["networks"]))


def _as_json(preset: Preset) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(json.dumps(asdict(preset)))
    return settings | {"tokeniser": preset.tokeniser.to_json()}


def _differences(there: dict[str, Any], here: dict[str, Any]) -> str:
    """What differs, as in ``training.epochs: 3 there, 8 now``."""
    found: list[str] = []
    for name in here.keys() | there.keys():
        old, new = there.get(name), here.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            found.extend(f"{name}.{part}" for part in _differences(old, new).split("; ") if part)
        elif old != new:
            found.append(f"{name}: {old} there, {new} now")
    return "; ".join(sorted(found))
