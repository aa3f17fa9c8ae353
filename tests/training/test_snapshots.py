"""Snapshots along the way: when, and in what bytes."""

import json
from pathlib import Path

import numpy as np
import pytest

from training.bundle import snapshots
from training.bundle.snapshots import Snapshot
from training.models.steps import Array

WORDS, EMBEDDING, UNITS = 7, 3, 2
SHAPES = {
    "embedding": (WORDS, EMBEDDING),
    "kernel": (EMBEDDING, UNITS),
    "recurrent_kernel": (UNITS, UNITS),
    "bias": (UNITS,),
    "readout": (UNITS, 1),
    "readout_bias": (1,),
}


def weights_of(seed: int) -> dict[str, Array]:
    random = np.random.default_rng(seed)
    return {name: random.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()}


def test_the_schedule_is_fine_early_and_coarse_late() -> None:
    batches = snapshots.schedule(10_000)
    assert (batches[0], batches[-1], len(batches)) == (0, 10_000, snapshots.COUNT)
    assert np.all(np.diff(batches, n=2) >= 0)


@pytest.mark.parametrize("batches", [1, 8, 9, 30])
def test_a_short_run_has_fewer_moments_none_of_them_twice(batches: int) -> None:
    schedule = snapshots.schedule(batches)
    assert schedule == sorted(set(schedule))
    assert (schedule[0], schedule[-1]) == (0, batches)


def test_a_snapshot_is_kept_and_found_again_in_the_order_of_training(tmp_path: Path) -> None:
    for batch in (16, 0, 8):
        snapshots.save(tmp_path, Snapshot(batch, batch / 10, weights_of(batch), {"loss": batch}))
    found = snapshots.load_all(tmp_path)
    assert [(snapshot.batch, snapshot.epoch) for snapshot in found] == [(0, 0), (8, 0.8), (16, 1.6)]
    assert [snapshot.figures for snapshot in found] == [{"loss": 0}, {"loss": 8}, {"loss": 16}]
    assert list(found[2].weights) == list(SHAPES)
    for name, expected in weights_of(16).items():
        assert np.array_equal(found[2].weights[name], expected)


def test_what_is_packed_is_read_back_within_half_a_level(tmp_path: Path) -> None:
    originals = [weights_of(seed) for seed in (1, 2)]
    moments = [Snapshot(k, k / 2, weights, {}) for k, weights in enumerate(originals)]
    snapshots.write(tmp_path / "checkpoints", moments)
    for k, (embedding, *others) in enumerate(map(dict.values, originals)):
        found, *exact = snapshots.read(tmp_path / "checkpoints", k)
        level = np.ptp(embedding, axis=0) / 15
        assert np.all(np.abs(found - embedding) <= level / 2 + 1e-6)
        assert all(np.array_equal(a, b) for a, b in zip(exact, others, strict=True))
    index = json.loads((tmp_path / "checkpoints" / "index.json").read_text())
    assert {t["name"]: tuple(t["shape"]) for t in index["tensors"]} == SHAPES
    assert list(snapshots.complaints(tmp_path / "checkpoints")) == []


def test_a_row_by_hand() -> None:
    column = np.array([[0], [15], [3]], np.float32)
    data, lowest, scale = snapshots.pack(weights_of(0) | {"embedding": column})
    assert (lowest.tolist(), scale.tolist()) == ([0], [1])
    # 0 and 15 share the first byte, the earlier one in its low half; 3 is alone in the second.
    assert data[:2] == bytes([0xF0, 0x03])


def test_a_foreign_and_a_missing_file_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "checkpoints"
    snapshots.write(folder, [Snapshot(0, 0, weights_of(0), {})])
    (folder / "0.bin").unlink()
    (folder / "notes.txt").write_text("mine")
    sentences = " ".join(snapshots.complaints(folder))
    assert "0.bin is missing" in sentences
    assert "notes.txt is not listed" in sentences
