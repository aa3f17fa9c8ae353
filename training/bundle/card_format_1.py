"""Cards of format 1, which the first release wrote, as cards of format 2.

Format 1 knew one forward layer (``cell``, ``units``) or none, two classes per text, and taggers
(``"task": "tagging"``). It did not say whether the embedding
masks, which a single text never shows.
"""

from typing import Any

GONE = ("task", "cell", "units", "embedding_size", "classes")
NO_CELL = "none"


def upgraded(card: dict[str, Any]) -> dict[str, Any]:
    """The same card in format 2; its goldens' numbers stay as they are."""
    is_tagger = card.get("task") == "tagging"
    has_cell = card["cell"] != NO_CELL
    layer = {"kind": card["cell"], "units": card["units"], "direction": "forward"}
    first = ("id", "title", "listed")
    now = {
        "format": 2,
        **{name: card[name] for name in first if name in card},
        "language": "en",
        "tokeniser": {"kind": "words"},
        "embedding": {
            "rows": card["vocabulary_size"],
            "size": card["embedding_size"],
            "masked": False,
        },
        "layers": [layer] if has_cell else [],
        "pooling": None,
        "head": {
            "kind": "softmax" if is_tagger else "sigmoid",
            "classes": card["classes"],
            "per": "token" if is_tagger else "text",
        },
        "vocabulary_size": card["vocabulary_size"],
        "reading": {"pad_at": "end", "unknown": 2} | card["reading"],
    }
    rest = {name: value for name, value in card.items() if name not in (*now, *GONE)}
    if is_tagger:
        rest["golden"] = [_tagged(entry) for entry in card["golden"]]
    return now | rest


def _tagged(entry: dict[str, Any]) -> dict[str, Any]:
    """A tagger's golden entry: format 1 called its scores outputs."""
    kept = {name: value for name, value in entry.items() if name != "outputs"}
    return kept | {"scores": entry["outputs"]}
