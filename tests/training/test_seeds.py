"""Several seeds of one preset: which one ships, and what is said of all."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.training.tiny import EVERY_STEP, TinyImdb, Trained
from training.bundle.card import read_card
from training.bundle.model_card import rendered
from training.data import imdb
from training.export.export import export
from training.export.seeds import by_validation, runs_of, seed_run, seeds_entry
from training.fit.folder import RunFolder


def test_an_interval_by_hand() -> None:
    entry = seeds_entry({0: 0.89, 1: 0.90, 2: 0.91})
    assert entry["test_accuracy"] == {"0": 0.89, "1": 0.9, "2": 0.91}
    assert entry["mean"] == 0.9
    # The deviation is 0.01, and Student's t for two degrees of freedom 4.303.
    assert entry["interval"] == pytest.approx(
        [0.9 - 4.303 * 0.01 / 3**0.5, 0.9 + 0.02484], abs=1e-5
    )


def test_the_run_with_the_best_epoch_is_chosen(trained: Trained, tmp_path: Path) -> None:
    # The best of all epochs stands neither last in its run, nor in the first or the last run.
    for seed, accuracies in {5: (0.71, 0.72), 6: (0.91, 0.6), 7: (0.5, 0.8)}.items():
        run = RunFolder(
            shutil.copytree(trained(EVERY_STEP).path, tmp_path / seed_run("tiny", seed))
        )
        run.save_history([{"validation_accuracy": accuracy} for accuracy in accuracies])
    runs = [RunFolder(tmp_path / seed_run("tiny", seed)) for seed in (5, 6, 7)]
    assert by_validation(runs)[0] is runs[1]


def test_the_best_by_validation_ships_and_all_are_reported(
    tiny: TinyImdb, trained: Trained, tmp_path: Path
) -> None:
    reviews = imdb.load(tiny.file)
    shutil.copytree(trained(EVERY_STEP).path, tmp_path / "tiny")
    for seed in (6, 7):
        other = trained(replace(EVERY_STEP, seed=seed))
        shutil.copytree(other.path, tmp_path / seed_run("tiny", seed))
    runs = runs_of(tmp_path, "tiny")
    assert [run.preset().seed for run in runs] == [5, 6, 7]
    chosen = by_validation(runs)[0]
    others = [run for run in runs if run is not chosen]
    ranks = imdb.load_word_index(tiny.word_index)
    card = read_card(export(chosen, reviews, ranks, tmp_path / "models", others))
    assert set(card["metrics"]["seeds"]["test_accuracy"]) == {"5", "6", "7"}
    best = max(max(e["validation_accuracy"] for e in run.history()) for run in runs)
    assert card["metrics"]["validation_accuracy"] == pytest.approx(best, abs=1e-6)
    assert "Over 3 seeds" in rendered(card)
