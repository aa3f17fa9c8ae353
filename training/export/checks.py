"""What an export checks before it counts, and how a finished directory comes to its place."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.bundle.exported import read_weights
from training.bundle.golden import keras_tracer
from training.bundle.recurrence import Trace, run
from training.bundle.weights import Weights
from training.errors import TrainingError
from training.models.network import EMBEDDING

CHECKED_TEXTS = 200
LARGEST_STATE_DIFFERENCE = 1e-5
# A share of the test texts: 0.1 points.
LARGEST_ACCURACY_LOSS = 0.001


def convert(network: Any, directory: Path, embedding_dtype: str) -> None:
    """Write model.json and weights with the ``tensorflowjs`` converter."""
    # Imported here: it takes seconds, and nothing else needs it.
    from tensorflowjs.converters import save_keras_model

    quantised = {} if embedding_dtype == "float32" else {embedding_dtype: f"{EMBEDDING}/*"}
    with warnings.catch_warnings():
        # The converter goes through HDF5, for which Keras recommends its newer format.
        warnings.filterwarnings("ignore", message="You are saving your model as an HDF5 file")
        save_keras_model(network, str(directory), quantization_dtype_map=quantised)


def as_stored(weights: Weights, directory: Path, embedding_dtype: str) -> Weights:
    """The same weights, but with the embedding as a browser will restore it.

    Only the embedding may be quantised: all other weights have to come back as they were.
    """
    if embedding_dtype == "float32":
        return weights
    embedding = read_weights(directory, weights.specification).embedding
    return Weights.of(weights.specification, [embedding, *weights.as_list()[1:]], weights.options())


def check_states(directory: Path, weights: Weights, texts: Sequence[Sequence[int]]) -> float:
    """Largest difference between the exported files and Keras, over states and final answers.

    The files are run with the browser's arithmetic, Keras has ``weights`` and computes in double
    precision: its own tanh in single precision errs to one side, which a network that sums up over
    a thousand words adds up to 1e-5 (LOG.md). A few words bring a SimpleRNN to a tipping point,
    where the last bit of a state decides; what counts there is that the files err no more than
    Keras itself in single precision.

    Raises:
        TrainingError: when it is above ``LARGEST_STATE_DIFFERENCE`` and above Keras' own.
    """
    read_back = read_weights(directory, weights.specification)
    keras_exact = keras_tracer(weights, "float64", is_whole=True)
    exact = [keras_exact(ids) for ids in texts]
    difference = _largest_difference([run(read_back, ids) for ids in texts], exact)
    if not difference <= LARGEST_STATE_DIFFERENCE:
        keras_trace = keras_tracer(weights, "float32", is_whole=True)
        own = _largest_difference([keras_trace(ids) for ids in texts], exact)
        print(f"Keras itself, in single precision: {own:.1e}")
        if not difference <= own:
            raise TrainingError(
                f"Cannot export to {directory.name}: a value read back differs from Keras by "
                f"{difference:.1e}, more than {LARGEST_STATE_DIFFERENCE:.0e}. "
                "The written weights are not the trained ones."
            )
    print(f"largest state difference over {len(texts)} texts: {difference:.1e}")
    return difference


def _largest_difference(ours: Sequence[Trace], theirs: Sequence[Trace]) -> float:
    difference = 0.0
    for one, other in zip(ours, theirs, strict=True):
        pairs = [*zip(one.layers, other.layers, strict=True), (one.final, other.final)]
        for left, right in pairs:
            # "np.max" keeps a difference that is not a number, which has to fail, too.
            difference = float(np.max([difference, np.abs(left - right).max()]))
    return difference


def check_accuracy(before: float, after: float) -> None:
    """Refuse an export that is clearly worse than the trained network; shares of right answers."""
    print(f"test accuracy before export {before:.4%}, after {after:.4%}")
    if before - after >= LARGEST_ACCURACY_LOSS:
        raise TrainingError(
            f"Cannot export: quantising lowers the test accuracy from {before:.4%} to "
            f"{after:.4%}. Set the preset's embedding_dtype to 'float16'."
        )


def put_in_place(directory: Path, target: Path) -> Path:
    """Swap a finished model directory in; its workshop is swept afterwards."""
    old = directory.parent / "old"
    if target.exists():
        target.rename(old)
    directory.rename(target)
    return target
