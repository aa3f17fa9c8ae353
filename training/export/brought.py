"""A network that somebody brought, as its card says it, and the texts of its golden values."""

from dataclasses import dataclass

from training.bundle.golden import TEXTS
from training.models.specification import Specification
from training.text.reading import Rule, read
from training.text.tokenisers import WORDS, Tokeniser
from training.text.vocabulary import SPECIAL_WORDS, Vocabulary

# Limits the size of a card where texts are padded to many steps: numbers in golden states.
MOST_GOLDEN_NUMBERS = 60_000
OWN_WORDS = 12


@dataclass(frozen=True)
class Brought:
    """What the card says first of such a network."""

    id: str
    title: str
    specification: Specification
    reading: Rule
    tokeniser: Tokeniser = WORDS
    language: str = "en"
    listed: bool = True


def golden_texts(vocabulary: Vocabulary, described: Brought) -> list[str]:
    """A text of the network's own words, then as many of the usual ones as a card can hold."""
    own = [word for word in vocabulary.words[len(SPECIAL_WORDS) :] if not word.startswith("<")]
    texts: list[str] = []
    numbers = 0
    for text in (" ".join(own[:OWN_WORDS]), *TEXTS):
        steps = len(read(text, vocabulary, described.reading).ids)
        numbers += steps * described.specification.size
        # Without a start token an empty text has no step, and nothing to compare.
        if steps > 0 and (not texts or numbers <= MOST_GOLDEN_NUMBERS):
            texts.append(text)
    return texts
