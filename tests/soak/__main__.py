"""`python -m tests.soak [name …]`: run the long tests, one after another, and print the figures."""

from __future__ import annotations

import importlib
import sys
import time
import traceback

from .figures import Figures, Row

# Name of the row to where it is, what it needs being imported only then.
ROWS = {
    "slow": ("slow_clients", "run"),
    "throughput": ("throughput", "run"),
    "hup": ("signals", "hang_up"),
    "kill": ("signals", "kill"),
    "mutations": ("mutated", "run"),
    "many": ("many", "run"),
    "damage": ("damage", "run"),
    "readonly": ("read_only", "run"),
    "visit": ("visit_cost", "run"),
}


def main(names: list[str]) -> int:
    """Run the rows named, or all; the number of those that failed is the exit status."""
    if unknown := set(names) - set(ROWS):
        print(f"There is no {', '.join(sorted(unknown))}; the rows are {', '.join(ROWS)}.")
        return 2
    failed = []
    for name in names or ROWS:
        module, function = ROWS[name]
        row: Row = getattr(importlib.import_module(f"{__package__}.{module}"), function)
        print(f"{name}: {(row.__doc__ or '').splitlines()[0]}", flush=True)
        figures, started = Figures(), time.monotonic()
        try:
            row(figures)
        except Exception:  # the other rows are still worth running
            traceback.print_exc()
            figures.must(False, "the test itself came to an end")
        print(f"      took {time.monotonic() - started:.0f} s", flush=True)
        if figures.failures:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "Everything held.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
