"""Writes `tests/fixtures/corpus-reading.json`: a random GRU reads a small corpus, in NumPy.

For `tests/web/corpus/reading.test.ts`: which states are nearest to one, how words modify the words
after them, what each unit does, and how many texts are right without it. Run
`python -m tests.training.corpus_reading`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.training.corpus_measures import barcode_of

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus-reading.json"
Array = NDArray[np.float64]

WORDS = ["<pad>", "<start>", "<unknown>", "film", "plot", "scene", "was", "is", "not", "very"]
WORDS += ["never", "but", "and", "quite", "dull", "bright", "slow", "clever", "warm", "flat"]
START, UNKNOWN, FIRST_WORD = 1, 2, 3
NOT_KNOWN = "zither"
EMBEDDING, UNITS, TEXTS = 5, 7, 48
LONGEST_LAG = 40
NEAREST, STRONGEST, LEAST_PLACES = 8, 6, 3


@dataclass(frozen=True)
class Network:
    """A GRU below one logit: r acts before the recurrent product, gates in Keras' order z, r, g."""

    embeddings: Array
    kernel: Array
    recurrent_kernel: Array
    bias: Array
    readout: Array
    readout_bias: float

    def states(self, ids: list[int], silent: int | None = None) -> Array:
        """The state after each step <float64>[steps, units], with a unit held at zero."""
        state, states = np.zeros(UNITS), []
        for id in ids:
            z_x, r_x, g_x = np.split(self.embeddings[id] @ self.kernel + self.bias, 3)
            z_w, r_w, g_w = np.split(self.recurrent_kernel, 3, axis=1)
            z, r = _sigmoid(z_x + state @ z_w), _sigmoid(r_x + state @ r_w)
            state = z * state + (1 - z) * np.tanh(g_x + (r * state) @ g_w)
            if silent is not None:
                state[silent] = 0
            states.append(state.copy())
        return np.array(states).reshape(-1, UNITS)

    def logits(self, states: Array) -> Array:
        return np.asarray(states @ self.readout + self.readout_bias)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)))


def network(random: np.random.Generator) -> Network:
    """Weights that float32 has, too."""

    def draw(*shape: int) -> Array:
        return random.normal(0, 0.9, shape).round(3).astype(np.float32).astype(np.float64)

    return Network(
        draw(len(WORDS), EMBEDDING),
        draw(EMBEDDING, 3 * UNITS),
        draw(UNITS, 3 * UNITS),
        draw(3 * UNITS),
        draw(UNITS),
        float(draw(1)[0]),
    )


def texts(random: np.random.Generator) -> list[str]:
    """Random words, now and then one that the vocabulary lacks."""
    known = WORDS[FIRST_WORD:]
    return [
        " ".join(
            NOT_KNOWN if random.random() < 0.05 else known[int(random.integers(len(known)))]
            for _ in range(int(random.integers(4, 19)))
        )
        for _ in range(TEXTS)
    ]


def ids_of(text: str) -> list[int]:
    return [START, *(WORDS.index(word) if word in WORDS else UNKNOWN for word in text.split())]


def nearest(states: list[Array], row: int, step: int) -> list[list[float]]:
    """The states of other texts that are nearest to one, with their distances."""
    found = [
        [other, at, float(np.linalg.norm(state - states[row][step]))]
        for other, own in enumerate(states)
        if other != row
        for at, state in enumerate(own)
    ]
    return sorted(found, key=lambda each: each[2])[:NEAREST]


def modifier(net: Network, corpus: list[list[int]], word: str) -> dict[str, Any]:
    """The barcode of a word at all its places; each text is read from its beginning."""
    id = WORDS.index(word)
    with_it, without, at = [], [], []
    for ids in corpus:
        for step in range(1, len(ids) - 1):
            if ids[step] != id:
                continue
            with_it.append(net.logits(net.states(ids)))
            without.append(net.logits(net.states(ids[:step] + ids[step + 1 :])))
            at.append(step)
    return {"word": word, "places": len(at), **barcode_of(with_it, without, at, net.readout_bias)}


def unit_figures(states: list[Array], corpus: list[list[int]], unit: int) -> dict[str, Any]:
    """At steps that are words: extremes, words that move it, how like itself it stays."""
    series = [own[1:, unit] for own in states]
    every = np.concatenate(series)
    moves: dict[int, list[float]] = {}
    for own, ids in zip(states, corpus, strict=True):
        for id, move in zip(ids[1:], np.diff(own[:, unit]), strict=True):
            if id != UNKNOWN:
                moves.setdefault(id, []).append(float(move))
    frequent = {id: each for id, each in moves.items() if len(each) >= LEAST_PLACES}
    means = sorted((float(np.mean(each)), id) for id, each in frequent.items())
    apart = [own - every.mean() for own in series]
    longest = min(LONGEST_LAG, max(map(len, series)) - 1)
    covariances = [
        np.concatenate([own[: max(0, len(own) - lag)] * own[lag:] for own in apart]).mean()
        for lag in range(1 + longest)
    ]
    memory = [float(covariance / covariances[0]) for covariance in covariances]
    return {
        "unit": unit,
        "highest": np.sort(every)[::-1][:STRONGEST].tolist(),
        "lowest": np.sort(every)[:STRONGEST].tolist(),
        "raise": [[id, move] for move, id in means[::-1] if move > 0],
        "lower": [[id, move] for move, id in means if move < 0],
        "memory": memory,
        "halfLife": next((lag for lag, share in enumerate(memory) if share <= 0.5), None),
    }


def right_without(net: Network, corpus: list[list[int]], labels: list[int]) -> list[list[bool]]:
    """For the network as it is and with each unit silent: of which texts it is right."""

    def says(ids: list[int], silent: int | None) -> int:
        logit = float(net.logits(net.states(ids, silent))[-1])
        assert abs(logit) > 1e-5, "too near to undecided for float32 to agree"
        return int(logit >= 0)

    return [
        [says(ids, silent) == label for ids, label in zip(corpus, labels, strict=True)]
        for silent in (None, *range(UNITS))
    ]


def fixture() -> dict[str, Any]:
    """Everything `corpus-reading.json` holds."""
    random = np.random.default_rng(23)
    net, written = network(random), texts(random)
    corpus = [ids_of(text) for text in written]
    states = [net.states(ids) for ids in corpus]
    noise = random.normal(0, 0.5, TEXTS)
    labels = [int(net.logits(own)[-1] + more >= 0) for own, more in zip(states, noise, strict=True)]
    return {
        "words": WORDS,
        "units": UNITS,
        "embeddings": net.embeddings.ravel().tolist(),
        "kernel": net.kernel.ravel().tolist(),
        "recurrentKernel": net.recurrent_kernel.ravel().tolist(),
        "bias": net.bias.tolist(),
        "readout": net.readout.tolist(),
        "readoutBias": net.readout_bias,
        "texts": written,
        "labels": labels,
        "moments": [
            {"row": row, "step": step, "nearest": nearest(states, row, step)}
            for row, step in ((0, 3), (11, 4), (30, 1))
        ],
        "modifiers": [modifier(net, corpus, word) for word in ("not", "very", "film")],
        "figures": [unit_figures(states, corpus, unit) for unit in range(UNITS)],
        "rightWithout": right_without(net, corpus, labels),
    }


def rounded(value: Any) -> Any:
    """Nine decimals are beyond what float32 agrees to."""
    if isinstance(value, float):
        return None if np.isnan(value) else round(value, 9)
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return [rounded(inner) for inner in value] if isinstance(value, list) else value


def main() -> None:
    """Writes the fixture."""
    FIXTURE.write_text(json.dumps(rounded(fixture()), allow_nan=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
