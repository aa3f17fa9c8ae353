"""A grammar is frames, the words that fill them, and how often each kind is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from training.grammar import chinese_frames, chinese_lexicon, english_frames, english_lexicon

# Kinds of frames and how often each is drawn. The hard ones come more often than the plain ones.
SHARES: Final = {
    "plain": 0.16,
    "near negation": 0.16,
    "far negation": 0.16,
    "scarcity": 0.09,
    "double negation": 0.05,
    "turn": 0.12,
    "wish": 0.05,
    "comparison": 0.05,
    "degree": 0.04,
    "idiom": 0.08,
    "question": 0.02,
    "number": 0.02,
    "remark": 0.03,
    "neutral": 0.06,
}


# Compared and hashed by identity: there is one of each.
@dataclass(frozen=True, eq=False)
class Grammar:
    """A language's.

    Attributes:
        frames: lines of verdict and pattern, by kind; see ``english_frames.py``.
        polar: words of blame and of praise, by slot.
        plain: words without polarity, by slot.
        common: how many words at the beginning of a polar list are common ones.
        shares: how often each kind is drawn.
    """

    frames: Mapping[str, str]
    polar: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    plain: Mapping[str, tuple[str, ...]]
    common: int
    shares: Mapping[str, float]


ENGLISH: Final = Grammar(
    english_frames.FRAMES,
    english_lexicon.POLAR,
    english_lexicon.PLAIN,
    english_lexicon.COMMON,
    SHARES,
)
CHINESE: Final = Grammar(
    chinese_frames.FRAMES,
    chinese_lexicon.POLAR,
    chinese_lexicon.PLAIN,
    chinese_lexicon.COMMON,
    # A character alone says less than a word, so there is more that says nothing.
    SHARES | {"neutral": 0.24, "remark": 0.05},
)
