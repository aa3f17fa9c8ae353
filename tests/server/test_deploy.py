"""The container file, as far as it can be checked without an engine."""

from __future__ import annotations

import json
import re

from server.config import Settings
from tests.soak.live import ROOT

LINES = (ROOT / "server/deploy/Containerfile").read_text(encoding="utf-8").splitlines()
STEPS = [line.split(" ", 1) for line in LINES if line and not line.startswith("#")]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def steps(instruction: str) -> list[str]:
    return [rest for name, rest in STEPS if name == instruction]


def test_what_is_copied_exists() -> None:
    for step in steps("COPY"):
        *sources, _target = [word for word in step.split() if not word.startswith("--")]
        for source in sources:
            # The built page comes from the first stage.
            assert (ROOT / source).exists() or source == "/unrolled/web/dist", source


def test_it_builds_and_installs_as_make_serve_does() -> None:
    for command in ("npm ci --no-audit --no-fund", "-r requirements/serve.txt"):
        assert command in MAKEFILE
        assert any(command in step for step in steps("RUN")), command
    scripts = json.loads((ROOT / "package.json").read_text())["scripts"]
    assert "npm run build" in steps("RUN")
    # What the build reads lies in web/; a configuration elsewhere would be missing in the image.
    assert all("web/" in part for part in scripts["build"].split(" && "))
    assert json.loads(steps("ENTRYPOINT")[0])[1:] == ["-m", "server"]
    assert "bin/python -m server" in MAKEFILE


def test_it_runs_as_nobody_on_versions_that_are_supported() -> None:
    assert steps("USER") == ["65534"]
    assert STEPS.index(["USER", "65534"]) < STEPS.index(["ENTRYPOINT", steps("ENTRYPOINT")[0]])
    node, python = steps("FROM")
    assert int(re.findall(r"node:(\d+)", node)[0]) >= 20
    assert float(re.findall(r"python:3\.(\d+)", python)[0]) >= 10


def test_its_settings_and_its_health_check_are_the_servers() -> None:
    variables = dict(word.split("=") for step in steps("ENV") for word in step.split())
    ours = {name: value for name, value in variables.items() if name in Settings.names()}
    settings = Settings.from_environment(ours)
    assert settings.host == "0.0.0.0"
    port = str(settings.port)
    assert steps("EXPOSE") == [port]
    assert f"http://127.0.0.1:{port}/healthz" in steps("HEALTHCHECK")[0]
