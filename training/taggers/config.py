"""The taggers: everything that decides what they are and how they are trained."""

from dataclasses import dataclass
from typing import Literal

from training.text.reading import Rule

NO_CELL: Literal["none"] = "none"
# The start token has no tag, and a zero state says as well that a sentence starts.
SENTENCE = Rule(start_token=None)


@dataclass(frozen=True)
class Tagger:
    """Everything that decides what a tagger is and how it is trained.

    Attributes:
        id: name of the run and of the model directory.
        title: name a visitor sees.
        cell: the Keras layer that recurs; ``none`` where words are tagged one by one.
        units: length of the hidden state; 0 where there is none.
        epochs: passes over the training sentences.
        unknown_weight: a word that occurs n times is read as ``<unknown>`` with probability
            ``unknown_weight / (unknown_weight + n)`` while training, rare words most often
            (Kiperwasser & Goldberg 2016).
        embedding_size: numbers per word.
        least_count: words that occur less often in training have no id.
        batch_size: sentences of similar length read at once.
        learning_rate: Adam's rate at the start; it decays to 0 by a cosine.
        seed: of every random choice.
        reading: how texts become ids; one sentence at a time.
    """

    id: str
    title: str
    cell: Literal["none", "SimpleRNN"]
    units: int
    epochs: int
    unknown_weight: float
    embedding_size: int = 12
    least_count: int = 1
    batch_size: int = 32
    learning_rate: float = 0.01
    seed: int = 0
    reading: Rule = SENTENCE


TAGGERS = {
    tagger.id: tagger
    for tagger in (
        Tagger(
            id="tagger-dense",
            title="Tagger, word by word",
            cell=NO_CELL,
            units=0,
            epochs=8,
            unknown_weight=0.5,
        ),
        Tagger(
            id="tagger-rnn",
            title="Tagger with a memory",
            cell="SimpleRNN",
            units=32,
            epochs=5,
            unknown_weight=2.0,
        ),
    )
}
