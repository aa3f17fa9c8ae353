"""MinGRU (Feng et al. 2024, "Were RNNs all we needed?"), the vanilla form, as a Keras layer.

``z_t = sigmoid(x_t W_z + b_z)``, ``h_t = x_t W_h + b_h`` and ``s_t = (1 - z_t) s_{t-1} + z_t h_t``:
gate and candidate come from the input alone, so both are computed for all steps at once.
"""

from typing import Any

import numpy as np
import tensorflow as tf

from training.models.steps import Array, CellWeights, sigmoid


class MinGRUCell(tf.keras.layers.Layer):  # type: ignore[misc]
    """The part that recurs. Its input is what ``project`` gives: z's logit and h, side by side."""

    def __init__(self, units: int, bias_initializer: Any = "zeros", **options: Any) -> None:
        super().__init__(**options)
        self.units = self.state_size = self.output_size = units
        self.bias_initializer = bias_initializer

    def build(self, input_shape: Any) -> None:
        """Create kernel <float32>[inputs, 2 x units] and bias <float32>[2 x units]."""
        self.kernel = self.add_weight(
            name="kernel", shape=(input_shape[-1], 2 * self.units), initializer="glorot_uniform"
        )
        self.bias = self.add_weight(
            name="bias", shape=(2 * self.units,), initializer=self.bias_initializer
        )
        super().build(input_shape)

    def project(self, inputs: Any) -> Any:
        """``x W + b``: <float32>[..., inputs] -> <float32>[..., 2 x units]."""
        return tf.tensordot(inputs, self.kernel, 1) + self.bias

    def call(self, projected: Any, states: Any, training: bool | None = None) -> Any:
        """One step; returns the state, and again as what is carried on."""
        state = states[0] if isinstance(states, list | tuple) else states
        gate, candidate = tf.split(projected, 2, axis=-1)
        state += tf.sigmoid(gate) * (candidate - state)
        return state, [state]


class MinGRU(tf.keras.layers.RNN):  # type: ignore[misc]
    """The layer: projects all steps, then recurs. Masking and directions are ``RNN``'s."""

    def __init__(self, units: int, bias_initializer: Any = "zeros", **options: Any) -> None:
        super().__init__(MinGRUCell(units, bias_initializer), **options)

    def call(self, inputs: Any, mask: Any = None, **options: Any) -> Any:
        """<float32>[batch, steps, inputs] -> <float32>[batch, steps, units]."""
        return super().call(self.cell.project(inputs), mask=mask, **options)

    def get_config(self) -> dict[str, Any]:
        """What ``Bidirectional`` makes a second one from."""
        config: dict[str, Any] = super().get_config()
        del config["cell"]
        return config | {
            "units": self.cell.units,
            "bias_initializer": self.cell.bias_initializer,
        }

    @classmethod
    def from_config(cls, config: dict[str, Any], custom_objects: Any = None) -> "MinGRU":
        """Make one from what ``get_config`` gave."""
        return cls(**config)


def as_gru(weights: list[Array]) -> list[Array]:
    """A MinGRU's kernel and bias as those of a GRU that computes the same.

    The GRU has ``activation="linear"``, ``reset_after=False`` and a recurrent kernel of zeros. Its
    update gate says how much stays, MinGRU's how much comes, and sigmoid(-v) = 1 - sigmoid(v): so
    z's columns change their sign. The reset gate resets what is multiplied by zero: zeros will do.

    Returns:
        Kernel <float32>[inputs, 3 x units], recurrent kernel <float32>[units, 3 x units], bias
        <float32>[3 x units], each in the order z, r, h.
    """
    kernel, bias = weights
    units = len(bias) // 2
    gate, candidate = np.split(kernel, 2, axis=1)
    gate_bias, candidate_bias = np.split(bias, 2)
    return [
        np.concatenate([-gate, np.zeros_like(gate), candidate], axis=1),
        np.zeros((units, 3 * units), np.float32),
        np.concatenate([-gate_bias, np.zeros_like(gate_bias), candidate_bias]),
    ]


def complaint(weights: CellWeights) -> str | None:
    """Why the weights of a stored GRU are no MinGRU's, or None when they are."""
    if not np.any(weights.recurrent_kernel) and weights.activation == "linear":
        return None
    return (
        "the GRU in model.json has a recurrent kernel that is not zero, or activation "
        f"{weights.activation!r} and not 'linear'"
    )


def min_gru_step(weights: CellWeights, value: Array, carried: list[Array]) -> list[Array]:
    """One step with the weights of ``as_gru``; the middle third, a reset gate, is not used.

    ``s_t = k s_{t-1} + (1 - k) h``: Keras' update gate k is Feng's 1 - z.
    """
    units = weights.units
    kept = sigmoid(value[:units])
    return [kept * carried[0] + (1 - kept) * value[2 * units :]]
