"""From a trained network to a model directory that a browser opens, checked before it counts."""

import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from training.analysis.calibration import measure_reliability
from training.analysis.scale import write_scale
from training.analysis.short_measures import Answer, ShortTests, measure_short
from training.bundle import snapshots
from training.bundle.bundle import VOCABULARY
from training.bundle.card import CHECKPOINTS, README, read_card, rounded, write_card
from training.bundle.golden import golden_values
from training.bundle.model_card import rendered
from training.bundle.weights import Weights, array_names
from training.data.imdb import Imdb, split
from training.export.checks import (
    CHECKED_TEXTS,
    as_stored,
    check_accuracy,
    check_states,
    convert,
    put_in_place,
)
from training.export.seeds import seeds_entry, short_seeds_entry
from training.fit.evaluate import Metrics, evaluate, measure, verdicts
from training.fit.folder import VALIDATION_SCORE, RunFolder, best_epoch
from training.fit.run import load_trained, load_weights, sequences
from training.fit.teacher import step_probabilities
from training.models.network import build_network, compiled
from training.models.preset import Preset
from training.text.vocabulary import Vocabulary


def export(
    folder: RunFolder,
    imdb: Imdb,
    ranks: dict[str, int],
    to: Path,
    others: Sequence[RunFolder] = (),
    short: ShortTests | None = None,
) -> Path:
    """Export a run's best epoch to ``to/<id>`` and return that directory.

    Runs of the same preset from other seeds are measured, too, and reported in the card. Where
    there are short tests, they are read as the test reviews are: once, here.

    The directory appears only when every check has passed; until then, what was there stays.

    Raises:
        TrainingError: when there is no trained network, or a check fails.
    """
    preset = folder.preset()
    preset.specification.check_binary(f"export {preset.id} with figures on reviews")
    weights = load_weights(folder)
    vocabulary = Vocabulary.from_imdb_ranks(ranks, preset.specification.vocabulary_size)
    preset = replace(preset, tokeniser=preset.tokeniser.fitted_to(vocabulary.words))
    test_ids = sequences(preset, imdb.test.ranks)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{preset.id}-", dir=to) as workshop:
        directory = Path(workshop) / preset.id
        directory.mkdir()
        convert(weights.network(), directory, preset.embedding_dtype)
        vocabulary.save(directory / VOCABULARY)

        stored = as_stored(weights, directory, preset.embedding_dtype)
        checked = test_ids[:CHECKED_TEXTS]
        difference = check_states(directory, stored, checked)
        trained = load_trained(folder)
        shipped = with_embedding(trained, stored, preset)
        before = evaluate(compiled(trained), test_ids, imdb.test.labels)
        steps = step_probabilities(shipped, test_ids)
        after = measure(np.array([given[-1] for given in steps]), imdb.test.labels)
        check_accuracy(before.accuracy, after.accuracy)
        write_checkpoints(directory / CHECKPOINTS, folder, stored)

        write_card(
            directory,
            preset,
            training_entry(preset, folder, imdb),
            {
                **metrics_entry(folder, before, after, difference, len(checked)),
                **(
                    {}
                    if short is None
                    else {"short": measure_short(answers(shipped, preset), short)}
                ),
                **measure_seeds(folder, before, others, test_ids, imdb, short),
                **measure_reliability(steps, test_ids, imdb.test.labels, vocabulary),
            },
            golden_values(
                stored,
                vocabulary,
                preset.reading,
                tokeniser=preset.tokeniser,
                language=preset.language,
            ),
        )
        write_scale(directory, split(imdb.train, preset.validation_share, preset.split_seed)[1])
        (directory / README).write_text(rendered(read_card(directory)), encoding="utf-8")
        return put_in_place(directory, to / preset.id)


def with_embedding(trained: Any, stored: Weights, preset: Preset) -> Any:
    """The trained network, which answers after every step, with the embedding that ships."""
    network = build_network(preset.specification.shipped)
    network.set_weights([stored.embedding, *trained.get_weights()[1:]])
    return network


def write_checkpoints(directory: Path, folder: RunFolder, stored: Weights) -> None:
    """Pack the run's snapshots up to its best epoch, whose place the weights that ship take."""
    kept = snapshots.load_all(folder.snapshots)
    if not kept:
        return
    history = folder.history()
    epochs = best_epoch(history) + 1
    on_the_way = [snapshot for snapshot in kept if snapshot.epoch < epochs]
    best = history[epochs - 1]
    figures = {name: value for name, value in best.items() if name != "seconds"}
    # Every epoch has the same number of batches.
    batches = round(kept[-1].batch / kept[-1].epoch * epochs) if kept[-1].epoch else 0
    named = dict(zip(array_names(stored.specification), stored.as_list(), strict=True))
    last = snapshots.Snapshot(batches, float(epochs), named, figures)
    snapshots.write(directory, [*on_the_way, last])


def training_entry(preset: Preset, folder: RunFolder, imdb: Imdb) -> dict[str, Any]:
    """The ``training`` entry of the card."""
    history = folder.history()
    training, validation = split(imdb.train, preset.validation_share, preset.split_seed)
    return {
        "data": imdb.description,
        "reviews": {"train": len(training), "validation": len(validation), "test": len(imdb.test)},
        "seed": preset.seed,
        "settings": asdict(preset.training),
        "epochs": len(history),
        "best_epoch": best_epoch(history) + 1,
        "selected_by": "validation score"
        if VALIDATION_SCORE in history[0]
        else "validation accuracy",
        "teachers": folder.teachers(),
        "seconds": round(sum(epoch["seconds"] for epoch in history), 1),
        "versions": folder.versions(),
        "history": [rounded(epoch) for epoch in history],
    }


def metrics_entry(
    folder: RunFolder, before: Metrics, after: Metrics, difference: float, checked: int
) -> dict[str, Any]:
    """The ``metrics`` entry of the card; accuracies are shares, 0..1."""
    history = folder.history()
    return {
        **rounded(
            {
                "test_accuracy": after.accuracy,
                "test_loss": after.loss,
                "test_accuracy_unquantised": before.accuracy,
                "test_loss_unquantised": before.loss,
                "validation_accuracy": history[best_epoch(history)]["validation_accuracy"],
            }
        ),
        "largest_state_difference": difference,
        "state_difference_reviews": checked,
    }


def answers(network: Any, preset: Preset) -> Answer:
    """What a network says of texts in ranks of words."""
    quick = compiled(network)
    return lambda ranks: verdicts(quick, sequences(preset, ranks))


def measure_seeds(
    folder: RunFolder,
    shipped: Metrics,
    others: Sequence[RunFolder],
    test_ids: list[list[int]],
    imdb: Imdb,
    short: ShortTests | None,
) -> dict[str, Any]:
    """The ``seeds`` entry of the metrics: nothing where there are no other runs."""
    if not others:
        return {}
    accuracies = {folder.preset().seed: shipped.accuracy}
    on_short: dict[int, dict[str, Any]] = {}
    for run_folder in (folder, *others):
        network, preset = load_trained(run_folder), run_folder.preset()
        if run_folder is not folder:
            measured = evaluate(compiled(network), test_ids, imdb.test.labels)
            accuracies[preset.seed] = measured.accuracy
        if short is not None:
            on_short[preset.seed] = measure_short(answers(network, preset), short)
    entry = seeds_entry(dict(sorted(accuracies.items())))
    if short is not None:
        entry["short"] = short_seeds_entry(dict(sorted(on_short.items())))
    return {"seeds": entry}
