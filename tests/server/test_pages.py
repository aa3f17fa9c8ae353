from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sample_page import MISSING, WriteModel

from server import create_app


def test_health_is_ok(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_an_unknown_path_gets_the_page_for_it_with_404(client: FlaskClient) -> None:
    response = client.get("/no/such/page")
    assert (response.status_code, response.text) == (404, MISSING)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"


def test_without_that_page_a_sentence_will_do(dist: Path) -> None:
    (dist / "404.html").unlink()
    response = create_app({"DIST_DIR": dist}).test_client().get("/no/such/page")
    assert (response.status_code, response.text) == (404, "There is nothing here.\n")


def test_before_the_build_the_server_says_what_to_do(
    tmp_path: Path, models_dir: Path, write_model: WriteModel
) -> None:
    write_model(models_dir, "mine")
    app = create_app({"DIST_DIR": tmp_path / "none", "MODELS_DIR": models_dir})
    response = app.test_client().get("/")
    assert response.status_code == 503
    assert "make build" in response.text
    assert app.test_client().get("/healthz").status_code == 200
    assert app.test_client().get("/models/mine/model.json").status_code == 200


def test_no_answer_is_a_redirect_built_from_the_visitors_host(client: FlaskClient) -> None:
    for url in ("/models", "/models//", "/models//seed/card.json", "//healthz", "/healthz/"):
        response = client.get(f"http://evil.example{url}")
        assert "Location" not in response.headers, url
        assert "evil" not in response.text


@pytest.mark.parametrize(
    ("url", "method", "status"),
    [
        ("/", "GET", 200),
        ("/", "HEAD", 200),
        ("/digits.bin", "GET", 206),
        ("/digits.bin", "HEAD", 304),
        ("/models/", "GET", 200),
        ("/healthz", "GET", 200),
        ("/nothing", "GET", 404),
        ("/", "POST", 405),
        ("/failing", "GET", 500),
    ],
)
def test_every_answer_carries_the_security_headers(
    app: Flask, url: str, method: str, status: int
) -> None:
    def fail() -> str:
        raise RuntimeError("a fault of ours")

    app.add_url_rule("/failing", view_func=fail)
    app.testing = False  # so that the fault becomes an answer, as it does for a visitor
    conditions = {"GET": {"Range": "bytes=0-0"}, "HEAD": {"If-None-Match": "*"}}
    headers = conditions.get(method) if url == "/digits.bin" else None
    response = app.test_client().open(url, method=method, headers=headers)
    assert response.status_code == status
    assert "a fault of ours" not in response.text

    policy = dict(
        directive.split(" ", 1)
        for directive in response.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["trusted-types"] == "svelte-trusted-html unrolled-worker unrolled-reader"
    assert policy["worker-src"] == policy["manifest-src"] == "'self'"
    # It lets WebAssembly compile and, unlike 'unsafe-eval', no JavaScript.
    assert not [word for word in " ".join(policy.values()).split() if "unsafe" in word][1:]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in response.headers
    assert "Access-Control-Allow-Origin" not in response.headers
    names = [name for name, _ in response.headers]
    assert len(names) == len(set(names))
