"""An exported model as a Keras network again, for what only Keras can compute of it."""

from typing import Any

from training.bundle.exported import Weights
from training.models.config import Architecture
from training.models.network import build_network


def network_of(card: dict[str, Any], weights: Weights) -> Any:
    """The network that a card describes, with the weights of its files."""
    network = build_network(
        Architecture(
            cell=card["cell"],
            units=card["units"],
            embedding_size=card["embedding_size"],
            vocabulary_size=card["vocabulary_size"],
            embedding_rows=card["vocabulary_size"],
            masked=False,  # nothing is padded in front, and what stands behind is cut off
        ),
        **cell_settings(card["cell"], weights),
    )
    network.set_weights(weights.as_list())
    return network


def cell_settings(cell: str, weights: Weights) -> dict[str, Any]:
    """The arguments of the Keras layer that these weights need."""
    settings: dict[str, Any] = {"activation": weights.activation}
    if cell != "SimpleRNN":
        settings["recurrent_activation"] = weights.recurrent_activation
    if cell == "GRU":
        settings["reset_after"] = weights.recurrent_bias is not None
    return settings
