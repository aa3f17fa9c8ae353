"""How much of an accuracy is luck: the same preset trained from several seeds."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.bundle.card import DIGITS
from training.fit.folder import RunFolder, best_epoch, chosen_by

# Student's t, two-sided 95 %, for 2, 3, 4 … runs (1, 2, 3 … degrees of freedom).
T_95 = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)


def seed_run(preset_id: str, seed: int) -> str:
    """The folder of a run from another seed than the preset's."""
    return f"{preset_id}-seed-{seed}"


def runs_of(out: Path, preset_id: str) -> list[RunFolder]:
    """All runs of a preset in a folder of runs, its own seed's first."""
    others = sorted(out.glob(seed_run(preset_id, 0).removesuffix("0") + "*"))
    return [RunFolder(path) for path in (out / preset_id, *others)]


def by_validation(runs: Sequence[RunFolder]) -> list[RunFolder]:
    """The runs, that of the highest validation score at its best epoch first.

    Raises:
        TrainingError: when one of them has no trained network.
    """

    def score(run: RunFolder) -> float:
        run.preset()  # complains where no network was trained
        history = run.history()
        return chosen_by(history[best_epoch(history)])

    return sorted(runs, key=score, reverse=True)


def seeds_entry(accuracies: dict[int, float]) -> dict[str, Any]:
    """The ``metrics.seeds`` entry of the card: test accuracy of each seed, mean, and its interval.

    >>> seeds_entry({0: 0.89, 1: 0.90, 2: 0.91})["interval"]
    [0.875157, 0.924843]
    """
    values = np.array(list(accuracies.values()))
    margin = T_95[len(values) - 2] * float(values.std(ddof=1)) / math.sqrt(len(values))
    mean = float(values.mean())
    return {
        "test_accuracy": {str(k): round(value, DIGITS) for k, value in accuracies.items()},
        "mean": round(mean, DIGITS),
        "interval": [round(mean - margin, DIGITS), round(mean + margin, DIGITS)],
    }


def short_seeds_entry(measured: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    """Means over seeds of what ``short_measures`` found, and the exam's for each kind.

    Args:
        measured: the ``short`` entry of each seed.
    """
    entries = list(measured.values())

    def mean(values: Sequence[float]) -> float:
        return round(float(np.mean(values)), DIGITS)

    names = [name for name, value in entries[0].items() if isinstance(value, float)]
    kinds = [kind["kind"] for kind in entries[0]["exam_kinds"]]
    return {
        **{name: mean([entry[name] for entry in entries]) for name in names},
        "exam_kinds": {
            kind: mean([entry["exam_kinds"][position]["accuracy"] for entry in entries])
            for position, kind in enumerate(kinds)
        },
    }
