"""What a network is: embedding, recurrent layers, pooling, head. Nothing here builds anything.

>>> network = Specification(
...     vocabulary_size=7,
...     embedding=Embedding(rows=7, size=5, masked=True),
...     layers=(Layer("GRU", 3, "both"), Layer("LSTM", 4)),
...     head=Head("softmax", ("bad", "fair", "good")),
... )
>>> [layer.size for layer in network.layers], network.is_causal, network.head.outputs
([6, 4], False, 3)
"""

from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal, TypeAlias, get_args

from training.errors import TrainingError

CellKind: TypeAlias = Literal["SimpleRNN", "GRU", "LSTM", "MinGRU"]
Direction: TypeAlias = Literal["forward", "backward", "both"]
Pooling: TypeAlias = Literal["max", "mean"]
HeadKind: TypeAlias = Literal["sigmoid", "softmax", "labels"]
CELL_KINDS: Final[tuple[CellKind, ...]] = get_args(CellKind)
SENTIMENT: Final = ("negative", "positive")
TWO_CLASSES: Final = 2


def _one_of(what: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise TrainingError(f"Cannot use {what} {value!r}: take one of {', '.join(choices)}.")


@dataclass(frozen=True)
class Embedding:
    """The table that holds a vector for every id.

    Attributes:
        rows: ids it has a vector for.
        size: numbers in a vector.
        masked: whether a batch's padding leaves the states as they are.
    """

    rows: int
    size: int
    masked: bool = False


@dataclass(frozen=True)
class Layer:
    """A recurrent layer. One that reads in both directions concatenates its two states.

    Attributes:
        kind: the cell, a row of ``cells.CELLS``.
        units: length of the state in each direction.
        direction: ``forward``, ``backward``, or ``both``.
    """

    kind: CellKind
    units: int
    direction: Direction = "forward"

    def __post_init__(self) -> None:
        _one_of("a cell", self.kind, CELL_KINDS)
        _one_of("a layer's direction", self.direction, ("forward", "backward", "both"))

    @property
    def size(self) -> int:
        """Numbers that the layer gives at each step."""
        return self.units * len(self.ways)

    @property
    def ways(self) -> tuple[Literal["forward", "backward"], ...]:
        """The directions it reads in, in the order of its weights and of its state."""
        return ("forward", "backward") if self.direction == "both" else (self.direction,)

    def __str__(self) -> str:
        how = "" if self.direction == "forward" else f", {self.direction}"
        return f"{self.kind}({self.units}{how})"


@dataclass(frozen=True)
class Head:
    """What the network answers.

    Attributes:
        kind: ``sigmoid``: one output, P(class 1) of two. ``softmax``: one output for each class,
            one of which is right. ``labels``: the same, but each is right or wrong by itself.
        classes: their names.
        per: whether the whole text gets an answer, or every token.
    """

    kind: HeadKind = "sigmoid"
    classes: tuple[str, ...] = SENTIMENT
    per: Literal["text", "token"] = "text"

    def __post_init__(self) -> None:
        _one_of("a head", self.kind, ("sigmoid", "softmax", "labels"))
        _one_of("an answer per", self.per, ("text", "token"))
        least = 1 if self.kind == "labels" else TWO_CLASSES
        if len(self.classes) < least or (
            self.kind == "sigmoid" and len(self.classes) != TWO_CLASSES
        ):
            raise TrainingError(
                f"Cannot use a {self.kind} head with {len(self.classes)} classes: name "
                f"{'two' if self.kind == 'sigmoid' else f'{least} or more'}."
            )

    @property
    def outputs(self) -> int:
        """Outputs of the Dense layer."""
        return 1 if self.kind == "sigmoid" else len(self.classes)

    @property
    def activation(self) -> str:
        """Keras' name for what the Dense layer does with its logits."""
        return "softmax" if self.kind == "softmax" else "sigmoid"


@dataclass(frozen=True)
class Specification:
    """A network, from ids to answers.

    Attributes:
        vocabulary_size: ids from 0 that a text can have; the rows of the embedding that ships.
        embedding: as it is trained; it may have more rows than ids, as the notebook's has.
        layers: the recurrent ones, from the words up; none where the head reads the embedding.
        head: the last, Dense layer.
        pooling: what the head reads of the last layer: its state (None), or the largest or the mean
            value of each number over the steps so far.
    """

    vocabulary_size: int
    embedding: Embedding
    layers: tuple[Layer, ...]
    head: Head = Head()
    pooling: Pooling | None = None

    def __post_init__(self) -> None:
        if self.pooling is not None:
            _one_of("pooling", self.pooling, ("max", "mean"))
            if self.head.per == "token":
                raise TrainingError(
                    f"Cannot pool ({self.pooling}) for a head that answers per token: "
                    "leave the pooling out, or answer per text."
                )

    @property
    def size(self) -> int:
        """Numbers that the head reads."""
        return self.layers[-1].size if self.layers else self.embedding.size

    @property
    def is_causal(self) -> bool:
        """Whether what stands at a step depends on nothing behind it."""
        return all(layer.direction == "forward" for layer in self.layers)

    @property
    def answers_every_step(self) -> bool:
        """Whether there is an answer after every step, not for the whole text alone."""
        return self.is_causal or self.head.per == "token"

    @property
    def has_two_classes(self) -> bool:
        """Whether a text's answer is the probability of one of two classes."""
        return (
            self.head.per == "text"
            and self.head.kind != "labels"
            and len(self.head.classes) == TWO_CLASSES
        )

    @property
    def shipped(self) -> "Specification":
        """The same with no more rows than ids."""
        return self.with_vocabulary(self.vocabulary_size)

    def with_vocabulary(self, size: int) -> "Specification":
        """The same for so many ids."""
        embedding = replace(self.embedding, rows=size)
        return replace(self, vocabulary_size=size, embedding=embedding)

    @property
    def is_binary(self) -> bool:
        """Whether it says after every step how likely class 1 of two is."""
        return self.has_two_classes and self.is_causal

    @property
    def is_plain(self) -> bool:
        """Whether it does so from the state of its only layer."""
        return self.is_binary and len(self.layers) == 1 and self.pooling is None

    def check_binary(self, what: str) -> None:
        """Complain where ``is_binary`` is needed.

        Raises:
            TrainingError: a sentence that starts with "Cannot" and ``what``.
        """
        if not self.is_binary:
            raise TrainingError(
                f"Cannot {what}: that takes two classes per text and layers that read forwards, "
                f"and this network is {self}."
            )

    def check_plain(self, what: str) -> None:
        """Complain where ``is_plain`` is needed.

        Raises:
            TrainingError: a sentence that starts with "Cannot" and ``what``.
        """
        if not self.is_plain:
            raise TrainingError(
                f"Cannot {what}: that takes two classes per text and one recurrent layer, which "
                f"reads forwards and which the head reads, and this network is {self}."
            )

    def __str__(self) -> str:
        layers = [str(layer) for layer in self.layers]
        pooling = [] if self.pooling is None else [f"{self.pooling} pooling"]
        dense = f"Dense({self.head.outputs}, {self.head.kind}) per {self.head.per}"
        return " → ".join([f"Embedding({self.embedding.size})", *layers, *pooling, dense])

    def as_json(self) -> dict[str, Any]:
        """What card.json and settings.json say of it."""
        return {
            "vocabulary_size": self.vocabulary_size,
            "embedding": asdict(self.embedding),
            "layers": [asdict(layer) for layer in self.layers],
            "pooling": self.pooling,
            "head": asdict(self.head) | {"classes": list(self.head.classes)},
        }

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> "Specification":
        """Read what ``as_json`` wrote; other entries beside it are passed over."""
        head = found["head"]
        return cls(
            vocabulary_size=found["vocabulary_size"],
            embedding=Embedding(**found["embedding"]),
            layers=tuple(Layer(**layer) for layer in found["layers"]),
            head=Head(head["kind"], tuple(head["classes"]), head["per"]),
            pooling=found["pooling"],
        )
