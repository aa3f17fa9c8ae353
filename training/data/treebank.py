"""Sentences of a treebank, word by word with their parts of speech.

Written for UD English EWT (Silveira et al. 2014; Universal Dependencies 2.15, CC BY-SA 4.0) as
``train.tsv``, ``dev.tsv`` and ``test.tsv``: one ``token<TAB>tag`` a line, an empty line behind
each sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.errors import TrainingError

DESCRIPTIONS = {
    "en": "UD English EWT 2.15 (Silveira et al. 2014), CC BY-SA 4.0",
    "zh": "UD Chinese GSD (first release, made simplified), CC BY-SA 4.0",
}
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
# The Chinese treebank's own tags, and the universal tag that each stands for. The few tokens with
# another tag are given ``XX``.
UNIVERSAL_OF = {
    "NN": "NOUN",
    "NNB": "NOUN",
    "NNP": "PROPN",
    "VV": "VERB",
    "VC": "VERB",
    "BB": "VERB",
    "MD": "AUX",
    "JJ": "ADJ",
    "RB": "ADV",
    "CD": "NUM",
    "PRP": "PRON",
    "PRD": "PRON",
    "WP": "PRON",
    "DT": "DET",
    "IN": "ADP",
    "CC": "CONJ",
    "DEC": "PART",
    "DEV": "PART",
    "AS": "PART",
    "SFN": "PART",
    "SFV": "PART",
    "SFA": "PART",
    "PFA": "PART",
    "PFN": "PART",
    "UH": "X",
    "FW": "X",
    "XX": "X",
    "ADD": "SYM",
    "PU": "PUNCT",
}
CHINESE_TAGS = tuple(UNIVERSAL_OF)
OTHER_TAG, PUNCTUATION = "XX", "PU"


@dataclass(frozen=True)
class TaggedToken:
    """A token as the treebank divides text: ``do`` and ``n't`` are two.

    Attributes:
        text: as it was written.
        tag: one of ``UPOS``, or of ``CHINESE_TAGS``.
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
    """Read the three files of UD English EWT in a folder.

    Raises:
        TrainingError: when no folder is named, a file is missing, or a line is not token and tag.
    """
    if folder is None:
        raise TrainingError(
            "Cannot train a tagger without a treebank: pass --ud DIR with train.tsv, dev.tsv and "
            "test.tsv of UD English EWT, or set UD_PATH."
        )
    return _treebank(folder, "", lambda universal, _: universal)


def load_chinese_treebank(folder: Path | None) -> Treebank:
    """Read ``gsd_train.tsv``, ``gsd_dev.tsv`` and ``gsd_test.tsv``, with the treebank's own tags.

    Raises:
        TrainingError: as ``load_treebank``.
    """
    if folder is None:
        raise TrainingError(
            "Cannot train a Chinese tagger without a treebank: pass --chinese DIR with "
            "gsd_train.tsv, gsd_dev.tsv and gsd_test.tsv, or set CHINESE_PATH."
        )
    return _treebank(folder, "gsd_", _chinese_tag)


def _chinese_tag(universal: str, own: str) -> str:
    if universal == "PUNCT":
        return PUNCTUATION
    return own if own in UNIVERSAL_OF else OTHER_TAG


def _treebank(folder: Path, prefix: str, tag_of: Callable[[str, str], str]) -> Treebank:
    files = (folder / f"{prefix}{part}.tsv" for part in ("train", "dev", "test"))
    return Treebank(*(_read(file, tag_of) for file in files))


def _read(file: Path, tag_of: Callable[[str, str], str]) -> tuple[Sentence, ...]:
    """Read lines of a token, its universal tag and, where there is one, the treebank's own."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as cause:
        raise TrainingError(
            f"Cannot read the treebank's {file}: check --ud or UD_PATH, or --chinese or "
            "CHINESE_PATH."
        ) from cause
    sentences: list[Sentence] = []
    tokens: list[TaggedToken] = []
    for number, line in enumerate([*lines, ""], 1):
        text, universal, own, *_ = [*line.split("\t"), "", ""]
        if line and (not text or universal not in (*UPOS, "CONJ")):
            raise TrainingError(
                f"Cannot use line {number} of {file}: {line!r} is not a token, a tab and one of "
                f"{', '.join(UPOS)}."
            )
        if line:
            tokens.append(TaggedToken(text, tag_of(universal, own)))
        elif tokens:
            sentences.append(tuple(tokens))
            tokens = []
    if not sentences:
        raise TrainingError(f"Cannot use {file}: it holds no sentence.")
    return tuple(sentences)
