"""The commands as a person types them: what they print, and how they end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.training.tiny import TinyImdb
from training.__main__ import main
from training.cli import build_parser

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    without_data = {k: v for k, v in os.environ.items() if k not in ("IMDB_PATH", "SHORT_PATH")}
    return subprocess.run(
        [sys.executable, "-m", "training", *arguments],
        cwd=ROOT,
        env=without_data | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["train", "evaluate", "export", "verify", "exam"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        build_parser().parse_args([command, "--help"])
    assert capsys.readouterr().out.startswith(f"usage: python -m training {command} ")


def test_a_refusal_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "imdb_rows_to_leave_out.txt").write_text("train:1\n")
    refused = run("train", "simple-rnn", "--imdb", "nowhere.npz", "--short", str(tmp_path))
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr == (
        "Cannot find the IMDB reviews at nowhere.npz: check --imdb or IMDB_PATH.\n"
    )


def test_without_short_texts_a_network_that_learns_from_them_is_refused() -> None:
    refused = run("train", "gru", "--imdb", "nowhere.npz")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr == (
        "Cannot find the short texts: pass --short DIR, or set SHORT_PATH, to the folder of "
        "sst_*.tsv and cad_*.tsv.\n"
    )


def test_the_exam_is_printed_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exam", "simple-rnn"]) == 0
    assert "not-bad" in capsys.readouterr().out


def test_verify_speaks_through_its_exit_code(tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path)]) == 2
    assert main(["verify", str(ROOT / "web/public/models/simple-rnn")]) == 0


def test_only_the_seed_has_a_choice_of_losses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "simple-rnn", "--loss", "notebook"]) == 2
    assert "only the preset seed" in capsys.readouterr().err


def test_the_seed_trains_with_the_notebooks_loss_and_is_evaluated(
    tiny: TinyImdb, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--imdb", str(tiny.file), "--out", str(tmp_path)]
    assert main(["train", "seed", "--loss", "notebook", "--epochs", "1", *data]) == 0
    assert "epoch 1 batch 0 loss 0." in capsys.readouterr().out
    assert main(["evaluate", "seed", "--part", "test", *data]) == 0
    assert "on 240 test reviews" in capsys.readouterr().out


def test_a_missing_network_is_one_sentence(tmp_path: Path) -> None:
    # Keras keeps its downloads in KERAS_HOME, and a proxy that nobody runs stands for no network.
    nowhere = {"KERAS_HOME": str(tmp_path), "HTTPS_PROXY": "http://127.0.0.1:9"}
    refused = run("train", "seed", "--out", str(tmp_path), **nowhere)
    assert refused.returncode == 2
    assert refused.stderr == (
        "Cannot download the IMDB reviews: no answer from Keras' storage. "
        "Connect to the internet, or pass --imdb FILE (a copy of imdb.npz).\n"
    )
