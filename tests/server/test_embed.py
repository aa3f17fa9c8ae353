from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server import create_app
from server.config import SettingError, Settings


def frames(client: FlaskClient, url: str) -> str:
    policy = client.get(url).headers["Content-Security-Policy"]
    return next(part for part in policy.split("; ") if part.startswith("frame-ancestors"))


def embeddable(dist: Path, ancestors: str) -> FlaskClient:
    (dist / "embed.html").write_text("<!doctype html><title>In a frame</title>")
    return create_app({"DIST_DIR": dist, "EMBED_ANCESTORS": ancestors}).test_client()


def test_without_the_page_there_is_nothing_to_embed(client: FlaskClient) -> None:
    assert client.get("/embed").status_code == 404


def test_nobody_may_embed_unless_named(dist: Path) -> None:
    client = embeddable(dist, "")
    assert client.get("/embed").text == client.get("/embed.html").text
    assert frames(client, "/embed") == "frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("ancestors", "directive"),
    [
        ("*", "frame-ancestors *"),
        ("* file:", "frame-ancestors * file:"),
        ("self https://school.example", "frame-ancestors 'self' https://school.example"),
        ("https://*.a.example:8443, http://b", "frame-ancestors https://*.a.example:8443 http://b"),
    ],
)
def test_only_the_embed_page_may_be_shown_by_those_named(
    dist: Path, ancestors: str, directive: str
) -> None:
    client = embeddable(dist, ancestors)
    for url in ("/embed", "/embed.html", "/embed?lang=zh"):
        assert frames(client, url) == directive
        assert client.get(url).headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    for url in ("/", "/index.html", "/embed/", "/EMBED", "/models/", "/nothing", "/digits.bin"):
        assert frames(client, url) == "frame-ancestors 'none'"
        assert client.get(url).headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_script_for_other_pages_may_be_loaded_by_them_and_shown_in_no_frame(
    dist: Path,
) -> None:
    script = "/lib/unrolled-reader.js"
    (dist / script[1:]).write_text("customElements")
    for ancestors, policy in (("", "same-origin"), ("https://school.example", "cross-origin")):
        client = embeddable(dist, ancestors)
        assert client.get(script).headers["Cross-Origin-Resource-Policy"] == policy
        assert frames(client, script) == "frame-ancestors 'none'"
        other = client.get("/lib/unrolled.js")
        assert other.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "ancestors", ["school.example", "'self'", "https://a; script-src *", "data:", "https://a/path"]
)
def test_what_is_no_origin_is_refused(ancestors: str) -> None:
    with pytest.raises(SettingError, match=r"^EMBED_ANCESTORS is .* must be a list of origins"):
        Settings.from_mapping({"EMBED_ANCESTORS": ancestors})
