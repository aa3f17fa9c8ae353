"""The options of ``python -m training`` that several commands share, or that make up a group."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from training.data.reviews_file import UTF_8
from training.models.config import ALL

RUNS = Path("runs")
MODELS = Path("web/public/models")
OWN_MODELS = RUNS / "models"


def positive(text: str) -> int:
    """An integer from 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not 1 or more")
    return number


def natural(text: str) -> int:
    """An integer from 0."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is not 0 or more")
    return number


def id_or(word: str) -> Callable[[str], int | str]:
    """An id, or this word."""

    def read(text: str) -> int | str:
        if text == word:
            return word
        try:
            return natural(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is neither an id nor {word!r}") from None

    return read


def add_preset(command: argparse.ArgumentParser) -> None:
    """Which preset."""
    names = ", ".join(ALL)
    command.add_argument("preset", metavar="PRESET", help=f"one of: {names}")


def add_data(command: argparse.ArgumentParser) -> None:
    """Where the labelled reviews are."""
    command.add_argument(
        "--imdb",
        type=Path,
        metavar="FILE",
        default=os.environ.get("IMDB_PATH"),
        help="a copy of Keras' imdb.npz (default: the environment's IMDB_PATH, else downloaded)",
    )


def add_unlabelled(command: argparse.ArgumentParser) -> None:
    """Where the unlabelled reviews are."""
    command.add_argument(
        "--unlabelled",
        type=Path,
        metavar="FILE",
        default=os.environ.get("IMDB_UNSUP_PATH"),
        help="the unlabelled reviews as an npz file of ids and offsets (default: the environment's "
        "IMDB_UNSUP_PATH, else imdb_unsup.npz beside the --imdb file, else the original archive "
        "is downloaded, once)",
    )


def add_short(command: argparse.ArgumentParser) -> None:
    """Where the short texts are."""
    command.add_argument(
        "--short",
        type=Path,
        metavar="DIR",
        default=os.environ.get("SHORT_PATH"),
        help="the folder of short texts: sst_*.tsv, cad_*.tsv and the list of reviews to leave out "
        "(default: the environment's SHORT_PATH)",
    )


def add_chinese(command: argparse.ArgumentParser) -> None:
    """Where the Chinese texts are."""
    command.add_argument(
        "--chinese",
        type=Path,
        metavar="DIR",
        default=os.environ.get("CHINESE_PATH"),
        help="for a Chinese network: the folder with film.tsv, film_test.tsv and shopping.tsv "
        "(default: the environment's CHINESE_PATH)",
    )


def add_treebank(command: argparse.ArgumentParser) -> None:
    """Where a tagger's sentences are."""
    command.add_argument(
        "--ud",
        type=Path,
        metavar="DIR",
        default=os.environ.get("UD_PATH"),
        help="for a tagger: the folder with train.tsv, dev.tsv and test.tsv of UD English EWT "
        "(default: the environment's UD_PATH)",
    )


def add_out(command: argparse.ArgumentParser) -> None:
    """The folder of runs."""
    command.add_argument(
        "--out", type=Path, default=RUNS, metavar="DIR", help=f"folder of runs (default: {RUNS})"
    )


def add_own_data(command: argparse.ArgumentParser) -> None:
    """Reviews of one's own."""
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
    add_own_to(own)


def add_own_to(command: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Where the model directory of a person's own network goes."""
    command.add_argument(
        "--to",
        type=Path,
        default=os.environ.get("MODELS_DIR") or OWN_MODELS,
        metavar="DIR",
        help="where the model directory goes "
        f"(default: the environment's MODELS_DIR, else {OWN_MODELS})",
    )


def add_answers(command: argparse.ArgumentParser) -> None:
    """What files leave open of a network, by the names that ``openNetwork`` has for it."""
    answers = command.add_argument_group(
        "what the files leave open",
        "What is not passed is taken from the files, else the likeliest is taken, and said.",
    )
    answers.add_argument("--title", metavar="TITLE", help="(default: the file's name)")
    answers.add_argument("--id", metavar="ID", help="(default: the file's name)")
    answers.add_argument("--tokeniser", choices=("words",), help="how texts are divided")
    answers.add_argument(
        "--index-from",
        type=natural,
        metavar="N",
        help="what is added to the ids in the word list: 3 for IMDB's index",
    )
    answers.add_argument(
        "--start-token", type=id_or("none"), metavar="ID", help="before the first word, or none"
    )
    answers.add_argument(
        "--unknown", type=id_or("dropped"), metavar="ID", help="of unknown words, or dropped"
    )
    answers.add_argument(
        "--ids-below", type=positive, metavar="N", help="ids from N on are unknown: num_words"
    )
    answers.add_argument("--max-words", type=positive, metavar="N", help="longest text, in steps")
    answers.add_argument("--keep", choices=("first", "last"), help="of longer ones: last")
    answers.add_argument("--pad-to", type=positive, metavar="N", help="steps to fill up to")
    answers.add_argument("--pad-at", choices=("start", "end"), help="where: start")
    answers.add_argument("--classes", nargs="+", metavar="NAME", help="of the classes, in order")
    answers.add_argument(
        "--outputs", choices=("softmax", "labels"), help="of several logits: softmax"
    )
    answers.add_argument("--language", default="en", metavar="TAG", help="BCP 47 (default: en)")
