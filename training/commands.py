"""What each command of ``python -m training`` does."""

import argparse
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from training.analysis.scale import write_scale
from training.analysis.state_map import write_map
from training.bundle.card import read_card
from training.bundle.model_card import write_readme
from training.data import imdb
from training.data.treebank import Treebank, load_chinese_treebank, load_treebank
from training.errors import TrainingError
from training.exam.report import report
from training.export.asked import asked_of
from training.export.export import export
from training.export.export_tags import export_tags
from training.export.import_network import Answers, import_network
from training.export.seeds import by_validation, runs_of, seed_run
from training.export.verify import verify
from training.fit import own_data
from training.fit.bench import compare
from training.fit.corpus import train_tags
from training.fit.distribute import strategy_for
from training.fit.evaluate import evaluate
from training.fit.folder import RunFolder
from training.fit.material import Places, load_reviews, material_for
from training.fit.run import load_trained, sequences, train
from training.fit.school import measure_teachers, train_taught
from training.models.config import SIMPLE_RNN, preset_named
from training.models.methods import EveryStep, Notebook, Tagging
from training.models.network import compiled
from training.models.preset import Preset

EXIT_SOUND, EXIT_UNSOUND = 0, 2


def train_command(options: argparse.Namespace) -> int:
    """``train PRESET``."""
    preset = chosen_preset(options)
    if options.csv is not None:
        return train_on_own_data(preset, options)
    if options.id is not None or options.title is not None:
        raise TrainingError(
            "Cannot name a model that is trained on the IMDB reviews: leave --id and --title out, "
            "or pass --csv FILE."
        )
    is_other = preset.seed != preset_named(preset.id).seed
    path = options.out / (seed_run(preset.id, preset.seed) if is_other else preset.id)
    strategy = strategy_for(options.distribute)
    if options.distribute and not isinstance(preset.training, EveryStep):
        raise TrainingError(
            f"Cannot train {preset.id} with --distribute: its loop knows one machine. "
            "Leave --distribute out."
        )
    if isinstance(preset.training, Tagging):
        train_tags(preset, treebank_for(preset, options), path)
        print(f"trained {preset.id} in {path}; next: python -m training export {preset.id}")
        return EXIT_SOUND
    found = material_for(preset, places_of(options))
    train_taught(preset, found.reviews.train, found.unlabelled, path, strategy, found.short)
    print(f"trained {preset.id} in {path}; next: python -m training export {preset.id}")
    return EXIT_SOUND


def train_on_own_data(base: Preset, options: argparse.Namespace) -> int:
    """``train PRESET --csv FILE``."""
    source = own_data.Source(
        file=options.csv,
        text=options.text,
        label=options.label,
        positive=options.positive,
        negative=options.negative,
        encoding=options.encoding,
        skip_bad_rows=options.skip_bad_rows,
    )
    name = options.id or own_data.id_of(options.csv)
    data = own_data.load(source, base.seed)
    preset = own_data.preset_for(base, data, name, options.title or name, options.epochs)
    for note in data.notes:
        print(note)
    path = options.out / preset.id
    own_data.claim(path, data)
    train(preset, data.reviews.train, path)
    exported = export(RunFolder(path), data.reviews, data.ranks, Path(options.to))
    accuracy = read_card(exported)["metrics"]["test_accuracy"]
    print(f"{preset.id}: accuracy {accuracy:.1%} on {len(data.reviews.test):,} test reviews")
    print(f"exported {exported}; next: MODELS_DIR={exported.parent} make serve")
    return EXIT_SOUND


def treebank_for(preset: Preset, options: argparse.Namespace) -> Treebank:
    """The sentences that a tagger learns from."""
    if preset.language == "zh":
        return load_chinese_treebank(options.chinese)
    return load_treebank(options.ud)


def places_of(options: argparse.Namespace) -> Places:
    """Where the options say the data is."""
    names = ("imdb", "unlabelled", "short", "chinese")
    return Places(**{name: getattr(options, name, None) for name in names})


def evaluate_command(options: argparse.Namespace) -> int:
    """``evaluate PRESET``."""
    folder = RunFolder(options.out / preset_named(options.preset).id)
    network, preset = load_trained(folder), folder.preset()
    preset.specification.check_binary(f"evaluate {preset.id} on reviews")
    reviews = load_reviews(preset, places_of(options))
    training, validation = imdb.split(reviews.train, preset.validation_share, preset.split_seed)
    chosen = {"validation": validation, "test": reviews.test}[options.part]
    measured = {
        preset.id: evaluate(compiled(network), sequences(preset, chosen.ranks), chosen.labels)
    }
    if options.teachers:
        measured |= measure_teachers(preset, training, chosen, options.out)
    for name, metrics in measured.items():
        print(
            f"{name}: accuracy {metrics.accuracy:.2%}, loss {metrics.loss:.4f} "
            f"on {len(chosen):,} {options.part} reviews"
        )
    return EXIT_SOUND


def export_command(options: argparse.Namespace) -> int:
    """``export PRESET``."""
    runs = runs_of(options.out, preset_named(options.preset).id)
    # Complains about a missing run before the data is loaded.
    ranked = by_validation(runs if options.seeds else runs[:1])
    preset = ranked[0].preset()
    if isinstance(preset.training, Tagging):
        print(f"exported {export_tags(ranked[0], treebank_for(preset, options), options.to)}")
        return EXIT_SOUND
    asked = asked_of(preset, places_of(options), options.word_index)
    exported = export(ranked[0], asked.reviews, asked.ranks, options.to, ranked[1:], asked.short)
    print(f"exported {exported}")
    if preset.specification.is_plain:
        print(f"drew {write_map(exported, asked.reviews.test)}")
    return EXIT_SOUND


def import_command(options: argparse.Namespace) -> int:
    """``import FILE…``."""
    names = [each.name for each in fields(Answers)]
    given = {name: getattr(options, name) for name in names}
    given["classes"] = None if options.classes is None else tuple(options.classes)
    to = Path(options.to)
    imported, notes = import_network(options.files, Answers(**given), to)
    print("\n".join(notes))
    print(f"imported {imported}; drop it onto the page, or: MODELS_DIR={to} make serve")
    return EXIT_SOUND


def map_command(options: argparse.Namespace) -> int:
    """``map ID``."""
    directory = options.models / options.id
    read_card(directory)  # complains about a missing model before the data is loaded
    reviews = imdb.load(options.imdb)
    write_scale(directory, imdb.split(reviews.train, Preset.validation_share, Preset.split_seed)[1])
    print(f"drew {write_map(directory, reviews.test)}")
    return EXIT_SOUND


def verify_command(options: argparse.Namespace) -> int:
    """``verify DIR…``."""
    complaints = [sentence for directory in options.directories for sentence in verify(directory)]
    for sentence in complaints:
        print(sentence, file=sys.stderr)
    if complaints:
        return EXIT_UNSOUND
    print(f"sound: {', '.join(map(str, options.directories))}")
    return EXIT_SOUND


def exam_command(options: argparse.Namespace) -> int:
    """``exam ID…``."""
    for name in options.ids:
        print(f"{name}\n{report(options.models / name)}")
    return EXIT_SOUND


def card_command(options: argparse.Namespace) -> int:
    """``card DIR…``."""
    for directory in options.directories:
        print(f"wrote {write_readme(directory)}")
    return EXIT_SOUND


def bench_command(options: argparse.Namespace) -> int:
    """``bench``."""
    reviews = imdb.load(options.imdb).train
    timing = compare(SIMPLE_RNN, reviews.take(np.arange(len(reviews))[: options.reviews]))
    print(
        f"an epoch over {timing.reviews:,} whole reviews: the notebook's way "
        f"{timing.notebook:.1f} s, ours {timing.ours:.1f} s, {timing.ratio:.1f} times as fast"
    )
    return EXIT_SOUND


def chosen_preset(options: argparse.Namespace) -> Preset:
    """The preset with what the options change in it.

    Raises:
        TrainingError: when there is no such preset, or an option does not go with it.
    """
    preset = preset_named(options.preset)
    if options.seed is not None:
        preset = replace(preset, seed=options.seed)
    if options.epochs is not None:
        preset = replace(preset, training=replace(preset.training, epochs=options.epochs))
    if options.loss is not None:
        if not isinstance(preset.training, Notebook):
            raise TrainingError(
                f"Cannot train {preset.id} with --loss {options.loss}: "
                "only the preset seed has a choice of losses. Leave --loss out."
            )
        preset = replace(preset, training=replace(preset.training, loss=options.loss))
    return preset


COMMANDS = {
    "train": train_command,
    "evaluate": evaluate_command,
    "export": export_command,
    "import": import_command,
    "map": map_command,
    "verify": verify_command,
    "card": card_command,
    "exam": exam_command,
    "bench": bench_command,
}
