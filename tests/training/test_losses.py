"""What training minimises, against numbers worked out by hand."""

import math

import numpy as np
import pytest
import tensorflow as tf

from training.fit.losses import NOTEBOOK_FLOOR, corrected_loss, every_step_loss, notebook_loss

LABELS = tf.constant([1.0, 0.0])


def test_the_notebooks_loss_cannot_fall_below_0_5032() -> None:
    perfect = notebook_loss(tf.constant([1.0, 0.0]), LABELS)
    assert float(perfect) == pytest.approx(NOTEBOOK_FLOOR)
    assert pytest.approx(0.5032, abs=5e-5) == NOTEBOOK_FLOOR
    assert float(corrected_loss(tf.constant([1.0, 0.0]), LABELS)) == pytest.approx(0, abs=1e-6)


def test_the_corrected_loss_is_cross_entropy() -> None:
    loss = corrected_loss(tf.constant([0.8, 0.4]), LABELS)
    assert float(loss) == pytest.approx(-(math.log(0.8) + math.log(0.6)) / 2, rel=1e-5)


def test_steps_count_in_proportion_to_their_position_and_padding_not_at_all() -> None:
    logits = np.array([[0.5, -1.0, 2.0], [1.0, 3.0, 99.0]], np.float32)
    is_word = np.array([[True, True, True], [True, True, False]])
    steps = np.log1p(np.exp([[-0.5, 1.0, -2.0], [1.0, 3.0, 0.0]]))
    last = np.array([steps[0, 2], steps[1, 1]])
    running = np.array([steps[0] @ [1, 2, 3] / 6, steps[1] @ [1, 2, 0] / 3])
    targets = tf.broadcast_to(LABELS[:, None], logits.shape)
    loss = every_step_loss(tf.constant(logits), targets, tf.constant(is_word), 0.25)
    assert loss.numpy() == pytest.approx(0.25 * last + 0.75 * running, rel=1e-5)
