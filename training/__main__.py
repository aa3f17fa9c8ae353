"""The command line: ``python -m training --help``."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from training.cli import build_parser
from training.errors import TrainingError

EXIT_REFUSED = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0, or 2 with one sentence on standard error."""
    options = build_parser().parse_args(arguments)
    with _silent_errors():
        # Here and not above: --help should not wait for TensorFlow.
        commands = importlib.import_module("training.commands")
    try:
        code: int = commands.COMMANDS[options.command](options)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return EXIT_REFUSED
    return code


@contextmanager
def _silent_errors() -> Iterator[None]:
    """Keep TensorFlow's start-up notices about absent GPUs, which no setting stops, off stderr."""
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a device, not a path)
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


if __name__ == "__main__":
    sys.exit(main())
