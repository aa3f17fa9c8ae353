"""The layers that a Keras file describes, as a specification and arrays of ours.

A model directory holds Embedding, recurrent layers (forward or in both directions), a pooling or
none, and one Dense. Everything else is refused by name: the page opens the file itself, which knows
more kinds of layers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from training.errors import TrainingError
from training.models.specification import Embedding, Head, HeadKind, Layer, Pooling, Specification
from training.models.steps import ACTIVATIONS

Array = NDArray[np.float32]
Settings = dict[str, Any]
Refuse = Callable[[str], TrainingError]

CELLS = ("SimpleRNN", "GRU", "LSTM")
POOLINGS: dict[str, Pooling] = {"GlobalMaxPooling1D": "max", "GlobalAveragePooling1D": "mean"}
# Layers without effect when a trained network is run; NotEqual is how Keras 3 stores a mask.
PASSED_OVER = ("InputLayer", "Dropout", "SpatialDropout1D", "GaussianNoise", "NotEqual")
REFUSED_SETTINGS = ("go_backwards", "time_major", "stateful")
# Of a sigmoid: P(1), and so P(0).
TWO = 2
INSTEAD = "drop the file onto the page, which opens more kinds of networks"


@dataclass(frozen=True)
class Recurrent:
    """A recurrent layer as its file describes it.

    Attributes:
        layer: cell, units and direction.
        settings: options of the cell that change what it computes.
        gives_all: whether it gives the states of every step.
    """

    layer: Layer
    settings: Settings
    gives_all: bool


@dataclass(frozen=True)
class Chain:
    """A network of the kinds that a model directory holds.

    Attributes:
        names: of the layers that have weights, from the embedding to the Dense.
        embedding: configuration of the embedding.
        recurrent: the recurrent layers, from the words up.
        pooling: between them and the Dense.
        dense: configuration of the Dense.
    """

    names: tuple[str, ...]
    embedding: Settings
    recurrent: tuple[Recurrent, ...]
    pooling: Pooling | None
    dense: Settings

    @property
    def outputs(self) -> int:
        """Outputs of the Dense layer."""
        return int(self.dense["units"])

    @property
    def gives_logits(self) -> bool:
        """Whether the network ends with logits."""
        return bool(self.dense["activation"] == "linear")

    @property
    def per(self) -> Literal["text", "token"]:
        """Whether the text has one answer, or every token."""
        return "token" if self.recurrent[-1].gives_all and self.pooling is None else "text"

    def specification(
        self, vocabulary_size: int, classes: tuple[str, ...], outputs: str
    ) -> Specification:
        """What it is, with an embedding of so many rows.

        Args:
            vocabulary_size: ids of the model directory.
            classes: their names.
            outputs: of several logits, ``softmax`` or ``labels``.
        """
        squash = self.dense["activation"]
        kind: HeadKind = "sigmoid"
        if self.outputs > 1:
            is_labels = squash == "sigmoid" or (squash == "linear" and outputs == "labels")
            kind = "labels" if is_labels else "softmax"
        return Specification(
            vocabulary_size,
            Embedding(
                vocabulary_size,
                self.embedding["output_dim"],
                self.embedding.get("mask_zero") is True,
            ),
            tuple(each.layer for each in self.recurrent),
            Head(kind, classes, self.per),
            self.pooling,
        )

    def cell_settings(self) -> list[Settings]:
        """Options of each recurrent layer that the arrays do not tell."""
        return [each.settings for each in self.recurrent]

    def arrays(self, model: Any, rows: Sequence[int | None]) -> list[Array]:
        """The weights for the model directory: biases everywhere, rows in its order.

        Args:
            model: the network, with layers of these names.
            rows: for each id of the directory the row of the embedding; None: a row of zeros, which
                no text asks for.
        """
        table, *others = [model.get_layer(name).get_weights() for name in self.names]
        zeros = np.zeros_like(table[0][0])
        found = [np.array([zeros if row is None else table[0][row] for row in rows])]
        for recurrent, weights in zip(self.recurrent, others, strict=False):
            ways = len(recurrent.layer.ways)
            each = len(weights) // ways
            for way in range(ways):
                found += _with_bias(recurrent, weights[way * each : (way + 1) * each])
        kernel, *bias = others[-1]
        return [*found, kernel, bias[0] if bias else np.zeros(kernel.shape[1], np.float32)]


def chain_of(described: Sequence[Settings], refuse: Refuse) -> Chain:
    """Find the chain among described layers.

    Args:
        described: each with ``class_name`` and ``config``, in order.
        refuse: makes the error of a reason.

    Raises:
        TrainingError: when a layer has no place in a model directory.
    """
    layers = [layer for layer in described if layer["class_name"] not in PASSED_OVER]
    kinds = [layer["class_name"] for layer in layers]
    text = " -> ".join(kinds) or "no layers"
    if not kinds or kinds[0] != "Embedding":
        raise refuse(f"it has {text}, and begins with no Embedding: {INSTEAD}")
    pooling = POOLINGS.get(kinds[-2]) if len(kinds) > TWO else None
    middle = layers[1:-1] if pooling is None else layers[1:-2]
    recurrent = tuple(_recurrent(layer, text, refuse) for layer in middle)
    if not recurrent:
        raise refuse(f"it has {text}, and no recurrent layer: use SimpleRNN, GRU or LSTM")
    for below in recurrent[:-1]:
        if not below.gives_all:
            raise refuse(f"its {below.layer} gives one state to the next: {INSTEAD}")
    if layers[0]["config"].get("mask_zero") is True and any(
        each.gives_all and len(each.layer.ways) > 1 for each in recurrent
    ):
        raise refuse(f"its Bidirectional gives zeros where the Embedding masks: {INSTEAD}")
    if pooling is not None and not recurrent[-1].gives_all:
        raise refuse(f"its pooling is given one state: {INSTEAD}")
    dense = _dense(layers[-1], text, refuse)
    weighted = [layers[0], *middle, layers[-1]]
    return Chain(
        tuple(layer["config"]["name"] for layer in weighted),
        layers[0]["config"],
        recurrent,
        pooling,
        dense,
    )


def _recurrent(described: Settings, text: str, refuse: Refuse) -> Recurrent:
    inner, direction = described, "forward"
    if described["class_name"] == "Bidirectional":
        merge = described["config"].get("merge_mode", "concat")
        if merge != "concat":
            raise refuse(f"its Bidirectional merges by {merge!r}: {INSTEAD}")
        inner, direction = described["config"]["layer"], "both"
    kind, settings = inner["class_name"], inner["config"]
    if kind not in CELLS:
        raise refuse(f"it has {text}, and a model directory has no {kind} there: {INSTEAD}")
    for setting in REFUSED_SETTINGS:
        if settings.get(setting) is True:
            raise refuse(f"its {kind} has {setting}=True: {INSTEAD}")
    names = ["activation"]
    names += [] if kind == "SimpleRNN" else ["recurrent_activation"]
    for name in names:
        if settings.get(name, "tanh") not in ACTIVATIONS:
            raise refuse(f"its {kind} has {name} {settings[name]!r}: {INSTEAD}")
    names += ["reset_after"] if kind == "GRU" else []
    return Recurrent(
        Layer(kind, settings["units"], "both" if direction == "both" else "forward"),
        {name: settings[name] for name in names if name in settings},
        settings.get("return_sequences") is True,
    )


def _dense(described: Settings, text: str, refuse: Refuse) -> Settings:
    is_timed = described["class_name"] == "TimeDistributed"
    inner: Settings = described["config"]["layer"] if is_timed else described
    if inner["class_name"] != "Dense":
        raise refuse(f"it has {text}, and ends with no Dense: {INSTEAD}")
    dense: Settings = inner["config"]
    if dense.get("activation") not in ("sigmoid", "softmax", "linear") or (
        dense["activation"] == "softmax" and dense["units"] == 1
    ):
        raise refuse(
            f"its Dense has {dense['units']} outputs with activation {dense['activation']!r}: "
            "train it with sigmoid, softmax or none"
        )
    return dense


def _with_bias(recurrent: Recurrent, weights: Sequence[Array]) -> list[Array]:
    kernel, recurrent_kernel, *bias = weights
    if bias:
        return [kernel, recurrent_kernel, bias[0]]
    width = kernel.shape[1]
    has_two = recurrent.settings.get("reset_after") is True
    return [kernel, recurrent_kernel, np.zeros((2, width) if has_two else width, np.float32)]
