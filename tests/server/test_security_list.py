"""SECURITY.md answers every item of its chapter, and names files that exist."""

from __future__ import annotations

import re
from pathlib import Path

from tests.soak.__main__ import ROWS
from tests.soak.live import ROOT

LIST = (ROOT / "server" / "SECURITY.md").read_text(encoding="utf-8")
# Items in each section of OWASP ASVS 5.0, chapter 3.
SECTIONS = {1: 1, 2: 3, 3: 5, 4: 8, 5: 8, 6: 1, 7: 5}
TEST_FILES = re.compile(r"`(tests/(?:\w+/)+[\w-]+|test_\w+)`")


def test_every_item_of_the_chapter_is_answered_once() -> None:
    wanted = [
        f"3.{section}.{n}" for section, count in SECTIONS.items() for n in range(1, count + 1)
    ]
    rows = re.findall(r"^\| (3\.\d\.\d)\s*\|(.*)\|$", LIST, re.M)
    assert [item for item, _ in rows] == wanted
    assert all(cell.strip() for _, row in rows for cell in row.split("|"))


def test_the_files_it_names_exist() -> None:
    named = TEST_FILES.findall(LIST)
    assert len(named) > 30
    for name in named:
        stem = name if name.startswith("tests/") else f"tests/server/{name}"
        suffix = ".py" if stem.startswith("tests/server/") else ".test.ts"
        assert (ROOT / f"{stem}{suffix}").is_file(), name
    for row in re.findall(r"`python -m tests\.soak (\w+)`", LIST):
        assert row in ROWS, row


def test_what_as_refers_to_is_there() -> None:
    for item in re.findall(r"\| as (3\.\d\.\d)", LIST):
        assert re.search(rf"^\| {re.escape(item)}\s*\|.*`test_", LIST, re.M), item


def test_the_number_of_paths_in_the_corpus_is_the_one_it_says() -> None:
    from traversal import paths

    assert f"{len(paths())} paths" in LIST
    assert Path(ROOT / "tests" / "soak").is_dir()
