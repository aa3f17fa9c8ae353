"""The server's settings: one field each, read from the environment variable of the same name."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent

# Our variables have no prefix. One with this prefix is refused: it would be ignored silently.
GUESSED_PREFIX = "UNROLLED_"
# Similarity, from 0 to 1, above which a long name counts as a misspelt setting: TRUSTED_HOST,
# MODEL_DIR and WEB_CONCURENCY do. Short names are left alone, HOSTS and PORTS may be anybody's.
SLIP = 0.9
SHORTEST_SLIP = 8  # characters

HIGHEST_PORT = 65_535
# Files come from memory, so more workers than this only cost memory on any machine we know.
MOST_WORKERS = 64


class SettingError(ValueError):
    """Raised for an unknown or unusable setting; the message is one sentence for the operator."""


def _folder(text: str) -> Path:
    path = Path(text).expanduser().resolve()
    if not path.is_dir():
        raise ValueError("an existing folder")
    return path


def _path(text: str) -> Path:
    return Path(text).expanduser().resolve()


def _whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        # str.isdigit alone would let "²" through, and int alone would take "8_000".
        if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
            raise ValueError(f"a whole number from {lowest} to {highest}")
        return int(text)

    return parse


def _host(text: str) -> str:
    if not text.isascii() or any(character in text for character in " /[]@"):
        raise ValueError("an address or a host name, without a port")
    return text


# A leading dot takes in all names below. Neither port nor IPv6: Werkzeug compares names only.
_NAME = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.lower().replace(",", " ").split())
    if not all(_NAME.fullmatch(name) for name in names):
        raise ValueError(
            "a list of host names, without ports, such as demo.example .school.example"
        )
    return names


# What frame-ancestors and connect-src may name. A semicolon would end the directive and begin
# another. `file:` is for slides opened from a disk, which `*` does not take in.
_ORIGIN = re.compile(r"\*|self|file:|https?://(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?", re.IGNORECASE)


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(text.replace(",", " ").split())
    if not all(_ORIGIN.fullmatch(origin) for origin in origins):
        raise ValueError("a list of origins, such as https://school.example, or self, file:, or *")
    return origins


def _log(text: str) -> str:
    path = Path(text).expanduser()
    if text != "-" and not path.resolve().parent.is_dir():
        raise ValueError("a file in an existing folder, or - for standard output")
    return text if text == "-" else str(path.resolve())


def _about(parse: Callable[[str], object], meaning: str, unit: str) -> dict[str, object]:
    return {"parse": parse, "meaning": meaning, "unit": unit}


@dataclass(frozen=True)
class Settings:
    """All settings. Each environment variable is the field's name in capitals."""

    host: str = field(
        default="127.0.0.1",
        metadata=_about(_host, "address to listen on", "address"),
    )
    port: int = field(
        default=8000,
        metadata=_about(_whole_number(0, HIGHEST_PORT), "port to listen on; 0: any free", "port"),
    )
    web_concurrency: int = field(
        default=2,
        metadata=_about(_whole_number(1, MOST_WORKERS), "how many workers answer", "processes"),
    )
    dist_dir: Path = field(
        default=REPOSITORY / "web" / "dist",
        metadata=_about(_path, "the built page, read once at start", "folder"),
    )
    models_dir: Path | None = field(
        default=None,
        metadata=_about(_folder, "more models, looked for on every request", "folder"),
    )

    previous_dist_dir: Path | None = field(
        default=None,
        metadata=_about(_folder, "the release before, for pages still open", "folder"),
    )
    trusted_hosts: tuple[str, ...] = field(
        default=(),
        metadata=_about(_names, "the only names to answer to; none: any", "host names"),
    )
    embed_ancestors: tuple[str, ...] = field(
        default=(),
        metadata=_about(_origins, "who may show `/embed` in a frame; none: nobody", "origins"),
    )
    model_origins: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            _origins,
            "other servers whose networks and tables a visitor may open; none: no other",
            "origins",
        ),
    )
    access_log: str | None = field(
        default=None,
        metadata=_about(_log, "one line of JSON for each answer; `-`: standard output", "file"),
    )

    @classmethod
    def names(cls) -> list[str]:
        """The variables' names, in the order of the fields."""
        return [setting.name.upper() for setting in dataclasses.fields(cls)]

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read the settings out of a whole environment, where most names belong to others.

        Raises:
            SettingError: a value cannot be used, or a name carries a prefix ours do not have or
                is a slip of the finger away from one of ours.
        """
        for name in environment.keys() - set(cls.names()):
            is_slip = len(name) >= SHORTEST_SLIP and difflib.get_close_matches(
                name, cls.names(), cutoff=SLIP
            )
            if name.startswith(GUESSED_PREFIX) or is_slip:
                raise SettingError(cls._unknown(name))
        return cls.from_mapping(
            {name: environment[name] for name in cls.names() if name in environment}
        )

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> Settings:
        """Read settings from a mapping that holds nothing else, such as a test's.

        An empty value counts as absent, so that ``PORT= make serve`` means the default.

        Raises:
            SettingError: a name is unknown or a value cannot be used.
        """
        settings = {setting.name.upper(): setting for setting in dataclasses.fields(cls)}
        chosen = {}
        for name, value in values.items():
            if name not in settings:
                raise SettingError(cls._unknown(name))
            text = "" if value is None else str(value).strip()
            if not text:
                continue
            try:
                chosen[settings[name].name] = settings[name].metadata["parse"](text)
            except ValueError as wanted:
                raise SettingError(f"{name} is {text!r}; it must be {wanted}.") from wanted
        return cls(**chosen)

    @classmethod
    def _unknown(cls, name: str) -> str:
        return f"{name} is not a setting; the settings are {', '.join(cls.names())}."
