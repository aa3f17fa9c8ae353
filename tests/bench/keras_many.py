"""How long Keras takes to read 5,000 reviews; called by ``many.bench.ts``.

Writes the reviews' texts, taken from ``IMDB_PATH``, to FILE for the other side and says ``ready``.
Then for every line on its input, the name of a network, it reads all reviews once and prints the
seconds: batches of 256 by length, a ``tf.function``, ids ready, on all cores.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tensorflow as tf
import tensorflowjs as tfjs

from training.bundle.bundle import open_bundle
from training.data import imdb
from training.fit.batches import pad

MODELS = Path(__file__).parents[2] / "web" / "public" / "models"
REVIEWS, BATCH = 5_000, 256


def reader(name: str, texts: list[str]) -> Callable[[], float]:
    """Open a network; what is returned reads all texts once and says how many seconds it took."""
    bundle = open_bundle(MODELS / name)
    ids = sorted((bundle.ids_of(text) for text in texts), key=len)
    batches = [
        tf.constant(pad(ids[at : at + BATCH]).astype(np.int32)) for at in range(0, len(ids), BATCH)
    ]
    model = tfjs.converters.load_keras_model(str(MODELS / name / "model.json"))
    read = tf.function(model, reduce_retracing=True)

    def seconds() -> float:
        start = time.monotonic()
        for batch in batches:
            read(batch).numpy()
        return time.monotonic() - start

    seconds()  # Traces.
    return seconds


def main(file: Path, names: list[str]) -> None:
    """Answer until the input ends."""
    path = Path(os.environ["IMDB_PATH"])
    words = {rank: word for word, rank in imdb.load_word_index(None, path).items()}
    reviews = imdb.load(path).test.ranks[:REVIEWS]
    texts = [" ".join(words[rank] for rank in review) for review in reviews]
    file.write_text(json.dumps(texts))
    readers = {name: reader(name, texts) for name in names}
    print("ready", flush=True)
    for line in sys.stdin:
        print(readers[line.strip()](), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
