"""The folder for hosts that only know files, served by one of them: Python's http.server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient
from sample_page import SCRIPT, WriteModel

from server.config import SettingError, Settings
from server.headers import security_headers
from server.static_site import write_site


@pytest.fixture
def out(dist: Path, tmp_path: Path) -> Path:
    (dist / ".env").write_text("secret")
    write_site(Settings(dist_dir=dist), tmp_path / "out")
    return tmp_path / "out"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def host(out: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out))) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_plain_host_answers_as_the_server_does(host: str, client: FlaskClient) -> None:
    for url in (
        "/",
        "/assets/page-Dk3x9.js",
        "/models/seed/weights.bin",
        "/digits.bin",
        "/service-worker.js",
        "/manifest.webmanifest",
    ):
        with urlopen(host + url) as response:
            assert response.read() == client.get(url).data
    for url in ("/models/", "/models/index.json"):
        with urlopen(host + url) as response:
            assert json.load(response) == client.get(url).get_json()


def test_only_what_the_server_would_serve_is_written(out: Path) -> None:
    assert not (out / ".env").exists()
    assert (out / "assets" / "page-Dk3x9.js.br").read_bytes() == b"as Brotli"
    assert (out / "lib" / "unrolled.js").read_text() == SCRIPT


def test_the_headers_are_listed(out: Path) -> None:
    rules: dict[str, list[str]] = {}
    for line in (out / "_headers").read_text().splitlines():
        if line.startswith("/"):
            path = line
        else:
            rules.setdefault(path, []).append(line.strip())
    assert rules["/*"] == [f"{name}: {value}" for name, value in security_headers()]
    assert rules["/assets/*"] == ["Cache-Control: public, max-age=31536000, immutable"]
    assert rules["/service-worker.js"] == ["Cache-Control: no-cache"]
    assert set(rules) == {"/*", "/assets/*", "/service-worker.js"}


def test_the_embed_page_has_rules_of_its_own_if_somebody_may_show_it(
    dist: Path, tmp_path: Path
) -> None:
    settings = Settings(dist_dir=dist, embed_ancestors=("https://school.example",))
    write_site(settings, tmp_path / "out")
    lines = (tmp_path / "out" / "_headers").read_text().partition("/embed\n")[2].splitlines()
    assert lines[:2] == ["  ! Content-Security-Policy", "  ! Cross-Origin-Resource-Policy"]
    assert lines[2].endswith("frame-ancestors https://school.example")
    script = (tmp_path / "out" / "_headers").read_text().partition("/lib/unrolled-reader.js\n")[2]
    assert script.splitlines() == [
        "  ! Cross-Origin-Resource-Policy",
        "  Cross-Origin-Resource-Policy: cross-origin",
    ]


def test_markup_in_a_title_stays_text(dist: Path, tmp_path: Path, write_model: WriteModel) -> None:
    write_model(dist / "models", "mine", title="<script>alert(1)</script>")
    write_site(Settings(dist_dir=dist), tmp_path / "out")
    listing = tmp_path / "out" / "models" / "index.html"
    assert b"<" not in listing.read_bytes()
    assert "<script>" in json.loads(listing.read_text())["models"][2]["title"]


def test_nothing_is_written_over_or_from_broken_parts(
    dist: Path, tmp_path: Path, out: Path
) -> None:
    with pytest.raises(SettingError, match="is not empty"):
        write_site(Settings(dist_dir=dist), out)
    with pytest.raises(SettingError, match="make build"):
        write_site(Settings(dist_dir=tmp_path / "none"), tmp_path / "new")
    (dist / "models" / "seed" / "weights.bin").unlink()
    with pytest.raises(SettingError, match=r"weights\.bin is missing"):
        write_site(Settings(dist_dir=dist), tmp_path / "new")
    assert not (tmp_path / "new").exists()
