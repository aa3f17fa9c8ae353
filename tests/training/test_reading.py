"""Which words a network is given, with Keras' own functions as the reference."""

import json
from pathlib import Path

import pytest
import tensorflow as tf

from training.errors import TrainingError
from training.text import fixtures
from training.text.reading import Rule, read
from training.text.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("length", [0, 1, 4, 5, 6, 9])
@pytest.mark.parametrize(("keep", "truncating"), [("last", "pre"), ("first", "post")])
def test_windows_and_padding_are_those_of_pad_sequences(
    length: int, keep: str, truncating: str
) -> None:
    words = list(range(10, 10 + length))
    rule = Rule(max_words=5, keep=keep, pad_to=5)  # type: ignore[arg-type]
    expected = tf.keras.preprocessing.sequence.pad_sequences(
        [[1, *words]], maxlen=5, padding="post", truncating=truncating
    )
    assert rule.ids(words) == expected[0].tolist()


@pytest.mark.parametrize("reading", fixtures.fixture()["readings"], ids=lambda r: r["name"])
def test_a_text_is_read_as_the_ids_of_its_words(reading: dict) -> None:  # type: ignore[type-arg]
    vocabulary = Vocabulary(fixtures.fixture()["vocabulary"])
    rule = Rule(**reading["rule"])
    whole = read(reading["text"], vocabulary, Rule(start_token=None))
    assert read(reading["text"], vocabulary, rule).ids == rule.ids(whole.ids)


def test_words_that_are_not_read_are_told() -> None:
    vocabulary = Vocabulary(["<pad>", "<start>", "<unknown>", "film"])
    reading = read("a fine film", vocabulary, Rule(max_words=2))
    assert [token.text for token in reading.skipped] == ["a"]


def test_the_shared_fixture_is_fresh() -> None:
    committed = (ROOT / fixtures.FIXTURE).read_text(encoding="utf-8")
    assert committed == fixtures.rendered(), "stale: run python -m training.text.fixtures"
    assert json.loads(committed) == json.loads(json.dumps(fixtures.fixture()))


@pytest.mark.parametrize(
    "wrong", [{"start_token": 7}, {"max_words": 0}, {"keep": "middle"}], ids=str
)
def test_a_rule_that_cannot_be_followed_is_refused(wrong: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(TrainingError):
        Rule(**wrong)
