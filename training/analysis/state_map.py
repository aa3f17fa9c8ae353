"""map.json: what the states of a trained network mean, learned from its readings of test reviews.

The plane in which the states vary most, a cloud of them in it, the direction in which the verdict
grows, the points at which the network nearly stays, and for each unit the words that move it most.
Numbers and words of the vocabulary only: no review can be read from it. README.md has the format.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training.analysis.dynamics import Array, Dynamics
from training.analysis.readings import Readings, read_all, significant, unit_words
from training.analysis.slow_points import Point, find_fixed, find_slow
from training.bundle.bundle import open_bundle
from training.bundle.card import fingerprint, read_card, save_card
from training.bundle.model_card import write_readme
from training.bundle.weights import Weights
from training.data.imdb import Reviews
from training.text.vocabulary import SPECIAL_WORDS

MAP = "map.json"
FORMAT = 1
SEED = 0
REVIEWS = 2000
CLOUD = 600
# Coordinates of the cloud are whole numbers 0..LEVELS: finer than a pixel of the page's map.
LEVELS = 255
STARTS = 256
# A point is slow when a step there goes a tenth as far as a step of a reading usually does.
SLOW_SHARE = 0.1
MOST_SLOW_POINTS = 24
DIGITS = 4


@dataclass(frozen=True)
class Plane:
    """The two directions in which the drawn states vary most.

    Attributes:
        mean: of the states <float64>[units].
        axes: orthogonal, of length 1 <float64>[2, units].
        explained: the share of the states' variance along each <float64>[2].
    """

    mean: Array
    axes: Array
    explained: Array

    def project(self, states: Array) -> Array:
        """Coordinates in the plane: <float64>[n, units] -> <float64>[n, 2]."""
        return (states - self.mean) @ self.axes.T


def write_map(directory: Path, reviews: Reviews) -> Path:
    """Write a model directory's map from its readings of ``reviews``, and list it in its cards."""
    found = state_map(directory, reviews)
    file = directory / MAP
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text + "\n", encoding="utf-8")
    card = read_card(directory)
    card["files"] = dict(sorted((card["files"] | {MAP: fingerprint(file)}).items()))
    save_card(directory, card)
    write_readme(directory)
    return file


def map_complaints(directory: Path, card: dict[str, Any]) -> list[str]:
    """A sentence when the map was drawn from other weights than those that are here."""
    if MAP not in card["files"] or not (directory / MAP).is_file():
        return []
    drawn_from = json.loads((directory / MAP).read_text(encoding="utf-8"))["weights"]
    if drawn_from == _weights_files(card):
        return []
    return [
        f"{directory / MAP} was drawn from other weights: run python -m training map {card['id']}."
    ]


def state_map(directory: Path, reviews: Reviews) -> dict[str, Any]:
    """What map.json holds.

    Raises:
        TrainingError: when the network has not two classes and one layer that reads forwards.
    """
    bundle = open_bundle(directory)
    card, weights = bundle.card, bundle.weights
    weights.specification.check_plain(f"draw the map of {card['id']}")
    dynamics = Dynamics(weights.network())
    random = np.random.default_rng(SEED)
    sample = reviews.take(random.permutation(len(reviews))[:REVIEWS])
    readings = read_all(dynamics, card, sample)
    drawn = readings.states[:, : dynamics.units]
    plane = principal_plane(drawn, weights)
    slow_speed = SLOW_SHARE * float(np.median(np.linalg.norm(readings.moves, axis=1)))
    return {
        "format": FORMAT,
        "weights": _weights_files(card),
        "reviews": len(sample),
        "states": len(drawn),
        "plane": {
            "mean": _rounded(plane.mean),
            "axes": [_rounded(axis) for axis in plane.axes],
            "explained": _rounded(plane.explained),
        },
        "readout": {
            "gradient": _rounded(plane.axes @ readout(weights)[0]),
            "logit_at_mean": _rounded(_logits(weights, plane.mean[None]))[0],
        },
        "cloud": cloud(plane, readings, drawn, random),
        "slow_speed": significant(slow_speed),
        "points": [
            _point_entry(point, plane, weights)
            for point in still_points(dynamics, readings, weights, slow_speed, random)
        ],
        "units": unit_words(readings, dynamics.units, bundle.vocabulary),
    }


def principal_plane(states: Array, weights: Weights) -> Plane:
    """The states' first two principal components, turned so that the verdict grows along both."""
    mean = states.mean(axis=0)
    variances, directions = np.linalg.eigh(np.cov(states - mean, rowvar=False))
    axes = directions.T[:-3:-1]
    signs = np.where(axes @ readout(weights)[0] < 0, -1.0, 1.0)
    return Plane(mean, axes * signs[:, None], variances[:-3:-1] / variances.sum())


def readout(weights: Weights) -> tuple[Array, float]:
    """The vector <float64>[units] and the bias that make a state's logit of class 1."""
    kernel, bias = weights.readout.astype(np.float64), weights.readout_bias.astype(np.float64)
    if weights.specification.head.outputs == 1:
        return kernel[:, 0], float(bias[0])
    return kernel[:, 1] - kernel[:, 0], float(bias[1] - bias[0])


def cloud(
    plane: Plane, readings: Readings, drawn: Array, random: np.random.Generator
) -> dict[str, Any]:
    """A random sample of states in the plane, with their reviews' labels and progress."""
    chosen = np.sort(random.permutation(len(drawn))[:CLOUD])
    at = plane.project(drawn[chosen])
    low, high = at.min(axis=0), at.max(axis=0)
    levels = np.rint((at - low) / np.where(high > low, high - low, 1) * LEVELS).astype(int)
    return {
        "low": _rounded(low),
        "high": _rounded(high),
        "levels": LEVELS,
        "x": levels[:, 0].tolist(),
        "y": levels[:, 1].tolist(),
        "label": readings.labels[chosen].tolist(),
        "percent_read": np.rint(100 * readings.progress[chosen]).astype(int).tolist(),
    }


def still_points(
    dynamics: Dynamics,
    readings: Readings,
    weights: Weights,
    slow_speed: float,
    random: np.random.Generator,
) -> list[Point]:
    """All fixed points found, and slow points evenly spread from the lowest verdict to the highest.

    The input is the average word of the readings.
    """
    words = readings.ids[readings.ids >= len(SPECIAL_WORDS)]
    average = dynamics.embedding[words].mean(axis=0)
    starts = readings.states[random.permutation(len(readings.states))[:STARTS]]
    slow = find_slow(dynamics, average, starts, slow_speed)
    if not slow:
        return []
    fixed = find_fixed(dynamics, average, np.stack([point.state for point in slow]))
    logits = [float(logit) for logit in _logits(weights, _drawn(slow, dynamics.units))]
    wanted = np.linspace(min(logits), max(logits), MOST_SLOW_POINTS)
    nearest = {int(np.argmin(np.abs(np.array(logits) - target))) for target in wanted}
    spread = [slow[k] for k in sorted(nearest, key=logits.__getitem__)]
    return fixed + spread


def _drawn(points: Sequence[Point], units: int) -> Array:
    return np.stack([point.state[:units] for point in points])


def _logits(weights: Weights, states: Array) -> Array:
    vector, bias = readout(weights)
    logits: Array = states @ vector + bias
    return logits


def _point_entry(point: Point, plane: Plane, weights: Weights) -> dict[str, Any]:
    state = point.state[: len(plane.mean)]
    return {
        "fixed": point.is_fixed,
        "at": _rounded(plane.project(state[None])[0]),
        "state": _rounded(state),
        "logit": _rounded(_logits(weights, state[None]))[0],
        "speed": 0.0 if point.is_fixed else significant(point.speed),
        "eigenvalues": [_rounded(np.array([v.real, v.imag])) for v in point.eigenvalues],
    }


def _weights_files(card: dict[str, Any]) -> dict[str, str]:
    """SHA-256 of the files that hold the weights."""
    files = card["files"].items()
    return {name: entry["sha256"] for name, entry in files if name.endswith(".bin")}


def _rounded(values: Array) -> list[float]:
    return [round(float(value), DIGITS) for value in values]
