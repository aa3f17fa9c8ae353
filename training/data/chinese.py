"""Chinese film comments and shop reviews, as ranks of their tokens.

The comments come from three public copies of Douban comments, the reviews from a collection of
shops'. What is written by people as they write it (``NATURAL``) is the main part; in ``segmented``
somebody took common words and punctuation out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from training.data.imdb import Imdb, Reviews
from training.data.short import NO_RANK, Texts
from training.data.tables import read_table
from training.errors import TrainingError
from training.text.simplified import simplified
from training.text.tokenisers import Tokeniser, spell

NATURAL: Final = ("short-comments", "comments-by-stars")
SEGMENTED: Final = "segmented"
DESCRIPTION: Final = "Chinese film comments (Douban's, natural ones), shop reviews beside them"
# Shop reviews are divided into tenths, always alike: one to choose by, one to report.
TENTHS, CHOOSING, REPORTED = 10, 0, 1
DIVIDING_SEED: Final = 0
# As many of the choosing tenth as there are film comments to choose by, or shops would choose.
MOST_CHOOSING: Final = 1_000
# Tokens that occur less often have no id.
LEAST_COUNT: Final = 2
ALL_CHINESE: Final = Tokeniser("chinese", simplified())

Row = tuple[str, float]


@dataclass(frozen=True)
class Chinese:
    """Everything a Chinese network learns from and is measured on.

    Attributes:
        films: natural comments to learn from, and comments on other films to test.
        segmented: comments without their common words, to learn from.
        shopping: shop reviews to learn from.
        shopping_choosing, shopping_reported: other shop reviews.
        ranks: token -> rank by frequency among what is learned, 1 the most frequent.
    """

    films: Imdb
    segmented: Texts
    shopping: Texts
    shopping_choosing: Texts
    shopping_reported: Texts
    ranks: dict[str, int]


def load_chinese(folder: Path | None) -> Chinese:
    """Read ``film.tsv``, ``film_test.tsv`` and ``shopping.tsv``; texts that repeat are read once.

    Raises:
        TrainingError: when no folder is named, or a file is missing or damaged.
    """
    if folder is None:
        raise TrainingError(
            "Cannot find the Chinese texts: pass --chinese DIR, or set CHINESE_PATH, to the folder "
            "of film.tsv, film_test.tsv and shopping.tsv."
        )
    test = _distinct(read_table(folder / "film_test.tsv", ("label", "text")))
    seen = {text for text, _ in test}
    films = read_table(folder / "film.tsv", ("label", "source", "text"))
    natural = _distinct([row for row in films if row["source"] in NATURAL], seen)
    seen |= {text for text, _ in natural}
    segmented = _distinct([row for row in films if row["source"] == SEGMENTED], seen)
    shops = _distinct(read_table(folder / "shopping.tsv", ("label", "category", "text")))
    tenths = np.random.default_rng(DIVIDING_SEED).integers(TENTHS, size=len(shops))
    learned = [row for row, tenth in zip(shops, tenths, strict=True) if tenth > REPORTED]
    choosing = [row for row, tenth in zip(shops, tenths, strict=True) if tenth == CHOOSING]
    reported = [row for row, tenth in zip(shops, tenths, strict=True) if tenth == REPORTED]
    ranks = ranked(text for text, _ in (*natural, *segmented, *learned))

    def reviews(rows: Sequence[Row]) -> Reviews:
        found = chinese_texts(rows, ranks)
        return Reviews(found.ranks, found.targets)

    return Chinese(
        Imdb(reviews(natural), reviews(test), DESCRIPTION),
        chinese_texts(segmented, ranks),
        chinese_texts(learned, ranks),
        chinese_texts(_some(choosing), ranks),
        chinese_texts(reported, ranks),
        ranks,
    )


def ranked(written: Iterable[str]) -> dict[str, int]:
    """Tokens that occur ``LEAST_COUNT`` times or more, the most frequent first, equals by name."""
    counts = Counter(token for text in written for token in spell(text, ALL_CHINESE))
    frequent = [token for token, count in counts.items() if count >= LEAST_COUNT]
    ordered = sorted(frequent, key=lambda token: (-counts[token], token))
    return {token: rank for rank, token in enumerate(ordered, 1)}


def chinese_texts(rows: Iterable[Row], ranks: dict[str, int]) -> Texts:
    """Texts and their targets in ranks."""
    rows = list(rows)
    return Texts(
        [[ranks.get(token, NO_RANK) for token in spell(text, ALL_CHINESE)] for text, _ in rows],
        np.array([target for _, target in rows], np.float32),
    )


def _distinct(rows: Iterable[dict[str, str]], seen: Iterable[str] = ()) -> list[Row]:
    """Texts with their labels; of a text that repeats the first one, and none that was ``seen``.

    A text without a token is left out.
    """
    known = set(seen)
    found: dict[str, float] = {}
    for row in rows:
        text = row["text"].strip()
        if text not in known and text not in found and spell(text, ALL_CHINESE):
            found[text] = float(row["label"])
    return list(found.items())


def _some(rows: Sequence[Row]) -> list[Row]:
    order = np.random.default_rng(DIVIDING_SEED).permutation(len(rows))[:MOST_CHOOSING]
    return [rows[k] for k in sorted(order)]
