"""A training run on reviews: what is learned, what is measured, and the network that comes out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.bundle.weights import Weights, shipped_arrays
from training.data.imdb import Reviews, split
from training.errors import TrainingError
from training.fit.beside import ShortTexts
from training.fit.epochs import Trainer, run_epochs, seed_everything
from training.fit.evaluate import evaluate
from training.fit.every_step import EveryStepTrainer
from training.fit.folder import VALIDATION_SCORE, RunFolder
from training.fit.notebook import NotebookTrainer
from training.fit.parts import part_beside, reviews_part
from training.fit.teacher import Lesson
from training.models.methods import EveryStep, Notebook
from training.models.network import build_network, compiled
from training.models.preset import Preset
from training.text.vocabulary import ids_of_ranks


def train(
    preset: Preset,
    reviews: Reviews,
    path: Path,
    lesson: Lesson | None = None,
    strategy: Any = None,
    short: ShortTexts | None = None,
) -> None:
    """Train a preset on ``reviews`` in the folder ``path``; keep its best validation epoch.

    A lesson brings further reviews, and targets in place of the labels (``school.py``). Short texts
    are learned beside the reviews, and have a say in which epoch is the best (``beside.py``).

    With a strategy of several workers, each calls this; the first one writes the folder, which all
    have to see (``distribute.py``). Called again after an interruption, it goes on behind the
    last finished epoch.

    Raises:
        TrainingError: when ``path`` holds a run with other settings, or the network is none for
            reviews.
    """
    folder = RunFolder(path)
    folder.claim(preset)
    seed_everything(preset)

    training, validation = split(reviews, preset.validation_share, preset.split_seed)
    trainer = build_trainer(preset, training, lesson, strategy, short)
    # As many training reviews as there are validation reviews, measured in the same way: the gap
    # between the two figures is over-fitting. The split has shuffled them.
    sample = training.take(np.arange(min(len(validation), len(training))))
    measured_on = {"training": sample, "validation": validation}
    network = compiled(trainer.network)
    measured_ids = {name: sequences(preset, part.ranks) for name, part in measured_on.items()}
    checks = {} if short is None else short.checks
    check_ids = {name: sequences(preset, part.ranks) for name, part in checks.items()}

    def measure() -> dict[str, float]:
        figures: dict[str, float] = {}
        for name, part in measured_on.items():
            metrics = evaluate(network, measured_ids[name], part.labels)
            figures |= {f"{name}_loss": metrics.loss, f"{name}_accuracy": metrics.accuracy}
        for name, check in checks.items():
            metrics = evaluate(network, check_ids[name], check.targets)
            figures[f"{name}_accuracy"] = metrics.accuracy
        if checks:
            sizes = {"validation": len(validation)} | {k: len(v) for k, v in checks.items()}
            accuracies = [figures[f"{name}_accuracy"] for name in sizes]
            figures[VALIDATION_SCORE] = float(np.average(accuracies, weights=[*sizes.values()]))
        return figures

    run_epochs(preset, folder, trainer, measure, strategy)


def build_trainer(
    preset: Preset,
    reviews: Reviews,
    lesson: Lesson | None = None,
    strategy: Any = None,
    short: ShortTexts | None = None,
) -> Trainer:
    """The training method a preset asks for, over these reviews or a lesson, and short texts."""
    specification = preset.specification
    if isinstance(preset.training, EveryStep):
        lesson = lesson or Lesson(reviews.ranks, list(reviews.labels[:, None]), {})
        parts = [reviews_part(preset.training, sequences(preset, lesson.ranks), lesson.targets)]
        if short is not None:
            for share in preset.training.beside:
                learned = short.learned[share.texts]
                ids = sequences(preset, learned.ranks)
                parts.append(part_beside(share, ids, learned.targets))
        return EveryStepTrainer(specification, preset.training, parts, preset.seed, strategy)
    if isinstance(preset.training, Notebook):
        ids = sequences(preset, reviews.ranks)
        return NotebookTrainer(specification, preset.training, ids, reviews.labels, preset.seed)
    raise TrainingError(
        f"Cannot train {preset.id} on reviews: it learns a tag for every word of a treebank."
    )


def sequences(preset: Preset, texts: Sequence[Sequence[int]]) -> list[list[int]]:
    """Texts, given as ranks of words, as the ids their network reads."""
    size = preset.specification.vocabulary_size
    return [preset.reading.ids(ids_of_ranks(ranks, size)) for ranks in texts]


def load_trained(folder: RunFolder) -> Any:
    """The network of a run's best epoch, as it was trained.

    Raises:
        TrainingError: when there is no trained network in the folder.
    """
    trained = build_network(folder.preset().specification)
    folder.load_best(trained)
    return trained


def load_weights(folder: RunFolder) -> Weights:
    """What ships of a run's best epoch, before anything is stored in fewer bits.

    Raises:
        TrainingError: when there is no trained network in the folder.
    """
    specification = folder.preset().specification
    arrays = load_trained(folder).get_weights()
    return Weights.of(specification.shipped, shipped_arrays(specification, arrays))
