"""The exam: its table, its parts, and how a network is graded."""

from collections import Counter

import numpy as np
import pytest

from training.exam import exam
from training.exam.exam import Question, grade
from training.exam.report import report, table
from training.grammar.sentences import make
from training.options import MODELS
from training.text.vocabulary import split_words

CHOOSING, REPORTED = exam.load("choosing"), exam.load("reported")
EVERY = CHOOSING + REPORTED


def words(text: str) -> str:
    return " ".join(word.text for word in split_words(text))


def test_it_is_large_and_balanced_and_a_third_of_it_chooses() -> None:
    verdicts = [question for question in EVERY if question.kind != exam.NEUTRAL]
    assert len(verdicts) >= 400
    assert np.mean([question.target for question in verdicts]) == pytest.approx(0.5, abs=0.01)
    assert len(CHOOSING) / len(EVERY) == pytest.approx(1 / 3, abs=0.02)
    assert {question.kind for question in CHOOSING} == {question.kind for question in REPORTED}


def test_no_sentence_comes_twice_or_in_both_parts() -> None:
    counts = Counter(words(question.text) for question in EVERY)
    assert [text for text, count in counts.items() if count > 1] == []


def test_neutral_texts_and_no_others_have_no_verdict() -> None:
    assert all((q.target == 0.5) == (q.kind == exam.NEUTRAL) for q in EVERY)


def test_hardly_a_sentence_is_one_that_the_grammar_makes() -> None:
    # A few very short ones ("not bad at all") can be made by anybody.
    made = {sentence.text for sentence in make(np.random.default_rng(0), 40_000)}
    shared = [q.text for q in EVERY if words(q.text) in made and len(words(q.text).split()) > 4]
    assert len(shared) <= len(EVERY) / 50


def test_a_grade_by_hand() -> None:
    questions = [
        Question("plain", 1, "fine"),
        Question("plain", 0, "dull"),
        Question("turn", 1, "dull but fine"),
        Question("neutral", 0.5, "the"),
        Question("neutral", 0.5, "of"),
    ]
    graded = grade(questions, np.array([0.9, 0.6, 0.7, 0.35, 0.7]))
    assert graded.accuracy == pytest.approx(2 / 3)
    assert graded.kinds == {"plain": 0.5, "turn": 1}
    assert graded.counts == {"plain": 2, "turn": 1, "neutral": 2}
    assert graded.open == 0.5
    assert "plain" in table(graded, graded)


def test_a_shipped_network_takes_the_exam() -> None:
    printed = report(MODELS / "gru")
    assert {line.split()[0] for line in printed.splitlines()} >= {"kind", "plain", "not-bad", "all"}
