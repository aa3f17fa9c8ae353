"""Text -> words -> ids."""

from pathlib import Path

import pytest

from training.errors import TrainingError
from training.text.vocabulary import (
    UNKNOWN,
    Vocabulary,
    Word,
    ids_of_ranks,
    split_words,
    utf16_length,
)

RANKS = {"the": 1, "and": 2, "film": 3, "it's": 4}


def test_the_most_frequent_word_has_id_4() -> None:
    vocabulary = Vocabulary.from_imdb_ranks(RANKS, size=8)
    assert vocabulary.words[:5] == ("<pad>", "<start>", "<unknown>", "<unused>", "the")
    assert vocabulary.id_of("the") == 4
    assert ids_of_ranks([1], size=8) == [4]


def test_the_first_word_beyond_the_vocabulary_is_unknown() -> None:
    vocabulary = Vocabulary.from_imdb_ranks(RANKS, size=7)
    assert [vocabulary.id_of(word) for word in ("film", "it's")] == [6, UNKNOWN]
    assert ids_of_ranks([3, 4], size=7) == [6, UNKNOWN]


def test_words_are_marked_in_the_original_text() -> None:
    text = "  It's\tGREAT…\r\n(film)"
    assert [text[word.start : word.end] for word in split_words(text)] == ["It's", "GREAT…", "film"]


def test_a_lower_case_longer_than_its_upper_case_does_not_shift_what_follows() -> None:
    assert split_words("İİ end") == [Word("i̇i̇", 0, 2), Word("end", 3, 6)]


def test_characters_beyond_the_basic_plane_count_as_two_units() -> None:
    assert utf16_length("a👍") == 3
    assert split_words("👍 film") == [Word("👍", 0, 2), Word("film", 3, 7)]


def test_no_text_can_name_a_special_word() -> None:
    vocabulary = Vocabulary.from_imdb_ranks(RANKS, size=8)
    words = split_words("<pad> <start> <unknown> <unused>")
    assert {vocabulary.id_of(word.text) for word in words} == {UNKNOWN}


def test_a_saved_vocabulary_loads_unchanged_even_with_odd_line_ends_in_words(
    tmp_path: Path,
) -> None:
    words = ("<pad>", "<start>", "<unknown>", "movie\x85", "a\rb", "straße")
    Vocabulary(words).save(tmp_path / "vocabulary.txt")
    assert Vocabulary.load(tmp_path / "vocabulary.txt").words == words


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["the", "and"], "starts with"),
        (["<pad>", "<start>", "<unknown>", "film", "film"], "'film' twice"),
    ],
)
def test_a_wrong_vocabulary_is_refused(words: list[str], complaint: str) -> None:
    with pytest.raises(TrainingError, match=complaint):
        Vocabulary(words)


@pytest.mark.parametrize(
    ("ranks", "size", "complaint"),
    [({"the": 1, "film": 3}, 6, "without a gap"), ({"the": 1}, 9, "has 1 words")],
)
def test_a_wrong_word_index_is_refused(ranks: dict[str, int], size: int, complaint: str) -> None:
    with pytest.raises(TrainingError, match=complaint):
        Vocabulary.from_imdb_ranks(ranks, size)
