"""How networks are trained: each method with its settings. ``config.py`` has the presets."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Beside:
    """Short texts that a network is trained on beside the reviews, see ``beside.py``.

    Attributes:
        texts: ``phrases`` of the treebank, ``pairs`` of reviews and their rewritten opposites,
            sentences ``made`` by the grammar; Chinese ``shopping`` reviews and ``segmented``
            comments.
        passes: how often an epoch reads them all; 0.5 takes one half, and the next epoch the other.
        batch_size: texts of similar length read at once.
        weight: of their loss; that of the reviews is 1.
        last_step_weight: of the final prediction in the loss. 1 where a label speaks for the whole
            text and says nothing of its beginning.
        word_dropout: share of words replaced by ``<unknown>`` while training.
    """

    texts: Literal["phrases", "pairs", "made", "shopping", "segmented"]
    passes: float
    batch_size: int
    weight: float
    last_step_weight: float
    word_dropout: float


@dataclass(frozen=True)
class EveryStep:
    """Training on the prediction after every word, see ``every_step.py``.

    Attributes:
        epochs: passes over the training reviews.
        batch_size: reviews of similar length read at once.
        learning_rate: Adam's rate at the start; it decays to 0 by a cosine.
        word_dropout: share of words replaced by ``<unknown>`` while training.
        last_step_weight: weight of the final prediction in the loss; the running ones get the rest.
        clip_norm: longest gradient, all weights together, that a step may follow.
        embedding_decay: how fast word vectors that nothing pulls at shrink towards zero: per batch,
            by this share of the learning rate (decoupled weight decay, Loshchilov & Hutter 2019).
        average_decay: decay per batch of the running average of weights, which is what ships.
        beside: short texts to train on beside the reviews.
    """

    epochs: int
    batch_size: int
    learning_rate: float
    word_dropout: float
    last_step_weight: float
    clip_norm: float
    embedding_decay: float
    average_decay: float
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Notebook:
    """Training as the notebook did it, see ``notebook.py``.

    Attributes:
        epochs: passes over the training reviews.
        batch_size: reviews read at once.
        shuffle_buffer: reviews among which the next one is drawn.
        learning_rate: Adam's rate.
        loss: ``corrected`` takes the network's output as the probability it is; ``notebook``
            takes it for a logit, as the notebook did by mistake.
    """

    epochs: int
    batch_size: int
    shuffle_buffer: int
    learning_rate: float
    loss: Literal["corrected", "notebook"] = "corrected"


@dataclass(frozen=True)
class Tagging:
    """Training on a tag for every word, see ``tagging.py``.

    Attributes:
        epochs: passes over the training sentences.
        batch_size: sentences of similar length read at once.
        learning_rate: Adam's rate at the start; it decays to 0 by a cosine.
        unknown_weight: a word that occurs n times is read as ``<unknown>`` with probability
            ``unknown_weight / (unknown_weight + n)`` while training, rare words most often
            (Kiperwasser & Goldberg 2016).
        least_count: words that occur less often in training have no id.
    """

    epochs: int
    batch_size: int
    learning_rate: float
    unknown_weight: float
    least_count: int


@dataclass(frozen=True)
class Linear:
    """The linear teacher, see ``linear.py``.

    Attributes:
        longest_ngram: words in the longest phrase that counts.
        bucket_bits: phrases share 2 to this power weights, by hashing.
        smoothing: added to every count, so that no ratio is infinite.
        penalty: of large weights (L2).
        steps: passes over the reviews; few ones keep it from over-fitting.
    """

    longest_ngram: int
    bucket_bits: int
    smoothing: float
    penalty: float
    steps: int


@dataclass(frozen=True)
class Teaching:
    """Who teaches a network on the unlabelled reviews, see ``teacher.py``.

    Attributes:
        linear: the linear teacher.
        networks: ids of ``TEACHERS``, larger networks that teach beside it.
    """

    linear: Linear
    networks: tuple[str, ...] = ()
