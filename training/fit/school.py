"""Training with teachers: the linear one, then the larger networks, then the student."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from training.data.imdb import Reviews, split
from training.errors import TrainingError
from training.fit.beside import ShortTexts
from training.fit.evaluate import Metrics, measure
from training.fit.folder import RunFolder
from training.fit.linear import LinearTeacher
from training.fit.run import load_trained, sequences, train
from training.fit.teacher import Floats, Lesson, step_probabilities, towards
from training.models.config import TEACHERS
from training.models.methods import Teaching
from training.models.preset import Preset


def train_taught(
    preset: Preset,
    reviews: Reviews,
    unlabelled: list[list[int]],
    path: Path,
    strategy: Any = None,
    short: ShortTexts | None = None,
) -> None:
    """Train a preset after its teachers, which are trained first where they are not there yet.

    A larger network that teaches is a run of its own, beside ``path``, itself taught by the linear
    teacher. Nobody is shown a validation review: all runs keep the same ones aside.

    Raises:
        TrainingError: when a run with other settings is in the way.
    """
    if preset.teaching is None:
        train(preset, reviews, path, None, strategy, short)
        return
    RunFolder(path).claim(preset)
    for name in preset.teaching.networks:
        teacher, there = TEACHERS[name], RunFolder(path.parent / name)
        there.claim(teacher)
        if there.is_finished():
            continue
        print(f"teacher {name}", flush=True)
        train_taught(teacher, reviews, unlabelled, path.parent / name, strategy, short)

    training, validation = split(reviews, preset.validation_share, preset.split_seed)
    ranks = training.ranks + unlabelled
    file = path.parent / lesson_name(preset, ranks)
    if not file.exists():
        prepare(preset.teaching, training, unlabelled, validation, path.parent).save(file)
    # Reads the rounded targets from the file, as a resumed run does, so both train alike.
    lesson = Lesson.load(file, ranks)
    RunFolder(path).save_teachers(
        {"unlabelled_reviews": len(unlabelled), "validation_accuracy": lesson.figures}
    )
    train(preset, reviews, path, lesson, strategy, short)


def lesson_name(preset: Preset, ranks: list[list[int]]) -> str:
    """The file that presets with the same teachers and the same reviews share."""
    what = (preset.teaching, preset.split_seed, preset.validation_share, [len(r) for r in ranks])
    return f"lesson-{hashlib.sha256(repr(what).encode()).hexdigest()[:12]}.npz"


def prepare(
    teaching: Teaching,
    training: Reviews,
    unlabelled: list[list[int]],
    validation: Reviews,
    runs: Path,
) -> Lesson:
    """Ask all teachers, whose networks are trained in ``runs``, and put what they say together."""
    linear = LinearTeacher.fit(training.ranks, training.labels, teaching.linear)
    verdicts = [linear.probabilities(unlabelled)]
    on_validation = {"linear": linear.probabilities(validation.ranks)}

    read = training.ranks + unlabelled
    running: list[list[Floats]] = []
    for name in teaching.networks:
        folder = RunFolder(runs / name)
        network, preset = load_trained(folder), folder.preset()
        running.append(step_probabilities(network, sequences(preset, read)))
        verdicts.append(np.array([steps[-1] for steps in running[-1][len(training) :]]))
        outputs = step_probabilities(network, sequences(preset, validation.ranks))
        on_validation[name] = np.array([steps[-1] for steps in outputs])
    on_validation["all"] = np.mean(list(on_validation.values()), axis=0)

    known = np.concatenate([training.labels, np.mean(verdicts, axis=0)]).astype(np.float32)
    if running:
        mean = (np.mean(steps, axis=0) for steps in zip(*running, strict=True))
        targets = [towards(verdict, steps) for verdict, steps in zip(known, mean, strict=True)]
    else:
        targets = list(known[:, None])
    figures = {
        name: measure(probabilities, validation.labels).accuracy
        for name, probabilities in on_validation.items()
    }
    for name, accuracy in figures.items():
        print(f"teacher {name}: validation accuracy {accuracy:.2%}", flush=True)
    return Lesson(read, targets, figures)


def measure_teachers(
    preset: Preset, training: Reviews, asked: Reviews, runs: Path
) -> dict[str, Metrics]:
    """Accuracy and loss of each teacher of a preset, and of their mean, over ``asked``.

    Raises:
        TrainingError: when nobody taught it.
    """
    if preset.teaching is None:
        raise TrainingError(
            f"Cannot measure the teachers of {preset.id}: it has none. Leave --teachers out."
        )
    linear = LinearTeacher.fit(training.ranks, training.labels, preset.teaching.linear)
    answers = {"linear": linear.probabilities(asked.ranks)}
    for name in preset.teaching.networks:
        folder = RunFolder(runs / name)
        outputs = step_probabilities(load_trained(folder), sequences(folder.preset(), asked.ranks))
        answers[name] = np.array([steps[-1] for steps in outputs])
    answers["all"] = np.mean(list(answers.values()), axis=0)
    return {name: measure(answer, asked.labels) for name, answer in answers.items()}
