"""Short texts with labels: phrases of the Stanford Sentiment Treebank, and rewritten reviews.

The treebank (Socher et al. 2013) labels every phrase of its sentences from 0, very negative, to 4,
very positive. Rewritten reviews (Kaushik, Hovy & Lipton 2020) are IMDB reviews that people changed,
in as few words as they could, until the opposite was meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from training.data.tables import read_table
from training.errors import TrainingError
from training.text.vocabulary import spellings

# Labels 0 to 4 as probabilities: a network that must say 0 or 1 learns to exaggerate.
PROBABILITY_OF_LABEL: Final = (0.04, 0.22, 0.5, 0.78, 0.96)
NEUTRAL_LABEL: Final = 2
# The rank of a word that the index lacks: so large that every vocabulary reads it as unknown.
NO_RANK: Final = 1_000_000
ROWS_TO_LEAVE_OUT: Final = "imdb_rows_to_leave_out.txt"
TRAINING_ROW: Final = "train:"

Part = Literal["train", "dev", "test"]


@dataclass(frozen=True)
class Texts:
    """Texts as ranks of words, each with the probability that it is positive.

    Attributes:
        ranks: one list a text; 1 is "the", ``NO_RANK`` a word that the index lacks.
        targets: 0..1: <float32>[texts].
    """

    ranks: list[list[int]]
    targets: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ranks)


def ranks_of(text: str, index: Mapping[str, int]) -> list[int]:
    """The ranks of a text's words.

    >>> ranks_of("The zxq film", {"the": 1, "film": 2})
    [1, 1000000, 2]
    """
    return [index.get(word, NO_RANK) for word in spellings(text)]


def texts(pairs: Iterable[tuple[str, float]], index: Mapping[str, int]) -> Texts:
    """Texts and their targets in ranks."""
    written = list(pairs)
    targets = np.array([target for _, target in written], np.float32)
    return Texts([ranks_of(text, index) for text, _ in written], targets)


def load_phrases(folder: Path, index: Mapping[str, int]) -> Texts:
    """Every labelled phrase of the training sentences, whole sentences among them.

    The table holds the sentences for development as well, behind those for training; a sentence
    stands behind its phrases. All of theirs are left out, or the sentences would choose nothing.
    """
    rows = read_table(folder / "sst_phrases.tsv", ("label", "sentence", "text"))
    dev = {row["text"] for row in read_table(folder / "sst_dev.tsv", ("text",))}
    last = max(
        (k for k, row in enumerate(rows) if row["sentence"] == "1" and row["text"] not in dev),
        default=-1,
    )
    return texts(
        (
            (row["text"], PROBABILITY_OF_LABEL[int(row["label"])])
            for row in rows[: last + 1]
            if row["text"] not in dev
        ),
        index,
    )


def load_sentences(folder: Path, part: Literal["dev", "test"], index: Mapping[str, int]) -> Texts:
    """The sentences that are not neutral (SST-2), with targets 0 and 1."""
    rows = read_table(folder / f"sst_{part}.tsv", ("label", "text"))
    return texts(
        (
            (row["text"], float(int(row["label"]) > NEUTRAL_LABEL))
            for row in rows
            if int(row["label"]) != NEUTRAL_LABEL
        ),
        index,
    )


def load_rewritten(folder: Path, part: Part, index: Mapping[str, int]) -> Texts:
    """Reviews that people rewrote into their opposite. The originals are among IMDB's reviews."""
    rows = read_table(folder / f"cad_{part}.tsv", ("label", "original", "text"))
    rewritten = [row for row in rows if row["original"] == "0"]
    return texts(((row["text"], float(row["label"])) for row in rewritten), index)


def rows_to_leave_out(folder: Path) -> frozenset[int]:
    """Rows of IMDB's training half that are measured in rewritten form, so must not be learned.

    Raises:
        TrainingError: when the list is missing, or a line is not ``train:`` and a number.
    """
    file = folder / ROWS_TO_LEAVE_OUT
    try:
        lines = file.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError) as cause:
        raise TrainingError(
            f"Cannot read {file}, the list of reviews to leave out: check --short or SHORT_PATH."
        ) from cause
    rows = [line.removeprefix(TRAINING_ROW) for line in lines]
    wrong = [line for line, row in zip(lines, rows, strict=True) if not row.isdigit()]
    if wrong:
        raise TrainingError(
            f"Cannot use {file}: {wrong[0]!r} is not a row such as train:123. "
            "Name an undamaged copy."
        )
    return frozenset(map(int, rows))


def folder_of(path: Path | None) -> Path:
    """The folder of short texts.

    Raises:
        TrainingError: when none is named.
    """
    if path is None:
        raise TrainingError(
            "Cannot find the short texts: pass --short DIR, or set SHORT_PATH, to the folder of "
            "sst_*.tsv and cad_*.tsv."
        )
    return path
