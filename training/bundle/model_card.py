"""The model card in Markdown, generated from card.json: ``python -m training card DIR…``.

Nothing is typed by hand, so nothing goes stale unnoticed: a test renders every shipped card again.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from training.bundle.card import CHECKPOINTS, README, read_card
from training.models.specification import Specification
from training.text.reading import DROPPED

Card = dict[str, Any]
TOKEN = {"words": "word", "characters": "character"}

# In the order of their rows.
FIGURES = {
    "test_accuracy": "test accuracy",
    "test_ambiguous_accuracy": "… of words that take more than one tag",
    "test_unknown_accuracy": "… of words without an id",
    "test_loss": "test loss (nats)",
    "test_accuracy_unquantised": "test accuracy before quantising",
    "validation_accuracy": "validation accuracy",
}
NOTHING_MEASURED = (
    "Nobody measured it here: it came as a file, without the texts it was trained on.\n"
)


def write_readme(directory: Path) -> Path:
    """Render a model directory's card beside it."""
    path = directory / README
    path.write_text(rendered(read_card(directory)), encoding="utf-8")
    return path


def rendered(card: Card) -> str:
    """The model card of a card of format 2."""
    metrics = card["metrics"]
    parts = [
        f"# {card['title']}\n",
        "<!-- Generated from card.json by `python -m training card`: do not edit. -->\n",
        summary(card),
        section("How it reads", reading(card)),
        section("How good it is", quality(metrics) if metrics else NOTHING_MEASURED),
    ]
    if "short" in metrics:
        parts.append(section("On short texts", short_texts(metrics)))
    if "prefixes" in metrics:
        parts += [
            section("On the way", on_the_way(metrics)),
            section("How far to trust its probabilities", trust(metrics["calibration"])),
            section("Where it is good, and where less so", where(metrics["slices"])),
        ]
    parts += [
        section("Where it comes from", brought(card["training"]["source"]))
        if "source" in card["training"]
        else section("How it was trained", training(card["training"])),
        section("What it is not for", limits(card)),
        section("Files", files(card)),
    ]
    return "\n".join(parts)


def summary(card: Card) -> str:
    """What kind of network it is."""
    specification = Specification.from_json(card)
    classes, token = specification.head.classes, TOKEN[card["tokeniser"]["kind"]]
    layers = [str(layer) for layer in specification.layers]
    if specification.pooling is not None:
        layers.append(f"{specification.pooling} pooling")
    dense = f"Dense({specification.head.outputs}, {specification.head.activation})"
    size = card["embedding"]["size"]
    first = f"Embedding({card['vocabulary_size']:,} {token}s, {size} numbers each)"
    when = f"After every {token}" if specification.answers_every_step else "At the end"
    if specification.has_two_classes:
        says = f"it says how likely the text is *{classes[1]}* rather than *{classes[0]}*"
    else:
        which = "of its classes" if specification.head.per == "text" else f"tag of that {token}"
        says = f"it says how likely each {which} is: {', '.join(classes)}"
    return f"{' → '.join([first, *layers, dense])}. {when} {says}.\n"


def reading(card: Card) -> str:
    """Its reading rule in words."""
    rule = card["reading"]
    whole = "the whole text" if rule["max_words"] is None else f"{rule['max_words']} steps at most"
    sentences = [
        f"It reads {whole}."
        + (f" Of a longer text it keeps the {rule['keep']} ones." if rule["max_words"] else ""),
        "A start token comes first." if rule["start_token"] is not None else "No start token.",
    ]
    if rule["pad_to"]:
        where = "behind" if rule["pad_at"] == "end" else "in front"
        sentences.append(f"A shorter text is padded {where}, to {rule['pad_to']} steps.")
    if rule["unknown"] == DROPPED:
        sentences.append("What its vocabulary lacks is left out.")
    return " ".join(sentences) + "\n"


def quality(metrics: Card) -> str:
    """Accuracy on the reviews that nothing was chosen by, and on the others."""
    rows = [
        (label, f"{metrics[name]:.3f}" if name == "test_loss" else percent(metrics[name]))
        for name, label in FIGURES.items()
        if name in metrics
    ]
    text = table(("", ""), rows)
    if "seeds" in metrics:
        seeds = metrics["seeds"]
        low, high = seeds["interval"]
        text += (
            f"\nOver {len(seeds['test_accuracy'])} seeds, with the same teachers and validation "
            f"reviews: mean test accuracy {percent(seeds['mean'])}, 95 % interval of the mean "
            f"{percent(low)} to {percent(high)}. The one that ships was chosen by validation.\n"
        )
    return text


def short_texts(metrics: Card) -> str:
    """Sentences, rewritten reviews and the exam; and the mean of all seeds."""
    short, means = metrics["short"], metrics.get("seeds", {}).get("short")

    def row(name: str, count: int, value: float, mean: float | None) -> tuple[str, ...]:
        return name, f"{count:,}", percent(value), "-" if mean is None else percent(mean)

    def mean_of(name: str) -> float | None:
        return None if means is None else means[name]

    counts = short["counts"]
    rows = [
        row(text, counts[count], short[name], mean_of(name))
        for text, count, name in (
            ("sentences (SST-2 test)", "sentences", "sentences"),
            ("the same, their words in random order", "sentences", "sentences_shuffled"),
            ("rewritten reviews (test)", "rewritten", "rewritten"),
            ("the exam, sentences that only report", "exam", "exam"),
        )
    ]
    rows += [
        row(
            f"… {kind['kind']}",
            kind["sentences"],
            kind["accuracy"],
            None if means is None else means["exam_kinds"][kind["kind"]],
        )
        for kind in short["exam_kinds"]
    ]
    rows.append(
        row(
            "neutral texts left open (35 to 65 %)",
            short["neutral_texts"],
            short["neutral_open"],
            mean_of("neutral_open"),
        )
    )
    lost = 100 * (short["sentences"] - short["sentences_shuffled"])
    return (
        table(("texts", "how many", "right", "mean of the seeds"), rows)
        + f"\nShuffling the words of the sentences costs {lost:.1f} points: that much of the "
        "answer is in their order. Rewritten reviews are reviews that people changed, in few "
        "words, until the opposite was meant. The exam is our own "
        "(`training/exam/sentences.tsv`).\n\n"
        "Expected calibration error on the sentences and the exam: "
        f"{percent(short['calibration']['expected_error'])}.\n"
    )


def on_the_way(metrics: Card) -> str:
    """Accuracy after a share of the words."""
    rows = [
        (f"{100 * entry['share']:.0f} %", percent(entry["accuracy"]))
        for entry in metrics["prefixes"]
    ]
    return table(("of the words read", "right"), rows)


def trust(calibration: Card) -> str:
    """Expected calibration error and the reliability curve of the verdict."""
    final, running = calibration["final"], calibration["running"]
    rows = [
        (
            f"{point['count']:,}",
            percent(point["mean_probability"]),
            percent(point["positive_share"]),
        )
        for point in final["curve"]
    ]
    return (
        f"Expected calibration error over {final['bins']} equal bins of P(positive): verdicts "
        f"{percent(final['expected_error'])}, predictions after every word "
        f"{percent(running['expected_error'])}. The verdicts, bin by bin:\n\n"
        + table(("reviews", "said positive", "were positive"), rows)
    )


def where(slices: Card) -> str:
    """Accuracy by length, negation and unknown words."""
    rows = [
        *((f"{e['from']:.0f} to {e['to']:.0f} words", *outcome(e)) for e in slices["words"]),
        *(
            ("a word negates" if e["negation"] else "no word negates", *outcome(e))
            for e in slices["negation"]
        ),
        *(
            (f"{percent(e['from'])} to {percent(e['to'])} of the words unknown", *outcome(e))
            for e in slices["unknown_share"]
        ),
    ]
    return table(("reviews of", "reviews", "right"), rows)


def training(entry: Card) -> str:
    """Data, method and what was chosen how."""
    what = "reviews" if "reviews" in entry else "sentences"
    texts = entry[what]
    lines = [
        f"- Data: {entry['data']}; {texts['train']:,} {what} to train, "
        f"{texts['validation']:,} to choose by, {texts['test']:,} to test.",
        f"- Epoch {entry['best_epoch']} of {entry['epochs']}, seed {entry['seed']}, selected by "
        f"{entry['selected_by']}; {entry['seconds']:,.0f} seconds.",
    ]
    if entry.get("teachers"):
        teachers = entry["teachers"]
        figures = teachers["validation_accuracy"].items()
        named = ", ".join(f"{name} {percent(accuracy)}" for name, accuracy in figures)
        lines.append(
            f"- Taught on {teachers['unlabelled_reviews']:,} unlabelled reviews, too, by teachers "
            f"whose validation accuracy is: {named}."
        )
    settings = ", ".join(f"{name} {value}" for name, value in entry["settings"].items())
    versions = ", ".join(f"{name} {value}" for name, value in entry["versions"].items())
    return "\n".join([*lines, f"- Settings: {settings}.", f"- Made with {versions}."]) + "\n"


def brought(source: Card) -> str:
    """The file a network was brought in, and what had to be assumed of it."""
    lines = [
        f"- Converted from `{source['file']}`, SHA-256 `{source['sha256']}`, "
        f"written by Keras {source['keras_version'] or 'of an unknown version'}.",
        f"- Words from `{source['vocabulary']}`.",
        *(f"- {sentence}" for sentence in source["notes"]),
    ]
    return "\n".join(lines) + "\n"


def limits(card: Card) -> str:
    """What nobody should use it for."""
    return (
        f"It was made to be watched. It knows {card['vocabulary_size']:,} ids and texts like those "
        "of its training data; of anything else, and of people, its verdicts mean nothing.\n"
    )


def files(card: Card) -> str:
    """The files that the card vouches for."""
    rows = [(f"`{name}`", f"{entry['bytes']:,}") for name, entry in card["files"].items()]
    return table(("file", "bytes"), rows) + (
        f"\n`{CHECKPOINTS}/`, where there is one, holds the network at moments of its training.\n"
    )


def outcome(entry: Card) -> tuple[str, str]:
    """How many reviews, and how many of them right."""
    return f"{entry['reviews']:,}", percent(entry["accuracy"])


def section(title: str, body: str) -> str:
    """A heading and what stands below it."""
    return f"## {title}\n\n{body}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def percent(share: float) -> str:
    """A share as people read it.

    >>> percent(0.8764)
    '87.6 %'
    """
    return f"{100 * share:.1f} %"
