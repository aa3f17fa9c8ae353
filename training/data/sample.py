"""Writes a small CSV file of made-up reviews, to try training on data of one's own.

``python -m training.data.sample reviews.csv`` writes sentences from the templates below: nobody's
reviews, and so simple that a network learns them in a minute.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

REVIEWS = 600
SEED = 0
COLUMNS = ("text", "sentiment")

_THINGS = [
    "soup",
    "bread",
    "tea",
    "waiter",
    "terrace",
    "dessert",
    "salad",
    "coffee",
    "kitchen",
    "menu",
]
_TIMES = ["Today", "Yesterday", "Again", "Tonight", "Once", "Lately"]
_WORDS = {
    "pos": ["warm", "lovely", "fresh", "friendly", "generous", "crisp", "splendid", "charming"],
    "neg": ["cold", "stale", "rude", "bland", "greasy", "slow", "soggy", "dreary"],
}
_FRAMES = (
    "{time} the {thing} was {word}.",
    "{time} we tried the {thing}: {word}, and the {other} was {more}!",
    "The {thing}, I have to say, was not {opposite} but {word}.",
    "{time} they brought a {word} {thing} and a {more} {other}.",
    "What a {word} {thing}. My sister found the {other} {more}, too.",
)


def rows(count: int = REVIEWS, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Made-up reviews with their labels, ``pos`` and ``neg`` in turn."""
    random = np.random.default_rng(seed)
    for number in range(count):
        label, opposite = ("pos", "neg") if number % 2 else ("neg", "pos")
        word, more = random.choice(_WORDS[label], 2, replace=False)
        thing, other = random.choice(_THINGS, 2, replace=False)
        frame = str(random.choice(_FRAMES))
        yield (
            frame.format(
                time=random.choice(_TIMES),
                thing=thing,
                other=other,
                word=word,
                more=more,
                opposite=random.choice(_WORDS[opposite]),
            ),
            label,
        )


def write(file: Path) -> None:
    """Write ``REVIEWS`` rows under the columns text and sentiment."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(rows())


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "file")):
        sys.exit("usage: python -m training.data.sample FILE")
    write(Path(sys.argv[1]))
