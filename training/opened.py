"""An exported model as a Keras network again, for what only Keras can compute of it."""

from typing import Any

from training.config import Architecture
from training.exported import Weights
from training.network import build_network


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
        )
    )
    network.set_weights(weights.as_list())
    return network
