"""What a client may send that no browser would, byte for byte, to the server as it runs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sample_page import INDEX, WriteModel, build_page
from traversal import paths

from tests.soak.live import LiveServer, serve

SECRET = "the secret of the canary"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def parse(answer: bytes) -> Answer:
    """The first answer on a connection."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Answer(int(status.split()[1]), headers, body)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, write_model: WriteModel
) -> Iterator[LiveServer]:
    """A page among whose files lie some that are nobody's business."""
    folder = tmp_path_factory.mktemp("raw")
    dist = build_page(folder / "dist", write_model)
    (folder / "secret.txt").write_text(SECRET)
    (dist / ".env").write_text(SECRET)
    (dist / "assets" / ".hidden.js").write_text(SECRET)
    (dist / ".git").mkdir()
    (dist / ".git" / "config").write_text(SECRET)
    (dist / "out.txt").symlink_to(folder / "secret.txt")
    (dist / "dotted.txt").symlink_to(dist / ".env")
    (dist / "outside").symlink_to(folder)
    (dist / "models" / "linked").symlink_to(dist / "models" / "seed")
    os.mkfifo(dist / "pipe.txt")  # reading it would wait for ever
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist) as live:
        yield live
        assert live.is_calm(), live.log()


def ask(server: LiveServer, request: bytes) -> Answer:
    return parse(server.say(request))


def test_the_corpus_of_traversal_reaches_nothing(server: LiveServer) -> None:
    corpus = paths()
    assert len(corpus) >= 200
    for path in corpus:
        answer = server.say(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        assert parse(answer).status in (400, 404), path
        assert SECRET.encode() not in answer, path
        assert INDEX.encode() not in answer, path


HOSTS = [
    (b"Host: here\r\n", 200),
    (b"Host: here:8000\r\n", 200),
    (b"Host: HERE.example\r\n", 200),
    (b"Host: 127.0.0.1\r\n", 200),
    (b"Host: [::1]:80\r\n", 200),
    (b"", 400),
    (b"Host:\r\n", 400),
    (b"Host: here\r\nHost: here\r\n", 400),
    (b"Host: here\r\nHost: there\r\n", 400),
    (b"Host: here, there\r\n", 400),
    (b"Host: a b\r\n", 400),
    (b"Host: here/path\r\n", 400),
    (b"Host: user@here\r\n", 400),
    (b"Host: here:port\r\n", 400),
    (b"Host: here:99999\r\n", 400),
    (b"Host: <script>\r\n", 400),
    (b"Host: h\xc3\xa9re\r\n", 400),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
@pytest.mark.parametrize("path", [b"/", b"/healthz"])
def test_a_host_is_there_once_and_legal(
    server: LiveServer, host: bytes, status: int, path: bytes
) -> None:
    assert ask(server, b"GET " + path + b" HTTP/1.1\r\n" + host + b"\r\n").status == status


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"http://here/", 200),
        (b"http://here", 200),
        (b"http:///", 400),
        (b"http://us er/", 400),
        (b"http://user@here/", 400),
        (b"http://[here/", 400),
        (b"here", 400),
        (b"*", 400),
    ],
)
def test_an_absolute_target_names_a_legal_host(
    server: LiveServer, target: bytes, status: int
) -> None:
    assert ask(server, b"GET " + target + b" HTTP/1.1\r\nHost: here\r\n\r\n").status == status


def test_http_1_0_needs_no_host(server: LiveServer) -> None:
    assert ask(server, b"GET / HTTP/1.0\r\n\r\n").status == 200


REFUSED = [
    (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: here\r\nno colon\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: here\r\nBad Name: x\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: here\r\nX: \x00\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: here\r\nX: one\r\n two\r\n\r\n", 400),
    (b"GET / HTTP/3.0\r\n\r\n", 400),
    (b"GET /<script>alert(1)</script>\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),  # TLS to a plain port
    (b"get / HTTP/1.1\r\nHost: here\r\n\r\n", 400),
    (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: here\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nHost: here\r\n" + b"X-Y: z\r\n" * 70 + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: here\r\nX: " + b"a" * 9000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: here\r\nExpect: miracles\r\n\r\n", 417),
    (b"POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: rot13\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: -1\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n\r\n", 400),
]


@pytest.mark.parametrize(("request_bytes", "status"), REFUSED)
def test_a_refusal_carries_the_security_headers_and_no_echo(
    server: LiveServer, request_bytes: bytes, status: int
) -> None:
    answer = ask(server, request_bytes)
    assert answer.status == status
    page = ask(server, b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
    for name in (
        "Content-Security-Policy",
        "Cross-Origin-Embedder-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "Server",
        "X-Content-Type-Options",
    ):
        assert answer.headers[name] == page.headers[name]
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert "Date" in answer.headers
    assert b"<" not in answer.body


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Length: 1000000000\r\n\r\nsome of it",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
        b"Content-Length: 31\r\n\r\nGET /digits.bin HTTP/1.1\r\n\r\nrest",
    ],
)
@pytest.mark.parametrize(("method", "status"), [(b"POST", 405), (b"PUT", 405), (b"GET", 200)])
def test_a_body_is_neither_asked_for_nor_read(
    server: LiveServer, method: bytes, status: int, body: bytes
) -> None:
    answer = server.say(method + b" / HTTP/1.1\r\nHost: here\r\n" + body)
    assert parse(answer).status == status
    assert parse(answer).headers["Connection"] == "close"
    assert len(re.findall(rb"HTTP/1\.1 \d\d\d", answer)) == 1  # no 100, and no answer to the body


def test_many_requests_on_one_connection_are_answered_in_order(server: LiveServer) -> None:
    request = b"GET /digits.bin HTTP/1.1\r\nHost: here\r\n\r\n"
    answer = server.say(request * 99 + request.replace(b"here", b"here\r\nConnection: close"))
    assert answer.count(b"HTTP/1.1 200 OK") == answer.count(b"0123456789") == 100


@pytest.mark.parametrize(
    "url", ["/", "/digits.bin", "/models/", "/nothing", "/assets/page-Dk3x9.js"]
)
def test_head_sends_the_headers_of_get_and_ends_there(server: LiveServer, url: str) -> None:
    request = f"GET {url} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode()
    get, head = ask(server, request), ask(server, request.replace(b"GET", b"HEAD"))
    assert (head.status, head.body) == (get.status, b"")
    assert {**head.headers, "Date": ""} == {**get.headers, "Date": ""}
    assert int(head.headers["Content-Length"]) == len(get.body)


def test_a_304_ends_with_its_headers_and_leaves_the_connection_open(server: LiveServer) -> None:
    unchanged = b"GET / HTTP/1.1\r\nHost: here\r\nIf-None-Match: *\r\n\r\n"
    answer = server.say(unchanged + unchanged)
    assert answer.count(b"HTTP/1.1 304 Not Modified\r\n") == 2
    assert answer.endswith(b"\r\n\r\n")


def test_headers_of_a_proxy_change_nothing(server: LiveServer) -> None:
    forged = b"SCRIPT_NAME: /x\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
    answer = ask(server, b"GET / HTTP/1.1\r\nHost: here\r\n" + forged + b"\r\n")
    assert answer.status == 200
    assert b"evil" not in answer.body


def test_only_trusted_hosts_are_answered(tmp_path: Path, write_model: WriteModel) -> None:
    dist = build_page(tmp_path / "dist", write_model)
    trusted = "demo.example, .school.example 127.0.0.1"
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist, TRUSTED_HOSTS=trusted) as live:
        for host, status in {
            "demo.example": 200,
            "DEMO.example:8000": 200,
            "school.example": 200,
            "a.school.example": 200,
            "aschool.example": 400,
            "www.demo.example": 400,
            "demo.example.evil": 400,
            "evil.example": 400,
        }.items():
            answer = ask(live, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            assert answer.status == status, host
            assert "Content-Security-Policy" in answer.headers
        assert ask(live, b"GET / HTTP/1.0\r\n\r\n").status == 400
        absolute = b"GET http://evil.example/ HTTP/1.1\r\nHost: demo.example\r\n\r\n"
        assert ask(live, absolute).status == 400
