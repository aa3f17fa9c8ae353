"""The teachers, and what a student is taught."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training.tiny import BAD, EVERY_STEP, GOOD, TinyImdb
from training.data import imdb
from training.fit import school
from training.fit.folder import RunFolder
from training.fit.linear import LinearTeacher, ngrams
from training.fit.teacher import Lesson, step_probabilities, towards
from training.models.methods import Linear, Teaching
from training.models.network import build_network
from training.models.specification import Layer

LINEAR = Linear(longest_ngram=2, bucket_bits=12, smoothing=1.0, penalty=1e-3, steps=30)
SMALL_TEACHER = replace(
    EVERY_STEP,
    id="small-teacher",
    specification=replace(EVERY_STEP.specification, layers=(Layer("GRU", 6),)),
    training=replace(EVERY_STEP.training, epochs=1),
    teaching=Teaching(LINEAR),
)
STUDENT = replace(EVERY_STEP, id="student", teaching=Teaching(LINEAR, ("small-teacher",)))


@pytest.fixture(autouse=True)
def teachers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(school, "TEACHERS", {SMALL_TEACHER.id: SMALL_TEACHER})
    yield


def unlabelled_reviews() -> list[list[int]]:
    random = np.random.default_rng(1)
    last = GOOD + BAD
    return [
        [*random.integers(1, 20, random.integers(2, 9)).tolist(), int(random.choice(last))]
        for _ in range(50)
    ]


def test_a_phrase_is_another_one_in_another_order() -> None:
    there, back = ngrams([5, 6], 2, 20), ngrams([6, 5], 2, 20)
    assert (there.size, back.size) == (3, 3)
    assert np.intersect1d(there, back).size == 2  # the single words
    assert ngrams([5], 3, 20).size == 1


def test_the_linear_teacher_learns_a_phrase_that_its_words_alone_do_not_tell() -> None:
    # Two words alike are good, two different ones are not: no weights of single words say so.
    reviews = [[3, 3], [4, 4], [3, 4], [4, 3]] * 10
    labels = np.array([1, 1, 0, 0] * 10, np.float32)
    words = replace(LINEAR, longest_ngram=1)
    blind = LinearTeacher.fit(reviews, labels, words).probabilities([[3, 4], [4, 3]])
    assert blind[0] == pytest.approx(blind[1])
    seeing = LinearTeacher.fit(reviews, labels, replace(LINEAR, steps=300))
    assert list(seeing.probabilities(reviews[:4]) > 0.5) == [True, True, False, False]


def test_the_linear_teacher_reads_the_tiny_reviews(tiny: TinyImdb) -> None:
    reviews = imdb.load(tiny.file)
    teacher = LinearTeacher.fit(reviews.train.ranks, reviews.train.labels, LINEAR)
    answers = teacher.probabilities(reviews.test.ranks) > 0.5
    assert np.mean(answers == (reviews.test.labels == 1)) > 0.75


def test_targets_end_at_the_verdict_and_stay_probabilities() -> None:
    bent = towards(0.0, np.array([0.1, 0.9, 0.5], np.float32))
    assert bent[-1] == 0
    assert np.all((bent >= 0) & (bent <= 1))


def test_a_lesson_survives_its_file(tmp_path: Path) -> None:
    targets = [np.array([0.25, 0.5], np.float32), np.array([1], np.float32)]
    lesson = Lesson([[1, 2], [3]], targets, {"linear": 0.75})
    lesson.save(tmp_path / "lesson.npz")
    found = Lesson.load(tmp_path / "lesson.npz", lesson.ranks)
    assert found.figures == lesson.figures
    assert [target.tolist() for target in found.targets] == [[0.25, 0.5], [1]]


def test_a_student_is_taught_its_teachers_are_noted_and_shown_no_validation_review(
    tiny: TinyImdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews = imdb.load(tiny.file).train
    training, _ = imdb.split(reviews, EVERY_STEP.validation_share, EVERY_STEP.split_seed)
    shown: list[list[list[int]]] = []

    class Watched(LinearTeacher):
        @classmethod
        def fit(cls, reviews, labels, settings):  # type: ignore[no-untyped-def]
            shown.append(list(reviews))
            return super().fit(reviews, labels, settings)

    monkeypatch.setattr(school, "LinearTeacher", Watched)
    school.train_taught(STUDENT, reviews, unlabelled_reviews(), tmp_path / "student")
    # Once for the student, once for the larger network that teaches it.
    assert shown == [training.ranks, training.ranks]
    folder = RunFolder(tmp_path / "student")
    assert folder.preset() == STUDENT
    assert RunFolder(tmp_path / "small-teacher").preset() == SMALL_TEACHER
    teachers = folder.teachers()
    assert teachers is not None
    assert teachers["unlabelled_reviews"] == 50
    assert set(teachers["validation_accuracy"]) == {"linear", "small-teacher", "all"}


def test_steps_are_those_of_each_review_alone() -> None:
    network = build_network(EVERY_STEP.specification)
    alone = step_probabilities(network, [[1, 5, 6]])[0]
    beside = step_probabilities(network, [[1, 4, 4, 4, 4], [1, 5, 6]])[1]
    assert beside == pytest.approx(alone, abs=1e-6)
