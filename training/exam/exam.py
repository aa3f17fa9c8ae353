"""The sentences of the exam, and how a network does in it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from training.data.tables import read_table

SENTENCES: Final = Path(__file__).with_name("sentences.tsv")
CHINESE_SENTENCES: Final = Path(__file__).with_name("sentences-zh.tsv")
TARGETS: Final = {"negative": 0.0, "neutral": 0.5, "positive": 1.0}
NEUTRAL: Final = "neutral"
# What counts as leaving a neutral text open.
OPEN_FROM, OPEN_TO = 0.35, 0.65
# Every third sentence of a kind and label, the first one first, is for choosing.
CHOOSING_EVERY: Final = 3

Part = Literal["choosing", "reported"]


@dataclass(frozen=True)
class Question:
    """A sentence and what a person says of it.

    Attributes:
        kind: such as ``not-bad``; ``neutral`` for texts without a verdict.
        target: 1 for praise, 0 for blame, one half for neither.
        text: as a person types it.
    """

    kind: str
    target: float
    text: str


@dataclass(frozen=True)
class Grade:
    """How a network did.

    Attributes:
        accuracy: share of the sentences with a verdict that are right, 0..1.
        kinds: the same for each kind.
        counts: how many sentences of each kind.
        open: share of neutral texts that stay between ``OPEN_FROM`` and ``OPEN_TO``.
    """

    accuracy: float
    kinds: dict[str, float]
    counts: dict[str, int]
    open: float


def load(part: Part, file: Path = SENTENCES) -> list[Question]:
    """The questions of a part.

    Raises:
        TrainingError: when the file is missing or damaged.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Question] = []
    for row in read_table(file, ("kind", "label", "text")):
        key = (row["kind"], row["label"])
        is_choosing = seen[key] % CHOOSING_EVERY == 0
        seen[key] += 1
        if is_choosing == (part == "choosing"):
            found.append(Question(row["kind"], TARGETS[row["label"]], row["text"]))
    return found


def grade(questions: Sequence[Question], probabilities: NDArray[np.float64]) -> Grade:
    """Grade a network's answers, P(positive) of each question: <float64>[questions]."""
    kinds = np.array([question.kind for question in questions])
    targets = np.array([question.target for question in questions])
    is_right = (probabilities > TARGETS[NEUTRAL]) == (targets > TARGETS[NEUTRAL])
    is_open = (probabilities >= OPEN_FROM) & (probabilities <= OPEN_TO)
    is_neutral = kinds == NEUTRAL
    names = [str(kind) for kind in dict.fromkeys(kinds) if kind != NEUTRAL]
    return Grade(
        accuracy=float(is_right[~is_neutral].mean()),
        kinds={kind: float(is_right[kinds == kind].mean()) for kind in names},
        counts={kind: int((kinds == kind).sum()) for kind in [*names, NEUTRAL]},
        open=float(is_open[is_neutral].mean()),
    )


def examine(
    part: Part, answer: Callable[[Sequence[str]], NDArray[np.float64]], file: Path = SENTENCES
) -> Grade:
    """Put the questions of a part to a network; ``answer`` gives P(positive) of texts."""
    questions = load(part, file)
    return grade(questions, answer([question.text for question in questions]))
