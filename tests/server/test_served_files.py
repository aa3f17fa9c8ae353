from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sample_page import INDEX, MANIFEST, MISSING, SCRIPT, WORKER

from server import create_app

HASHED = "/assets/page-Dk3x9.js"


def test_the_page_is_revalidated_on_every_visit(client: FlaskClient) -> None:
    page = client.get("/")
    assert (page.status_code, page.text) == (200, INDEX)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-cache"
    assert client.get("/index.html").headers["ETag"] == page.headers["ETag"]


def test_hashed_assets_are_kept_for_a_year(client: FlaskClient) -> None:
    assert client.get(HASHED).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/lib/unrolled.js").headers["Cache-Control"] == "no-cache"


def test_the_worker_and_the_manifest_are_asked_for_again_each_time(client: FlaskClient) -> None:
    worker = client.get("/service-worker.js", headers={"Accept-Encoding": "gzip"})
    assert worker.headers["Cache-Control"] == "no-cache"
    assert worker.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert gzip.decompress(worker.data).decode() == WORKER
    # It lies at the root, so it speaks for the whole page without being allowed more.
    assert "Service-Worker-Allowed" not in worker.headers
    manifest = client.get("/manifest.webmanifest")
    assert manifest.text == MANIFEST
    assert manifest.headers["Content-Type"] == "application/manifest+json"
    assert manifest.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (None, None),
        ("", None),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.4, gzip;q=0.8", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("gzip;q=0.5, identity", None),
        ("identity;q=0", None),
        ("zstd, compress", None),
        (";;,=", None),
        ("br;Q=0, gzip", "gzip"),
        ("br ; q=0 , gzip ; q=0.001", "gzip"),
        ("br;q=0.000, gzip;q=0.000", None),
        ("*;q=0, gzip", "gzip"),
        ("*, br;q=0, gzip;q=0", None),
        ("identity;q=0, *;q=0", None),  # nothing is left: the plain file rather than 406
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("br;q=1.000, gzip;q=1", "br"),
        ("br;q=banana, gzip", "gzip"),
        ("brotli", None),
    ],
)
def test_the_client_chooses_the_encoding(
    client: FlaskClient, accepted: str | None, encoding: str | None
) -> None:
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    response = client.get(HASHED, headers=headers)
    assert response.status_code == 200
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Vary"] == "Accept-Encoding"
    body = gzip.decompress(response.data) if encoding == "gzip" else response.data
    assert body == (b"as Brotli" if encoding == "br" else SCRIPT.encode())


def test_text_without_a_compressed_copy_is_gzipped_once_and_alike(dist: Path) -> None:
    ask = {"Accept-Encoding": "br, gzip"}
    answers = [
        create_app({"DIST_DIR": dist}).test_client().get("/lib/unrolled.js", headers=ask)
        for _worker in range(2)
    ]
    assert answers[0].headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answers[0].data).decode() == SCRIPT
    assert answers[0].data[4:8] == bytes(4)  # gzip's own date, which would change the tag
    assert answers[0].headers["ETag"] == answers[1].headers["ETag"]


def test_each_encoding_has_its_own_strong_tag(client: FlaskClient) -> None:
    tags = {
        client.get(HASHED, headers={"Accept-Encoding": encoding}).headers["ETag"]
        for encoding in ("br", "gzip", "identity")
    }
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


def test_the_tag_depends_on_the_content_and_not_on_the_date(dist: Path) -> None:
    def tag() -> str:
        return create_app({"DIST_DIR": dist}).test_client().get("/digits.bin").headers["ETag"]

    before = tag()
    os.utime(dist / "digits.bin", (1, 1))
    assert tag() == before
    (dist / "digits.bin").write_bytes(b"0123456780")
    assert tag() != before


def test_a_date_in_the_future_is_not_passed_on(dist: Path) -> None:
    os.utime(dist / "digits.bin", (4e9, 4e9))  # the year 2096
    response = create_app({"DIST_DIR": dist}).test_client().get("/digits.bin")
    assert response.last_modified is not None
    assert response.last_modified.year < 2096


@pytest.mark.parametrize("url", ["/", HASHED, "/digits.bin", "/models/", "/healthz", "/nothing"])
def test_head_has_the_headers_of_get_and_no_body(client: FlaskClient, url: str) -> None:
    get, head = client.get(url), client.head(url)
    assert head.status_code == get.status_code
    assert dict(head.headers) == dict(get.headers)
    assert head.data == b""
    assert int(head.headers["Content-Length"]) == len(get.data) > 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "MAKE"])
@pytest.mark.parametrize("url", ["/", "/digits.bin", "/models/", "/healthz", "/nothing"])
def test_other_methods_are_refused(client: FlaskClient, method: str, url: str) -> None:
    response = client.open(url, method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.fixture
def guarded(dist: Path, tmp_path: Path) -> FlaskClient:
    """A page among whose files lie some that are nobody's business."""
    (tmp_path / "secret.txt").write_text("secret")
    (dist / ".env").write_text("secret")
    (dist / ".git").mkdir()
    (dist / ".git" / "config").write_text("secret")
    (dist / "out.txt").symlink_to(tmp_path / "secret.txt")
    (dist / "dotted.txt").symlink_to(dist / ".env")
    (dist / "outside").symlink_to(tmp_path)
    os.mkfifo(dist / "pipe.txt")  # reading it would wait for ever
    return create_app({"DIST_DIR": dist}).test_client()


@pytest.mark.parametrize(
    "url",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/..%255c..%255csecret.txt",
        "/..%c0%afsecret.txt",
        "/index.html%00.txt",
        "/./index.html",
        "/assets/../index.html",
        "/assets",
        "/assets/",
        "/INDEX.HTML",
        "/index.html/",
        "/.env",
        "/.git/config",
        "/out.txt",
        "/dotted.txt",
        "/outside/secret.txt",
        "/pipe.txt",
        "/assets/page-Dk3x9.js.br",
        "/assets/page-Dk3x9.js.gz",
        "/" + "a" * 5000,
        "/%ff%fe",
    ],
)
def test_only_the_files_of_the_page_are_reachable(guarded: FlaskClient, url: str) -> None:
    response = guarded.get(url)
    assert (response.status_code, response.text) == (404, MISSING)


def test_a_name_beyond_ascii_is_found(dist: Path) -> None:
    (dist / "影评 é.txt").write_text("found")
    client = create_app({"DIST_DIR": dist}).test_client()
    assert client.get("/%E5%BD%B1%E8%AF%84%20%C3%A9.txt").text == "found"
