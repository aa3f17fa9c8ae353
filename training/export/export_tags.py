"""From a network trained on tags to a model directory, checked as all models are."""

import tempfile
from pathlib import Path
from typing import Any

from training.bundle.bundle import VOCABULARY
from training.bundle.card import README, read_card, rounded, write_card
from training.bundle.golden import golden_values
from training.bundle.model_card import rendered
from training.data.treebank import DESCRIPTIONS, UPOS, Treebank
from training.errors import TrainingError
from training.export.checks import (
    CHECKED_TEXTS,
    as_stored,
    check_accuracy,
    check_states,
    convert,
    put_in_place,
)
from training.fit.corpus import Corpus, corpus_of
from training.fit.folder import RunFolder, best_epoch
from training.fit.run import load_weights
from training.fit.tagging import TagMetrics
from training.models.network import compiled
from training.models.preset import Preset

# For the card: what tags.py does to the treebank's tokens.
WORDS_ARE = (
    "clitics join the token before them, which keeps its tag; a token read as several words gives "
    "each its tag; a token that is read as none, most punctuation, is left out"
)


def export_tags(folder: RunFolder, treebank: Treebank, to: Path) -> Path:
    """Export a run's best epoch to ``to/<id>`` and return that directory.

    Raises:
        TrainingError: when there is no trained network, it was trained on another treebank, or a
            check fails.
    """
    preset = folder.preset()
    weights = load_weights(folder)
    corpus = corpus_of(treebank, preset)
    if len(corpus.vocabulary) != preset.specification.vocabulary_size:
        raise TrainingError(
            f"Cannot export {preset.id}: it knows {preset.specification.vocabulary_size} ids and "
            f"the treebank has {len(corpus.vocabulary)}. Name the treebank it was trained on."
        )
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{preset.id}-", dir=to) as workshop:
        directory = Path(workshop) / preset.id
        directory.mkdir()
        convert(weights.network(), directory, preset.embedding_dtype)
        corpus.vocabulary.save(directory / VOCABULARY)
        shipped = as_stored(weights, directory, preset.embedding_dtype)
        difference = check_states(directory, shipped, corpus.test.ids[:CHECKED_TEXTS])
        before, after = (
            corpus.measure(compiled(each.network()), corpus.test) for each in (weights, shipped)
        )
        check_accuracy(before.accuracy, after.accuracy)
        write_card(
            directory,
            preset,
            _training_entry(preset, corpus, folder),
            _metrics_entry(preset, before, after) | {"largest_difference": difference},
            golden_values(
                shipped,
                corpus.vocabulary,
                preset.reading,
                tokeniser=preset.tokeniser,
                language=preset.language,
            ),
        )
        (directory / README).write_text(rendered(read_card(directory)), encoding="utf-8")
        return put_in_place(directory, to / preset.id)


def _training_entry(preset: Preset, corpus: Corpus, folder: RunFolder) -> dict[str, Any]:
    history = folder.history()
    parts = {"train": corpus.train, "validation": corpus.dev, "test": corpus.test}
    return {
        "data": DESCRIPTIONS[preset.language],
        "words_are": WORDS_ARE,
        "sentences": {name: len(part.ids) for name, part in parts.items()},
        "words": {name: sum(map(len, part.ids)) for name, part in parts.items()},
        "seed": preset.seed,
        "settings": vars(preset.training),
        "epochs": len(history),
        "best_epoch": best_epoch(history) + 1,
        "selected_by": "validation accuracy",
        "seconds": round(sum(epoch["seconds"] for epoch in history), 1),
        "versions": folder.versions(),
        "history": [rounded(epoch) for epoch in history],
    }


def _metrics_entry(preset: Preset, before: TagMetrics, after: TagMetrics) -> dict[str, Any]:
    """Accuracies are shares of words, 0..1."""
    has_own_tags = preset.specification.head.classes != UPOS
    universal = {"test_universal_accuracy": after.universal_accuracy} if has_own_tags else {}
    return {
        **rounded(
            {
                "test_accuracy": after.accuracy,
                **universal,
                "test_ambiguous_accuracy": after.ambiguous_accuracy,
                "test_unknown_accuracy": after.unknown_accuracy,
                "test_accuracy_unquantised": before.accuracy,
            }
        ),
        "test_words": after.words,
        "test_ambiguous_words": after.ambiguous_words,
        "test_unknown_words": after.unknown_words,
    }
