"""Addresses that name their content: kept for a year, and never answered with another content."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sample_page import SCRIPT, WriteModel

from server import create_app

WEIGHTS = bytes(range(10))
YEAR = "public, max-age=31536000, immutable"


def version(content: bytes, digits: int = 12) -> str:
    return hashlib.sha256(content).hexdigest()[:digits]


@pytest.mark.parametrize(
    ("url", "content"),
    [("/lib/unrolled.js", SCRIPT.encode()), ("/models/seed/weights.bin", WEIGHTS)],
)
@pytest.mark.parametrize("digits", [8, 12, 64])
def test_the_content_asked_for_is_kept_for_a_year(
    client: FlaskClient, url: str, content: bytes, digits: int
) -> None:
    response = client.get(f"{url}?v={version(content, digits)}")
    assert (response.status_code, response.data) == (200, content)
    assert response.headers["Cache-Control"] == YEAR
    assert response.headers["ETag"] == client.get(url).headers["ETag"]
    assert client.get(url).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("url", ["/lib/unrolled.js", "/models/seed/weights.bin"])
def test_another_content_is_never_sent_in_its_place(client: FlaskClient, url: str) -> None:
    response = client.get(f"{url}?v={version(b'another')}")
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("query", ["v=", "v=2", "v=xyz", "V=0123456789", "utm=1", "a&v=01234567"])
def test_any_other_query_is_passed_over(client: FlaskClient, query: str) -> None:
    for url in ("/lib/unrolled.js", "/models/seed/weights.bin", "/", "/digits.bin"):
        response = client.get(f"{url}?{query}")
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")


def test_versions_are_for_files_that_keep_their_name_only(client: FlaskClient) -> None:
    assert client.get(f"/?v={version(b'another')}").status_code == 200


def test_a_fresh_model_retrained_between_two_requests_is_not_mixed(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    weights = write_model(models_dir, "mine") / "weights.bin"
    url = f"/models/mine/weights.bin?v={version(WEIGHTS)}"
    assert client.get(url).headers["Cache-Control"] == YEAR
    weights.write_bytes(b"trained on")
    assert client.get(url).status_code == 404
    assert client.get(f"/models/mine/weights.bin?v={version(b'trained on')}").status_code == 200


@pytest.fixture
def after_release(dist: Path, tmp_path: Path) -> FlaskClient:
    """A server of a new release that knows the one before."""
    before = shutil.copytree(dist, tmp_path / "before")
    (dist / "assets" / "page-Dk3x9.js").rename(dist / "assets" / "page-Qw2p8.js")
    (dist / "lib" / "unrolled.js").write_text("export const words = [];\n")
    (dist / "models" / "seed" / "weights.bin").write_bytes(b"trained on")
    (before / "only-before.html").write_text("old")
    return create_app({"DIST_DIR": dist, "PREVIOUS_DIST_DIR": before}).test_client()


def test_a_page_of_the_release_before_still_finds_its_files(after_release: FlaskClient) -> None:
    for url, content in {
        "/assets/page-Dk3x9.js": SCRIPT.encode(),
        f"/lib/unrolled.js?v={version(SCRIPT.encode())}": SCRIPT.encode(),
        f"/models/seed/weights.bin?v={version(WEIGHTS)}": WEIGHTS,
    }.items():
        response = after_release.get(url)
        assert (response.status_code, response.data) == (200, content)
        assert response.headers["Cache-Control"] == YEAR


def test_a_new_page_finds_the_new_ones(after_release: FlaskClient) -> None:
    assert after_release.get("/assets/page-Qw2p8.js").status_code == 200
    assert after_release.get("/lib/unrolled.js").text == "export const words = [];\n"
    assert after_release.get("/models/seed/weights.bin").data == b"trained on"
    assert after_release.get("/only-before.html").status_code == 404
