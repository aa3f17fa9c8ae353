"""From somebody's Keras file and word list to a model directory, checked before it counts.

What a file does not say (how texts become ids, what the outputs mean) is assumed, said aloud, and
written into the card.
"""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from training.bundle.bundle import VOCABULARY
from training.bundle.card import README, fingerprint, read_card, write_card
from training.bundle.golden import TEXTS, golden_values
from training.bundle.keras_file import KerasNetwork, open_keras
from training.bundle.model_card import rendered
from training.bundle.weights import Weights
from training.bundle.word_list import arrange, load, unreadable
from training.errors import TrainingError
from training.export.checks import check_states, convert, put_in_place
from training.export.verify import verify
from training.fit.folder import versions
from training.models.specification import Specification
from training.text.reading import Rule, read
from training.text.tokenisers import WORDS, Tokeniser
from training.text.vocabulary import PAD, SPECIAL_WORDS, START, Vocabulary

LARGEST_OUTPUT_DIFFERENCE = 1e-5
# Limits the size of a card where texts are padded to many steps: numbers in golden states.
MOST_GOLDEN_NUMBERS = 60_000
OWN_WORDS = 12
_ID_CHARACTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Wishes:
    """What the person said of a network, see ``export --help``."""

    keras: Path
    vocabulary: Path
    classes: tuple[str, str] = ("negative", "positive")
    max_words: int | None = None
    keep: str = "last"
    pad_to: int | None = None
    has_start_token: bool = True
    index_from: int | None = None
    unknown: str | None = None
    id: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Brought:
    """What the card says first of such a network."""

    id: str
    title: str
    specification: Specification
    reading: Rule
    tokeniser: Tokeniser = WORDS
    language: str = "en"
    listed: bool = True


def export_keras(wishes: Wishes, to: Path) -> tuple[Path, list[str]]:
    """Write the model directory ``to/<id>``; what was there before stays until all is checked.

    Returns:
        The directory, and what had to be assumed, a sentence each.

    Raises:
        TrainingError: when a file cannot be used, or the written files compute something else.
    """
    network = open_keras(wishes.keras)
    vocabulary, rows = _words(wishes, network)
    described = _describe(wishes, network, vocabulary, rows)
    notes = _notes(described, vocabulary, network, wishes)
    settings = [network.cell_settings()]
    weights = Weights.of(described.specification, network.weights(rows), settings)
    built = weights.network()
    texts = golden_texts(vocabulary, described)
    sequences = [read(text, vocabulary, described.reading).ids for text in texts]
    _check_outputs(wishes.keras, network, built, sequences, rows)

    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{described.id}-", dir=to) as workshop:
        directory = Path(workshop) / described.id
        directory.mkdir()
        convert(built, directory, "float32")
        vocabulary.save(directory / VOCABULARY)
        check_states(directory, weights, sequences)
        write_card(
            directory,
            described,
            {"source": _source(wishes, network, notes), "versions": versions()},
            {},
            golden_values(weights, vocabulary, described.reading, texts),
        )
        (directory / README).write_text(rendered(read_card(directory)), encoding="utf-8")
        if complaints := verify(directory):
            raise TrainingError(f"Cannot export {wishes.keras}: {' '.join(complaints)}")
        return put_in_place(directory, to / described.id), notes


def _words(wishes: Wishes, network: KerasNetwork) -> tuple[Vocabulary, list[int | None]]:
    """The vocabulary, as far as the embedding has rows, and the rows."""
    words = load(wishes.vocabulary, wishes.index_from)
    vocabulary, rows = arrange(words[: network.rows], wishes.unknown)
    if len(vocabulary) == len(SPECIAL_WORDS):
        raise TrainingError(
            f"Cannot use {wishes.vocabulary}: it lists no word beside the special ones."
        )
    return vocabulary, rows


def _describe(
    wishes: Wishes, network: KerasNetwork, vocabulary: Vocabulary, rows: list[int | None]
) -> Brought:
    name = wishes.id or _ID_CHARACTERS.sub("-", wishes.keras.stem.lower()).strip("-")
    if not name or _ID_CHARACTERS.sub("-", name) != name:
        raise TrainingError(
            f"Cannot name a model {name!r}: take small letters, digits and hyphens (--id ID)."
        )
    specification = network.specification(len(vocabulary), wishes.classes)
    if wishes.pad_to is not None and specification.embedding.masked:
        raise TrainingError(
            "Cannot pad for a network whose embedding masks padding: padded steps would change "
            "nothing. Leave --pad-to out."
        )
    if wishes.pad_to is not None and rows[PAD] is None:
        raise TrainingError("Cannot pad: the word list has no entry for padding at its front.")
    keep: Literal["first", "last"] = "first" if wishes.keep == "first" else "last"
    starts = wishes.has_start_token and rows[START] is not None
    rule = Rule(START if starts else None, wishes.max_words, keep, wishes.pad_to)
    return Brought(name, wishes.title or name, specification, rule)


def _notes(
    described: Brought, vocabulary: Vocabulary, network: KerasNetwork, wishes: Wishes
) -> list[str]:
    """What the files do not say, or what the reader should know."""
    rule = described.reading
    negative, positive = wishes.classes
    length = "whole" if rule.max_words is None else f"{rule.keep} {rule.max_words} steps"
    notes = [
        f"Assumed: the output is the probability of {positive!r} rather than {negative!r}.",
        f"Assumed: texts are lower-cased, split at white space and punctuation, read {length}, "
        f"{'with' if rule.start_token is not None else 'without'} a start token, "
        f"{'not padded' if rule.pad_to is None else f'padded behind to {rule.pad_to} steps'}.",
    ]
    if network.settings[2]["activation"] == "linear":
        notes.append("Assumed: its linear output is a logit.")
    if lost := unreadable(vocabulary):
        notes.append(
            f"{lost:,} of {len(vocabulary):,} words can never be read: texts are lower-cased and "
            "split at punctuation."
        )
    if (unnamed := network.rows - len(vocabulary)) > 0:
        notes.append(f"{unnamed:,} rows of the embedding have no word and were left out.")
    return notes


def golden_texts(vocabulary: Vocabulary, described: Brought) -> list[str]:
    """A text of the network's own words, then as many of the usual ones as a card can hold."""
    own = [word for word in vocabulary.words[len(SPECIAL_WORDS) :] if not word.startswith("<")]
    texts: list[str] = []
    numbers = 0
    for text in (" ".join(own[:OWN_WORDS]), *TEXTS):
        steps = len(read(text, vocabulary, described.reading).ids)
        numbers += steps * described.specification.size
        # Without a start token an empty text has no step, and nothing to compare.
        if steps > 0 and (not texts or numbers <= MOST_GOLDEN_NUMBERS):
            texts.append(text)
    return texts


def _check_outputs(
    path: Path,
    network: KerasNetwork,
    built: Any,
    sequences: list[list[int]],
    rows: list[int | None],
) -> None:
    """Hold the network that will be written against the one in the file.

    Raises:
        TrainingError: when they say different things of the same words.
    """
    for ids in sequences:
        theirs = network.probability([rows[k] or 0 for k in ids])
        ours = float(built(np.array([ids]))[0, -1, 0])
        if not abs(ours - theirs) <= LARGEST_OUTPUT_DIFFERENCE:
            raise TrainingError(
                f"Cannot export {path}: the network in the file says {theirs:.6f} where its copy "
                f"says {ours:.6f}."
            )


def _source(wishes: Wishes, network: KerasNetwork, notes: list[str]) -> dict[str, Any]:
    return {
        "file": wishes.keras.name,
        "sha256": fingerprint(wishes.keras)["sha256"],
        "keras_version": network.keras_version,
        "vocabulary": wishes.vocabulary.name,
        "notes": notes,
    }
