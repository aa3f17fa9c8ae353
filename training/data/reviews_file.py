"""A file of somebody's own reviews: .csv, .tsv or .jsonl, each also gzipped, read row by row.

A CSV file is read as RFC 4180 has it: quotes may hold commas and line ends. In a TSV file every
line is a row and quotes mean nothing. In a JSON-lines file every line is an object.
"""

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.errors import TrainingError

FORMATS = (".csv", ".tsv", ".jsonl")
# Spreadsheets put a byte order mark in front of UTF-8; this codec takes it away.
UTF_8 = "utf-8-sig"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Row:
    """A review with its label, as they stand in the file.

    Attributes:
        line: the line it starts on; the file's first line is 1.
    """

    line: int
    text: str
    label: str


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be used.

    Attributes:
        line: the line it starts on; the file's first line is 1.
        why: what is wrong, such as ``no label``.
    """

    line: int
    why: str


# The line of a row, and either its cells by column or a sentence saying what is wrong.
_Cells = tuple[int, "dict[str, Any] | str"]


def read_rows(
    file: Path, text: str, label: str, encoding: str = UTF_8
) -> tuple[list[Row], list[BadRow]]:
    """Read the columns ``text`` and ``label``; empty lines are no rows.

    Raises:
        TrainingError: when the file, its format, its encoding or a column is not what was said.
    """
    kind = _format(file)
    content = _decoded(file, encoding)
    if not content.strip():
        raise TrainingError(f"Cannot train on {file}: it is empty.")
    found = list(_json_lines(content) if kind == ".jsonl" else _table(file, content, kind))
    objects = [cells for _, cells in found if isinstance(cells, dict)]
    columns = list(dict.fromkeys(name for cells in objects for name in cells))
    for option, column in (("--text", text), ("--label", label)):
        if objects and column not in columns:
            raise _no_column(file, column, columns, option)

    rows: list[Row] = []
    bad: list[BadRow] = []
    for line, cells in found:
        row = cells if isinstance(cells, str) else _row(line, cells.get(text), cells.get(label))
        if isinstance(row, str):
            bad.append(BadRow(line, row))
        else:
            rows.append(row)
    return rows, bad


def _format(file: Path) -> str:
    name = file.name.lower().removesuffix(".gz")
    kind = next((kind for kind in FORMATS if name.endswith(kind)), None)
    if kind is None:
        raise TrainingError(
            f"Cannot tell the format of {file}: its name must end in {', '.join(FORMATS)} "
            "or one of these and .gz."
        )
    return kind


def _decoded(file: Path, encoding: str) -> str:
    try:
        data = file.read_bytes()
        if file.name.lower().endswith(".gz"):
            data = gzip.decompress(data)
    except (gzip.BadGzipFile, EOFError, zlib.error) as cause:
        raise TrainingError(f"Cannot unpack {file}: it is not a whole gzip file.") from cause
    except OSError as cause:
        raise TrainingError(f"Cannot read {file}: {cause.strerror}. Check --csv.") from cause
    if encoding == UTF_8 and data.startswith(UTF_16_MARKS):
        raise TrainingError(f"Cannot read {file} as UTF-8: it is UTF-16. Pass --encoding utf-16.")
    try:
        return data.decode(encoding)
    except LookupError as cause:
        raise TrainingError(f"Cannot read {file}: no encoding is called {encoding!r}.") from cause
    except UnicodeDecodeError as cause:
        line = data.count(b"\n", 0, cause.start) + 1
        raise TrainingError(
            f"Cannot read {file}: line {line} is not {encoding.removesuffix('-sig').upper()}. "
            "Save it as UTF-8, or name its encoding, such as --encoding cp1252."
        ) from cause


def _table(file: Path, content: str, kind: str) -> Iterator[_Cells]:
    """Rows of a CSV or TSV file; its first row names the columns."""
    # The csv module's default limit is 131,072 characters a cell; a text may be longer.
    csv.field_size_limit(sys.maxsize)
    stream = io.StringIO(content, newline="")
    if kind == ".tsv":
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(stream, strict=True)
    columns: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if not cells:
                pass
            elif columns is None:
                columns = [name.strip() for name in cells]
            elif len(cells) != len(columns):
                yield line, f"{len(cells)} cells under {len(columns)} columns"
            else:
                yield line, dict(zip(columns, cells, strict=True))
            line = reader.line_num + 1
    except csv.Error as cause:
        raise TrainingError(
            f"Cannot read {file} as CSV: {cause}, in the row that starts on line {line}. "
            "A quote inside a quoted cell is written twice."
        ) from cause


def _json_lines(content: str) -> Iterator[_Cells]:
    # Not splitlines(): a JSON string may hold the line ends of Unicode as they are.
    for line, text in enumerate(content.split("\n"), 1):
        if not text.strip():
            continue
        try:
            cells = json.loads(text)
        except (ValueError, RecursionError):
            yield line, "not JSON"
            continue
        yield line, cells if isinstance(cells, dict) else "not a JSON object"


def _row(line: int, text: Any, label: Any) -> "Row | str":
    if text is None or text == "":
        return "no text"
    if not isinstance(text, str):
        return "a text that is not a string"
    if isinstance(label, bool):
        label = str(label).lower()  # true, as JSON spells it
    if label is None or not isinstance(label, str | int | float) or not str(label).strip():
        return "no label"
    return Row(line, text, str(label).strip())


def _no_column(file: Path, column: str, columns: list[str], option: str) -> TrainingError:
    return TrainingError(
        f"Cannot find a column {column!r} in {file}: it has {', '.join(map(repr, columns))}. "
        f"Name one of them with {option}."
    )
