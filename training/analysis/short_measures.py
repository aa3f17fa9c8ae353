"""How a network does on short texts: sentences, rewritten reviews and the exam, for its card.

Everything here is read once, at export; what chooses between networks is in ``beside.py``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from training.analysis.calibration import calibration
from training.bundle.card import rounded
from training.data.short import Texts, load_rewritten, load_sentences, texts
from training.exam import exam

SHUFFLINGS: Final = 5
SHUFFLE_SEED: Final = 0

# P(positive) of texts, given as ranks of words: <float64>[texts].
Answer = Callable[[Sequence[Sequence[int]]], NDArray[np.float64]]


@dataclass(frozen=True)
class ShortTests:
    """The short texts of the report.

    Attributes:
        sets: labelled texts by name; the words of the first one are shuffled, too.
        questions: the exam's questions that only report, and the same in ranks.
    """

    sets: dict[str, Texts]
    questions: list[exam.Question]
    question_texts: Texts


def load_short_tests(folder: Path, index: Mapping[str, int]) -> ShortTests:
    """Load the test parts.

    Raises:
        TrainingError: when a file is missing or damaged.
    """
    questions = exam.load("reported")
    return ShortTests(
        {
            "sentences": load_sentences(folder, "test", index),
            "rewritten": load_rewritten(folder, "test", index),
        },
        questions,
        texts(((question.text, question.target) for question in questions), index),
    )


def measure_short(answer: Answer, tests: ShortTests) -> dict[str, Any]:
    """The ``short`` entry of the card's metrics; accuracies are shares, 0..1.

    Each set has its own entry. ``…_shuffled`` is the accuracy on the first one when the words of
    each text stand in random order: what it falls by is what the network makes of their order.
    """
    said = {name: answer(asked.ranks) for name, asked in tests.sets.items()}
    first = next(iter(tests.sets))
    said_of_questions = answer(tests.question_texts.ranks)
    graded = exam.grade(tests.questions, said_of_questions)
    has_verdict = np.array([question.kind != exam.NEUTRAL for question in tests.questions])
    short_said = np.concatenate([said[first], said_of_questions[has_verdict]]).astype(np.float32)
    short_labels = np.concatenate(
        [tests.sets[first].targets, tests.question_texts.targets[has_verdict]]
    )
    shuffled = shuffled_accuracy(answer, tests.sets[first])
    found: dict[str, float] = {}
    for name, asked in tests.sets.items():
        found[name] = accuracy(said[name], asked)
        if name == first:
            found[f"{name}_shuffled"] = shuffled
    return {
        **rounded(found | {"exam": graded.accuracy, "neutral_open": graded.open}),
        "exam_kinds": [
            {"kind": kind, "sentences": graded.counts[kind], **rounded({"accuracy": share})}
            for kind, share in graded.kinds.items()
        ],
        "neutral_texts": graded.counts[exam.NEUTRAL],
        "counts": {
            **{name: len(asked) for name, asked in tests.sets.items()},
            "exam": int(has_verdict.sum()),
        },
        "calibration": calibration(short_said, short_labels),
    }


def accuracy(probabilities: NDArray[np.float64], asked: Texts) -> float:
    """Share of texts whose verdict is right."""
    return float(np.mean((probabilities > 0.5) == (asked.targets > 0.5)))


def shuffled_accuracy(answer: Answer, asked: Texts) -> float:
    """Accuracy over texts whose words stand in random order, the mean of ``SHUFFLINGS`` orders."""
    random = np.random.default_rng(SHUFFLE_SEED)
    found: list[float] = []
    for _ in range(SHUFFLINGS):
        shuffled = [[ranks[k] for k in random.permutation(len(ranks))] for ranks in asked.ranks]
        found.append(accuracy(answer(shuffled), asked))
    return float(np.mean(found))
