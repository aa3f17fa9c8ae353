"""Golden values: a few texts with the ids, states and outputs that Keras computes for them.

They ship in card.json, so that anyone who loads the model can check his own arithmetic.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from training.exported import Array
from training.network import READOUT, logits_of_states, states_model
from training.reading import Rule, read
from training.recurrence import Trace
from training.vocabulary import Vocabulary

# Seven decimals: finer than the 1e-5 to which a browser has to agree.
DECIMALS = 7

TEXTS = (
    "",
    "A quietly wonderful film.",
    "Two hours of my life, gone; the plot is dull and the jokes aren't funny.",
    "Not bad at all: I expected little, and I didn't regret it!",
    "The zzyzxian subplot (pure flumbery) left me qwertyish, yet the ending is great.",
    "It starts slowly. For half an hour nothing happens, people sit in a kitchen and say nothing "
    "of interest, and I nearly walked out. Then a letter arrives, the old woman reads it aloud, "
    "and from there on every scene is better than the one before. The acting is superb, the music "
    "is just right, and the last ten minutes are among the best I have seen in years.",
)


def golden_values(network: Any, vocabulary: Vocabulary, rule: Rule) -> list[dict[str, Any]]:
    """Read ``TEXTS`` with Keras; each entry has text, ids, states, outputs and the last logit."""
    trace_of = keras_tracer(network)
    entries = []
    for text in TEXTS:
        ids = read(text, vocabulary, rule).ids
        trace = trace_of(ids)
        entries.append(
            {
                "text": text,
                "ids": ids,
                "states": [_rounded(row) for row in trace.states],
                "outputs": _rounded(trace.outputs),
                "logit": _rounded(trace.logits)[-1],
            }
        )
    return entries


def keras_tracer(network: Any) -> Callable[[Sequence[int]], Trace]:
    """A function that has Keras compute the ``Trace`` of one sequence of ids."""
    states_of = states_model(network)
    readout = network.get_layer(READOUT)

    @tf.function(  # type: ignore[untyped-decorator]
        input_signature=[tf.TensorSpec([1, None], tf.int32)]
    )
    def compute(ids: Any) -> Any:
        states = states_of(ids)
        return states[0], logits_of_states(network, states)[0], readout(states)[0, :, 0]

    return lambda ids: Trace(*(values.numpy() for values in compute(np.array([ids], np.int32))))


def _rounded(values: Array) -> list[float]:
    return [round(float(value), DECIMALS) for value in values]
