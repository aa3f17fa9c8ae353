"""The map of states: a cell whose fixed points are known by hand, a tiny model, and what ships."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.training.tiny import EVERY_STEP, TinyImdb
from training.__main__ import main
from training.analysis.dynamics import Dynamics
from training.analysis.slow_points import find_fixed, find_slow
from training.analysis.state_map import MAP, write_map
from training.bundle.card import read_card
from training.bundle.recurrence import run
from training.bundle.weights import Weights
from training.data import imdb
from training.export.export import export
from training.export.verify import verify
from training.fit.folder import RunFolder
from training.fit.run import train
from training.models.network import build_stock
from training.models.specification import CellKind, Embedding, Layer, Specification

MODELS = Path(__file__).parents[2] / "web" / "public" / "models"
LARGEST_MAP_BYTES = 60_000
# s = tanh(2 s) holds at 0 and, by bisection, here.
OUTER_POINT = 0.957504


def network(cell: CellKind, units: int) -> Any:
    built = build_stock(specification_of(cell, units))
    random = np.random.default_rng(1)
    built.set_weights([random.normal(0, 0.7, array.shape) for array in built.get_weights()])
    return built


def specification_of(cell: CellKind, units: int) -> Specification:
    return Specification(6, Embedding(6, 3), (Layer(cell, units),))


def with_one_unit(recurrent_weight: float) -> Dynamics:
    """``s_t = tanh(W s_{t-1})``, whatever the word."""
    built = network("SimpleRNN", 1)
    embedding, kernel, _, bias, *readout = built.get_weights()
    recurrent = np.array([[recurrent_weight]])
    built.set_weights([embedding, 0 * kernel, recurrent, 0 * bias, *readout])
    return Dynamics(built)


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
def test_the_states_along_a_reading_are_those_of_the_recurrence(cell: CellKind) -> None:
    built = network(cell, units=4)
    sequences = [[3, 5, 4, 4, 2], [1, 3]]
    dynamics = Dynamics(built)
    [(rows, _, states)] = dynamics.along(sequences)
    assert rows.tolist() == [1, 0]
    assert states.shape == (2, 5, dynamics.size)
    for row, found in zip(rows, states, strict=True):
        weights = Weights.of(specification_of(cell, 4), built.get_weights())
        expected = run(weights, sequences[row]).states
        assert np.allclose(found[: len(expected), :4], expected, atol=1e-6)


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
def test_the_jacobian_is_the_slope_of_a_step(cell: CellKind) -> None:
    dynamics = Dynamics(network(cell, units=2))
    state = np.linspace(-0.5, 0.4, dynamics.size)[None]
    word = dynamics.embedding[3][None]
    nudges = 1e-6 * np.eye(dynamics.size)
    slopes = [
        (dynamics.next(word, state + nudge) - dynamics.next(word, state - nudge))[0] / 2e-6
        for nudge in nudges
    ]
    assert np.allclose(dynamics.jacobian(word, state)[0], np.array(slopes).T, atol=1e-8)


def test_fixed_points_worked_out_by_hand_are_found_each_once() -> None:
    starts = np.linspace(-1, 1, 20)[:, None]
    points = find_fixed(with_one_unit(2.0), np.zeros(3), starts)
    found = sorted(points, key=lambda point: point.state[0])
    assert np.allclose([point.state[0] for point in found], [-OUTER_POINT, 0, OUTER_POINT])
    slope = 2 * (1 - OUTER_POINT**2)
    assert np.allclose([point.eigenvalues[0] for point in found], [slope, 2, slope], atol=1e-5)
    assert all(point.is_fixed for point in found)


def test_a_descent_stops_where_the_state_is_slow_enough() -> None:
    # tanh(s) - s is about -s^3 / 3: slow all around 0 and fixed only there.
    points = find_slow(with_one_unit(1.0), np.zeros(3), np.array([[0.9], [0.1], [-0.9]]), 0.01)
    assert [point.is_fixed for point in points] == [False] * 3
    assert points[1].state[0] == 0.1, "it was slow where it started"
    assert all(point.speed <= 0.01 for point in points)
    assert points[0].state[0] > 0.2 and points[2].state[0] < -0.2


@pytest.fixture(scope="module", params=["SimpleRNN", "LSTM", "MinGRU"])
def model(
    request: pytest.FixtureRequest, tiny: TinyImdb, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("map")
    preset = replace(
        EVERY_STEP,
        specification=replace(EVERY_STEP.specification, layers=(Layer(request.param, 4),)),
        training=replace(EVERY_STEP.training, epochs=1),
    )
    train(preset, imdb.load(tiny.file).train, folder / "run")
    reviews, ranks = imdb.load(tiny.file), imdb.load_word_index(tiny.word_index)
    directory = export(RunFolder(folder / "run"), reviews, ranks, folder / "models")
    write_map(directory, reviews.test)
    return directory


def test_a_map_is_listed_in_the_card_and_sound(model: Path) -> None:
    assert MAP in read_card(model)["files"]
    assert verify(model) == []


def test_drawing_a_map_again_changes_nothing(model: Path, tiny: TinyImdb) -> None:
    before = {path.name: path.read_bytes() for path in model.iterdir() if path.is_file()}
    arguments = ["tiny", "--models", str(model.parent), "--imdb", str(tiny.file)]
    assert main(["map", *arguments]) == 0
    assert {path.name: path.read_bytes() for path in model.iterdir() if path.is_file()} == before


def test_a_map_holds_numbers_and_words_of_the_vocabulary(model: Path) -> None:
    found = json.loads((model / MAP).read_text())
    axes = np.array(found["plane"]["axes"])
    assert np.allclose(axes @ axes.T, np.eye(2), atol=1e-3)
    assert min(found["readout"]["gradient"]) >= 0
    cloud = found["cloud"]
    assert {len(cloud[name]) for name in ("x", "y", "label", "percent_read")} == {600}
    assert (min(cloud["x"]), max(cloud["x"])) == (0, cloud["levels"])
    assert set(cloud["label"]) == {0, 1}
    assert len(found["units"]) == 4
    vocabulary = (model / "vocabulary.txt").read_text().split("\n")
    for unit in found["units"]:
        assert {word for word, _ in unit["up"] + unit["down"]} <= set(vocabulary[4:])
        assert all(change > 0 for _, change in unit["up"])
        assert all(change < 0 for _, change in unit["down"])
    for point in found["points"]:
        assert point["speed"] <= found["slow_speed"]
        at = axes @ (np.array(point["state"]) - found["plane"]["mean"])
        assert np.allclose(at, point["at"], atol=1e-3)


def test_the_readme_explains_every_field_of_a_map(model: Path) -> None:
    readme = (MODELS.parents[2] / "training" / "README.md").read_text(encoding="utf-8")
    found = json.loads((model / MAP).read_text())
    inner = [found["plane"], found["readout"], found["cloud"], *found["units"][:1]]
    assert found["points"], "else their fields go unexamined"
    for name in {name for part in [found, found["points"][0], *inner] for name in part}:
        assert re.search(rf"[`.]{name}[`.]", readme), name


def test_a_map_of_other_weights_is_told(model: Path) -> None:
    card = read_card(model)
    weights = model / "group1-shard1of1.bin"
    kept = weights.read_bytes(), (model / "card.json").read_bytes()
    card["files"][weights.name]["sha256"] = "0" * 64
    (model / "card.json").write_text(json.dumps(card))
    assert any("was drawn from other weights" in sentence for sentence in verify(model))
    (model / "card.json").write_bytes(kept[1])


def test_a_map_of_a_missing_model_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "nowhere", "--models", str(tmp_path)]) == 2
    assert "Name a model directory" in capsys.readouterr().err


SHIPPED = [path.parent for path in sorted(MODELS.glob("*/card.json"))]
READERS = [path for path in SHIPPED if read_card(path)["head"]["per"] == "text"]


@pytest.mark.parametrize("directory", READERS, ids=lambda path: path.name)
def test_every_shipped_network_that_reads_reviews_has_a_fresh_small_map(directory: Path) -> None:
    assert MAP in read_card(directory)["files"], f"run python -m training map {directory.name}"
    assert not [sentence for sentence in verify(directory) if MAP in sentence]
    assert (directory / MAP).stat().st_size <= LARGEST_MAP_BYTES


@pytest.mark.parametrize("name", ["gru", "lstm"])
def test_a_network_with_gates_keeps_its_verdict_along_a_line(name: str) -> None:
    found = json.loads((MODELS / name / MAP).read_text())
    slow = [point for point in found["points"] if not point["fixed"]]
    first, second = found["plane"]["explained"]
    assert first > 4 * second
    assert min(point["logit"] for point in slow) < -2
    assert max(point["logit"] for point in slow) > 2
    assert 0.9 < np.median([abs(complex(*point["eigenvalues"][0])) for point in slow]) < 1.1
