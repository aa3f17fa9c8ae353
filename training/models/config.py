"""The presets: everything that decides what a network is and how it is trained."""

from dataclasses import dataclass, replace
from typing import Literal

from training.data.treebank import UPOS
from training.errors import TrainingError
from training.models.methods import Beside, EveryStep, Linear, Notebook, Tagging, Teaching
from training.models.specification import Embedding, Head, Layer, Specification
from training.text.reading import Rule
from training.text.tokenisers import CHINESE, WORDS, Tokeniser


@dataclass(frozen=True)
class Preset:
    """A network that ``python -m training train`` can make.

    Attributes:
        id: name of the run and of the model directory.
        title: name a visitor sees.
        specification: what the network is.
        reading: which ids it is given.
        training: the method, with its settings.
        embedding_dtype: how the exported embedding is stored; other weights stay float32.
        seed: of every random choice in training.
        validation_share: part of the training reviews kept aside to choose the best epoch by.
        split_seed: which ones. Not ``seed``: teachers and students keep the same ones aside.
        teaching: who teaches it on unlabelled reviews, if anybody.
        tokeniser: how texts become tokens.
        language: of the texts, by its BCP 47 tag.
        listed: whether the page and the server's list offer it.
    """

    id: str
    title: str
    specification: Specification
    reading: Rule
    training: EveryStep | Notebook | Tagging
    embedding_dtype: Literal["uint8", "float16", "float32"] = "uint8"
    seed: int = 0
    validation_share: float = 0.1
    split_seed: int = 0
    teaching: Teaching | None = None
    tokeniser: Tokeniser = WORDS
    language: str = "en"
    listed: bool = True


LINEAR = Linear(longest_ngram=3, bucket_bits=23, smoothing=1.0, penalty=1e-3, steps=40)


def beside(share: float) -> tuple[Beside, ...]:
    """Short texts beside the reviews, their losses weighted by ``share``.

    Labels speak for whole phrases and made sentences; pairs are read as reviews are, word by word.
    """
    return (
        Beside("phrases", 1, 256, weight=share, last_step_weight=1, word_dropout=0.03),
        Beside("pairs", 2, 64, weight=1.5 * share, last_step_weight=0.5, word_dropout=0.03),
        Beside("made", 0.35, 256, weight=share, last_step_weight=1, word_dropout=0),
    )


BY_STEPS = EveryStep(
    epochs=5,
    batch_size=32,
    learning_rate=2e-3,
    word_dropout=0.1,
    last_step_weight=0.5,
    clip_norm=1.0,
    embedding_decay=0.5,
    average_decay=0.998,
    beside=beside(1),
)


def reviews_network(*layers: Layer, ids: int = 18_000, size: int = 16) -> Specification:
    """A network that says after every word how likely a review is positive."""
    return Specification(ids, Embedding(ids, size, masked=True), layers)


# 18,000 ids cover 97 % of the running words; with 16 bytes each they fit in 400 kB.
SIMPLE_RNN = Preset(
    id="simple-rnn",
    title="Simple RNN",
    specification=reviews_network(Layer("SimpleRNN", 32)),
    reading=Rule(),
    training=replace(BY_STEPS, beside=beside(0.75)),
    teaching=Teaching(LINEAR, ("teacher-gru", "teacher-lstm")),
)

GRU = replace(
    SIMPLE_RNN,
    id="gru",
    title="GRU",
    specification=reviews_network(Layer("GRU", 32)),
    training=replace(BY_STEPS, epochs=3, batch_size=96, learning_rate=5e-3, beside=beside(0.7)),
)

LSTM = replace(GRU, id="lstm", title="LSTM", specification=reviews_network(Layer("LSTM", 32)))

MIN_GRU = replace(
    GRU, id="min-gru", title="minGRU", specification=reviews_network(Layer("MinGRU", 32))
)

# 5,000 characters cover 99.5 % of the running ones.
CHINESE_BESIDE = (
    Beside("made", 0.3, 256, weight=1, last_step_weight=1, word_dropout=0),
    Beside("shopping", 1, 128, weight=1, last_step_weight=0.5, word_dropout=0.05),
    Beside("segmented", 1, 64, weight=0.3, last_step_weight=0.5, word_dropout=0.05),
)
ZH_GRU = replace(
    GRU,
    id="zh-gru",
    title="GRU, Chinese",
    specification=reviews_network(Layer("GRU", 32), ids=5_000),
    training=replace(BY_STEPS, epochs=6, batch_size=32, learning_rate=3e-3, beside=CHINESE_BESIDE),
    teaching=None,
    tokeniser=CHINESE,
    language="zh",
)
ZH_LSTM = replace(
    ZH_GRU,
    id="zh-lstm",
    title="LSTM, Chinese",
    specification=reviews_network(Layer("LSTM", 32), ids=5_000),
)
ZH_SIMPLE_RNN = replace(
    ZH_GRU,
    id="zh-simple-rnn",
    title="Simple RNN, Chinese",
    specification=reviews_network(Layer("SimpleRNN", 32), ids=5_000),
    training=replace(ZH_GRU.training, learning_rate=2e-3),
)

# Teachers do not ship, so they may be large.
TEACHER_GRU = replace(
    GRU,
    id="teacher-gru",
    title="Teacher (GRU)",
    specification=reviews_network(Layer("GRU", 48), ids=30_000, size=48),
    training=replace(
        BY_STEPS,
        epochs=3,
        batch_size=64,
        learning_rate=3e-3,
        word_dropout=0.2,
        embedding_decay=1.0,
    ),
    teaching=Teaching(LINEAR),
)

TEACHER_LSTM = replace(
    TEACHER_GRU,
    id="teacher-lstm",
    title="Teacher (LSTM)",
    specification=reviews_network(Layer("LSTM", 48), ids=30_000, size=48),
    seed=1,
)

# The notebook's JRNN. Of its 100,000 rows, the word index reaches the first 88,588.
SEED = Preset(
    id="seed",
    title="Notebook",
    specification=Specification(88_588, Embedding(100_000, 10), (Layer("SimpleRNN", 10),)),
    reading=Rule(max_words=64, keep="last", pad_to=64),
    training=Notebook(epochs=100, batch_size=100, shuffle_buffer=100, learning_rate=1e-3),
)


def tags_network(*layers: Layer, ids: int = 0) -> Specification:
    """A network that says of every word which part of speech it is.

    The training sentences decide how many ids there are. Padding stands behind the words and the
    network looks back only, so it needs no mask.
    """
    return Specification(ids, Embedding(ids, 12), layers, Head("softmax", UPOS, "token"))


# No recurrent layer: it sees each word by itself.
TAGGER_DENSE = Preset(
    id="tagger-dense",
    title="Tagger, word by word",
    specification=tags_network(),
    # The start token has no tag, and a zero state says as well that a sentence starts.
    reading=Rule(start_token=None),
    training=Tagging(
        epochs=8, batch_size=32, learning_rate=0.01, unknown_weight=0.5, least_count=1
    ),
    listed=False,
)

TAGGER_RNN = replace(
    TAGGER_DENSE,
    id="tagger-rnn",
    title="Tagger with a memory",
    specification=tags_network(Layer("SimpleRNN", 32)),
    training=Tagging(
        epochs=5, batch_size=32, learning_rate=0.01, unknown_weight=2.0, least_count=1
    ),
)

PRESETS = {preset.id: preset for preset in (SIMPLE_RNN, GRU, LSTM, MIN_GRU, SEED)}
CHINESE_PRESETS = {preset.id: preset for preset in (ZH_SIMPLE_RNN, ZH_GRU, ZH_LSTM)}
TAGGERS = {preset.id: preset for preset in (TAGGER_DENSE, TAGGER_RNN)}
TEACHERS = {preset.id: preset for preset in (TEACHER_GRU, TEACHER_LSTM)}
ALL = PRESETS | CHINESE_PRESETS | TEACHERS | TAGGERS


def preset_named(name: str) -> Preset:
    """Look a preset up.

    Raises:
        TrainingError: when there is none of that name.
    """
    if name not in ALL:
        raise TrainingError(f"Cannot find preset {name!r}: choose one of {', '.join(ALL)}.")
    return ALL[name]
