"""What a card says of short texts, measured on a handful of our own."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from training.analysis.short_measures import ShortTests, measure_short, shuffled_accuracy
from training.bundle.card_figures import short_texts
from training.data.short import Texts
from training.exam.exam import Question
from training.export.seeds import short_seeds_entry

NOT, GOOD, BAD, THE = 1, 2, 3, 4


def knows_order(ranks: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """A reader that turns a word round where NOT stands right before it."""

    def reads(words: Sequence[int]) -> float:
        said = 0.5
        for before, word in zip([THE, *words], words, strict=False):
            if word in (GOOD, BAD):
                said = 0.9 if (word == GOOD) != (before == NOT) else 0.1
        return said

    return np.array([reads(words) for words in ranks])


def texts_of(*rows: tuple[list[int], float]) -> Texts:
    return Texts([words for words, _ in rows], np.array([y for _, y in rows], np.float32))


SENTENCES = texts_of(([NOT, GOOD, THE, THE], 0), ([NOT, BAD, THE, THE], 1), ([GOOD], 1))
QUESTIONS = [Question("plain", 1, ""), Question("not-bad", 1, ""), Question("neutral", 0.5, "")]
TESTS = ShortTests(
    {"sentences": SENTENCES, "rewritten": texts_of(([BAD], 0), ([GOOD], 0))},
    QUESTIONS,
    texts_of(([GOOD], 1), ([BAD, NOT], 1), ([THE], 0.5)),
)


def test_accuracies_are_shares_of_right_verdicts() -> None:
    found = measure_short(knows_order, TESTS)
    assert found["sentences"] == 1
    assert found["rewritten"] == 0.5
    assert found["exam"] == 0.5
    assert found["neutral_open"] == 1
    assert [entry["accuracy"] for entry in found["exam_kinds"]] == [1, 0]
    assert found["counts"] == {"sentences": 3, "rewritten": 2, "exam": 2}


def test_shuffling_costs_what_order_was_worth() -> None:
    def counts_words(ranks: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        return np.array([0.9 if GOOD in words else 0.1 for words in ranks])

    assert shuffled_accuracy(knows_order, SENTENCES) < 1
    in_order = np.mean((counts_words(SENTENCES.ranks) > 0.5) == (SENTENCES.targets > 0.5))
    assert shuffled_accuracy(counts_words, SENTENCES) == pytest.approx(in_order)


def test_the_card_tells_the_mean_of_the_seeds_beside_the_one_that_ships() -> None:
    found = measure_short(knows_order, TESTS)
    other = found | {"exam": 1.0}
    means = short_seeds_entry({0: found, 1: other})
    assert means["exam"] == 0.75
    section = short_texts({"short": found, "seeds": {"short": means}})
    assert "| the exam, sentences that only report | 2 | 50.0 % | 75.0 % |" in section
    assert "| … not-bad | 1 | 0.0 % | 0.0 % |" in section
    assert "-" in short_texts({"short": found})
