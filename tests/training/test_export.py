"""From a tiny real run to exported files; what the checks catch; what a refusal leaves alone."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training.tiny import EVERY_STEP, NOTEBOOK, TEST_REVIEWS, TinyImdb, Trained
from training.bundle.bundle import open_bundle
from training.bundle.exported import read_weights
from training.bundle.weights import Weights
from training.data import imdb
from training.errors import TrainingError
from training.export.checks import check_states, convert
from training.export.export import export
from training.export.verify import verify
from training.fit.folder import RunFolder
from training.fit.run import load_trained, load_weights, sequences, train
from training.models.network import build_network


@pytest.fixture(scope="module")
def run(trained: Trained) -> RunFolder:
    return trained(EVERY_STEP)


@pytest.fixture(scope="module")
def exported(run: RunFolder, tiny: TinyImdb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ranks = imdb.load_word_index(tiny.word_index)
    return export(run, imdb.load(tiny.file), ranks, tmp_path_factory.mktemp("exported"))


@pytest.fixture
def model(exported: Path, tmp_path: Path) -> Path:
    """A copy of the exported model that a test may damage."""
    return shutil.copytree(exported, tmp_path / "models" / exported.name)


def files_in(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file())


def tamper(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 0b0100_0000
    path.write_bytes(bytes(data))


def test_an_exported_model_is_complete_and_sound(exported: Path) -> None:
    assert {path.name for path in exported.iterdir()} == {
        "model.json",
        "group1-shard1of1.bin",
        "vocabulary.txt",
        "card.json",
        "README.md",
        "checkpoints",
    }
    assert verify(exported) == []
    assert not list(exported.parent.glob(".*")), "the workshop was not swept"


def test_the_card_says_what_the_model_is(model: Path) -> None:
    card = json.loads((model / "card.json").read_text())
    assert (card["format"], card["id"], card["vocabulary_size"]) == (2, "tiny", 25)
    assert card["layers"] == [{"kind": "SimpleRNN", "units": 4, "direction": "forward"}]
    assert card["head"] == {"kind": "sigmoid", "per": "text", "classes": ["negative", "positive"]}
    assert card["reading"] == {
        "start_token": 1,
        "max_words": None,
        "keep": "last",
        "pad_to": None,
        "pad_at": "end",
        "unknown": 2,
    }
    assert card["training"]["reviews"] == {"train": 144, "validation": 16, "test": TEST_REVIEWS}
    assert len(card["training"]["history"]) == card["training"]["epochs"] == 3
    assert card["metrics"]["largest_state_difference"] <= 1e-5
    assert set(card["files"]) == {"model.json", "group1-shard1of1.bin", "vocabulary.txt"}
    assert card["golden"][0]["ids"] == [1]
    assert 0 < card["scale"]["state"] < 1
    assert card["scale"]["vote"] > 0


def test_only_the_embedding_is_quantised(run: RunFolder, model: Path) -> None:
    trained, exported = load_trained(run).get_weights(), open_bundle(model).weights.as_list()
    entries = json.loads((model / "model.json").read_text())["weightsManifest"][0]["weights"]
    quantised = [entry for entry in entries if "quantization" in entry]
    assert [entry["name"].split("/")[0] for entry in quantised] == ["embedding"]
    half_a_step = quantised[0]["quantization"]["scale"] / 2 + 1e-6
    assert np.abs(trained[0] - exported[0]).max() <= half_a_step
    for before, after in zip(trained[1:], exported[1:], strict=True):
        assert np.array_equal(before, after)


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 0), ("float16", 1e-3)])
def test_other_ways_to_store_an_embedding_are_read_back(
    dtype: str, tolerance: float, tmp_path: Path
) -> None:
    network = build_network(EVERY_STEP.specification)
    convert(network, tmp_path, dtype)
    read_back = read_weights(tmp_path, EVERY_STEP.specification).embedding
    difference = np.abs(network.get_weights()[0] - read_back)
    assert difference.max() <= tolerance


def test_exporting_again_writes_the_same_files(
    run: RunFolder, model: Path, tiny: TinyImdb, tmp_path: Path
) -> None:
    ranks = imdb.load_word_index(tiny.word_index)
    again = export(run, imdb.load(tiny.file), ranks, tmp_path / "again")
    for path in files_in(model):
        assert path.read_bytes() == (again / path.relative_to(model)).read_bytes()


def test_the_notebooks_network_ships_only_rows_its_words_reach(
    tiny: TinyImdb, tmp_path: Path
) -> None:
    preset = replace(NOTEBOOK, embedding_dtype="float32")
    train(preset, imdb.load(tiny.file).train, tmp_path / "run")
    ranks = imdb.load_word_index(tiny.word_index)
    model = export(RunFolder(tmp_path / "run"), imdb.load(tiny.file), ranks, tmp_path / "models")
    assert open_bundle(model).weights.embedding.shape == (30, 3)
    assert verify(model) == []


def test_the_self_check_refuses_tampered_weights(
    run: RunFolder, model: Path, tiny: TinyImdb
) -> None:
    embedding = open_bundle(model).weights.embedding
    specification, arrays = EVERY_STEP.specification, load_weights(run).as_list()
    weights = Weights.of(specification, [embedding, *arrays[1:]])
    ids = sequences(run.preset(), imdb.load(tiny.file).test.ranks)
    assert check_states(model, weights, ids) <= 1e-5
    tamper(model / "group1-shard1of1.bin", -30)  # the last floats are recurrent weights
    with pytest.raises(TrainingError, match="differs from Keras by"):
        check_states(model, weights, ids)


def test_a_refused_export_leaves_the_model_that_was_there(
    run: RunFolder, model: Path, tiny: TinyImdb, tmp_path: Path
) -> None:
    # One enormous weight nobody reads (padding) leaves 8 bits no room for all the others.
    spoilt = build_network(EVERY_STEP.specification)
    embedding, *others = load_trained(run).get_weights()
    embedding[0] = 1e5
    spoilt.set_weights([embedding, *others])
    folder = RunFolder(tmp_path / "spoilt")
    folder.claim(EVERY_STEP)
    folder.save_best(spoilt)
    folder.save_history(run.history())
    before = {path: path.read_bytes() for path in files_in(model)}
    with pytest.raises(TrainingError, match="quantising lowers the test accuracy"):
        export(folder, imdb.load(tiny.file), imdb.load_word_index(tiny.word_index), model.parent)
    assert {path: path.read_bytes() for path in files_in(model)} == before
    assert [path.name for path in model.parent.iterdir()] == ["tiny"]


@pytest.mark.parametrize(
    "name", ["model.json", "group1-shard1of1.bin", "vocabulary.txt", "checkpoints/1.bin"]
)
def test_verify_names_a_tampered_file(model: Path, name: str) -> None:
    tamper(model / name, -6)
    assert name in verify(model)[0]


def test_verify_names_missing_foreign_and_shortened_files(model: Path) -> None:
    (model / "notes.txt").write_text("mine")
    (model / "vocabulary.txt").unlink()
    (model / "group1-shard1of1.bin").write_bytes(b"short")
    sentences = " ".join(verify(model))
    assert "vocabulary.txt is missing" in sentences
    assert "notes.txt is not listed" in sentences
    assert "Cannot read the model" in sentences


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            {"layers": [{"kind": "SimpleRNN", "units": 32, "direction": "forward"}]},
            "card.json says layers[0].units 32, the weights have 4",
        ),
        (
            {"layers": [{"kind": "MinGRU", "units": 4, "direction": "forward"}]},
            "card.json says MinGRU, and the GRU in model.json has a recurrent kernel",
        ),
        ({"vocabulary_size": 26}, "card.json says vocabulary_size 26, the weights have 25"),
        ({"reading": {"start_token": None}}, "is read as other ids"),
    ],
)
def test_verify_tells_a_card_that_describes_another_model(
    model: Path, change: dict[str, object], complaint: str
) -> None:
    card = json.loads((model / "card.json").read_text()) | change
    (model / "card.json").write_text(json.dumps(card))
    assert any(complaint in sentence for sentence in verify(model))


def test_verify_tells_golden_values_that_do_not_come_out(model: Path) -> None:
    card = json.loads((model / "card.json").read_text())
    card["golden"][1]["states"][-1][2] += 1e-4
    (model / "card.json").write_text(json.dumps(card))
    sentences = verify(model)
    assert len(sentences) == 2  # once for NumPy, once for Keras
    assert all("differ by 1.0e-04" in sentence for sentence in sentences)
