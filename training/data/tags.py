"""Tagged sentences as this package reads text: the same words that a browser will see.

The treebank divides text in its own way, a network reads words by ``vocabulary.py``. So:

1. A clitic (``n't``, ``'s``, …) belongs to the token before it, which keeps its tag.
2. The token is read like any text. If that makes several words, each has its tag; if it makes
   none (most punctuation), the tag goes with it. So do quotation marks made of apostrophes.

>>> [(w.text, w.tag) for w in words_of((TaggedToken("Do", "AUX"), TaggedToken("n't", "PART"),
...     TaggedToken("re-read", "VERB"), TaggedToken("!", "PUNCT")))]
[("don't", 'AUX'), ('re', 'VERB'), ('read', 'VERB')]
"""

from collections import Counter
from collections.abc import Sequence

from training.data.treebank import Sentence, TaggedToken
from training.text.vocabulary import FILTERED, SPECIAL_WORDS, Vocabulary, ending, split_words

FULL_STOP = "。"
TO_FULL_WIDTH = 0xFEE0
# An ending that fewer words have tells nothing of the next one.
LEAST_WORDS_OF_ENDING = 2
CLITICS = frozenset(("n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'"))
_CURLY_APOSTROPHE = "\u2019"


def words_of(sentence: Sentence) -> list[TaggedToken]:
    """A sentence's words, lower-cased, with the tags to learn."""
    whole: list[TaggedToken] = []
    for token in sentence:
        if whole and _is_clitic(token):
            whole[-1] = TaggedToken(whole[-1].text + token.text, whole[-1].tag)
        elif token.text.strip("'"):
            whole.append(token)
    return [
        TaggedToken(word.text, token.tag) for token in whole for word in split_words(token.text)
    ]


def chinese_words_of(sentence: Sentence) -> list[TaggedToken]:
    """The same of a Chinese sentence, whose punctuation is full-width, as people type it.

    >>> [word.text for word in chinese_words_of((TaggedToken("好", "JJ"), TaggedToken(".", "PU")))]
    ['好', '。']
    """
    return [
        TaggedToken(word.text, token.tag)
        for token in sentence
        for word in split_words(full_width(token.text))
    ]


def full_width(token: str) -> str:
    """A token of punctuation alone in full width; any other as it is."""
    if any(character.isalnum() for character in token):
        return token
    return "".join(
        FULL_STOP if c == "." else chr(ord(c) + TO_FULL_WIDTH) if c in FILTERED.strip() else c
        for c in token
    )


def vocabulary_of(
    sentences: Sequence[Sequence[TaggedToken]], least_count: int, endings: bool = False
) -> Vocabulary:
    """Words that occur ``least_count`` times or more, the most frequent first, equals by name.

    With ``endings``, an entry for the last character of rarer words stands behind them (see
    ``vocabulary.ending``). Unlike the IMDB models' ids, these leave none unused: ids of words start
    at 3.
    """
    counts = Counter(word.text for sentence in sentences for word in sentence)
    frequent = [word for word, count in counts.items() if count >= least_count]
    words = sorted(frequent, key=lambda word: (-counts[word], word))
    last = Counter(ending(word) for word in counts)
    ends = [each for each, count in last.items() if count >= LEAST_WORDS_OF_ENDING]
    return Vocabulary([*SPECIAL_WORDS, *words, *(sorted(ends) if endings else ())])


def ambiguous_words(sentences: Sequence[Sequence[TaggedToken]]) -> frozenset[str]:
    """Words with more than one tag in these sentences."""
    pairs = {(word.text, word.tag) for sentence in sentences for word in sentence}
    tags = Counter(text for text, _ in pairs)
    return frozenset(text for text, count in tags.items() if count > 1)


def _is_clitic(token: TaggedToken) -> bool:
    # A lone apostrophe is a clitic in "my parents' house" and punctuation in 'this'.
    spelling = token.text.lower().replace(_CURLY_APOSTROPHE, "'")
    return spelling in CLITICS and token.tag != "PUNCT"
