"""A real run, killed at awkward moments (SIGKILL cannot be caught), ends as if nothing had been."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.training.tiny import EVERY_STEP, TinyImdb, Trained
from training.bundle.snapshots import load_all
from training.fit.folder import RunFolder
from training.fit.run import load_trained

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120
PROGRAM = """
import sys
from pathlib import Path
from tests.training.tiny import EVERY_STEP
from training.data import imdb
from training.fit.run import train
train(EVERY_STEP, imdb.load(Path(sys.argv[1])).train, Path(sys.argv[2]))
"""


def start(reviews: Path, run: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(reviews), str(run)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_once_there(process: "subprocess.Popen[bytes]", file: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not file.exists():
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_a_run_killed_twice_ends_with_the_weights_of_an_undisturbed_one(
    tiny: TinyImdb, trained: Trained, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"
    # In the middle of the first epoch, before there is anything to go on from ...
    kill_once_there(start(tiny.file, killed), killed / "snapshots" / "8.npz")
    # ... and between the end of an epoch and the note that it is done.
    kill_once_there(start(tiny.file, killed), killed / "history.json")
    assert start(tiny.file, killed).wait(PATIENCE_SECONDS) == 0

    ours, theirs = RunFolder(killed), trained(EVERY_STEP)
    assert len(ours.history()) == EVERY_STEP.training.epochs
    for a, b in zip(
        load_trained(ours).get_weights(), load_trained(theirs).get_weights(), strict=True
    ):
        assert np.array_equal(a, b)
    first, second = load_all(ours.snapshots), load_all(theirs.snapshots)
    assert [snapshot.batch for snapshot in first] == [snapshot.batch for snapshot in second]
    for one, other in zip(first, second, strict=True):
        assert one.figures == other.figures
        assert all(np.array_equal(a, b) for a, b in zip(one.weights, other.weights, strict=True))
