"""What training minimises."""

import math
from typing import Any

import tensorflow as tf

# The best a sigmoid's output p in 0..1 can reach when it is taken for a logit and both classes are
# equally frequent: p = 1 for positives costs ln(1 + 1/e), p = 0 for negatives costs ln 2.
NOTEBOOK_FLOOR = (math.log(1 + math.exp(-1)) + math.log(2)) / 2


def every_step_loss(logits: Any, targets: Any, is_word: Any, last_step_weight: float) -> Any:
    """Cross-entropy of the last prediction, mixed with that of the predictions on the way.

    A network that is asked only at the end gets its gradient through hundreds of steps. Asked
    after every word ("target replication", Dai & Le 2015) it learns sooner, and its running
    prediction means something. Word t of n counts t / n: early on nobody can know.

    Args:
        logits: <float32>[batch, steps].
        targets: <float32>[batch, steps], the probability to predict at each step, 0..1.
        is_word: <bool>[batch, steps], false for padding, which stands behind the words.
        last_step_weight: 0..1, share of the last prediction.

    Returns:
        <float32>[batch], of each review.
    """
    words = tf.cast(is_word, tf.float32)
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=targets, logits=logits)
    gain = words * tf.cumsum(words, axis=1)
    running = tf.reduce_sum(losses * gain, axis=1) / tf.reduce_sum(gain, axis=1)
    last = tf.gather(losses, tf.reduce_sum(tf.cast(is_word, tf.int32), axis=1) - 1, batch_dims=1)
    return last_step_weight * last + (1 - last_step_weight) * running


def notebook_loss(outputs: Any, labels: Any) -> Any:
    """The notebook's loss: a probability taken for a logit. It cannot fall below 0.5032.

    The notebook asked Keras for ``BinaryCrossentropy(from_logits=True)`` over a sigmoid. Today's
    Keras notices and silently computes the right loss, so the mistake is spelled out here.

    Args:
        outputs: <float32>[batch], sigmoid outputs.
        labels: <float32>[batch], 0 or 1.
    """
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=outputs)
    return tf.reduce_mean(losses)


def corrected_loss(outputs: Any, labels: Any) -> Any:
    """Cross-entropy of probabilities; arguments as for ``notebook_loss``."""
    return tf.reduce_mean(tf.keras.losses.binary_crossentropy(labels[:, None], outputs[:, None]))
