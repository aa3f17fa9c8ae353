"""Writes `tests/fixtures/corpus-measures.json`: what SciPy says of small corpora.

For `tests/web/corpus/measures.test.ts`. Run `python -m tests.training.corpus_measures`.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy import special, stats

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus-measures.json"
COUNTS = ((0, 7), (7, 7), (8, 10), (1, 3), (22793, 24998), (499, 1000))
PAIRS = ((0, 0), (1, 0), (3, 9), (25, 25), (412, 301), (600, 401), (700, 501), (1900, 2100))


def interval(hits: int, of: int) -> dict[str, Any]:
    """Wilson's interval without continuity correction."""
    found = stats.binomtest(hits, of).proportion_ci(method="wilson")
    return {"hits": hits, "of": of, "low": found.low, "high": found.high}


def mcnemar(b: int, c: int) -> dict[str, Any]:
    """The exact test up to 1,000 disagreements, then chi-square with Edwards' correction."""
    n = b + c
    if n == 0:
        p = 1.0
    elif n <= 1000:
        p = stats.binomtest(b, n, 0.5).pvalue
    else:
        p = stats.chi2.sf((abs(b - c) - 1) ** 2 / n, 1)
    return {"b": b, "c": c, "p": float(p)}


def small_corpus(seed: int, texts: int) -> dict[str, Any]:
    """Scores of two decimals, so that there are ties; and the figures that follow from them."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 2, texts)
    scores = np.round(
        np.clip(0.5 + 0.25 * (labels - 0.5) + random.normal(0, 0.25, texts), 0.005, 0.995), 2
    )
    scores = scores.astype(np.float32)
    own, others = (scores[labels == side].astype(np.float64) for side in (1, 0))
    said = (scores >= 0.5).astype(int)
    bins = np.minimum(9, np.floor(scores.astype(np.float64) * 10).astype(int))
    error = sum(
        (bins == k).mean()
        * abs(scores[bins == k].astype(np.float64).mean() - labels[bins == k].mean())
        for k in range(10)
        if (bins == k).any()
    )
    return {
        "labels": labels.tolist(),
        "scores": [round(float(score), 2) for score in scores],
        "area": float(stats.mannwhitneyu(own, others).statistic / (len(own) * len(others))),
        "confusion": [int(((labels == a) & (said == b)).sum()) for a in (0, 1) for b in (0, 1)],
        "expectedError": float(error),
        "counts": np.bincount(bins, minlength=10).tolist(),
    }


def moments(seed: int) -> dict[str, Any]:
    """States of five texts in eight bits, one of them empty, and which are nearest to a state."""
    random = np.random.default_rng(seed)
    steps, units = (3, 4, 0, 7, 2), 11
    values = random.integers(-127, 128, (sum(steps), units))
    scales = random.uniform(0.001, 0.008, len(steps)).astype(np.float32)
    query = random.uniform(-0.4, 0.4, units).astype(np.float32)
    rows = np.repeat(np.arange(len(steps)), steps)
    places = np.concatenate([np.arange(count) for count in steps])
    states = values * scales[rows].astype(np.float64)[:, None]

    def nearest(chosen: list[int]) -> list[list[float]]:
        distances = np.linalg.norm(states[:, chosen] - query[chosen].astype(np.float64), axis=1)
        order = np.argsort(distances)[:6]
        return [[int(rows[k]), int(places[k]), float(distances[k])] for k in order]

    some = [1, 4, 10]
    return {
        "units": units,
        "values": values.ravel().tolist(),
        "starts": [0, *np.cumsum(steps).tolist()],
        "scales": [float(scale) for scale in scales],
        "query": [float(value) for value in query],
        "nearest": nearest(list(range(units))),
        "some": some,
        "nearestBySome": nearest(some),
    }


def slope_by_place(x: Any, y: Any) -> tuple[float, float]:
    """Least squares through the origin; its standard error takes each place as one observation.

    Args:
        x, y: <float64>[places, words], NaN where a text has no such word.
    """
    is_there = ~np.isnan(x)
    slope = float(np.linalg.lstsq(x[is_there][:, None], y[is_there], rcond=None)[0][0])
    scores = np.where(is_there, x * (y - slope * x), 0).sum(axis=1)[is_there.any(axis=1)]
    places = len(scores)
    variance = places / (places - 1) * (scores**2).sum() / (x[is_there] ** 2).sum() ** 2
    return slope, float(np.sqrt(variance))


def barcode_of(
    with_it: list[Any], without: list[Any], at: list[int], before: float
) -> dict[str, Any]:
    """How the ten words after a word change, from logits after each step at some places.

    Args:
        with_it, without: for each place, logits with the word and without it.
        at: for each place, the step of the word.
        before: the logit before any step.
    """
    changes = [
        (np.diff(a, prepend=before), np.diff(b, prepend=before))
        for a, b in zip(with_it, without, strict=True)
    ]
    xs, ys = np.full((2, len(at), 10), np.nan)
    for row, ((y, x), step) in enumerate(zip(changes, at, strict=True)):
        count = min(10, len(x) - step)
        xs[row, :count], ys[row, :count] = x[step : step + count], y[step + 1 : step + 1 + count]
    each = [slope_by_place(xs[:, [k]], ys[:, [k]]) for k in range(10)]
    near, error = slope_by_place(xs[:, :3], ys[:, :3])
    return {
        "slopes": [slope for slope, _ in each],
        "errors": [own_error for _, own_error in each],
        "near": near,
        "error": error,
        "own": float(np.mean([y[step] for (y, _), step in zip(changes, at, strict=True)])),
    }


def barcode(seed: int) -> dict[str, Any]:
    """Logits with and without a word at ten places, and how the words after it change."""
    random = np.random.default_rng(seed)
    before = 0.25
    places: list[dict[str, Any]] = []
    for length in (16, 16, 14, 16, 9, 16, 6, 16, 16, 12):
        at = int(random.integers(0, 5))
        with_it = random.normal(size=length).round(4).tolist()
        without = random.normal(size=length - 1).round(4).tolist()
        places.append({"at": at, "withIt": with_it, "without": without})
    column = {name: [place[name] for place in places] for name in ("withIt", "without", "at")}
    found = barcode_of(column["withIt"], column["without"], column["at"], before)
    return {"places": places, "before": before, **found}


def main() -> None:
    """Writes the fixture."""
    points = (0.0, 0.1, 0.5, 1.0, 1.9, 2.0, 2.5, 4.0, 6.0)
    FIXTURE.write_text(
        json.dumps(
            {
                "intervals": [interval(*counts) for counts in COUNTS],
                "mcnemar": [mcnemar(*pair) for pair in PAIRS],
                "erfc": [[x, float(special.erfc(x))] for x in points],
                "moments": moments(3),
                "barcode": barcode(4),
                "corpora": [small_corpus(seed, texts) for seed, texts in ((1, 37), (2, 211))],
            }
        )
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
