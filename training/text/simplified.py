"""Traditional characters and their simplified forms: ``simplified.txt``, a line of pairs.

``pip install opencc && python -m training.text.simplified`` makes the file anew from OpenCC's
tables (``t2s``). Characters beyond U+FFFF are left out: they take two UTF-16 units each.
"""

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_suffix(".txt")
# Every block of Han characters below U+10000.
HAN: Final = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))
_LAST_OF_ONE_UNIT: Final = "\uffff"


@cache
def simplified(known: Container[str] | None = None) -> str:
    """Pairs of a traditional character and its simplified one, as ``Tokeniser`` takes them.

    Args:
        known: only pairs whose simplified character is one of these; None takes all.

    >>> simplified(frozenset("们电"))
    '們们電电'
    """
    pairs = FILE.read_text(encoding="utf-8").split()
    return "".join(pair for pair in pairs if known is None or pair[1] in known)


def write() -> None:
    """Ask OpenCC for every Han character and write the file."""
    import opencc  # type: ignore[import-not-found]

    convert = opencc.OpenCC("t2s").convert
    pairs = [(chr(code), convert(chr(code))) for code in HAN]
    lines = [a + b for a, b in pairs if a != b and len(b) == 1 and b <= _LAST_OF_ONE_UNIT]
    FILE.write_text(" ".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {FILE}: {len(lines):,} pairs")


if __name__ == "__main__":
    write()
