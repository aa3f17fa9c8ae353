"""Which two classes a column of labels means, and which of them is the positive one.

>>> classes_of(["Pos", "neg", "pos"]).names
('neg', 'Pos')
>>> classes_of(["spam", "ham"], positive="ham").index_of("HAM")
1
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from training.errors import TrainingError

# Negative, positive. Compared without regard to case.
KNOWN_PAIRS = (
    ("negative", "positive"),
    ("neg", "pos"),
    ("n", "p"),
    ("-", "+"),
    ("0", "1"),
    ("-1", "1"),
    ("no", "yes"),
    ("n", "y"),
    ("false", "true"),
    ("f", "t"),
    ("bad", "good"),
    ("dislike", "like"),
)
# Error messages list at most this many labels.
LISTED = 6


@dataclass(frozen=True)
class Classes:
    """The two classes.

    Attributes:
        names: of the negative and of the positive class, in their first spelling in the data.
    """

    names: tuple[str, str]

    def index_of(self, label: str) -> int | None:
        """0 for the negative class, 1 for the positive one, None for another label."""
        spellings = [_key(name) for name in self.names]
        return spellings.index(_key(label)) if _key(label) in spellings else None


def classes_of(
    labels: Sequence[str], positive: str | None = None, negative: str | None = None
) -> Classes:
    """Find the two classes among all labels of the data.

    Args:
        labels: of all rows, at least one.
        positive: the positive class, where it is said.
        negative: the negative class; with ``positive`` it makes all other labels no class.

    Raises:
        TrainingError: when there are not two classes, or nobody says which is positive.
    """
    first: dict[str, str] = {}
    for label in labels:
        first.setdefault(_key(label), label)
    counts = Counter(map(_key, labels))
    listed = ", ".join(f"{first[key]} ({count:,})" for key, count in counts.most_common(LISTED))
    listed += ", …" if len(counts) > LISTED else ""

    for option, name in (("--positive", positive), ("--negative", negative)):
        if name is not None and _key(name) not in first:
            raise TrainingError(f"Cannot find the label {option} {name}: there are {listed}.")
    if positive is not None and negative is not None and _key(positive) != _key(negative):
        return Classes((first[_key(negative)], first[_key(positive)]))
    if len(first) == 1:
        raise TrainingError(
            f"Cannot train on one class: every row is labelled {listed}. Add rows of another."
        )
    if len(first) > 2:
        raise TrainingError(
            f"Cannot train on {len(first)} labels: {listed}. Choose two with --positive NAME and "
            "--negative NAME; rows with others are then bad rows."
        )
    one, other = first
    positive_key = _positive_key(one, other, positive, negative)
    if positive_key is None:
        raise TrainingError(
            f"Cannot tell which label is positive: there are {listed}. Say it with --positive NAME."
        )
    negative_key = other if positive_key == one else one
    return Classes((first[negative_key], first[positive_key]))


def _positive_key(one: str, other: str, positive: str | None, negative: str | None) -> str | None:
    """Which of two labels is the positive one, as said or else as known; None when neither."""
    if positive is not None:
        return _key(positive)
    if negative is not None:
        return other if _key(negative) == one else one
    known = (pair[1] for pair in KNOWN_PAIRS if set(pair) == {one, other})
    return next(known, None)


def _key(label: str) -> str:
    return label.strip().casefold()
