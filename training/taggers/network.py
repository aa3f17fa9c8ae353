"""Two networks that name each word's part of speech: one sees the word alone, one what came before.

``tagger-dense`` is Embedding -> Dense: ``o_t = softmax(x_t V + c)``. The same word always gets the
same tag, however it is used. ``tagger-rnn`` puts a SimpleRNN in between, so its answer may depend
on all the words up to this one. Neither sees the words that follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from training.data.treebank import UPOS, TaggedToken
from training.fit.batches import bucketed, by_length, pad
from training.models.network import EMBEDDING, READOUT, RECURRENT
from training.taggers.config import NO_CELL, Tagger
from training.text.vocabulary import PAD, UNKNOWN, Vocabulary

EVALUATION_BATCH = 128
# Where a batch's padding stands there is no tag to learn.
NO_TAG = -1


@dataclass(frozen=True)
class Tagged:
    """Sentences as ids, with the positions of their tags in ``UPOS``; two lists a sentence."""

    ids: list[list[int]]
    tags: list[list[int]]


def tagged(sentences: Sequence[Sequence[TaggedToken]], vocabulary: Vocabulary) -> Tagged:
    """Look words and tags up; a sentence of which no word is left is left out."""
    kept = [sentence for sentence in sentences if sentence]
    return Tagged(
        [[vocabulary.id_of(word.text) for word in sentence] for sentence in kept],
        [[UPOS.index(word.tag) for word in sentence] for sentence in kept],
    )


def build_tagger(tagger: Tagger, vocabulary_size: int) -> Any:
    """Build a ``tf.keras.Model``: <int32>[batch, steps] -> <float32>[batch, steps, tags].

    Padding stands behind the words and the network looks back only, so it needs no mask.
    """
    ids = tf.keras.Input(shape=(None,), dtype="int32", name="ids")
    hidden = tf.keras.layers.Embedding(vocabulary_size, tagger.embedding_size, name=EMBEDDING)(ids)
    if tagger.cell != NO_CELL:
        layer = getattr(tf.keras.layers, tagger.cell)
        hidden = layer(tagger.units, return_sequences=True, name=RECURRENT)(hidden)
    readout = tf.keras.layers.Dense(len(UPOS), activation="softmax", name=READOUT)
    return tf.keras.Model(ids, readout(hidden), name="tagger")


class TaggerTrainer:
    """Trains a tagger, a word's tag being its only target.

    Attributes:
        network: the network, to measure and to keep.
    """

    def __init__(self, tagger: Tagger, vocabulary: Vocabulary, sentences: Tagged) -> None:
        self.tagger, self.sentences = tagger, sentences
        self.network = build_tagger(tagger, len(vocabulary))
        batches = -(-len(sentences.ids) // tagger.batch_size)
        self.optimizer = tf.keras.optimizers.Adam(
            tf.keras.optimizers.schedules.CosineDecay(
                tagger.learning_rate, tagger.epochs * batches
            ),
            global_clipnorm=1.0,
        )
        counts = np.bincount(
            [word for sentence in sentences.ids for word in sentence], minlength=len(vocabulary)
        )
        self.chance = tagger.unknown_weight / (tagger.unknown_weight + counts)

    def run_epoch(self, epoch: int) -> float:
        """Read every sentence once; returns the mean loss in nats per word."""
        random = np.random.default_rng([self.tagger.seed, epoch])
        losses, words = 0.0, 0
        for ids, rows in bucketed(self.sentences.ids, self.tagger.batch_size, random):
            tags = _padded_tags([self.sentences.tags[row] for row in rows])
            is_hidden = (random.random(ids.shape) < self.chance[ids]) & (ids != PAD)
            count = int(np.sum(tags != NO_TAG))
            losses += count * float(self._train_step(np.where(is_hidden, UNKNOWN, ids), tags))
            words += count
        return losses / words

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
        ambiguous_accuracy: of words that take more than one tag in the training sentences.
        unknown_accuracy: of words without an id.
        words: how many there are, and how many of the other two kinds.
    """

    accuracy: float
    ambiguous_accuracy: float
    unknown_accuracy: float
    words: int
    ambiguous_words: int
    unknown_words: int


def measure(network: Any, sentences: Tagged, ambiguous_ids: NDArray[np.intp]) -> TagMetrics:
    """Compare the likeliest tag of every word with the treebank's.

    Args:
        network: best one that is ``compiled``.
        sentences: with the treebank's tags.
        ambiguous_ids: of words with more than one tag.
    """
    is_right, word_ids = [], []
    for ids, rows in by_length(sentences.ids, EVALUATION_BATCH):
        tags = _padded_tags([sentences.tags[row] for row in rows])
        is_right.append((network(ids).numpy().argmax(axis=2) == tags)[tags != NO_TAG])
        word_ids.append(ids[tags != NO_TAG])
    right, words = np.concatenate(is_right), np.concatenate(word_ids)
    is_ambiguous, is_unknown = np.isin(words, ambiguous_ids), words == UNKNOWN
    return TagMetrics(
        accuracy=_share(right),
        ambiguous_accuracy=_share(right[is_ambiguous]),
        unknown_accuracy=_share(right[is_unknown]),
        words=len(words),
        ambiguous_words=int(is_ambiguous.sum()),
        unknown_words=int(is_unknown.sum()),
    )


def _share(is_right: NDArray[np.bool_]) -> float:
    return float(is_right.mean()) if len(is_right) else 0.0


def _padded_tags(tags: Sequence[Sequence[int]]) -> NDArray[np.int32]:
    """<int32>[batch, longest], ``NO_TAG`` behind the end of each sentence."""
    return pad([[tag + 1 for tag in sentence] for sentence in tags]) - 1
