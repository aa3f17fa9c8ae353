"""Headings and tables in Markdown."""

from collections.abc import Iterable, Sequence


def section(title: str, body: str) -> str:
    """A heading and what stands below it."""
    return f"## {title}\n\n{body}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def percent(share: float) -> str:
    """A share as people read it.

    >>> percent(0.8764)
    '87.6 %'
    """
    return f"{100 * share:.1f} %"
