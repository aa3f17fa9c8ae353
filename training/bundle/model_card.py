"""The model card in Markdown, generated from card.json: ``python -m training card DIR…``.

Nothing is typed by hand, so nothing goes stale unnoticed: a test renders every shipped card again.
"""

from pathlib import Path
from typing import Any

from training.bundle.card import CHECKPOINTS, README, read_card
from training.bundle.card_figures import on_the_way, quality, short_texts, trust, where
from training.bundle.markdown import percent, section, table
from training.models.specification import Specification
from training.text.reading import DROPPED

Card = dict[str, Any]
TOKEN = {"words": "word", "characters": "character", "chinese": "character"}

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
