"""Chinese texts as tokens: characters, runs of Latin letters or digits, and ! ? … ~.

>>> [token.text for token in split_chinese("這部IMAX電影，9.5分！", "這这電电")]
['这', '部', 'imax', '电', '影', '9', '5', '分', '!']

Every code point becomes one code point, or a space, so that places stay: full-width letters, digits
and signs become ASCII, Latin letters lower case, traditional characters simplified, and white
space, invisible characters and all other punctuation spaces. What is left is a token by itself,
emoji too, but for the runs. ``web/src/text/chinese.ts`` repeats this; fixtures compare.
"""

import re
from functools import cache
from itertools import accumulate
from typing import Final

from training.text.vocabulary import Word, utf16_length

FEELING: Final = "!?…~"
FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
FULL_TO_ASCII: Final = 0xFEE0
TO_LOWER: Final = 0x20
MULTIPLICATION, SHARP_S, DIVISION = 0xD7, 0xDF, 0xF7
# First and last code point of what separates; FEELING is taken out again.
SEPARATORS: Final = (
    (0x00, 0x2F),
    (0x3A, 0x40),
    (0x5B, 0x60),
    (0x7B, 0xBF),
    (MULTIPLICATION, MULTIPLICATION),
    (DIVISION, DIVISION),
    (0x1680, 0x1680),
    (0x180E, 0x180E),
    (0x2000, 0x206F),
    (0x2E00, 0x2E7F),
    (0x3000, 0x303F),
    (0x30FB, 0x30FB),
    (0xFE00, 0xFE6F),
    (0xFEFF, 0xFEFF),
    (0xFF5F, 0xFF65),
    (0xFFF9, 0xFFFD),
)
# Digits and the letters of ASCII and Latin-1, after lower-casing.
_TOKEN = re.compile(r"[0-9a-zß-öø-ÿ]+|[^ ]")


def split_chinese(text: str, simplified: str) -> list[Word]:
    """The tokens with their places.

    Args:
        text: what was typed.
        simplified: pairs of a traditional character and its simplified one, one behind the other.
    """
    starts = [*accumulate((utf16_length(character) for character in text), initial=0)]
    return [
        Word(found[0], starts[found.start()], starts[found.end()])
        for found in _TOKEN.finditer(text.translate(_table(simplified)))
    ]


def spell_chinese(text: str, simplified: str) -> list[str]:
    """The same without their places."""
    found: list[str] = _TOKEN.findall(text.translate(_table(simplified)))
    return found


@cache
def _table(simplified: str) -> dict[int, str]:
    """Code point -> what it is read as, where that is another."""
    spaces = {code: " " for first, last in SEPARATORS for code in range(first, last + 1)}
    kept = {ord(character): character for character in FEELING}
    capitals = [*range(0x41, 0x5B), *range(0xC0, MULTIPLICATION), *range(0xD8, SHARP_S)]
    plain = spaces | kept | {code: chr(code + TO_LOWER) for code in capitals}
    ascii_of = {code: code - FULL_TO_ASCII for code in FULL_WIDTH}
    full = {code: plain.get(ascii_, chr(ascii_)) for code, ascii_ in ascii_of.items()}
    pairs = zip(simplified[::2], simplified[1::2], strict=True)
    return plain | full | {ord(old): new for old, new in pairs}
