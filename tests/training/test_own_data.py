"""Training on a file of one's own: the walkthrough as the README has it, and every refusal."""

import gzip
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from server.cards import read_card as read_card_as_the_server_does
from training.__main__ import main
from training.bundle.card import read_card
from training.data.sample import COLUMNS, rows, write
from training.errors import TrainingError
from training.fit import own_data
from training.fit.own_data import OwnData, Source, load, preset_for
from training.models.config import SEED, SIMPLE_RNN
from training.text.vocabulary import Vocabulary

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def walkthrough() -> list[list[str]]:
    readme = (ROOT / "training/README.md").read_text(encoding="utf-8")
    block = re.search(r"## Your own data.*?```\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    return [shlex.split(line) for line in block[1].splitlines()]


def load_text(folder: Path, text: str, **options: object) -> OwnData:
    file = folder / "reviews.csv"
    file.write_text(text, encoding="utf-8")
    return load(Source(file, *COLUMNS, **options), seed=0)  # type: ignore[arg-type]


def table(extra: str = "", count: int = 60) -> str:
    made_up = "".join(f'"{text}",{label}\n' for text, label in rows(count))
    return "text,sentiment\n" + made_up + extra


def test_the_walkthrough_ends_with_a_model_that_the_server_offers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MODELS_DIR", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    sample, *commands = walkthrough()
    subprocess.run([sys.executable, *sample[1:]], check=True)
    for program, option, package, *arguments in commands:
        assert [program, option, package] == ["python", "-m", "training"]
        assert main(arguments) == 0, capsys.readouterr().err
    model = tmp_path / "runs/models/my-model"
    card = read_card(model)
    assert card["head"]["classes"] == ["neg", "pos"]
    assert card["training"]["data"] == "587 reviews of reviews.csv"
    assert card["metrics"]["test_accuracy"] > 0.95
    assert "lovely" in Vocabulary.load(model / "vocabulary.txt").words
    offered = read_card_as_the_server_does(model)
    assert (offered.id, offered.title, offered.is_listed) == ("my-model", "my-model", True)


@pytest.mark.parametrize(
    "name", ["r.csv", "r.tsv", "r.jsonl", "r.csv.gz", "r.tsv.gz", "r.jsonl.gz"]
)
def test_every_format_holds_the_same_reviews(name: str, tmp_path: Path) -> None:
    write(tmp_path / "reference.csv")
    reference = load(Source(tmp_path / "reference.csv", *COLUMNS), seed=0)
    if ".csv" in name:
        data = (tmp_path / "reference.csv").read_bytes()
    elif ".tsv" in name:
        data = "".join("\t".join(row) + "\n" for row in [COLUMNS, *rows()]).encode()
    else:
        data = "".join(
            json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n" for row in rows()
        ).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    read = load(Source(tmp_path / name, *COLUMNS), seed=0)
    assert read.ranks == reference.ranks
    assert read.reviews.train.ranks == reference.reviews.train.ranks
    assert (read.reviews.test.labels == reference.reviews.test.labels).all()


def test_the_vocabulary_comes_from_the_training_part_and_its_ids_are_rank_plus_3(
    tmp_path: Path,
) -> None:
    data = load_text(tmp_path, table(count=200))
    preset = preset_for(SIMPLE_RNN, data, "mine", "Mine", epochs=None)
    vocabulary = Vocabulary.from_imdb_ranks(data.ranks, preset.specification.vocabulary_size)
    assert vocabulary.words[3:5] == ("<unused>", "the")
    words = [rank for review in data.reviews.train.ranks for rank in review]
    assert words.count(1) == max(map(words.count, set(words)))
    assert len(vocabulary) == len(data.ranks) + 4
    assert preset.training.epochs == own_data.MOST_EPOCHS


def test_both_classes_are_in_both_parts(tmp_path: Path) -> None:
    data = load_text(tmp_path, table(count=60))
    assert set(data.reviews.train.labels) == set(data.reviews.test.labels) == {0, 1}


BAD_ROWS = ",pos\nfine soup,\n?!,neg\nfine soup,pos,what\n"


def test_bad_rows_are_listed_with_their_lines_and_skipped_only_when_asked(tmp_path: Path) -> None:
    text = 'text,sentiment\n"two\nlines",pos\n' + table().split("\n", 1)[1] + BAD_ROWS
    sentences = (
        "line 64: no text; line 65: no label; line 66: a text without a word; "
        "line 67: 3 cells under 2 columns"
    )
    with pytest.raises(TrainingError) as refused:
        load_text(tmp_path, text)
    assert str(refused.value) == (
        f"Cannot use 4 of the rows of {tmp_path / 'reviews.csv'}: {sentences}. "
        "Correct them, or leave them out with --skip-bad-rows."
    )
    data = load_text(tmp_path, text, skip_bad_rows=True)
    assert data.notes[0] == f"skipped 4 bad rows: {sentences}"


def test_bad_lines_of_json_are_listed(tmp_path: Path) -> None:
    good = [json.dumps({"text": text, "sentiment": label == "pos"}) for text, label in rows(80)]
    bad = ["{", "[1]", '{"text": 7, "sentiment": true}', '{"text": "fine"}']
    file = tmp_path / "reviews.jsonl"
    file.write_text("\n".join([*good, *bad]))
    with pytest.raises(TrainingError) as refused:
        load(Source(file, *COLUMNS), seed=0)
    assert (
        "line 81: not JSON; line 82: not a JSON object; line 83: a text that is not a string; "
        "line 84: no label"
    ) in str(refused.value)
    kept = load(Source(file, *COLUMNS, skip_bad_rows=True), seed=0)
    assert kept.reviews.classes == ("false", "true")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "it is empty"),
        ("text,sentiment\n", "no row with text and label"),
        (table().replace("sentiment", "stars", 1), "'sentiment' in .* it has 'text', 'stars'"),
        (table().replace(",pos", ",neg"), "Cannot train on one class: .* neg"),
        (table(count=38), "only 19 different texts are labelled"),
        (table("fine soup,meh\n"), r"3 labels: neg \(30\), pos \(30\), meh \(1\)"),
        (table().replace(",pos", ",a").replace(",neg", ",b"), "Cannot tell which label"),
        (table('"never closed,pos\n'), "starts on line 62"),
    ],
)
def test_what_cannot_be_trained_on_is_one_sentence(
    text: str, complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match=complaint):
        load_text(tmp_path, text)


def test_a_wrong_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "reviews.csv"
    file.write_bytes(table("caf\u00e9,pos\n").encode("cp1252"))
    with pytest.raises(TrainingError, match="line 62 is not UTF-8"):
        load(Source(file, *COLUMNS), seed=0)
    assert load(Source(file, *COLUMNS, encoding="cp1252"), seed=0)
    file.write_bytes(table().encode("utf-16"))
    with pytest.raises(TrainingError, match="Pass --encoding utf-16"):
        load(Source(file, *COLUMNS), seed=0)
    with pytest.raises(TrainingError, match="no encoding is called 'morse'"):
        load(Source(file, *COLUMNS, encoding="morse"), seed=0)


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("reviews.xlsx", b"PK", r"must end in \.csv, \.tsv, \.jsonl"),
        ("reviews.csv.gz", b"text,label", "not a whole gzip file"),
        ("reviews.csv.gz", gzip.compress(b"text,label", mtime=0)[:-4], "not a whole gzip file"),
        ("absent/reviews.csv", None, "No such file"),
    ],
)
def test_a_file_that_is_not_one_is_refused(
    name: str, data: bytes | None, complaint: str, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(TrainingError, match=complaint):
        load(Source(tmp_path / name, "text", "label"), seed=0)


@pytest.mark.parametrize("name", ["simple-rnn", "My Model", "", "../up"])
def test_an_id_that_is_taken_or_no_directory_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="pass --id"):
        preset_for(SIMPLE_RNN, load_text(tmp_path, table()), name, "Mine", epochs=1)


def test_the_notebooks_network_is_not_offered_for_it(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="it repeats the notebook"):
        preset_for(SEED, load_text(tmp_path, table()), "mine", "Mine", epochs=1)


def test_a_run_does_not_go_on_with_other_data(tmp_path: Path) -> None:
    own_data.claim(tmp_path / "run", load_text(tmp_path, table()))
    own_data.claim(tmp_path / "run", load_text(tmp_path, table()))
    with pytest.raises(TrainingError, match="was trained on other data"):
        own_data.claim(tmp_path / "run", load_text(tmp_path, table(count=80)))


def test_a_name_without_a_file_of_ones_own_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "simple-rnn", "--id", "my-model"]) == 2
    assert "or pass --csv FILE" in capsys.readouterr().err
