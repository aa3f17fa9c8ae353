"""The training loop of the taggers: a word's tag is its only target.

``tagger-dense`` is Embedding → Dense: the same word always gets the same tag, however it is used.
``tagger-rnn`` puts a SimpleRNN in between, so its answer may depend on all the words up to this
one. Neither sees the words that follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.errors import TrainingError
from training.fit.batches import bucketed, by_length, pad
from training.models.methods import Tagging
from training.models.network import build_network
from training.models.specification import Specification
from training.text.vocabulary import PAD, UNKNOWN

EVALUATION_BATCH = 128
# The target at a batch's padding, which has no loss.
NO_TAG = -1


@dataclass(frozen=True)
class Tagged:
    """Sentences as ids, and their tags as positions among the classes: two lists a sentence."""

    ids: list[list[int]]
    tags: list[list[int]]


class TaggingTrainer:
    """Trains a network whose head answers per token.

    Attributes:
        network: the network, to measure and to keep.
        tracked: everything a checkpoint has to hold.
        batches: batches in an epoch.
    """

    def __init__(
        self,
        specification: Specification,
        settings: Tagging,
        sentences: Tagged,
        seed: int,
        hidden_as: NDArray[np.int32] | None = None,
    ) -> None:
        """Prepare to train.

        Args:
            specification: what to train.
            settings: how.
            sentences: on what.
            seed: of every random choice.
            hidden_as: the id that is read in place of each hidden id; without it the unknown word.

        Raises:
            TrainingError: when the network gives no word one of several tags, or would start to
                read backwards in a batch's padding.
        """
        if specification.head.per != "token" or specification.head.kind != "softmax":
            raise TrainingError(
                f"Cannot train on tags: that takes a softmax head per token, and this network is "
                f"{specification}."
            )
        if not (specification.is_causal or specification.embedding.masked):
            raise TrainingError(
                f"Cannot train {specification} in batches: a layer that reads backwards starts in "
                "their padding. Mask the embedding."
            )
        self.settings, self.sentences, self.seed = settings, sentences, seed
        self.network = build_network(specification)
        self.batches = -(-len(sentences.ids) // settings.batch_size)
        self.optimizer = tf.keras.optimizers.Adam(
            tf.keras.optimizers.schedules.CosineDecay(
                settings.learning_rate, settings.epochs * self.batches
            ),
            global_clipnorm=1.0,
        )
        self.optimizer.build(self.network.trainable_variables)
        self.tracked = {"network": self.network, "optimizer": self.optimizer}
        counts = np.bincount(
            [word for sentence in sentences.ids for word in sentence],
            minlength=specification.vocabulary_size,
        )
        everything_unknown = np.full(specification.vocabulary_size, UNKNOWN, np.int32)
        self.hidden_as = everything_unknown if hidden_as is None else hidden_as
        self.chance = settings.unknown_weight / (settings.unknown_weight + counts)

    def run_epoch(self, epoch: int, after_batch: object = None) -> dict[str, float]:
        """Read every sentence once; the loss is in nats per word. It keeps no snapshots."""
        random = np.random.default_rng([self.seed, epoch])
        losses, words = 0.0, 0
        for ids, rows in bucketed(self.sentences.ids, self.settings.batch_size, random):
            tags = padded_tags([self.sentences.tags[row] for row in rows])
            is_hidden = (random.random(ids.shape) < self.chance[ids]) & (ids != PAD)
            count = int(np.sum(tags != NO_TAG))
            losses += count * float(
                self._train_step(np.where(is_hidden, self.hidden_as[ids], ids), tags)
            )
            words += count
        return {"loss": losses / words}

    @tf.function(  # type: ignore[untyped-decorator]
        input_signature=[tf.TensorSpec([None, None], tf.int32)] * 2
    )
    def _train_step(self, ids: Any, tags: Any) -> Any:
        is_word = tags != NO_TAG
        with tf.GradientTape() as tape:
            tag_probabilities = tf.boolean_mask(self.network(ids), is_word)
            loss = tf.reduce_mean(
                tf.keras.losses.sparse_categorical_crossentropy(
                    tf.boolean_mask(tags, is_word), tag_probabilities
                )
            )
        weights = self.network.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))
        return loss


@dataclass(frozen=True)
class TagMetrics:
    """Shares of right tags, 0..1; 0 where there is no such word.

    Attributes:
        accuracy: of all words.
        universal_accuracy: the same where tags that stand for one universal tag count as one.
        ambiguous_accuracy: of words that take more than one tag in the training sentences.
        unknown_accuracy: of words without an id.
        words: how many there are, and how many of the other two kinds.
    """

    accuracy: float
    universal_accuracy: float
    ambiguous_accuracy: float
    unknown_accuracy: float
    words: int
    ambiguous_words: int
    unknown_words: int


def measure_tags(
    network: Any,
    sentences: Tagged,
    ambiguous_ids: NDArray[np.intp],
    universal: NDArray[np.intp],
) -> TagMetrics:
    """Compare the likeliest tag of every word with the treebank's.

    Args:
        network: best one that is ``compiled``.
        sentences: with the treebank's tags.
        ambiguous_ids: of words with more than one tag.
        universal: a number for the universal tag of each tag: <intp>[tags].
    """
    is_right, is_universal, word_ids = [], [], []
    for ids, rows in by_length(sentences.ids, EVALUATION_BATCH):
        tags = padded_tags([sentences.tags[row] for row in rows])
        said, asked = network(ids).numpy().argmax(axis=2)[tags != NO_TAG], tags[tags != NO_TAG]
        is_right.append(said == asked)
        is_universal.append(universal[said] == universal[asked])
        word_ids.append(ids[tags != NO_TAG])
    right, words = np.concatenate(is_right), np.concatenate(word_ids)
    is_ambiguous, is_unknown = np.isin(words, ambiguous_ids), words == UNKNOWN
    return TagMetrics(
        accuracy=_share(right),
        universal_accuracy=_share(np.concatenate(is_universal)),
        ambiguous_accuracy=_share(right[is_ambiguous]),
        unknown_accuracy=_share(right[is_unknown]),
        words=len(words),
        ambiguous_words=int(is_ambiguous.sum()),
        unknown_words=int(is_unknown.sum()),
    )


def padded_tags(tags: Sequence[Sequence[int]]) -> NDArray[np.int32]:
    """<int32>[batch, longest], ``NO_TAG`` behind the end of each sentence."""
    return pad([[tag + 1 for tag in sentence] for sentence in tags]) - 1


def _share(is_right: NDArray[np.bool_]) -> float:
    return float(is_right.mean()) if len(is_right) else 0.0
