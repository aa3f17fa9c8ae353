"""Networks that others trained, brought as Keras files, old and new."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from training.__main__ import main
from training.bundle.bundle import open_bundle
from training.bundle.card import read_card
from training.bundle.keras_file import open_keras
from training.bundle.word_list import arrange, load, unreadable
from training.errors import TrainingError
from training.export.verify import verify

pytestmark = pytest.mark.slow

WORDS = ["", "[UNK]", "the", "film", "Loud", "is", "good", "bad"]
ROWS, EMBEDDING, UNITS, SCALE = len(WORDS) + 2, 3, 4, 0.8


def network(keras: Any, cell: str, outputs: int, squash: str | None, **options: Any) -> Any:
    """A random network in the usual form: only the last state is read out."""
    mask = options.pop("mask_zero", False)
    built = keras.Sequential(
        [
            keras.Input((None,)),
            keras.layers.Embedding(ROWS, EMBEDDING, mask_zero=mask),
            keras.layers.Dropout(0.3),
            getattr(keras.layers, cell)(UNITS, **options),
            keras.layers.Dense(outputs, activation=squash),
        ]
    )
    random = np.random.default_rng(3)
    built.set_weights(
        [random.uniform(-SCALE, SCALE, w.shape).astype("float32") for w in built.get_weights()]
    )
    return built


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("".join(f"{word}\n" for word in WORDS), encoding="utf-8")
    return path


def exported(file: Path, words: Path, tmp_path: Path, *options: str) -> Path:
    to = tmp_path / "models"
    arguments = ["--keras", str(file), "--vocabulary", str(words), "--to", str(to), *options]
    assert main(["export", *arguments]) == 0
    return to / file.stem


CASES: dict[str, tuple[str, int, str | None, dict[str, Any]]] = {
    "rnn": ("SimpleRNN", 1, "sigmoid", {"mask_zero": True}),
    "rnn-relu": ("SimpleRNN", 1, "sigmoid", {"activation": "relu", "use_bias": False}),
    "gru": ("GRU", 1, None, {}),
    "gru-before": ("GRU", 2, "softmax", {"reset_after": False}),
    "lstm-every-step": ("LSTM", 1, "sigmoid", {"return_sequences": True}),
}


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("suffix", [".h5", ".keras"])
@pytest.mark.parametrize("name", CASES)
def test_what_the_directory_says_is_what_the_file_said(
    name: str, suffix: str, version: int, words: Path, tmp_path: Path
) -> None:
    import keras

    cell, outputs, activation, options = CASES[name]
    theirs = network(keras if version == 3 else tf.keras, cell, outputs, activation, **options)
    file = tmp_path / f"mine{suffix}"
    theirs.save(file)
    directory = exported(file, words, tmp_path, "--classes", "calm", "loud")
    assert verify(directory) == []
    card = read_card(directory)
    assert card["head"]["classes"] == ["calm", "loud"]
    assert card["training"]["source"]["keras_version"].startswith(str(version))
    assert card["metrics"] == {}
    # The file's ids for "the good film is bad" and a word it does not know; ours are one higher.
    said = np.asarray(theirs(np.array([[2, 6, 3, 5, 7, 1]])), np.float64)
    last = said.reshape(-1, outputs)[-1]
    wanted = last[-1] if activation else 1 / (1 + np.exp(-last[-1]))
    ours = open_bundle(directory).trace([3, 7, 4, 6, 8, 2]).outputs[-1]
    assert ours == pytest.approx(wanted, abs=1e-5)


def test_the_card_says_what_was_assumed(words: Path, tmp_path: Path) -> None:
    file = tmp_path / "My Net.keras"
    network(tf.keras, "GRU", 1, None).save(file)
    arguments = ["--keras", str(file), "--vocabulary", str(words), "--to", str(tmp_path)]
    assert main(["export", *arguments, "--max-words", "5", "--keep", "first"]) == 0
    card = read_card(tmp_path / "my-net")
    notes = " ".join(card["training"]["source"]["notes"])
    assert "its linear output is a logit" in notes
    assert "1 of 9 words can never be read" in notes  # "Loud"
    assert "1 rows of the embedding have no word" in notes
    assert card["reading"] == {
        "start_token": None,
        "max_words": 5,
        "keep": "first",
        "pad_to": None,
        "pad_at": "end",
        "unknown": 2,
    }
    text = (tmp_path / "my-net" / "README.md").read_text(encoding="utf-8")
    assert "Nobody measured it here" in text and "its linear output is a logit" in text


def test_keras_own_imdb_index_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "imdb_word_index.json"
    path.write_text(json.dumps({"and": 2, "the": 1}))
    vocabulary, rows = arrange(load(path, 3))
    assert vocabulary.words == ("<pad>", "<start>", "<unknown>", "<unused>", "the", "and")
    assert rows == [0, 1, 2, 3, 4, 5]
    assert unreadable(vocabulary) == 0


def test_a_tokenizers_index_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    path.write_text(json.dumps({"<OOV>": 1, "the": 2, "film": 3}))
    vocabulary, rows = arrange(load(path, None))
    assert vocabulary.words[3:] == ("the", "film")
    assert rows == [0, None, 1, 2, 3]


def test_no_code_in_a_file_runs(tmp_path: Path) -> None:
    keras = tf.keras
    trap = keras.Sequential(
        [keras.Input((3,)), keras.layers.Lambda(lambda x: x), keras.layers.Dense(1)]
    )
    for suffix in (".h5", ".keras"):
        file = tmp_path / f"trap{suffix}"
        trap.save(file)
        with pytest.raises(TrainingError, match=r"it has Lambda -> Dense\. Supported is Embedding"):
            open_keras(file)


def refused(file: Path, words: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["export", "--keras", str(file), "--vocabulary", str(words), *options]) == 2
    sentence = capsys.readouterr().err
    assert sentence.count("\n") == 1
    return sentence


def test_mistakes_are_one_sentence(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keras = tf.keras
    good = tmp_path / "good.h5"
    network(keras, "LSTM", 1, "sigmoid", mask_zero=True).save(good)
    assert "there is no such file" in refused(tmp_path / "none.h5", words, capsys)
    assert "it is a folder" in refused(tmp_path, words, capsys)
    text = tmp_path / "text.keras"
    text.write_text("hello")
    assert "neither a .keras nor an HDF5 file" in refused(text, words, capsys)
    weights = tmp_path / "only.weights.h5"
    network(keras, "LSTM", 1, "sigmoid").save_weights(weights)
    assert "it holds weights without a network" in refused(weights, words, capsys)
    three = tmp_path / "three.h5"
    network(keras, "LSTM", 3, "softmax").save(three)
    assert "its Dense layer has 3 outputs with activation 'softmax'" in refused(
        three, words, capsys
    )
    odd = tmp_path / "odd.h5"
    network(keras, "LSTM", 1, "sigmoid", activation="gelu").save(odd)
    assert "activation 'gelu'. Supported are tanh" in refused(odd, words, capsys)
    assert "there is no" not in refused(good, words, capsys, "--pad-to", "9")
    assert "No such file" in refused(good, tmp_path / "none.txt", capsys)
    plain = tmp_path / "plain.txt"
    plain.write_text("the\nfilm\n")
    assert "which id stands for unknown words" in refused(good, plain, capsys)
    twice = tmp_path / "twice.txt"
    twice.write_text("<pad>\n<unk>\nfilm\nfilm\n")
    assert "lists 'film' twice" in refused(good, twice, capsys)
    assert main(["export", "--keras", str(good)]) == 2
    assert "pass both --keras FILE and --vocabulary" in capsys.readouterr().err
    assert main(["export"]) == 2
    assert "name a preset" in capsys.readouterr().err


def test_the_command_as_a_person_types_it(words: Path, tmp_path: Path) -> None:
    file = tmp_path / "model.h5"
    network(tf.keras, "SimpleRNN", 1, "sigmoid").save(file)
    typed = ["--keras", "model.h5", "--vocabulary", "words.txt"]
    done = subprocess.run(
        [sys.executable, "-m", "training", "export", *typed],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(Path(__file__).parents[2]), "MODELS_DIR": str(tmp_path / "out")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Assumed: the output is the probability of 'positive'" in done.stdout
    assert verify(tmp_path / "out" / "model") == []
