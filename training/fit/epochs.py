"""The epochs of a run: resumable after each, and the weights of the best one are kept."""

import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
import tensorflow as tf

from training.bundle import snapshots
from training.bundle.snapshots import Snapshot
from training.bundle.weights import array_names, shipped_arrays
from training.fit.distribute import is_chief
from training.fit.folder import RunFolder, best_epoch
from training.models.methods import EveryStep
from training.models.preset import Preset

# A snapshot's loss is the mean over this many batches before it.
RECENT_BATCHES = 50
# Called after each batch with the number of batches so far and the losses of this epoch.
AfterBatch = Callable[[int, Sequence[float]], None]


class Trainer(Protocol):
    """What a training method offers to a run.

    Attributes:
        network: the network to measure and to keep.
        tracked: everything a checkpoint has to hold.
        batches: batches in an epoch.
    """

    network: Any
    tracked: dict[str, Any]
    batches: int

    def run_epoch(self, epoch: int, after_batch: AfterBatch) -> dict[str, float]:
        """Read everything that is learned from once and return the epoch's figures."""


def seed_everything(preset: Preset) -> None:
    """Make TensorFlow repeat itself: call it before the network is built."""
    tf.keras.utils.set_random_seed(preset.seed)
    tf.config.experimental.enable_op_determinism()


def run_epochs(
    preset: Preset,
    folder: RunFolder,
    trainer: Trainer,
    measure: Callable[[], dict[str, float]],
    strategy: Any = None,
) -> None:
    """Train in a claimed folder, behind the last epoch that is finished there.

    Args:
        preset: what is trained.
        folder: of the run.
        trainer: its method.
        measure: gives the figures of the trainer's network, ``validation_accuracy`` among them.
        strategy: that of several workers, of which the first one writes the folder.
    """
    writes = is_chief(strategy or tf.distribute.get_strategy())
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
    keeps = writes and isinstance(preset.training, EveryStep)
    kept = set(snapshots.schedule(preset.training.epochs * trainer.batches)) if keeps else set()
    specification = preset.specification.shipped

    def keep(batch: int, losses: Sequence[float]) -> None:
        if batch not in kept:
            return
        figures = {"loss": float(np.mean(losses[-RECENT_BATCHES:]))} if losses else {}
        figures |= measure()
        arrays = shipped_arrays(specification, trainer.network.get_weights())
        named = dict(zip(array_names(specification), arrays, strict=True))
        snapshots.save(folder.snapshots, Snapshot(batch, batch / trainer.batches, named, figures))

    if not history:
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
        # Saved last: a run killed before this line trains the epoch again, with the same result.
        epochs_done.assign(epoch + 1)
        manager.save(epoch + 1)
