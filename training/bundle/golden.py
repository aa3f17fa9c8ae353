"""Golden values: a few texts with the ids, states and outputs that Keras computes for them.

They ship in card.json, so that anyone who loads the model can check his own arithmetic.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from training.bundle.exported import Array
from training.bundle.recurrence import Trace
from training.models.network import EMBEDDING, READOUT, RECURRENT, logits_of_states, states_model
from training.text.reading import Rule, read
from training.text.vocabulary import Vocabulary

# Seven decimals: finer than the 1e-5 to which a browser has to agree.
DECIMALS = 7
# Short ones, and few: a card is fetched by every visitor.
TEXTS_WITH_GRADIENTS, LONGEST_GRADIENTS = 2, 16

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


def golden_values(
    network: Any, vocabulary: Vocabulary, rule: Rule, texts: Sequence[str] = TEXTS
) -> list[dict[str, Any]]:
    """Read ``texts`` with Keras; each entry has text, ids, states, outputs and the last logit.

    The first few short ones have ``gradients``, too.
    """
    trace_of = keras_tracer(network)
    entries: list[dict[str, Any]] = []
    for text in texts:
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
        with_gradients = sum("gradients" in entry for entry in entries)
        if 1 < len(ids) <= LONGEST_GRADIENTS and with_gradients < TEXTS_WITH_GRADIENTS:
            inputs, states = gradients(network, ids)
            entries[-1]["gradients"] = {
                "inputs": [_rounded(row) for row in inputs],
                "states": [_rounded(row) for row in states],
            }
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


def gradients(network: Any, ids: Sequence[int]) -> tuple[Array, Array]:
    """What the last logit answers to, by TensorFlow's tape.

    Returns:
        Its derivatives by the word vector of each step, <float32>[steps, embedding_size], and by
        the state after each step, <float32>[steps, units], through all later ones. An LSTM's
        memory is no part of its state here: what flows on through the memory alone is left out.
    """
    cell = network.get_layer(RECURRENT).cell
    embedding = network.get_layer(EMBEDDING).weights[0]
    inputs = [tf.gather(embedding, [identifier]) for identifier in ids]
    states: list[Any] = []
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        # Step by step, so that every state is a tensor of its own to differentiate by.
        carried = cell.get_initial_state(batch_size=1, dtype="float32")
        carried = carried if isinstance(carried, (list, tuple)) else [carried]
        for word in inputs:
            state, carried = cell(word, carried)
            tape.watch(state)
            states.append(state)
        logit = logits_of_states(network, states[-1][None])[0, 0]
    found = tape.gradient(logit, [*inputs, *states])
    rows = np.array([gradient.numpy()[0] for gradient in found[: len(ids)]])
    return rows, np.array([gradient.numpy()[0] for gradient in found[len(ids) :]])


def _rounded(values: Array) -> list[float]:
    return [round(float(value), DECIMALS) for value in values]
