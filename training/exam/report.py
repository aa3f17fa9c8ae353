"""The exam of an exported model directory: ``python -m training exam ID``."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.bundle.bundle import open_bundle
from training.exam import exam


def report(directory: Path) -> str:
    """Both parts of the exam by kind, as a table to print.

    Raises:
        TrainingError: when the directory holds no network that gives texts one of two classes.
    """
    bundle = open_bundle(directory)
    bundle.weights.specification.check_binary(f"examine {bundle.card['id']}")

    def answer(written: Sequence[str]) -> NDArray[np.float64]:
        found = [bundle.trace(bundle.ids_of(text)).outputs[-1] for text in written]
        return np.array(found, np.float64)

    return table(exam.examine("choosing", answer), exam.examine("reported", answer))


def table(choosing: exam.Grade, reported: exam.Grade) -> str:
    """Two grades side by side, in per cent."""
    lines = [f"{'kind':24}{'choosing':>16}{'reported':>16}"]
    for kind in reported.kinds:
        cells = [f"{100 * g.kinds[kind]:7.1f} of {g.counts[kind]:3}" for g in (choosing, reported)]
        lines.append(f"{kind:24}{cells[0]:>16}{cells[1]:>16}")
    for name, values in (
        ("all", (choosing.accuracy, reported.accuracy)),
        ("neutral, left open", (choosing.open, reported.open)),
    ):
        lines.append(f"{name:24}{100 * values[0]:>16.1f}{100 * values[1]:>16.1f}")
    return "\n".join(lines)
