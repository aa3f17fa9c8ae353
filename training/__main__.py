"""The command line: ``python -m training --help``."""

import argparse
import sys
from dataclasses import replace

from training import imdb
from training.cli import build_parser
from training.config import EveryStep, Preset, preset_named
from training.errors import TrainingError
from training.evaluate import evaluate
from training.export import export
from training.folder import RunFolder
from training.run import load_trained, sequences, train
from training.verify import verify

EXIT_REFUSED = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0, or 2 with one sentence on standard error."""
    options = build_parser().parse_args(arguments)
    commands = {
        "train": train_command,
        "evaluate": evaluate_command,
        "export": export_command,
        "verify": verify_command,
    }
    try:
        return commands[options.command](options)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return EXIT_REFUSED


def train_command(options: argparse.Namespace) -> int:
    """``train PRESET``."""
    preset = chosen_preset(options)
    reviews = imdb.load(options.imdb)
    train(preset, reviews.train, options.out / preset.id)
    print(f"trained {preset.id} in {options.out / preset.id}; now export it")
    return 0


def evaluate_command(options: argparse.Namespace) -> int:
    """``evaluate PRESET``."""
    folder = RunFolder(options.out / options.preset)
    network, preset = load_trained(folder), folder.preset()
    reviews = imdb.load(options.imdb)
    validation = imdb.split(reviews.train, preset.validation_share, preset.seed)[1]
    chosen = {"validation": validation, "test": reviews.test}[options.part]
    metrics = evaluate(network, sequences(preset, chosen), chosen.labels)
    print(
        f"{preset.id}: accuracy {metrics.accuracy:.4%}, loss {metrics.loss:.4f} "
        f"on {len(chosen):,} {options.part} reviews"
    )
    return 0


def export_command(options: argparse.Namespace) -> int:
    """``export PRESET``."""
    folder = RunFolder(options.out / options.preset)
    folder.preset()  # complain about a missing run before loading the data
    ranks = imdb.load_word_index(options.word_index, options.imdb)
    print(f"exported {export(folder, imdb.load(options.imdb), ranks, options.to)}")
    return 0


def verify_command(options: argparse.Namespace) -> int:
    """``verify DIR…``."""
    complaints = [sentence for directory in options.directories for sentence in verify(directory)]
    for sentence in complaints:
        print(sentence, file=sys.stderr)
    if not complaints:
        print(f"sound: {', '.join(map(str, options.directories))}")
    return EXIT_REFUSED if complaints else 0


def chosen_preset(options: argparse.Namespace) -> Preset:
    """The preset with what the options change in it.

    Raises:
        TrainingError: when an option does not go with the preset.
    """
    preset = preset_named(options.preset)
    if options.seed is not None:
        preset = replace(preset, seed=options.seed)
    if options.epochs is not None:
        preset = replace(preset, training=replace(preset.training, epochs=options.epochs))
    if options.loss is not None:
        if isinstance(preset.training, EveryStep):
            raise TrainingError(
                f"Cannot train {preset.id} with --loss {options.loss}: "
                "only the preset seed has a choice of losses. Leave --loss out."
            )
        preset = replace(preset, training=replace(preset.training, loss=options.loss))
    return preset


if __name__ == "__main__":
    sys.exit(main())
