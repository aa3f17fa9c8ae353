"""From a trained network to a model directory that a browser opens, checked before it counts."""

import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from training.analysis.calibration import measure_reliability
from training.analysis.short_measures import Answer, ShortTests, measure_short
from training.bundle import snapshots
from training.bundle.card import CHECKPOINTS, README, read_card, rounded, write_card
from training.bundle.exported import read_weights
from training.bundle.golden import golden_values, keras_tracer
from training.bundle.model_card import rendered
from training.bundle.recurrence import run
from training.data.imdb import Imdb, split
from training.errors import TrainingError
from training.export.seeds import seeds_entry, short_seeds_entry
from training.fit.evaluate import Metrics, evaluate, measure, verdicts
from training.fit.folder import VALIDATION_SCORE, RunFolder, best_epoch
from training.fit.run import load_trained, sequences
from training.fit.teacher import step_probabilities
from training.models.config import Preset
from training.models.network import EMBEDDING, build_network, compiled, in_double_precision
from training.text.vocabulary import Vocabulary

VOCABULARY = "vocabulary.txt"
CHECKED_REVIEWS = 200
LARGEST_STATE_DIFFERENCE = 1e-5
# A share of the test reviews: 0.1 points.
LARGEST_ACCURACY_LOSS = 0.001


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
    trained = load_trained(folder)
    vocabulary = Vocabulary.from_imdb_ranks(ranks, preset.architecture.vocabulary_size)
    test_ids = sequences(preset, imdb.test.ranks)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{preset.id}-", dir=to) as workshop:
        directory = Path(workshop) / preset.id
        directory.mkdir()
        convert(trained, directory, preset.embedding_dtype)
        vocabulary.save(directory / VOCABULARY)

        shipped = with_exported_embedding(trained, directory, preset)
        checked = test_ids[:CHECKED_REVIEWS]
        difference = check_states(directory, shipped, checked)
        print(f"largest state difference over {len(checked)} reviews: {difference:.1e}")
        before = evaluate(compiled(trained), test_ids, imdb.test.labels)
        steps = step_probabilities(shipped, test_ids)
        after = measure(np.array([given[-1] for given in steps]), imdb.test.labels)
        check_accuracy(before, after)
        write_checkpoints(directory / CHECKPOINTS, folder, shipped)

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
            golden_values(shipped, vocabulary, preset.reading),
            imdb.classes,
        )
        (directory / README).write_text(rendered(read_card(directory)), encoding="utf-8")
        return put_in_place(directory, to / preset.id)


def convert(network: Any, directory: Path, embedding_dtype: str) -> None:
    """Write model.json and weights with the ``tensorflowjs`` converter."""
    # Imported here: it takes seconds, and nothing else needs it.
    from tensorflowjs.converters import save_keras_model

    quantised = {} if embedding_dtype == "float32" else {embedding_dtype: f"{EMBEDDING}/*"}
    with warnings.catch_warnings():
        # The converter goes through HDF5, for which Keras recommends its newer format.
        warnings.filterwarnings("ignore", message="You are saving your model as an HDF5 file")
        save_keras_model(network, str(directory), quantization_dtype_map=quantised)


def with_exported_embedding(trained: Any, directory: Path, preset: Preset) -> Any:
    """The trained network, but with the embedding as a browser will restore it.

    Only the embedding may be quantised: all other weights have to come back as they were.
    """
    embedding, *others = trained.get_weights()
    if preset.embedding_dtype != "float32":
        embedding = read_weights(directory).embedding
    network = build_network(preset.architecture)
    network.set_weights([embedding, *others])
    return network


def check_states(directory: Path, network: Any, test_ids: list[list[int]]) -> float:
    """Largest difference between the states of the exported files and those of Keras.

    The files are run with the browser's arithmetic, Keras in double precision: its own tanh in
    single precision errs to one side, which a network that sums up over a thousand words adds up
    to 1e-5 (LOG.md).

    Raises:
        TrainingError: when it is above ``LARGEST_STATE_DIFFERENCE``.
    """
    weights, keras_trace = read_weights(directory), keras_tracer(in_double_precision(network))
    difference = max(
        float(np.abs(run(weights, ids).states - keras_trace(ids).states).max()) for ids in test_ids
    )
    # "not <=" and not ">": a difference that is not a number has to fail, too.
    if not difference <= LARGEST_STATE_DIFFERENCE:
        raise TrainingError(
            f"Cannot export to {directory.name}: a state read back differs from Keras by "
            f"{difference:.1e}, more than {LARGEST_STATE_DIFFERENCE:.0e}. "
            "The written weights are not the trained ones."
        )
    return difference


def check_accuracy(before: Metrics, after: Metrics) -> None:
    """Refuse an export that is clearly worse than the trained network."""
    print(f"test accuracy before export {before.accuracy:.4%}, after {after.accuracy:.4%}")
    if before.accuracy - after.accuracy >= LARGEST_ACCURACY_LOSS:
        raise TrainingError(
            f"Cannot export: quantising lowers the test accuracy from {before.accuracy:.4%} to "
            f"{after.accuracy:.4%}. Set the preset's embedding_dtype to 'float16'."
        )


def write_checkpoints(directory: Path, folder: RunFolder, shipped: Any) -> None:
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
    last = snapshots.Snapshot(batches, float(epochs), shipped.get_weights(), figures)
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


def put_in_place(directory: Path, target: Path) -> Path:
    """Swap a finished model directory in; its workshop is swept afterwards."""
    old = directory.parent / "old"
    if target.exists():
        target.rename(old)
    directory.rename(target)
    return target
