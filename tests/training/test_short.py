"""The tables of short texts: what is read, what is left out, and what is said of damaged ones."""

from pathlib import Path

import pytest

from training.data.short import (
    NO_RANK,
    folder_of,
    load_phrases,
    load_rewritten,
    load_sentences,
    ranks_of,
    rows_to_leave_out,
)
from training.data.tables import read_table
from training.errors import TrainingError

INDEX = {"a": 1, "quiet": 2, "gem": 3, "not": 4, "dull": 5}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Our own sentences in the layout of the treebank's tables."""
    phrases = [
        ("3", "0", "a gem"),
        ("4", "1", "a quiet gem"),
        ("2", "1", "a"),
        # From here on the phrases of sentences for development.
        ("1", "0", "dull"),
        ("3", "1", "not dull"),
    ]
    lines = ["label\tsentence\ttext", *("\t".join(row) for row in phrases)]
    (tmp_path / "sst_phrases.tsv").write_text("\n".join(lines) + "\n")
    (tmp_path / "sst_dev.tsv").write_text("label\ttext\n3\tnot dull\n2\ta\n0\tdull\n")
    (tmp_path / "cad_dev.tsv").write_text(
        "label\tpair\toriginal\timdb_row\ttext\n0\t7\t1\ttrain:3\tdull\n1\t7\t0\t\tnot dull\n"
    )
    (tmp_path / "imdb_rows_to_leave_out.txt").write_text("train:3\ntrain:10\n")
    return tmp_path


def test_phrases_of_the_sentences_for_development_are_not_learned(folder: Path) -> None:
    phrases = load_phrases(folder, INDEX)
    assert phrases.ranks == [[1, 3], [1, 2, 3]]
    assert phrases.targets.tolist() == pytest.approx([0.78, 0.96])


def test_sentences_have_two_labels(folder: Path) -> None:
    sentences = load_sentences(folder, "dev", INDEX)
    assert sentences.ranks == [[4, 5], [5]]
    assert sentences.targets.tolist() == [1, 0]


def test_only_rewritten_reviews_are_read(folder: Path) -> None:
    rewritten = load_rewritten(folder, "dev", INDEX)
    assert rewritten.ranks == [[4, 5]]
    assert rewritten.targets.tolist() == [1]


def test_a_word_that_the_index_lacks_has_a_rank_beyond_every_vocabulary() -> None:
    assert ranks_of("A zxq gem!", INDEX) == [1, NO_RANK, 3]


def test_rows_to_leave_out(folder: Path) -> None:
    assert rows_to_leave_out(folder) == {3, 10}


def test_a_damaged_list_of_rows_is_one_sentence(folder: Path) -> None:
    (folder / "imdb_rows_to_leave_out.txt").write_text("train:3\ntest:4\n")
    with pytest.raises(TrainingError, match=r"'test:4' is not a row such as train:123"):
        rows_to_leave_out(folder)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"label\ttext\n1\tfine\textra\n", "line 2 has 3 cells and not 2"),
        (b"label\twords\n1\tfine\n", "no column 'text', only label, words"),
        (b"label\ttext\n", "it has no rows"),
        (b"label\ttext\n1\t\xff\n", "byte 13 is not UTF-8"),
    ],
)
def test_a_damaged_table_is_one_sentence(tmp_path: Path, content: bytes, complaint: str) -> None:
    file = tmp_path / "table.tsv"
    file.write_bytes(content)
    with pytest.raises(TrainingError, match=complaint):
        read_table(file, ("label", "text"))


def test_a_missing_table_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"No such file.* Check --short or SHORT_PATH"):
        read_table(tmp_path / "none.tsv", ("text",))


def test_no_folder_names_the_option() -> None:
    with pytest.raises(TrainingError, match="pass --short DIR, or set SHORT_PATH"):
        folder_of(None)
