"""The grammar: frames that can be filled, and labels that say what a person would."""

import re

import numpy as np
import pytest

from training.grammar.grammar import CHINESE, ENGLISH, SHARES, Grammar
from training.grammar.sentences import UNDECIDED, Frame, fill, frames, make

SLOT = re.compile(r"\{!?(\w+)\}")
GRAMMARS = {"en": ENGLISH, "zh": CHINESE}
POLAR = ENGLISH.polar
every_grammar = pytest.mark.parametrize("grammar", GRAMMARS.values(), ids=GRAMMARS)


def all_frames(grammar: Grammar) -> list[Frame]:
    return [frame for kind in frames(grammar).values() for frame in kind]


@every_grammar
def test_every_kind_has_a_share_and_frames(grammar: Grammar) -> None:
    assert SHARES.keys() == grammar.frames.keys()
    assert all(frames(grammar).values())


@every_grammar
def test_every_frame_has_a_known_verdict_and_known_slots(grammar: Grammar) -> None:
    for frame in all_frames(grammar):
        assert frame.verdict in set("+-pn0"), frame
        for slot in SLOT.findall(frame.pattern):
            assert slot in grammar.plain or slot in grammar.polar or slot == "unknown", frame
        # A verdict that hangs on the words needs words that have one.
        if frame.verdict in "+-":
            assert any(slot in grammar.polar for slot in SLOT.findall(frame.pattern)), frame


@every_grammar
def test_a_filled_frame_has_nothing_left_to_fill(grammar: Grammar) -> None:
    random = np.random.default_rng(1)
    for frame in all_frames(grammar):
        text = fill(random, frame.pattern, True, grammar)
        assert text
        assert not set("[]{}|") & set(text), (frame, text)


@every_grammar
def test_no_word_is_praise_and_blame_at_once(grammar: Grammar) -> None:
    for slot, (blame, praise) in grammar.polar.items():
        assert not set(blame) & set(praise), slot


@pytest.mark.parametrize(
    ("pattern", "praise", "expected"),
    [
        ("not {adj}", True, r"not \w+"),
        ("{adj} but {!adj}", False, r".+ but .+"),
        ("[so |]fine", True, r"(so )?fine"),
    ],
)
def test_filling(pattern: str, praise: bool, expected: str) -> None:
    assert re.fullmatch(expected, fill(np.random.default_rng(2), pattern, praise))


def test_the_other_side_is_filled_from_the_other_list() -> None:
    blame, praise = POLAR["adj"]
    for seed in range(20):
        first, second = fill(np.random.default_rng(seed), "{adj}/{!adj}", True).split("/")
        assert first in praise
        assert second in blame


@every_grammar
def test_praise_and_blame_are_about_equally_frequent_and_the_draw_is_the_seeds(
    grammar: Grammar,
) -> None:
    made = make(np.random.default_rng(3), 4000, grammar)
    assert made == make(np.random.default_rng(3), 4000, grammar)
    positive = np.array([sentence.positive for sentence in made])
    assert 0.45 < np.mean(positive[positive != UNDECIDED] > UNDECIDED) < 0.55
    assert {sentence.kind for sentence in made} == SHARES.keys()
