"""Where a network's state stays when it reads the average word: fixed and slow points.

``q(s) = 1/2 |F(s, x) - s|^2`` is minimised from many states of real readings (Sussillo & Barak
2013). Where q is 0 the state is a fixed point; where it is small, a slow one. In a network that
has learned sentiment, slow points line up along the readout: an approximate line attractor
(Maheswaranathan et al., NeurIPS 2019).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from training.analysis.dynamics import Array, Dynamics

STEPS = 1000
LEARNING_RATE = 0.01
NEWTON_STEPS = 40
# A speed below this is 0 up to the rounding of float64.
FIXED_SPEED = 1e-10
# Two fixed points nearer than this are one.
SAME_POINT = 1e-4
EIGENVALUES = 3


@dataclass(frozen=True)
class Point:
    """A state at which the network nearly stays.

    Attributes:
        state: the whole state <float64>[size].
        speed: ``|F(s, x) - s|``.
        eigenvalues: the largest of ``dF/ds`` by modulus, <complex128>[3]. A modulus of 1 keeps what
            lies along its direction for ever, one of m loses it like m to the power of the steps.
        is_fixed: whether the speed is 0 up to rounding.
    """

    state: Array
    speed: float
    eigenvalues: "np.ndarray[tuple[int], np.dtype[np.complex128]]"
    is_fixed: bool


def find_slow(dynamics: Dynamics, average: Array, starts: Array, slow_speed: float) -> list[Point]:
    """Descend on q from every start, and stop as soon as the speed is ``slow_speed`` or less.

    Stopping there is what finds a line: further down, all of it would slide into its few ends.

    Args:
        dynamics: the network.
        average: the average word <float64>[embedding_size].
        starts: whole states <float64>[starts, size].
        slow_speed: below this speed a point is slow.

    Returns:
        The starts that arrived.
    """
    states = tf.Variable(starts)
    inputs = tf.constant(np.repeat(average[None], len(starts), axis=0))
    optimizer = tf.keras.optimizers.Adam(
        tf.keras.optimizers.schedules.CosineDecay(LEARNING_RATE, STEPS)
    )
    optimizer.build([states])

    @tf.function  # type: ignore[untyped-decorator]
    def descend() -> Any:
        with tf.GradientTape() as tape:
            moves = dynamics.next(inputs, states) - states
            q = tf.reduce_sum(moves**2, axis=1) / 2
        is_moving = q > slow_speed**2 / 2
        before = tf.identity(states)
        optimizer.apply_gradients([(tape.gradient(q, states), states)])
        # Keeps arrived states in place: Adam's momentum would move them on.
        states.assign(tf.where(is_moving[:, None], states, before))
        return tf.reduce_any(is_moving)

    for _ in range(STEPS):
        if not descend():
            break
    found = _points(dynamics, average, states.numpy())
    return [point for point in found if point.speed <= slow_speed]


def find_fixed(dynamics: Dynamics, average: Array, starts: Array) -> list[Point]:
    """Go on from slow points by Newton's method to the fixed points nearby, each of them once."""
    states = starts.copy()
    inputs = np.repeat(average[None], len(starts), axis=0)
    identity = np.eye(dynamics.size)
    # A unit lies in -1..1, but for a MinGRU's, which is as large as its candidate.
    reach = max(1.0, float(np.abs(starts[:, : dynamics.units]).max()))
    for _ in range(NEWTON_STEPS):
        moves = dynamics.next(inputs, states).numpy() - states
        slopes = dynamics.jacobian(inputs, states) - identity
        # Least squares, because along a line attractor a slope is nearly singular.
        states -= np.stack([np.linalg.lstsq(a, b)[0] for a, b in zip(slopes, moves, strict=True)])
        # Newton's steps do not come back from far outside the states that readings reach.
        np.clip(states, -2 * reach, 2 * reach, out=states)
    distinct: list[Point] = []
    for point in _points(dynamics, average, states):
        is_new = all(np.linalg.norm(point.state - other.state) > SAME_POINT for other in distinct)
        if point.is_fixed and np.abs(point.state[: dynamics.units]).max() <= reach and is_new:
            distinct.append(point)
    return distinct


def _points(dynamics: Dynamics, average: Array, states: Array) -> list[Point]:
    inputs = np.repeat(average[None], len(states), axis=0)
    speeds = np.linalg.norm(dynamics.next(inputs, states).numpy() - states, axis=1)
    points = []
    for state, speed, slope in zip(states, speeds, dynamics.jacobian(inputs, states), strict=True):
        values = np.linalg.eigvals(slope)
        leading = values[np.lexsort((values.imag, -np.abs(values)))][:EIGENVALUES]
        points.append(Point(state, float(speed), leading, bool(speed <= FIXED_SPEED)))
    return points
