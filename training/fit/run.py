"""A training run: from reviews to the weights of the best epoch, resumable after each epoch."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import tensorflow as tf

from training.bundle import snapshots
from training.bundle.snapshots import Snapshot
from training.data.imdb import Reviews, split
from training.fit.beside import ShortTexts
from training.fit.distribute import is_chief
from training.fit.evaluate import evaluate
from training.fit.every_step import AfterBatch, EveryStepTrainer
from training.fit.folder import VALIDATION_SCORE, RunFolder, best_epoch
from training.fit.notebook import NotebookTrainer
from training.fit.parts import part_beside, reviews_part
from training.fit.teacher import Lesson
from training.models.config import EveryStep, Preset
from training.models.network import build_network, compiled
from training.text.vocabulary import ids_of_ranks

# A snapshot tells the mean loss of the batches just before it.
RECENT_BATCHES = 50


class Trainer(Protocol):
    """What a training method offers to a run.

    Attributes:
        network: the network to measure and to keep, with an output after every step.
        tracked: everything a checkpoint has to hold.
        batches: batches in an epoch.
    """

    network: Any
    tracked: dict[str, Any]
    batches: int

    def run_epoch(self, epoch: int, after_batch: AfterBatch) -> dict[str, float]:
        """Read every training review once and return the epoch's figures."""


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
        TrainingError: when ``path`` holds a run with other settings.
    """
    folder = RunFolder(path)
    folder.claim(preset)
    tf.keras.utils.set_random_seed(preset.seed)
    tf.config.experimental.enable_op_determinism()

    training, validation = split(reviews, preset.validation_share, preset.split_seed)
    trainer = build_trainer(preset, training, lesson, strategy, short)
    writes = is_chief(strategy or tf.distribute.get_strategy())
    # As many, and as the validation reviews are read: then the two figures differ by memory alone.
    # The split has shuffled them.
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

    epochs_done = tf.Variable(0)
    checkpoint = tf.train.Checkpoint(epochs_done=epochs_done, **trainer.tracked)
    manager = tf.train.CheckpointManager(checkpoint, folder.checkpoints, max_to_keep=1)
    checkpoint.restore(manager.latest_checkpoint)
    history = folder.history()[: int(epochs_done)] if manager.latest_checkpoint else []
    board = (
        tf.summary.create_file_writer(str(folder.tensorboard))
        if writes
        else tf.summary.create_noop_writer()
    )

    kept = set(snapshots.schedule(preset.training.epochs * trainer.batches))

    def keep(batch: int, losses: Sequence[float]) -> None:
        if batch not in kept or not writes:
            return
        figures = {"loss": float(np.mean(losses[-RECENT_BATCHES:]))} if losses else {}
        figures |= measure()
        weights = trainer.network.get_weights()
        snapshots.save(folder.snapshots, Snapshot(batch, batch / trainer.batches, weights, figures))

    if not history and isinstance(preset.training, EveryStep):
        keep(0, [])
    for epoch in range(len(history), preset.training.epochs):
        print(f"epoch {epoch + 1} of {preset.training.epochs}", flush=True)
        began = time.monotonic()
        figures = trainer.run_epoch(epoch, keep) | measure()
        print(", ".join(f"{name} {value:.4f}" for name, value in figures.items()), flush=True)
        history.append(figures | {"seconds": round(time.monotonic() - began, 2)})

        if not writes:
            continue
        with board.as_default(step=epoch + 1):
            for name, value in figures.items():
                tf.summary.scalar(name, value)
        if best_epoch(history) == epoch:
            folder.save_best(trainer.network)
        folder.save_history(history)
        # Last: killed before this line, the epoch is simply trained again, with the same result.
        epochs_done.assign(epoch + 1)
        manager.save(epoch + 1)


def build_trainer(
    preset: Preset,
    reviews: Reviews,
    lesson: Lesson | None = None,
    strategy: Any = None,
    short: ShortTexts | None = None,
) -> Trainer:
    """The training method a preset asks for, over these reviews or a lesson, and short texts."""
    if isinstance(preset.training, EveryStep):
        lesson = lesson or Lesson(reviews.ranks, list(reviews.labels[:, None]), {})
        parts = [reviews_part(preset.training, sequences(preset, lesson.ranks), lesson.targets)]
        if short is not None:
            for share in preset.training.beside:
                learned = short.learned[share.texts]
                ids = sequences(preset, learned.ranks)
                parts.append(part_beside(share, ids, learned.targets))
        return EveryStepTrainer(preset.architecture, preset.training, parts, preset.seed, strategy)
    ids = sequences(preset, reviews.ranks)
    return NotebookTrainer(preset.architecture, preset.training, ids, reviews.labels, preset.seed)


def sequences(preset: Preset, texts: Sequence[Sequence[int]]) -> list[list[int]]:
    """Texts, given as ranks of words, as the ids their network reads."""
    size = preset.architecture.vocabulary_size
    return [preset.reading.ids(ids_of_ranks(ranks, size)) for ranks in texts]


def load_trained(folder: RunFolder) -> Any:
    """The network of a run's best epoch, with no more embedding rows than its vocabulary has ids.

    Raises:
        TrainingError: when there is no trained network in the folder.
    """
    preset = folder.preset()
    trained = build_network(preset.architecture, rows=preset.architecture.embedding_rows)
    folder.load_best(trained)
    rows, *others = trained.get_weights()
    network = build_network(preset.architecture)
    network.set_weights([rows[: preset.architecture.vocabulary_size], *others])
    return network
