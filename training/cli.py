"""The commands of ``python -m training``, and what each may be told."""

import argparse
from pathlib import Path
from typing import TypeAlias

from training.options import (
    MODELS,
    add_answers,
    add_chinese,
    add_data,
    add_out,
    add_own_data,
    add_own_to,
    add_preset,
    add_short,
    add_treebank,
    add_unlabelled,
    positive,
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; their options carry their own documentation."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description="Train a network on the IMDB reviews and export it for the browser.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_train(commands)
    _add_evaluate(commands)
    _add_export(commands)
    _add_import(commands)
    _add_map(commands)
    _add_verify(commands)
    _add_card(commands)
    _add_exam(commands)
    _add_bench(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_train(commands: Commands) -> None:
    command = commands.add_parser(
        "train",
        help="train a preset, or go on with an interrupted run",
        description="Train a preset in OUT/PRESET. Started again, it goes on behind the last epoch "
        "it finished. Watch it with: tensorboard --logdir OUT",
    )
    add_preset(command)
    command.add_argument("--epochs", type=positive, metavar="N", help="instead of the preset's")
    command.add_argument(
        "--seed",
        type=int,
        metavar="N",
        help="of every random choice; another one than the preset's trains in OUT/PRESET-seed-N",
    )
    command.add_argument(
        "--loss",
        choices=("corrected", "notebook"),
        help="preset seed only: 'notebook' repeats the notebook's mistake, a sigmoid's output "
        "taken for a logit, whose loss cannot fall below 0.5032 (default: corrected)",
    )
    add_data(command)
    add_short(command)
    add_chinese(command)
    add_treebank(command)
    command.add_argument(
        "--distribute",
        action="store_true",
        help="share every batch among the workers that TF_CONFIG names, or, without it, among the "
        "GPUs of this machine",
    )
    add_unlabelled(command)
    add_out(command)
    add_own_data(command)


def _add_evaluate(commands: Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="measure the network of a run",
        description="Accuracy and loss of the best epoch of the run in OUT/PRESET.",
    )
    add_preset(command)
    command.add_argument(
        "--part",
        choices=("validation", "test"),
        default="validation",
        help="which reviews; choose by 'validation', report 'test' (default: validation)",
    )
    command.add_argument(
        "--teachers", action="store_true", help="measure those who taught it, too, and their mean"
    )
    add_data(command)
    add_short(command)
    add_chinese(command)
    add_out(command)


def _add_export(commands: Commands) -> None:
    command = commands.add_parser(
        "export",
        help="write the network of a run for the browser",
        description="Write the best epoch of the run in OUT/PRESET as the model directory "
        "TO/PRESET. The written files are read back and held against Keras first; when they "
        "differ, or quantising costs accuracy, what TO/PRESET held before stays.",
    )
    add_preset(command)
    command.add_argument(
        "--to", type=Path, default=MODELS, metavar="DIR", help=f"(default: {MODELS})"
    )
    command.add_argument(
        "--seeds",
        action="store_true",
        help="choose by validation among the run and those in OUT/PRESET-seed-*, and put the test "
        "accuracy of all of them, their mean and its 95%% interval into the card",
    )
    command.add_argument(
        "--word-index",
        type=Path,
        metavar="FILE",
        help="Keras' imdb_word_index.json (default: beside the --imdb file, else downloaded)",
    )
    add_data(command)
    add_short(command)
    add_chinese(command)
    add_treebank(command)
    add_out(command)


def _add_import(commands: Commands) -> None:
    command = commands.add_parser(
        "import",
        help="write the network in a framework's files as a model directory",
        description="Write a network that Keras (.keras, .h5, or JSON and weights) or the "
        "TensorFlow.js converter saved, with its word list, as the model directory TO/ID, with "
        "golden values from Keras. Files are told by what is in them; no code in them runs. It "
        "holds Embedding -> SimpleRNN, GRU or LSTM, each forward or in both directions -> a "
        "pooling or none -> Dense; the page opens more kinds by dropping the files themselves.",
    )
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="network and words")
    add_own_to(command)
    add_answers(command)


def _add_map(commands: Commands) -> None:
    command = commands.add_parser(
        "map",
        help="draw the map of a model's states",
        description="Write MODELS/ID/map.json from the model's readings of test reviews: where its "
        "states lie, where they stay, and which words move them; and into its card how far the "
        "states reach in validation reviews. 'export' does both, too.",
    )
    command.add_argument("id", metavar="ID", help="a model directory's name, such as simple-rnn")
    command.add_argument(
        "--models", type=Path, default=MODELS, metavar="DIR", help=f"(default: {MODELS})"
    )
    add_data(command)


def _add_verify(commands: Commands) -> None:
    command = commands.add_parser(
        "verify",
        help="check model directories against their cards",
        description="Check checksums, sizes and golden values of model directories. "
        "Needs no reviews.",
    )
    command.add_argument(
        "directories", type=Path, nargs="+", metavar="DIR", help=f"such as {MODELS}/simple-rnn"
    )


def _add_bench(commands: Commands) -> None:
    command = commands.add_parser(
        "bench",
        help="time an epoch beside the notebook's way",
        description="Train one epoch of simple-rnn over whole reviews, and one by the notebook's "
        "loop over batches that are padded but not sorted by length; print seconds and ratio.",
    )
    command.add_argument("--reviews", type=positive, metavar="N", help="only the first N")
    add_data(command)


def _add_exam(commands: Commands) -> None:
    command = commands.add_parser(
        "exam",
        help="put the exam of short sentences to exported models",
        description="Print how many sentences of each kind a model directory gets right. Settings "
        "and seeds are chosen by the part 'choosing' alone. Needs no data.",
    )
    command.add_argument("ids", nargs="+", metavar="ID", help="such as gru")
    command.add_argument(
        "--models", type=Path, default=MODELS, metavar="DIR", help=f"(default: {MODELS})"
    )


def _add_card(commands: Commands) -> None:
    command = commands.add_parser(
        "card",
        help="write the model card in Markdown",
        description="Write README.md of model directories from their card.json. "
        "An export does it, too.",
    )
    command.add_argument(
        "directories", type=Path, nargs="+", metavar="DIR", help=f"such as {MODELS}/simple-rnn"
    )
