"""The options of ``python -m training``."""

import argparse
import os
from pathlib import Path
from typing import TypeAlias

from training.config import ALL
from training.reviews_file import UTF_8
from training.tagger_config import TAGGERS

RUNS = Path("runs")
MODELS = Path("web/public/models")
OWN_MODELS = RUNS / "models"


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
    _add_map(commands)
    _add_verify(commands)
    _add_card(commands)
    _add_bench(commands)
    return parser


def positive(text: str) -> int:
    """An integer from 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not 1 or more")
    return number


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_train(commands: Commands) -> None:
    command = commands.add_parser(
        "train",
        help="train a preset, or go on with an interrupted run",
        description="Train a preset in OUT/PRESET. Started again, it goes on behind the last epoch "
        "it finished. Watch it with: tensorboard --logdir OUT",
    )
    _add_preset(command)
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
    _add_data(command)
    _add_treebank(command)
    command.add_argument(
        "--distribute",
        action="store_true",
        help="share every batch among the workers that TF_CONFIG names, or, without it, among the "
        "GPUs of this machine",
    )
    _add_unlabelled(command)
    _add_out(command)
    _add_own_data(command)


def _add_own_data(command: argparse.ArgumentParser) -> None:
    own = command.add_argument_group(
        "reviews of your own",
        "With --csv, the vocabulary is made from these reviews, a tenth of them is kept for the "
        "test, and the trained model is exported at once.",
    )
    own.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="a .csv, .tsv or .jsonl file, or one of these gzipped: .csv.gz",
    )
    own.add_argument("--text", default="text", metavar="COLUMN", help="(default: text)")
    own.add_argument("--label", default="label", metavar="COLUMN", help="(default: label)")
    own.add_argument("--positive", metavar="NAME", help="the label that P(positive) is about")
    own.add_argument("--negative", metavar="NAME", help="the other label, where there are more")
    own.add_argument(
        "--encoding", default=UTF_8, metavar="NAME", help="of the file (default: UTF-8)"
    )
    own.add_argument(
        "--skip-bad-rows",
        action="store_true",
        help="leave out rows that cannot be used; without it they are listed and nothing is done",
    )
    own.add_argument("--id", metavar="ID", help="of the model (default: the file's name)")
    own.add_argument("--title", metavar="TITLE", help="what the page calls it (default: ID)")
    own.add_argument(
        "--to",
        type=Path,
        default=os.environ.get("MODELS_DIR") or OWN_MODELS,
        metavar="DIR",
        help="where the model directory goes "
        f"(default: the environment's MODELS_DIR, else {OWN_MODELS})",
    )


def _add_evaluate(commands: Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="measure the network of a run",
        description="Accuracy and loss of the best epoch of the run in OUT/PRESET.",
    )
    _add_preset(command)
    command.add_argument(
        "--part",
        choices=("validation", "test"),
        default="validation",
        help="which reviews; choose by 'validation', report 'test' (default: validation)",
    )
    command.add_argument(
        "--teachers", action="store_true", help="measure those who taught it, too, and their mean"
    )
    _add_data(command)
    _add_out(command)


def _add_export(commands: Commands) -> None:
    command = commands.add_parser(
        "export",
        help="write the network of a run for the browser",
        description="Write the best epoch of the run in OUT/PRESET as the model directory "
        "TO/PRESET. The written files are read back and held against Keras first; when they "
        "differ, or quantising costs accuracy, what TO/PRESET held before stays. Or, with --keras, "
        "write a network of your own.",
    )
    _add_preset(command, nargs="?")
    command.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        help=f"(default: {MODELS}; with --keras: the environment's MODELS_DIR, else {OWN_MODELS})",
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
    _add_data(command)
    _add_treebank(command)
    _add_out(command)
    _add_keras(command)


def _add_keras(command: argparse.ArgumentParser) -> None:
    keras = command.add_argument_group(
        "a network of your own",
        "Embedding -> SimpleRNN, GRU or LSTM -> Dense, as Keras 2 or 3 saved it. The directory "
        "opens in the page by dropping it there, or from a server's MODELS_DIR.",
    )
    keras.add_argument("--keras", type=Path, metavar="FILE", help="a .keras or .h5 file")
    keras.add_argument(
        "--vocabulary",
        type=Path,
        metavar="FILE",
        help="line k (from 0) is the word with id k; or .json: a list, or an object from word to "
        "id, as Tokenizer.word_index is",
    )
    keras.add_argument(
        "--index-from",
        type=positive,
        metavar="N",
        help="what was added to the ids of the .json object: 3 for imdb.load_data's",
    )
    keras.add_argument("--unknown", metavar="WORD", help="the entry that stands for unknown words")
    keras.add_argument(
        "--classes",
        nargs=2,
        default=("negative", "positive"),
        metavar=("LOW", "HIGH"),
        help="what an output near 0 and one near 1 mean (default: negative positive)",
    )
    keras.add_argument(
        "--max-words", type=positive, metavar="N", help="longest text read, in steps"
    )
    keras.add_argument(
        "--keep", choices=("first", "last"), default="last", help="of longer ones (default: last)"
    )
    keras.add_argument(
        "--pad-to",
        type=positive,
        metavar="N",
        help="steps that shorter texts are padded to, behind",
    )
    keras.add_argument(
        "--no-start-token",
        action="store_true",
        help="read texts without the list's start word, which otherwise comes first",
    )
    keras.add_argument("--id", metavar="ID", help="of the model (default: the file's name)")
    keras.add_argument("--title", metavar="TITLE", help="what the page calls it (default: ID)")


def _add_map(commands: Commands) -> None:
    command = commands.add_parser(
        "map",
        help="draw the map of a model's states",
        description="Write MODELS/ID/map.json from the model's readings of test reviews: where its "
        "states lie, where they stay, and which words move them. 'export' does it, too.",
    )
    command.add_argument("id", metavar="ID", help="a model directory's name, such as simple-rnn")
    command.add_argument(
        "--models", type=Path, default=MODELS, metavar="DIR", help=f"(default: {MODELS})"
    )
    _add_data(command)


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
    _add_data(command)


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


def _add_preset(command: argparse.ArgumentParser, nargs: str | None = None) -> None:
    names = ", ".join([*ALL, *TAGGERS])
    command.add_argument("preset", nargs=nargs, metavar="PRESET", help=f"one of: {names}")


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--imdb",
        type=Path,
        metavar="FILE",
        default=os.environ.get("IMDB_PATH"),
        help="a copy of Keras' imdb.npz (default: the environment's IMDB_PATH, else downloaded)",
    )


def _add_unlabelled(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--unlabelled",
        type=Path,
        metavar="FILE",
        default=os.environ.get("IMDB_UNSUP_PATH"),
        help="the unlabelled reviews as an npz file of ids and offsets (default: the environment's "
        "IMDB_UNSUP_PATH, else imdb_unsup.npz beside the --imdb file, else the original archive "
        "is downloaded, once)",
    )


def _add_treebank(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--ud",
        type=Path,
        metavar="DIR",
        default=os.environ.get("UD_PATH"),
        help="for a tagger: the folder with train.tsv, dev.tsv and test.tsv of UD English EWT "
        "(default: the environment's UD_PATH)",
    )


def _add_out(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out", type=Path, default=RUNS, metavar="DIR", help=f"folder of runs (default: {RUNS})"
    )
