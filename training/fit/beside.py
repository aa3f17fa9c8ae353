"""The short texts that a network is trained on beside the reviews, and those it is chosen by."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from training.data.short import (
    Texts,
    folder_of,
    load_phrases,
    load_rewritten,
    load_sentences,
    ranks_of,
    texts,
)
from training.exam import exam
from training.grammar.sentences import make
from training.models.methods import EveryStep
from training.models.preset import Preset

# Made once. An epoch reads part of them, so few sentences are read twice.
MADE_SENTENCES: Final = 400_000
MADE_SEED: Final = 0


@dataclass(frozen=True)
class ShortTexts:
    """Short texts in ranks of words.

    Attributes:
        learned: by the name that ``config.Beside`` gives them.
        checks: sets that an epoch and a seed are chosen by: ``sentences`` and ``rewritten`` reviews
            of the parts for development, and the ``exam``'s questions for choosing.
    """

    learned: dict[str, Texts]
    checks: dict[str, Texts]


def is_trained_beside(preset: Preset) -> bool:
    """Whether a preset learns from short texts, too."""
    return isinstance(preset.training, EveryStep) and bool(preset.training.beside)


def load_beside(preset: Preset, folder: Path | None, index: Mapping[str, int]) -> ShortTexts | None:
    """What a preset is trained on beside reviews; None where it is trained on reviews alone.

    Args:
        preset: what to train.
        folder: of the short texts.
        index: word -> rank.

    Raises:
        TrainingError: when the folder or a file of it is missing or damaged.
    """
    if not is_trained_beside(preset):
        return None
    folder = folder_of(folder)
    questions = [question for question in exam.load("choosing") if question.kind != exam.NEUTRAL]
    return ShortTexts(
        learned={
            "phrases": load_phrases(folder, index),
            "pairs": load_rewritten(folder, "train", index),
            "made": made_sentences(index),
        },
        checks={
            "sentences": load_sentences(folder, "dev", index),
            "rewritten": load_rewritten(folder, "dev", index),
            "exam": texts(((question.text, question.target) for question in questions), index),
        },
    )


def made_sentences(index: Mapping[str, int], count: int = MADE_SENTENCES) -> Texts:
    """Sentences of the grammar; the same ones every time."""
    made = make(np.random.default_rng(MADE_SEED), count)
    targets = np.array([sentence.positive for sentence in made], np.float32)
    return Texts([ranks_of(sentence.text, index) for sentence in made], targets)
