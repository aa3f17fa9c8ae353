"""`python -m server.static_site OUT`: the page as a folder for a host that only knows files.

The built page with its compressed copies, the list of models as a file, and a `_headers` file with
the security headers in the form that Netlify and Cloudflare Pages read; other hosts are told them
in their own way.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from . import folder
from .catalogue import HASHED_FOLDER, INDEX
from .config import SettingError, Settings
from .files import IMMUTABLE, REVALIDATED
from .headers import exceptions, security_headers
from .models import LISTING, MODELS, Survey, directories, encode, listing, survey

HEADERS = "_headers"
# If a shared cache kept an old service worker, visitors would stay at its release.
WORKER = "/service-worker.js"


def write_site(settings: Settings, out: Path) -> int:
    """Copy the built page to `out`, an empty or a new folder, and add what a server would answer.

    Returns:
        The number of files written.

    Raises:
        SettingError: the page has not been built, a model is broken, or `out` is not empty.
    """
    if not (settings.dist_dir / INDEX).is_file():
        raise SettingError(f"{settings.dist_dir} holds no built page. Run `make build` first.")
    if out.exists() and any(out.iterdir()):
        raise SettingError(f"{out} is not empty; name a new folder, so that nothing old remains.")
    shipped = survey(directories(settings.dist_dir / MODELS))
    if shipped.broken:
        raise SettingError(f"A model is broken, so nothing was written: {dict(shipped.broken)}")
    for name, path in folder.servable(settings.dist_dir):
        for source in folder.sources(path).values():
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target.with_name(source.name))
    models = encode(listing(shipped, Survey({}, {})))
    (out / MODELS).mkdir(exist_ok=True)
    # The page asks for models/, which such a host answers with that folder's index page. Markup in
    # a title must then stay text.
    (out / MODELS / INDEX).write_bytes(models.replace(b"<", b"\\u003c"))
    (out / MODELS / LISTING).write_bytes(models)
    (out / HEADERS).write_text(_headers(settings))
    return sum(path.is_file() for path in out.rglob("*"))


def _headers(settings: Settings) -> str:
    """Rules by path. Hosts join what several rules say: each header stands in one rule a path."""
    everywhere = security_headers((), settings.model_origins)
    rules = {
        "/*": everywhere,
        f"{HASHED_FOLDER}*": [("Cache-Control", IMMUTABLE)],
        WORKER: [("Cache-Control", REVALIDATED)],
    }
    for path, relaxed in sorted(
        exceptions(settings.embed_ancestors, settings.model_origins).items()
    ):
        # "! Name" takes back what an earlier rule said.
        taken_back = [(f"! {name}", "") for name, _ in set(everywhere) - set(relaxed)]
        rules[path] = [*sorted(taken_back), *sorted(set(relaxed) - set(everywhere))]
    return "".join(
        f"{path}\n" + "".join(_line(name, value) for name, value in headers)
        for path, headers in rules.items()
    )


def _line(name: str, value: str) -> str:
    return f"  {name}: {value}\n" if value else f"  {name}\n"


def main(arguments: list[str]) -> None:
    """Write the site, or leave with the one sentence that says why not."""
    if len(arguments) != 1:
        sys.exit("usage: python -m server.static_site OUT")
    try:
        written = write_site(Settings.from_environment(os.environ), Path(arguments[0]))
    except SettingError as error:
        sys.exit(str(error))
    print(f"{written} files in {arguments[0]}; {HEADERS} lists the headers to send with them.")


if __name__ == "__main__":
    main(sys.argv[1:])
