"""A network as it ships: its specification, and its weights in the layout of stock layers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from training.models.cells import CELLS
from training.models.network import build_layers, build_stock, layer_name
from training.models.specification import CellKind, Specification
from training.models.steps import Array, CellWeights

# Axes of the bias of a GRU that resets after multiplying: the words' row and the states' row.
TWO_BIASES = 2
# A cell's arrays in Keras' order: kernel, recurrent kernel, bias.
CELL_ARRAYS = ("kernel", "recurrent_kernel", "bias")
# The same of the whole head, and of one of our networks that has one forward layer.
HEAD_ARRAYS = ("readout", "readout_bias")


@dataclass(frozen=True)
class Weights:
    """A network that can be run.

    Attributes:
        specification: what it is.
        embedding: <float32>[rows, size].
        layers: for each recurrent layer the cell of each of its ``ways``.
        readout: V, <float32>[size, outputs].
        readout_bias: c, <float32>[outputs].
    """

    specification: Specification
    embedding: Array
    layers: tuple[tuple[CellWeights, ...], ...]
    readout: Array
    readout_bias: Array

    @classmethod
    def of(
        cls,
        specification: Specification,
        arrays: Sequence[Array],
        settings: Sequence[dict[str, Any]] | None = None,
    ) -> "Weights":
        """Take arrays in the order of a stock network's ``get_weights``.

        Args:
            specification: what they are weights of.
            arrays: embedding, three of each cell, readout and its bias.
            settings: options of each layer that the arrays do not tell: its activations.
        """
        rest = iter(arrays)
        embedding = next(rest)
        layers = tuple(
            tuple(
                cell_weights(
                    layer.kind,
                    [next(rest) for _ in CELL_ARRAYS],
                    {} if settings is None else settings[position],
                )
                for _ in layer.ways
            )
            for position, layer in enumerate(specification.layers)
        )
        readout, readout_bias = rest
        return cls(specification, embedding, layers, readout, readout_bias)

    def as_list(self) -> list[Array]:
        """In the order of a stock network's ``set_weights``."""
        cells = [array for ways in self.layers for cell in ways for array in cell.as_list()]
        return [self.embedding, *cells, self.readout, self.readout_bias]

    def options(self) -> list[dict[str, Any]]:
        """The options of each stock layer that these weights need."""
        return [
            _options(CELLS[layer.kind].blocks, ways[0])
            for layer, ways in zip(self.specification.layers, self.layers, strict=True)
        ]

    def network(self, dtype: str = "float32") -> Any:
        """The stock Keras network with these weights."""
        network = build_stock(self.specification, self.options(), dtype)
        network.set_weights(self.as_list())
        return network

    def layers_network(self, dtype: str = "float32") -> Any:
        """The same up to the states of every layer, see ``build_layers``."""
        network = build_layers(self.specification, self.options(), dtype)
        network.set_weights(self.as_list()[: -len(HEAD_ARRAYS)])
        return network


def cell_weights(kind: CellKind, arrays: Sequence[Array], settings: dict[str, Any]) -> CellWeights:
    """One cell's arrays, kernel, recurrent kernel and bias, and its layer's settings."""
    kernel, recurrent_kernel, bias = arrays
    has_two = bias.ndim == TWO_BIASES
    usual = CELLS[kind].stock_options.get("activation", "tanh")
    return CellWeights(
        kernel,
        recurrent_kernel,
        bias[0] if has_two else bias,
        bias[1] if has_two else None,
        settings.get("activation", usual),
        settings.get("recurrent_activation", "sigmoid"),
    )


def shipped_arrays(specification: Specification, arrays: Sequence[Array]) -> list[Array]:
    """The weights of the trained form in the order and layout of the form that ships.

    The embedding loses the rows that no id reaches.
    """
    rest = iter(arrays)
    found = [next(rest)[: specification.vocabulary_size]]
    for layer in specification.layers:
        cell = CELLS[layer.kind]
        trained = len(CELL_ARRAYS) if cell.trains_as_stock else 2
        for _ in layer.ways:
            found += cell.stock_weights([next(rest) for _ in range(trained)])
    return [*found, *rest]


def array_names(specification: Specification) -> list[str]:
    """A name for each array that ships, in their order.

    A network with one layer that reads forwards has ``kernel``, ``recurrent_kernel`` and ``bias``;
    of others they start with the layer's name and the direction, as in
    ``recurrent_2/backward/kernel``.
    """
    layers = specification.layers
    is_plain = len(layers) == 1 and specification.is_causal
    cells = [
        name if is_plain else f"{layer_name(position)}/{way}/{name}"
        for position, layer in enumerate(layers)
        for way in layer.ways
        for name in CELL_ARRAYS
    ]
    return ["embedding", *cells, *HEAD_ARRAYS]


def _options(blocks: int, cell: CellWeights) -> dict[str, Any]:
    options: dict[str, Any] = {"activation": cell.activation}
    if blocks > 1:
        options["recurrent_activation"] = cell.recurrent_activation
    if cell.recurrent_bias is not None:
        options["reset_after"] = True
    return options
