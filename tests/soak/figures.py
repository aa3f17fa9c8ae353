"""How a row of the table reports: what was measured, and whether it holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

ALL = 100  # per cent


@dataclass
class Figures:
    """What one test measured, printed as it is found."""

    failures: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Print something that is not judged."""
        print(f"      {text}", flush=True)

    def must(self, holds: bool, text: str) -> None:
        """Print a figure together with what it has to be."""
        print(f"  {'ok  ' if holds else 'FAIL'}  {text}", flush=True)
        if not holds:
            self.failures.append(text)


Row = Callable[[Figures], None]


def percentile(values: list[float], per_cent: float) -> float:
    """The value that so many per cent of the values do not exceed.

    >>> percentile([3.0, 1.0, 2.0, 4.0], 75)
    3.0
    """
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * round(per_cent * ALL) // (ALL * ALL)) - 1)]


def load() -> str:
    """How busy the machine is with everything, this test included."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
