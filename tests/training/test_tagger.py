"""The taggers: from a treebank's tokens to words, a whole tiny run, and the two that ship."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from server.cards import read_card as read_card_as_the_server_does
from training.__main__ import main
from training.bundle.bundle import open_bundle
from training.bundle.card import read_card
from training.data.tags import ambiguous_words, chinese_words_of, vocabulary_of, words_of
from training.data.treebank import (
    CHINESE_TAGS,
    UNIVERSAL_OF,
    UPOS,
    Sentence,
    TaggedToken,
    load_chinese_treebank,
    load_treebank,
)
from training.errors import TrainingError
from training.export.export_tags import export_tags
from training.export.verify import verify
from training.fit.corpus import corpus_of, hidden_as, train_tags
from training.fit.folder import RunFolder
from training.fit.tagging import Tagged, measure_tags
from training.models.config import TAGGERS
from training.models.methods import Tagging
from training.models.preset import Preset
from training.models.specification import Embedding, Layer

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


def tiny(name: str, epochs: int = 15) -> Preset:
    preset = TAGGERS[name]
    layers = (Layer("SimpleRNN", 6),) if preset.specification.layers else ()
    return replace(
        preset,
        specification=replace(preset.specification, embedding=Embedding(0, 4), layers=layers),
        training=Tagging(
            epochs=epochs, batch_size=2, learning_rate=0.03, unknown_weight=0.01, least_count=1
        ),
    )


ENGLISH = [name for name, preset in TAGGERS.items() if preset.language == "en"]


@pytest.fixture(scope="module", params=ENGLISH)
def exported(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path, treebank = tmp_path_factory.mktemp("run"), load_treebank(folder)
    train_tags(tiny(request.param), treebank, path)
    return export_tags(RunFolder(path), treebank, path / "models")


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
    assert card["listed"] is False
    assert card["head"] == {"kind": "softmax", "per": "token", "classes": list(UPOS)}
    kinds = {"tagger-dense": [], "tagger-rnn": ["SimpleRNN"]}[exported.name]
    assert [layer["kind"] for layer in card["layers"]] == kinds
    golden = card["golden"][1]
    assert np.shape(golden["scores"]) == (len(golden["ids"]), len(UPOS))
    assert np.shape(golden["states"]) == (len(golden["ids"]), 6 if kinds else 0)
    assert np.allclose(np.sum(golden["scores"], axis=1), 1)
    assert "tag of that word" in (exported / "README.md").read_text(encoding="utf-8")
    assert read_card_as_the_server_does(exported).is_listed is False


def test_a_memory_looks_back_only(exported: Path) -> None:
    trace = open_bundle(exported).trace
    assert np.array_equal(trace([3, 4, 5]).scores[:2], trace([3, 4]).scores)


def test_golden_values_that_do_not_come_out_are_told(exported: Path, tmp_path: Path) -> None:
    model = shutil.copytree(exported, tmp_path / exported.name)
    card = json.loads((model / "card.json").read_text())
    card["golden"][1]["scores"][0][3] += 1e-3
    (model / "card.json").write_text(json.dumps(card))
    assert len(verify(model)) == 2  # once for NumPy, once for Keras


def test_the_same_seed_gives_the_same_tagger(folder: Path, tmp_path: Path) -> None:
    treebank, runs = load_treebank(folder), ("first", "second")
    for run in runs:
        train_tags(tiny("tagger-rnn", epochs=1), treebank, tmp_path / run)
    weights = [
        export_tags(RunFolder(tmp_path / run), treebank, tmp_path / run / "models")
        / "group1-shard1of1.bin"
        for run in runs
    ]
    assert weights[0].read_bytes() == weights[1].read_bytes()


def test_another_treebank_than_it_was_trained_on_is_told(folder: Path, tmp_path: Path) -> None:
    treebank = load_treebank(folder)
    train_tags(tiny("tagger-dense", epochs=1), treebank, tmp_path)
    other = replace(treebank, train=(sentence("we/PRON juggle/VERB"),))
    with pytest.raises(TrainingError, match="Name the treebank it was trained on"):
        export_tags(RunFolder(tmp_path), other, tmp_path / "models")


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
    assert "Cannot find a trained network" in capsys.readouterr().err


@pytest.mark.parametrize("name", TAGGERS)
def test_a_shipped_tagger_is_sound_and_small(name: str) -> None:
    assert verify(MODELS / name) == []
    files = (MODELS / name).iterdir()
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST_BYTES


@pytest.mark.parametrize("language", ["en", "zh"])
def test_context_is_worth_three_points_on_ambiguous_words(language: str) -> None:
    names = [name for name, preset in TAGGERS.items() if preset.language == language]
    dense, rnn = (read_card(MODELS / name)["metrics"] for name in names)
    assert rnn["test_accuracy"] > dense["test_accuracy"] + 0.03
    assert rnn["test_ambiguous_accuracy"] > dense["test_ambiguous_accuracy"] + 0.03


def test_chinese_words_keep_the_treebanks_own_tags_and_unknown_ones_are_read_as_their_ending(
    tmp_path: Path,
) -> None:
    lines = (
        "我\tPRON\tPRP\n吃\tVERB\tVV\n苹果\tNOUN\tNN\n.\tPUNCT\t.\n\n水果\tNOUN\tNN\n嗯\tX\tZZ\n\n"
    )
    for part in ("train", "dev", "test"):
        (tmp_path / f"gsd_{part}.tsv").write_text(lines, encoding="utf-8")
    treebank = load_chinese_treebank(tmp_path)
    words = [chinese_words_of(sentence) for sentence in treebank.train]
    assert [(word.text, word.tag) for sentence in words for word in sentence] == [
        ("我", "PRP"),
        ("吃", "VV"),
        ("苹果", "NN"),
        ("。", "PU"),
        ("水果", "NN"),
        ("嗯", "XX"),
    ]
    vocabulary = vocabulary_of(words, least_count=2, endings=True)
    # No word occurs twice; "果" ends two words.
    assert vocabulary.words[3:] == ("*果",)
    assert vocabulary.id_of("果", endings=True) == 3
    assert hidden_as(vocabulary_of(words, 1, endings=True), endings=True).tolist().count(2) == 8


def test_tags_that_stand_for_one_universal_tag_count_as_one() -> None:
    classes = [CHINESE_TAGS.index(tag) for tag in ("NN", "NNB", "VV")]
    says = np.eye(len(CHINESE_TAGS))[[classes]]
    network = lambda ids: tf.constant(says)  # noqa: E731
    tags = [CHINESE_TAGS.index(tag) for tag in ("NN", "NN", "NN")]
    universal = np.unique([*UNIVERSAL_OF.values()], return_inverse=True)[1]
    found = measure_tags(network, Tagged([[5, 6, 7]], [tags]), np.array([], np.intp), universal)
    assert found.accuracy == pytest.approx(1 / 3)
    assert found.universal_accuracy == pytest.approx(2 / 3)
