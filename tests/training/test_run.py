"""Whole training runs on the tiny data set: what they leave, repeat, resume and refuse."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training.tiny import EVERY_STEP, NOTEBOOK, TinyImdb, Trained
from training.bundle import snapshots
from training.data import imdb
from training.errors import TrainingError
from training.fit.folder import RunFolder, best_epoch
from training.fit.run import load_trained, sequences, train
from training.models.network import build_network
from training.models.preset import Preset
from training.models.steps import Array

PARTS = ("training", "validation")


def weights_of(run: RunFolder) -> list[Array]:
    weights: list[Array] = load_trained(run).get_weights()
    return weights


def same(first: list[Array], second: list[Array]) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("preset", [EVERY_STEP, NOTEBOOK], ids=lambda preset: preset.id)
def test_the_same_seed_gives_the_same_weights(
    preset: Preset, tiny: TinyImdb, trained: Trained, tmp_path: Path
) -> None:
    first = weights_of(trained(preset))
    train(preset, imdb.load(tiny.file).train, tmp_path)
    assert same(first, weights_of(RunFolder(tmp_path)))
    assert not same(first, weights_of(trained(replace(preset, seed=6))))


def test_a_run_learns_and_records_every_epoch(tiny: TinyImdb, tmp_path: Path) -> None:
    longer = replace(EVERY_STEP, training=replace(EVERY_STEP.training, epochs=12))
    train(longer, imdb.load(tiny.file).train, tmp_path)
    folder = RunFolder(tmp_path)
    history = folder.history()
    assert len(history) == 12
    figures = {f"{part}_{name}" for part in PARTS for name in ("loss", "accuracy")}
    assert set(history[0]) == {"loss", "seconds"} | figures
    assert history[-1]["loss"] < history[0]["loss"]
    assert history[best_epoch(history)]["validation_accuracy"] > 0.7
    assert folder.preset() == longer
    assert list(folder.tensorboard.iterdir())


@pytest.mark.parametrize("preset", [EVERY_STEP, NOTEBOOK], ids=lambda preset: preset.id)
def test_reviews_learned_from_and_held_out_are_measured_alike(
    preset: Preset, tiny: TinyImdb, trained: Trained
) -> None:
    reviews = imdb.load(tiny.file).train
    folder = trained(preset)
    history = folder.history()
    training, validation = imdb.split(reviews, preset.validation_share, preset.split_seed)
    network = build_network(preset.specification)
    folder.load_best(network)
    for name, part in (("training", training), ("validation", validation)):
        # One review at a time, which the run does not do; as many of both.
        ids = sequences(preset, part.ranks)[: len(validation)]
        shares = np.array([float(network(np.array([review]))[0, -1, 0]) for review in ids])
        right = np.mean((shares > 0.5) == part.labels[: len(validation)])
        assert history[best_epoch(history)][f"{name}_accuracy"] == pytest.approx(right)
    for snapshot in snapshots.load_all(folder.snapshots):
        assert {f"{part}_accuracy" for part in PARTS} < set(snapshot.figures)


@pytest.mark.parametrize("preset", [EVERY_STEP, NOTEBOOK], ids=lambda preset: preset.id)
def test_an_interrupted_run_ends_as_an_uninterrupted_one(
    preset: Preset,
    tiny: TinyImdb,
    trained: Trained,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reviews = imdb.load(tiny.file).train

    class KilledError(Exception):
        pass

    def killed_after_one_epoch(folder: RunFolder, history: list[dict[str, float]]) -> None:
        if len(history) > 1:
            raise KilledError
        (folder.path / "history.json").write_text(json.dumps(history))

    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(RunFolder, "save_history", killed_after_one_epoch)
        train(preset, reviews, tmp_path)
    train(preset, reviews, tmp_path)
    assert same(weights_of(trained(preset)), weights_of(RunFolder(tmp_path)))


def test_a_folder_keeps_to_one_run(tiny: TinyImdb, tmp_path: Path) -> None:
    RunFolder(tmp_path).claim(EVERY_STEP)
    with pytest.raises(TrainingError, match="seed: 5 there, 6 now"):
        train(replace(EVERY_STEP, seed=6), imdb.load(tiny.file).train, tmp_path)


def test_a_run_of_an_earlier_release_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"preset": {"architecture": {}}}))
    with pytest.raises(TrainingError, match="an earlier release wrote"):
        RunFolder(tmp_path).claim(EVERY_STEP)


def test_an_untrained_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"Cannot find a trained network in .*nowhere"):
        load_trained(RunFolder(tmp_path / "nowhere"))
