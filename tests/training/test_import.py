"""Networks in the files of Keras and TensorFlow.js, imported as model directories."""

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
from training.bundle.owner_words import OwnerWords, arrange_ids, load_words
from training.export.checks import convert
from training.export.verify import verify

pytestmark = pytest.mark.slow

WORDS = {"the": 1, "film": 2, "is": 3, "good": 4, "bad": 5, "not": 6}
ROWS, EMBEDDING, UNITS, SCALE = 12, 3, 4, 0.8
TEXT, IDS = "The film is not quorx good", [1, 2, 3, 6, 4]


def network(keras: Any, *above: Any, mask: bool = False) -> Any:
    """A random network: Embedding and what stands above it."""
    built = keras.Sequential(
        [
            keras.Input((None,)),
            keras.layers.Embedding(ROWS, EMBEDDING, mask_zero=mask),
            keras.layers.SpatialDropout1D(0.3),
            *above,
        ]
    )
    random = np.random.default_rng(5)
    built.set_weights(
        [random.uniform(-SCALE, SCALE, w.shape).astype("float32") for w in built.get_weights()]
    )
    return built


def keras_of(version: int) -> Any:
    if version == 3:
        import keras

        return keras
    return tf.keras


KINDS = ("bilstm-dense", "stacked-max", "gru-softmax", "labels-mean", "masked", "per-token")


def made(keras: Any, kind: str) -> Any:
    layers = keras.layers
    both = layers.Bidirectional
    above = {
        "bilstm-dense": [both(layers.LSTM(UNITS)), layers.Dense(1, activation="sigmoid")],
        "stacked-max": [
            both(layers.SimpleRNN(UNITS, return_sequences=True)),
            layers.GRU(5, return_sequences=True, reset_after=False),
            layers.GlobalMaxPooling1D(),
            layers.Dense(3, activation="softmax"),
        ],
        "gru-softmax": [layers.GRU(UNITS, use_bias=False), layers.Dense(2, activation="softmax")],
        "labels-mean": [
            layers.LSTM(UNITS, return_sequences=True),
            layers.GlobalAveragePooling1D(),
            layers.Dense(3, activation="sigmoid", use_bias=False),
        ],
        "masked": [layers.LSTM(UNITS), layers.Dense(1)],
        "per-token": [
            both(layers.GRU(UNITS, return_sequences=True)),
            layers.TimeDistributed(layers.Dense(3, activation="softmax")),
        ],
    }[kind]
    return network(keras, *above, mask=kind == "masked")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "word_index.json"
    path.write_text(json.dumps(WORDS), encoding="utf-8")
    return path


def imported(tmp_path: Path, *arguments: str) -> Path:
    to = tmp_path / "models"
    assert main(["import", *arguments, "--to", str(to), "--id", "mine"]) == 0
    return to / "mine"


def says_the_same(theirs: Any, directory: Path, padding: int) -> None:
    """The directory and the framework's own network, of one text."""
    ids = [0] * (padding - len(IDS)) + IDS
    wanted = np.asarray(theirs(np.array([ids])), np.float64)[0].reshape(-1)
    bundle = open_bundle(directory)
    card = read_card(directory)
    # One row for the text, or one a token.
    scores = bundle.trace(bundle.ids_of(TEXT)).scores.reshape(-1)
    is_sigmoid = card["head"]["kind"] == "sigmoid"
    found = scores[-1:] if is_sigmoid else scores[-wanted.size :]
    is_logit = theirs.layers[-1].get_config().get("activation") == "linear"
    if is_logit:
        wanted = 1 / (1 + np.exp(-wanted))
    assert card["format"] == 2 and len(card["golden"]) > 2
    assert found == pytest.approx(wanted, abs=1e-5)
    assert verify(directory) == []


@pytest.mark.parametrize(("kind", "version"), [(kind, 3 - k % 2) for k, kind in enumerate(KINDS)])
def test_a_keras_file_and_its_words(kind: str, version: int, words: Path, tmp_path: Path) -> None:
    theirs = made(keras_of(version), kind)
    file = tmp_path / "mine.keras"
    theirs.save(file)
    directory = imported(tmp_path, str(file), str(words), "--pad-to", "9")
    says_the_same(theirs, directory, 9)
    card = read_card(directory)
    assert card["training"]["source"]["keras_version"].startswith(f"Keras {version}")
    assert card["reading"]["unknown"] == "dropped"
    # Where padding is masked it changes nothing, and a model directory leaves it out.
    assert card["reading"]["pad_to"] == (None if kind == "masked" else 9)


def test_hdf5_and_json_with_weights(words: Path, tmp_path: Path) -> None:
    theirs = made(tf.keras, "bilstm-dense")
    theirs.save(tmp_path / "mine.h5")
    says_the_same(theirs, imported(tmp_path, str(tmp_path / "mine.h5"), str(words)), 0)
    (tmp_path / "config.json").write_text(theirs.to_json(), encoding="utf-8")
    theirs.save_weights(tmp_path / "kept.h5")
    files = [str(tmp_path / "config.json"), str(tmp_path / "kept.h5"), str(words)]
    says_the_same(theirs, imported(tmp_path, *files), 0)


@pytest.mark.parametrize("version", [2, 3])
def test_a_folder_of_tensorflowjs(version: int, words: Path, tmp_path: Path) -> None:
    theirs = made(keras_of(version), "bilstm-dense")
    folder = tmp_path / "tfjs"
    folder.mkdir()
    if version == 2:
        convert(theirs, folder, "float32")
        says_the_same(theirs, imported(tmp_path, str(folder), str(words)), 0)
        return
    # What the converter writes of Keras 3 lies among the fixtures of the page's tests.
    fixture = Path(__file__).parents[1] / "fixtures" / "exports" / "keras3-functional-lstm"
    directory = imported(tmp_path, str(fixture), str(words))
    expected = json.loads((fixture / "expected.json").read_text(encoding="utf-8"))
    assert verify(directory) == [] and expected


def test_the_files_answer_before_the_owner_is_asked(tmp_path: Path) -> None:
    tokenizer = {
        "class_name": "Tokenizer",
        "config": {
            "num_words": 5,
            "oov_token": "<o>",
            "word_index": json.dumps({"<o>": 1, "good": 2, "bad": 3, "rare": 7}),
        },
    }
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(json.dumps(tokenizer)), encoding="utf-8")
    found = load_words(path)
    assert (found.unknown, found.ids_below, found.tokeniser) == (1, 5, "words")
    vocabulary, rows, unknown = arrange_ids(
        found, index_from=0, start_token=None, unknown=1, below=5
    )
    assert vocabulary.words[3:] == ("good", "bad")
    assert (rows, unknown) == ([0, None, 1, 2, 3], 2)


def test_the_index_of_imdb_is_raised(tmp_path: Path) -> None:
    path = tmp_path / "imdb_word_index.json"
    path.write_text(json.dumps({"and": 2, "the": 1}), encoding="utf-8")
    assert load_words(path) == OwnerWords({"and": 2, "the": 1}, is_imdb=True)
    vocabulary, rows, unknown = arrange_ids(
        load_words(path), index_from=3, start_token=1, unknown=2, below=9
    )
    assert vocabulary.words == ("<pad>", "<start>", "<unknown>", "the", "and")
    assert (rows, unknown) == ([0, 1, 2, 4, 5], 2)


def test_unknown_words_may_be_read_as_padding() -> None:
    words = OwnerWords({"a": 1, "b": 2})
    _, rows, unknown = arrange_ids(words, index_from=0, start_token=None, unknown=0, below=9)
    assert (rows, unknown) == ([0, None, None, 1, 2], 0)


def test_no_code_in_a_file_runs(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layers = tf.keras.layers
    trap = network(tf.keras, layers.LSTM(3), layers.Lambda(lambda x: x), layers.Dense(1))
    for suffix in (".h5", ".keras"):
        file = tmp_path / f"trap{suffix}"
        trap.save(file)
        assert main(["import", str(file), str(words), "--to", str(tmp_path / "out")]) == 2
        assert "no Lambda there" in capsys.readouterr().err


def test_the_command_as_a_person_types_it(words: Path, tmp_path: Path) -> None:
    layers = tf.keras.layers
    file = tmp_path / "model.h5"
    network(tf.keras, layers.SimpleRNN(3), layers.Dense(1, activation="sigmoid")).save(file)
    done = subprocess.run(
        [sys.executable, "-m", "training", "import", "model.h5", words.name],
        cwd=words.parent,
        env=os.environ
        | {"PYTHONPATH": str(Path(__file__).parents[2]), "MODELS_DIR": str(tmp_path / "out")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Assumed: unknown is dropped (--unknown)" in done.stdout
    assert verify(tmp_path / "out" / "model") == []


def test_mistakes_are_one_sentence(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*arguments: str) -> str:
        assert main(["import", *arguments, "--to", str(tmp_path / "out")]) == 2
        sentence = capsys.readouterr().err
        assert sentence.count("\n") == 1
        return sentence

    layers = tf.keras.layers
    good, hidden, conv = (tmp_path / f"{name}.keras" for name in ("good", "hidden", "conv"))
    made(tf.keras, "bilstm-dense").save(good)
    network(tf.keras, layers.LSTM(3), layers.Dense(5), layers.Dense(1)).save(hidden)
    network(tf.keras, layers.Conv1D(4, 2), layers.LSTM(3), layers.Dense(1)).save(conv)
    assert "no Dense there: drop the file onto the page" in refused(str(hidden), str(words))
    assert "no Conv1D there: drop the file onto the page" in refused(str(conv), str(words))
    assert "no file lists the words" in refused(str(good))
    assert "these hold 2" in refused(str(good), str(conv), str(words))
    assert "these hold 0" in refused(str(words))
    text = tmp_path / "text.keras"
    text.write_text("hello")
    assert "these hold 0" in refused(str(text), str(words))
    assert "No such file" in refused(str(tmp_path / "none.keras"))
    assert "the network has 2" in refused(str(good), str(words), "--classes", "a", "b", "c")
    assert "the embedding has 12 rows" in refused(str(good), str(words), "--unknown", "12")
    listed = tmp_path / "vocabulary.txt"
    listed.write_text("\n[UNK]\nthe\nfilm\n", encoding="utf-8")
    assert "Drop the files onto the page" in refused(str(good), str(listed))
