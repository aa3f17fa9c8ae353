"""The command line: ``python -m training --help``."""

import importlib
import sys

from training.cli import build_parser
from training.errors import TrainingError
from training.quiet import importing, quieten

EXIT_REFUSED = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0, or 2 with one sentence on standard error."""
    options = build_parser().parse_args(arguments)
    with importing():
        # Here and not above: --help should not wait for TensorFlow.
        commands = importlib.import_module("training.commands")
    quieten()
    try:
        code: int = commands.COMMANDS[options.command](options)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return EXIT_REFUSED
    return code


if __name__ == "__main__":
    sys.exit(main())
