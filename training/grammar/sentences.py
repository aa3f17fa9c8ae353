"""Made sentences: frames filled with words, each with the probability that it is praise.

>>> sentence = make(np.random.default_rng(0), 1)[0]
>>> 0 <= sentence.positive <= 1
True
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar

import numpy as np

from training.grammar.grammar import ENGLISH, Grammar

# What a sentence's label aims at: not quite certain, or a network is pushed to say 0 and 1.
SURE, FAIRLY_SURE, UNDECIDED = 0.96, 0.9, 0.5
# Share of sentences with a remark without a verdict before or behind them.
WITH_REMARK: Final = 0.15
# Share of sentences that are two or three of one verdict, one after the other.
SEVERAL: Final = 0.1
# Share of polar words drawn from the most common ones.
FROM_COMMON: Final = 0.4
# A word no vocabulary has: it stands for all that a network does not know.
UNKNOWN_WORD: Final = "zzqx"

T = TypeVar("T")
_CHOICE = re.compile(r"\[([^][]*)\]")
_SLOT = re.compile(r"\{(!?)(\w+)\}")


@dataclass(frozen=True)
class Frame:
    """A pattern and what the filled sentence means.

    Attributes:
        kind: a key of ``Grammar.frames``.
        verdict: ``+``, ``-``, ``p``, ``n`` or ``0``, see ``english_frames.py``.
        pattern: text with choices and slots.
    """

    kind: str
    verdict: str
    pattern: str


@dataclass(frozen=True)
class Sentence:
    """A made sentence.

    Attributes:
        kind: of its frame.
        positive: probability that it is praise, 0..1.
        text: in lower case, words apart.
    """

    kind: str
    positive: float
    text: str


@cache
def frames(grammar: Grammar = ENGLISH) -> dict[str, tuple[Frame, ...]]:
    """All frames, by kind."""
    return {kind: tuple(_parse(kind, lines)) for kind, lines in grammar.frames.items()}


def make(random: np.random.Generator, count: int, grammar: Grammar = ENGLISH) -> list[Sentence]:
    """Draw sentences: kinds by their share, then a frame, then its words.

    Praise and blame are equally frequent among the frames that can be either.
    """
    shares = grammar.shares
    kinds = random.choice(list(shares), size=count, p=_normalised(list(shares.values())))
    return [_with_context(random, grammar, _sentence(random, grammar, str(kind))) for kind in kinds]


def _parse(kind: str, lines: str) -> list[Frame]:
    parts = [line.split(None, 1) for line in lines.strip().splitlines()]
    return [Frame(kind, verdict, pattern) for verdict, pattern in parts]


def _sentence(random: np.random.Generator, grammar: Grammar, kind: str) -> Sentence:
    """Fill one frame of a kind; the polar words are praise or blame by chance."""
    frame = _pick(random, frames(grammar)[kind])
    is_praise = bool(random.integers(2))
    text = fill(random, frame.pattern, is_praise, grammar)
    return Sentence(kind, _probability(frame.verdict, is_praise), text)


def _with_context(random: np.random.Generator, grammar: Grammar, sentence: Sentence) -> Sentence:
    """Sometimes add a remark without a verdict, or further sentences of the same verdict."""
    if sentence.positive == UNDECIDED:
        return sentence
    chance = random.random()
    if chance < WITH_REMARK:
        remark = _sentence(random, grammar, "remark").text
        text = f"{remark} {sentence.text}" if random.integers(3) else f"{sentence.text} {remark}"
        return Sentence(sentence.kind, sentence.positive, text)
    if chance > 1 - SEVERAL:
        others = [_sentence(random, grammar, kind) for kind in ("near negation", "plain")]
        side = sentence.positive > UNDECIDED
        same = [other.text for other in others if (other.positive > UNDECIDED) == side]
        return Sentence(sentence.kind, sentence.positive, " ".join([*same, sentence.text]))
    return sentence


def fill(
    random: np.random.Generator, pattern: str, is_praise: bool, grammar: Grammar = ENGLISH
) -> str:
    """Make a sentence of a pattern.

    >>> fill(np.random.default_rng(0), "[not] bad", True)
    'not bad'
    """
    while found := _CHOICE.search(pattern):
        chosen = _pick(random, found[1].split("|"))
        pattern = pattern[: found.start()] + chosen + pattern[found.end() :]
    text = _SLOT.sub(
        lambda slot: _word(random, grammar, slot[2], is_praise != bool(slot[1])), pattern
    )
    return " ".join(text.split())


def _word(random: np.random.Generator, grammar: Grammar, slot: str, is_praise: bool) -> str:
    if slot == "unknown":
        return UNKNOWN_WORD
    if slot in grammar.plain:
        return _pick(random, grammar.plain[slot])
    words = grammar.polar[slot][int(is_praise)]
    return _pick(random, words[: grammar.common] if random.random() < FROM_COMMON else words)


def _probability(verdict: str, is_praise: bool) -> float:
    """What to aim at, from a frame's verdict and the side of its polar words."""
    certain = {"+": SURE, "p": SURE, "n": 1 - SURE, "-": 1 - FAIRLY_SURE, "0": UNDECIDED}[verdict]
    return certain if is_praise or verdict not in "+-" else 1 - certain


def _pick(random: np.random.Generator, options: Sequence[T]) -> T:
    return options[int(random.integers(len(options)))]


def _normalised(shares: list[float]) -> list[float]:
    return [share / sum(shares) for share in shares]
