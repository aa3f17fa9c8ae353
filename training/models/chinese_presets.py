"""The Chinese presets: networks over characters, their teachers, and taggers."""

from dataclasses import replace

from training.data.treebank import CHINESE_TAGS
from training.models.methods import Beside, Tagging, Teaching
from training.models.preset import BY_STEPS, LINEAR, Preset, reviews_network, tags_network
from training.models.specification import Layer
from training.text.reading import Rule
from training.text.tokenisers import CHINESE, Tokeniser

# 5,000 characters cover 99.5 % of the running ones.
CHINESE_IDS = 5_000
CHINESE_BESIDE = (
    Beside("made", 0.5, 256, weight=1, last_step_weight=1, word_dropout=0),
    Beside("shopping", 1, 128, weight=1, last_step_weight=0.5, word_dropout=0.05),
)

CHINESE_STEPS = replace(
    BY_STEPS, epochs=8, batch_size=32, learning_rate=3e-3, beside=CHINESE_BESIDE
)

ZH_GRU = Preset(
    id="zh-gru",
    title="GRU, Chinese",
    reading=Rule(),
    specification=reviews_network(Layer("GRU", 32), ids=CHINESE_IDS),
    training=CHINESE_STEPS,
    teaching=Teaching(LINEAR, ("zh-teacher-gru", "zh-teacher-lstm")),
    # Few characters, and few test comments: two of them that quantising turns would be too many.
    embedding_dtype="float16",
    tokeniser=CHINESE,
    language="zh",
)

ZH_LSTM = replace(
    ZH_GRU,
    id="zh-lstm",
    title="LSTM, Chinese",
    specification=reviews_network(Layer("LSTM", 32), ids=CHINESE_IDS),
)

ZH_SIMPLE_RNN = replace(
    ZH_GRU,
    id="zh-simple-rnn",
    title="Simple RNN, Chinese",
    specification=reviews_network(Layer("SimpleRNN", 32), ids=CHINESE_IDS),
    training=replace(CHINESE_STEPS, learning_rate=2e-3),
)

ZH_TEACHER_GRU = replace(
    ZH_GRU,
    id="zh-teacher-gru",
    title="Chinese teacher (GRU)",
    specification=reviews_network(Layer("GRU", 64), ids=CHINESE_IDS, size=48),
    training=replace(
        CHINESE_STEPS,
        epochs=5,
        word_dropout=0.2,
        embedding_decay=1.0,
        beside=(
            Beside("made", 0.4, 256, weight=1, last_step_weight=1, word_dropout=0),
            Beside("shopping", 0.6, 128, weight=1, last_step_weight=0.5, word_dropout=0.05),
            Beside("segmented", 1, 64, weight=0.3, last_step_weight=0.5, word_dropout=0.1),
        ),
    ),
    teaching=Teaching(LINEAR),
)

ZH_TEACHER_LSTM = replace(
    ZH_TEACHER_GRU,
    id="zh-teacher-lstm",
    title="Chinese teacher (LSTM)",
    specification=reviews_network(Layer("LSTM", 64), ids=CHINESE_IDS, size=48),
    seed=1,
)

# Words apart, as the page's segmenter and the visitor divide them.
ZH_TAGGER_DENSE = Preset(
    id="zh-tagger-dense",
    title="Chinese tagger, word by word",
    specification=tags_network(classes=CHINESE_TAGS, size=24),
    reading=Rule(start_token=None),
    training=Tagging(
        epochs=8, batch_size=32, learning_rate=0.01, unknown_weight=0.5, least_count=2
    ),
    tokeniser=Tokeniser("words", endings=True),
    language="zh",
    listed=False,
)

ZH_TAGGER_RNN = replace(
    ZH_TAGGER_DENSE,
    id="zh-tagger-rnn",
    title="Chinese tagger with a memory",
    specification=tags_network(Layer("SimpleRNN", 32), classes=CHINESE_TAGS, size=24),
    training=Tagging(
        epochs=8, batch_size=32, learning_rate=0.01, unknown_weight=2.0, least_count=2
    ),
)
