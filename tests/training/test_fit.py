"""One real training step of each method, and what it must and must not change."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tests.training.tiny import EVERY_STEP, NOTEBOOK
from training.fit.epochs import Trainer
from training.fit.every_step import EveryStepTrainer
from training.fit.notebook import JRNN, NotebookTrainer
from training.fit.parts import reviews_part
from training.models.methods import EveryStep, Notebook
from training.models.network import build_network
from training.models.specification import Layer

# Every id of the tiny vocabulary occurs, so that every row of the embedding has a gradient.
SEQUENCES = [[1, *range(3, 14)], [1, *range(14, 25), 2]]
LABELS = np.array([1, 0], np.float32)
TARGETS = list(LABELS[:, None])


def nothing(batch: int, losses: Sequence[float]) -> None:
    """After a batch."""


def every_step_trainer() -> EveryStepTrainer:
    assert isinstance(EVERY_STEP.training, EveryStep)
    parts = [reviews_part(EVERY_STEP.training, SEQUENCES, TARGETS)]
    return EveryStepTrainer(EVERY_STEP.specification, EVERY_STEP.training, parts, 0)


def notebook_trainer() -> NotebookTrainer:
    assert isinstance(NOTEBOOK.training, Notebook)
    sequences = [sequence[-6:] for sequence in SEQUENCES]
    return NotebookTrainer(NOTEBOOK.specification, NOTEBOOK.training, sequences, LABELS, 0)


@pytest.mark.parametrize("build", [every_step_trainer, notebook_trainer])
def test_a_step_changes_every_weight(build: "type[Trainer]") -> None:
    trainer = build()
    trained = next(iter(trainer.tracked.values()))
    before = trained.get_weights()
    assert np.isfinite(trainer.run_epoch(0, nothing)["loss"])
    for old, new in zip(before, trained.get_weights(), strict=True):
        assert not np.array_equal(old, new)


def test_the_state_starts_as_one_that_lasts() -> None:
    recurrent_kernel = every_step_trainer().student.get_weights()[2]
    assert np.array_equal(recurrent_kernel, np.eye(EVERY_STEP.specification.layers[0].units))


def test_gates_start_as_ones_that_keep() -> None:
    specification = EVERY_STEP.specification
    for cell, position, first in (("GRU", 3, [1, 1]), ("MinGRU", 2, [-1, -1])):
        layers = (Layer(cell, 2),)  # type: ignore[arg-type]
        network = build_network(replace(specification, layers=layers), lasting=True)
        bias = network.get_weights()[position]
        assert bias[:2].tolist() == first
        assert not bias[2:].any()


def test_the_average_stays_between_where_training_was_and_is() -> None:
    trainer = every_step_trainer()
    start = trainer.student.get_weights()
    trainer.run_epoch(0, nothing)
    for first, average, last in zip(
        start, trainer.network.get_weights(), trainer.student.get_weights(), strict=True
    ):
        assert np.all(np.abs(average - first) <= np.abs(last - first) + 1e-6)
        assert not np.array_equal(average, first)


def test_the_twin_answers_at_its_last_step_as_the_notebooks_network() -> None:
    trainer = notebook_trainer()
    trainer.run_epoch(0, nothing)
    ids = np.array([SEQUENCES[0][:6]], np.int32)
    twin, jrnn = trainer.network(ids).numpy(), trainer.jrnn(ids).numpy()
    assert twin[:, -1, :] == pytest.approx(jrnn, abs=1e-6)


def test_the_notebooks_network_has_the_notebooks_shapes() -> None:
    jrnn = JRNN(NOTEBOOK.specification)
    assert jrnn(np.ones((2, 6), np.int32)).shape == (2, 1)
    shapes = [weight.shape for weight in jrnn.get_weights()]
    assert shapes == [(37, 3), (3, 4), (4, 4), (4,), (4, 1), (1,)]


def test_the_notebooks_log_line(capsys: pytest.CaptureFixture[str]) -> None:
    notebook_trainer().run_epoch(2, nothing)
    assert capsys.readouterr().out.startswith("epoch 3 batch 0 loss 0.")
