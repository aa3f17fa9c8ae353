"""Golden values: a few texts with the ids, states and answers that Keras computes for them.

They ship in card.json, so that every program that loads the model can check its arithmetic.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from training.bundle.recurrence import Trace
from training.bundle.weights import Weights
from training.models.steps import Array
from training.text.reading import Rule, read
from training.text.tokenisers import WORDS, Tokeniser
from training.text.vocabulary import Vocabulary

# A browser must agree to 1e-5; six decimals leave room, and every visitor downloads them.
DECIMALS = 6
# Gradients only for a few short texts: every visitor downloads the card.
TEXTS_WITH_GRADIENTS, LONGEST_GRADIENTS = 2, 16

TEXTS = (
    "",
    "A quietly wonderful film.",
    "Two hours of my life, gone; the plot is dull and the jokes aren't funny.",
    "Not bad at all: I expected little, and I didn't regret it!",
    "The zzyzxian subplot (pure flumbery) left me qwertyish, yet the ending is great.",
    "It begins slowly. For half an hour hardly anything happens, people sit in a kitchen and talk "
    "about the weather, and I nearly walked out. Then a letter arrives, the old woman reads it "
    "aloud, and from there on every scene is better than the one before. The acting is superb, the "
    "music is just right, and the last ten minutes are among the best I have seen in years.",
)
CHINESE_TEXTS = (
    "",
    "这部电影安静而动人。",
    "两个小时就这么没了，剧情拖沓，笑点也不好笑……",
    "一点也不无聊！我本来没抱什么期望，看完並不後悔。",
    "IMAX版看了2遍，演員都很好，鑫淼焱是谁？",
    "开头很慢，前半个小时什么也没发生，几个人坐在厨房里说些无关紧要的话，我差点就走了。后来来了一封信，"
    "老太太把它念了出来，从这里开始，一场比一场好看。演技很到位，音乐恰到好处，最后十分钟是我这几年看过的最好的结尾之一。",
)
# Chinese ones, divided into words.
CHINESE_TAGGED_TEXTS = (
    "",
    "我 吃 苹果 。",
    "他 在 家 ， 我 在 家 吃 饭 。",
    "这 个 计划 很 好 ， 我们 计划 明天 去 。",
    "鑫淼焱 的 可行性 不 高 。",
)
# Sentences of our own in which a word's tag depends on the words before it.
TAGGED_TEXTS = (
    "",
    "I eat an apple.",
    "They can fish; they opened a can of fish.",
    "I book a flight and read a book.",
    "Her permit didn't permit it.",
    "The zzyzxian will to live will win!",
)

Tracer = Callable[[Sequence[int]], Trace]


def golden_values(
    weights: Weights,
    vocabulary: Vocabulary,
    rule: Rule,
    texts: Sequence[str] | None = None,
    tokeniser: Tokeniser = WORDS,
    language: str = "en",
) -> list[dict[str, Any]]:
    """Read ``texts`` with Keras; training/README.md lists what an entry has.

    The first few short ones have ``gradients``, where there are two classes.
    """
    specification = weights.specification
    if texts is None:
        of_texts, of_words = (
            (CHINESE_TEXTS, CHINESE_TAGGED_TEXTS) if language == "zh" else (TEXTS, TAGGED_TEXTS)
        )
        texts = of_texts if specification.head.per == "text" else of_words
    trace_of = keras_tracer(weights)
    with_gradients = specification.is_binary and specification.layers
    entries: list[dict[str, Any]] = []
    gradients_of = gradient_tracer(weights) if with_gradients else None
    for text in texts:
        ids = read(text, vocabulary, rule, tokeniser).ids
        entries.append({"text": text, "ids": ids, **_answers(trace_of(ids))})
        enough = sum("gradients" in entry for entry in entries) >= TEXTS_WITH_GRADIENTS
        if gradients_of is not None and 1 < len(ids) <= LONGEST_GRADIENTS and not enough:
            inputs, states = gradients_of(ids)
            entries[-1]["gradients"] = {"inputs": _rounded(inputs), "states": _rounded(states)}
    return entries


def _answers(trace: Trace) -> dict[str, Any]:
    """A golden entry's numbers."""
    specification = trace.specification
    found: dict[str, Any] = {"states": _rounded(trace.states)}
    if len(trace.layers) > 1:
        found["layers"] = [_rounded(states) for states in trace.layers]
    if not specification.answers_every_step:
        return found | {"final": _rounded(trace.final)}
    if specification.has_two_classes:
        found["outputs"] = _rounded(trace.outputs)
        found["logit"] = _rounded(trace.class_logits)[-1]
    if specification.head.kind != "sigmoid" or specification.head.per == "token":
        found["scores"] = _rounded(trace.scores)
    return found


def keras_tracer(weights: Weights, dtype: str = "float32", is_whole: bool = False) -> Tracer:
    """A function that has Keras compute the ``Trace`` of one sequence of ids.

    It asks the stock network that ships. One that answers once, after all the words, is asked
    after each of them, where it reads forwards, unless ``is_whole`` says that the answer for the
    whole text will do.
    """
    specification = weights.specification
    spec = [tf.TensorSpec([1, None], tf.int32)]
    answer = tf.function(_logits_network(weights, dtype), input_signature=spec)
    layers_of = (
        tf.function(weights.layers_network(dtype), input_signature=spec)
        if specification.layers
        else lambda ids: []
    )
    answers_once = specification.pooling is not None or not specification.answers_every_step

    def trace(ids: Sequence[int]) -> Trace:
        if not ids:
            return _nothing(weights)
        whole = np.array([ids], np.int32)
        layers = layers_of(whole)
        layers = layers if isinstance(layers, list | tuple) else [layers]
        if not answers_once:
            logits = answer(whole).numpy()[0]
        elif specification.is_causal and not is_whole:
            steps = range(1, len(ids) + 1)
            logits = np.concatenate([answer(whole[:, :step]).numpy() for step in steps])
        else:
            logits = answer(whole).numpy()
        return Trace(specification, tuple(states.numpy()[0] for states in layers), logits)

    return trace


def _logits_network(weights: Weights, dtype: str) -> Any:
    """The stock network with a head that says logits."""
    network = weights.network(dtype)
    readout = network.layers[-1]
    readout.activation = tf.keras.activations.linear
    return tf.keras.Model(network.input, readout(network.layers[-1].input))


def _nothing(weights: Weights) -> Trace:
    """The trace of a text without a step."""
    empty = tuple(np.empty((0, layer.size), np.float32) for layer in weights.specification.layers)
    return Trace(
        weights.specification,
        empty,
        np.empty((0, weights.specification.head.outputs), np.float32),
    )


def gradient_tracer(weights: Weights) -> Callable[[Sequence[int]], tuple[Array, Array]]:
    """What the last logit of class 1 answers to, by TensorFlow's tape, for one sequence of ids.

    For networks of two classes with layers that all read forwards.

    Returns:
        A function that gives the logit's derivatives by the word vector of each step,
        <float32>[steps, embedding size], and by the last layer's state after each step,
        <float32>[steps, size], through all later ones. An LSTM's memory is no part of its state
        here: what flows on through the memory alone is left out.
    """
    cells = [layer.cell for layer in weights.layers_network().layers if hasattr(layer, "cell")]
    kernel, bias = weights.readout, weights.readout_bias
    if kernel.shape[1] > 1:
        kernel, bias = kernel[:, 1:] - kernel[:, :1], bias[1:] - bias[:1]

    def gradients(ids: Sequence[int]) -> tuple[Array, Array]:
        inputs = [tf.constant(weights.embedding[[identifier]]) for identifier in ids]
        states: list[Any] = []
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            # Step by step, so that every state is a tensor of its own to differentiate by.
            carried = [_list(cell.get_initial_state(None, 1, "float32")) for cell in cells]
            for word in inputs:
                value = word
                for position, cell in enumerate(cells):
                    value, now = cell(value, carried[position])
                    carried[position] = _list(now)
                tape.watch(value)
                states.append(value)
            logit = (_pooled(weights, states) @ kernel + bias)[0, 0]
        found = tape.gradient(logit, [*inputs, *states], unconnected_gradients="zero")
        rows = [gradient.numpy()[0] for gradient in found]
        return np.array(rows[: len(ids)]), np.array(rows[len(ids) :])

    return gradients


def _pooled(weights: Weights, states: list[Any]) -> Any:
    """What the head reads after the last step: <float32>[1, size]."""
    pooling = weights.specification.pooling
    if pooling is None:
        return states[-1]
    reduce = tf.reduce_max if pooling == "max" else tf.reduce_mean
    return reduce(tf.stack(states), axis=0)


def _list(carried: Any) -> list[Any]:
    return list(carried) if isinstance(carried, list | tuple) else [carried]


def _rounded(values: Array) -> Any:
    """Numbers as lists, whatever their shape; a float64 shows no digit that is not there."""
    return np.round(np.asarray(values, np.float64), DECIMALS).tolist()
