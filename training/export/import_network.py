"""From the files of somebody's network to a model directory, checked before it counts.

What the files leave open is answered by options, which have the names and the likeliest values
that the page's form has (``web/src/open/answers.ts``); what nobody answers is said aloud and
written into the card.
"""

import re
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from training.bundle.bundle import VOCABULARY
from training.bundle.card import README, fingerprint, read_card, write_card
from training.bundle.framework_files import FoundNetwork, open_network, sort_files
from training.bundle.golden import golden_values
from training.bundle.model_card import rendered
from training.bundle.owner_words import (
    IMDB_FROM,
    IMDB_START,
    IMDB_UNKNOWN,
    OwnerWords,
    arrange_ids,
    load_words,
)
from training.bundle.weights import Weights
from training.errors import TrainingError
from training.export.brought import Brought, golden_texts
from training.export.checks import check_states, convert, put_in_place
from training.export.verify import verify
from training.fit.folder import versions
from training.models.specification import SENTIMENT, Head
from training.text.reading import Rule, read
from training.text.vocabulary import SPECIAL_WORDS, START, Vocabulary

LARGEST_OUTPUT_DIFFERENCE = 1e-5
WORDS_KIND = "words"
_ID_CHARACTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Answers:
    """What the owner knows and the files may not say; None: the likeliest."""

    title: str | None = None
    id: str | None = None
    tokeniser: str | None = None
    index_from: int | None = None
    start_token: int | Literal["none"] | None = None
    unknown: int | Literal["dropped"] | None = None
    ids_below: int | None = None
    max_words: int | None = None
    keep: Literal["first", "last"] | None = None
    pad_to: int | None = None
    pad_at: Literal["start", "end"] | None = None
    classes: tuple[str, ...] | None = None
    outputs: Literal["softmax", "labels"] | None = None
    language: str = "en"


@dataclass
class _Questions:
    """Asks the files, then the owner; what neither says is assumed, and noted."""

    answers: Answers
    notes: list[str] = field(default_factory=list)

    def ask(self, name: str, said: Any, likeliest: Any) -> Any:
        answer = said if said is not None else getattr(self.answers, name)
        if answer is not None:
            return answer
        option = "--" + name.replace("_", "-")
        shown = "none" if likeliest is None else likeliest
        self.notes.append(f"Assumed: {name.replace('_', ' ')} is {shown} ({option}).")
        return likeliest


def import_network(paths: list[Path], answers: Answers, to: Path) -> tuple[Path, list[str]]:
    """Write the model directory ``to/<id>``; what was there before stays until all is checked.

    Returns:
        The directory, and what had to be assumed, a sentence each.

    Raises:
        TrainingError: when a file cannot be used, or the written files compute something else.
    """
    files = sort_files(paths)
    network = open_network(files)
    if files.words is None:
        raise TrainingError(
            f"Cannot import {network.file}: no file lists the words. Add the tokenizer.json or the "
            "vocabulary."
        )
    questions = _Questions(answers)
    described, vocabulary, rows = _describe(network, load_words(files.words), questions)
    arrays = network.chain.arrays(network.model, rows)
    weights = Weights.of(described.specification, arrays, network.chain.cell_settings())
    built = weights.network()
    texts = golden_texts(vocabulary, described)
    sequences = [read(text, vocabulary, described.reading).ids for text in texts]
    _check_outputs(network, described.specification.head, built, sequences, rows)

    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{described.id}-", dir=to) as workshop:
        directory = Path(workshop) / described.id
        directory.mkdir()
        convert(built, directory, "float32")
        vocabulary.save(directory / VOCABULARY)
        check_states(directory, weights, sequences)
        source = {
            "file": network.file.name,
            "sha256": fingerprint(network.described)["sha256"],
            "keras_version": network.format,
            "vocabulary": files.words.name,
            "notes": questions.notes,
        }
        golden = golden_values(
            weights, vocabulary, described.reading, texts, language=described.language
        )
        write_card(directory, described, {"source": source, "versions": versions()}, {}, golden)
        (directory / README).write_text(rendered(read_card(directory)), encoding="utf-8")
        if complaints := verify(directory):
            raise TrainingError(f"Cannot import {network.file}: {' '.join(complaints)}")
        return put_in_place(directory, to / described.id), questions.notes


def _describe(
    network: FoundNetwork, words: OwnerWords, questions: _Questions
) -> tuple[Brought, Vocabulary, list[int | None]]:
    """What the card says first, the vocabulary, and each id's row of the embedding."""
    answers, chain = questions.answers, network.chain
    name = answers.id or _ID_CHARACTERS.sub("-", network.file.stem.lower()).strip("-")
    if not name or _ID_CHARACTERS.sub("-", name) != name:
        raise TrainingError(
            f"Cannot name a model {name!r}: take small letters, digits and hyphens (--id ID)."
        )
    # Whoever knows better than the file may say so: then its words are read as ours are.
    tokeniser = answers.tokeniser or questions.ask("tokeniser", words.tokeniser, WORDS_KIND)
    if tokeniser != WORDS_KIND:
        raise TrainingError(
            f"Cannot import {network.file}: its texts are divided {tokeniser!r}, and a model "
            f"directory knows {WORDS_KIND!r}. Drop the files onto the page, or pass --tokeniser "
            f"{WORDS_KIND} if that is how it was trained."
        )
    index_from = questions.ask("index_from", None, IMDB_FROM if words.is_imdb else 0)
    is_raised = index_from == IMDB_FROM
    start = questions.ask("start_token", None, IMDB_START if is_raised else None)
    unknown = questions.ask(
        "unknown",
        None if words.unknown is None else _raised(words.unknown, index_from),
        IMDB_UNKNOWN if is_raised else "dropped",
    )
    rows_of_table = chain.embedding["input_dim"]
    below = min(rows_of_table, words.ids_below or answers.ids_below or rows_of_table)
    start_token = None if start == "none" else start
    for option, identifier in (("--start-token", start_token), ("--unknown", unknown)):
        if isinstance(identifier, int) and not 0 <= identifier < rows_of_table:
            raise TrainingError(
                f"Cannot use {option} {identifier}: the embedding has {rows_of_table} rows."
            )
    vocabulary, rows, read_as = arrange_ids(
        words, index_from=index_from, start_token=start_token, unknown=unknown, below=below
    )
    if len(vocabulary) == len(SPECIAL_WORDS):
        raise TrainingError(f"Cannot import {network.file}: its word list has no word in reach.")
    count = max(chain.outputs, 2)
    usual = SENTIMENT if count == len(SENTIMENT) else tuple(f"class {k}" for k in range(count))
    classes = tuple(questions.ask("classes", None, usual))
    if len(classes) != count:
        raise TrainingError(
            f"Cannot use {len(classes)} classes: the network has {count}. Pass --classes with "
            f"{count} names."
        )
    is_open = chain.gives_logits and chain.outputs > 1
    outputs = questions.ask("outputs", None if is_open else "softmax", "softmax")
    specification = chain.specification(len(vocabulary), classes, outputs)
    rule = _rule(questions, None if start_token is None else START, read_as)
    if specification.embedding.masked and rule.pad_to is not None:
        if specification.pooling == "max" or specification.head.per == "token":
            raise TrainingError(
                f"Cannot import {network.file}: it masks padding, and a maximum or an answer per "
                "token sees it all the same. Drop the file onto the page."
            )
        questions.notes.append("Padding is masked and changes nothing: texts are not padded.")
        rule = replace(rule, pad_to=None)
    title = answers.title or network.file.stem
    return (
        Brought(name, title, specification, rule, language=answers.language),
        vocabulary,
        rows,
    )


def _rule(
    questions: _Questions, start_token: int | None, unknown: int | Literal["dropped"]
) -> Rule:
    pad_to = questions.ask("pad_to", None, questions.answers.max_words)
    max_words = questions.ask("max_words", None, pad_to)
    keep: Literal["first", "last"] = "last"
    pad_at: Literal["start", "end"] = "end"
    if max_words is not None:
        keep = questions.ask("keep", None, "last")
    if pad_to is not None:
        pad_at = questions.ask("pad_at", None, "start")
    return Rule(start_token, max_words, keep, pad_to, pad_at, unknown)


def _raised(unknown: int | Literal["dropped"], index_from: int) -> int | Literal["dropped"]:
    return "dropped" if unknown == "dropped" else unknown + index_from


def _check_outputs(
    network: FoundNetwork,
    head: Head,
    built: Any,
    sequences: list[list[int]],
    rows: list[int | None],
) -> None:
    """Hold the network that will be written against the one in the file.

    Raises:
        TrainingError: when they say different things of the same words.
    """
    for ids in sequences:
        theirs = np.asarray(network.model(np.array([[rows[k] or 0 for k in ids]])), np.float64)[0]
        if network.chain.gives_logits:
            theirs = _squashed(theirs, head)
        # Where the file answers once, the copy may answer after every step.
        ours = np.asarray(built(np.array([ids])), np.float64)[0].reshape(-1)[-theirs.size :]
        difference = float(np.abs(ours - theirs.reshape(-1)).max(initial=0))
        if not difference <= LARGEST_OUTPUT_DIFFERENCE:
            raise TrainingError(
                f"Cannot import {network.file}: the network in the file and its copy differ by "
                f"{difference:.1e} in what they say of the same words. Drop the file onto the page."
            )


def _squashed(logits: Any, head: Head) -> Any:
    """What the head makes of logits: <float64>[..., outputs] -> the same."""
    if head.kind != "softmax":
        return 1 / (1 + np.exp(-logits))
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
