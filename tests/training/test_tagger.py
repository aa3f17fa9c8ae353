"""The taggers: from a treebank's tokens to words, a whole tiny run, and the two that ship."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from server.cards import read_card as read_card_as_the_server_does
from training.__main__ import main
from training.bundle.card import read_card
from training.data.tags import ambiguous_words, vocabulary_of, words_of
from training.data.treebank import UPOS, Sentence, TaggedToken, load_treebank
from training.errors import TrainingError
from training.export.verify import verify
from training.taggers.config import TAGGERS, Tagger
from training.taggers.export import export_tagger, numpy_tracer
from training.taggers.run import corpus_of, train_tagger

MODELS = Path(__file__).parents[2] / "web" / "public" / "models"
LARGEST_BYTES = 300_000

# "can" is what the word before it makes of it: only a network with a memory can tell.
SENTENCES = (
    "we/PRON can/AUX sing/VERB",
    "a/DET can/NOUN",
    "you/PRON can/AUX dance/VERB",
    "the/DET can/NOUN is/AUX red/ADJ ./PUNCT",
)


def sentence(text: str) -> Sentence:
    pairs = (token.rsplit("/", 1) for token in text.split())
    return tuple(TaggedToken(word, tag) for word, tag in pairs)


def in_words(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.tag) for word in words_of(sentence(text))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("treebank")
    lines = ["\n".join(t.replace("/", "\t") for t in text.split()) for text in SENTENCES]
    for part in ("train", "dev", "test"):
        (folder / f"{part}.tsv").write_text("\n\n".join(lines * 8) + "\n\n")
    return folder


def tiny(name: str) -> Tagger:
    return replace(
        TAGGERS[name],
        units=TAGGERS[name].units and 6,
        embedding_size=4,
        batch_size=2,
        unknown_weight=0.01,
        epochs=15,
        learning_rate=0.03,
    )


@pytest.fixture(scope="module", params=TAGGERS)
def exported(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path, treebank, tagger = (
        tmp_path_factory.mktemp("run"),
        load_treebank(folder),
        tiny(request.param),
    )
    train_tagger(tagger, treebank, path)
    return export_tagger(path, treebank, tagger, path / "models")


def test_clitics_join_the_token_before_them_and_leave_it_its_tag() -> None:
    assert in_words("Do/AUX n't/PART") == [("don't", "AUX")]
    assert in_words("It/PRON \u2019s/AUX") == [("it\u2019s", "PRON")]
    assert in_words("my/PRON parents/NOUN '/PART") == [("my", "PRON"), ("parents'", "NOUN")]
    assert in_words("the/DET U.S./PROPN 's/PART") == [
        ("the", "DET"),
        ("u", "PROPN"),
        ("s", "PROPN"),
        ("'s", "PROPN"),
    ]


def test_a_token_of_several_words_gives_each_its_tag_and_punctuation_goes() -> None:
    assert in_words("well-made/ADJ ,/PUNCT '/PUNCT ''/PUNCT 10/10/NUM") == [
        ("well", "ADJ"),
        ("made", "ADJ"),
        ("10", "NUM"),
        ("10", "NUM"),
    ]


def test_the_vocabulary_leaves_no_id_unused() -> None:
    words = [words_of(sentence(text)) for text in SENTENCES]
    assert vocabulary_of(words, least_count=1).words[:5] == (
        "<pad>",
        "<start>",
        "<unknown>",
        "can",
        "a",
    )
    assert vocabulary_of(words, least_count=2).words[3:] == ("can",)
    assert ambiguous_words(words) == {"can"}


def test_only_a_memory_tells_one_can_from_the_other(exported: Path) -> None:
    metrics = read_card(exported)["metrics"]
    if exported.name == "tagger-rnn":
        assert metrics["test_ambiguous_accuracy"] == metrics["test_accuracy"] == 1
    else:
        assert metrics["test_ambiguous_accuracy"] == 0.5


def test_an_exported_tagger_is_sound_and_not_listed(exported: Path) -> None:
    assert verify(exported) == []
    card = read_card(exported)
    assert (card["task"], card["listed"], card["classes"]) == ("tagging", False, list(UPOS))
    assert card["cell"] == {"tagger-dense": "none", "tagger-rnn": "SimpleRNN"}[exported.name]
    golden = card["golden"][1]
    assert np.shape(golden["outputs"]) == (len(golden["ids"]), len(UPOS))
    assert np.shape(golden["states"]) == (len(golden["ids"]), card["units"])
    assert np.allclose(np.sum(golden["outputs"], axis=1), 1)
    assert read_card_as_the_server_does(exported).is_listed is False


def test_a_memory_looks_back_only(exported: Path) -> None:
    trace = numpy_tracer(exported, read_card(exported)["cell"])
    assert np.array_equal(trace([3, 4, 5]).outputs[:2], trace([3, 4]).outputs)


def test_golden_values_that_do_not_come_out_are_told(exported: Path, tmp_path: Path) -> None:
    model = shutil.copytree(exported, tmp_path / exported.name)
    card = json.loads((model / "card.json").read_text())
    card["golden"][1]["outputs"][0][3] += 1e-3
    (model / "card.json").write_text(json.dumps(card))
    assert len(verify(model)) == 1


def test_the_same_seed_gives_the_same_tagger(folder: Path, tmp_path: Path) -> None:
    tagger, treebank = replace(tiny("tagger-rnn"), epochs=1), load_treebank(folder)
    for run in ("first", "second"):
        train_tagger(tagger, treebank, tmp_path / run)
    weights = [
        export_tagger(tmp_path / run, treebank, tagger, tmp_path / run / "models")
        / "group1-shard1of1.bin"
        for run in ("first", "second")
    ]
    assert weights[0].read_bytes() == weights[1].read_bytes()


def test_the_vocabulary_comes_from_the_training_sentences_alone(folder: Path) -> None:
    treebank = load_treebank(folder)
    other = replace(treebank, test=(sentence("we/PRON juggle/VERB"),))
    corpus = corpus_of(other, tiny("tagger-dense"))
    assert "juggle" not in corpus.vocabulary.words
    assert corpus.test.ids[0][1] == 2


@pytest.mark.parametrize(
    ("line", "complaint"),
    [("fine\tADJECTIVE", "line 1 of .* is not a token"), ("", "holds no sentence")],
)
def test_a_treebank_that_is_none_is_refused(line: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "train.tsv").write_text(line + "\n")
    with pytest.raises(TrainingError, match=complaint):
        load_treebank(tmp_path)


def test_a_tagger_without_a_treebank_or_a_run_is_one_sentence(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("UD_PATH", raising=False)
    assert main(["train", "tagger-rnn"]) == 2
    assert "pass --ud DIR" in capsys.readouterr().err
    assert main(["train", "tagger-rnn", "--ud", str(tmp_path)]) == 2
    assert "check --ud or UD_PATH" in capsys.readouterr().err
    assert main(["export", "tagger-rnn", "--ud", str(folder), "--out", str(tmp_path)]) == 2
    assert "Cannot find a trained tagger" in capsys.readouterr().err


@pytest.mark.parametrize("name", TAGGERS)
def test_a_shipped_tagger_is_sound_and_small(name: str) -> None:
    assert verify(MODELS / name) == []
    files = (MODELS / name).iterdir()
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST_BYTES


def test_context_is_worth_three_points_on_ambiguous_words() -> None:
    dense, rnn = (read_card(MODELS / name)["metrics"] for name in TAGGERS)
    assert rnn["test_accuracy"] > dense["test_accuracy"] + 0.03
    assert rnn["test_ambiguous_accuracy"] > dense["test_ambiguous_accuracy"] + 0.03
