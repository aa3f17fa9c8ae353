"""Which words a network is given, with Keras' own functions as the reference."""

import json
from pathlib import Path
from typing import Literal

import pytest
import tensorflow as tf

from training.errors import TrainingError
from training.text import fixtures
from training.text.reading import Rule, read
from training.text.tokenisers import Tokeniser, split
from training.text.vocabulary import SPECIAL_WORDS, Vocabulary

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


READINGS = fixtures.contents()["reading.json"]
TOKENISED = fixtures.contents()["tokenisers.json"]


@pytest.mark.parametrize("reading", READINGS["readings"], ids=lambda r: r["name"])
def test_a_text_is_read_as_the_ids_of_its_words(reading: dict) -> None:  # type: ignore[type-arg]
    vocabulary = Vocabulary(READINGS["vocabulary"])
    rule = Rule(**reading["rule"])
    whole = read(reading["text"], vocabulary, Rule(start_token=None))
    assert read(reading["text"], vocabulary, rule).ids == rule.ids(whole.ids)


@pytest.mark.parametrize("reading", TOKENISED["readings"], ids=lambda r: r["name"])
def test_every_token_of_any_tokeniser_is_read_or_told(reading: dict) -> None:  # type: ignore[type-arg]
    tokens = split(reading["text"], Tokeniser(**reading["tokeniser"]))
    read_at = [token[1:3] for token in reading["tokens"] if token[0] not in SPECIAL_WORDS]
    assert sorted([*read_at, *reading["skipped"]]) == [(word.start, word.end) for word in tokens]


@pytest.mark.parametrize("keep", ["first", "last"])
def test_padding_in_front_is_that_of_pad_sequences(keep: Literal["first", "last"]) -> None:
    rule = Rule(start_token=None, max_words=4, keep=keep, pad_to=4, pad_at="start")
    truncating = {"first": "post", "last": "pre"}[keep]
    for words in ([7, 8], [3, 4, 5, 6, 7]):
        expected = tf.keras.preprocessing.sequence.pad_sequences(
            [words], maxlen=4, padding="pre", truncating=truncating
        )
        assert rule.ids(words) == expected[0].tolist()


def test_dropped_words_are_dropped_as_keras_tokenizer_drops_them() -> None:
    tokenizer = tf.keras.preprocessing.text.Tokenizer()
    tokenizer.word_index = {"good": 3, "film": 4}
    vocabulary = Vocabulary([*SPECIAL_WORDS, "good", "film"])
    text = "A good, slow film; not good"
    found = read(text, vocabulary, Rule(start_token=None, unknown="dropped"))
    assert found.ids == tokenizer.texts_to_sequences([text])[0] == [3, 4, 3]
    assert [token.text for token in found.skipped] == ["a", "slow", "not"]


def test_words_that_are_not_read_are_told() -> None:
    vocabulary = Vocabulary(["<pad>", "<start>", "<unknown>", "film"])
    reading = read("a fine film", vocabulary, Rule(max_words=2))
    assert [token.text for token in reading.skipped] == ["a"]


def test_the_shared_fixtures_are_fresh() -> None:
    for name, text in fixtures.rendered().items():
        committed = (ROOT / fixtures.FOLDER / name).read_text(encoding="utf-8")
        assert committed == text, "stale: run python -m training.text.fixtures"
        assert json.loads(committed) == json.loads(json.dumps(fixtures.contents()[name]))


@pytest.mark.parametrize(
    "wrong",
    [{"start_token": 7}, {"max_words": 0}, {"keep": "middle"}, {"pad_at": "top"}, {"unknown": "?"}],
    ids=str,
)
def test_a_rule_that_cannot_be_followed_is_refused(wrong: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(TrainingError):
        Rule(**wrong)
