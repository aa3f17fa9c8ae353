# ruff: noqa: E501, RUF001 (one text a line, and letters that look alike are the point)
"""Writes tests/fixtures/reading.json and tokenisers.json: odd texts as this package reads them.

The browser's code has to read every one of them alike. Regenerate with
``python -m training.text.fixtures``; a test fails when a file is stale.
"""

import json
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from training.text.reading import Reading, Rule, read
from training.text.simplified import simplified
from training.text.tokenisers import CHARACTERS, TYPED_WORDS, Tokeniser, spell
from training.text.tokenisers import WORDS as BY_WORDS
from training.text.vocabulary import IMDB_SPECIAL_WORDS, SPECIAL_WORDS, Vocabulary

FOLDER = Path("tests/fixtures")
LAST_OF_ONE_UNIT = 0xFFFF
SURROGATES = range(0xD800, 0xE000)
# How rules of the first release were written down.
FIRST_RULE = ("start_token", "max_words", "keep", "pad_to")

_WORD_LIST = (
    "the and a of to is it in i this that was as for with movie film but not good bad one all "
    "wonderful dull never he's don't 10 1984 2 café naïve strasse straße i̇stanbul istanbul "
    "σίσυφος ας ασ α привет фильм 映画 とても 좋아요 فيلم سيء סרט 👍 ｆｉｌｍ don’t br href "
    "constructor tostring hasownproperty __proto__ proto __ e\u0301te\u0301 été "
    "\u200b zero\u200bwidth \ufefffilm ǆ ß end word"
)

WORDS = _WORD_LIST.split()

WHOLE = Rule()
LAST_64 = Rule(max_words=64, keep="last", pad_to=64)
LAST_4 = Rule(max_words=4, keep="last", pad_to=4)
FIRST_4 = Rule(max_words=4, keep="first", pad_to=6)
BARE = Rule(start_token=None)
BARE_LAST_2 = Rule(start_token=None, max_words=2, keep="last", pad_to=3)

TEXTS: tuple[tuple[str, str, Rule], ...] = (
    ("plain", "A wonderful film, and not dull.", WHOLE),
    ("upper case", "THE MOVIE WAS GOOD", WHOLE),
    ("empty", "", WHOLE),
    ("empty, padded", "", LAST_4),
    ("empty, without a start token", "", BARE),
    ("empty, without a start token, padded", "", BARE_LAST_2),
    ("only spaces", "     ", WHOLE),
    ("only punctuation", "?!… -- ...,,; \"#$%&()*+,-./:;<=>?@[\\]^_`{|}~", WHOLE),
    ("every filtered character divides", "a!b\"c#d$e%f&g(h)i*j+k,l-m.n/o:p;q<r=s>t?u@v[w\\x]y^z_1`2{3|4}5~6", BARE),
    ("tabs and line ends", "good\tbad\ngood\r\nbad\rgood", WHOLE),
    ("form feed and vertical tab", "good\x0cbad\x0bgood", WHOLE),
    ("information separators", "good\x1cbad\x1dgood\x1ebad\x1fgood", WHOLE),
    ("next line and no-break space", "good\x85bad\xa0good", WHOLE),
    ("wide spaces", "good\u1680bad\u2000good\u200abad\u2028good\u2029bad\u202fgood\u205fbad\u3000good", WHOLE),
    ("no spaces: byte order mark, zero width space, word joiner", "good\ufeffbad good\u200bbad good\u2060bad \ufefffilm \u180e zero\u200bwidth \u200b", WHOLE),
    ("straight apostrophes stay", "He's good, don't 'film' it ''", WHOLE),
    ("curly apostrophes stay", "He’s good, don’t ‘film’ it", WHOLE),
    ("quotation marks that are not filtered", "“good” «bad» good—bad good…bad", WHOLE),
    ("numbers", "10/10 1984 was 2 good, 3.5 out of 10", WHOLE),
    ("HTML", '<br /><br />A <a href="film">movie</a> &amp; <script>film()</script>', WHOLE),
    ("emoji", "👍👍 film 👍 good👍bad 👩‍👩‍👧 👍🏽", WHOLE),
    ("emoji before a known word", "😀😀😀 the movie", LAST_4),
    ("combining marks are not composed", "e\u0301te\u0301 été E\u0301TE\u0301 ÉTÉ", WHOLE),
    ("dotted capital I grows when lowered", "İstanbul İİ film İ. İstanbul good", WHOLE),
    ("dotless i and ligatures", "Iı ﬁlm ǅ Ǆ ß ẞ STRASSE straße", WHOLE),
    ("Greek final sigma", "ΣΊΣΥΦΟΣ ΑΣ ΑΣΑ Σ ΑΣ.", WHOLE),
    ("a sigma looks across a full stop", "ΑΣ.Α ΑΣ'Α ΑΣ:Α ΑΣ-Α ΑΣ,Α ΑΣ^Α", WHOLE),
    ("a sigma looks across combining marks", "Α\u0301Σ\u0301 Α\u0301Σ\u0301Α .Σ 1Σ Α\u00adΣ", WHOLE),
    ("Cyrillic", "Привет, ФИЛЬМ!", WHOLE),
    ("Deseret, cased beyond U+FFFF", "𐐀𐐁 film 𐐨𐐩", WHOLE),
    ("Chinese and Japanese have no spaces", "映画 とても良い。 映画、とても", WHOLE),
    ("Korean", "영화 좋아요!", WHOLE),
    ("right to left", "فيلم سيء جدا، סרט טוב!", WHOLE),
    ("right-to-left marks", "\u200ffilm\u200f \u202bbad\u202c good", WHOLE),
    ("full width", "ＦＩＬＭ ｆｉｌｍ， ｇｏｏｄ！", WHOLE),
    ("names that JavaScript objects inherit", "constructor __proto__ toString hasOwnProperty valueOf", WHOLE),
    ("the special words as text", "<pad> <start> <unknown> <unused> pad start unknown", WHOLE),
    ("lone surrogates count as one unit", "good \ud83d bad \udc4d film", WHOLE),
    ("nul and control characters", "good\x00bad \x07 film\x7f", WHOLE),
    ("unknown words", "qwertyish flumbery the zzyzx", WHOLE),
    ("a very long word", "film " + "a" * 10_000 + " good", WHOLE),
    ("three thousand words", "good bad film " * 1_000, WHOLE),
    ("three thousand words, the last 64", "good bad film " * 1_000, LAST_64),
    ("exactly as many as are read, start token included", "good bad film", LAST_4),
    ("one more than is read, the start token goes", "good bad film end", LAST_4),
    ("two more than are read, a word goes", "good bad film the end", LAST_4),
    ("the first words are read", "good bad film the end", FIRST_4),
    ("fewer than the first words", " film ", FIRST_4),
    ("no start token, the last two", "good bad film", BARE_LAST_2),
    ("no start token, padded", "good", BARE_LAST_2),
    ("padding stands behind the last character", "good 👍 ... ", LAST_4),
    ("a limit without padding", "good bad film the end", Rule(max_words=3, keep="first")),
    ("one word is read", "good bad film", Rule(max_words=1)),
)  # fmt: skip


DROPPED = Rule(unknown="dropped")
DROPPED_LAST_3 = Rule(max_words=3, pad_to=4, unknown="dropped")
FRONT = Rule(max_words=4, pad_to=6, pad_at="start")
BARE_FRONT = Rule(start_token=None, pad_to=3, pad_at="start", unknown=4)

LETTERS = Vocabulary([*SPECIAL_WORDS, *"adefgilmnost!.映画とαςσ\u0307\u0301\u200b👍<>"])
FEW_WORDS = Vocabulary([*SPECIAL_WORDS, "good", "bad", "film", "*画", "isn't", "o'neill"])
HAN = Vocabulary([*SPECIAL_WORDS, *"不好看电影一点也没这", "!", "?", "…", "~", "imax", "9", "ok"])
CHINESE = Tokeniser("chinese", simplified(frozenset(HAN.words)))
ENDING = Tokeniser("words", endings=True)
KNOWN = {"words": FEW_WORDS, "characters": LETTERS, "chinese": HAN}

# Name, tokeniser, text, rule.
TOKENISED: tuple[tuple[str, Tokeniser, str, Rule], ...] = (
    ("letters, spaces left out", CHARACTERS, "A good  Film!", WHOLE),
    ("no text", CHARACTERS, "", WHOLE),
    ("white space only", CHARACTERS, " \t\r\n\x0b\x0c\x1c\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000", WHOLE),
    ("no white space: byte order mark, zero width space", CHARACTERS, "a\ufeffa\u200ba\u180ea\u2060", WHOLE),
    ("punctuation and tags are characters", CHARACTERS, "<pad> good.<br/>", WHOLE),
    ("Chinese and Japanese", CHARACTERS, "映画、とても 良い。", WHOLE),
    ("beyond U+FFFF", CHARACTERS, "👍a👍🏽 \U00020000𐐀", WHOLE),
    ("lone surrogates", CHARACTERS, "a\ud83d a \udc4da", WHOLE),
    ("a letter that grows when lowered gives two tokens of one place", CHARACTERS, "İs İ", WHOLE),
    ("combining marks are tokens", CHARACTERS, "e\u0301t É", WHOLE),
    ("Greek final sigma", CHARACTERS, "ΑΣ ΑΣΑ ΑΣ.Α", WHOLE),
    ("nul and control characters", CHARACTERS, "a\x00d\x07\x7f", WHOLE),
    ("the last characters", CHARACTERS, "good film", LAST_4),
    ("the first characters", CHARACTERS, "good film", FIRST_4),
    ("unknown characters dropped", CHARACTERS, "xgoodz filmq", DROPPED),
    ("padding in front, characters", CHARACTERS, "go", FRONT),
    ("unknown words dropped", BY_WORDS, "A good, slow film; not bad", DROPPED),
    ("only unknown words, dropped", BY_WORDS, "slow tune", DROPPED),
    ("dropped before the last three are counted", BY_WORDS, "good slow bad tune film end", DROPPED_LAST_3),
    ("dropped, then padded behind", BY_WORDS, "slow good", DROPPED_LAST_3),
    ("padding in front", BY_WORDS, "good 👍 film", FRONT),
    ("padding in front of nothing", BY_WORDS, "", FRONT),
    ("cut and padded in front", BY_WORDS, "good bad film good bad film", FRONT),
    ("another id for unknown words, padding in front", BY_WORDS, "slow good", BARE_FRONT),
    ("unknown words read as their ending", ENDING, "映画 良い画 film x画 goodx", WHOLE),
    ("endings, other unknown words dropped", ENDING, "良い画 film goodx", DROPPED),
    ("typographic marks", TYPED_WORDS, "“It isn’t bad”—good… ‘film’ actors’ O’Neill d’été 9’9 it’", WHOLE),
    ("typographic marks, unread", BY_WORDS, "isn’t “good” bad—film", WHOLE),
    ("Chinese", CHINESE, "这电影一点也不好看。", WHOLE),
    ("no text, Chinese", CHINESE, "", WHOLE),
    ("white space and punctuation only", CHINESE, " \t\u3000，。、；：“”‘’（）《》【】—·-_.,;:()[]{}<>@#$%^&*+=|\\/'\"", WHOLE),
    ("punctuation that carries feeling", CHINESE, "好！好?好……好~好～ 好!!!", WHOLE),
    ("traditional characters", CHINESE, "這電影沒點點，後來們", WHOLE),
    ("Latin letters, digits and full width", CHINESE, "看IMAX版，ｉｍａｘ9.5分！ＯＫ ok2 Ａ9好", WHOLE),
    ("letters of Latin-1", CHINESE, "Café ÀÖ×Øß÷ÿ Ÿ Ā", WHOLE),
    ("letters of other scripts", CHINESE, "фильм とても 영화 Σ", WHOLE),
    ("emoji, variation selectors, joiners", CHINESE, "👍🏽好❤️👩‍👩‍👧", WHOLE),
    ("lone surrogates, Chinese", CHINESE, "好\ud83d不\udc4d看", WHOLE),
    ("a mark between letters", CHINESE, "a\u200bb a\u0301b i\ufe0fm", WHOLE),
    ("beyond U+FFFF, Chinese", CHINESE, "好\U00020000\U0002f800看", WHOLE),
    ("the last characters, Chinese", CHINESE, "这电影不好看", LAST_4),
)  # fmt: skip


def contents() -> dict[str, dict[str, Any]]:
    """What the files hold, by their names.

    Each reading has its tokens as ``[text, start, end, id, known]`` and the words that were not
    read as ``[start, end]``.
    """
    vocabulary = Vocabulary([*IMDB_SPECIAL_WORDS, *WORDS])
    readings = []
    for name, text, rule in TEXTS:
        said = {part: asdict(rule)[part] for part in FIRST_RULE}
        found = read(text, vocabulary, rule)
        readings.append({"name": name, "text": text, "rule": said, **_entry(found)})
    tokenised = []
    for name, tokeniser, text, rule in TOKENISED:
        found = read(text, KNOWN[tokeniser.kind], rule, tokeniser)
        tokenised.append(
            {
                "name": name,
                "tokeniser": tokeniser.to_json(),
                "text": text,
                "rule": asdict(rule),
                **_entry(found),
            }
        )
    return {
        "reading.json": {"vocabulary": vocabulary.words, "readings": readings},
        "tokenisers.json": {
            "vocabularies": {kind: known.words for kind, known in KNOWN.items()},
            "readings": tokenised,
        },
        "characters.json": every_character(),
    }


def every_character() -> dict[str, Any]:
    """What the Chinese tokeniser makes of each code point of one UTF-16 unit, c, in ``acb``.

    ``runs`` lists how many tokens, as ``[first, last, tokens]``: 1 where c joins a run of letters, 2
    where it separates, 3 where it stands alone. ``folded`` has pairs of c and what it is read as.
    """
    runs: list[list[int]] = []
    folded = ""
    for code in range(LAST_OF_ONE_UNIT + 1):
        if code in SURROGATES:
            continue
        found = spell(f"a{chr(code)}b", CHINESE)
        if not runs or runs[-1][1:] != [code - 1, len(found)]:
            runs.append([code, code, len(found)])
        runs[-1][1] = code
        read_as = {1: found[0][1:-1], 2: "", 3: found[1 % len(found)]}[len(found)]
        if read_as not in ("", chr(code)):
            folded += chr(code) + read_as
    return {"tokeniser": CHINESE.to_json(), "runs": runs, "folded": folded}


def _entry(reading: Reading) -> dict[str, Any]:
    return {
        "tokens": [astuple(token) for token in reading.tokens],
        "skipped": [(token.start, token.end) for token in reading.skipped],
    }


def rendered() -> dict[str, str]:
    """The files' text. ASCII only: many of these characters would be unreadable, or break lines."""
    files: dict[str, str] = {}
    for name, content in contents().items():
        if "folded" in content:
            files[name] = json.dumps(content) + "\n"
            continue
        (first, known), (second, found) = content.items()
        readings = ",\n".join(json.dumps(reading) for reading in found)
        files[name] = f'{{"{first}": {json.dumps(known)},\n"{second}": [\n{readings}\n]}}\n'
    return files


if __name__ == "__main__":
    for name, text in rendered().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"wrote {FOLDER / name}")
