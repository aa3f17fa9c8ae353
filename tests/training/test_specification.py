"""Specifications: what they refuse, how they are written down, and cards of the first release."""

from dataclasses import replace
from typing import Any

import pytest

from tests.training.tiny import EVERY_STEP
from training.analysis.state_map import state_map
from training.bundle.card_format_1 import upgraded
from training.errors import TrainingError
from training.exam.report import report
from training.export.network_fixtures import FIXTURES
from training.fit.every_step import EveryStepTrainer
from training.fit.tagging import Tagged, TaggingTrainer
from training.models.config import ALL, MIN_GRU
from training.models.methods import Tagging
from training.models.network import build_stock
from training.models.specification import Embedding, Head, Layer, Specification


@pytest.mark.parametrize("name", ALL)
def test_what_is_written_down_is_read_again(name: str) -> None:
    specification = ALL[name].specification
    assert Specification.from_json(specification.as_json()) == specification


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: Layer("RNN", 3), "Cannot use a cell 'RNN': take one of SimpleRNN, GRU"),  # type: ignore[arg-type]
        (lambda: Layer("GRU", 3, "up"), "direction 'up'"),  # type: ignore[arg-type]
        (lambda: Head("sigmoid", ("a", "b", "c")), "a sigmoid head with 3 classes: name two"),
        (lambda: Head("softmax", ("a",)), "a softmax head with 1 classes: name 2 or more"),
        (
            lambda: Specification(3, Embedding(3, 2), (), Head(per="token"), "max"),
            "Cannot pool .* per token",
        ),
    ],
)
def test_what_is_no_network_is_refused(make: Any, complaint: str) -> None:
    with pytest.raises(TrainingError, match=complaint):
        make()


def test_a_layer_that_reads_backwards_between_others_cannot_ship() -> None:
    layers = (Layer("GRU", 3, "backward"), Layer("GRU", 2))
    with pytest.raises(TrainingError, match="Let it read in both directions"):
        build_stock(Specification(7, Embedding(7, 5), layers))


def test_training_on_every_step_refuses_what_has_no_answer_there() -> None:
    both = replace(EVERY_STEP.specification, layers=(Layer("GRU", 3, "both"),))
    three = replace(EVERY_STEP.specification, head=Head("softmax", ("a", "b", "c")))
    for specification in (both, three):
        with pytest.raises(TrainingError, match="that takes two classes per text"):
            EveryStepTrainer(specification, EVERY_STEP.training, [], 0)  # type: ignore[arg-type]


def test_training_on_tags_refuses_what_does_not_tag_or_would_read_padding_first() -> None:
    settings = Tagging(1, 2, 0.1, unknown_weight=1, least_count=1)
    with pytest.raises(TrainingError, match="a softmax head per token"):
        TaggingTrainer(EVERY_STEP.specification, settings, Tagged([], []), 0)
    head = Head("softmax", ("a", "b"), "token")
    both = Specification(7, Embedding(7, 5), (Layer("GRU", 3, "both"),), head)
    with pytest.raises(TrainingError, match="Mask the embedding"):
        TaggingTrainer(both, settings, Tagged([], []), 0)


@pytest.mark.parametrize("name", ["two-layers", "three-classes", "both-directions", "pooled"])
def test_the_map_needs_one_layer_and_two_classes_and_says_so(name: str) -> None:
    with pytest.raises(TrainingError, match=f"Cannot draw the map of {name}: that takes"):
        state_map(FIXTURES / name, None)  # type: ignore[arg-type]


def test_the_exam_needs_two_classes_and_says_so() -> None:
    with pytest.raises(TrainingError, match="Cannot examine per-token: that takes two classes"):
        report(FIXTURES / "per-token")


def test_min_gru_is_the_gru_preset_with_another_cell() -> None:
    assert (
        replace(
            ALL["gru"],
            id="min-gru",
            title="minGRU",
            specification=replace(ALL["gru"].specification, layers=(Layer("MinGRU", 32),)),
        )
        == MIN_GRU
    )


FIRST: dict[str, Any] = {
    "id": "old",
    "title": "Old",
    "cell": "GRU",
    "units": 4,
    "embedding_size": 3,
    "vocabulary_size": 9,
    "classes": ["calm", "loud"],
    "reading": {"start_token": 1, "max_words": None, "keep": "last", "pad_to": 7},
    "metrics": {"test_accuracy": 0.9},
    "golden": [{"text": "a", "ids": [1], "states": [[0.5]], "outputs": [0.5], "logit": 0.0}],
}


def test_a_card_of_the_first_release_becomes_one_of_format_2() -> None:
    now = upgraded(FIRST)
    specification = Specification.from_json(now)
    assert specification.layers == (Layer("GRU", 4),)
    assert specification.head == Head("sigmoid", ("calm", "loud"))
    assert now["reading"] == FIRST["reading"] | {"pad_at": "end", "unknown": 2}
    assert not now.keys() & {"cell", "units", "embedding_size", "classes", "task"}
    assert (now["golden"], now["metrics"]) == (FIRST["golden"], FIRST["metrics"])


def test_a_tagger_of_the_first_release_becomes_a_head_per_token() -> None:
    golden = [{"text": "a", "ids": [3], "states": [[]], "outputs": [[0.5, 0.5]]}]
    old = FIRST | {"task": "tagging", "cell": "none", "units": 0, "golden": golden}
    now = upgraded(old | {"listed": False})
    specification = Specification.from_json(now)
    assert (specification.layers, now["listed"]) == ((), False)
    assert specification.head == Head("softmax", ("calm", "loud"), "token")
    assert now["golden"] == [{"text": "a", "ids": [3], "states": [[]], "scores": [[0.5, 0.5]]}]
