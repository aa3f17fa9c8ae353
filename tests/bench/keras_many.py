"""How long Keras takes to read 5,000 reviews; called by ``many.bench.ts``.

Reads reviews of ``IMDB_PATH``, writes their texts to FILE for the other side, and prints seconds by
network: batches of 256 by length, a ``tf.function``, ids ready, the best of three.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
import tensorflowjs as tfjs

from training.bundle.bundle import open_bundle
from training.data import imdb
from training.fit.batches import pad

MODELS = Path(__file__).parents[2] / "web" / "public" / "models"
REVIEWS, BATCH, ROUNDS = 5_000, 256, 3


def seconds(model: Any, batches: list[Any]) -> float:
    """The best of some rounds over all batches."""
    read = tf.function(model, reduce_retracing=True)
    times = []
    for _ in range(ROUNDS + 1):
        start = time.monotonic()
        for batch in batches:
            read(batch).numpy()
        times.append(time.monotonic() - start)
    # The first round traces.
    return min(times[1:])


def main(file: Path, names: list[str]) -> None:
    """Write the texts and print the times."""
    path = Path(os.environ["IMDB_PATH"])
    words = {rank: word for word, rank in imdb.load_word_index(None, path).items()}
    reviews = imdb.load(path).test.ranks[:REVIEWS]
    texts = [" ".join(words[rank] for rank in review) for review in reviews]
    file.write_text(json.dumps(texts))
    found = {}
    for name in names:
        bundle = open_bundle(MODELS / name)
        ids = sorted((bundle.ids_of(text) for text in texts), key=len)
        batches = [
            tf.constant(pad(ids[at : at + BATCH]).astype(np.int32))
            for at in range(0, len(ids), BATCH)
        ]
        model = tfjs.converters.load_keras_model(str(MODELS / name / "model.json"))
        found[name] = seconds(model, batches)
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
