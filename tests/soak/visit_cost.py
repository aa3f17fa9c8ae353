"""What one visit costs, first and again: requests, bytes on the wire, processor time of the server.

The page's own requests, in its order: the document, what it names, and what its script then asks
for. A browser with a cache asks again for what is `no-cache`, and not for what is immutable.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .figures import Figures
from .live import LiveServer, serve

MODEL = "simple-rnn"
VISITS = 200  # processor time comes in hundredths of a second
MILLI = 1000


class Named(HTMLParser):
    """The files an HTML document names: scripts, styles, preloaded modules, its icon."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect `src` of scripts and `href` of links."""
        attributes = dict(attrs)
        url = attributes.get({"script": "src", "link": "href"}.get(tag, ""))
        if url and not url.startswith("data:"):
            self.urls.append("/" + url.removeprefix("./"))


@dataclass
class Browser:
    """Entity tags and immutable files, as a browser keeps them; bytes both ways are counted."""

    server: LiveServer
    tags: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    requests: int = 0
    received: int = 0
    sent: int = 0

    def get(self, connection: socket.socket, url: str) -> bytes:
        """Ask as a browser does, unless the answer is kept."""
        if url in self.kept:
            return b""
        condition = f"If-None-Match: {self.tags[url]}\r\n" if url in self.tags else ""
        request = (
            f"GET {url} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Accept-Encoding: gzip, deflate, br, zstd\r\n{condition}\r\n"
        ).encode()
        connection.sendall(request)
        with connection.makefile("rb") as stream:
            head = b""
            while (line := stream.readline()) != b"\r\n":
                head += line
            length = re.search(rb"Content-Length: (\d+)", head)
            body = stream.read(int(length[1])) if length else b""
        self.requests += 1
        self.sent += len(request)
        self.received += len(head) + 2 + len(body)
        if b"immutable" in head:
            self.kept.add(url)
        if tag := re.search(rb"ETag: (\S+)", head):
            self.tags[url] = tag[1].decode()
        return body


def run(figures: Figures) -> None:
    """Visit once and again, and print what it took; nothing here is judged."""
    with serve(WEB_CONCURRENCY=1) as server:
        document = server.get("/")[1].decode()
        named = Named()
        named.feed(document)
        model = [f"/models/{MODEL}/card.json", f"/models/{MODEL}/vocabulary.txt"]
        model += [f"/models/{MODEL}/model.json", f"/models/{MODEL}/group1-shard1of1.bin"]
        urls = list(dict.fromkeys(["/", *named.urls, "/models/", *model]))
        figures.note(" ".join(urls))
        browser = Browser(server)
        for name in ("first visit", "again"):
            before = (browser.requests, browser.received, browser.sent)
            _visit(browser, urls)
            figures.note(
                f"{name:11} {browser.requests - before[0]:3} requests, "
                f"{(browser.received - before[1]) / MILLI:7.1f} kB down, "
                f"{(browser.sent - before[2]) / MILLI:4.1f} kB up"
            )
        for name, is_first in (("first visit", True), ("again", False)):
            cpu = server.cpu_seconds()
            for _ in range(VISITS):
                if is_first:
                    browser.tags.clear()
                    browser.kept.clear()
                _visit(browser, urls)
            spent = (server.cpu_seconds() - cpu) / VISITS
            figures.note(f"{name:11} {spent * MILLI:.2f} ms of the server's processor")


def _visit(browser: Browser, urls: list[str]) -> None:
    with browser.server.connect() as connection:
        for url in urls:
            browser.get(connection, url)
