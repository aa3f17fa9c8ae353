"""Writes the network that `open.bench.ts` opens: BiLSTM 2 x 128, 20,000 words, random and seeded.

.venv/train/bin/python tests/bench/large_network.py FOLDER
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras

WORDS, NUMBERS, UNITS, SEED = 20_000, 100, 128, 21


def main(folder: Path) -> None:
    """Write ``model.keras`` and ``word_index.json`` into a folder."""
    keras.utils.set_random_seed(SEED)
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            layers.Embedding(WORDS, NUMBERS),
            layers.Bidirectional(layers.LSTM(UNITS, return_sequences=True)),
            layers.Bidirectional(layers.LSTM(UNITS)),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    # As after a training: Adam keeps two more numbers for each weight.
    model.compile("adam", "binary_crossentropy")
    model.optimizer.build(model.trainable_variables)
    folder.mkdir(parents=True, exist_ok=True)
    model.save(folder / "model.keras")
    words = {f"word{k}": k for k in range(1, WORDS)}
    (folder / "word_index.json").write_text(json.dumps(words))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
