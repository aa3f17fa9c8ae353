"""A small built page and a folder of freshly trained models, from real files in a real folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sample_page import WriteModel, build_page, card_of

from server import create_app


@pytest.fixture(scope="session")
def write_model() -> WriteModel:
    def write(parent: Path, model_id: str, **changes: object) -> Path:
        files = {"model.json": b"{}", "weights.bin": bytes(range(10)), "vocabulary.txt": b"<pad>\n"}
        directory = parent / model_id
        directory.mkdir(parents=True)
        for name, body in files.items():
            (directory / name).write_bytes(body)
        (directory / "card.json").write_text(json.dumps(card_of(model_id, files, **changes)))
        return directory

    return write


@pytest.fixture
def dist(tmp_path: Path, write_model: WriteModel) -> Path:
    return build_page(tmp_path / "dist", write_model)


@pytest.fixture
def models_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "runs"
    folder.mkdir()
    return folder


@pytest.fixture
def app(dist: Path, models_dir: Path) -> Flask:
    app = create_app({"DIST_DIR": dist, "MODELS_DIR": models_dir})
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
