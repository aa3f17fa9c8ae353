from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sample_page import WriteModel

from server import create_app


def faults(client: FlaskClient) -> dict[str, str]:
    response = client.get("/readyz")
    answer: dict[str, Any] = response.get_json()
    found = {fault["file"]: fault["error"] for fault in answer.get("faults", [])}
    assert response.status_code == (503 if found else 200)
    assert answer["status"] == ("not ready" if found else "ready")
    return found


def test_a_server_whose_files_are_all_there_is_ready(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    write_model(models_dir, "mine")
    assert faults(client) == {}
    assert client.get("/readyz").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name", ["index.html", "lib/unrolled.js", "assets/page-Dk3x9.js.br", "digits.bin"]
)
def test_a_file_altered_while_serving_is_named_and_served_as_it_was(
    client: FlaskClient, dist: Path, name: str
) -> None:
    before = client.get("/digits.bin").data
    path = dist / name
    good, stat = path.read_bytes(), path.stat()
    path.write_bytes(bytes([good[0] ^ 1]) + good[1:])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # the size and date it had
    assert faults(client) == {f"/{name}": "It has changed since the server read it."}
    path.unlink()
    assert faults(client) == {f"/{name}": "It cannot be read: No such file or directory."}
    path.write_bytes(good)
    assert faults(client) == {}
    assert client.get("/digits.bin").data == before


def test_before_the_build_nothing_is_ready(tmp_path: Path) -> None:
    client = create_app({"DIST_DIR": tmp_path / "none"}).test_client()
    assert faults(client) == {"/": "The page has not been built."}


DAMAGES = {
    "truncated": "Its weights.bin has 9 bytes; its card.json says 10.",
    "altered": "Its weights.bin is not the file that its card.json describes.",
    "missing": "Its weights.bin is missing.",
    "unreadable": "It cannot be read: Permission denied.",
}


def damage(weights: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if how == "truncated":
        weights.write_bytes(weights.read_bytes()[:-1])
    elif how == "altered":
        weights.write_bytes(weights.read_bytes()[::-1])
    elif how == "missing":
        weights.unlink()
    else:  # chmod would not do: nothing is unreadable to root, who runs tests in many containers
        read_bytes = Path.read_bytes

        def refuse(path: Path) -> bytes:
            if path == weights:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return read_bytes(path)

        monkeypatch.setattr(Path, "read_bytes", refuse)
        weights.touch()


@pytest.mark.parametrize("how", DAMAGES)
def test_a_fresh_model_damaged_while_serving_is_named_and_not_offered(
    client: FlaskClient,
    models_dir: Path,
    write_model: WriteModel,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    weights = write_model(models_dir, "mine") / "weights.bin"
    good = client.get("/models/mine/weights.bin").data
    assert faults(client) == {}
    damage(weights, how, monkeypatch)
    assert faults(client) == {"/models/mine/": DAMAGES[how]}
    listing = client.get("/models/").get_json()
    assert listing["broken"] == [{"id": "mine", "error": DAMAGES[how]}]
    assert "mine" not in [model["id"] for model in listing["models"]]
    # What is still sent is not what the card names, and the page checks before it predicts.
    response = client.get("/models/mine/weights.bin")
    assert response.status_code == 404 or response.data != good


@pytest.mark.parametrize("how", DAMAGES)
def test_a_shipped_model_damaged_while_serving_is_named_and_served_as_it_was(
    client: FlaskClient, dist: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    weights = dist / "models" / "seed" / "weights.bin"
    good = client.get("/models/seed/weights.bin").data
    damage(weights, how, monkeypatch)
    found = faults(client)
    assert "/models/seed/weights.bin" in found
    assert found["/models/seed/"] == DAMAGES[how]
    assert client.get("/models/seed/weights.bin").data == good
    assert client.get("/models/").get_json()["broken"] == []


def test_a_model_that_was_damaged_before_the_start_is_not_offered(dist: Path) -> None:
    (dist / "models" / "seed" / "weights.bin").write_bytes(b"9876543210")
    client = create_app({"DIST_DIR": dist}).test_client()
    assert faults(client) == {"/models/seed/": DAMAGES["altered"]}
    assert [m["id"] for m in client.get("/models/").get_json()["models"]] == ["simple-rnn"]
