"""What a preset is, and what presets of both languages share."""

from dataclasses import dataclass
from typing import Literal

from training.data.treebank import UPOS
from training.models.methods import Beside, EveryStep, Linear, Notebook, Tagging, Teaching
from training.models.specification import Embedding, Head, Layer, Specification
from training.text.reading import Rule
from training.text.tokenisers import WORDS, Tokeniser


@dataclass(frozen=True)
class Preset:
    """A network that ``python -m training train`` can make.

    Attributes:
        id: name of the run and of the model directory.
        title: name a visitor sees.
        specification: what the network is.
        reading: which ids it is given.
        training: the method, with its settings.
        embedding_dtype: how the exported embedding is stored; other weights stay float32.
        seed: of every random choice in training.
        validation_share: part of the training reviews kept aside to choose the best epoch by.
        split_seed: which ones. Not ``seed``: teachers and students keep the same ones aside.
        teaching: who teaches it on unlabelled reviews, if anybody.
        tokeniser: how texts become tokens.
        language: of the texts, by its BCP 47 tag.
        listed: whether the page and the server's list offer it.
    """

    id: str
    title: str
    specification: Specification
    reading: Rule
    training: EveryStep | Notebook | Tagging
    embedding_dtype: Literal["uint8", "float16", "float32"] = "uint8"
    seed: int = 0
    validation_share: float = 0.1
    split_seed: int = 0
    teaching: Teaching | None = None
    tokeniser: Tokeniser = WORDS
    language: str = "en"
    listed: bool = True


LINEAR = Linear(longest_ngram=3, bucket_bits=23, smoothing=1.0, penalty=1e-3, steps=40)


def beside(share: float) -> tuple[Beside, ...]:
    """Short texts beside the reviews, their losses weighted by ``share``.

    Labels speak for whole phrases and made sentences; pairs are read as reviews are, word by word.
    """
    return (
        Beside("phrases", 1, 256, weight=share, last_step_weight=1, word_dropout=0.03),
        Beside("pairs", 2, 64, weight=1.5 * share, last_step_weight=0.5, word_dropout=0.03),
        Beside("made", 0.35, 256, weight=share, last_step_weight=1, word_dropout=0),
    )


BY_STEPS = EveryStep(
    epochs=5,
    batch_size=32,
    learning_rate=2e-3,
    word_dropout=0.1,
    last_step_weight=0.5,
    clip_norm=1.0,
    embedding_decay=0.5,
    average_decay=0.998,
    beside=beside(1),
)


def reviews_network(*layers: Layer, ids: int = 18_000, size: int = 16) -> Specification:
    """A network that says after every word how likely a review is positive."""
    return Specification(ids, Embedding(ids, size, masked=True), layers)


def tags_network(
    *layers: Layer, ids: int = 0, classes: tuple[str, ...] = UPOS, size: int = 12
) -> Specification:
    """A network that says of every word which part of speech it is.

    The training sentences decide how many ids there are. Padding stands behind the words and the
    network looks back only, so it needs no mask.
    """
    return Specification(ids, Embedding(ids, size), layers, Head("softmax", classes, "token"))
