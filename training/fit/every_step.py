"""The training loop of ``simple-rnn``: a loss at every step, and averaged weights.

What made the difference, and what did not, is in LOG.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import tensorflow as tf

from training.fit.epochs import AfterBatch
from training.fit.losses import every_step_loss
from training.fit.parts import Part, batches_of
from training.models.methods import EveryStep
from training.models.network import build_network, logits_of_states, states_model
from training.models.specification import Specification
from training.text.vocabulary import PAD, START, UNKNOWN

# The decay of the average is n / (n + this) after n batches, until it reaches its maximum.
AVERAGE_WARM_UP = 9


class EveryStepTrainer:
    """Trains one network, and keeps the running average of its weights in another.

    Attributes:
        network: the averaged network, the one to measure and to keep.
        tracked: everything a checkpoint has to hold.
    """

    def __init__(
        self,
        specification: Specification,
        settings: EveryStep,
        parts: Sequence[Part],
        seed: int,
        strategy: Any = None,
    ) -> None:
        """Prepare to train.

        Args:
            specification: what the network is.
            settings: how to train it.
            parts: what to train it on.
            seed: of every random choice.
            strategy: the ``tf.distribute.Strategy`` that shares the work out, if one does.

        Raises:
            TrainingError: when the network has no P(class 1) after every step.
        """
        specification.check_binary("train on the prediction after every word")
        self.strategy = strategy or tf.distribute.get_strategy()
        self.settings, self.parts, self.seed = settings, parts, seed
        self.batches = sum(part.batches for part in parts)
        with self.strategy.scope():
            self._build(specification)
        self.tracked = {
            "student": self.student,
            "network": self.network,
            "optimizer": self.optimizer,
        }

    def _build(self, specification: Specification) -> None:
        """Create the networks and the optimizer."""
        # Trains without a mask, which is slow: padding comes after the words and has no loss.
        embedding = replace(specification.embedding, masked=False)
        self.student = build_network(replace(specification, embedding=embedding), lasting=True)
        self.network = build_network(specification)
        self.network.set_weights(self.student.get_weights())
        self.states = states_model(self.student)
        self.optimizer = tf.keras.optimizers.Adam(
            tf.keras.optimizers.schedules.CosineDecay(
                self.settings.learning_rate, self.settings.epochs * self.batches
            ),
            weight_decay=self.settings.embedding_decay,
            global_clipnorm=self.settings.clip_norm,
        )
        others = self.student.trainable_variables[1:]
        # Decay would shrink the recurrent identity, so states would fade; the readout is small.
        self.optimizer.exclude_from_weight_decay(var_list=others)
        self.optimizer.build(self.student.trainable_variables)

    def run_epoch(self, epoch: int, after_batch: AfterBatch) -> dict[str, float]:
        """Read every part once. Epoch and seed decide all that is random, so runs can resume.

        The loss that is told is that of the first part, the reviews.
        """
        random = np.random.default_rng([self.seed, epoch])
        losses: list[float] = []
        for number, batch in enumerate(batches_of(self.parts, epoch, random), 1):
            part = batch.part
            loss = self._train_step(
                batch.ids,
                batch.targets,
                np.array([part.weight, part.last_step_weight, part.word_dropout], np.float32),
                random.integers(2**31, size=2),
            )
            if part is self.parts[0]:
                losses.append(float(loss))
            after_batch(epoch * self.batches + number, losses)
        return {"loss": float(np.mean(losses))}

    @tf.function(  # type: ignore[untyped-decorator]
        input_signature=[
            tf.TensorSpec([None, None], tf.int32),
            tf.TensorSpec([None, None], tf.float32),
            tf.TensorSpec([3], tf.float32),
            tf.TensorSpec([2], tf.int64),
        ]
    )
    def _train_step(self, ids: Any, targets: Any, settings: Any, dropout_seed: Any) -> Any:
        losses = self.strategy.run(self._replica_step, (ids, targets, settings, dropout_seed))
        self._follow()
        return self.strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    def _replica_step(self, ids: Any, targets: Any, settings: Any, dropout_seed: Any) -> Any:
        """One step down the gradient, with this replica's rows; returns its share of the loss.

        ``settings`` are the part's weight, last_step_weight and word_dropout.
        """
        weight, last_step_weight, word_dropout = tf.unstack(settings)
        chance = tf.random.stateless_uniform(tf.shape(ids), dropout_seed)
        is_dropped = (chance < word_dropout) & (ids != PAD) & (ids != START)
        read = tf.where(is_dropped, UNKNOWN, ids)
        first = tf.distribute.get_replica_context().replica_id_in_sync_group
        mine = slice(first, None, self.strategy.num_replicas_in_sync)
        with tf.GradientTape() as tape:
            logits = logits_of_states(self.student, self.states(read[mine]))
            losses = every_step_loss(logits, targets[mine], ids[mine] != PAD, last_step_weight)
            # Divides by the rows of all replicas: the optimizer sums the replicas' gradients.
            loss = tf.reduce_sum(losses) / tf.cast(tf.shape(ids)[0], tf.float32)
            weighted = weight * loss
        weights = self.student.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(weighted, weights), weights, strict=True))
        return loss

    def _follow(self) -> None:
        """Move the averaged weights towards the trained ones.

        The decay grows with the batches; else the random first weights would linger in the average.
        """
        batches = tf.cast(self.optimizer.iterations, tf.float32)
        decay = tf.minimum(self.settings.average_decay, batches / (batches + AVERAGE_WARM_UP))
        for average, weight in zip(self.network.weights, self.student.weights, strict=True):
            self.strategy.extended.update(average, _move, args=(weight, 1 - decay))


def _move(average: Any, weight: Any, share: Any) -> Any:
    return average.assign_add(share * (weight - average))
