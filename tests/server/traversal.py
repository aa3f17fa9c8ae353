"""Ways to write a path out of a folder that servers have fallen for."""

from __future__ import annotations

from itertools import product

# One step up, and what lies there.
DOTS = (
    "..",
    ".%2e",
    "%2e.",
    "%2e%2e",
    "%2E%2E",
    "%252e%252e",
    "%25252e%25252e",
    "%c0%ae%c0%ae",  # overlong UTF-8
    "%e0%80%ae%e0%80%ae",
    "%u002e%u002e",
    "%uff0e%uff0e",
    "%ef%bc%8e%ef%bc%8e",  # full-width full stops
    "..;",
    "..%00",
    "..%20",
    ".%00.",
    "....",
    "...",
)
SLASHES = (
    "/",
    "%2f",
    "%2F",
    "%252f",
    "%5c",
    "%255c",
    "%c0%af",
    "%e0%80%af",
    "%u2215",
    "%ef%bc%8f",
    "//",
    "/./",
    "%2f%2f",
)
TARGETS = ("secret.txt", "dist/.env")
STARTS = ("/", "/assets/", "/models/seed/")

# Names that are not files of the page, though something of that name lies in its folder.
FORBIDDEN = (
    "/.env",
    "/%2eenv",
    "/.git/config",
    "/.git%2fconfig",
    "/assets/.hidden.js",
    "/out.txt",
    "/dotted.txt",
    "/outside/secret.txt",
    "/outside%2fsecret.txt",
    "/models/linked/card.json",
    "/pipe.txt",
    "/assets/page-Dk3x9.js.br",
    "/assets/page-Dk3x9.js.gz",
    "/assets/page-Dk3x9.js%2ebr",
    "/assets/page-Dk3x9.js.gz%00",
    "/models/seed/card.json.gz",
    "//index.html",
    "/./index.html",
    "/assets/../index.html",
    "/index.html/",
    "/index.html%00",
    "/index.html%00.txt",
    "/index.html%20",
    "/index.html.",
    "/index.html::$DATA",
    "/INDEX.HTML",
    "/assets",
    "/assets/",
    "/models/seed",
    "/models/seed/",
    "/etc/passwd",
    "//etc/passwd",
    "/proc/self/environ",
    "/%ff%fe",
    "/~root/.profile",
    "/server/config.py",
    "/" + "a" * 3000,
)


def paths() -> list[str]:
    """Every path of the corpus, each once; none of them is a file of the page."""
    climbing = [
        start + (dots + slash) * steps + target
        for dots, slash in product(DOTS, SLASHES)
        for start, steps, target in (
            (STARTS[0], 1, TARGETS[0]),
            (STARTS[1], 2, TARGETS[0]),
            (STARTS[2], 3, TARGETS[0]),
            (STARTS[0], 1, TARGETS[1]),
        )
    ]
    return list(dict.fromkeys([*climbing, *FORBIDDEN]))
