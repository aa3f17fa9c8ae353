"""Golden files for the browser's recurrence: random networks, run and differentiated by Keras.

`python -m training.bundle.cell_goldens` writes `tests/fixtures/cells.json` (states, gradients, in
double precision) and `tests/fixtures/exports/` (small networks as the `tensorflowjs` converter
writes them, from Keras 2 and Keras 3, in every storage format, with the outputs Keras gives).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"
SEED = 20261123
WEIGHT_SCALE = 0.8
VOCABULARY = 9
STEPS = 8
# Rounding to 9 digits errs by at most 5e-10, far below the tolerance of the tests.
DIGITS = 9

# (units, embedding size): odd, and never equal, so that a transposed axis cannot pass.
SIZES = ((1, 3), (5, 1), (7, 4), (33, 3))
ACTIVATIONS = ("tanh", "relu", "linear", "sigmoid")


def cases() -> list[dict[str, Any]]:
    """Every cell in every size, and SimpleRNN with every activation."""
    found: list[dict[str, Any]] = []
    for units, embedding in SIZES:
        common = {"units": units, "embedding": embedding, "activation": "tanh"}
        found += [
            {"cell": "SimpleRNN", **common},
            {"cell": "GRU", **common, "reset_after": False},
            {"cell": "GRU", **common, "reset_after": True},
            {"cell": "LSTM", **common},
        ]
    found += [
        {"cell": "SimpleRNN", "units": 5, "embedding": 3, "activation": activation}
        for activation in ACTIVATIONS
        if activation != "tanh"
    ]
    return found


def golden_case(case: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """One random network with everything Keras computes for one random sequence, in float64.

    Returns:
        The case with `weights` (flat lists, as Keras stores them), `ids`, and `states`, `logits`,
        `input_gradients`, `state_gradients`: rows a step; the gradients are those of the last
        logit, and those of a state are total, through all later steps.
    """
    import tensorflow as tf

    keras = tf.keras
    keras.backend.set_floatx("float64")
    options = {"reset_after": case["reset_after"]} if "reset_after" in case else {}
    layer = getattr(keras.layers, case["cell"])(
        case["units"], activation=case["activation"], return_sequences=True, **options
    )
    layer.build((None, None, case["embedding"]))
    layer.set_weights(
        [rng.uniform(-WEIGHT_SCALE, WEIGHT_SCALE, weight.shape) for weight in layer.get_weights()]
    )
    embeddings = rng.uniform(-WEIGHT_SCALE, WEIGHT_SCALE, (VOCABULARY, case["embedding"]))
    readout = rng.uniform(-WEIGHT_SCALE, WEIGHT_SCALE, case["units"])
    bias = float(rng.uniform(-WEIGHT_SCALE, WEIGHT_SCALE))
    ids = rng.integers(0, VOCABULARY, STEPS)

    inputs = [tf.constant(embeddings[[id_]]) for id_ in ids]
    states: list[Any] = []
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        # Step by step, not layer(inputs): so every state is a tensor of its own.
        carry = layer.cell.get_initial_state(batch_size=1, dtype="float64")
        carry = carry if isinstance(carry, (list, tuple)) else [carry]
        for step in inputs:
            state, carry = layer.cell(step, carry)
            states.append(state)
            tape.watch(state)
        logit = tf.reduce_sum(states[-1][0] * readout) + bias
    gradients = tape.gradient(logit, [*inputs, *states])
    rows = np.array([state[0] for state in states])
    whole = layer(tf.stack(inputs, axis=1))[0]
    np.testing.assert_allclose(rows, whole, atol=1e-12)  # the cell is the layer
    return {
        **case,
        "weights": {
            "embeddings": _flat(embeddings),
            **{
                weight.name.split("/")[-1].split(":")[0]: _flat(weight.numpy())
                for weight in layer.weights
            },
            "readout": _flat(readout),
            "readout_bias": bias,
        },
        "ids": ids.tolist(),
        "states": _flat(rows),
        "logits": _flat(rows @ readout + bias),
        "input_gradients": _flat(np.array([g[0] for g in gradients[:STEPS]])),
        "state_gradients": _flat(np.array([g[0] for g in gradients[STEPS:]])),
    }


def _flat(values: Any) -> list[float]:
    return [round(float(value), DIGITS) for value in np.ravel(values)]


# Small networks to load, by name: what Keras builds, and how the converter stores it.
EXPORTS: dict[str, dict[str, Any]] = {
    "sequential-rnn": {"cell": "SimpleRNN", "mask": True, "dropout": True},
    "functional-lstm": {"cell": "LSTM", "functional": True, "mask": True},
    "gru-reset-after": {"cell": "GRU", "options": {"reset_after": True}},
    "gru-reset-before": {"cell": "GRU", "options": {"reset_after": False}, "functional": True},
    "no-bias-logit": {"cell": "SimpleRNN", "options": {"use_bias": False}, "logit": True},
    "float16": {"cell": "LSTM", "quantize": {"float16": True}},
    "uint8": {"cell": "SimpleRNN", "quantize": {"uint8": True}},
    "uint16": {"cell": "GRU", "quantize": {"uint16": True}, "options": {"reset_after": False}},
    "sharded": {"cell": "LSTM", "shard_bytes": 256},
}
EXPORT_UNITS = 5
EXPORT_EMBEDDING = 3


def write_exports(keras_version: int) -> None:
    """Builds every network of EXPORTS with the Keras at hand and converts it."""
    import tensorflow as tf
    from tensorflowjs import converters

    keras = tf.keras
    rng = np.random.default_rng(SEED + keras_version)
    for name, recipe in EXPORTS.items():
        network = _build(keras, recipe)
        network.set_weights(
            [
                rng.uniform(-WEIGHT_SCALE, WEIGHT_SCALE, w.shape).astype("float32")
                for w in network.get_weights()
            ]
        )
        folder = FIXTURES / "exports" / f"keras{keras_version}-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        storage = {"quantization_dtype_map": recipe["quantize"]} if "quantize" in recipe else {}
        converters.save_keras_model(
            network,
            str(folder),
            weight_shard_size_bytes=recipe.get("shard_bytes", 4 * 1024 * 1024),
            **storage,
        )
        ids = rng.integers(1, VOCABULARY, STEPS)
        outputs = network.predict(ids[None, :], verbose=0).reshape(-1)
        expected = {"ids": ids.tolist(), "outputs": [float(value) for value in outputs]}
        (folder / "expected.json").write_text(json.dumps(expected) + "\n", encoding="utf-8")


def _build(keras: Any, recipe: dict[str, Any]) -> Any:
    layers = keras.layers
    embedding = layers.Embedding(
        VOCABULARY, EXPORT_EMBEDDING, mask_zero=recipe.get("mask", False), name="words"
    )
    cell = getattr(layers, recipe["cell"])(
        EXPORT_UNITS, return_sequences=True, name="memory", **recipe.get("options", {})
    )
    readout = layers.Dense(1, activation=None if recipe.get("logit") else "sigmoid", name="verdict")
    between = [layers.Dropout(0.5)] if recipe.get("dropout") else []
    if not recipe.get("functional"):
        return keras.Sequential([keras.Input((None,)), embedding, *between, cell, readout])
    ids = keras.Input((None,), dtype="int32", name="ids")
    return keras.Model(ids, readout(cell(embedding(ids))))


def main() -> None:
    """Writes all golden files; one process can hold only one Keras, so each has its own."""
    rng = np.random.default_rng(SEED)
    goldens = [golden_case(case, rng) for case in cases()]
    text = json.dumps({"seed": SEED, "cases": goldens}, separators=(",", ":"))
    (FIXTURES / "cells.json").write_text(text + "\n", encoding="utf-8")
    for version, legacy in ((2, "1"), (3, "0")):
        program = (
            f"import os, training; os.environ['TF_USE_LEGACY_KERAS'] = '{legacy}'; "
            f"from training.bundle.cell_goldens import write_exports; write_exports({version})"
        )
        subprocess.run([sys.executable, "-c", program], check=True)


if __name__ == "__main__":
    main()
