"""The notebook's network and its training loop, as they were."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.fit.losses import corrected_loss, notebook_loss
from training.models.methods import Notebook
from training.models.network import build_network
from training.models.specification import Specification

LOG_EVERY_BATCHES = 100


class JRNN(tf.keras.Model):  # type: ignore[misc]
    """Embedding -> SimpleRNN -> last output -> Dense."""

    def __init__(self, specification: Specification) -> None:
        super().__init__()
        table, (layer,) = specification.embedding, specification.layers
        self.embedding = tf.keras.layers.Embedding(table.rows, table.size)
        self.rnn = tf.keras.layers.SimpleRNN(layer.units, return_sequences=True, return_state=True)
        self.dense = tf.keras.layers.Dense(1, activation="sigmoid")

    def call(self, ids: Any) -> Any:
        """P(positive): <int32>[batch, steps] -> <float32>[batch, 1]."""
        outputs, _ = self.rnn(self.embedding(ids))
        return self.dense(outputs[:, -1, :])


class NotebookTrainer:
    """Trains a JRNN by the notebook's loop.

    Attributes:
        network: its twin, which answers after every step; it gets the JRNN's weights each epoch.
        tracked: everything a checkpoint has to hold.
    """

    def __init__(
        self,
        specification: Specification,
        settings: Notebook,
        sequences: Sequence[Sequence[int]],
        labels: NDArray[np.float32],
        seed: int,
    ) -> None:
        self.settings, self.seed = settings, seed
        self.reviews = tf.data.Dataset.from_tensor_slices((np.array(sequences, np.int32), labels))
        self.batches = -(-len(sequences) // settings.batch_size)
        self.jrnn = JRNN(specification)
        self.jrnn(np.array(sequences[:1], np.int32))  # a first call creates the weights
        self.network = build_network(specification)
        self.optimizer = tf.keras.optimizers.Adam(settings.learning_rate)
        self.optimizer.build(self.jrnn.trainable_variables)
        self.loss = notebook_loss if settings.loss == "notebook" else corrected_loss
        self.tracked = {"jrnn": self.jrnn, "optimizer": self.optimizer}

    def run_epoch(self, epoch: int, after_batch: object = None) -> dict[str, float]:
        """Read every review once, and log as the notebook did; it keeps no snapshots."""
        shuffled = self.reviews.shuffle(self.settings.shuffle_buffer, seed=self.seed + epoch)
        losses = []
        for batch, (ids, labels) in enumerate(shuffled.batch(self.settings.batch_size)):
            losses.append(float(self.train_step(ids, labels)))
            if batch % LOG_EVERY_BATCHES == 0:
                print(f"epoch {epoch + 1} batch {batch} loss {losses[-1]:.4f}", flush=True)
        self.network.set_weights(self.jrnn.get_weights())
        return {"loss": float(np.mean(losses))}

    # One trace for batches of every length and size.
    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]
    def train_step(self, ids: Any, labels: Any) -> Any:
        """One step down the gradient; returns the batch's loss <float32>[]."""
        with tf.GradientTape() as tape:
            loss = self.loss(self.jrnn(ids)[:, 0], labels)
        gradients = tape.gradient(loss, self.jrnn.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.jrnn.trainable_variables, strict=True))
        return loss
