from __future__ import annotations

from pathlib import Path

import pytest

from server import create_app
from server.config import SettingError, Settings


def connects(dist: Path, origins: str, url: str) -> str:
    client = create_app({"DIST_DIR": dist, "MODEL_ORIGINS": origins}).test_client()
    policy = client.get(url).headers["Content-Security-Policy"]
    return next(part for part in policy.split("; ") if part.startswith("connect-src"))


@pytest.mark.parametrize(
    ("origins", "directive"),
    [
        ("", "connect-src 'self'"),
        ("self", "connect-src 'self'"),
        ("https://a.example, http://b:81", "connect-src 'self' https://a.example http://b:81"),
        ("*", "connect-src 'self' *"),
    ],
)
def test_the_page_may_ask_the_servers_named_and_no_other(
    dist: Path, origins: str, directive: str
) -> None:
    for url in ("/", "/models/", "/nothing"):
        assert connects(dist, origins, url) == directive


def test_what_is_no_origin_is_refused_by_name() -> None:
    with pytest.raises(SettingError, match=r"^MODEL_ORIGINS is .* must be a list of origins"):
        Settings.from_mapping({"MODEL_ORIGINS": "https://a.example; script-src *"})
