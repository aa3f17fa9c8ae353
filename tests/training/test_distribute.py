"""Two workers on this machine learn what one learns."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.training.tiny import EVERY_STEP, TinyImdb, Trained
from training.data import imdb
from training.errors import TrainingError
from training.fit.distribute import is_chief, strategy_for
from training.fit.folder import RunFolder
from training.fit.run import train

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 180
# A third of the reviews will do; its last batch is a short one.
PRESET = replace(EVERY_STEP, validation_share=0.65, training=replace(EVERY_STEP.training, epochs=1))
PROGRAM = """
import sys
from pathlib import Path
from tests.training.test_distribute import PRESET
from training.fit.distribute import strategy_for
strategy = strategy_for(True)
from training.data import imdb
from training.fit.run import train
train(PRESET, imdb.load(Path(sys.argv[1])).train, Path(sys.argv[2]), strategy=strategy)
"""


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def start(index: int, cluster: list[str], arguments: list[str]) -> "subprocess.Popen[str]":
    config = {"cluster": {"worker": cluster}, "task": {"type": "worker", "index": index}}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TF_CONFIG": json.dumps(config)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_workers_have_the_losses_of_one(
    tiny: TinyImdb, trained: Trained, tmp_path: Path
) -> None:
    cluster = [f"127.0.0.1:{port}" for port in free_ports(2)]
    arguments = [str(tiny.file), str(tmp_path / "two")]
    workers = [start(index, cluster, arguments) for index in range(2)]
    one = trained(PRESET).history()
    for worker in workers:
        _, complaints = worker.communicate(timeout=PATIENCE_SECONDS)
        assert worker.returncode == 0, complaints[-2000:]
    two = RunFolder(tmp_path / "two").history()
    for expected, found in zip(one, two, strict=True):
        for name in ("loss", "validation_loss", "validation_accuracy"):
            assert found[name] == pytest.approx(expected[name], rel=1e-4)


def test_without_a_cluster_all_devices_of_this_machine_share_the_work(
    tiny: TinyImdb, trained: Trained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TF_CONFIG", raising=False)
    strategy = strategy_for(True)
    assert is_chief(strategy)
    train(PRESET, imdb.load(tiny.file).train, tmp_path, strategy=strategy)
    shared = RunFolder(tmp_path).history()[0]["loss"]
    assert shared == pytest.approx(trained(PRESET).history()[0]["loss"], rel=1e-4)


@pytest.mark.parametrize("config", ["{", '{"cluster": {"worker": []}, "task": {"index": 0}}'])
def test_a_cluster_that_makes_no_sense_is_named(
    config: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TF_CONFIG", config)
    with pytest.raises(TrainingError, match="Cannot use TF_CONFIG="):
        strategy_for(True)
