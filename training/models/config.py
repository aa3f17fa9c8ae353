"""The presets: everything that decides what a network is and how it is trained."""

from dataclasses import replace

from training.errors import TrainingError
from training.models.chinese_presets import (
    ZH_GRU,
    ZH_LSTM,
    ZH_SIMPLE_RNN,
    ZH_TAGGER_DENSE,
    ZH_TAGGER_RNN,
    ZH_TEACHER_GRU,
    ZH_TEACHER_LSTM,
)
from training.models.methods import Notebook, Tagging, Teaching
from training.models.preset import (
    BY_STEPS,
    LINEAR,
    Preset,
    beside,
    reviews_network,
    tags_network,
)
from training.models.specification import Embedding, Layer, Specification
from training.text.reading import Rule
from training.text.tokenisers import TYPED_WORDS

# 18,000 ids cover 97 % of the running words; with 16 bytes each they fit in 400 kB.
SIMPLE_RNN = Preset(
    id="simple-rnn",
    title="Simple RNN",
    specification=reviews_network(Layer("SimpleRNN", 32)),
    reading=Rule(),
    tokeniser=TYPED_WORDS,
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
TAGGERS = {
    preset.id: preset for preset in (TAGGER_DENSE, TAGGER_RNN, ZH_TAGGER_DENSE, ZH_TAGGER_RNN)
}
TEACHERS = {
    preset.id: preset for preset in (TEACHER_GRU, TEACHER_LSTM, ZH_TEACHER_GRU, ZH_TEACHER_LSTM)
}
ALL = PRESETS | CHINESE_PRESETS | TEACHERS | TAGGERS


def preset_named(name: str) -> Preset:
    """Look a preset up.

    Raises:
        TrainingError: when there is none of that name.
    """
    if name not in ALL:
        raise TrainingError(f"Cannot find preset {name!r}: choose one of {', '.join(ALL)}.")
    return ALL[name]
