"""Tab-separated tables with a head line, as the short texts are kept in."""

from collections.abc import Sequence
from pathlib import Path

from training.errors import TrainingError


def read_table(file: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Read a UTF-8 table; the first line names its columns.

    Args:
        file: the table.
        columns: those that the caller needs; the table may have more.

    Raises:
        TrainingError: when the file is missing, is no such table, or a line has too few cells.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as cause:
        raise TrainingError(
            f"Cannot read {file}: {cause.strerror}. Check --short or SHORT_PATH."
        ) from cause
    except UnicodeDecodeError as cause:
        raise TrainingError(
            f"Cannot read {file}: byte {cause.start} is not UTF-8. Name an undamaged copy."
        ) from cause
    # Not splitlines(): a text may hold U+0085, which ends a line for Python and not here.
    head, *lines = text.removesuffix("\n").split("\n")
    names = head.rstrip("\r").split("\t")
    missing = [name for name in columns if name not in names]
    if missing:
        raise TrainingError(
            f"Cannot use {file}: it has no column {missing[0]!r}, only {', '.join(names)}. "
            "Name an undamaged copy."
        )
    rows: list[dict[str, str]] = []
    for number, line in enumerate(lines, 2):
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(names):
            raise TrainingError(
                f"Cannot use {file}: line {number} has {len(cells)} cells and not {len(names)}. "
                "Name an undamaged copy."
            )
        rows.append(dict(zip(names, cells, strict=True)))
    if not rows:
        raise TrainingError(f"Cannot use {file}: it has no rows. Name an undamaged copy.")
    return rows
