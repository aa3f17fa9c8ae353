"""Sentences of a treebank, word by word with their parts of speech.

Written for UD English EWT (Silveira et al. 2014; Universal Dependencies 2.15, CC BY-SA 4.0) as
``train.tsv``, ``dev.tsv`` and ``test.tsv``: one ``token<TAB>tag`` a line, an empty line behind
each sentence.
"""

from dataclasses import dataclass
from pathlib import Path

from training.errors import TrainingError

DESCRIPTION = "UD English EWT 2.15 (Silveira et al. 2014), CC BY-SA 4.0"
# The universal parts of speech, in the order of their names: the classes of a tagger.
UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)


@dataclass(frozen=True)
class TaggedToken:
    """A token as the treebank divides text: ``do`` and ``n't`` are two.

    Attributes:
        text: as it was written.
        tag: one of ``UPOS``.
    """

    text: str
    tag: str


Sentence = tuple[TaggedToken, ...]


@dataclass(frozen=True)
class Treebank:
    """The three parts as they are published; ``dev`` is for choosing."""

    train: tuple[Sentence, ...]
    dev: tuple[Sentence, ...]
    test: tuple[Sentence, ...]


def load_treebank(folder: Path | None) -> Treebank:
    """Read the three files of a folder.

    Raises:
        TrainingError: when no folder is named, a file is missing, or a line is not token and tag.
    """
    if folder is None:
        raise TrainingError(
            "Cannot train a tagger without a treebank: pass --ud DIR with train.tsv, dev.tsv and "
            "test.tsv of UD English EWT, or set UD_PATH."
        )
    return Treebank(*(_read(folder / f"{part}.tsv") for part in ("train", "dev", "test")))


def _read(file: Path) -> tuple[Sentence, ...]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as cause:
        raise TrainingError(f"Cannot read the treebank's {file}: check --ud or UD_PATH.") from cause
    sentences: list[Sentence] = []
    tokens: list[TaggedToken] = []
    for number, line in enumerate([*lines, ""], 1):
        text, _, tag = line.partition("\t")
        if line and (not text or tag not in UPOS):
            raise TrainingError(
                f"Cannot use line {number} of {file}: {line!r} is not a token, a tab and one of "
                f"{', '.join(UPOS)}."
            )
        if line:
            tokens.append(TaggedToken(text, tag))
        elif tokens:
            sentences.append(tuple(tokens))
            tokens = []
    if not sentences:
        raise TrainingError(f"Cannot use {file}: it holds no sentence.")
    return tuple(sentences)
