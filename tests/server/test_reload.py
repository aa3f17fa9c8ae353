"""A running server outlives a build, a folder or a setting that is broken when it starts anew."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from sample_page import INDEX

from tests.soak.live import LiveServer, serve, until


def serves_the_page(server: LiveServer) -> bool:
    response, body = server.get("/")
    return response.status == 200 and body.decode() == INDEX


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("index.html", "The page has not been built."),
        ("models/seed/weights.bin", "Its weights.bin is missing."),
        ("../runs", "MODELS_DIR is"),
    ],
)
def test_a_hang_up_signal_onto_a_broken_build_changes_nothing(
    dist: Path, models_dir: Path, what: str, sentence: str
) -> None:
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist, MODELS_DIR=models_dir) as server:
        workers = server.workers()
        gone, kept = dist / what, dist.parent / "kept"
        shutil.move(gone, kept)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: "Not reloaded" in server.log())
        assert sentence in server.log()
        assert server.workers() == workers
        assert serves_the_page(server)
        shutil.move(kept, gone)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: bool(server.workers()) and not set(workers) & set(server.workers()))
        assert serves_the_page(server)


def test_a_worker_that_cannot_start_again_waits_until_it_can(dist: Path, models_dir: Path) -> None:
    with serve(WEB_CONCURRENCY=1, DIST_DIR=dist, MODELS_DIR=models_dir) as server:
        models_dir.rename(dist.parent / "kept")
        os.kill(server.workers()[0], signal.SIGKILL)
        until(lambda: "This worker cannot start yet: MODELS_DIR is" in server.log())
        assert server.process.poll() is None
        (dist.parent / "kept").rename(models_dir)
        assert serves_the_page(server)  # the socket kept the visitor waiting


def test_links_to_releases_are_followed_anew(dist: Path) -> None:
    """README's recipe: DIST_DIR and PREVIOUS_DIST_DIR are links, moved on before each HUP."""
    folder = dist.parent
    new = shutil.copytree(dist, folder / "new")
    (new / "assets" / "page-Dk3x9.js").rename(new / "assets" / "page-Qw2p8.js")
    (folder / "current").symlink_to(dist)
    (folder / "previous").symlink_to(dist)
    current, previous = folder / "current", folder / "previous"
    with serve(WEB_CONCURRENCY=1, DIST_DIR=current, PREVIOUS_DIST_DIR=previous) as server:
        assert server.get("/assets/page-Qw2p8.js")[0].status == 404
        (folder / "next").symlink_to(new)
        (folder / "next").replace(folder / "current")
        server.process.send_signal(signal.SIGHUP)
        until(lambda: server.get("/assets/page-Qw2p8.js")[0].status == 200)
        assert server.get("/assets/page-Dk3x9.js")[0].status == 200  # for pages still open
