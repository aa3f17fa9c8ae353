from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import server
from server.config import SettingError, Settings

README = Path(server.__file__).with_name("README.md")


def test_without_variables_the_server_listens_on_this_machine_only() -> None:
    settings = Settings.from_environment({"PATH": "/bin", "HOME": "/root"})
    assert (settings.host, settings.port, settings.web_concurrency) == ("127.0.0.1", 8000, 2)
    assert settings.dist_dir.parts[-2:] == ("web", "dist")
    assert settings.models_dir is None


def test_variables_are_read(tmp_path: Path) -> None:
    values = {"HOST": "::1", "PORT": "8123", "WEB_CONCURRENCY": "5", "MODELS_DIR": str(tmp_path)}
    settings = Settings.from_environment(values)
    assert (settings.host, settings.port, settings.web_concurrency) == ("::1", 8123, 5)
    assert settings.models_dir == tmp_path.resolve()


def test_an_empty_variable_means_the_default() -> None:
    assert Settings.from_environment({"PORT": "", "MODELS_DIR": " "}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "8_000"),
        ("PORT", "²"),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "1.5"),
        ("HOST", "http://here"),
        ("MODELS_DIR", "/nowhere/at/all"),
        ("PREVIOUS_DIST_DIR", "/nowhere/at/all"),
        ("TRUSTED_HOSTS", "demo.example:8000"),
        ("TRUSTED_HOSTS", "https://demo.example"),
        ("TRUSTED_HOSTS", "*"),
        ("EMBED_ANCESTORS", "school.example"),
        ("ACCESS_LOG", "/nowhere/at/all.log"),
    ],
)
def test_an_invalid_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(
        SettingError, match=f"^{name} is '{re.escape(value)}'; it must be an? .+\\.$"
    ):
        Settings.from_environment({name: value})


def test_an_unknown_setting_is_refused_by_name() -> None:
    with pytest.raises(SettingError, match=r"^PROT is not a setting; the settings are HOST, PORT"):
        Settings.from_mapping({"PROT": 80})


def test_a_guessed_prefix_is_refused_rather_than_ignored() -> None:
    with pytest.raises(SettingError, match=r"^UNROLLED_PORT is not a setting"):
        Settings.from_environment({"UNROLLED_PORT": "80"})


@pytest.mark.parametrize("name", ["TRUSTED_HOST", "MODEL_DIR", "EMBED_ANCESTOR", "WEB_CONCURENCY"])
def test_a_slip_of_the_finger_is_refused_rather_than_ignored(name: str) -> None:
    with pytest.raises(SettingError, match=rf"^{name} is not a setting"):
        Settings.from_environment({name: "here"})


def test_other_programs_variables_are_left_alone() -> None:
    others = {"HOSTNAME": "here", "HOSTS": "a", "PORTS": "1", "SM_MODEL_DIR": "/", "ACCESS": "no"}
    assert Settings.from_environment(others) == Settings()


def test_the_readme_documents_every_setting_with_default_and_unit() -> None:
    rows = [line.strip("|").split("|") for line in README.read_text(encoding="utf-8").splitlines()]
    documented = {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}
    for setting in dataclasses.fields(Settings):
        default = setting.default
        if isinstance(default, Path):
            default = default.relative_to(README.parents[1])
        assert documented[f"`{setting.name.upper()}`"] == [
            f"`{default}`" if default else "none",
            setting.metadata["unit"],
            setting.metadata["meaning"],
        ]
