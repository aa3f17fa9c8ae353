"""How long an epoch takes: this package's loop beside the notebook's, over the same whole reviews.

The notebook's draws reviews at random and pads each batch to its longest one; this package's puts
reviews of similar length together. Batch size, sizes of the network and reviews are the same, and
this package's does more besides: a loss at every step, word dropout, averaged weights.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.data.imdb import Reviews
from training.fit.batches import in_chunks, pad
from training.fit.every_step import EveryStepTrainer
from training.fit.notebook import NotebookTrainer
from training.fit.parts import reviews_part
from training.fit.run import sequences
from training.models.methods import EveryStep, Notebook
from training.models.preset import Preset


@dataclass(frozen=True)
class Timing:
    """Seconds for one epoch of each loop, tracing and the first batch left out."""

    reviews: int
    notebook: float
    ours: float

    @property
    def ratio(self) -> float:
        """How many times as fast ours is."""
        return self.notebook / self.ours


def compare(preset: Preset, reviews: Reviews, seed: int = 0) -> Timing:
    """Train one epoch with each loop, one after the other, in this process."""
    assert isinstance(preset.training, EveryStep)
    ids = sequences(preset, reviews.ranks)
    settings, specification = preset.training, preset.specification
    part = reviews_part(settings, ids, list(reviews.labels[:, None]))
    ours = EveryStepTrainer(specification, settings, [part], seed)
    notebook = NotebookTrainer(
        specification,
        Notebook(1, settings.batch_size, settings.batch_size, settings.learning_rate),
        ids[:1],
        reviews.labels[:1],
        seed,
    )
    since_first_batch = [0.0]

    def begin(batch: int, losses: Sequence[float]) -> None:
        if batch == 1:
            since_first_batch[0] = time.monotonic()

    ours.run_epoch(0, begin)
    our_seconds = time.monotonic() - since_first_batch[0]
    for batch, (padded, labels) in enumerate(
        unbucketed(ids, reviews.labels, settings.batch_size, seed)
    ):
        float(notebook.train_step(padded, labels))
        begin(batch + 1, [])
    return Timing(len(ids), time.monotonic() - since_first_batch[0], our_seconds)


def unbucketed(
    ids: Sequence[Sequence[int]], labels: NDArray[np.float32], batch_size: int, seed: int
) -> Iterator[tuple[Any, Any]]:
    """All reviews once in random order, each batch padded to its longest."""
    order = np.random.default_rng(seed).permutation(len(ids))
    for rows in in_chunks(order, batch_size):
        # Tensors, not arrays: the notebook's step is traced anew for every array.
        yield tf.constant(pad([ids[row] for row in rows])), tf.constant(labels[rows])
