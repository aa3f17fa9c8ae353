from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sample_page import WriteModel


def listing(client: FlaskClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/models/").get_json()
    return answer


def ids(client: FlaskClient) -> list[str]:
    return [model["id"] for model in listing(client)["models"]]


def errors(client: FlaskClient) -> dict[str, str]:
    return {broken["id"]: broken["error"] for broken in listing(client)["broken"]}


def test_a_model_is_listed_with_what_a_visitor_chooses_by(client: FlaskClient) -> None:
    assert listing(client)["models"][0] == {
        "id": "simple-rnn",
        "title": "The simple-rnn",
        "cell": "SimpleRNN",
        "units": 16,
        "url": "simple-rnn/",
        "bytes": 2 + 10 + 6,
    }


@pytest.mark.parametrize(
    ("layers", "listed"),
    [
        ([{"kind": "GRU", "units": 3}, {"kind": "MinGRU", "units": 4}], ("MinGRU", 4)),
        ([], ("none", 0)),
    ],
)
def test_a_card_of_format_2_is_listed_by_its_last_layer(
    client: FlaskClient,
    models_dir: Path,
    write_model: WriteModel,
    layers: list[object],
    listed: tuple[str, int],
) -> None:
    path = write_model(models_dir, "mine") / "card.json"
    card = json.loads(path.read_text())
    del card["cell"], card["units"]
    path.write_text(json.dumps(card | {"format": 2, "layers": layers}))
    [mine] = [model for model in listing(client)["models"] if model["id"] == "mine"]
    assert (mine["cell"], mine["units"]) == listed


def test_the_default_comes_first_then_the_shipped_ones_then_the_rest_by_id(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    for model_id in ("zebra", "lstm", "ape", "gru"):
        write_model(models_dir, model_id)
    assert ids(client) == ["simple-rnn", "gru", "lstm", "seed", "ape", "zebra"]


def test_a_freshly_trained_model_appears_and_is_served_without_a_restart(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    assert "mine" not in ids(client)
    assert client.get("/models/mine/weights.bin").status_code == 404
    write_model(models_dir, "mine")
    assert "mine" in ids(client)
    response = client.get("/models/mine/weights.bin", headers={"Range": "bytes=2-3"})
    assert (response.status_code, response.data) == (206, bytes([2, 3]))
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_retrained_model_is_served_anew(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    weights = write_model(models_dir, "mine") / "weights.bin"
    before = client.get("/models/mine/weights.bin")
    same = client.get("/models/mine/weights.bin", headers={"If-None-Match": before.headers["ETag"]})
    assert same.status_code == 304
    weights.write_bytes(b"trained on")
    os.utime(weights, (1, 1))  # a copy may carry any date, an older one too
    after = client.get(
        "/models/mine/weights.bin", headers={"If-None-Match": before.headers["ETag"]}
    )
    assert (after.status_code, after.data) == (200, b"trained on")


def test_the_vocabulary_of_a_fresh_model_is_compressed(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    (write_model(models_dir, "mine") / "vocabulary.txt").write_text("word\n" * 1000)
    response = client.get("/models/mine/vocabulary.txt", headers={"Accept-Encoding": "br, gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.data) < 500


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (None, "It has no card.json."),
        ("{", "Its card.json is not JSON."),
        ("[" * 100_000, "Its card.json is not JSON."),
        ("\xff", "Its card.json is not JSON."),
        ("[]", "Its card.json is not a JSON object."),
        ({"title": None}, 'Its card.json has no "title" that can be used.'),
        ({"units": True}, 'Its card.json has no "units" that can be used.'),
        ({"units": "16"}, 'Its card.json has no "units" that can be used.'),
        ({"files": None}, 'Its card.json has no "files" that can be used.'),
        ({"files": {"a.bin": 3}}, 'Its card.json does not say how many bytes "a.bin" has.'),
        (
            {"files": {"a.bin": {"bytes": 3}}},
            'Its card.json does not say which SHA-256 "a.bin" has.',
        ),
        ({"files": {"a.bin": {"bytes": 3, "sha256": "0"}}}, "Its a.bin is missing."),
        ({"files": {"../a": {"bytes": 3, "sha256": "0"}}}, "Its ../a is missing."),
        (
            {"files": {"weights.bin": {"bytes": 3, "sha256": "0"}}},
            "Its weights.bin has 10 bytes; its card.json says 3.",
        ),
        (
            {"files": {"weights.bin": {"bytes": 10, "sha256": "0"}}},
            "Its weights.bin is not the file that its card.json describes.",
        ),
        ({"id": "other"}, 'Its card.json says "other", its directory "mine".'),
    ],
)
def test_a_broken_model_is_left_out_and_named(
    client: FlaskClient,
    models_dir: Path,
    write_model: WriteModel,
    card: str | dict[str, object] | None,
    sentence: str,
) -> None:
    if isinstance(card, dict):
        directory = write_model(models_dir, "kept")
        directory = directory.rename(models_dir / "mine")
        changed = {**json.loads((directory / "card.json").read_text()), "id": "mine", **card}
        (directory / "card.json").write_text(json.dumps(changed))
    else:
        directory = write_model(models_dir, "mine")
        (directory / "card.json").unlink()
        if card is not None:
            (directory / "card.json").write_text(card, encoding="latin-1")
    assert errors(client) == {"mine": sentence}
    assert ids(client) == ["simple-rnn", "seed"]


def test_a_card_that_cannot_be_read_does_not_hide_the_others(
    client: FlaskClient, models_dir: Path, write_model: WriteModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_model(models_dir, "mine")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.parent.name == "mine":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read_bytes(path)

    # chmod would not do: nothing is unreadable to root, who runs tests in many containers.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert errors(client) == {"mine": "It cannot be read: Permission denied."}
    assert ids(client) == ["simple-rnn", "seed"]


def test_a_mended_card_is_seen(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    card = write_model(models_dir, "mine") / "card.json"
    good = card.read_text()
    card.write_text("{")
    assert "mine" in errors(client)
    card.write_text(good)
    assert errors(client) == {}
    assert "mine" in ids(client)


def test_an_unlisted_model_is_served_and_not_mentioned(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    write_model(models_dir, "draft", listed=False)
    assert "draft" not in ids(client)
    assert errors(client) == {}
    assert client.get("/models/draft/model.json").status_code == 200


def test_a_shipped_model_cannot_be_replaced(
    client: FlaskClient, models_dir: Path, write_model: WriteModel
) -> None:
    directory = write_model(models_dir, "seed", title="An impostor")
    (directory / "extra.bin").write_bytes(b"extra")
    assert errors(client) == {"seed": 'The page already ships a model called "seed".'}
    assert [m["title"] for m in listing(client)["models"] if m["id"] == "seed"] == ["The seed"]
    assert client.get("/models/seed/weights.bin").data == bytes(range(10))
    assert client.get("/models/seed/extra.bin").status_code == 404


def test_an_unchanged_list_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/models/").headers["ETag"]
    assert client.get("/models/", headers={"If-None-Match": tag}).status_code == 304


def test_nothing_beside_the_models_is_reachable(
    client: FlaskClient, models_dir: Path, tmp_path: Path, write_model: WriteModel
) -> None:
    directory = write_model(models_dir, "mine")
    (models_dir / "notes.txt").write_text("secret")
    (tmp_path / "secret.txt").write_text("secret")
    (directory / ".env").write_text("secret")
    (directory / "link.txt").symlink_to(tmp_path / "secret.txt")
    (directory / "model.json.gz").write_bytes(b"packed")
    (models_dir / "linked").symlink_to(tmp_path)
    write_model(models_dir, ".hidden")
    for path in (
        "notes.txt",
        "mine/.env",
        "mine/link.txt",
        "mine/model.json.gz",
        "mine/",
        "mine/../notes.txt",
        "../secret.txt",
        "mine/..%2f..%2fsecret.txt",
        "mine/%00",
        "mine/" + "a" * 300,
        "linked/secret.txt",
        ".hidden/model.json",
        "none/model.json",
    ):
        assert client.get(f"/models/{path}").status_code == 404, path
    assert set(ids(client)) == {"simple-rnn", "seed", "mine"}
    assert errors(client) == {}
