"""The grammar: frames that can be filled, and labels that say what a person would."""

import re

import numpy as np
import pytest

from training.grammar.frames import FRAMES
from training.grammar.lexicon import PLAIN, POLAR
from training.grammar.sentences import SHARES, UNDECIDED, fill, frames, make

SLOT = re.compile(r"\{!?(\w+)\}")
ALL_FRAMES = [frame for kind in frames().values() for frame in kind]


def test_every_kind_has_a_share_and_frames() -> None:
    assert SHARES.keys() == FRAMES.keys()
    assert all(frames().values())


def test_every_frame_has_a_known_verdict_and_known_slots() -> None:
    for frame in ALL_FRAMES:
        assert frame.verdict in set("+-pn0"), frame
        for slot in SLOT.findall(frame.pattern):
            assert slot in PLAIN or slot in POLAR or slot == "unknown", frame
        # A verdict that hangs on the words needs words that have one.
        if frame.verdict in "+-":
            assert any(slot in POLAR for slot in SLOT.findall(frame.pattern)), frame


def test_a_filled_frame_has_nothing_left_to_fill() -> None:
    random = np.random.default_rng(1)
    for frame in ALL_FRAMES:
        text = fill(random, frame.pattern, True)
        assert text
        assert not set("[]{}|") & set(text), (frame, text)


def test_no_word_is_praise_and_blame_at_once() -> None:
    for slot, (blame, praise) in POLAR.items():
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


def test_praise_and_blame_are_about_equally_frequent_and_the_draw_is_the_seeds() -> None:
    made = make(np.random.default_rng(3), 4000)
    assert made == make(np.random.default_rng(3), 4000)
    positive = np.array([sentence.positive for sentence in made])
    assert 0.45 < np.mean(positive[positive != UNDECIDED] > UNDECIDED) < 0.55
    assert {sentence.kind for sentence in made} == SHARES.keys()
