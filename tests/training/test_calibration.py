"""How far to trust a reading, against figures worked out by hand."""

import numpy as np
import pytest

from training.analysis import calibration
from training.text.vocabulary import Vocabulary

VOCABULARY = Vocabulary(["<pad>", "<start>", "<unknown>", "fine", "isn't", "film"])
# Four reviews: the ids read, P(positive) after each step, the verdict that is true.
SEQUENCES = [[1, 3, 5], [1, 4, 3, 2, 2], [1, 5, 2, 0], [1, 3]]
STEPS = [
    np.array(row, np.float32)
    for row in ([0.5, 0.9, 0.9], [0.5, 0.2, 0.8, 0.7, 0.6], [0.5, 0.4, 0.3, 0.45], [0.5, 0.7])
]
LABELS = np.array([1, 0, 0, 1], np.float32)


def test_all_of_it_goes_into_the_card() -> None:
    metrics = calibration.measure_reliability(STEPS, SEQUENCES, LABELS, VOCABULARY)
    assert set(metrics) == {"prefixes", "calibration", "slices"}
    assert [entry["share"] for entry in metrics["prefixes"]] == list(calibration.SHARES)
    assert metrics["slices"]["negation"] == [
        {"negation": False, "reviews": 3, "accuracy": 1.0},
        {"negation": True, "reviews": 1, "accuracy": 0.0},
    ]
    final = metrics["calibration"]["final"]
    assert sum(point["count"] for point in final["curve"]) == 4
    # 2 + 4 + 2 + 1 words were read; padding and start tokens are no predictions after a word.
    assert sum(point["count"] for point in metrics["calibration"]["running"]["curve"]) == 9


def test_after_a_share_of_the_words_and_after_all_of_them() -> None:
    words = [calibration.word_steps(ids) for ids in SEQUENCES]
    # After a quarter: one word each, and all four lean the right way.
    assert calibration.prefix(0.25, STEPS, words, LABELS)["accuracy"] == 1.0
    # After half: the second review has read "isn't fine" and is wrong.
    assert calibration.prefix(0.5, STEPS, words, LABELS)["accuracy"] == 0.75
    assert calibration.prefix(1, STEPS, words, LABELS)["accuracy"] == 0.75


def test_a_bin_that_says_70_and_sees_50_is_off_by_20() -> None:
    said = np.array([0.7, 0.7, 0.1, 1.0], np.float32)
    was = np.array([1, 0, 0, 1], np.float32)
    found = calibration.calibration(said, was)
    assert found["expected_error"] == pytest.approx((2 * 0.2 + 0.1 + 0) / 4)
    assert [point["count"] for point in found["curve"]] == [1, 2, 1]


def test_quartiles_hold_every_review_once_ties_included() -> None:
    groups = calibration.quartiles(np.array([1, 1, 1, 1, 5, 9]), np.ones(6, bool))
    assert sum(group["reviews"] for group in groups) == 6
    assert (groups[0]["from"], groups[-1]["to"]) == (1, 9)


@pytest.mark.parametrize(
    ("word", "turns"), [("not", True), ("isn't", True), ("nothing", True), ("note", False)]
)
def test_which_words_negate(word: str, turns: bool) -> None:
    assert calibration.is_negation(word) == turns
