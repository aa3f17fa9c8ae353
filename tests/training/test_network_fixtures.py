"""The tiny networks in tests/fixtures/networks are fresh, sound, small, and as their cards say."""

from pathlib import Path

import numpy as np
import pytest

from training.bundle.bundle import open_bundle
from training.bundle.card import read_card
from training.export import network_fixtures
from training.export.verify import verify

NAMES = [fixture.id for fixture in network_fixtures.ALL]
FIXTURES = network_fixtures.FIXTURES
LARGEST_BYTES = 16_000
# The two differ by the last digit that a card keeps where another processor rounds otherwise.
GOLDEN_TOLERANCE = 1e-6


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fixtures") / "networks"
    network_fixtures.write_all(folder)
    return folder


def test_there_is_a_directory_for_each_and_no_other() -> None:
    assert sorted(path.name for path in FIXTURES.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_is_fresh(name: str, written: Path) -> None:
    # Stale? python -m training.export.network_fixtures
    for path in (FIXTURES / name).iterdir():
        if path.name != "card.json":
            assert path.read_bytes() == (written / name / path.name).read_bytes(), path
    committed, now = read_card(FIXTURES / name), read_card(written / name)
    kept, fresh = committed.pop("golden"), now.pop("golden")
    assert committed == now
    for one, other in zip(kept, fresh, strict=True):
        assert one.keys() == other.keys()
        assert (one["text"], one["ids"]) == (other["text"], other["ids"])
        for part in one.keys() - {"text", "ids", "gradients", "layers"}:
            assert np.allclose(one[part], other[part], rtol=0, atol=GOLDEN_TOLERANCE)


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_is_sound_and_small(name: str) -> None:
    assert verify(FIXTURES / name) == []
    assert sum(path.stat().st_size for path in (FIXTURES / name).iterdir()) <= LARGEST_BYTES


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("two-layers", {"states", "layers", "outputs", "logit", "gradients"}),
        ("both-directions", {"states", "layers", "final"}),
        ("both-directions-last", {"states", "final"}),
        ("three-classes", {"states", "scores"}),
        ("labels", {"states", "final"}),
        ("characters", {"states", "outputs", "logit", "gradients"}),
        ("min-gru", {"states", "outputs", "logit", "gradients"}),
        ("per-token", {"states", "scores"}),
        ("pooled", {"states", "outputs", "logit", "gradients"}),
    ],
)
def test_a_golden_has_what_its_network_answers(name: str, parts: set[str]) -> None:
    golden = read_card(FIXTURES / name)["golden"][1]
    assert golden.keys() - {"text", "ids"} == parts


def test_final_states_of_both_directions_stand_at_opposite_ends() -> None:
    bundle = open_bundle(FIXTURES / "both-directions-last")
    trace = bundle.trace([1, 4, 6, 8])
    ends = np.concatenate([trace.states[-1, :2], trace.states[0, 2:]])
    logit = ends @ bundle.weights.readout[:, 0] + bundle.weights.readout_bias[0]
    assert trace.final[1] == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)


def test_a_pooled_network_says_at_every_step_what_it_would_say_if_the_text_ended_there() -> None:
    trace = open_bundle(FIXTURES / "pooled").trace
    whole = trace([1, 4, 6, 8])
    for step in range(1, 5):
        assert whole.outputs[step - 1] == trace([1, 4, 6, 8][:step]).outputs[-1]
